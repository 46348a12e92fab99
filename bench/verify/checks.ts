/** The checks that every variant of the conversations must pass. Each counts what it looked at and what was wrong. */
import { createHash } from 'node:crypto';
import type { FormatName, Policy } from '../../dist/index.js';
import { type Cell, type CellRecord, decode } from './decode.ts';
import { byConversation, ConversationNames, type FindingLine, readFindings } from './findings.ts';
import { type Leftover, leftovers } from './leftovers.ts';
import { outsideProblems } from './outside.ts';
import { type Done, redactFile } from './subject.ts';
import type { Chat } from './variants.ts';

export interface Outcome {
  readonly looked: number;
  readonly wrong: number;
  /** What was counted, and what else is to be known. */
  readonly note: string;
}

/** A file, and which conversation each of its records belongs to. */
export interface Subject {
  readonly path: string;
  readonly format: FormatName;
  readonly text: string;
  /** Id of each record's conversation, in the order of the records. */
  readonly ids: (records: readonly CellRecord[]) => readonly string[];
}

export function subjectOf(path: string, format: FormatName, text: string, chats: readonly Chat[]): Subject {
  const ids =
    format === 'csv'
      ? (records: readonly CellRecord[]) => records.map(([id]) => id?.text ?? '')
      : () => chats.map(({ id }) => id);
  return { path, format, text, ids };
}

/** Input and output of a run, cut into conversations by other means than chatveil's. */
export interface Compared {
  readonly ids: readonly string[];
  readonly before: readonly (readonly Cell[])[];
  readonly after: readonly (readonly Cell[])[];
  readonly findings: ReadonlyMap<number, readonly FindingLine[]>;
  /** Records or bytes between them that are not what they were. */
  readonly frameChanged: boolean;
}

export async function compare(subject: Subject, done: Done): Promise<Compared> {
  const before = await decode(subject.format, subject.text);
  const after = await decode(subject.format, done.output.toString('utf8'));
  const recordIds = subject.ids(before.records);
  const order = [...new Set(recordIds)];
  const position = new Map(order.map((id, i) => [id, i]));
  const gathered = (records: readonly CellRecord[]): Cell[][] => {
    const lists: Cell[][] = order.map(() => []);
    records.forEach((record, i) => {
      lists[position.get(recordIds[i] ?? '') ?? 0]!.push(...record);
    });
    return lists;
  };
  return {
    ids: order,
    before: gathered(before.records),
    after: gathered(after.records),
    findings: byConversation(
      readFindings(done.findings).map((finding) => (subject.format === 'text' ? inTalk(finding) : finding)),
      new ConversationNames(order),
    ),
    frameChanged: before.frame !== after.frame || before.records.length !== after.records.length,
  };
}

/** Plain text names lines; the decoded cells are named by message. */
function inTalk(finding: FindingLine): FindingLine {
  return { ...finding, path: finding.message === null ? '/label' : `/text/${finding.message}` };
}

/** (a) A policy that keeps everything gives back the input, byte for byte. */
export async function checkUnchanged(subject: Subject, policy: Policy, folder: string): Promise<Outcome> {
  const { output, summary } = await redactFile(
    { input: subject.path, format: subject.format, policy, workers: 2, withFindings: false },
    folder,
  );
  const same = output.equals(Buffer.from(subject.text));
  return {
    looked: output.length,
    wrong: same && summary.heldCount === 0 ? 0 : 1,
    note: `bytes; ${sum(summary.counts.findings)} findings kept`,
  };
}

/** (b) With edits, everything outside the findings is what it was. */
export function checkOutside(
  { ids, before, after, findings, frameChanged }: Compared,
  left: Set<string>,
): Outcome {
  let cells = 0;
  let wrong = frameChanged ? 1 : 0;
  before.forEach((list, i) => {
    if (left.has(ids[i] ?? '')) return;
    cells += list.length;
    wrong += outsideProblems(list, after[i] ?? [], findings.get(i) ?? []);
  });
  return { looked: cells, wrong, note: 'cells compared' };
}

/** Findings in messages, in words that are equal for all variants. */
export function messageFindings({ ids, before, findings }: Compared): Set<string> {
  const keys = new Set<string>();
  for (const [conversation, list] of findings) {
    const blanks = new Map((before[conversation] ?? []).map((cell) => [cell.path, cell.blanks ?? 0]));
    for (const { message, path, start, end, type, rule } of list) {
      if (message === null) continue;
      const shift = blanks.get(path) ?? 0;
      keys.add(JSON.stringify([ids[conversation], message, start + shift, end + shift, type, rule]));
    }
  }
  return keys;
}

/** Without the findings of these conversations. */
export function without(findings: ReadonlySet<string>, left: ReadonlySet<string>): ReadonlySet<string> {
  if (left.size === 0) return findings;
  return new Set([...findings].filter((key) => !left.has(String(JSON.parse(key)[0]))));
}

/**
 * Chats with a message that goes on in a line which begins like a message of its own. Plain text cannot tell them,
 * so in plain text they are left out of the comparison.
 */
export function ambiguous(chats: readonly Chat[]): Set<string> {
  const isOne = ({ messages }: Chat): boolean => messages.some(({ text }) => /\n[^\n:]{1,40}: /.test(text));
  return new Set(chats.filter(isOne).map(({ id }) => id));
}

/** (c) What is found in a message does not depend on how the message is written. */
export function checkSameFindings(
  reference: ReadonlySet<string>,
  own: ReadonlySet<string>,
): Outcome & { readonly different: readonly string[] } {
  const missing = [...reference].filter((key) => !own.has(key)).map((key) => `- ${key}`);
  const added = [...own].filter((key) => !reference.has(key)).map((key) => `+ ${key}`);
  return {
    looked: reference.size,
    wrong: missing.length + added.length,
    note:
      missing.length + added.length === 0 ? 'findings' : `${missing.length} missing, ${added.length} more`,
    different: [...missing, ...added],
  };
}

/** (d) Workers and chunks do not show in output, findings or counts. */
export async function checkWorkers(
  subject: Subject,
  policy: Policy,
  folder: string,
  ways: readonly (readonly [workers: number, chunkBytes: number])[],
  usual: Done,
): Promise<Outcome> {
  const seen = new Set([digest(usual)]);
  for (const [workers, chunkBytes] of ways) {
    const job = { input: subject.path, format: subject.format, policy, workers, chunkBytes };
    seen.add(digest(await redactFile(job, folder)));
  }
  return { looked: ways.length + 1, wrong: seen.size - 1, note: 'runs, all alike' };
}

/** Of all that a run gives. */
function digest({ output, findings, summary }: Done): string {
  const hash = createHash('sha256').update(output).update('\0').update(findings);
  return hash.update(JSON.stringify([sorted(summary.counts), summary.held])).digest('hex');
}

/** (e) What has been redacted is not changed by redacting it again. */
export async function checkAgain(
  once: Buffer,
  path: string,
  format: FormatName,
  policy: Policy,
  folder: string,
): Promise<Outcome & { readonly records: readonly number[] }> {
  const { output } = await redactFile(
    { input: path, format, policy, workers: 2, withFindings: false },
    folder,
  );
  if (output.equals(once)) return { looked: once.length, wrong: 0, note: 'bytes', records: [] };
  const first = once.toString('utf8').split('\n');
  const second = output.toString('utf8').split('\n');
  const records = first.flatMap((line, i) => (line === second[i] ? [] : [i]));
  return { looked: once.length, wrong: records.length, note: 'bytes; lines that change', records };
}

/** (f) Nothing of a replaced value is left in its conversation. */
export function checkLeftovers(
  compared: Compared,
  outside: ReadonlySet<string> = new Set(),
): Outcome & {
  readonly left: readonly (Leftover & { conversation: number; isKey: boolean; text: string })[];
} {
  const left: (Leftover & { conversation: number; isKey: boolean; text: string })[] = [];
  let looked = 0;
  compared.before.forEach((cells, conversation) => {
    if (outside.has(compared.ids[conversation] ?? '')) return;
    const values = replacedValues(cells, compared.findings.get(conversation) ?? []);
    looked += values.length;
    const after = compared.after[conversation] ?? [];
    for (const one of leftovers(values, after)) {
      const { isKey, text } = after[one.cell]!;
      left.push({ ...one, conversation, isKey, text });
    }
  });
  const bare = new Set(left.map(({ conversation, type, value }) => `${conversation} ${type} ${value}`));
  return { looked, wrong: bare.size, note: `values; left at ${left.length} places`, left };
}

function replacedValues(
  cells: readonly Cell[],
  findings: readonly FindingLine[],
): { type: string; value: string }[] {
  const byPath = new Map<string, Cell[]>();
  for (const cell of cells) {
    const list = byPath.get(cell.path);
    if (list === undefined) byPath.set(cell.path, [cell]);
    else list.push(cell);
  }
  return findings.flatMap(({ path, message, start, end, type, action }) => {
    if (action === 'keep') return [];
    const list = byPath.get(path) ?? [];
    // One message a row: the path is a column, and the message says which row.
    const cell = list.length === 1 ? list[0] : message === null ? undefined : list[message];
    return cell === undefined ? [] : [{ type, value: cell.text.slice(start, end) }];
  });
}

function sum(counts: Partial<Record<string, number>>): number {
  return Object.values(counts).reduce<number>((total, n) => total + (n ?? 0), 0);
}

function sorted(counts: object): string {
  return JSON.stringify(
    // Key order is the order of first sight, which differs.
    Object.entries(counts).map(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null ? [key, Object.entries(value).sort()] : [key, value],
    ),
  );
}
