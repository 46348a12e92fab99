/**
 * Whether a word that no list knows may be a name by its letters: no common word with a slip of the finger, no common
 * words run together ("nothanks") or with an ending ("accordingly"), nothing that cannot be spoken. Hundreds of look-ups
 * for a word that was not asked for before.
 */
import { WORD_COMMON, WORD_COMMON_ABROAD } from '../../rules/words.ts';
import { hashWord } from '../../text/word-hash.ts';

const LEAST_UNITS = 5;
const MOST_UNITS = 14;
const LEAST_PART = 2;
/** Words of two letters that others are run together with. */
const SHORT: ReadonlySet<string> = new Set(['no', 'of', 'ok', 'hi', 'is', 'my', 'to', 'im', 'so']);
const DERIVED = ['ly', 'ness', 'less', 'ment', 'able', 'ingly', 'edly'];
/** Two or three Chinese syllables, which run vowels together: "xiaoyu". */
const PINYIN =
  /^(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])(?:iao|uai|i?ang?|iong|uang?|ai|ei|ao|ou|eng?|i[aeu]|ing?|ong|u[aoien]|[aoeiuv])){2,3}$/;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Dictionary bits of a word by its two hashes. */
export type Lookup = (h1: number, h2: number) => number;

/**
 * What was asked before of a list, until there are so many. PERF: the same unlisted words and slips come up all the time, and
 * asking was a twentieth of all detection.
 */
const answers = new WeakMap<Lookup, Map<string, boolean>>();
const MOST_ANSWERS = 4096;
/** A longer part of a text keeps the whole text in memory. */
const MOST_REMEMBERED = 12;

export function mayBeUnknownName(word: string, lookup: Lookup): boolean {
  if (word.length > MOST_REMEMBERED) return looksLikeName(word, lookup);
  const known = answers.get(lookup) ?? new Map<string, boolean>();
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size === 0) answers.set(lookup, known);
  else if (known.size >= MOST_ANSWERS) known.clear();
  const answer = looksLikeName(word, lookup);
  known.set(word, answer);
  return answer;
}

function looksLikeName(word: string, lookup: Lookup): boolean {
  if (word.length < LEAST_UNITS || word.length > MOST_UNITS || !/^[a-z]+$/.test(word)) return false;
  if (!/[aeiouy]/.test(word) || /[^aeiouy]{5}|(.)\1\1/.test(word)) return false;
  if (/[aeiouy]{4}/.test(word) && !PINYIN.test(word)) return false;
  const isCommon = (text: string): boolean => {
    const { h1, h2 } = hashWord(text);
    return (lookup(h1, h2) & (WORD_COMMON | WORD_COMMON_ABROAD)) === WORD_COMMON;
  };
  return !isRunTogether(word, isCommon) && !isSlip(word, isCommon) && !isDerived(word, isCommon);
}

/** A common word with an ending. */
function isDerived(word: string, isCommon: (text: string) => boolean): boolean {
  return DERIVED.some((ending) => word.endsWith(ending) && isCommon(word.slice(0, -ending.length)));
}

/** Two or three common words without their blanks. */
function isRunTogether(word: string, isCommon: (text: string) => boolean, parts = 2): boolean {
  for (let at = LEAST_PART; at <= word.length - LEAST_PART; at++) {
    const head = word.slice(0, at);
    if (!isCommon(head) || (at === LEAST_PART && !SHORT.has(head))) continue;
    const rest = word.slice(at);
    if (
      (rest.length > LEAST_PART && isCommon(rest)) ||
      (parts > 1 && isRunTogether(rest, isCommon, parts - 1))
    )
      return true;
  }
  return false;
}

/** One letter too many, too few, wrong, or two in the wrong order. */
function isSlip(word: string, isCommon: (text: string) => boolean): boolean {
  for (let at = 0; at <= word.length; at++) {
    const head = word.slice(0, at);
    const tail = word.slice(at);
    if (isCommon(head + tail.slice(1))) return true;
    if (tail.length > 1 && isCommon(head + tail.charAt(1) + tail.charAt(0) + tail.slice(2))) return true;
    for (const letter of LETTERS) {
      if (isCommon(head + letter + tail)) return true;
      if (tail !== '' && isCommon(head + letter + tail.slice(1))) return true;
    }
  }
  return false;
}
