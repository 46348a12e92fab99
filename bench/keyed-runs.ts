/**
 * What pseudonymising costs beside masking: whole runs over the same chats by turns, of 10,000 customers, and of a new
 * one in each chat. Seconds of the processor, so that what else runs on the machine counts little.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeySettings, loadPolicy, type PolicyFile, run } from '../dist/index.js';
import { firstOf, openBulk } from './bulk.ts';
import { makeStore } from './verify/reveal.ts';

export interface KeyedRun {
  readonly name: string;
  /** Seconds of the processor in the fastest run, all threads together. */
  readonly seconds: number;
  /** Times the seconds of masking. */
  readonly ratio: number;
  readonly bar: number | undefined;
}

const CUSTOMERS = 10_000;
const ROUNDS = 3;

/** @param megabytes of the bulk */
export async function keyedRuns(megabytes: number): Promise<KeyedRun[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chatveil-bench-'));
  try {
    const chats = readFileSync(firstOf(openBulk(), megabytes).path, 'utf8').split('\n');
    const input = (name: string, handle: (i: number) => number): string => {
      const path = join(folder, `${name}.jsonl`);
      const lines = chats.map((line, i) =>
        line.replace(/^\{/, `{"customer":{"id":"C-${100_000 + handle(i)}"},`),
      );
      writeFileSync(path, lines.join('\n'));
      return path;
    };
    const shared = input('shared', (i) => i % CUSTOMERS);
    const fresh = input('new', (i) => i);
    // The handle is found in all of them, so that they differ in what is done alone.
    const subject = { path: '/customer/id' };
    const masked: PolicyFile = { extends: 'mask', subject };
    const sealed: PolicyFile = { extends: 'pseudonymise', subject };
    const wanted = [
      { name: 'mask', input: shared, policy: masked, bar: undefined },
      { name: `pseudonymise, ${CUSTOMERS} customers`, input: shared, policy: sealed, bar: 1.3 },
      { name: 'pseudonymise, a new customer a chat', input: fresh, policy: sealed, bar: 1.6 },
    ];
    const best = wanted.map(() => Number.POSITIVE_INFINITY);
    for (let round = 0; round < ROUNDS; round++)
      for (const [i, one] of wanted.entries()) {
        // A store that knows nobody yet, each time.
        const store = join(folder, `round-${round}-${i}`);
        const places = one.policy === masked ? undefined : await makeStore(store);
        const seconds = await timed(one.input, join(folder, 'out'), one.policy, places && { places });
        best[i] = Math.min(best[i] ?? seconds, seconds);
      }
    const [mask = 1] = best;
    return wanted.map(({ name, bar }, i) => {
      const seconds = best[i] ?? 0;
      return { name, seconds, ratio: seconds / mask, bar };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(
  input: string,
  output: string,
  policy: PolicyFile,
  keys: KeySettings | undefined,
): Promise<number> {
  const engine = { policy: await loadPolicy(policy), rulePaths: [], ...(keys === undefined ? {} : { keys }) };
  const before = process.cpuUsage();
  await run({ inputs: [input], output, mode: 'redact', format: 'jsonl', workers: 1, again: true, engine });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
