/**
 * Full names in small letters amid other words: "yes, odalys quastl wendell, since may", "0123 and\nquastl odalys". Several
 * words in a row that lists of names know and nothing else does, with a clause's end on both sides; particles may stand
 * between them.
 *
 * Contract: one known name set apart is none, since "…, rose, …" may be anything. Asked about only at a given name in
 * small letters that is no common word. Behind it a surname that nobody knows will do if its letters are those of a name.
 */

import { WORD_COMMON, WORD_GIVEN, WORD_PLACE, WORD_SURNAME } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { GAP_CLAUSE, type NameWords } from './name-words.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

/** "o", "d" and the like stand before an apostrophe: "o'quastl". */
const PARTICLES = wordSet(
  'van von der den de del dela della di da do dos das du la le los las ter ten te zu bin al el y e o d n l mac mc',
);
const MOST_WORDS = 5;
/** Words of a reply before the name: "oui odalys quastl". */
const MOST_REPLY = 3;
/** Letters of a surname that nobody knows. */
const LEAST_UNKNOWN = 4;
/** One word that says who writes, at the beginning. */
export const SAYS_WHO = wordSet('im its thats hes shes me myself iam');
/** Words that go on from a full name that is told: "… from billing", "… and my wife", "… had an account". */
export const GOES_ON = wordSet(
  'from with at and here speaking calling my i im we und et y e och is was has had have would should can could will did does didnt isnt wasnt wont ' +
    'said says told signed needs wants lives works paid pays picked ordered promised came left called went passed gave took sent ' +
    'by in on for to of but or not now so when as yet then because again today yesterday tomorrow tonight never always also too only who whos that what ' +
    'he she his her hes shes they it you i ive please account order booking policy ticket card phone number email dob',
);
/** Behind a name that begins a message. */
const OF_PEOPLE = wordSet(
  'in at on from is was and grade year class room born dob age aged flat apt ref acc acct account policy order here but the my his her',
);
/** Before and behind somebody who is told of in a message of few words. */
const BEFORE_SOMEBODY = wordSet('for from');
const WHO_IS = wordSet('hes shes he she who whos aged');
/** Digits of a number that is a detail of its own. */
const LEAST_DIGITS = 6;
const PLUS = 0x2b;
const HYPHEN = 0x2d;
const APOSTROPHE = 0x27;
const TYPOGRAPHIC = 0x2019;

/** The first word of the full name that `word` is part of; -1 if it is part of none. Its end is `smallNameEnd`. */
export function smallNameStart(words: NameWords, word: number): number {
  if (word > words.from && isGlued(words, word)) {
    const other = word - 1;
    return words.isNamed(other) && beginsClause(words, other) ? other : -1;
  }
  if (beginsClause(words, word)) return word;
  const before = word - 1;
  const surname = before >= words.from && words.gapBefore(word) === 0 && words.isLikely(before);
  return surname && (words.gapBefore(before) & GAP_CLAUSE) !== 0 ? before : -1;
}

function beginsClause(words: NameWords, word: number): boolean {
  return (
    (words.gapBefore(word) & GAP_CLAUSE) !== 0 || isBehindReply(words, word) || isBehindNumber(words, word)
  );
}

/** "kundennr 447190218 odalys quastl": right behind a long number, where the next detail begins without a comma. */
export function isBehindNumber(words: NameWords, word: number): boolean {
  const before = word - 1;
  if (before < words.from || words.gapBefore(word) !== 0) return false;
  // "id q2204417 odalys quastl"
  return words.is(before, WORD_HAS_DIGIT) && words.length(before) >= LEAST_DIGITS;
}

/** Whether a clause ends behind the word, or a long number follows: "odalys quastl 0155501234". */
function endsClause(words: NameWords, word: number): boolean {
  if ((words.gapAfter(word) & GAP_CLAUSE) !== 0) return true;
  const next = word + 1;
  if (next >= words.to || !words.isNumber(next)) return false;
  // "odalys quastl +44 …"
  const abroad = words.scan.unitAt(words.member, words.columns.start[next]! - 1) === PLUS;
  return abroad || words.length(next) >= LEAST_DIGITS;
}

function isBehindReply(words: NameWords, word: number): boolean {
  if (word - words.from > MOST_REPLY || words.gapBefore(word) !== 0) return false;
  for (let at = words.from; at < word; at++) if (!REPLY_WORDS.has(words.hash(at))) return false;
  return true;
}

/** Whether nothing but a hyphen, or the apostrophe behind a single letter, stands before the word. */
function isGlued(words: NameWords, word: number): boolean {
  if (words.columns.start[word]! - words.columns.end[word - 1]! !== 1) return false;
  const unit = words.unitAfter(word - 1);
  return unit === HYPHEN || ((unit === APOSTROPHE || unit === TYPOGRAPHIC) && words.length(word - 1) === 1);
}

/** "odalys millstone": a surname that is a small town as well, behind a given name that is nothing else. */
function isTownSurname(words: NameWords, first: number, at: number): boolean {
  return at === first + 1 && words.isStrongGiven(first) && words.isNamed(at) && !words.isCommon(at);
}

/** "odalys quastl goes on": a given name and a surname that are nothing else, whatever follows. */
function isSurePair(words: NameWords, first: number): boolean {
  return words.isStrongGiven(first) && words.isStrong(first + 1) && words.is(first + 1, WORD_SURNAME);
}

/**
 * "odalys quastlin year 4", "wendell quastl in ladybirds", "odalys quastl 2 mill row": a given name that begins the message, a
 * word that is nothing else, and what is said of people behind their names.
 */
function isPairBefore(words: NameWords, first: number, at: number, lookup: Lookup | undefined): boolean {
  const surname = first + 1;
  if (
    first !== words.from ||
    lookup === undefined ||
    !words.isStrongGiven(first) ||
    words.gapBefore(at) !== 0
  )
    return false;
  if (!words.is(at, WORD_HAS_DIGIT) && !OF_PEOPLE.has(words.hash(at))) return false;
  if (words.is(surname, WORD_COMMON | WORD_PLACE)) return false;
  return words.isLikely(surname) || mayBeUnknownName(words.plain(surname), lookup);
}

/**
 * Where the full name that begins at `first` ends, if a clause ends there too; `first` if none does. Without `lookup` all of
 * its words must be known.
 */
export function smallNameEnd(words: NameWords, first: number, lookup: Lookup | undefined): number {
  let likely = 0;
  let unknown = -1;
  let end = first;
  for (let at = first; at < words.to && at - first < MOST_WORDS; at++) {
    const glued = at > first && isGlued(words, at);
    if (at > first && words.gapBefore(at) !== 0 && !glued) break;
    if (words.isCapital(at)) return first;
    if (words.isLikely(at) || (at > first && isTownSurname(words, first, at))) likely++;
    else if (at > first && words.isUnknown(at) && words.length(at) >= LEAST_UNKNOWN) unknown = at;
    else if (at === first + 2 && (isSurePair(words, first) || isPairBefore(words, first, at, lookup)))
      return at;
    else if (!(words.isWellNamed(at) || (at > first && PARTICLES.has(words.hash(at))))) return first;
    end = at + 1;
  }
  if (likely === 0 || (likely < 2 && unknown < 0) || PARTICLES.has(words.hash(end - 1))) return first;
  if (unknown >= 0 && (lookup === undefined || !mayBeUnknownName(words.plain(unknown), lookup))) return first;
  return endsClause(words, end - 1) ? end : first;
}

/**
 * Where the name `[first, end)` in small letters ends with the surname behind it that nobody knows: "it's odalys quastl",
 * "i am wendell quastl from …". For behind a phrase that tells a name, where one known given name was read.
 */
export function withSmallSurname(words: NameWords, first: number, end: number, lookup: Lookup): number {
  if (end > first + 2 || end >= words.to || words.isCapital(first)) return end;
  if (!words.is(first, WORD_GIVEN) || !words.isStrong(first)) return end;
  // "gerrit jan quastl": with a second given name between.
  if (end === first + 2)
    return words.is(first + 1, WORD_GIVEN) && isSmallSurname(words, end, lookup) ? end + 1 : end;
  const second = end + 1 < words.to && words.is(end, WORD_GIVEN) && words.gapBefore(end) === 0;
  if (second && !words.isCapital(end) && isSmallSurname(words, end + 1, lookup)) return end + 2;
  return isSmallSurname(words, end, lookup) ? end + 1 : end;
}

/** A word in small letters that may be a surname, where the clause ends or goes on as it does behind a person. */
function isSmallSurname(words: NameWords, word: number, lookup: Lookup): boolean {
  if (words.gapBefore(word) !== 0 || words.isCapital(word)) return false;
  if (words.is(word, WORD_HAS_DIGIT) || words.length(word) < LEAST_UNKNOWN) return false;
  // "manager heather swift": a surname that is a word as well, where the clause ends.
  const wordy = words.isWellNamed(word) && words.is(word, WORD_SURNAME) && !REPLY_WORDS.has(words.hash(word));
  if (wordy && words.isCommon(word)) return (words.gapAfter(word) & GAP_CLAUSE) !== 0;
  if (!words.isUnknown(word) && !words.isLikely(word)) return false;
  const next = word + 1;
  const ends = endsClause(words, word) || (next < words.to && GOES_ON.has(words.hash(next)));
  return ends && (words.isLikely(word) || mayBeUnknownName(words.plain(word), lookup));
}

/** "im bryony quastl": `word` begins a name both words of which are in lists, and nothing else is said. */
export function isSaidAlone(words: NameWords, word: number, lookup: Lookup): boolean {
  const surname = word + 1;
  if (word !== words.from + 1 || surname + 1 !== words.to || !SAYS_WHO.has(words.hash(words.from)))
    return false;
  // "im lorraine quastl": a given name that is a place as well.
  const placed = words.is(word, WORD_GIVEN) && words.isStrong(word) && words.isLikely(surname);
  const wordy = words.isCommonGiven(word) && words.isLikely(surname) && !REPLY_WORDS.has(words.hash(word));
  if (!wordy && !placed && !(words.isLikely(word) && words.is(word, WORD_GIVEN))) return false;
  if (words.isCommon(surname) || words.is(surname, WORD_HAS_DIGIT)) return false;
  if (!words.isNamed(surname) && !mayBeUnknownName(words.plain(surname), lookup)) return false;
  return words.gapBefore(word) === 0 && words.gapBefore(surname) === 0;
}

/** "from hattie" and no more, "for wilf hes 3": a given name by any list, at the beginning. */
export function isForSomebody(words: NameWords, word: number): boolean {
  if (word !== words.from + 1 || !BEFORE_SOMEBODY.has(words.hash(words.from))) return false;
  if (!words.isLikely(word) || !words.is(word, WORD_GIVEN) || words.length(word) < LEAST_UNKNOWN)
    return false;
  if (words.isCapital(word) || words.gapBefore(word) !== 0) return false;
  const next = word + 1;
  return next === words.to ? !words.asks() : words.gapBefore(next) === 0 && WHO_IS.has(words.hash(next));
}
