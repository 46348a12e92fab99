/**
 * How far a word in small letters, or in the capitals of a shout, which say as little, may be a name by itself, where a phrase
 * tells that one stands there: one of weak lists or of none by its letters, a short one, or one that is a word as well. Most words
 * of weak lists are names indeed, but slips of the finger and words of other languages are among them.
 */
import { WORD_CUE, WORD_GIVEN, WORD_PLACE, WORD_WORDY_GIVEN } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import type { NameWords } from './name-words.ts';
import { NAMED_PRODUCTS, NO_NAMES } from './no-names.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

/** Of words that say how somebody is: "the driver was unhelpfull". */
export const STATE_ENDING = /(?:ing|ed|ly|ful|full|ous|able|ible|ive|less|ish|ic|ical|en|s)$/;
const SHORT = 4;
const LEAST = 3;
const VOWELS = /[aeiouy]/;
/** Given names that say how somebody is or feels, or whom one is fond of: "i'm happy", "thanks dear". */
const QUALITIES = wordSet(
  'happy sunny lucky rich frank young early earnest merry gay blunt brave noble sage dear love honey sweet sweetie darling angel baby bud buddy pal mate man guy boss king queen prince duke sonny ' +
    'long short strong swift sharp wise gentle true just major junior senior sir madam miss lady doll ever curt stark ready able even free open clear art bill may will mark price',
);

/** A word of a list of names that is no common one, or of none, with letters that are no slip of a common word's. */
export function isRareName(words: NameWords, word: number, lookup: Lookup): boolean {
  if (!isUncommon(words, word)) return false;
  return mayBeUnknownName(words.plain(word), lookup);
}

/** A given name of any list that is no common word. */
export function isListedName(words: NameWords, word: number): boolean {
  return words.is(word, WORD_GIVEN) && isUncommon(words, word);
}

/** Three letters or four that can be spoken and are no word. */
export function isShortName(words: NameWords, word: number): boolean {
  const letters = words.length(word);
  if (letters < LEAST || letters > SHORT || !isUncommon(words, word) || words.is(word, WORD_CUE))
    return false;
  return VOWELS.test(words.plain(word));
}

/** A given name that is a word as well, and not one that is said of people or to them. */
export function isWordyName(words: NameWords, word: number): boolean {
  if (words.isCapital(word) || !(words.is(word, WORD_WORDY_GIVEN) || words.isCommonGiven(word))) return false;
  return !QUALITIES.has(words.hash(word)) && isNobody(words, word);
}

function isUncommon(words: NameWords, word: number): boolean {
  if (words.isCapital(word) || words.is(word, WORD_PLACE)) return false;
  return (words.isLikely(word) || words.isUnknown(word)) && isNobody(words, word);
}

function isNobody(words: NameWords, word: number): boolean {
  const hash = words.hash(word);
  return !REPLY_WORDS.has(hash) && !NO_NAMES.has(hash) && !NAMED_PRODUCTS.has(hash);
}
