/** A run with new subjects that is killed at any moment: whatever reached its output can be revealed. On the built code. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reveal } from '../../dist/index.js';
import type { KeyPlaces } from '../../dist/keys/open-keys.js';
import { makeKeys } from '../support/key-places.ts';

/** `CHATVEIL_TEST_KILLS=50` for as many as a release gets. */
const KILLS = Number(process.env['CHATVEIL_TEST_KILLS'] ?? 6);
const CHATS = 600;
/** Milliseconds; as long as the runner gives any test, for every six. */
const TIMEOUT = Math.max(1, KILLS / 6) * 120_000;

let folder: string;
let places: KeyPlaces;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chatveil-killed-'));
  places = await makeKeys(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lineOf = (run: number, i: number): string =>
  `${JSON.stringify({
    conversation_id: `chat-${run}-${10_000 + i}`,
    messages: [
      { role: 'agent', text: 'What is your mail address, and the order?' },
      { role: 'customer', text: `u${run}x${i}@example.com, order 88${10_000 + i}` },
    ],
  })}\n`;

/** What the run wrote before it was killed, after so many bytes. */
async function killedAfter(bytes: number, input: string): Promise<Buffer> {
  const script = fileURLToPath(new URL('./sealing-run.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, input, JSON.stringify(places)]);
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of child.stdout) {
    parts.push(part);
    length += part.length;
    if (length >= bytes) child.kill('SIGKILL');
  }
  return Buffer.concat(parts);
}

it(`keeps the keys of all that left, killed ${KILLS} times`, { timeout: TIMEOUT }, async () => {
  let cut = 0;
  for (let run = 0; run < KILLS; run++) {
    const source = Array.from({ length: CHATS }, (_, i) => lineOf(run, i)).join('');
    const input = join(folder, `in-${run}.jsonl`);
    writeFileSync(input, source);
    const written = await killedAfter(1 + Math.floor(Math.random() * source.length), input);
    const whole = written.subarray(0, written.lastIndexOf(10) + 1);
    if (whole.length < source.length) cut++;
    const tokens = join(folder, `tokens-${run}.jsonl`);
    const output = join(folder, `back-${run}.jsonl`);
    writeFileSync(tokens, whole);
    const { counts } = await reveal({
      ...{ inputs: [tokens], output, format: 'jsonl', keys: { places }, purpose: 'after a crash' },
    });
    expect(counts.unsealed).toBe(0);
    expect(counts.actions['foreign']).toBeUndefined();
    const lines = whole.toString().split('\n').length - 1;
    expect(readFileSync(output, 'utf8')).toBe(
      source
        .split('\n')
        .slice(0, lines)
        .map((line) => `${line}\n`)
        .join(''),
    );
  }
  // Some runs must have been cut off, or nothing was tried.
  expect(cut).toBeGreaterThan(0);
});
