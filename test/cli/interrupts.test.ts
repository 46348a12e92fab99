import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { outcomeOf, placeWith } from './start.ts';

const LINE = `${JSON.stringify({ messages: [{ author: 'customer', text: 'write to mia@example.com' }] })}\n`;

it.each(['SIGINT', 'SIGTERM'] as const)(
  '%s stops the run: no output, no half file, exit code 4',
  async (signal) => {
    const { folder, start } = placeWith();
    const child = start(['redact', '-', '-f', 'jsonl', '-o', 'safe.jsonl']);
    const outcome = outcomeOf(child);
    // More than the sample by which the format is told; the stream is then left open.
    child.stdin.write(LINE.repeat(3000));
    child.stdin.on('error', () => {});
    const deadline = Date.now() + 30_000;
    while (!existsSync(join(folder, '.safe.jsonl.chatveil-partial')) && Date.now() < deadline)
      await delay(20);
    child.kill(signal);
    const { code, stdout, stderr } = await outcome;
    expect(stderr).toMatch(/stopping; once more to end at once\nchatveil: .*stopped/);
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(readdirSync(folder)).toEqual([]);
  },
);

it('says nothing when the reader of its data goes away', async () => {
  const { start } = placeWith({ 'chats.jsonl': LINE.repeat(50_000) });
  const child = start(['redact', 'chats.jsonl', '-o', '-']);
  const outcome = outcomeOf(child);
  child.stdout.once('data', () => child.stdout.destroy());
  const { code, stderr } = await outcome;
  expect({ code, stderr }).toEqual({ code: 4, stderr: '' });
});

it('says nothing when the reader of a list goes away', async () => {
  const { start } = placeWith();
  const child = start(['rules', 'list']);
  const outcome = outcomeOf(child);
  child.stdout.destroy();
  const { code, stderr } = await outcome;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});
