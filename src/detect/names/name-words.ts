/**
 * The words of one message as names see them: classes, spelling and what stands between them. Integers only; `begin`
 * costs a few operations a word, everything else is paid for by who asks.
 *
 * Contract: what an earlier run has masked is neither an edge nor a blank, so nothing is read across it.
 */
import {
  WORD_COMMON,
  WORD_FAMILIAR_SURNAME,
  WORD_GIVEN,
  WORD_PLACE,
  WORD_SURNAME,
  WORD_WEAK,
} from '../../rules/words.ts';
import { WORD_FOLD } from '../../text/characters.ts';
import { wordSet } from '../../text/word-hash.ts';
import { type ConversationScan, PROTECTED_CODE } from '../scan.ts';
import {
  WORD_CAPITAL,
  WORD_HAS_DIGIT,
  WORD_HAS_LETTER,
  WORD_UPPER,
  type WordColumns,
} from '../word-columns.ts';

/** What a gap between two words holds, as bits. */
export const GAP_COMMA = 1;
export const GAP_STOP = 2;
export const GAP_LINE = 4;
export const GAP_COLON = 8;
export const GAP_DASH = 16;
export const GAP_EDGE = 32;
export const GAP_QUOTE = 64;
export const GAP_OTHER = 128;
export const GAP_QUESTION = 256;
const GAP_MASKED = 512;
/** A clause ends or begins here. */
export const GAP_CLAUSE: number =
  GAP_COMMA | GAP_STOP | GAP_LINE | GAP_EDGE | GAP_DASH | GAP_COLON | GAP_QUOTE;
/** A sentence ends or begins here. */
export const GAP_SENTENCE: number = GAP_STOP | GAP_LINE | GAP_EDGE;

const DOT = 0x2e;
const BLANK = 0x20;
const COLON = 0x3a;
const LONGEST_GAP = 16;
const ABBREVIATION_UNITS = 4;
/** Words in capitals that make a message a shout. */
const SHOUT_WORDS = 2;

const GAP_OF: ReadonlyMap<number, number> = new Map(
  (
    [
      [' \t\u00a0', 0],
      [',;', GAP_COMMA],
      ['.!…', GAP_STOP],
      ['?', GAP_STOP | GAP_QUESTION],
      ['\n\r', GAP_LINE],
      [':=', GAP_COLON],
      ['-–—•*|', GAP_DASH],
      ['"“”„«»()[]¿¡', GAP_QUOTE],
    ] as const
  ).flatMap(([units, bit]) => [...units].map((unit) => [unit.charCodeAt(0), bit] as const)),
);
const SURROGATES = 0xd800;
const SURROGATES_END = 0xdfff;

export class NameWords {
  readonly scan: ConversationScan;
  readonly columns: WordColumns;
  member = 0;
  from = 0;
  to = 0;
  /** All letters of the message are capitals, so that they say nothing. */
  shouting = false;

  constructor(scan: ConversationScan) {
    this.scan = scan;
    this.columns = scan.words;
  }

  /** Takes a member up; false if it has no words. */
  begin(member: number): boolean {
    this.member = member;
    this.from = this.scan.firstWordOf(member);
    this.to = this.scan.endWordOf(member);
    this.shouting = this.from < this.to && this.shouts();
    return this.from < this.to;
  }

  private shouts(): boolean {
    let upper = 0;
    for (let word = this.from; word < this.to; word++) {
      const bits = this.columns.bits[word]!;
      if ((bits & WORD_UPPER) !== 0) upper++;
      else if ((bits & (WORD_HAS_LETTER | WORD_HAS_DIGIT)) === WORD_HAS_LETTER && this.length(word) > 1)
        return false;
    }
    return upper >= (this.scan.isProtectedIn(this.member) ? 1 : SHOUT_WORDS);
  }

  is(word: number, bit: number): boolean {
    return (this.columns.bits[word]! & bit) !== 0;
  }

  length(word: number): number {
    return this.columns.end[word]! - this.columns.start[word]!;
  }

  hash(word: number): number {
    return this.columns.h1[word]!;
  }

  /** A capital that says something. */
  isCapital(word: number): boolean {
    return !this.shouting && this.is(word, WORD_CAPITAL);
  }

  /** Begins with a capital, whether it says something or not. */
  isCapitalised(word: number): boolean {
    return this.is(word, WORD_CAPITAL);
  }

  isCommon(word: number): boolean {
    return this.is(word, WORD_COMMON);
  }

  /** In some name list, weak ones included. */
  isNamed(word: number): boolean {
    return this.is(word, WORD_GIVEN | WORD_SURNAME);
  }

  /** In a good name list; common words too. */
  isWellNamed(word: number): boolean {
    return this.isNamed(word) && !this.is(word, WORD_WEAK);
  }

  /** A name by a good list, and no common word. */
  isStrong(word: number): boolean {
    return this.isNamed(word) && !this.is(word, WORD_COMMON | WORD_WEAK) && this.length(word) > 2;
  }

  isStrongGiven(word: number): boolean {
    return this.is(word, WORD_GIVEN) && this.isStrong(word) && !this.is(word, WORD_PLACE);
  }

  /** A surname that is nothing else, or one of the frequent ones that are words as well. */
  isSurname(word: number): boolean {
    return this.is(word, WORD_SURNAME) && (this.isStrong(word) || this.is(word, WORD_FAMILIAR_SURNAME));
  }

  /** A given name that is a word as well ("Will", "Rose"). */
  isCommonGiven(word: number): boolean {
    return (
      (this.columns.bits[word]! & (WORD_GIVEN | WORD_COMMON | WORD_WEAK)) === (WORD_GIVEN | WORD_COMMON) &&
      this.length(word) > 2
    );
  }

  /** In any name list, and neither a common word nor a place. */
  isLikely(word: number): boolean {
    return this.isNamed(word) && !this.is(word, WORD_COMMON | WORD_PLACE) && this.length(word) > 1;
  }

  /** In no list at all. */
  isUnknown(word: number): boolean {
    return !this.is(word, WORD_GIVEN | WORD_SURNAME | WORD_COMMON | WORD_PLACE | WORD_HAS_DIGIT);
  }

  /** The word without case and accents. */
  plain(word: number): string {
    let text = '';
    for (let at = this.columns.start[word]!; at < this.columns.end[word]!; at++)
      text += String.fromCharCode(WORD_FOLD[this.scan.unitAt(this.member, at)]!);
    return text;
  }

  isNumber(word: number): boolean {
    return (this.columns.bits[word]! & (WORD_HAS_DIGIT | WORD_HAS_LETTER)) === WORD_HAS_DIGIT;
  }

  /** In a shout a known name that is a word as well counts where a clause ends ("ASK FOR GRANT"). @param told as a relation's name */
  isShoutedName(word: number, told: boolean): boolean {
    if (!this.shouting || this.is(word, WORD_PLACE) || this.length(word) < 3) return false;
    if (this.isLikely(word)) return true;
    return told && (this.isUnknown(word) || this.isCommonGiven(word));
  }

  /** Short, all capitals and no known name: VIN, PUK, DM. */
  isAbbreviation(word: number): boolean {
    return (
      this.is(word, WORD_UPPER) &&
      this.length(word) <= ABBREVIATION_UNITS &&
      !(this.isWellNamed(word) && (this.shouting || this.length(word) > 3))
    );
  }

  /** One capital letter; those that are words only with a full stop. */
  isInitial(word: number): boolean {
    if (this.length(word) !== 1 || !this.is(word, WORD_CAPITAL)) return false;
    return !WORDS_OF_ONE.has(this.hash(word)) || this.unitAfter(word) === DOT;
  }

  /** "M J Quastl": two letters, of which the first alone would be a title. */
  areInitials(word: number): boolean {
    const next = word + 1;
    return this.isInitial(word) && next < this.to && this.gapBefore(next) === 0 && this.isInitial(next);
  }

  /** "QuastDirect": two words of a firm in one, and no "McQuast", "DeQuast" or "FitzQuast". */
  isRunTogether(word: number): boolean {
    const { start, end } = this.columns;
    let text = '';
    for (let at = start[word]!; at < end[word]!; at++)
      text += String.fromCharCode(this.scan.unitAt(this.member, at));
    return RUN_TOGETHER.test(text) && !SURNAME_PREFIX.test(text);
  }

  /** "Art.-Nr. 4471" */
  isCutShort(word: number): boolean {
    return this.unitAfter(word) === DOT && (this.gapAfter(word) & GAP_DASH) !== 0;
  }

  /** Whether the message ends in a question mark, or in what an earlier run has masked. */
  asks(): boolean {
    return (this.gapAfter(this.to - 1) & (GAP_QUESTION | GAP_OTHER)) !== 0;
  }

  /** "Name?", "Got it. Name?": nothing but the word behind the last stop. */
  endsWithNameQuestion(): boolean {
    const last = this.to - 1;
    if (!NAME.has(this.hash(last)) || (this.gapAfter(last) & (GAP_QUESTION | GAP_COLON)) === 0) return false;
    if (AND.has(this.hash(last - 1))) return true;
    return (this.gapBefore(last) & (GAP_SENTENCE | GAP_COMMA)) !== 0;
  }

  mayBeName(word: number): boolean {
    if (this.isCommon(word)) return this.isWellNamed(word) && !this.is(word, WORD_UPPER);
    return this.length(word) > 1 && !this.is(word, WORD_HAS_DIGIT | WORD_PLACE);
  }

  /** Bits of what stands before the word, back to the word before or to the message's edge. */
  gapBefore(word: number): number {
    const start = word === this.from ? 0 : this.columns.end[word - 1]!;
    const gap = this.gap(start, this.columns.start[word]!);
    return word === this.from ? gap | GAP_EDGE : gap;
  }

  /** Bits of what follows the word. */
  gapAfter(word: number): number {
    if (word + 1 < this.to) {
      const gap = this.gapBefore(word + 1);
      return (gap & GAP_MASKED) === 0 ? gap : GAP_OTHER;
    }
    const start = this.columns.end[word]!;
    let gap = GAP_EDGE;
    for (let at = start; at < start + LONGEST_GAP; at++) {
      const unit = this.scan.unitAt(this.member, at);
      if (unit === 0) return gap;
      if (unit === PROTECTED_CODE) return GAP_OTHER;
      gap |= bitOf(unit);
    }
    return gap | GAP_OTHER;
  }

  private gap(start: number, end: number): number {
    let gap = 0;
    // However long a mask or token is, it is one thing.
    let length = 0;
    for (let at = start; at < end; at++) {
      const unit = this.scan.unitAt(this.member, at);
      if (unit !== PROTECTED_CODE && ++length > LONGEST_GAP) return GAP_OTHER;
      gap |= unit === PROTECTED_CODE ? GAP_MASKED : bitOf(unit);
    }
    // What was masked there was words: a sentence may have begun behind them, and nothing else is said of this word.
    return (gap & GAP_MASKED) === 0 ? gap : (gap & GAP_SENTENCE) | GAP_OTHER | GAP_MASKED;
  }

  /** Whether something masked stands between the word and the one before. */
  isAfterMask(word: number): boolean {
    return (this.gapBefore(word) & GAP_MASKED) !== 0;
  }

  /** Whether nothing but blanks stands between the words `[word, end)` and something masked, on either side. */
  isBesideMask(word: number, end: number): boolean {
    if (!this.scan.isProtectedIn(this.member)) return false;
    return (
      this.reachesMask(this.columns.start[word]! - 1, -1) || this.reachesMask(this.columns.end[end - 1]!, 1)
    );
  }

  /** "Endoart: [PERSON_1]": whether a colon stands right behind the word, and something masked behind that. */
  isLabelOfMask(word: number): boolean {
    const colon = this.columns.end[word]!;
    return this.scan.unitAt(this.member, colon) === COLON && this.reachesMask(colon + 1, 1);
  }

  /** "[PERSON_1] with" */
  isBehindMask(word: number): boolean {
    return this.scan.isProtectedIn(this.member) && this.reachesMask(this.columns.start[word]! - 1, -1);
  }

  private reachesMask(from: number, step: number): boolean {
    let at = from;
    while (this.scan.unitAt(this.member, at) === BLANK) at += step;
    return this.scan.unitAt(this.member, at) === PROTECTED_CODE;
  }

  /** The unit after a word. */
  unitAfter(word: number): number {
    return this.scan.unitAt(this.member, this.columns.end[word]!);
  }
}

function bitOf(unit: number): number {
  const bit = GAP_OF.get(unit);
  if (bit !== undefined) return bit;
  // A picture ends a clause as a full stop does.
  return unit >= SURROGATES && unit <= SURROGATES_END ? GAP_STOP : GAP_OTHER;
}

const RUN_TOGETHER = /^[A-Z][a-z]{2,15}[A-Z][a-z]/;
const SURNAME_PREFIX = /^(?:Mac|Fitz|Van|Von|Del|Della|San|Saint|Abu|Abd|Ben|Bin)[A-Z]/;
const WORDS_OF_ONE = wordSet('i a');
const NAME = wordSet('name names surname');
const AND = wordSet('and & n');
