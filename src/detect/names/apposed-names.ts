/**
 * Names set off behind a word for who somebody is, where only weak lists or none know them: "the lodger, quastlin", "my landlord,
 * quastl, …" (in small letters), and behind all that is said of them: "my nan will bring it, quastlin".
 *
 * Contract: English. A comma stands before the name and the clause ends behind it; what such a comma is followed by besides
 * ("my landlord, thankfully, …") are words, which no name list holds. PERF: `add` asks at relations with a comma behind them alone,
 * `addLast` at messages whose last word a comma sets off.
 */
import { WORD_CUE, WORD_PLACE } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_CLAUSE, GAP_COMMA, GAP_SENTENCE, type NameWords } from './name-words.ts';
import { NAMED_PRODUCTS, NO_NAMES } from './no-names.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

/** What people are to somebody, before a comma and the name. */
const PEOPLE = wordSet(
  'husband hubby wife missus partner boyfriend girlfriend fiance fiancee bf gf son daughter mum mom mam mother dad father brother sister bro sis uncle aunt auntie cousin nephew niece ' +
    'nan nana nanna gran granny grandma grandmother grandad grandpa grandfather grandson granddaughter stepson stepdaughter stepdad stepmum kid lad lass eldest youngest bloke fella ' +
    'friend mate neighbour neighbor lodger landlord landlady housemate flatmate roommate flattie tenant carer nanny babysitter cleaner gardener caretaker porter manager boss colleague assistant ' +
    'driver plumber electrician builder engineer teacher tutor coach nurse dentist vet',
);
/** Before those. */
const OWN = wordSet('my our his her their your the just only a by to with and old ex poor');
/** Behind the person, what only people do for others. */
const WILL = wordSet('will ll can could should might gonna going is s has usually always to');
const DO = wordSet(
  'bring bringing get getting take taking collect collecting pick picking come coming let open answer sign drive driving meet pay paying do doing call ring phone text help look sort fetch have got be wait watch mind',
);
const CAN = wordSet('can could may will would should');
const LEAST_LIKELY = 3;
const LEAST_UNKNOWN = 5;
const MOST_WORDS = 14;
const MOST_BETWEEN = 3;
/** Ends of English words that lists hold none of: "my landlord, unfortunatley, …". */
const INFLECTED = /(?:ly|ley|ed|ing|ings|tion|ness|less)$/;

export class ApposedNames {
  private readonly words: NameWords;
  private readonly sink: NameSink;
  private readonly lookup: Lookup;

  constructor(words: NameWords, sink: NameSink, lookup: Lookup) {
    this.words = words;
    this.sink = sink;
    this.lookup = lookup;
  }

  /** Whether such a name stands at `word`, behind the comma behind a relation; then it is pushed. */
  add(word: number): boolean {
    const { words } = this;
    if (word <= words.from || words.gapBefore(word) !== GAP_COMMA || words.isCapitalised(word)) return false;
    if (!this.isPerson(word - 1) || !this.mayBeName(word)) return false;
    if ((words.gapAfter(word) & GAP_CLAUSE) === 0) return false;
    this.sink.push(word, word + 1, 'after-relation');
    return true;
  }

  /** "my nan will bring it, quastlin": the last word of the message. */
  addLast(): void {
    const { words } = this;
    const last = words.to - 1;
    if (last - words.from < MOST_BETWEEN || last - words.from > MOST_WORDS) return;
    // "Can my husband have one? Quastlin"
    const alone = words.isCapital(last) && (words.gapBefore(last) & GAP_SENTENCE) !== 0;
    if ((words.gapBefore(last) !== GAP_COMMA && !alone) || words.asks()) return;
    if ((words.gapAfter(last) & GAP_CLAUSE) === 0 || !this.mayBeName(last)) return;
    if (this.isSaidOfPerson(last)) this.sink.push(last, last + 1, 'after-relation');
  }

  /** Whether the clause before the comma says what one of `PEOPLE` does for somebody. */
  private isSaidOfPerson(last: number): boolean {
    const { words } = this;
    for (let word = last - 1; word >= words.from; word--) {
      // "Can my husband …", "Could my gran …"
      const asks = word > words.from + 1 && CAN.has(words.hash(words.from)) && DO.has(words.hash(word + 1));
      if (asks && PEOPLE.has(words.hash(word)) && this.isPerson(word)) return true;
      if (PEOPLE.has(words.hash(word)) && this.isPerson(word) && this.isDoing(word + 1, last)) return true;
      if ((words.gapBefore(word) & (GAP_SENTENCE | GAP_COMMA)) !== 0) return false;
    }
    return false;
  }

  private isDoing(verb: number, last: number): boolean {
    const { words } = this;
    if (!WILL.has(words.hash(verb))) return false;
    for (let word = verb + 1; word < last && word - verb <= MOST_BETWEEN; word++)
      if (DO.has(words.hash(word))) return true;
    return false;
  }

  private isPerson(word: number): boolean {
    const { words } = this;
    if (!PEOPLE.has(words.hash(word))) return false;
    if (word === words.from || (words.gapBefore(word) & (GAP_SENTENCE | GAP_COMMA)) !== 0) return true;
    return words.gapBefore(word) === 0 && OWN.has(words.hash(word - 1));
  }

  private mayBeName(word: number): boolean {
    const { words } = this;
    const hash = words.hash(word);
    if (words.is(word, WORD_HAS_DIGIT | WORD_UPPER | WORD_CUE | WORD_PLACE)) return false;
    if (REPLY_WORDS.has(hash) || NO_NAMES.has(hash) || NAMED_PRODUCTS.has(hash)) return false;
    if (words.isLikely(word)) return words.length(word) >= LEAST_LIKELY;
    if (!words.isUnknown(word) || words.length(word) < LEAST_UNKNOWN) return false;
    // A capital amid a sentence is no slip of a word.
    if (words.isCapital(word)) return true;
    const plain = words.plain(word);
    return !INFLECTED.test(plain) && mayBeUnknownName(plain, this.lookup);
  }
}
