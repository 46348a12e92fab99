/**
 * What the words of an answer are, where a name was asked for: a word of weak lists before a surname, a given name with
 * nothing behind it that is said for itself, initials.
 */
import { wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import { BEHIND_NAME } from './answer-words.ts';
import { GAP_COMMA, GAP_STOP, type NameWords } from './name-words.ts';
import { NO_NAMES } from './no-names.ts';
import { REPLY_WORDS } from './reply-words.ts';

const ORGANISATIONS = wordSet(
  'college university school academy bank hospital council limited ltd inc llc plc association foundation society',
);
/** Words of an article or possessive and of what somebody is. */
const MOST_ROLE = 2;

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

/** A word that is said for itself before more, or any common word. */
export function isAside(words: NameWords, word: number): boolean {
  if (words.isCommon(word) && !words.isCapital(word)) return true;
  return REPLY_WORDS.has(words.hash(word)) && (words.gapAfter(word) & GAP_COMMA) !== 0;
}

/** "R & M Quoort": initials, then one unknown capital. */
export function isInitialled(words: NameWords, from: number, to: number): boolean {
  for (let word = from; word < to - 1; word++) if (!words.isInitial(word)) return false;
  return words.isUnknown(to - 1) && !words.isAbbreviation(to - 1);
}

/** A name by any list that is no word, a place or not; of three letters by a good list alone. */
export function isOneName(words: NameWords, word: number): boolean {
  if (!words.isNamed(word) || words.isCommon(word)) return false;
  return words.length(word) > 3 || words.isStrongGiven(word);
}

/** "le voisin", "keine Ahnung", "my wife": asked who, words that say what somebody is, and no name among them. */
export function isNobody(words: NameWords, from: number, to: number): boolean {
  let nobody = false;
  for (let word = from; word < to; word++) {
    if (NO_NAMES.has(words.hash(word))) nobody = true;
    // "Frau Lange"
    else if (words.isCapital(word) && words.isWellNamed(word)) return false;
    else if (!words.isCommon(word) && !REPLY_WORDS.has(words.hash(word)) && words.length(word) > 2)
      return false;
  }
  return nobody;
}

/** "quastl state college": asked to whom, an organisation by its last word. */
export function isOrganisation(words: NameWords, first: number, end: number): boolean {
  return end - first > 1 && ORGANISATIONS.has(words.hash(end - 1));
}

/** The first word behind those that say what somebody is, in `[first, end)`: "min granne odalys". */
export function behindRoles(words: NameWords, first: number, end: number): number {
  let name = first;
  for (let word = first; word < end && word - first < MOST_ROLE; word++)
    if (NO_NAMES.has(words.hash(word)) && !(words.isCapital(word) && words.isLikely(word))) name = word + 1;
  return name;
}

/** "No, Quastello, io sono …": asked, a word of a capital between the reply and the next pause; its index, or -1. */
export function behindReply(words: NameWords): number {
  const word = words.from + 1;
  if (word >= words.to || !REPLY_WORDS.has(words.hash(words.from)) || words.gapBefore(word) !== GAP_COMMA)
    return -1;
  if (
    !words.isCapital(word) ||
    words.is(word, WORD_UPPER | WORD_HAS_DIGIT) ||
    REPLY_WORDS.has(words.hash(word))
  )
    return -1;
  const ends = (words.gapAfter(word) & (GAP_COMMA | GAP_STOP)) !== 0;
  return ends && (words.isLikely(word) || words.isUnknown(word)) ? word : -1;
}

/** "upn 4471": one word in small letters that nobody knows, and no vowel in it. */
export function isConsonants(words: NameWords, word: number, end: number): boolean {
  if (end - word !== 1 || !words.isUnknown(word) || words.length(word) < 3 || words.isCapital(word))
    return false;
  return !/[aeiouy]|[^a-z]/.test(words.plain(word));
}

/**
 * "Ferrari, 4471 …", "Quastl. Make it out to …": one known name with a capital before a pause, whatever else bears it. Before a stop
 * only right behind the question, since "Stackarn!" is said for itself.
 */
export function isSurnameBefore(words: NameWords, end: number, gap: number, asked: boolean): boolean {
  const { from } = words;
  const stops = asked && gap === GAP_STOP;
  if (end - from !== 1 || (gap !== GAP_COMMA && !stops) || !words.isCapital(from)) return false;
  if (REPLY_WORDS.has(words.hash(from))) return false;
  return words.isLikely(from) || (words.isUnknown(from) && !words.is(from, WORD_UPPER));
}

/** The message's end without words that people put behind an answer: "odalys quastl sorry". */
export function endOfName(words: NameWords): number {
  let end = words.to;
  while (end - words.from > 1 && BEHIND_NAME.has(words.hash(end - 1))) end--;
  return end;
}
