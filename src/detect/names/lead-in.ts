/**
 * Names behind the words that an answer begins with: "still says Quastlin, they never changed it", "It will say Quastlin",
 * "should be under Quastlin I think", "just Quastlin is fine".
 *
 * Contract: English alone, capitals alone; who asks has seen that a name was asked for, but for "just … is fine".
 */
import { WORD_PLACE } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import { type NameReader, TRUST_SOME } from './name-reader.ts';
import { GAP_CLAUSE, GAP_COMMA, GAP_QUOTE, GAP_SENTENCE, type NameWords } from './name-words.ts';
import { NO_NAMES } from './no-names.ts';

const FILLERS = wordSet(
  'it its it s is was will ll be should would could might say says said shows still just only probably maybe perhaps think i that thats under in as the name on for ' +
    'my me no yes yeah nope actually sorry oh well um er so call put use read reads now used to have has booked down registered surname first last full mine here dad mum mom wife husband',
);
const MOST_FILLERS = 6;
const MOST_NAME = 3;
const GOES_ON = wordSet(
  'is but and or if then as now like not with for since because i think please pls that thats he she it',
);
const JUST = wordSet('just');
const FINE = wordSet('is will works does');
const OK = wordSet('fine ok okay good great do perfect enough best');

export interface LedName {
  readonly first: number;
  readonly end: number;
}

/** Such names of the message; `isAsked` is asked about the first kind alone. */
export function namesLedIn(
  words: NameWords,
  reader: NameReader,
  isAsked: (led: LedName) => boolean,
): LedName[] {
  const fine = nameThatIsFine(words);
  const led = nameBehindFillers(words, reader);
  const found = fine === undefined ? [] : [fine];
  return led !== undefined && isAsked(led) ? [...found, led] : found;
}

/** The name behind the fillers that begin the message; undefined if none stands there. */
function nameBehindFillers(words: NameWords, reader: NameReader): LedName | undefined {
  let word = words.from;
  while (word < words.to && word - words.from < MOST_FILLERS && isFiller(words, word)) word++;
  if (word === words.from || word >= words.to) return undefined;
  if ((words.gapBefore(word) & ~(GAP_COMMA | GAP_QUOTE)) !== 0) return undefined;
  return nameAt(words, reader, word);
}

/** "Just Quastlin is fine.", at the beginning of any sentence. */
function nameThatIsFine(words: NameWords): LedName | undefined {
  for (let just = words.from; just + 3 < words.to; just++) {
    if (!JUST.has(words.hash(just)) || !FINE.has(words.hash(just + 2)) || !OK.has(words.hash(just + 3)))
      continue;
    if ((words.gapBefore(just) & (GAP_SENTENCE | GAP_COMMA)) === 0 || !mayBeLed(words, just + 1)) continue;
    if (words.gapBefore(just + 1) === 0 && words.gapBefore(just + 2) === 0)
      return { first: just + 1, end: just + 2 };
  }
  return undefined;
}

function isFiller(words: NameWords, word: number): boolean {
  if (!FILLERS.has(words.hash(word))) return false;
  return word === words.from || (words.gapBefore(word) & ~GAP_COMMA) === 0 || words.length(word) < 3;
}

function nameAt(words: NameWords, reader: NameReader, word: number): LedName | undefined {
  if (!mayBeLed(words, word)) return undefined;
  const end = reader.read(word, TRUST_SOME);
  if (end === word || end - word > MOST_NAME) return undefined;
  const ends = (words.gapAfter(end - 1) & GAP_CLAUSE) !== 0;
  if (!ends && !(end < words.to && words.gapBefore(end) === 0 && GOES_ON.has(words.hash(end))))
    return undefined;
  return { first: word, end };
}

/** A capital that is no word: in some list of names, or in none. */
function mayBeLed(words: NameWords, word: number): boolean {
  if (!words.isCapital(word) || words.is(word, WORD_UPPER | WORD_HAS_DIGIT | WORD_PLACE)) return false;
  if (words.length(word) < 3 || NO_NAMES.has(words.hash(word))) return false;
  return words.isLikely(word) || words.isUnknown(word);
}
