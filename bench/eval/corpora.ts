/**
 * What is evaluated: the project's own corpus and its recent chats always (these were read unseen, and join the corpus once they
 * hold its bars), and the hand-marked development chats if they lie in
 * `../shared/devset` beside the checkout. Those are for tuning alone; nothing of them is in the repository.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type GoldConversation, readGold } from './gold.ts';

export interface Corpus {
  readonly name: string;
  readonly conversations: readonly GoldConversation[];
}

const ROOT = new URL('../../', import.meta.url);

const FILES: readonly { readonly name: string; readonly url: URL }[] = [
  { name: 'project', url: new URL('test/eval/corpus.jsonl', ROOT) },
  { name: 'recent', url: new URL('test/eval/recent.jsonl', ROOT) },
  ...['authored', 'support-lowercase', 'task-dialogues'].map((name) => ({
    name,
    url: new URL(`../shared/devset/${name}.jsonl`, ROOT),
  })),
];

export const root = fileURLToPath(ROOT);

/** The corpora that are there, all or those named. Throws if one that is named is not. */
export function readCorpora(names: readonly string[]): Corpus[] {
  const there = FILES.filter((file) => existsSync(file.url));
  for (const name of names)
    if (!there.some((file) => file.name === name)) throw new Error(`no such corpus here: ${name}`);
  return there
    .filter((file) => names.length === 0 || names.includes(file.name))
    .map(({ name, url }) => ({ name, conversations: readGold(readFileSync(url, 'utf8')) }));
}
