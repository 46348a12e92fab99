/**
 * Full names in small letters amid other words: "yes, odalys quastl wendell, since may", "0123 and\nquastl odalys". Several
 * words in a row that lists of names know and nothing else does, with a clause's end on both sides; particles may stand
 * between them.
 *
 * Contract: one known name set apart is none, since "…, rose, …" may be anything. Asked about only at a given name in
 * small letters that is no common word.
 */
import { GAP_CLAUSE, type NameWords, wordSet } from './name-words.ts';

const PARTICLES = wordSet(
  'van von der den de del dela della di da do dos das du la le los las ter ten te zu bin al el y e',
);
const MOST_WORDS = 5;

/** The first word of the full name that `word` is part of; -1 if it is part of none. Its end is `smallNameEnd`. */
export function smallNameStart(words: NameWords, word: number): number {
  if ((words.gapBefore(word) & GAP_CLAUSE) !== 0) return word;
  const before = word - 1;
  const surname = before >= words.from && words.gapBefore(word) === 0 && words.isLikely(before);
  return surname && (words.gapBefore(before) & GAP_CLAUSE) !== 0 ? before : -1;
}

/** Where the full name that begins at `first` ends, if a clause ends there too; `first` if none does. */
export function smallNameEnd(words: NameWords, first: number): number {
  let likely = 0;
  let end = first;
  for (let at = first; at < words.to && at - first < MOST_WORDS; at++) {
    if (at > first && words.gapBefore(at) !== 0) break;
    if (words.isCapital(at)) return first;
    if (words.isLikely(at)) likely++;
    else if (at === first || !(words.isWellNamed(at) || PARTICLES.has(words.hash(at)))) return first;
    end = at + 1;
  }
  if (likely < 2 || PARTICLES.has(words.hash(end - 1))) return first;
  return (words.gapAfter(end - 1) & GAP_CLAUSE) !== 0 ? end : first;
}
