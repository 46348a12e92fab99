/**
 * What begins a short message and stands before its postcode or street: a house and a town in small letters that nobody
 * knows, and the name of a house. The whole beginning is taken, or nothing.
 */
import { WORD_PLACE } from '../../rules/words.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import type { PlaceFindings } from './place-findings.ts';
import { GAP_JOINS, GAP_NONE, GAP_PARTS, type PlaceWords } from './place-words.ts';

/** Small words before a postcode, words of a house's name, and those of the message that begins with it. */
const MOST_SMALL = 4;
const MOST_HOUSE = 3;
const HOUSE_MESSAGE = 12;
const UNKNOWN = 0.7;

export class LeftOfAddress {
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;

  constructor(read: PlaceWords, findings: PlaceFindings) {
    this.read = read;
    this.findings = findings;
  }

  /** "bow e3 9zz", "bryn quastl llanquastl ll22 8zz": small words that are none of a sentence, from the message's beginning. */
  addSmall(member: number, first: number, from: number): boolean {
    if (first - from > MOST_SMALL || first === from || this.read.isDigits(first)) return false;
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

  /** "Sai Quastl, 61 Fosse Rd": the name of a house that begins a short message, before its street. */
  addHouse(member: number, first: number, from: number, to: number): boolean {
    if (first === from || first - from > MOST_HOUSE || to - from > HOUSE_MESSAGE) return false;
    if (this.read.gap(member, first) !== GAP_PARTS || this.findings.isTaken(from, first)) return false;
    let own = false;
    for (let word = from; word < first; word++) {
      if (!this.read.isCapital(word) || this.read.is(word, WORD_HAS_DIGIT) || !this.read.mayStandInName(word))
        return false;
      if (word > from && this.read.gap(member, word) !== GAP_JOINS) return false;
      if (!this.read.isCommon(word)) own = true;
    }
    if (!own || this.read.knownFrom(member, from, first) === first) return false;
    this.findings.push(from, first, 'ADDRESS', 'house-name', UNKNOWN);
    return true;
  }
}
