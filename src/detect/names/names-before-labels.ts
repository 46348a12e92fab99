/**
 * Names in small letters at the beginning of a message or a clause, told by what comes behind or before: "odalys account number
 * 9634", where a number follows, alone or behind its label, "odalys was my friend", and "am odalys", where "I" is left out.
 *
 * Contract: only given names that are nothing else, so that "mark order 4471 as paid" and "chase account 4471" name nobody.
 * PERF: two looks at the first word of a clause.
 */

import { hashWord, wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { type NameReader, TRUST_FULL } from './name-reader.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_COMMA, GAP_SENTENCE, type NameWords } from './name-words.ts';
import { NAMED_PRODUCTS } from './no-names.ts';
import { isYear } from './numbers-behind.ts';

const AM = hashWord('am').h1;
const LABELS = wordSet(
  'account acct acc ac customer member membership client policy booking confirmation reservation order reference employee ticket claim ssn social security insurance number no num id pin phone mobile contact cell ' +
    'email login user username password my and with is last digits ' +
    'codice fiscale número numero nr nro',
);
/** Numbers that stand behind the name of one person. */
const OF_IDENTITY = wordSet(
  'dni nie nif rut rfc curp cuil cpf rg cédula cedula pesel bsn nir niss personnummer ssn',
);
/** What people do, said of somebody. */
const DOES = wordSet('was is will has said says told came called rang works lives wants needs');
const CLAUSE = GAP_SENTENCE | GAP_COMMA;
const LEAST_DIGITS = 3;
const LEAST_POSTCODE = 5;
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
    for (let word = from; word + 1 < words.to; word++)
      if ((word === from || (words.gapBefore(word) & CLAUSE) !== 0) && words.isNamed(word))
        this.push(word, 'before-phrase');
  }

  private push(first: number, evidence: 'after-introduction' | 'before-phrase'): void {
    const { words } = this;
    if (words.isCapital(first) || !words.isStrongGiven(first)) return;
    if (NAMED_PRODUCTS.has(words.hash(first))) return;
    const end = this.reader.read(first, TRUST_FULL);
    if (end === first) return;
    if (evidence === 'before-phrase') {
      // "odalys gdf 459": what nobody knows is part of the number.
      const identified = end < words.to && OF_IDENTITY.has(words.hash(end));
      for (let word = first + 1; word < end; word++) if (!identified && !words.isNamed(word)) return;
      if (!this.isBeforeLabel(end) && !this.isDoing(end)) return;
    }
    this.sink.push(first, end, evidence);
  }

  /** "(503) 555-0177", "3117 quillon st" */
  private isLongNumber(word: number): boolean {
    const { words } = this;
    if (word >= words.to || !words.isNumber(word) || words.length(word) < LEAST_DIGITS) return false;
    // "cheyenne 82001": as long as a postcode, and nothing behind it.
    const code = word + 1 === words.to && words.length(word) >= LEAST_POSTCODE;
    return !code && (words.gapBefore(word) & GAP_SENTENCE) === 0 && !isYear(words, word);
  }

  private isDoing(end: number): boolean {
    const { words } = this;
    return end + 1 < words.to && words.gapBefore(end) === 0 && DOES.has(words.hash(end));
  }

  /** "account number 9634", "and my ssn is 4471" */
  private isBeforeLabel(end: number): boolean {
    const { words } = this;
    if (this.isLongNumber(end)) return true;
    let labelled = false;
    for (let at = end; at < words.to && at - end <= MOST_LABELS; at++) {
      // "odalys quastl, pesel …"
      const apart = at === end && OF_IDENTITY.has(words.hash(at)) ? GAP_COMMA : 0;
      if ((words.gapBefore(at) & ~apart) !== 0) return false;
      if (words.is(at, WORD_HAS_DIGIT)) return labelled;
      if (!LABELS.has(words.hash(at)) && !OF_IDENTITY.has(words.hash(at))) return false;
      labelled ||= !EMPTY.has(words.hash(at));
    }
    return false;
  }
}
