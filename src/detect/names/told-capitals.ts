/**
 * Names with a capital that sentences tell, whatever lists say of them: "Otti's dad", "you and Quastlin",
 * "next time, Faith, but …", and given names asked after: "Does Joy have …?".
 *
 * Contract: the word is in some list of names or in none at all, and no word but a given name.
 */
import { WORD_GIVEN, WORD_PLACE } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { WORD_UPPER } from '../word-columns.ts';
import { GAP_COMMA, GAP_SENTENCE, type NameWords } from './name-words.ts';

const [S] = wordSet('s');
const KIN = wordSet(
  'husband wife partner son daughter mum mom mam mother dad father brother sister cousin uncle aunt auntie nan nana gran granny grandma grandad grandpa grandson granddaughter ' +
    'niece nephew boyfriend girlfriend fiancé fiancée stepdad stepmum stepson stepdaughter twin',
);
/** What people alone have, or nearly so, behind a given name; the first of them behind what nobody knows, too. */
const BIRTH = wordSet('birthday surname dob passport age maiden birthdate');
const OWNED = wordSet(
  'mobile number phone email address appointment prescription room place house name policy booking teacher doctor class turn behalf',
);
const AND = wordSet('and');
const WHO = wordSet('you yourself him himself her herself me myself');
/** Before somebody, amid an English sentence. */
const TELLERS = wordSet(
  'for plus about get getting kids boys girls need needs sending against meet meeting calling paying owe owes swap',
);
/** Before those words, where something is chosen or booked. */
const OFFERS = wordSet(
  'how reservation reservations search searching looking go people persons table tickets ticket movie evening morning it make like good place',
);
const AUXILIARY = wordSet('will does did has can would should');
const BEHIND_AUXILIARY = wordSet(
  'be need have want like know use take get come still also collect sign pay call ring drive pick bring join attend wait',
);
const GOES_ON = wordSet('but so and i it we you that this as for the your please can could is if');

/** Whether the sentence tells the name `[word, end)`, a capital. */
export function isToldCapital(words: NameWords, word: number, end: number): boolean {
  if (end - word !== 1 || (words.isCommon(word) && !words.isCommonGiven(word))) return false;
  if (isOfKin(words, end)) return true;
  if (words.is(word, WORD_PLACE) && !words.is(word, WORD_GIVEN)) return false;
  return isJoined(words, word) || isBetweenCommas(words, word) || isBehindTeller(words, word);
}

/** "Otti's dad", "Banjo's birthday", "Dot's mobile" */
function isOfKin(words: NameWords, end: number): boolean {
  const kin = end + 1;
  if (kin >= words.to || words.hash(end) !== S || words.gapBefore(kin) !== 0) return false;
  const hash = words.hash(kin);
  return KIN.has(hash) || BIRTH.has(hash) || (OWNED.has(hash) && words.is(end - 1, WORD_GIVEN));
}

/** "See you and Quastlin" */
function isJoined(words: NameWords, word: number): boolean {
  const who = word - 2;
  if (who < words.from || words.gapBefore(word) !== 0 || words.gapBefore(word - 1) !== 0) return false;
  return AND.has(words.hash(word - 1)) && WHO.has(words.hash(who));
}

/** "a present for Finbar", "plus Quastlin", "what about Quastlin?": a given name by any list, which nothing but somebody follows so. */
function isBehindTeller(words: NameWords, word: number): boolean {
  if (word === words.from || words.gapBefore(word) !== 0 || words.isCapital(word - 1)) return false;
  if (!words.isLikely(word) || !words.is(word, WORD_GIVEN) || words.is(word, WORD_UPPER)) return false;
  if (!TELLERS.has(words.hash(word - 1)) || words.isRunTogether(word)) return false;
  // "how about Quastlin", "a table for Quastlin": where people eat and go.
  return word - 2 < words.from || words.gapBefore(word - 1) !== 0 || !OFFERS.has(words.hash(word - 2));
}

/** "Does Joy have …?" */
export function isAskedFor(words: NameWords, word: number): boolean {
  const next = word + 1;
  if (word === words.from || next >= words.to || !words.is(word, WORD_GIVEN)) return false;
  if (words.gapBefore(word) !== 0 || words.gapBefore(next) !== 0) return false;
  if (!AUXILIARY.has(words.hash(word - 1)) || (words.gapBefore(word - 1) & GAP_SENTENCE) === 0) return false;
  return BEHIND_AUXILIARY.has(words.hash(next)) && words.asks();
}

/** "next time, Faith, but …": between commas, and the sentence goes on. */
function isBetweenCommas(words: NameWords, word: number): boolean {
  const next = word + 1;
  if (next >= words.to || word - 2 < words.from || !words.is(word, WORD_GIVEN)) return false;
  if (words.gapBefore(word) !== GAP_COMMA || words.gapBefore(next) !== GAP_COMMA) return false;
  return GOES_ON.has(words.hash(next)) && !words.isCapital(word - 1);
}
