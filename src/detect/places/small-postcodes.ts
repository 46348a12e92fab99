/**
 * Postcodes with their town in small letters: "1004 lausanne" on a line of its own, "…, 29170 quimbleford", "3231 xe brielle", "in 1100
 * wien", "23700 linares (jaén)".
 *
 * Contract: the number begins a part of the text, or stands behind "in" and the like, and the town ends one. A town that nobody knows needs
 * five digits; one that is a name or a word as well, or a number of four digits, an address in the same message.
 */
import type { ConversationScan } from '../scan.ts';
import { WORD_CAPITAL, WORD_HAS_DIGIT, type WordColumns } from '../word-columns.ts';
import type { PlaceFindings } from './place-findings.ts';
import { IN_WORDS, INNER_WORDS } from './place-lists.ts';
import { GAP_JOINS, GAP_PARTS, type PlaceWords } from './place-words.ts';

const POSTCODE = 0.75;
const KNOWN = 0.8;
const UNKNOWN = 0.7;
const LINE = 0x0a;
const HYPHEN = 0x2d;
const FOUR = 4;
const FIVE = 5;
/** Letters of a town that nobody knows, and its words. */
const LEAST_UNKNOWN = 5;
const MOST_UNKNOWN = 4;

export class SmallPostcodes {
  private readonly scan: ConversationScan;
  private readonly words: WordColumns;
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;

  constructor(scan: ConversationScan, read: PlaceWords, findings: PlaceFindings) {
    this.scan = scan;
    this.words = scan.words;
    this.read = read;
    this.findings = findings;
  }

  add(member: number, from: number, to: number): void {
    const { bits } = this.words;
    // PERF: goes through all candidates, so once a message.
    let street: boolean | undefined;
    for (let word = from; word + 1 < to; word++) {
      if ((bits[word]! & WORD_HAS_DIGIT) === 0 || !this.read.isDigits(word)) continue;
      const length = this.read.length(word);
      if (length !== FOUR && length !== FIVE) continue;
      const town = this.behindLetters(member, word, to);
      if (town >= to || (bits[town]! & (WORD_CAPITAL | WORD_HAS_DIGIT)) !== 0) continue;
      if (!this.read.joins(member, town) || !this.mayBegin(member, word, from)) continue;
      street ??= this.findings.hasStreet();
      const dutch = town > word + 1;
      const end = this.townEnd(member, town, to, length === FOUR && !dutch, street);
      if (end === town || this.isTaken(word, town, end)) continue;
      if (this.findings.takenBy(word)?.type !== 'POSTCODE' || dutch)
        this.findings.push(word, town, 'POSTCODE', 'postcode-before-town', POSTCODE);
      const known = this.read.knownFrom(member, town, to) === end;
      this.findings.push(town, end, 'PLACE', 'place-beside-postcode', known ? KNOWN : UNKNOWN);
    }
  }

  /** Behind the two letters of a Dutch postcode: "3231 xe". */
  private behindLetters(member: number, word: number, to: number): number {
    const next = word + 1;
    if (next + 1 >= to || this.read.length(word) !== FOUR || this.read.length(next) !== 2) return next;
    if (this.read.is(next, WORD_HAS_DIGIT) || !this.read.joins(member, next)) return next;
    // "1100 in wien"
    return this.read.joins(member, next + 1) && !IN_WORDS.has(this.words.h1[next]!) ? next + 1 : next;
  }

  private mayBegin(member: number, word: number, from: number): boolean {
    if (word === from || this.beginsLine(member, word)) return true;
    const gap = this.read.gap(member, word);
    return gap === GAP_PARTS || (gap === GAP_JOINS && IN_WORDS.has(this.words.h1[word - 1]!));
  }

  private beginsLine(member: number, word: number): boolean {
    for (let at = this.words.end[word - 1]!; at < this.words.start[word]!; at++)
      if (this.scan.unitAt(member, at) === LINE) return true;
    return false;
  }

  /** A blank, or the hyphen of "sint-quillons-westrem". */
  private isGlued(member: number, word: number): boolean {
    if (this.read.joins(member, word)) return true;
    const before = this.words.end[word - 1]!;
    return this.words.start[word]! - before === 1 && this.scan.unitAt(member, before) === HYPHEN;
  }

  /** By something that is no postcode and no weak guess. */
  private isTaken(word: number, town: number, end: number): boolean {
    for (let at = word; at < end; at++) {
      const taken = this.findings.takenBy(at);
      if (taken === undefined || taken.type === 'POSTCODE' || (at >= town && taken.type === 'PERSON'))
        continue;
      return true;
    }
    return false;
  }

  /** @param four four digits, which years and prices have as well */
  private townEnd(member: number, town: number, to: number, four: boolean, street: boolean): number {
    const known = this.read.knownFrom(member, town, to);
    if (this.isListed(member, town, known, to))
      return street || this.isSure(town, known, four) ? known : town;
    // The letters of a Dutch postcode before what nobody knows may be anything.
    const letters = this.read.length(town - 1) === 2;
    return street || !(four || letters) ? this.unknownEnd(member, town, to) : town;
  }

  /** Whether the place read last is a town that people know, and ends there. */
  private isListed(member: number, town: number, known: number, to: number): boolean {
    const { read } = this;
    if (known === town || !(read.isCity() || read.isTown()) || !read.ends(member, known, to)) return false;
    // "75012 rated 4.2"
    const counted = known < to && read.joins(member, known) && known - town === 1 && !read.isCity();
    return !counted;
  }

  /** Without an address in the message: the place read last is no word or name of another kind. */
  private isSure(town: number, known: number, four: boolean): boolean {
    const { read } = this;
    const one = known - town === 1;
    if (four) return one && read.isCity() && !read.isCommon(town) && !read.isNamed(town);
    return !one || !(read.isCommon(town) || (read.isNamed(town) && !read.isCity()));
  }

  /** Behind the words that nobody knows, up to where a part of the text ends; `town` if it does not. */
  private unknownEnd(member: number, town: number, to: number): number {
    const { read } = this;
    let end = town;
    while (end < to && end - town < MOST_UNKNOWN && (end === town || this.isGlued(member, end))) {
      const inner = end > town && INNER_WORDS.has(read.h1(end));
      if (!inner && !read.isUnknownWord(end, FOUR)) break;
      end++;
    }
    if (end === town || this.words.end[end - 1]! - this.words.start[town]! < LEAST_UNKNOWN) return town;
    return (end === to || !read.joins(member, end)) && read.ends(member, end, to) ? end : town;
  }
}
