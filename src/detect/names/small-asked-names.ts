/**
 * Names in small letters in the answer to a question for one, before whatever goes on from them: "quastlin hart but the bill says …",
 * "yes hi rusty quorbin here", "should be under jacinta k quastl or my husband", "wendell z".
 *
 * Contract: asked about only where a name was asked for. Words of a reply may stand before it; each word of it may be a half by some
 * list or by its letters, one of them is no common word, and a pause or a word that goes on stands behind.
 */
import { WORD_COMMON, WORD_CUE, WORD_GIVEN, WORD_PLACE, WORD_SURNAME } from '../../rules/words.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { MORE, NOT_NAMES } from './answer-words.ts';
import { PARTICLES } from './name-particles.ts';
import { GAP_CLAUSE, GAP_COMMA, GAP_DASH, GAP_OTHER, GAP_STOP, type NameWords } from './name-words.ts';
import { NAMED_PRODUCTS, NO_NAMES } from './no-names.ts';
import { isWordyName } from './rare-names.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { GOES_ON } from './small-full-names.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

/** Before the name, besides what is said for itself. */
const BEFORE = wordSet('put under be should its im called booked guess think believe try there so well');
const BEHIND = wordSet('please pls plz here speaking thanks ta');
const I: number = hashWord('i').h1;
const A: number = hashWord('a').h1;
const HYPHEN = 0x2d;
const APOSTROPHES = [0x27, 0x2019];
const MOST_BEFORE = 4;
const MOST_WORDS = 5;
const LEAST = 3;

/** First word and end of such a name; nothing if there is none. */
export function smallAskedName(words: NameWords, lookup: Lookup): readonly [number, number] | undefined {
  const first = pastReply(words);
  if (first >= words.to || words.length(first) === 1 || words.asks() || NOT_NAMES.has(words.hash(first)))
    return undefined;
  let sure = false;
  let end = first;
  while (end < words.to && end - first < MOST_WORDS && (end === first || isJoined(words, end))) {
    const half = isHalf(words, end, end === first, lookup);
    if (!half && (end === first || !isParticle(words, end))) break;
    if (half && !words.is(end, WORD_COMMON) && words.length(end) > 1) sure = true;
    // "joy hart, thats my dad": two that are words as well, up to a pause.
    if (end === first + 1 && half && isWordyPair(words, first)) sure = true;
    end++;
  }
  while (end > first && isParticle(words, end - 1)) end--;
  if (!sure || end === first || !goesOn(words, end)) return undefined;
  return end - first > 1 || isAlone(words, first) ? [first, end] : undefined;
}

/** Where the name may begin: behind greetings, replies and "i put", "should be under". */
function pastReply(words: NameWords): number {
  let word = words.from;
  while (word < words.to && word - words.from < MOST_BEFORE) {
    const hash = words.hash(word);
    if (!REPLY_WORDS.has(hash) && !BEFORE.has(hash)) break;
    word++;
    if (word < words.to && (words.gapBefore(word) & ~(GAP_COMMA | GAP_STOP)) !== 0) break;
  }
  return word;
}

function isHalf(words: NameWords, word: number, first: boolean, lookup: Lookup): boolean {
  if (words.isCapital(word) || words.is(word, WORD_HAS_DIGIT)) return false;
  const hash = words.hash(word);
  if (words.length(word) === 1) return !first && hash !== I && hash !== A;
  if (words.length(word) < LEAST || REPLY_WORDS.has(hash) || MORE.has(hash) || GOES_ON.has(hash))
    return false;
  if (NO_NAMES.has(hash) || NAMED_PRODUCTS.has(hash) || BEHIND.has(hash)) return false;
  // "il numero della ricetta", "dell'impegnativa"
  if (first && isParticle(words, word)) return false;
  if (words.isUnknown(word)) return mayBeUnknownName(words.plain(word), lookup);
  if (words.is(word, WORD_PLACE))
    return words.is(word, first ? WORD_GIVEN : WORD_SURNAME) && words.isWellNamed(word);
  if (!words.is(word, WORD_COMMON)) return words.isNamed(word);
  if (first) return isWordyName(words, word) || (words.isCommonGiven(word) && !words.is(word, WORD_CUE));
  return words.length(word) > LEAST && words.is(word, WORD_SURNAME | WORD_GIVEN) && !words.is(word, WORD_CUE);
}

/** A particle, or the letter before an apostrophe. */
function isParticle(words: NameWords, word: number): boolean {
  return PARTICLES.has(words.hash(word)) || APOSTROPHES.includes(words.unitAfter(word));
}

/** Nothing but a blank, a hyphen or an apostrophe, or the full stop of an initial. */
function isJoined(words: NameWords, word: number): boolean {
  const gap = words.gapBefore(word);
  if (gap === 0) return true;
  if (gap === GAP_STOP) return words.length(word - 1) === 1;
  if (words.columns.start[word]! - words.columns.end[word - 1]! !== 1) return false;
  const unit = words.unitAfter(word - 1);
  return (gap === GAP_DASH && unit === HYPHEN) || (gap === GAP_OTHER && APOSTROPHES.includes(unit));
}

function goesOn(words: NameWords, end: number): boolean {
  if (end >= words.to) return true;
  if ((words.gapBefore(end) & GAP_CLAUSE) !== 0) return true;
  if (words.gapBefore(end) !== 0) return false;
  const hash = words.hash(end);
  return words.isNumber(end) || MORE.has(hash) || GOES_ON.has(hash) || BEHIND.has(hash);
}

/** One word: by good lists, and nothing else. */
function isAlone(words: NameWords, word: number): boolean {
  return words.isStrongGiven(word) || (isWordyName(words, word) && (words.gapAfter(word) & GAP_CLAUSE) !== 0);
}

function isWordyPair(words: NameWords, first: number): boolean {
  const surname = first + 1;
  if (!isWordyName(words, first) || !words.is(surname, WORD_SURNAME)) return false;
  return (words.gapAfter(surname) & GAP_CLAUSE) !== 0;
}
