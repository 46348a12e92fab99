/**
 * Numbers that are postcodes by the town beside them: "Pune 560034", "4000 Liège", "1012 LG Amsterdam".
 */
import type { ConversationScan } from '../scan.ts';
import { WORD_CAPITAL, WORD_HAS_DIGIT, type WordColumns } from '../word-columns.ts';
import type { PlaceFindings } from './place-findings.ts';
import { IN_WORDS } from './place-lists.ts';
import { GAP_JOINS, GAP_NONE, GAP_PARTS, type PlaceWords } from './place-words.ts';

const KNOWN = 0.8;
const POSTCODE = 0.75;
/** Digits of a postcode, in one word or in two. */
const LEAST_DIGITS = 4;
const MOST_DIGITS = 6;
/** Digits that are hardly anything else behind a town. */
const SURE_DIGITS = 5;

export class Postcodes {
  private readonly words: WordColumns;
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;

  constructor(scan: ConversationScan, read: PlaceWords, findings: PlaceFindings) {
    this.words = scan.words;
    this.read = read;
    this.findings = findings;
  }

  /** Five digits and more behind a town that people know, and nothing behind them: "Pune 560034"; in small letters beside an address. */
  addBehindTowns(member: number, from: number, to: number): void {
    const { bits } = this.words;
    // PERF: goes through all candidates, so once a message.
    let street: boolean | undefined;
    for (let word = from + 1; word < to; word++) {
      if ((bits[word]! & WORD_HAS_DIGIT) === 0) continue;
      const small = (bits[word - 1]! & WORD_CAPITAL) === 0;
      if (small && this.read.length(word) < SURE_DIGITS) continue;
      if (small) street ??= this.findings.hasStreetAlone();
      if (small && street !== true) continue;
      const end = this.postcodeAt(member, word, to, false);
      if (end === word || (end === word + 1 && this.read.length(word) < SURE_DIGITS)) continue;
      if (this.read.gap(member, word) === GAP_NONE || this.isTaken(word, end, small)) continue;
      const town = this.read.knownBefore(member, word, from);
      if (town === word || !(this.read.isCity() || this.read.isTown()) || this.read.isCommon(word - 1))
        continue;
      if ((small || this.read.isNamed(town)) && !this.read.isCity()) continue;
      if (!this.read.ends(member, end, to) || (end < to && this.read.joins(member, end))) continue;
      this.findings.push(word, end, 'POSTCODE', 'postcode-behind-town', POSTCODE);
      if (small && !this.findings.isTaken(town, word))
        this.findings.push(town, word, 'PLACE', 'place-beside-postcode', KNOWN);
    }
  }

  /** By anything; beside an address in small letters by what is as sure: "old no 18, quillon st, chennai 600033". */
  private isTaken(word: number, end: number, small: boolean): boolean {
    const taken = this.findings.takenBy(word);
    return small ? taken !== undefined && taken.score >= POSTCODE : this.findings.isTaken(word, end);
  }

  /** Four or five digits that begin the text, or a part of it, before a city that ends it: "4000 Liège", "A-1010 Wien". */
  addBeforeCity(member: number, from: number, to: number): void {
    const { bits } = this.words;
    for (let word = from; word + 1 < to; word++) {
      if ((bits[word]! & WORD_HAS_DIGIT) === 0 || (bits[word + 1]! & WORD_CAPITAL) === 0) continue;
      const length = this.read.length(word);
      if (length < LEAST_DIGITS || length > SURE_DIGITS || !this.read.isDigits(word)) continue;
      if (word > from && !this.mayBeginPart(member, word)) continue;
      if (!this.read.joins(member, word + 1) || this.findings.isTaken(word, word + 2)) continue;
      const end = this.read.knownFrom(member, word + 1, to);
      if (end === word + 1 || !this.read.isCity()) continue;
      if (!this.read.ends(member, end, to) || (length === LEAST_DIGITS && this.read.isYear(member, word)))
        continue;
      this.findings.push(word, word + 1, 'POSTCODE', 'postcode-before-town', POSTCODE);
    }
  }

  private mayBeginPart(member: number, word: number): boolean {
    const gap = this.read.gap(member, word);
    if (gap === GAP_JOINS) return IN_WORDS.has(this.words.h1[word - 1]!);
    return gap === GAP_PARTS || this.read.isColon(member, word);
  }

  /** A number that may be a postcode is one if a town that people know follows: "1012 LG Amsterdam". */
  addBeforeTown(member: number, word: number, offset: number, to: number): void {
    const next = this.findings.wordBehind(offset, word, to);
    if (next >= to || this.read.gap(member, next) !== GAP_JOINS || this.findings.isTaken(word, next)) return;
    const end = this.read.knownFrom(member, next, to);
    if (end === next || !this.read.isCapital(next) || !(this.read.isCity() || this.read.isTown())) return;
    this.findings.push(word, next, 'POSTCODE', 'postcode-before-town', POSTCODE);
    this.findings.push(next, end, 'PLACE', 'place-beside-postcode', KNOWN);
  }

  /** End of the digits at `word` if they may be a postcode; with `sure` four digits do. */
  postcodeAt(member: number, word: number, to: number, sure: boolean): number {
    const unsure = this.findings.unsurePostcodeEnd(word);
    if (unsure >= 0) return this.findings.wordBehind(unsure, word, to);
    if (!this.read.isDigits(word)) return word;
    if (sure && this.isDutch(member, word, to)) return word + 2;
    const length = this.read.length(word);
    let end = word + 1;
    const second =
      end < to && this.read.isDigits(end) && this.read.joins(member, end) ? this.read.length(end) : 0;
    if (
      (length === 3 && (second === 2 || second === 3)) ||
      ((length === 2 || length === 4) && second === 3)
    ) {
      end++;
    } else if (length < LEAST_DIGITS || length > MOST_DIGITS || (length === LEAST_DIGITS && !sure))
      return word;
    if (end === to) return end;
    // "5,5" and "12:30" are no postcodes.
    const glued = this.words.start[end]! - this.words.end[end - 1]! === 1 && !this.read.joins(member, end);
    return glued && this.read.is(end, WORD_HAS_DIGIT) ? word : end;
  }

  /** Four digits and two capitals, any two: behind an address no rule needs to be sure of them. */
  private isDutch(member: number, word: number, to: number): boolean {
    const next = word + 1;
    if (next >= to || this.read.length(word) !== 4 || this.read.length(next) !== 2) return false;
    if (!this.read.joins(member, next) || this.read.is(next, WORD_HAS_DIGIT)) return false;
    // "1703 ab", where a clause ends.
    const apart = next + 1 === to || this.read.gap(member, next + 1) === GAP_PARTS;
    return this.read.isUpper(next) || apart;
  }
}
