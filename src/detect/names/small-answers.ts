/**
 * Names in small letters that begin an answer with more in it: "wendell quoort, but the invoice …", "wendell o'quastl but it's for
 * her", "wendell quastl 27 old mill lane", "quastarczyk, it's for my sister".
 *
 * Contract: who asks has seen that a name was asked for.
 */
import { WORD_GIVEN, WORD_PLACE } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { BORN, LEADING, MORE } from './answer-words.ts';
import { isOneName } from './asked-names.ts';
import { GAP_COMMA, GAP_LINE, GAP_STOP, type NameWords } from './name-words.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

const SMALL_WORDS = 4;
/** Inside a surname: words of other languages, or letters. */
const INNER = wordSet('ni nic mac mc ui');
const APOSTROPHE = 0x27;
const TYPOGRAPHIC = 0x2019;

/** A small word of no list that may be a name by its letters; their accents count. */
export function isUnknownSmall(words: NameWords, word: number, lookup: Lookup): boolean {
  if (!words.isUnknown(word) || words.isCapital(word)) return false;
  const { start, end } = words.columns;
  const { text } = words.scan.foldedText(words.member);
  return mayBeUnknownName(text.slice(start[word], end[word]), lookup);
}

/** "wendell quoort, but the invoice …": a known given name and more up to a pause, or before what goes on from a name. */
export function isSmallAnswer(words: NameWords, end: number, gap: number, lookup: Lookup): boolean {
  const { from } = words;
  const born = gap === 0 && BORN.has(words.hash(end));
  const more = gap === 0 && MORE.has(words.hash(end));
  const pauses = (gap & (GAP_COMMA | GAP_STOP | GAP_LINE)) !== 0;
  // "wendell quastl 27 old mill lane"; "odalys quastl millgracht 4" ends in a street.
  const numbered = gap === 0 && end - from > 1 && words.is(end, WORD_HAS_DIGIT) && words.isNamed(end - 1);
  if (end - from > SMALL_WORDS || (!more && !pauses && !numbered)) return false;
  // "quastarczyk, for wednesday"
  if (end - from < 2) return isOneName(words, from) || isUnknownSmall(words, from, lookup);
  let known = born || isGivenBefore(words, from, end, lookup);
  for (let word = from; word < end; word++) {
    if (word > from && words.isStrongGiven(word)) known = true;
    if (word > from && word + 1 < end && isInner(words, word)) continue;
    if (REPLY_WORDS.has(words.hash(word)) && !LEADING.has(words.hash(word))) return false;
    if (words.isCommon(word) && !words.isNamed(word)) return false;
  }
  return known;
}

/** "quielke and it is 0655…", "quielke, it's for …": a word that nobody knows, and more behind "and" or a pause. */
export function isUnknownAnswer(words: NameWords, from: number, lookup: Lookup): boolean {
  const next = from + 1;
  if (next >= words.to) return false;
  const gap = words.gapBefore(next);
  const goes = gap === 0 ? MORE.has(words.hash(next)) : gap === GAP_COMMA && from === words.from;
  return goes && isUnknownSmall(words, from, lookup);
}

/** A given name that is nothing else; or one that is a word or a place too, before a surname that is not. */
function isGivenBefore(words: NameWords, from: number, end: number, lookup: Lookup): boolean {
  if (!words.is(from, WORD_GIVEN)) return false;
  if (words.isStrong(from)) return true;
  const last = end - 1;
  if (!words.isWellNamed(from) || words.length(from) < 3 || words.is(last, WORD_PLACE)) return false;
  return words.isLikely(last) || isUnknownSmall(words, last, lookup);
}

/** The particle or the letter before the apostrophe, amid a surname: "clodagh ni quastlin", "wendell o'quastl". */
function isInner(words: NameWords, word: number): boolean {
  if (INNER.has(words.hash(word))) return true;
  const unit = words.unitAfter(word);
  return words.length(word) === 1 && (unit === APOSTROPHE || unit === TYPOGRAPHIC);
}
