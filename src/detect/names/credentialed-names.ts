/**
 * Names before what a doctor or lawyer writes behind them: "Dana Quastl, MD", "Pria K. Voolt, D.D.S.". They stand where
 * places and products stand, too ("please confirm …", "the dermatologist …"), so these letters vouch for names that no list
 * holds and nothing else announces.
 */

import { WORD_PLACE } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import type { NameReader } from './name-reader.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_COMMA, type NameWords } from './name-words.ts';

/** How credentials begin, dotted ones ("M.D.", "D.D.S.") included; the reader says whether they go on as they must. */
const CREDENTIALS = wordSet('md dds dmd dpm dvm phd esq facs m d');
/** A state as well: "in Quastl Springs, MD". */
const STATE = wordSet('md');
const BEFORE_PLACES = wordSet('in from near to at around of outside');
const MOST_WORDS = 4;

export class CredentialedNames {
  private readonly words: NameWords;
  private readonly reader: NameReader;
  private readonly sink: NameSink;

  constructor(words: NameWords, reader: NameReader, sink: NameSink) {
    this.words = words;
    this.reader = reader;
    this.sink = sink;
  }

  add(): void {
    const { words, reader } = this;
    for (let word = words.from + 2; word < words.to; word++) {
      // PERF: few words have a capital, and one look at its bits says so.
      if (!words.isCapital(word) || !CREDENTIALS.has(words.hash(word))) continue;
      if ((words.gapBefore(word) & ~GAP_COMMA) !== 0 || reader.withSuffix(word) === word) continue;
      const first = this.firstOf(word);
      if (word - first > 1 && !this.isTown(first, word)) this.sink.push(first, word, 'before-credential');
    }
  }

  /** Where the name begins that ends before `end`: capitals and initials, without a common word before them ("Dermatologist"). */
  private firstOf(end: number): number {
    const { words } = this;
    let first = end;
    while (first > words.from && end - first < MOST_WORDS && this.isPart(first - 1)) {
      first--;
      if (first > words.from && !this.reader.joined(first)) break;
    }
    while (first < end && words.isCommon(first) && !words.isNamed(first)) first++;
    return first;
  }

  private isPart(word: number): boolean {
    const { words } = this;
    if (!words.isCapital(word) || words.is(word, WORD_HAS_DIGIT)) return false;
    return words.length(word) === 1 || !words.is(word, WORD_UPPER) || words.isNamed(word);
  }

  /** "Glen Quastl, MD 21099" */
  private isTown(first: number, end: number): boolean {
    const { words } = this;
    if (!STATE.has(words.hash(end)) || words.gapBefore(end) !== GAP_COMMA) return false;
    const numbered = end + 1 < words.to && words.isNumber(end + 1) && words.gapBefore(end + 1) === 0;
    const placed = first > words.from && BEFORE_PLACES.has(words.hash(first - 1));
    return numbered || placed || words.is(end - 1, WORD_PLACE);
  }
}
