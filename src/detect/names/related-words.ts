/** Words between what somebody is to another and the name: "my wife is Ada", "o meu avô, o Anselmo". */
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { GAP_COMMA, type NameWords } from './name-words.ts';

/** Between a relation and the name: "my wife is Ada", "husband's name: …", "ein Freund namens …". */
export const COPULAS = wordSet(
  'is was will be s named called aka name ist war heißt heisst namens est était s’appelle appelle appelé es era llamado llama se è si chiama chiamato nome heet genaamd to ma na imię jest nazywa się chama é heter är',
);
const MAX_COPULAS = 2;
/** Swedish for husband, and what a car is. */
const MAKE: number = hashWord('make').h1;
const IS: number = hashWord('is').h1;
/** Last words of phrases behind which the one who answers says a firm as often as a name. */
const REACHED = wordSet('reached to');
const REACH: number = hashWord('reached').h1;
const ARTICLES = wordSet('o a der die el la il en');

/** The first word behind copulas at `word`. */
export function behindCopulas(words: NameWords, word: number): number {
  let first = word;
  for (let i = 0; i < MAX_COPULAS && first < words.to && COPULAS.has(words.hash(first)); i++) first++;
  return first;
}

/** The word behind an article at `word`, if it has a capital; else `word`. */
export function behindArticle(words: NameWords, word: number): number {
  const next = word + 1;
  if (
    !ARTICLES.has(words.hash(word)) ||
    words.isCapitalised(word) ||
    next >= words.to ||
    words.gapBefore(next) !== 0
  )
    return word;
  return words.isCapital(next) ? next : word;
}

/**
 * "its make is Quastl", said of a car; "A Faithful Friend, Odalys or …", a title; "through to Quastl Parcels", a firm: the
 * phrase, and the word behind it.
 */
export function isNoKin(words: NameWords, phrase: number, word: number): boolean {
  if (words.hash(phrase) === MAKE && words.hash(word) === IS) return true;
  if (REACHED.has(words.hash(word - 1)) && isFirm(words, word)) return true;
  // "you've reached Quastlwing baggage": who answers so says the firm, unless a list knows the name.
  if (words.hash(word - 1) === REACH && words.isUnknown(word)) return true;
  if (phrase === words.from || !words.isCapital(phrase) || !words.isCapital(phrase - 1)) return false;
  return words.gapBefore(phrase) === 0 && (words.gapBefore(word) & GAP_COMMA) !== 0;
}

/** "Quastl Parcels": what nobody knows, and a word with a capital behind it, that is no surname, ends it. */
function isFirm(words: NameWords, word: number): boolean {
  const next = word + 1;
  if (next >= words.to || words.gapBefore(next) !== 0 || !words.isCapital(next)) return false;
  if (words.isStrong(word) || !words.isCapital(word)) return false;
  return words.isCommon(next) && !words.isWellNamed(next);
}
