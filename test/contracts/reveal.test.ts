/**
 * Contract 3: what was pseudonymised comes back byte for byte, outside what is never keyed, in every way in which chats
 * are written. `none` keeps all but just that, so its output is what a reveal has to give.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VARIANTS, writeVariant } from '../../bench/verify/variants.ts';
import { loadPolicy, type Policy, reveal, run } from '../../dist/index.js';
import type { KeyPlaces } from '../../dist/keys/open-keys.js';
import { makeKeys } from '../support/key-places.ts';
import { SAMPLE } from './sample-chats.ts';

const LINES = SAMPLE.map((chat) => JSON.stringify(chat));
/** One of each container gets every check. */
const WHOLE: ReadonlySet<string> = new Set(['jsonl, letters escaped', 'csv, by time', 'text']);

let folder: string;
let keys: { readonly places: KeyPlaces };
let none: Policy;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chatveil-reveal-'));
  keys = { places: await makeKeys(folder) };
  none = await loadPolicy('none');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function redact(input: string, policy: Policy, name: string, workers = 0) {
  const output = join(folder, name);
  const findings = `${output}.findings`;
  const summary = await run({
    ...{ inputs: [input], output, mode: 'redact', format: 'auto', workers, findings, again: true },
    engine: { policy, rulePaths: [], keys },
    showValues: true,
    chunkBytes: workers === 0 ? 1 << 20 : 8192,
  });
  return { output, summary, bytes: readFileSync(output), findings: readFileSync(findings, 'utf8') };
}

async function revealed(input: string, name: string): Promise<Buffer> {
  const output = join(folder, name);
  await reveal({ inputs: [input], output, format: 'auto', keys, purpose: 'case 17', actor: 'maren' });
  return readFileSync(output);
}

describe.each(VARIANTS)('$name', (variant) => {
  const file = (name: string): string => `${name}-${variant.fileName}`;
  let input: string;
  let expected: Buffer;
  beforeAll(async () => {
    input = await writeVariant(variant, folder, LINES, SAMPLE);
    expected = (await redact(input, none, file('none'))).bytes;
  });

  const presets = WHOLE.has(variant.name) ? ['pseudonymise', 'pseudonymise-short'] : ['pseudonymise'];
  it.each(presets)('comes back from %s', async (preset) => {
    const { output, summary } = await redact(input, await loadPolicy(preset), file(preset));
    expect(summary.counts.unsealed).toBe(0);
    expect(summary.counts.actions['token']).toBeGreaterThan(500);
    const back = await revealed(output, file('back'));
    expect(firstDifference(back, expected)).toBeUndefined();
  });

  if (!WHOLE.has(variant.name)) return;

  it('has the same tokens whatever the workers and chunks, and none of the values', async () => {
    const policy = await loadPolicy('pseudonymise');
    const alone = await redact(input, policy, file('alone'));
    const shared = await redact(input, policy, file('shared'), 2);
    expect(shared.bytes.equals(alone.bytes)).toBe(true);
    expect(valuesIn(alone.bytes, alone.findings)).toEqual([]);
  });

  it('stays as it is when it is pseudonymised again', async () => {
    const policy = await loadPolicy('pseudonymise');
    const { output, bytes } = await redact(input, policy, file('once'));
    const again = await redact(output, policy, file('twice'));
    expect(firstDifference(again.bytes, bytes)).toBeUndefined();
  });
});

it('comes back packed as it was packed', async () => {
  const input = join(folder, 'chats.jsonl.gz');
  writeFileSync(input, gzipSync(`${LINES.join('\n')}\n`));
  const expected = gunzipSync((await redact(input, none, 'packed-none.jsonl.gz')).bytes);
  const { output, summary } = await redact(input, await loadPolicy('pseudonymise'), 'packed.jsonl.gz');
  expect(summary.counts.actions['token']).toBeGreaterThan(500);
  expect(
    firstDifference(gunzipSync(await revealed(output, 'packed-back.jsonl.gz')), expected),
  ).toBeUndefined();
});

/** Where two files differ, with what stands there. */
function firstDifference(a: Buffer, b: Buffer): string | undefined {
  if (a.equals(b)) return undefined;
  let at = 0;
  while (a[at] === b[at]) at++;
  const around = (bytes: Buffer): string => bytes.subarray(Math.max(0, at - 60), at + 60).toString();
  return `${at}: ${around(a)} <> ${around(b)}`;
}

/** Sealed values that no other chat holds by chance and that stand in the output, as they are or encoded. */
function valuesIn(output: Buffer, findings: string): string[] {
  const text = output.toString();
  const lower = text.toLowerCase();
  const found = new Set<string>();
  for (const line of findings.split('\n')) {
    if (line === '') continue;
    const { action, value } = JSON.parse(line);
    if (action !== 'token' || typeof value !== 'string' || !/^(?=.*\d).{8,}$/.test(value)) continue;
    const encoded = Buffer.from(value).toString('base64').replace(/=+$/, '').slice(0, -1);
    if (isWord(lower, value.toLowerCase()) || text.includes(encoded)) found.add(value);
  }
  return [...found];
}

/** Whether it stands there by itself. */
function isWord(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + value.length] ?? ' '}`;
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}
