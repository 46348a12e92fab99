/**
 * The contracts on a small fixed sample: the project's corpus, the examples, and awkward Unicode, in every way in which
 * chatveil reads a chat. `npm run verify:bulk` does the same to real amounts of text.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ambiguous,
  type Compared,
  checkAgain,
  checkLeftovers,
  checkOutside,
  checkUnchanged,
  checkWorkers,
  compare,
  messageFindings,
  type Subject,
  subjectOf,
  without,
} from '../../bench/verify/checks.ts';
import { type Done, redactFile } from '../../bench/verify/subject.ts';
import { type Chat, VARIANTS, type Variant, writeVariant } from '../../bench/verify/variants.ts';
import { loadPolicy, type Policy } from '../../dist/index.js';
import { SAMPLE as CHATS } from './sample-chats.ts';

/** One of each container gets every check; what else is written in the same container gets the short form. */
const WHOLE: ReadonlySet<string> = new Set(['jsonl', 'csv, by time', 'text']);
const WAYS = [
  [2, 4099],
  [0, 700],
  [1, 1 << 20],
  [4, 65_536],
] as const;

interface Treated {
  readonly variant: Variant;
  readonly subject: Subject;
  readonly done: Done;
  readonly compared: Compared;
  /** Conversations that this format cannot tell apart. */
  readonly left: Set<string>;
}

let folder: string;
let mask: Policy;
const treated = new Map<string, Treated>();

const of = (name: string): Treated => {
  const found = treated.get(name);
  if (found === undefined) throw new Error(`no variant ${name}`);
  return found;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chatveil-contracts-'));
  mask = await loadPolicy('mask');
  for (const variant of VARIANTS) {
    // Plain text has no empty messages, and a line end in a text may be the end of the message.
    const chats = variant.format === 'text' ? CHATS.map(sayable) : CHATS;
    const path = await writeVariant(
      variant,
      folder,
      chats.map((chat) => JSON.stringify(chat)),
      chats,
    );
    const subject = subjectOf(path, variant.format, readFileSync(path, 'utf8'), chats);
    const done = await redactFile({ input: path, format: variant.format, policy: mask, workers: 0 }, folder);
    const left =
      variant.format === 'text' ? new Set([...ambiguous(chats), ...changed(chats)]) : new Set<string>();
    treated.set(variant.name, { variant, subject, done, compared: await compare(subject, done), left });
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The chat with its line separators as spaces and without empty messages. */
function sayable(chat: Chat): Chat {
  const messages = chat.messages
    .filter(({ text }) => text.trim() !== '')
    .map((message) => ({ ...message, text: message.text.replace(/[\n\r\f\u0085\u2028\u2029]/g, ' ') }));
  return { ...chat, messages };
}

function changed(chats: readonly Chat[]): string[] {
  return CHATS.filter((chat, i) => JSON.stringify(chat) !== JSON.stringify(chats[i])).map(({ id }) => id);
}

describe.each(VARIANTS.map(({ name }) => name))('%s', (name) => {
  it('is read whole, and much is found in it', () => {
    const { done } = of(name);
    expect(done.summary.held).toEqual([]);
    expect(done.findings.split('\n').length).toBeGreaterThan(300);
  });

  it('comes back byte for byte where everything is kept', async () => {
    const keep = await loadPolicy({
      extends: 'none',
      default: { action: 'keep' },
      min_score: { CVV: 1, PIN: 1, PASSWORD: 1, SECRET: 1 },
    });
    expect(await checkUnchanged(of(name).subject, keep, folder)).toMatchObject({ wrong: 0 });
  });

  it('keeps every byte outside its findings', () => {
    const { compared, left } = of(name);
    expect(checkOutside(compared, left)).toMatchObject({ wrong: 0 });
  });

  it('gives the findings that JSONL gives', () => {
    const { compared, left, variant } = of(name);
    const reference = of(variant.messagesAlone === true ? 'jsonl, messages alone' : 'jsonl');
    const expected = without(messageFindings(reference.compared), left);
    expect(expected.size).toBeGreaterThan(200);
    expect([...without(messageFindings(compared), left)].sort()).toEqual([...expected].sort());
  });

  it('gives the same for any number of workers and any chunk size', async () => {
    const { subject, done } = of(name);
    const ways = WHOLE.has(name) ? WAYS : WAYS.slice(0, 1);
    expect(await checkWorkers(subject, mask, folder, ways, done)).toMatchObject({ wrong: 0 });
  });

  it.each(WHOLE.has(name) ? ['mask', 'pci', 'none'] : ['mask'])(
    'is not changed by a second run with %s',
    async (preset) => {
      const { subject, variant, done } = of(name);
      const policy = await loadPolicy(preset);
      const job = { input: subject.path, format: variant.format, policy, workers: 0, withFindings: false };
      const once = preset === 'mask' ? done.output : (await redactFile(job, folder)).output;
      const path = join(folder, `again-${variant.fileName}`);
      writeFileSync(path, once);
      expect(await checkAgain(once, path, variant.format, policy, folder)).toMatchObject({
        wrong: 0,
        records: [],
      });
    },
  );

  it('leaves nothing of a replaced value in its conversation', () => {
    const { compared } = of(name);
    const { left } = checkLeftovers(compared);
    const values = new Set(left.map(({ conversation, value }) => `${compared.ids[conversation]}: ${value}`));
    // Names that are common words as well stay where nothing says that they are names.
    expect([...values].filter((value) => !COMMON_NAMES.has(value))).toEqual([]);
  });
});

const COMMON_NAMES: ReadonlySet<string> = new Set([
  // "He may be early", "I grant you the slot"
  ...['en-hard-01: Grant', 'en-hard-01: May', 'en-hard-01: grant', 'en-hard-01: may'],
  // "I hope", "the may invoice", "like the verb"
  ...['names-en-02: Will', 'names-en-02: Hope', 'names-en-02: May'],
  // "Fleur of …", the flowers of the house, a hare in the logo
  ...['names-nl-01: Fleur', 'nl-05: Bloem', 'pl-05: Zając', 'pl-05: zając'],
  // in small letters, a wave in Spanish
  'english6-01: Ola',
]);
