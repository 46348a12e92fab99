/**
 * Street lines in small letters that no phrase announces: behind "at", before a town ("300 pine st, seattle"), amid a sentence
 * where their last word is hardly anything else, or where they are all that a message says, but for a flat before them and a
 * town behind ("flat 2 88 quillon parade", "its 9 the mews swords"). What is told so is an answer, whether its question is to
 * be seen or not.
 */
import { wordSet } from '../../text/word-hash.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT, WORD_HAS_LETTER, type WordColumns } from '../word-columns.ts';
import type { PlaceFindings } from './place-findings.ts';
import {
  AT_WORDS,
  LOTS,
  MEASURE_WORDS,
  NAMED_STREETS,
  ORDINAL_ENDS,
  SIDES,
  STREET_WORDS,
  SURE_STREETS,
  THE_WORDS,
  UNIT_WORDS,
  WORDY_STREETS,
} from './place-lists.ts';
import { GAP_NONE, GAP_PARTS, type PlaceWords } from './place-words.ts';
import { isBeforeCode } from './small-codes.ts';

const BEHIND_AT = 0.7;
const BEFORE_TOWN = 0.65;
const WHOLE = 0.65;
/** Words from the number to the street's last word. */
const MOST_WORDS = 4;
/** Words of a message that says little else, and of those the ones before the line and behind it. */
const MESSAGE_WORDS = 11;
const MOST_BEFORE = 4;
const MOST_BEHIND = 3;
/** Words of sentences that no street set off by a comma holds. */
const WITHIN_SENTENCE = wordSet(
  'a an my our your his her their this that on in at of off round around down up along by to from for near and or with is was are were',
);
/** Words of a message that ends in a line which a comma sets off. */
const SET_OFF_WORDS = 16;
/** Before "at" and the number where somebody lives. */
const DWELL = wordSet('im m live lives lived living still staying stay moved were re hes shes theyre now');
/** Letters of a word by which a street may be called. */
const LEAST_LETTERS = 3;
/** Letters of each of two words that nobody knows as a town. */
const TOWN_WORD = 5;
/** Words from a street to a postcode, and the digits of one. */
const TOWN_REACH = 6;
const LEAST_POSTCODE = 3;
/** Digits of a house number with its letter. */
const HOUSE_UNITS = 5;
/** Letters and digits of the number of a street: "103rd". */
const ORDINAL_UNITS = 5;
const SLASH = 0x2f;
const [SAINT] = wordSet('st');
/** First words of streets' names that measure as well: "17 old quillon road". */
const SIZES = wordSet('old new long little big short');
/** Letters and digits of a flat told with its first letter: "u3". */
const UNIT_UNITS = 4;

/** The words of a street line, and of the message around it. */
interface Line {
  /** Where it begins: at a flat, or at the number. */
  readonly first: number;
  readonly number: number;
  /** What kind of street it is. */
  readonly kind: number;
  /** The first word behind it. */
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

export class SmallStreets {
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

  /** Whether such a line begins at `number`; then it is pushed. */
  add(member: number, number: number, from: number, to: number): boolean {
    // "16 th street": the number is the street's.
    const next = number + 1;
    if (next < to && (this.isFigure(next) || this.isOrdinal(next, to))) return false;
    if (this.addBare(member, number, from, to)) return true;
    for (let word = number + 2; word < to && word <= number + MOST_WORDS; word++) {
      if (!this.read.joins(member, word - 1) || !this.read.joins(member, word)) return false;
      if (this.isFigure(word) || this.read.isCapital(word)) return false;
      const kind = this.words.h1[word]!;
      if (!STREET_WORDS.has(kind) && !SURE_STREETS.has(kind) && !WORDY_STREETS.has(kind)) continue;
      if (UNIT_WORDS.has(this.words.h1[number + 1]!)) return false;
      const end = word + 1;
      // "12 st johns road": the street goes on.
      if (
        end < to &&
        word < number + MOST_WORDS &&
        this.read.joins(member, end) &&
        SURE_STREETS.has(this.words.h1[end]!)
      )
        continue;
      return this.addLine(member, number, word, from, to);
    }
    return false;
  }

  /** Holds digits, and is no numbered street: "nw 3rd ter". */
  private isFigure(word: number): boolean {
    if (!this.read.is(word, WORD_HAS_DIGIT)) return false;
    return !this.read.is(word, WORD_HAS_LETTER) || this.read.length(word) > ORDINAL_UNITS;
  }

  /** Whether the word is what "16th" ends in, apart, and no saint: "1 st street", but "12 st quillons close". */
  private isOrdinal(word: number, to: number): boolean {
    const hash = this.words.h1[word]!;
    if (!ORDINAL_ENDS.has(hash)) return false;
    const next = word + 1;
    if (hash !== SAINT || next + 1 >= to || this.read.is(next, WORD_HAS_DIGIT)) return true;
    const street = this.words.h1[next]!;
    return STREET_WORDS.has(street) || SURE_STREETS.has(street) || WORDY_STREETS.has(street);
  }

  /** "im at 88 quillhurst": at a number and one word that nobody knows, where the clause ends. */
  private addBare(member: number, number: number, from: number, to: number): boolean {
    const { read } = this;
    const { h1 } = this.words;
    const [at, name] = [number - 1, number + 1];
    if (at <= from || name >= to || !AT_WORDS.has(h1[at]!) || !DWELL.has(h1[at - 1]!)) return false;
    if (!read.joins(member, number) || !read.joins(member, name) || !read.ends(member, name + 1, to))
      return false;
    if (!read.isUnknownWord(name, TOWN_WORD) || UNIT_WORDS.has(h1[name]!) || MEASURE_WORDS.has(h1[name]!))
      return false;
    this.findings.push(number, name + 1, 'ADDRESS', 'street-in-small-letters', WHOLE);
    return true;
  }

  private addLine(member: number, number: number, kind: number, from: number, to: number): boolean {
    const end = this.endOf(member, kind, to);
    const first = this.unitBefore(member, number, from);
    const at = first > from && AT_WORDS.has(this.words.h1[first - 1]!);
    const town =
      end < to && this.read.gap(member, end) !== GAP_NONE && this.read.knownFrom(member, end, to) > end;
    const wordy = !STREET_WORDS.has(this.words.h1[kind]!);
    const coded =
      this.mayBeNamed(number + 1, kind) && isBeforeCode(this.read, this.findings, member, end, to);
    const placed = wordy
      ? at && !THE_WORDS.has(this.words.h1[number + 1]!) && this.mayBeNamed(number + 1, kind)
      : at || (town && !this.read.isCommon(end));
    if (
      !placed &&
      !coded &&
      !this.isWhole(member, { first, number, kind, end, from, to }) &&
      !this.isAmid(number, kind, to)
    )
      return false;
    const score = placed || coded ? (at ? BEHIND_AT : BEFORE_TOWN) : WHOLE;
    this.findings.push(first, end, 'ADDRESS', 'street-in-small-letters', score);
    return true;
  }

  /** "64 quillon lane east" */
  private endOf(member: number, kind: number, to: number): number {
    const next = kind + 1;
    const directed = next < to && SIDES.has(this.words.h1[next]!) && this.read.joins(member, next);
    return directed ? next + 1 : next;
  }

  /** Whether the line is what the message says. */
  private isWhole(member: number, line: Line): boolean {
    const { first, number, kind, end, from, to } = line;
    if (this.isSetOff(member, line)) return true;
    const start = this.clauseStart(member, first, from);
    if (to - from > MESSAGE_WORDS || first - start > MOST_BEFORE || to - end > MOST_BEHIND) return false;
    const town = end < to && this.read.knownFrom(member, end, to) === to && !this.read.isCommon(end);
    if (this.scan.isProtectedIn(member) || !(town || this.mayBeNamed(number + 1, kind))) return false;
    for (let word = start; word < first; word++) {
      if (this.read.is(word, WORD_HAS_DIGIT)) return false;
      // "odalys, 31 quillon rd"
      if (!this.read.isFillerWord(word) && this.findings.takenBy(word)?.type !== 'PERSON') return false;
    }
    if (end === to || this.read.gap(member, end) === GAP_PARTS) return true;
    if (this.read.knownFrom(member, end, to) === to && !this.read.isFillerWord(end)) return true;
    // "… quimbleford magna"
    const two = end + 2 === to && this.read.joins(member, end + 1) && this.isTownWord(end + 1);
    return (
      (end + 1 === to || (two && this.isTownWord(end))) && this.read.isUnknownWord(end, LEAST_LETTERS + 1)
    );
  }

  /** "the parcel for 14 quillon lane was lost": amid a sentence, by what streets are called and little else is. */
  private isAmid(number: number, kind: number, to: number): boolean {
    const sure = SURE_STREETS.has(this.words.h1[kind]!);
    if (!sure && !(NAMED_STREETS.has(this.words.h1[kind]!) && this.isNamedAlone(number + 1, kind)))
      return false;
    if (this.read.length(number) > HOUSE_UNITS) return false;
    // A town and its postcode are read with the line before them.
    for (let word = kind + 1; word < to && word <= kind + TOWN_REACH; word++)
      if (this.read.is(word, WORD_HAS_DIGIT) && this.read.length(word) >= LEAST_POSTCODE) return false;
    return this.mayBeNamed(number + 1, kind);
  }

  /** One word that nobody knows: "12 quillon close". */
  private isNamedAlone(name: number, kind: number): boolean {
    return kind === name + 1 && this.read.isUnknownWord(name, TOWN_WORD);
  }

  /** "no thats my mum, were 12 quillon rise": the first word behind the last comma before the line. */
  private clauseStart(member: number, first: number, from: number): number {
    let start = first;
    while (start > from && (start === first || this.read.gap(member, start) !== GAP_PARTS)) start--;
    return start;
  }

  /** "she is with us now, 17 quimbling ave": a comma sets the line off, and the message ends behind it or its town. */
  private isSetOff(member: number, { first, number, kind, end, from, to }: Line): boolean {
    if (first === from || this.read.gap(member, first) !== GAP_PARTS || to - from > SET_OFF_WORDS)
      return false;
    const town =
      end + 1 === to &&
      (this.read.isUnknownWord(end, TOWN_WORD) || this.read.knownFrom(member, end, to) === to);
    const of = this.words.h1[kind]!;
    const sure = SURE_STREETS.has(of) || STREET_WORDS.has(of);
    const wordy = WORDY_STREETS.has(of) && (town || (end === to && this.isNamedAlone(number + 1, kind)));
    if (!(sure ? end === to || town : wordy)) return false;
    let named = false;
    for (let word = number + 1; word < kind; word++) {
      if (MEASURE_WORDS.has(this.words.h1[word]!) || UNIT_WORDS.has(this.words.h1[word]!)) return false;
      if (this.read.is(word, WORD_HAS_DIGIT) || WITHIN_SENTENCE.has(this.words.h1[word]!)) return false;
      if (this.read.length(word) > LEAST_LETTERS && (!this.read.isCommon(word) || this.read.isNamed(word)))
        named = true;
    }
    return named;
  }

  private isTownWord(word: number): boolean {
    return this.read.isUnknownWord(word, TOWN_WORD) && !this.read.isNamed(word);
  }

  /** Whether a street may be called by the words from `name` to its kind: no "2 hour drive", no "5 star place". */
  private mayBeNamed(name: number, kind: number): boolean {
    const the = THE_WORDS.has(this.words.h1[name]!);
    const sure = SURE_STREETS.has(this.words.h1[kind]!);
    let named = false;
    const from = name + 1 < kind && SIZES.has(this.words.h1[name]!) ? name + 1 : name;
    for (let word = from; word < kind; word++) {
      if (UNIT_WORDS.has(this.words.h1[word]!) || MEASURE_WORDS.has(this.words.h1[word]!)) return false;
      // "18 a quillon road": the letter is the house's.
      const lettered = word === name && this.read.length(word) === 1;
      if (!lettered && WITHIN_SENTENCE.has(this.words.h1[word]!)) return false;
      if (this.read.length(word) < LEAST_LETTERS) continue;
      if (sure || the || !this.read.isCommon(word) || this.read.isNamed(word)) named = true;
    }
    return named;
  }

  /** Whether nothing but a slash stands before the word, and digits before that. */
  private isSlashed(member: number, word: number): boolean {
    const slash = this.words.start[word]! - 1;
    if (this.scan.unitAt(member, slash) !== SLASH || this.words.end[word - 1] !== slash) return false;
    return this.read.is(word - 1, WORD_HAS_DIGIT);
  }

  /** Where the line begins if a flat stands before the number: "flat 2 88 quillon parade", "u3 55 …", "unit 7, 112 …". */
  private unitBefore(member: number, number: number, from: number): number {
    const flat = number - 1;
    // "lot 22 wallaby track"
    if (flat >= from && LOTS.has(this.words.h1[flat]!) && this.read.joins(member, number)) return flat;
    if (flat < from || this.read.gap(member, number) === GAP_NONE || this.read.length(flat) > UNIT_UNITS)
      return number;
    if (!this.read.is(flat, WORD_HAS_DIGIT)) return number;
    // "7/22 quillon road", "2/1, 48 quillon street"
    if (this.isSlashed(member, number)) return this.isSlashed(member, flat) ? flat - 1 : flat;
    if (flat > from && this.isSlashed(member, flat)) return flat - 1;
    if (flat > from && UNIT_WORDS.has(this.words.h1[flat - 1]!) && this.read.joins(member, flat))
      return flat - 1;
    return this.read.is(flat, WORD_HAS_LETTER) ? flat : number;
  }
}
