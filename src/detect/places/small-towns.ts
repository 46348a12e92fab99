/**
 * Towns in small letters behind an address that a rule or a reader found: what nobody knows before a postcode, and what ends a
 * message in small letters.
 */
import type { ConversationScan } from '../scan.ts';
import type { PlaceFindings } from './place-findings.ts';
import { A, INNER_WORDS } from './place-lists.ts';
import { GAP_NONE, type PlaceWords } from './place-words.ts';
import type { Postcodes } from './postcodes.ts';

const UNKNOWN = 0.7;
/** Words in small letters that may be a town between an address and a postcode. */
const MOST_SMALL = 3;
/** Letters of a town that ends a message in small letters, and the words of the message. */
const LEAST_LAST = 5;
const MOST_LAST = 11;

export class SmallTowns {
  private readonly scan: ConversationScan;
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;
  private readonly postcodes: Postcodes;

  constructor(scan: ConversationScan, read: PlaceWords, findings: PlaceFindings, postcodes: Postcodes) {
    this.scan = scan;
    this.read = read;
    this.findings = findings;
    this.postcodes = postcodes;
  }

  /** A town in small letters that nobody knows, if a postcode ends it. */
  at(member: number, word: number, to: number): number {
    const end = this.endOf(member, word, to);
    if (end === word || this.findings.isTaken(word, end)) return word;
    if (end === to) return to - word === 2 ? this.lastTwo(member, word, to) : this.last(member, word, to);
    if (!this.isPostcodeAt(member, end, to)) return word;
    this.findings.push(word, end, 'PLACE', 'place-beside-address', UNKNOWN);
    return end;
  }

  /**
   * "… 14 à quimbleford sur loire 58200", "… 3 en quimbleford": whether such a town stands there, behind "in" and the like, before its
   * postcode or at the end.
   */
  isBehindIn(member: number, word: number, to: number): boolean {
    const end = this.endOf(member, word, to);
    if (end === word || this.findings.isTaken(word, end)) return false;
    // "a" begins what is done there ("12 rue des lilas a deposer") as often.
    if (end === to && (this.read.h1(word - 1) === A || to - word > 1)) return false;
    if (end === to) return this.read.length(word) >= LEAST_LAST && this.isShortAndSmall(member, to);
    return this.isPostcodeAt(member, end, to);
  }

  /** Behind the words that nobody knows, and the small ones within a town's name. */
  private endOf(member: number, word: number, to: number): number {
    let end = word;
    while (end < to && end < word + MOST_SMALL) {
      const inner = end > word && end + 1 < to && INNER_WORDS.has(this.read.h1(end));
      if (!(inner && this.read.isUnknownWord(end + 1, 3)) && !this.read.isUnknownWord(end, 3)) break;
      if (end > word && !this.read.joins(member, end)) break;
      end++;
    }
    return end;
  }

  private isPostcodeAt(member: number, word: number, to: number): boolean {
    if (this.read.gap(member, word) === GAP_NONE) return false;
    const taken = this.findings.takenBy(word);
    if (taken !== undefined) return taken.type === 'POSTCODE';
    return this.postcodes.postcodeAt(member, word, to, true) > word;
  }

  /** "88 quillon parade quimbleford regis" */
  private lastTwo(member: number, word: number, to: number): number {
    if (this.read.length(word) < LEAST_LAST || this.read.length(word + 1) < LEAST_LAST) return word;
    if (this.read.isNamed(word) && this.read.isNamed(word + 1)) return word;
    return this.lastOf(member, word, to);
  }

  /** "88 quillon parade quimbleford": one word that nobody knows ends a message in small letters. */
  last(member: number, word: number, to: number): number {
    if (to - word > 1 || this.read.length(word) < LEAST_LAST) return word;
    return this.lastOf(member, word, to);
  }

  private lastOf(member: number, word: number, to: number): number {
    if (this.read.gap(member, word) === GAP_NONE) return word;
    if (!this.isShortAndSmall(member, to)) return word;
    this.findings.push(word, to, 'PLACE', 'place-beside-address', UNKNOWN);
    return to;
  }

  private isShortAndSmall(member: number, to: number): boolean {
    const first = this.scan.firstWordOf(member);
    return to - first <= MOST_LAST && !this.read.isCapital(first);
  }
}
