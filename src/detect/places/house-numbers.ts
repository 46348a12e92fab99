/**
 * Numbers of houses and flats by themselves: corrected in the message behind an address, or named once more.
 */
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT, WORD_HAS_LETTER, type WordColumns } from '../word-columns.ts';
import type { PlaceFindings } from './place-findings.ts';
import {
  BEFORE_NUMBER,
  BEHIND_NEIGHBOUR,
  HOUSE_NUMBER_WORDS,
  NEIGHBOUR_WORDS,
  NOT_WORDS,
  NUMBER_WORDS,
  TAIL_WORDS,
} from './place-lists.ts';
import { GAP_JOINS, GAP_NONE, type PlaceWords } from './place-words.ts';

const CORRECTED = 0.6;
const NUMBER_DIGITS = 5;
/** Messages behind an address in which its number may be corrected, and words of such a message. */
const CORRECTION_REACH = 2;
const CORRECTION_WORDS = 6;
/** Words of a longer message that may hold a corrected number. */
const ANSWER_WORDS = 14;
/** Messages behind an address in which a number by itself may be a house, and its digits. */
const KNOWN_REACH = 12;
const SAID_DIGITS = 3;
/** Numbers from one house to a neighbour's, and those that may be times of day. */
const NEIGHBOURS = 12;
const MOST_HOURS = 24;
const DOT = 0x2e;
const COMMA = 0x2c;
/** Units right before a number, and right behind one, that make it an amount, a time or a part of a longer number. */
const ODD_BEFORE: readonly number[] = [0x2c, 0x2e, 0x3a, 0x24, 0xa3, 0x20ac, 0x2b, 0x40];
const ODD_AFTER: readonly number[] = [0x3a, 0x25, 0x24, 0xa3, 0x20ac, 0xb0];

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

export class HouseNumbers {
  private readonly scan: ConversationScan;
  private readonly words: WordColumns;
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;
  /** House numbers with a letter, of the conversation so far. */
  private readonly numbers = new Set<number>();
  /** Digits of the house numbers of the last address. */
  private readonly digits = new Set<number>();
  /** House numbers of the conversation so far. */
  private readonly values = new Set<number>();
  private lastAddress = Number.NEGATIVE_INFINITY;

  constructor(scan: ConversationScan, read: PlaceWords, findings: PlaceFindings) {
    this.scan = scan;
    this.words = scan.words;
    this.read = read;
    this.findings = findings;
  }

  begin(): void {
    this.numbers.clear();
    this.digits.clear();
    this.values.clear();
    this.lastAddress = Number.NEGATIVE_INFINITY;
  }

  /** An address stands in the message; its words follow. */
  address(message: number): void {
    this.digits.clear();
    this.lastAddress = message;
  }

  /** A word with a digit in an address. */
  learn(member: number, word: number): void {
    if (this.read.length(word) <= NUMBER_DIGITS) this.values.add(this.valueOf(member, word));
    this.digits.add(this.digitsOf(member, word));
    if (this.read.is(word, WORD_HAS_LETTER)) this.numbers.add(this.words.h1[word]!);
  }

  isNear(member: number, message: number, words: number): boolean {
    return (
      message - this.lastAddress <= CORRECTION_REACH &&
      words <= CORRECTION_WORDS &&
      !this.scan.isProtectedIn(member)
    );
  }

  /** Digits, and at most one letter behind them. */
  isHouseNumber(member: number, word: number): boolean {
    // "1,100", "17:15", "45%", "$30"
    if (ODD_BEFORE.includes(this.scan.unitAt(member, this.words.start[word]! - 1))) return false;
    const after = this.words.end[word]!;
    const next = this.scan.unitAt(member, after);
    if (ODD_AFTER.includes(next)) return false;
    if ((next === DOT || next === COMMA) && isDigit(this.scan.unitAt(member, after + 1))) return false;
    return this.read.isDigits(word)
      ? this.read.length(word) <= NUMBER_DIGITS
      : this.isWithLetter(member, word);
  }

  private isWithLetter(member: number, word: number): boolean {
    const length = this.read.length(word);
    if (length < 2 || length > NUMBER_DIGITS || !this.read.is(word, WORD_HAS_LETTER)) return false;
    const start = this.words.start[word]!;
    for (let at = start; at < start + length - 1; at++) {
      const unit = this.scan.unitAt(member, at);
      if (unit < 0x30 || unit > 0x39) return false;
    }
    return true;
  }

  /** Whether an address was told in the message before. */
  isRightBehind(message: number): boolean {
    return message - this.lastAddress === 1;
  }

  /** Whether an address was told not long before. */
  isKnown(message: number): boolean {
    return message - this.lastAddress <= KNOWN_REACH;
  }

  /** "left it at 221" where 219 was told before: a neighbour's house, and no time of day. */
  addNeighbour(member: number, number: number, from: number, to: number, message: number): boolean {
    if (number === from || !this.isKnown(message) || !this.read.isDigits(number)) return false;
    if (!NEIGHBOUR_WORDS.has(this.words.h1[number - 1]!) || !this.read.joins(member, number)) return false;
    const goesOn = number + 1 < to && this.read.gap(member, number + 1) === GAP_JOINS;
    if (goesOn && !BEHIND_NEIGHBOUR.has(this.words.h1[number + 1]!)) return false;
    const value = this.valueOf(member, number);
    if (value <= MOST_HOURS) return false;
    for (const other of this.values) {
      if (other === value || Math.abs(other - value) > NEIGHBOURS) continue;
      this.findings.push(number, number + 1, 'ADDRESS', 'house-number', CORRECTED);
      return true;
    }
    return false;
  }

  private valueOf(member: number, word: number): number {
    let value = 0;
    for (let at = this.words.start[word]!; at < this.words.end[word]!; at++) {
      const digit = this.scan.unitAt(member, at) - 0x30;
      if (digit < 0 || digit > 9) return value;
      value = value * 10 + digit;
    }
    return value;
  }

  /** "he lives at number 17", "ja, Hausnummer 14": where an address was told before. */
  addSaid(member: number, number: number, from: number, to: number, message: number): boolean {
    const said = number - 1;
    if (said < from || !NUMBER_WORDS.has(this.words.h1[said]!) || this.read.length(number) > SAID_DIGITS)
      return false;
    if (!this.isKnown(message) || !this.read.joins(member, number)) return false;
    // "number 10", as small as an hour, is found only where it was told before: it would come up again in times of day.
    const value = this.valueOf(member, number);
    const sure = HOUSE_NUMBER_WORDS.has(this.words.h1[said]!) || this.values.has(value);
    if (value <= MOST_HOURS && !sure) return false;
    const before = said - 1;
    if (
      before >= from &&
      this.read.gap(member, said) === GAP_JOINS &&
      !BEFORE_NUMBER.has(this.words.h1[before]!)
    )
      return false;
    // "number 43 bus"
    const next = number + 1;
    const goesOn = next < to && this.read.gap(member, next) === GAP_JOINS;
    if (goesOn && !this.read.isFillerWord(next)) return false;
    if (goesOn && TAIL_WORDS.has(this.words.h1[next]!)) return false;
    this.findings.push(number, next, 'ADDRESS', 'house-number', CORRECTED);
    return true;
  }

  /** "212b" or "no, 212" behind a message with "Sonnenweg 221b", and "not 21" behind an address. */
  addCorrection(member: number, number: number, from: number, to: number, message: number): void {
    const withLetter = !this.read.isDigits(number);
    const isKnown = withLetter && this.numbers.has(this.words.h1[number]!);
    if (isKnown || (!this.scan.isProtectedIn(member) && this.isCorrection(member, number, from, to, message)))
      this.findings.push(number, number + 1, 'ADDRESS', 'house-number', CORRECTED);
  }

  private isCorrection(member: number, number: number, from: number, to: number, message: number): boolean {
    const near = message - this.lastAddress <= CORRECTION_REACH && to - from <= ANSWER_WORDS;
    if (near && this.digits.has(this.digitsOf(member, number)) && this.read.length(number) > 1) {
      const negated = number > from && NOT_WORDS.has(this.words.h1[number - 1]!);
      if (negated || !this.read.isDigits(number) || to - from <= CORRECTION_WORDS) return true;
    }
    if (message - this.lastAddress === 1 && this.isNegatedNumber(member, number, from, to)) return true;
    if (number === from || !NOT_WORDS.has(this.words.h1[number - 1]!)) return false;
    return (
      (number + 1 === to || this.read.gap(member, number + 1) !== GAP_JOINS) &&
      this.read.gap(member, number) !== GAP_NONE &&
      this.isBehindAddress(number, from)
    );
  }

  /** "no, it's 47": a short message that begins with a no and holds one number, of up to three digits. */
  private isNegatedNumber(member: number, number: number, from: number, to: number): boolean {
    if (to - from > CORRECTION_WORDS - 1 || !NOT_WORDS.has(this.words.h1[from]!)) return false;
    if (this.read.length(number) > 3 || !this.read.ends(member, number + 1, to)) return false;
    for (let word = from; word < to; word++) {
      if (word !== number && (this.read.is(word, WORD_HAS_DIGIT) || !this.read.isFillerWord(word)))
        return false;
    }
    return true;
  }

  /** "apt 4b" and "2. OG" a message or two behind an address. */
  addUnit(member: number, number: number, from: number, to: number): boolean {
    if (this.read.length(number) > 4) return false;
    // "number 43 bus"
    if (number > from && NUMBER_WORDS.has(this.words.h1[number - 1]!)) return false;
    const next = number + 1;
    if (
      next < to &&
      TAIL_WORDS.has(this.words.h1[next]!) &&
      this.read.length(next) > 1 &&
      this.read.joins(member, next)
    ) {
      this.findings.push(number, next + 1, 'ADDRESS', 'unit-behind-address', CORRECTED);
      return true;
    }
    if (number === from || !TAIL_WORDS.has(this.words.h1[number - 1]!) || !this.read.joins(member, number))
      return false;
    if (this.read.length(number - 1) < 2) return false;
    this.findings.push(number - 1, next, 'ADDRESS', 'unit-behind-address', CORRECTED);
    return true;
  }

  /** How often each digit stands in a number, so that swapped ones are the same. */
  private digitsOf(member: number, number: number): number {
    let sum = 0;
    for (let at = this.words.start[number]!; at < this.words.end[number]!; at++) {
      const digit = this.scan.unitAt(member, at) - 0x30;
      if (digit >= 0 && digit <= 9) sum += 8 ** digit;
    }
    return sum;
  }

  private isBehindAddress(number: number, from: number): boolean {
    for (let word = number - 2; word >= from && number - word <= CORRECTION_WORDS; word--) {
      if (this.findings.takenBy(word)?.type === 'ADDRESS') return true;
    }
    return false;
  }
}
