/**
 * Letters in small writing that belong to a number beside them: "policy hdb 010447190", "4418827 m". Rules take capitals there; small
 * ones could be any word, so only what no list knows counts.
 *
 * Contract: a candidate of a type that has letters grows by one word on each side at most, a blank away; nothing else changes.
 * Only texts that were read as they stand, since the offsets of candidates count in the source.
 */
import type { EntityType } from '../model/entity-types.ts';
import type { Candidate } from '../model/finding.ts';
import {
  WORD_COMMON,
  WORD_COMMON_ABROAD,
  WORD_CUE_ALONE,
  WORD_GIVEN,
  WORD_PLACE,
  WORD_WEAK,
} from '../rules/words.ts';
import { wordSet } from '../text/word-hash.ts';
import { REPLY_WORDS } from './names/reply-words.ts';
import type { ConversationScan } from './scan.ts';
import { WORD_CAPITAL, WORD_HAS_DIGIT } from './word-columns.ts';

const LETTERED: ReadonlySet<EntityType> = new Set<EntityType>([
  'ORDER',
  'ACCOUNT',
  'HEALTHID',
  'NATIONALID',
  'TAXID',
  'PASSPORT',
  'LICENCE',
  'PLATE',
]);
const MOST_BEFORE = 3;
/** "tx 78204": behind a state. */
const ZIP_UNITS = 5;
/** Of a number that a letter at the end of the message belongs to. */
const LEAST_UNITS = 6;
const BLANK = 0x20;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
/** Short for what numbers are, and for money and measures. */
const LABELS = wordSet(
  'nr no num ref rx id ac acc act iss tel fax plz cp cap cep pin tan ssn sin nif nie dni cpf cnpj bsn nip vin reg pol art kd rs eur usd gbp pln sek chf kr km kg cm mm gb mb tb mr mrs ms dr ltd llc inc plc co corp bv nv ag sa srl',
);
const NO_WORD =
  WORD_COMMON | WORD_COMMON_ABROAD | WORD_CUE_ALONE | WORD_PLACE | WORD_CAPITAL | WORD_HAS_DIGIT;

export class CodeLetters {
  private readonly scan: ConversationScan;

  constructor(scan: ConversationScan) {
    this.scan = scan;
  }

  /** The candidate, with the letters that belong to it. */
  with(member: number, candidate: Candidate): Candidate {
    // A denied term is what was written down.
    if (
      !LETTERED.has(candidate.type) ||
      candidate.rule === 'deny-list' ||
      this.scan.foldedText(member).toSource !== undefined
    )
      return candidate;
    const zip = candidate.end - candidate.start === ZIP_UNITS;
    const start = zip ? candidate.start : this.startBefore(member, candidate.start);
    const long = candidate.end - candidate.start >= LEAST_UNITS;
    const end = long ? this.endBehind(member, candidate.end) : candidate.end;
    return start === candidate.start && end === candidate.end ? candidate : { ...candidate, start, end };
  }

  private startBefore(member: number, start: number): number {
    const { scan } = this;
    if (!this.isDigit(member, start) || scan.unitAt(member, start - 1) !== BLANK) return start;
    const { start: from, end } = scan.words;
    const word = scan.wordEndingAfter(member, start - 2);
    const beside = word < scan.endWordOf(member) && end[word] === start - 1;
    return beside && end[word]! - from[word]! <= MOST_BEFORE && this.isNoWord(word) ? from[word]! : start;
  }

  private endBehind(member: number, end: number): number {
    const { scan } = this;
    if (!this.isDigit(member, end - 1) || scan.unitAt(member, end) !== BLANK) return end;
    const { start, end: stop, bits } = scan.words;
    const word = scan.wordEndingAfter(member, end);
    const last = word + 1 === scan.endWordOf(member) && start[word] === end + 1 && stop[word] === end + 2;
    return last && (bits[word]! & (WORD_CAPITAL | WORD_HAS_DIGIT)) === 0 ? end + 2 : end;
  }

  private isDigit(member: number, offset: number): boolean {
    const unit = this.scan.unitAt(member, offset);
    return unit >= DIGIT_0 && unit <= DIGIT_9;
  }

  private isNoWord(word: number): boolean {
    const { bits, h1 } = this.scan.words;
    // "sam 1924"
    const name = (bits[word]! & (WORD_GIVEN | WORD_WEAK)) === WORD_GIVEN;
    const known = LABELS.has(h1[word]!) || REPLY_WORDS.has(h1[word]!);
    return (bits[word]! & NO_WORD) === 0 && !name && !known;
  }
}
