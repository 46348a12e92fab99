/** Whose keys seal what, and what a store, a policy or an input can say against it. On the built code. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, createPool, loadPolicy, type PolicyFile, reveal, run } from '../../dist/index.js';
import { type KeyPlaces, openKeys } from '../../dist/keys/open-keys.js';
import { DOMAIN, makeKeys } from '../support/key-places.ts';

const TOKEN = /PII1_([A-Z]+)_([dvh])_[a-z2-7]+/g;
const KEYED: PolicyFile = {
  extends: 'pseudonymise',
  subject: { path: '/customer/id', agent_path: '/agent/id' },
};

let folder: string;
let places: KeyPlaces;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chatveil-keyed-'));
  places = await makeKeys(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
async function redact(
  name: string,
  content: string,
  options: Partial<Parameters<typeof run>[0]> = {},
  policy = KEYED,
) {
  const input = join(folder, `${++files}-${name}`);
  const output = join(folder, `${files}-out-${name}`);
  writeFileSync(input, content);
  const summary = await run({
    ...{ inputs: [input], output, mode: 'redact', format: 'auto', workers: 0, again: true, actor: 'maren' },
    engine: { policy: await loadPolicy(policy), rulePaths: [], keys: { places } },
    ...options,
  });
  return { input, output, summary, text: readFileSync(output, 'utf8') };
}

async function revealed(input: string, keys = places) {
  const output = join(folder, `${++files}-back`);
  const summary = await reveal({
    ...{ inputs: [input], output, format: 'auto', purpose: 'case 17', actor: 'odo' },
    keys: { places: keys },
  });
  return { output, summary, text: readFileSync(output, 'utf8') };
}

async function auditEntries(): Promise<Record<string, unknown>[]> {
  const { manager, close } = await openKeys(places);
  const entries: Record<string, unknown>[] = [];
  for await (const { body } of manager.audit.entries()) entries.push(JSON.parse(body));
  await close();
  return entries;
}

interface Said {
  readonly customer: unknown;
  readonly agent?: string;
  readonly texts: readonly string[];
}

const chat = (id: string, { customer, agent = 'A-7001', texts }: Said): string =>
  `${JSON.stringify({
    ...{ conversation_id: id, customer: { id: customer }, agent: { id: agent } },
    messages: texts.map((text, i) => ({ role: i % 2 === 0 ? 'customer' : 'agent', text })),
  })}\n`;

const tokensIn = (text: string, type: string): string[] =>
  [...text.matchAll(TOKEN)].filter((found) => found[1] === type).map((found) => found[0]);

const MAIL = 'my mail is odalys.brenner@example.com';

describe('whose keys seal a value', () => {
  it('is the customer, by the handle that the policy names, in every file', async () => {
    const one = await redact('a.jsonl', chat('chat-70001', { customer: 'C-88213', texts: [MAIL] }));
    const two = await redact(
      'b.jsonl',
      chat('chat-70002', { customer: 'C-88213', texts: ['hi', 'yes?', MAIL] }),
    );
    const other = await redact('c.jsonl', chat('chat-70003', { customer: 'C-90021', texts: [MAIL] }));
    const [mail] = tokensIn(one.text, 'EMAIL');
    expect(mail).toBeDefined();
    expect(tokensIn(two.text, 'EMAIL')).toEqual([mail]);
    expect(tokensIn(other.text, 'EMAIL')).not.toEqual([mail]);
    const [pseudonym] = tokensIn(one.text, 'SUBJECT');
    expect(tokensIn(two.text, 'SUBJECT')[0]).toBe(pseudonym);
    expect(tokensIn(other.text, 'SUBJECT')[0]).not.toBe(pseudonym);
  });

  it('joins other tables of the domain, whose column is named', async () => {
    const { text } = await redact('d.jsonl', chat('chat-70004', { customer: 'C-88213', texts: [MAIL] }));
    const table = await redact('orders.csv', 'customer_ref,total\nC-88213,31.20\nC-90021,8.00\n', {
      columns: { customer_ref: 'SUBJECT' },
    });
    const pseudonyms = tokensIn(table.text, 'SUBJECT');
    expect(pseudonyms).toHaveLength(2);
    expect(pseudonyms[0]).toBe(tokensIn(text, 'SUBJECT')[0]);
    expect((await revealed(table.output)).text).toBe(readFileSync(table.input, 'utf8'));
  });

  it("is the agent for the agent's own data, whoever the customer is", async () => {
    const texts = ['hello', 'I am on extension 4471, or write to team.lead@example.com'];
    const one = await redact('e.jsonl', chat('chat-70005', { customer: 'C-88213', texts }));
    const two = await redact('f.jsonl', chat('chat-70006', { customer: 'C-90021', texts }));
    const elsewhere = await redact(
      'g.jsonl',
      chat('chat-70007', { customer: 'C-90021', agent: 'A-7002', texts }),
    );
    expect(tokensIn(one.text, 'EMAIL')).toHaveLength(1);
    expect(tokensIn(two.text, 'EMAIL')).toEqual(tokensIn(one.text, 'EMAIL'));
    expect(tokensIn(elsewhere.text, 'EMAIL')).not.toEqual(tokensIn(one.text, 'EMAIL'));
  });

  it('has one key for a value that both say', async () => {
    const texts = [MAIL, 'so that is odalys.brenner@example.com, thanks'];
    const { text } = await redact('h.jsonl', chat('chat-70008', { customer: 'C-88213', texts }));
    const tokens = tokensIn(text, 'EMAIL');
    expect(tokens).toHaveLength(2);
    expect(tokens[0]).toBe(tokens[1]);
  });

  it.each(['customer', 'c1', 'visitor-2', '', '[SUBJECT_1]'])(
    'is the conversation where the handle is %j, which only it knows',
    async (customer) => {
      const one = await redact('i.jsonl', chat('chat-70010', { customer, texts: [MAIL] }));
      const same = await redact('j.jsonl', chat('chat-70010', { customer, texts: ['hello', 'hi', MAIL] }));
      const other = await redact('k.jsonl', chat('chat-70011', { customer, texts: [MAIL] }));
      expect(tokensIn(one.text, 'EMAIL')).toHaveLength(1);
      expect(tokensIn(same.text, 'EMAIL')).toEqual(tokensIn(one.text, 'EMAIL'));
      expect(tokensIn(other.text, 'EMAIL')).not.toEqual(tokensIn(one.text, 'EMAIL'));
    },
  );

  it('is the conversation, by its content, where it has no id that others know', async () => {
    const line = (id: string, text: string): string => `${JSON.stringify({ id, messages: [{ text }] })}\n`;
    const one = await redact('l.jsonl', line('1', MAIL) + line('2', `${MAIL} today`) + line('1', MAIL));
    const [first, second, third] = tokensIn(one.text, 'EMAIL');
    expect(first).not.toBe(second);
    expect(third).toBe(first);
  });
});

describe('an epoch', () => {
  const QUARTERLY: PolicyFile = { ...KEYED, subject: { ...KEYED.subject, epoch: 'quarter' } };
  const at = (id: string, time: string | undefined): string =>
    `${JSON.stringify({
      ...{ conversation_id: id, customer: { id: 'C-55012' } },
      messages: [{ created_at: time, role: 'customer', text: MAIL }],
    })}\n`;
  const mails = async (...chats: readonly string[]) => {
    const { output, text, input } = await redact('epochs.jsonl', chats.join(''), {
      engine: { policy: await loadPolicy(QUARTERLY), rulePaths: [], keys: { places } },
    });
    return { output, input, tokens: tokensIn(text, 'EMAIL'), pseudonyms: tokensIn(text, 'SUBJECT') };
  };

  it('gives a customer another key, by the time of the conversation', async () => {
    const { output, input, tokens, pseudonyms } = await mails(
      at('chat-71001', '2026-01-05T08:00:50Z'),
      at('chat-71002', '2026-03-30T17:20:00Z'),
      at('chat-71003', '2026-04-02T10:00:00Z'),
      at('chat-71004', undefined),
    );
    for (const [first, same, later, timeless] of [tokens, pseudonyms]) {
      expect(same).toBe(first);
      expect(new Set([first, later, timeless]).size).toBe(3);
    }
    expect((await revealed(output)).text).toBe(readFileSync(input, 'utf8'));
    // Without a time there is no epoch: it is the key that a policy without epochs uses.
    const plain = await redact('plain.jsonl', at('chat-71004', undefined));
    expect(tokensIn(plain.text, 'EMAIL')).toEqual([tokens[3]]);
  });

  it('makes no difference to an erasure, which ends all of them', async () => {
    const { output } = await mails(at('chat-71005', '2026-01-05T08:00:50Z'), at('chat-71006', undefined));
    const { manager, close } = await openKeys(places);
    expect((await manager.erase(await manager.secretsOf(DOMAIN), 'C-55012')).kids.length).toBeGreaterThan(1);
    await close();
    const { text, summary } = await revealed(output);
    expect(text).not.toContain('odalys');
    expect(summary.counts.actions['reveal'] ?? 0).toBe(0);
  });
});

describe('a short token', () => {
  it.each([
    ['subject', true, false],
    ['conversation', false, false],
    ['domain', true, true],
  ] as const)(
    'of scope %s: same in another chat %s, of another customer %s',
    async (scope, inOther, ofOther) => {
      const policy: PolicyFile = { ...KEYED, types: { EMAIL: { action: 'token', form: 'v', scope } } };
      const said = (id: string, customer: string) =>
        redact('v.jsonl', chat(id, { customer, texts: [MAIL] }), {}, policy);
      const [one] = tokensIn((await said('chat-71001', 'C-88213')).text, 'EMAIL');
      const [two] = tokensIn((await said('chat-71002', 'C-88213')).text, 'EMAIL');
      const other = await said('chat-71003', 'C-90021');
      expect(one).toMatch(/^PII1_EMAIL_v_[a-z2-7]{13}$/);
      expect(two === one).toBe(inOther);
      expect(tokensIn(other.text, 'EMAIL')[0] === one).toBe(ofOther);
      expect((await revealed(other.output)).text).toBe(readFileSync(other.input, 'utf8'));
    },
  );
});

describe('a hash', () => {
  const policy: PolicyFile = { ...KEYED, types: { PHONE: { action: 'hash' } } };
  const said = (id: string, customer: string, number: string) =>
    redact('w.jsonl', chat(id, { customer, texts: [`call me on ${number}`] }), {}, policy);

  it('joins customers, however the value is spelled, and opens for nobody', async () => {
    const one = await said('chat-71101', 'C-88213', '07700 900123');
    const two = await said('chat-71102', 'C-90021', '07700-900-123');
    const other = await said('chat-71103', 'C-90021', '07700 900124');
    const [phone] = tokensIn(one.text, 'PHONE');
    expect(phone).toMatch(/^PII1_PHONE_h_[a-z2-7]{24}$/);
    expect(tokensIn(two.text, 'PHONE')).toEqual([phone]);
    expect(tokensIn(other.text, 'PHONE')).not.toEqual([phone]);
    expect((await redact('w.jsonl', one.text, {}, policy)).text).toBe(one.text);
    const back = await revealed(one.output);
    expect(back.text).toContain(phone);
    expect(back.summary.counts.actions).toEqual({ reveal: 2, 'one-way': 1 });
  });

  it('is a mask for an erased subject', async () => {
    const { manager, close } = await openKeys(places);
    await manager.erase(await manager.secretsOf(DOMAIN), 'C-44300');
    await close();
    expect((await said('chat-71104', 'C-44300', '07700 900123')).text).toContain('[PHONE_1]');
  });
});

describe('what comes back', () => {
  it('is the source as it was written: escapes, numbers without quotes, odd cells', async () => {
    const json = String.raw`{"conversation_id":"chat-72001","customer":{"id":88213001,"phone":447700900123},"messages":[{"text":"I am \u005a\u006f\u00eb Quill, mail zo\u00eb\u0040example.com \/ 07700\u00a0900123 \ud83d\ude00"}]}
`;
    const { output, text } = await redact('m.jsonl', json);
    expect(text).toMatch(/"id":"PII1_SUBJECT_d_/);
    expect(text).toMatch(/"phone":"PII1_PHONE_d_/);
    expect((await revealed(output)).text).toBe(json);

    const csv = `id,text\nchat-72002, mail odalys.brenner@example.com \nchat-72003,"say ""hi"" to ""ada.quill@example.com"""\nchat-72004,+44 7700 900123\n`;
    const cells = await redact('n.csv', csv);
    expect(tokensIn(cells.text, 'PHONE')).toHaveLength(1);
    expect((await revealed(cells.output)).text).toBe(csv);
  });

  it('leaves what only looks like a token, and what was changed, as it was', async () => {
    const { text } = await redact('o.jsonl', chat('chat-72005', { customer: 'C-88213', texts: [MAIL] }));
    const [own = ''] = tokensIn(text, 'EMAIL');
    const typed = [
      `PII1_EMAIL_d_${'a'.repeat(72)}`,
      `PII1_EMAIL_v_${'b'.repeat(13)}`,
      own.toUpperCase(),
      `${own.slice(0, -1)}${own.endsWith('a') ? 'b' : 'a'}`,
      own.replace('EMAIL', 'PHONE'),
    ];
    const source = chat('chat-72006', {
      customer: 'C-88213',
      texts: [`I got ${typed.join(' and ')}, and ${own}`],
    });
    const once = await redact('p.jsonl', source);
    expect(once.summary.counts.rules['foreign-token']).toBe(typed.length);
    for (const one of typed) expect(once.text).not.toContain(one);
    expect(once.text).toContain(own);
    expect((await redact('q.jsonl', once.text)).text).toBe(once.text);
    const back = await revealed(once.output);
    for (const one of typed) expect(back.text).toContain(one);
    // It was ours already, so it is opened like any other.
    expect(back.text).toBe(source.replace(own, 'odalys.brenner@example.com'));
  });

  it('comes back from a note that holds tokens, and to its owner alone', async () => {
    const { text } = await redact('r.jsonl', chat('chat-72007', { customer: 'C-88213', texts: [MAIL] }));
    const [mail = ''] = tokensIn(text, 'EMAIL');
    const note = join(folder, 'note.md');
    writeFileSync(note, `# To do\n\nAsk ${mail}, then <${mail}>.\n`);
    const back = await revealed(note);
    expect(back.text).toBe('# To do\n\nAsk odalys.brenner@example.com, then <odalys.brenner@example.com>.\n');
    expect(back.summary.counts.actions).toEqual({ reveal: 2 });
    expect(statSync(back.output).mode & 0o777).toBe(0o600);
  });

  it('is nothing with the keys of another store', async () => {
    const { output, text } = await redact(
      's.jsonl',
      chat('chat-72008', { customer: 'C-88213', texts: [MAIL] }),
    );
    const back = await revealed(output, await makeKeys(folder, 'other'));
    expect(back.text).toBe(text);
    expect(back.summary.counts.actions).toEqual({ foreign: [...text.matchAll(TOKEN)].length });
  });
});

describe('an erased subject', () => {
  it('is masked from then on, and what was sealed for it stays closed', async () => {
    const gone = chat('chat-73001', { customer: 'C-44100', texts: [MAIL] });
    const stays = chat('chat-73002', { customer: 'C-44200', texts: [MAIL] });
    const before = await redact('t.jsonl', gone + stays);
    const { manager, close } = await openKeys(places);
    await manager.erase(await manager.secretsOf(DOMAIN), 'C-44100');
    await close();
    const after = await redact('u.jsonl', gone + stays);
    const [erased = '', kept = ''] = after.text.split('\n');
    expect(erased).toContain('[EMAIL_1]');
    expect(tokensIn(erased, 'SUBJECT')).toHaveLength(1);
    expect(tokensIn(kept, 'EMAIL')).toEqual(tokensIn(before.text.split('\n')[1] ?? '', 'EMAIL'));
    expect(after.summary.counts.unsealed).toBeGreaterThan(0);
    expect(after.summary.fingerprint).not.toBe(before.summary.fingerprint);
    const back = await revealed(before.output);
    expect(back.text.split('\n')[1]).toBe(stays.trimEnd());
    expect(back.text).not.toContain('C-44100');
    expect(back.summary.counts.actions['closed']).toBeGreaterThan(0);
  });
});

describe('a third person', () => {
  const HUSBAND = 'Wendell Achterberg';
  const texts = ['my name is Odalys Quastl', 'Is it for you?', `no, for my husband ${HUSBAND}`, 'Hi Wendell'];
  const named = { customer: 'C-45100', texts };

  it('is sealed under the conversation, and outlives the key of the customer', async () => {
    const chats = chat('chat-73501', named) + chat('chat-73502', named);
    const { output, text } = await redact('t.jsonl', chats);
    const [first = [], second = []] = text.split('\n').map((line) => tokensIn(line, 'PERSON'));
    expect(first).toHaveLength(3);
    // The customer is one in both; the husband is one in each.
    expect(first.filter((token) => second.includes(token))).toEqual([first[0]]);
    const { manager, close } = await openKeys(places);
    await manager.erase(await manager.secretsOf(DOMAIN), 'C-45100');
    await close();
    const back = await revealed(output);
    expect(back.text).not.toContain('Odalys');
    expect(back.text.match(new RegExp(HUSBAND, 'g'))).toHaveLength(2);
  });

  it('takes what is told beside the name along', async () => {
    const told = ['my name is Odalys Quastl, 020 7946 0718', `for my husband ${HUSBAND}, 07700 900123`];
    const { output } = await redact('t.jsonl', chat('chat-73504', { customer: 'C-45150', texts: told }));
    const { manager, close } = await openKeys(places);
    await manager.erase(await manager.secretsOf(DOMAIN), 'C-45150');
    await close();
    const back = await revealed(output);
    expect(back.text).toContain('07700 900123');
    expect(back.text).not.toContain('7946 0718');
  });

  it('is the customer where the transcript calls the customer so', async () => {
    const labelled = JSON.stringify({
      ...{ conversation_id: 'chat-73503', customer: { id: 'C-45200', name: HUSBAND } },
      messages: texts.map((text) => ({ role: 'customer', text })),
    });
    const { output, text } = await redact('t.jsonl', `${labelled}\n`);
    expect(tokensIn(text, 'PERSON')).toHaveLength(4);
    const { manager, close } = await openKeys(places);
    await manager.erase(await manager.secretsOf(DOMAIN), 'C-45200');
    await close();
    expect((await revealed(output)).text).not.toContain('Wendell');
  });

  it('is nobody who says the name to be their own', async () => {
    const same = [
      'my name is Wendell',
      'Thanks Wendell',
      'put it down for my son Wendell, he is called like me',
    ];
    const about = { customer: 'C-45300', texts: same };
    const { text } = await redact('t.jsonl', chat('chat-73505', about) + chat('chat-73506', about));
    const tokens = tokensIn(text, 'PERSON');
    expect(tokens).toHaveLength(6);
    expect(new Set(tokens).size).toBe(1);
  });
});

describe('a run without usable keys', () => {
  const engineOf = async (keys?: KeyPlaces, domain?: string) => ({
    policy: await loadPolicy('pseudonymise'),
    rulePaths: [],
    ...(keys === undefined ? {} : { keys: { places: keys, ...(domain === undefined ? {} : { domain }) } }),
  });
  const attempt = async (engine: Awaited<ReturnType<typeof engineOf>>, workers: number) =>
    redact('x.jsonl', chat('chat-74001', { customer: 'C-1', texts: [MAIL] }), { engine, workers });

  it.each([0, 1])('writes nothing, with %d workers', async (workers) => {
    await expect(attempt(await engineOf(), workers)).rejects.toMatchObject({ code: 'POLICY_INVALID' });
    const missing = { ...places, store: join(folder, 'nowhere', 'store.db') };
    await expect(attempt(await engineOf(missing), workers)).rejects.toMatchObject({
      code: 'KEYS_UNAVAILABLE',
    });
    const wrong = { ...places, keyFile: (await makeKeys(folder, `wrong-${workers}`)).keyFile ?? '' };
    await expect(attempt(await engineOf(wrong), workers)).rejects.toMatchObject({ code: 'KEYS_REFUSED' });
    const unknown = await engineOf(places, 'support-us');
    await expect(attempt(unknown, workers)).rejects.toMatchObject({ code: 'DOMAIN_INVALID' });
    expect(() => statSync(join(folder, `${files}-out-x.jsonl`))).toThrow();
  });

  it('is refused in an engine that cannot wait for a store', async () => {
    await expect(createEngine({ policy: 'pseudonymise' })).rejects.toMatchObject({ code: 'POLICY_INVALID' });
  });
});

describe('card numbers', () => {
  it('are sealed in a domain, or shown in part, but not both', async () => {
    const keys = { places: await makeKeys(folder, 'cards') };
    const attempt = async (types: PolicyFile['types']) => {
      const policy = await loadPolicy({ extends: 'pseudonymise', ...(types === undefined ? {} : { types }) });
      return redact('cards.jsonl', chat('chat-74100', { customer: 'C-1', texts: [MAIL] }), {
        engine: { policy, rulePaths: [], keys },
      });
    };
    await attempt({ CARD: { action: 'mask' } });
    await attempt({ CARD: { action: 'mask', style: 'partial', keep_last: 4 } });
    await expect(attempt(undefined)).rejects.toMatchObject({
      code: 'POLICY_INVALID',
      place: { field: 'types.CARD' },
    });
    expect(() => statSync(join(folder, `${files}-out-cards.jsonl`))).toThrow();
    await expect(attempt({ CARD: { action: 'hash' } })).rejects.toThrow('shown in part before');
    await attempt({ CARD: { action: 'drop' } });
  });
});

describe('the library', () => {
  it.each([0, 2])('seals as a run does, with %d workers', async (workers) => {
    const source = chat('chat-75001', { customer: 'C-88213', texts: [MAIL, 'thank you'] });
    const file = await redact('y.jsonl', source);
    const keys = { ...places, domain: DOMAIN, actor: 'ingestion', purpose: 'search index' };
    const pool = await createPool({ policy: KEYED, workers, keys });
    try {
      const { conversation } = await pool.redactConversation(JSON.parse(source));
      expect(conversation).toEqual(JSON.parse(file.text));
      const [one, two] = await Promise.all([pool.redact(MAIL), pool.redact(MAIL)]);
      expect(one.text).toMatch(/^my mail is PII1_EMAIL_d_[a-z2-7]+$/);
      expect(two).toEqual(one);
      const streamed: Buffer[] = [];
      await pipeline(Readable.from([Buffer.from(source)]), pool.stream({ format: 'jsonl' }), async (out) => {
        for await (const part of out) streamed.push(part);
      });
      expect(Buffer.concat(streamed).toString()).toBe(file.text);
    } finally {
      await pool.close();
    }
    await pool.close();
    // One conversation of three findings and the customer's id, once as an object and once as a stream, and two texts.
    const tokens = 2 * file.text.match(TOKEN)!.length + 2;
    expect((await auditEntries()).slice(-2)).toMatchObject([
      { action: 'redact', actor: 'ingestion', domain: DOMAIN, purpose: 'search index' },
      { action: 'redact-result', actor: 'ingestion', facts: { conversations: 4, tokens, unsealed: 0 } },
    ]);
  });

  it('seals card numbers in no domain where they were shown in part', async () => {
    const keys = await makeKeys(folder, 'library-cards');
    const shown: PolicyFile = {
      ...KEYED,
      types: { CARD: { action: 'mask', style: 'partial', keep_last: 4 } },
    };
    await (await createPool({ policy: shown, workers: 0, keys })).close();
    await expect(createPool({ policy: KEYED, workers: 0, keys })).rejects.toMatchObject({
      code: 'POLICY_INVALID',
      place: { field: 'types.CARD' },
    });
  });
});

it('names domain and purpose in the manifest, and who did what in the audit', async () => {
  const input = join(folder, 'inputs');
  const { mkdirSync } = await import('node:fs');
  mkdirSync(input);
  writeFileSync(join(input, 'one.jsonl'), chat('chat-76001', { customer: 'C-88213', texts: [MAIL] }));
  const output = join(folder, 'outputs');
  await redact('z.jsonl', '', { inputs: [input], output, purpose: 'training of new agents' }).catch(() => {});
  const manifest = JSON.parse(readFileSync(join(output, 'chatveil-run.json'), 'utf8'));
  expect(manifest.domain).toMatchObject({ domain: DOMAIN, purpose: 'support quality', region: 'EU' });
  await revealed(join(output, 'one.jsonl'));
  const entries = await auditEntries();
  const last = entries.slice(-4);
  expect(last.map((entry) => entry['action'])).toEqual([
    'redact',
    'redact-result',
    'reveal-intent',
    'reveal-result',
  ]);
  expect(last[0]).toMatchObject({
    actor: 'maren',
    purpose: 'training of new agents',
    facts: { cards: 'sealed' },
  });
  expect(last[1]).toMatchObject({ actor: 'maren', facts: { conversations: 1, files: 1 } });
  expect(last[2]).toMatchObject({ actor: 'odo', purpose: 'case 17' });
  expect(JSON.stringify(entries)).not.toMatch(/88213|odalys/i);
});
