/** Numbers that are told behind the name that was asked for: "wendell 4411", "Odalys Quastl 12.03.1980 4411". */
import { WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import type { NameWords } from './name-words.ts';

const YEAR_UNITS = 4;
const FIRST_YEAR = 1950;
const LAST_YEAR = 2039;
/** Letters of a code's part beside its digits. */
const CODE_LETTERS = 4;

export function isLongNumber(words: NameWords, word: number): boolean {
  return words.isNumber(word) && words.length(word) >= YEAR_UNITS;
}

/** Whether numbers and codes are all that follows. */
export function isNumbersFrom(words: NameWords, from: number): boolean {
  let digits = 0;
  for (let word = from; word < words.to; word++) {
    if (words.is(word, WORD_HAS_DIGIT)) digits += words.length(word);
    else if (!words.is(word, WORD_UPPER) || words.length(word) > CODE_LETTERS) return false;
  }
  return digits >= YEAR_UNITS;
}

/** "0155 501 234, odalys quastl, 4471 88": begins with a number and holds so many words besides numbers at most. */
export function isNumberAndFew(words: NameWords, most: number): boolean {
  if (!words.is(words.from, WORD_HAS_DIGIT)) return false;
  let others = 0;
  for (let word = words.from; word < words.to; word++) if (!words.is(word, WORD_HAS_DIGIT)) others++;
  return others <= most;
}

export function holdsNumber(words: NameWords, from: number): boolean {
  for (let word = from; word < words.to; word++) if (isLongNumber(words, word)) return true;
  return false;
}

export function isYear(words: NameWords, word: number): boolean {
  if (words.length(word) !== YEAR_UNITS) return false;
  let year = 0;
  for (let at = words.columns.start[word]!; at < words.columns.end[word]!; at++) {
    year = year * 10 + words.scan.unitAt(words.member, at) - 0x30;
  }
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}
