import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { generateChats } from '../../bench/generate.ts';
import { WORST_TEXTS } from '../../bench/worst-texts.ts';

it('makes the same chats everywhere', () => {
  const sha256 = createHash('sha256')
    .update(generateChats(64 * 1024))
    .digest('hex');
  expect(sha256).toBe('2417c52c26d5f6ac25da5aaf7e01f87433f053e81716416bfc78f25ec2ea2b04');
});

it('makes JSONL of about the size asked for', () => {
  const text = generateChats(64 * 1024);
  expect(text.length).toBeGreaterThanOrEqual(64 * 1024);
  expect(text.length).toBeLessThan(68 * 1024);
  for (const line of text.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('messages');
});

it.each(WORST_TEXTS.map((row) => [row.name, row] as const))(
  'makes %s of the size asked for, twice the same',
  (_, row) => {
    expect(row.make(1000)).toHaveLength(1000);
    expect(row.make(1000)).toBe(row.make(1000));
  },
);
