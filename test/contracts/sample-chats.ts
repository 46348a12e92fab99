/** The chats that the contracts are held on: the project's corpus, the examples, and awkward Unicode. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Chat } from '../../bench/verify/variants.ts';
import { AWKWARD } from './awkward-chats.ts';

const linesOf = (file: string): Chat[] =>
  readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const corpus = linesOf('../eval/corpus.jsonl').map((chat) => {
  const { id, messages } = chat;
  return 'participants' in chat ? { id, participants: chat.participants, messages } : { id, messages };
});

export const SAMPLE: readonly Chat[] = [
  ...corpus,
  ...linesOf('../../examples/chats/orders.jsonl'),
  ...AWKWARD,
];
