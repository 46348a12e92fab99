/** Where a name begins whose given name was read: before its hyphen, and before the comma of a list ("Quastl, Wendelin"). */
import { WORD_UPPER } from '../word-columns.ts';
import {
  GAP_COLON,
  GAP_COMMA,
  GAP_DASH,
  GAP_EDGE,
  GAP_LINE,
  GAP_QUOTE,
  type NameWords,
} from './name-words.ts';

const HYPHEN = 0x2d;

/** "Quastl, Wendelin" in quotes, behind a colon or on a line of its own. */
export function isListed(words: NameWords, word: number, end: number): boolean {
  const before = word - 1;
  if (before < words.from || words.gapBefore(word) !== GAP_COMMA) return false;
  if (!words.isCapital(before) || words.isStrongGiven(before) || words.is(before, WORD_UPPER)) return false;
  if (!words.isLikely(before) && !words.isUnknown(before)) return false;
  if ((words.gapBefore(before) & (GAP_QUOTE | GAP_COLON | GAP_LINE | GAP_EDGE)) === 0) return false;
  return (words.gapAfter(end - 1) & (GAP_QUOTE | GAP_LINE | GAP_EDGE)) !== 0;
}

/** "Eva-Lena": the first of words that hyphens join. */
export function pastHyphen(words: NameWords, word: number): number {
  let first = word;
  while (first > words.from && words.gapBefore(first) === GAP_DASH && words.isCapital(first - 1)) {
    if (words.unitAfter(first - 1) !== HYPHEN || words.length(first - 1) < 2) break;
    first--;
  }
  return first;
}
