/**
 * Names of an initial and a surname amid a sentence: "a P. Vexley", "to a K Vexley", "er staat G. Quastl op".
 *
 * Contract: without a payee's or a title's word before it the initial has its full stop, and a surname that nobody knows is
 * long enough for one.
 */
import { wordSet } from '../../text/word-hash.ts';
import { WORD_UPPER } from '../word-columns.ts';
import { type NameReader, TRUST_NONE, TRUST_SOME } from './name-reader.ts';
import { GAP_CLAUSE, GAP_COLON, GAP_QUOTE, type NameWords } from './name-words.ts';

/** Before an initial without a full stop. */
const PAYEE = wordSet(
  'a to from by for under mr mrs ms name named an von für de par di da van door od do för av',
);
const DOT = 0x2e;
/** Letters of a surname that nobody knows, behind an initial. */
const LEAST_SURNAME = 4;

/** Where the name that begins with the initial at `word` ends; `word` itself if none does. */
export function initialledEnd(words: NameWords, reader: NameReader, word: number): number {
  const announced = word > words.from && PAYEE.has(words.hash(word - 1));
  const amid =
    !announced &&
    words.unitAfter(word) === DOT &&
    word > words.from &&
    (words.gapBefore(word) & ~(GAP_COLON | GAP_QUOTE)) === 0;
  const end = reader.read(word, announced || amid ? TRUST_SOME : TRUST_NONE);
  if (end === word || reader.runsIntoModel(end)) return word;
  const unknown = words.isUnknown(end - 1) && (announced || isAmidSentence(words, word, end));
  return words.isLikely(end - 1) || unknown ? end : word;
}

/** Behind a word in small letters or a label, with a name long enough for one. */
function isAmidSentence(words: NameWords, word: number, end: number): boolean {
  if (word === words.from) return false;
  // "pay it to my partner's account: G. Quastl, …"
  const before = words.gapBefore(word);
  const labelled =
    (before === GAP_COLON || before === GAP_QUOTE) && (words.gapAfter(end - 1) & GAP_CLAUSE) !== 0;
  if (!labelled && (before !== 0 || words.isCapital(word - 1))) return false;
  return (
    words.unitAfter(word) === DOT && words.length(end - 1) >= LEAST_SURNAME && !words.is(end - 1, WORD_UPPER)
  );
}
