/**
 * One word with a capital that no list knows as a town, or that is a word besides, where an address leaves only a town to be
 * named: behind a postcode, or behind "in". Each pushes what it tells and says whether it did.
 */
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import type { PlaceFindings } from './place-findings.ts';
import { INNER_WORDS, OF_WORDS, PATH_WORDS, TOWN_BEGINNINGS, WHERE_WORDS } from './place-lists.ts';
import { GAP_JOINS, type PlaceWords } from './place-words.ts';

const UNKNOWN = 0.7;
/** Digits of a postcode before a town whose name is a word besides. */
const MOST_DIGITS = 5;

export class WordyTowns {
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;

  constructor(read: PlaceWords, findings: PlaceFindings) {
    this.read = read;
    this.findings = findings;
  }

  /** "26789 Leer": one common word with a capital right behind a postcode of four or five digits, and nothing behind it. */
  isBehindPostcode(member: number, word: number, to: number): boolean {
    const digits = word - 1;
    const taken = this.findings.takenBy(digits);
    if (taken?.type !== 'POSTCODE' || !this.read.isDigits(digits) || this.read.length(digits) > MOST_DIGITS)
      return false;
    if (this.read.gap(member, word) !== GAP_JOINS || !this.read.isCapital(word) || this.read.isUpper(word))
      return false;
    if (!this.read.isCommon(word) || this.findings.takenBy(word) !== undefined) return false;
    if (!this.read.mayStandInName(word) || !this.read.ends(member, word + 1, to)) return false;
    this.findings.push(word, word + 1, 'PLACE', 'place-beside-address', UNKNOWN);
    return true;
  }

  /** Whether "to" and a town that people know follow an address: "from Quastlaan 12 to Quimbleford". */
  isBehindPath(member: number, word: number, to: number, gap: number): boolean {
    const town = word + 1;
    if (gap !== GAP_JOINS || town >= to || !PATH_WORDS.has(this.read.h1(word))) return false;
    return this.read.isCapital(town) && this.read.isTownOrPostcode(member, town, to);
  }

  /** Pushes a common word with a capital, behind an address and "in", that nothing goes on from; returns whether it did. */
  isInside(member: number, word: number, to: number): boolean {
    if (!this.read.isCapital(word) || this.read.isUpper(word) || !this.read.mayStandInName(word))
      return false;
    if (this.findings.takenBy(word) !== undefined || !this.read.ends(member, word + 1, to)) return false;
    this.findings.push(word, word + 1, 'PLACE', 'place-beside-address', UNKNOWN);
    return true;
  }

  /** "Quastlaan 4 te Quimbleford is nog …": one capital that is no word, and small letters go on; returns whether it was pushed. */
  goesOn(member: number, word: number, to: number): boolean {
    const next = word + 1;
    if (next >= to || this.read.isCapital(next) || !this.read.joins(member, next)) return false;
    if (!this.read.isCapital(word) || this.read.isUpper(word) || this.read.isCommon(word)) return false;
    if (this.read.is(word, WORD_HAS_DIGIT) || this.findings.takenBy(word) !== undefined) return false;
    if (!this.read.mayStandInName(word)) return false;
    this.findings.push(word, next, 'PLACE', 'place-beside-address', UNKNOWN);
    return true;
  }

  /** Words that say what they mean before a street ("East Side, 58 …", "mora na rua …"), and no town of several ("Stary Quastz"). */
  isSaid(word: number, end: number): boolean {
    if (WHERE_WORDS.has(this.read.h1(word))) return true;
    let common = 0;
    for (let at = word; at < end; at++) {
      if (this.read.isCommon(at)) common++;
      else if (WHERE_WORDS.has(this.read.h1(at)) && !INNER_WORDS.has(this.read.h1(at))) return true;
    }
    return common > 0 && (common === end - word || !this.read.isCapital(word));
  }

  /** "Vila Nova de Quasta", of which Quasta is known: the first words of many towns before it, with "de" and the like between. */
  beginning(member: number, word: number, from: number): number {
    const { read } = this;
    let first = word - 2;
    if (first < from || !read.isCapital(word) || !OF_WORDS.has(read.h1(word - 1))) return word;
    if (!read.joins(member, word) || !this.isBeginning(member, first)) return word;
    while (first > from && this.isBeginning(member, first - 1)) first--;
    return first;
  }

  /** A word with a capital that many towns begin with, and a blank behind it. */
  private isBeginning(member: number, word: number): boolean {
    if (!this.read.isCapital(word) || !TOWN_BEGINNINGS.has(this.read.h1(word))) return false;
    return this.read.joins(member, word + 1) && this.findings.takenBy(word) === undefined;
  }
}
