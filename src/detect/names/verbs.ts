/** Names that are verbs as well, where they stand as verbs: "thanks, May be …", "ok, Will you …". */
import { wordSet } from '../../text/word-hash.ts';
import type { NameWords } from './name-words.ts';

const VERBS = wordSet('may will');
const BEHIND_VERBS = wordSet('be i you we they he she it not have do get need try the this that');

export function isVerb(words: NameWords, word: number): boolean {
  const next = word + 1;
  if (next >= words.to || !VERBS.has(words.hash(word)) || words.gapBefore(next) !== 0) return false;
  return BEHIND_VERBS.has(words.hash(next)) && !words.isCapital(next);
}
