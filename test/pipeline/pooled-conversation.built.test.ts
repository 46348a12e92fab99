/** Live conversations over a pool: what an engine's are, and tokens. On the built code. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, createPool, type LiveOptions, type PolicyFile } from 'chatveil';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DOMAIN, makeKeys } from '../support/key-places.ts';

const CHAT = [
  { role: 'agent', text: 'I told quastl already. What is your name, please?' },
  { role: 'customer', text: 'wendell zwirnmeyer' },
  { role: 'agent', text: 'Thanks wendell, and your mail address?' },
  { role: 'customer', text: 'wendell@example.com, the card is 4242 4242 4242 4242, exp 04/28, cvv 318' },
  { role: 'agent', text: 'Is that wendell@example.com, and is Mr Quastl your neighbour, wendell?' },
];
const KEYED: PolicyFile = { extends: 'pseudonymise', subject: { path: '/customer/id' } };

describe.each([0, 2])('with %d workers', (workers) => {
  it.each([0, 1, 3])('says what an engine says, with %d messages held', async (hold) => {
    const pool = await createPool({ workers });
    onTestFinished(() => pool.close());
    const one = (await createEngine()).openConversation({
      hold,
      participants: [{ role: 'bot', name: 'Odo' }],
    });
    const live = pool.openConversation({ hold, participants: [{ role: 'bot', name: 'Odo' }] });
    // Nobody waits for the answers: they come in the order of the calls all the same.
    const answers = Promise.all(CHAT.map((message) => live.add(message)));
    const flushed = live.flush();
    const closed = live.close();
    expect(await answers).toEqual(CHAT.map((message) => one.add(message)));
    expect(await flushed).toEqual(one.flush());
    expect(JSON.stringify(await closed)).toBe(JSON.stringify(one.close()));
    await expect(live.add({ text: 'hello' })).rejects.toMatchObject({ code: 'USAGE' });
  });
});

it('does not add what it refuses, and goes on', async () => {
  const pool = await createPool({ workers: 0 });
  onTestFinished(() => pool.close());
  const live = pool.openConversation();
  const circle: { text: string; self?: unknown } = { text: 'my name is Odalys Brenner' };
  circle.self = circle;
  await expect(live.add(circle)).rejects.toMatchObject({ code: 'USAGE' });
  await expect(live.add(JSON.parse('{}'))).rejects.toMatchObject({ place: { field: 'text' } });
  expect(await live.add({ text: 'mail mia@example.com' })).toMatchObject({
    message: 0,
    text: 'mail [EMAIL_1]',
  });
});

describe('with keys', () => {
  let folder: string;
  let keys: Awaited<ReturnType<typeof makeKeys>> & { domain: string };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chatveil-live-'));
    keys = { ...(await makeKeys(folder)), domain: DOMAIN };
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function play(options: LiveOptions) {
    const pool = await createPool({ policy: KEYED, workers: 0, keys });
    onTestFinished(() => pool.close());
    const live = pool.openConversation(options);
    const results = [];
    for (const message of CHAT) results.push(await live.add(message));
    const whole = await live.close();
    return { texts: results.map(({ text }) => text), late: results.flatMap(({ late }) => late), whole, pool };
  }

  it('writes the tokens of the whole conversation from the first message on', async () => {
    const customer = { metadata: { conversation_id: 'chat-70001', customer: { id: 'C-88213' } } };
    const { texts, late, whole, pool } = await play(customer);
    expect(late).toEqual([{ message: 0, start: 7, end: 13 }]);
    expect(texts.slice(1)).toEqual(whole.messages.slice(1).map(({ text }) => text));
    expect(texts[3]).toMatch(
      /^PII1_EMAIL_d_\w+, the card is PII1_CARD_d_\w+, exp PII1_EXPIRY_d_\w+, cvv \[CVV_1\]$/,
    );
    const chat = { ...customer.metadata, messages: CHAT };
    expect((await pool.redactConversation(chat)).conversation).toEqual(whole.conversation);
  });

  it('gives a conversation without an id one of its own, the same for all its messages', async () => {
    const [one, two] = [await play({}), await play({})];
    const mail = /PII1_EMAIL_d_\w+/;
    expect(one.texts[4]).toContain(mail.exec(one.texts[3]!)![0]);
    expect(two.texts[3]).not.toContain(mail.exec(one.texts[3]!)![0]);
    expect(one.whole.conversation).toHaveProperty('conversation_id');
  });

  it('refuses an id that others do not know, and metadata that holds messages', async () => {
    const pool = await createPool({ policy: KEYED, workers: 0, keys });
    onTestFinished(() => pool.close());
    for (const metadata of [{ conversation_id: 'c1' }, { conversation_id: 4 }, { messages: [] }])
      expect(() => pool.openConversation({ metadata })).toThrow(expect.objectContaining({ code: 'USAGE' }));
    for (const wrong of ['{"metadata":"x"}', 'null', '{"hld":1}'])
      expect(() => pool.openConversation(JSON.parse(wrong))).toThrow(
        expect.objectContaining({ code: 'USAGE' }),
      );
  });
});
