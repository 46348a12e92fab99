/**
 * What the words of an answer are, where a name was asked for: a word of weak lists before a surname, a given name with
 * nothing behind it that is said for itself, initials.
 */
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import type { NameWords } from './name-words.ts';
import { REPLY_WORDS } from './reply-words.ts';

/** "skip quastlgren", "duke wendell": asked for, a word that weak lists take for a name, and a surname behind it that is none. */
export function isWordyFirst(words: NameWords, word: number, to: number): boolean {
  const next = word + 1;
  if (!words.isNamed(word) || words.length(word) < 3 || REPLY_WORDS.has(words.hash(word))) return false;
  if (next + 1 !== to || words.gapBefore(next) !== 0 || words.isCapital(word) !== words.isCapital(next))
    return false;
  return words.isLikely(next) || words.isUnknown(next);
}

/** "jose angel quastl pool": asked for, a known given name first and nothing behind it that is said for itself. */
export function isNameThroughout(words: NameWords, first: number): boolean {
  if (!words.isStrongGiven(first) || words.isCapital(first)) return false;
  for (let word = first + 1; word < words.to; word++) {
    if (words.gapBefore(word) !== 0 || words.is(word, WORD_HAS_DIGIT) || REPLY_WORDS.has(words.hash(word)))
      return false;
    if (words.isCommon(word) && !words.isNamed(word)) return false;
  }
  return true;
}

/** "R & M Quoort": initials, then one unknown capital. */
export function isInitialled(words: NameWords, from: number, to: number): boolean {
  for (let word = from; word < to - 1; word++) if (!words.isInitial(word)) return false;
  return words.isUnknown(to - 1) && !words.isAbbreviation(to - 1);
}
