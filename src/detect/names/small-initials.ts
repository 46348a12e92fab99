/**
 * Initials in small letters before a surname, where only a name can follow: "j m quastler", "v. quastlinder". One letter or
 * two, and a word that is no common one, at the end of its clause.
 */
import { hashWord } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { GAP_CLAUSE, GAP_STOP, type NameWords } from './name-words.ts';

const I: number = hashWord('i').h1;
const MOST_INITIALS = 3;
const LEAST_SURNAME = 4;

/** The end of such a name at `word`; `word` itself if none begins there. */
export function smallInitialsEnd(words: NameWords, word: number): number {
  if (words.length(word) !== 1 || words.isCapital(word)) return word;
  // "my name i raja": the verb, cut short.
  if (words.hash(word) === I && words.gapAfter(word) === 0) return word;
  let surname = word;
  while (surname < words.to && words.length(surname) === 1 && surname - word < MOST_INITIALS) {
    if (words.is(surname, WORD_HAS_DIGIT)) return word;
    if (surname > word && (words.gapBefore(surname) & ~GAP_STOP) !== 0) return word;
    surname++;
  }
  if (surname >= words.to || (words.gapBefore(surname) & ~GAP_STOP) !== 0) return word;
  if (words.length(surname) < LEAST_SURNAME || words.is(surname, WORD_HAS_DIGIT)) return word;
  // A surname may be a small town as well.
  const named = words.isNamed(surname) && !words.isCommon(surname);
  if (!named && !words.isUnknown(surname)) return word;
  return (words.gapAfter(surname) & GAP_CLAUSE) !== 0 ? surname + 1 : word;
}
