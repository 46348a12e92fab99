/**
 * Street lines in answers to a question for an address: number and street in any spelling ("5 weaver row"), or the street
 * first ("hinter den höfen 5"), where nothing but the question says what they are.
 */

import { wordSet } from '../../text/word-hash.ts';
import { talkFlags, UNIT_WORD } from '../conversation/question-words.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT, type WordColumns } from '../word-columns.ts';
import type { PlaceFindings } from './place-findings.ts';
import { AND_WORDS, AT_WORDS, COPULAS, NOT_WORDS, UNIT_WORDS, ZIP_WORDS } from './place-lists.ts';
import { GAP_JOINS, GAP_NONE, GAP_PARTS, type PlaceWords } from './place-words.ts';
import type { SpokenHouse } from './spoken-house-numbers.ts';
import { unitEnd } from './units.ts';

const ANSWER = 0.65;
/** Words of a street in small letters. */
const MOST_SMALL = 4;
/** Words of an answer that ends in a number. */
const MOST_WORDS = 7;
/** Digits of a postcode that stands before its town. */
const CODE_DIGITS = 5;
const MOST_DIGITS = 3;
const MONEY = '€$£%°';
/** Between the numbers of house and flat: "5/14", "33-8". */
const FLAT_SIGNS: readonly number[] = [0x2f, 0x2d];
const NOW_WORDS = wordSet(
  'ja oui sí si sì sim tak jo ok jetzt nun maintenant ahora adesso ora agora nu teraz nee nein non no não nie nej naar nach à a en in w w till för',
);

export class StreetAnswers {
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

  /** "hinter den höfen 5", "krótka 5 m 2": a whole answer whose words end in the number of the house. */
  addNameFirst(member: number, number: number, from: number, to: number): boolean {
    if (number === from || this.isPrice(member, number)) return false;
    // Behind a comma another part of the answer begins: "quastl, hinter den höfen 5".
    let first = number;
    while (first > from && this.read.joins(member, first)) first--;
    const apart = first > from && this.read.gap(member, first) === GAP_PARTS;
    if (first > from && !apart) return false;
    // "tak teraz krótka 5": what says that it is so, and is so now.
    while (first < number - 1 && NOW_WORDS.has(this.words.h1[first]!)) first++;
    // "Quillona 2184 piso 3 depto "C", …"
    const units = this.unitsEnd(member, number + 1, to);
    const short = to - units < MOST_SMALL && to - from <= MOST_WORDS + (units - number - 1);
    // "Hoog Quillon 211... no, sorry": what begins a longer answer with a capital, up to a pause.
    const begins = this.read.isCapital(from) && this.read.ends(member, number + 1, to);
    const whole = begins && this.read.unknownFrom(member, from, to) === number;
    if (!short && !whole && !(apart && this.isClause(member, first, number, to))) return false;
    if (first === number || number - first > MOST_SMALL) return false;
    let unknown = false;
    for (let word = first; word < number; word++) {
      if (this.read.is(word, WORD_HAS_DIGIT) || this.isCueAt(member, word)) return false;
      if (this.mayNameStreet(word)) unknown = true;
    }
    if (!unknown || this.findings.isTaken(first, number) || UNIT_WORDS.has(this.words.h1[number - 1]!))
      return false;
    const goesOn = units < to && this.read.joins(member, units) && this.read.length(units) > 2;
    if (goesOn) return false;
    const town = this.townEnd(member, first, number);
    if (town > first) this.findings.push(first, town, 'PLACE', 'place-beside-address', ANSWER);
    const flat = this.isFlatBehindSlash(member, number + 1, to) ? number + 2 : number + 1;
    this.findings.push(town, Math.max(flat, units), 'ADDRESS', 'street-answer', ANSWER);
    return true;
  }

  /** Behind floors and flats that begin at `word`. */
  private unitsEnd(member: number, word: number, to: number): number {
    let end = word;
    for (;;) {
      const next = end < to ? unitEnd(this.words, this.read, member, end, to) : end;
      if (next === end) return end;
      end = next;
    }
  }

  /** "…, krótka 5, quimbleford": a part of its own, with words that may name a street and a number that is no year or price. */
  private isClause(member: number, first: number, number: number, to: number): boolean {
    if (this.read.isDigits(number) && this.read.length(number) > MOST_DIGITS) return false;
    const end = this.isFlatBehindSlash(member, number + 1, to) ? number + 2 : number + 1;
    if (!this.read.ends(member, end, to)) return false;
    return this.mayNameStreet(first) && this.mayNameStreet(number - 1);
  }

  private isPrice(member: number, number: number): boolean {
    const end = this.words.end[number]!;
    return [end, end + 1].some((at) => MONEY.includes(String.fromCharCode(this.scan.unitAt(member, at))));
  }

  /** "krótka 5/14" */
  private isFlatBehindSlash(member: number, word: number, to: number): boolean {
    if (word >= to || !this.read.is(word, WORD_HAS_DIGIT) || this.read.length(word) > 4) return false;
    const { start, end } = this.words;
    return (
      start[word]! - end[word - 1]! === 1 && FLAT_SIGNS.includes(this.scan.unitAt(member, end[word - 1]!))
    );
  }

  /** Number and street in the answer to a question for an address, in any spelling. */
  addAnswer(member: number, number: number, from: number, to: number): boolean {
    let end = number + 1;
    let unknown = false;
    // "10 dias úteis"
    if (end < to && (talkFlags(this.words.h1[end]!) & UNIT_WORD) !== 0) return false;
    while (end < to && end - number <= MOST_SMALL && this.read.gap(member, end) !== GAP_NONE) {
      if (
        this.read.gap(member, end) === GAP_PARTS ||
        this.read.is(end, WORD_HAS_DIGIT) ||
        ZIP_WORDS.has(this.words.h1[end]!) ||
        AND_WORDS.has(this.words.h1[end]!)
      )
        break;
      if (this.findings.takenBy(end) !== undefined) break;
      if (this.read.isUnknownWord(end, 3)) unknown = true;
      end++;
    }
    if (!unknown || !this.read.mayNameStreet(number + 1)) return false;
    // "hinter den höfen 5, 26506 quimbleford": behind the street a postcode and its town.
    const code = number > from && this.read.length(number) === CODE_DIGITS;
    const town = code ? this.read.knownFrom(member, number + 1, end) : end;
    // "…, 26506 quimbleford qf"
    const coded = town > number + 1 && end - town === 1 && this.read.length(town) === 2;
    if (code && (town === end || coded)) return false;
    const before = this.words.h1[number - 1]!;
    const unit = number > from && UNIT_WORDS.has(before);
    const begins = number === from || this.read.gap(member, number) !== GAP_JOINS;
    if (!unit && !begins && !AT_WORDS.has(before) && !COPULAS.has(before) && !NOT_WORDS.has(before))
      return false;
    this.findings.push(unit ? number - 1 : number, end, 'ADDRESS', 'street-answer', ANSWER);
    return true;
  }

  /** "warszawska sto czternaście", "quimbleford zuiderkade drieëntwintig": the same with the number in words. */
  addSpoken(member: number, { number, end }: SpokenHouse, from: number): void {
    let first = number;
    while (first > from && this.read.joins(member, first)) first--;
    if (number - first > MOST_SMALL || this.findings.isTaken(first, end)) return;
    if (first > from && this.read.gap(member, first) !== GAP_PARTS) return;
    const town = this.townEnd(member, first, number);
    let unknown = false;
    for (let word = town; word < number; word++) {
      if (this.isCueAt(member, word)) return;
      if (this.mayNameStreet(word)) unknown = true;
    }
    if (!unknown || UNIT_WORDS.has(this.words.h1[number - 1]!)) return;
    if (town > first) this.findings.push(first, town, 'PLACE', 'place-beside-address', ANSWER);
    this.findings.push(town, end, 'ADDRESS', 'street-answer', ANSWER);
  }

  /** A word that is no other, or a person's name: streets are called after people. */
  private mayNameStreet(word: number): boolean {
    return this.read.isUnknownWord(word, 4) || (this.read.isNamed(word) && this.read.length(word) > 4);
  }

  /** Behind a town that begins the answer, before its street: "quimbleford krótka 5"; `first` if none does. */
  private townEnd(member: number, first: number, number: number): number {
    const end = this.read.knownFrom(member, first, number);
    if (end === first || end === number || !(this.read.isCity() || this.read.isTown())) return first;
    return this.read.isCommon(first) || this.read.isNamed(first) ? first : end;
  }

  private isCueAt(member: number, word: number): boolean {
    const end = this.scan.endCueOf(member);
    for (let cue = this.scan.firstCueOf(member); cue < end; cue++) {
      if (this.scan.cues.firstWord[cue] === word) return true;
    }
    return false;
  }
}
