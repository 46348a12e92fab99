/**
 * Names in small letters at the beginning of a message, told by what comes behind or before: "odalys account number 9634", where
 * a label and its number follow, and "am odalys", where "I" is left out.
 *
 * Contract: only given names that are nothing else, so that "mark order 4471 as paid" and "chase account 4471" name nobody.
 * PERF: two looks at the first word of a message.
 */

import { hashWord, wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { type NameReader, TRUST_FULL } from './name-reader.ts';
import type { NameSink } from './name-sink.ts';
import type { NameWords } from './name-words.ts';

const AM = hashWord('am').h1;
const LABELS = wordSet(
  'account acct acc ac customer member membership client policy booking confirmation reservation order reference employee ticket claim ssn social security insurance number no num id pin phone mobile contact cell ' +
    'email login user username password my and with is last digits',
);
/** Words between the name and the number. */
const MOST_LABELS = 6;
/** How many of them say nothing without another. */
const EMPTY = wordSet('my and with is no last digits');

export class NamesBeforeLabels {
  private readonly words: NameWords;
  private readonly reader: NameReader;
  private readonly sink: NameSink;

  constructor(words: NameWords, reader: NameReader, sink: NameSink) {
    this.words = words;
    this.reader = reader;
    this.sink = sink;
  }

  add(): void {
    const { words } = this;
    const { from } = words;
    if (words.hash(from) === AM) {
      const first = from + 1;
      if (first < words.to && words.gapBefore(first) === 0) this.push(first, 'after-introduction');
      return;
    }
    if (words.isNamed(from)) this.push(from, 'before-phrase');
  }

  private push(first: number, evidence: 'after-introduction' | 'before-phrase'): void {
    const { words } = this;
    if (words.isCapital(first) || !words.isStrongGiven(first) || !words.isLikely(first)) return;
    const end = this.reader.read(first, TRUST_FULL);
    if (end === first) return;
    if (evidence === 'before-phrase' && !this.isBeforeLabel(end)) return;
    this.sink.push(first, end, evidence);
  }

  /** "account number 9634", "and my ssn is 4471" */
  private isBeforeLabel(end: number): boolean {
    const { words } = this;
    let labelled = false;
    for (let at = end; at < words.to && at - end <= MOST_LABELS; at++) {
      if (words.gapBefore(at) !== 0) return false;
      if (words.is(at, WORD_HAS_DIGIT)) return labelled;
      if (!LABELS.has(words.hash(at))) return false;
      labelled ||= !EMPTY.has(words.hash(at));
    }
    return false;
  }
}
