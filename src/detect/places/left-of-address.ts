/**
 * What begins a short message and stands before its postcode or street: a house and a town in small letters that nobody
 * knows, and the name of a house. The whole beginning is taken, or nothing.
 */
import { WORD_PLACE } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import type { PlaceFindings } from './place-findings.ts';
import { AT_WORDS, THE_WORDS } from './place-lists.ts';
import { GAP_JOINS, GAP_NONE, GAP_PARTS, type PlaceWords } from './place-words.ts';

/** Small words before a postcode, words of a house's name, and those of the message that begins with it. */
const MOST_SMALL = 4;
const MOST_HOUSE = 3;
const HOUSE_MESSAGE = 12;
const UNKNOWN = 0.7;
/** Digits of a ZIP code. */
const LEAST_ZIP = 5;
/** Ends of names of houses and of flats that are words besides. */
const HOUSES = wordSet(
  'flat cottage house lodge farm barn mill court hall villa rectory vicarage bungalow grange annexe annex mews wharf',
);

export class LeftOfAddress {
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;

  constructor(read: PlaceWords, findings: PlaceFindings) {
    this.read = read;
    this.findings = findings;
  }

  /** "bow e3 9zz", "bryn quastl llanquastl ll22 8zz": small words that are none of a sentence, from the message's beginning. */
  addSmall(member: number, first: number, from: number): boolean {
    if (this.read.isDigits(first)) return this.addState(member, first, from);
    if (first - from > MOST_SMALL || first === from) return false;
    for (let word = from; word < first; word++) {
      if (
        this.read.is(word, WORD_HAS_DIGIT) ||
        this.read.isCapital(word) ||
        this.findings.isTaken(word, word + 1)
      )
        return false;
      const city =
        this.read.knownFrom(member, word, first) === first && (this.read.isCity() || this.read.isTown());
      if (this.read.isFillerWord(word) && !(word === from && city)) return false;
      if (word > from && this.read.gap(member, word) === GAP_NONE) return false;
    }
    if (first - from === 1 && this.read.isNamed(from) && !this.read.is(from, WORD_PLACE)) return false;
    this.findings.push(from, first, 'PLACE', 'place-beside-postcode', UNKNOWN);
    return true;
  }

  /** "chicago il 60601": a town and the short name of its state, which may be a word; what stands before them is not read. */
  private addState(member: number, zip: number, from: number): boolean {
    const { read } = this;
    const state = zip - 1;
    if (state <= from || read.length(zip) < LEAST_ZIP || read.isCapital(state)) return false;
    if (read.knownFrom(member, state, zip) !== zip || !read.isCode() || read.gap(member, state) === GAP_NONE)
      return false;
    const town = read.knownBefore(member, state, from);
    const told = town < state && (read.isCity() || (read.isTown() && !read.isCommon(town)));
    if (!told || this.findings.isTaken(town, zip)) return false;
    this.findings.push(town, state, 'PLACE', 'place-beside-postcode', UNKNOWN);
    this.findings.push(state, zip, 'PLACE', 'place-beside-postcode', UNKNOWN);
    return true;
  }

  /**
   * "Sai Quastl, 61 Fosse Rd", "I see, The Quillery, Unit 4": the name of a house right before its street, at the beginning of a short
   * message, or of a clause or behind "at".
   */
  addHouse(member: number, first: number, from: number, to: number): boolean {
    if (first === from || this.read.gap(member, first) !== GAP_PARTS) return false;
    const start = this.houseStart(member, first, from);
    if (start === first || this.findings.isTaken(start, first)) return false;
    if (start === from ? to - from > HOUSE_MESSAGE : !this.begins(member, start)) return false;
    let own = false;
    for (let word = start; word < first; word++) if (!this.read.isCommon(word)) own = true;
    if (start > from && HOUSES.has(this.read.h1(first - 1))) own = true;
    if (!own || this.read.knownFrom(member, start, first) === first) return false;
    this.findings.push(start, first, 'ADDRESS', 'house-name', UNKNOWN);
    return true;
  }

  /** First word of the capitals before `first`; `first` itself if there are none, or too many. */
  private houseStart(member: number, first: number, from: number): number {
    let start = first;
    while (start > from && first - start <= MOST_HOUSE) {
      const word = start - 1;
      if (!this.read.isCapital(word) || this.read.is(word, WORD_HAS_DIGIT)) break;
      if (!this.read.mayStandInName(word) && !this.isPart(word)) break;
      start = word;
      if (start > from && this.read.gap(member, start) !== GAP_JOINS) break;
    }
    return first - start > MOST_HOUSE ? first : start;
  }

  /** "The …", "… Flat" */
  private isPart(word: number): boolean {
    return THE_WORDS.has(this.read.h1(word)) || HOUSES.has(this.read.h1(word));
  }

  private begins(member: number, start: number): boolean {
    const gap = this.read.gap(member, start);
    return gap === GAP_JOINS ? AT_WORDS.has(this.read.h1(start - 1)) : gap === GAP_PARTS;
  }
}
