/**
 * Two given names joined by "and" or "or" in their language, each of which speaks for the other: "is that for Quastlys or Wendell?", "card said from
 * odalys and wendell".
 *
 * Contract: both by some list of given names, one by a good one, and neither word nor place. With capitals nothing may go on
 * from either, since firms are called so too. In small letters both are of good lists. PERF: a look at the next word leaves nearly all of them.
 */
import { WORD_GIVEN } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { WORD_UPPER } from '../word-columns.ts';
import { GAP_DASH, type NameWords } from './name-words.ts';

const JOINS = wordSet('and or n und oder et ou y e o u en of i oraz lub albo och eller');
/** Plants, stones and colours, which come in pairs as well. */
const THINGS = wordSet(
  'hazel ivy ruby jasmine amber rosemary basil olive jade pearl violet heather poppy daisy lily rose ginger sage holly coral cherry iris fern',
);
const LEAST = 3;

/** Whether the capital at `word` is one of two such names. */
export function isOneOfTwo(words: NameWords, word: number): boolean {
  if (!words.is(word, WORD_GIVEN)) return false;
  return isPair(words, word) || (word - 2 >= words.from && isPair(words, word - 2));
}

/** Whether such names in small letters stand at `word`, which is a given name of a good list, and behind it. */
export function isSmallPair(words: NameWords, word: number): boolean {
  const other = word + 2;
  if (!isJoined(words, word) || words.isCapitalised(other)) return false;
  if (THINGS.has(words.hash(word)) || THINGS.has(words.hash(other))) return false;
  return words.isStrongGiven(other) && words.hash(other) !== words.hash(word);
}

/** "kjell-åke", "ann-britt": two given names with a hyphen, in small letters, are nothing else. */
export function isSmallDouble(words: NameWords, word: number): boolean {
  const next = word + 1;
  if (next >= words.to || words.gapBefore(next) !== GAP_DASH || words.isCapital(next)) return false;
  if (words.columns.start[next]! - words.columns.end[word]! !== 1 || !words.is(next, WORD_GIVEN))
    return false;
  if (words.isCommon(next) || words.length(next) < LEAST) return false;
  const behind = next + 1;
  return behind >= words.to || words.gapBefore(behind) !== GAP_DASH;
}

function isPair(words: NameWords, first: number): boolean {
  const second = first + 2;
  if (!isJoined(words, first) || !isGiven(words, first) || !isGiven(words, second)) return false;
  if (!words.isStrongGiven(first) && !words.isStrongGiven(second)) return false;
  if (first > words.from && words.gapBefore(first) === 0 && words.isCapital(first - 1)) return false;
  const behind = second + 1;
  return behind >= words.to || words.gapBefore(behind) !== 0 || !words.isCapital(behind);
}

function isJoined(words: NameWords, first: number): boolean {
  const join = first + 1;
  if (join + 1 >= words.to || !JOINS.has(words.hash(join)) || words.isCapital(join)) return false;
  return words.gapBefore(join) === 0 && words.gapBefore(join + 1) === 0;
}

function isGiven(words: NameWords, word: number): boolean {
  if (!words.isCapital(word) || words.is(word, WORD_UPPER) || words.length(word) < LEAST) return false;
  return words.isLikely(word) && words.is(word, WORD_GIVEN);
}
