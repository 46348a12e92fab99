/**
 * Streets without a word for one, by the postcode and the town that follow: "am quastofen 3, 06484 quedlinburg",
 * "stawowa 9 47-220 opole". A house number, a postcode and a town that people know in one row are an address.
 */
import { WORD_CUE_ALONE } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import type { PlaceFindings } from './place-findings.ts';
import { NO_PLACE } from './place-lists.ts';
import { GAP_JOINS, GAP_NONE, type PlaceWords } from './place-words.ts';
import type { Postcodes } from './postcodes.ts';

/** German words that begin a street's name, alone and before an article. */
const AT = wordSet('am im zum zur beim hinterm');
const AT_THE = wordSet('an in auf hinter unter bei vor');
const THE = wordSet('der dem den die das');
const BEFORE_POSTCODE = 0.7;
const LEAST_LETTERS = 4;
const NUMBER_UNITS = 5;

export class BeforePostcode {
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;
  private readonly postcodes: Postcodes;

  constructor(read: PlaceWords, findings: PlaceFindings, postcodes: Postcodes) {
    this.read = read;
    this.findings = findings;
    this.postcodes = postcodes;
  }

  /** Whether a street whose house has that number stands there; then it is pushed. */
  add(member: number, number: number, from: number, to: number): boolean {
    const { read } = this;
    const end = this.houseEnd(member, number, to);
    if (number === from || end + 1 >= to || read.length(number) > NUMBER_UNITS) return false;
    if (!read.is(end, WORD_HAS_DIGIT) || read.gap(member, end) === GAP_NONE || !read.joins(member, number))
      return false;
    const town = this.postcodes.postcodeAt(member, end, to, false);
    if (town === end || town >= to || read.gap(member, town) !== GAP_JOINS) return false;
    if (!read.isTownBesideAddress(member, town, to)) return false;
    const first = this.nameBefore(member, number, from);
    if (first === number || this.findings.isTaken(first, end)) return false;
    this.findings.push(first, end, 'ADDRESS', 'street-before-postcode', BEFORE_POSTCODE);
    return true;
  }

  /** Behind the letter of a house: "3 b". */
  private houseEnd(member: number, number: number, to: number): number {
    const next = number + 1;
    const letter = next < to && this.read.length(next) === 1 && !this.read.is(next, WORD_HAS_DIGIT);
    return letter && this.read.joins(member, next) ? next + 1 : next;
  }

  /** The first word of the street's name; `number` if none stands there. A word of any kind only behind "am" and the like. */
  private nameBefore(member: number, number: number, from: number): number {
    const { read } = this;
    const name = number - 1;
    if (read.is(name, WORD_HAS_DIGIT) || read.length(name) < LEAST_LETTERS) return number;
    // "am freitag 3"
    if (NO_PLACE.has(read.h1(name))) return number;
    const before = name - 1;
    if (before >= from && read.joins(member, name)) {
      if (AT.has(read.h1(before))) return before;
      const the = before > from && THE.has(read.h1(before)) && read.joins(member, before);
      if (the && AT_THE.has(read.h1(before - 1))) return before - 1;
    }
    return read.isUnknownWord(name, LEAST_LETTERS) && !read.is(name, WORD_CUE_ALONE) ? name : number;
  }
}
