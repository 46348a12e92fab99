/**
 * A name that no list holds, spoken to at the end of a sentence: "You're all set, Quastlin!", "I've changed it for you,
 * Gunnquast.". A capital behind a comma may as well name the thing before it ("the old pub, Quastl."), so the sentence has
 * to speak to somebody and no noun with an article stands before the comma.
 */
import { WORD_PLACE } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { WORD_CAPITAL, WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import { GAP_COMMA, GAP_SENTENCE, type NameWords } from './name-words.ts';
import { NAMED_PRODUCTS, NO_NAMES } from './no-names.ts';
import { REPLY_WORDS } from './reply-words.ts';

/** What sentences hold that speak to somebody. */
const TALK = wordSet(
  'i im ive ill id you your youre youve youll yours we weve well us me all ' +
    'ich sie ihnen ihr ihre ihren ihrem wir uns dir dich dein deine du ' +
    'je vous votre vos nous tu te toi ' +
    'le lo les te su sus usted ustedes tu tus hemos he ' +
    'la suo sua suoi ti tuo tua abbiamo ho lei ' +
    'ik je jouw u uw wij we jij ' +
    'ci cię pani pana panu państwa państwu twój twoje twoja ' +
    'lhe seu sua seus suas você te ' +
    'jag dig din ditt dina vi er ert',
);
/** Before a noun that a name may stand behind: "at the hotel, Quastl". */
const OF_THINGS = wordSet(
  'a an the my our his her their this that new old called ein eine einen einem der die das den dem mein meine meinem unser im am zum zur ' +
    'un une le la les du au des mon ma notre una el los las del al mi il lo gli nel al mio mia een de het mijn o os uma no na meu minha en ett min mitt',
);
/** Words in a clause that is short enough to be set apart from a name. */
export const CLAUSE_WORDS = 6;
const LEAST_WORDS = 2;
const LEAST_LETTERS = 3;

/** A word of no list, or a name, that is neither abbreviation nor product. */
export function mayBeSpokenTo(words: NameWords, word: number): boolean {
  if (words.is(word, WORD_UPPER | WORD_HAS_DIGIT | WORD_PLACE) || words.length(word) < LEAST_LETTERS)
    return false;
  if (words.isCommon(word) && !words.isCommonGiven(word)) return false;
  const hash = words.hash(word);
  return !NO_NAMES.has(hash) && !REPLY_WORDS.has(hash) && !NAMED_PRODUCTS.has(hash);
}

/** @param first where the clause begins that ends before `word` */
export function isSpokenTo(words: NameWords, word: number, first: number): boolean {
  if (!words.isUnknown(word) || !mayBeSpokenTo(words, word) || word - first < LEAST_WORDS) return false;
  if (words.is(word - 1, WORD_CAPITAL | WORD_HAS_DIGIT) || OF_THINGS.has(words.hash(word - 2))) return false;
  let talks = false;
  for (let at = first; at < word; at++) {
    // A list, or more than one clause; "Ok, I've sent it, Quastlin." is one.
    const opens = at === first + 1 ? GAP_SENTENCE : GAP_SENTENCE | GAP_COMMA;
    if (at > first && (words.gapBefore(at) & opens) !== 0) return false;
    if (TALK.has(words.hash(at))) talks = true;
  }
  return talks;
}

/** Where the clause begins that ends before `word`, or a few words before it. */
export function clauseStart(words: NameWords, word: number): number {
  let first = word - 1;
  const least = Math.max(words.from, word - CLAUSE_WORDS - 1);
  while (first > least && (words.gapBefore(first) & GAP_SENTENCE) === 0) first--;
  return first;
}
