/**
 * How old somebody is, right behind the name: "Odalys Quastl, 74, and my mother", "Wendell Quastl är 88 och …", "Tabsy is 7."
 *
 * Contract: asked about behind names with capitals that something vouches for. Behind a comma the number stands between pauses and has
 * two digits, since house numbers follow streets called like people; behind a verb nothing that is counted follows.
 */
import { wordSet } from '../../text/word-hash.ts';
import { GAP_CLAUSE, GAP_COMMA, type NameWords } from './name-words.ts';

/** Forms of "to be" and "to have", by which languages tell an age. */
const IS = wordSet('is ist är tem tiene ha ma turned turns');
const AND = wordSet('and und och en y e et i but so who which');
const TWO_DIGITS = 2;
const LEAST = 10;
const MOST = 109;

/** The word that tells the age of whoever's name ends before the word `end`; -1 if none does. */
export function ageBehind(words: NameWords, end: number): number {
  if (end >= words.to) return -1;
  const gap = words.gapBefore(end);
  if (gap === GAP_COMMA) return isAge(words, end) && isSetOff(words, end) ? end : -1;
  const age = end + 1;
  if (gap !== 0 || !IS.has(words.hash(end)) || age >= words.to || words.gapBefore(age) !== 0) return -1;
  return isAge(words, age) && isSetOff(words, age) ? age : -1;
}

function isAge(words: NameWords, word: number): boolean {
  if (!words.isNumber(word) || words.length(word) < TWO_DIGITS) return false;
  const age = Number(words.plain(word));
  return age >= LEAST && age <= MOST;
}

/** Whether a pause or "and" follows, and no further digits behind a point or a comma. */
function isSetOff(words: NameWords, word: number): boolean {
  const next = word + 1;
  const gap = words.gapAfter(word);
  if (gap === 0) return next < words.to && AND.has(words.hash(next));
  const glued = next < words.to && words.columns.start[next]! - words.columns.end[word]! === 1;
  return (gap & GAP_CLAUSE) !== 0 && !glued;
}
