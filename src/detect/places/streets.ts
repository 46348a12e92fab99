/**
 * Street lines that no rule knows, from the word stream: a number and a name behind "at" or "my address is", before a town,
 * or in the answer to a question for an address; another number in a street that was named before; a number that is
 * corrected. Runs before the places beside addresses are read.
 */
import type { CompiledRules } from '../../rules/compile.ts';
import type { ConversationView } from '../conversation-view.ts';
import type { CueContext } from '../cue-context.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_CAPITAL, WORD_HAS_DIGIT, type WordColumns } from '../word-columns.ts';
import { BeforePostcode } from './before-postcode.ts';
import { HouseNumbers } from './house-numbers.ts';
import { NumberlessStreets } from './numberless-streets.ts';
import { type PlaceFindings, SURE } from './place-findings.ts';
import { AT_WORDS, COPULAS, DIRECTIONS, ON_WORDS, THE_WORDS, UNIT_WORDS } from './place-lists.ts';
import { GAP_NONE, GAP_PARTS, type PlaceWords } from './place-words.ts';
import { Postcodes } from './postcodes.ts';
import { SmallStreets } from './small-streets.ts';
import { spokenHouse } from './spoken-house-numbers.ts';
import { StreetAnswers } from './street-answers.ts';

const BEHIND_CUE = 0.7;
const BEFORE_TOWN = 0.65;
const SAME_STREET = 0.65;
/** Digits of a number that stands behind the street's name. */
const NAME_FIRST_DIGITS = 4;
const NUMBER_DIGITS = 5;
const FLAT_DIGITS = 3;
const STROKE = 0x2f;
/** Letters of a street's word by which it is known again. */
const STREET_LETTERS = 5;
/** Words of a message that answers a question for an address. */
const ANSWER_WORDS = 14;

export class Streets {
  private readonly scan: ConversationScan;
  private readonly words: WordColumns;
  private readonly cues: CueContext;
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;
  private readonly address: number;
  private readonly ask: readonly number[];
  private readonly askWhere: readonly number[];
  /** Words of streets of the conversation so far. */
  private readonly streets = new Set<number>();
  private readonly houses: HouseNumbers;
  private readonly answers: StreetAnswers;
  private readonly numberless: NumberlessStreets;
  private readonly small: SmallStreets;
  private readonly beforePostcode: BeforePostcode;

  constructor(
    rules: CompiledRules,
    scan: ConversationScan,
    cues: CueContext,
    read: PlaceWords,
    findings: PlaceFindings,
  ) {
    this.scan = scan;
    this.words = scan.words;
    this.cues = cues;
    this.read = read;
    this.findings = findings;
    this.houses = new HouseNumbers(scan, read, findings);
    this.answers = new StreetAnswers(scan, read, findings);
    this.numberless = new NumberlessStreets(this.words, read, findings);
    this.small = new SmallStreets(scan, read, findings);
    this.beforePostcode = new BeforePostcode(read, findings, new Postcodes(scan, read, findings));
    this.address = rules.cues.groupIndex('address');
    const groups = (...names: string[]): number[] =>
      names.map((name) => rules.cues.groupIndex(name)).filter((group) => group >= 0);
    this.ask = groups('address-ask');
    this.askWhere = groups('address-ask', 'place-ask');
  }

  begin(): void {
    this.streets.clear();
    this.houses.begin();
  }

  /** `numbers`: whether some word of the member holds a digit. */
  add(view: ConversationView, member: number, from: number, to: number, numbers: boolean): void {
    const message = view.slots.message[this.scan.slotOf(member)]!;
    this.numberless.add(member, from, to, () => this.isAskedFor(member, message, from, to));
    if (!numbers) {
      if (!this.learn(member, message, from, to)) this.addSpoken(member, from, to);
      return;
    }
    const short = to - from <= ANSWER_WORDS && !this.scan.isProtectedIn(member);
    const asked = short && this.cues.nearest(member, from, to, this.ask)?.kind === 'question';
    this.addNumbers(member, from, to, asked, message);
    // What was learned here may stand here once more: "40 Tannery Lane, and the sister at 38 Tannery".
    if (this.learn(member, message, from, to)) this.addNumbers(member, from, to, asked, message);
  }

  /** By a question for an address, or by an address that was read back and asked about right before. */
  private isAskedFor(member: number, message: number, from: number, to: number): boolean {
    if (this.scan.isProtectedIn(member)) return false;
    return (
      this.houses.isRightBehind(message) || this.cues.nearest(member, from, to, this.ask)?.kind === 'question'
    );
  }

  /** A short answer to a question for an address that says the number in words. */
  private addSpoken(member: number, from: number, to: number): void {
    if (to - from < 2 || to - from > ANSWER_WORDS || this.scan.isProtectedIn(member)) return;
    const house = spokenHouse(this.words, this.read, member, from, to);
    if (house === undefined || this.cues.nearest(member, from, to, this.askWhere)?.kind !== 'question')
      return;
    this.answers.addSpoken(member, house, from);
  }

  private addNumbers(member: number, from: number, to: number, asked: boolean, message: number): void {
    const { bits } = this.words;
    for (let word = from; word < to; word++) {
      if ((bits[word]! & WORD_HAS_DIGIT) !== 0) this.addAt(member, word, from, to, asked, message);
    }
  }

  private addAt(
    member: number,
    number: number,
    from: number,
    to: number,
    asked: boolean,
    message: number,
  ): void {
    if (!this.houses.isHouseNumber(member, number)) return;
    const taken = this.findings.takenBy(number);
    if (taken !== undefined) {
      // "flat 6, 90 quillon hill": a rule took the flat and the number, and the street goes on.
      const open = taken.type === 'ADDRESS' && number > from && this.findings.takenBy(number - 1) === taken;
      if (open && number + 1 < to && this.findings.takenBy(number + 1) === undefined)
        this.small.add(member, number, from, to);
      return;
    }
    const name = this.nameBehind(member, number, to);
    if (name < to && this.read.joins(member, number + 1) && this.read.length(number) <= NUMBER_DIGITS) {
      const end = this.read.unknownFrom(member, name, to);
      const first = this.unitBefore(member, number, from);
      if (this.streets.has(this.words.h1[name]!)) {
        this.findings.push(first, Math.max(end, name + 1), 'ADDRESS', 'street-again', SAME_STREET);
        return;
      }
      // Behind a direction a person's name is a street's.
      const free = name > number + 1 || !this.findings.isTaken(name, end);
      if (end > name && free && this.read.mayNameStreet(name)) {
        if (this.isAnnounced(member, first, from)) {
          this.findings.push(first, end, 'ADDRESS', 'street-behind-cue', BEHIND_CUE);
          return;
        }
        if (this.isBeforeTown(member, first, end, from, to)) {
          this.findings.push(first, end, 'ADDRESS', 'street-before-town', BEFORE_TOWN);
          return;
        }
      }
      if (this.addThe(member, number, from, to, asked, message)) return;
      if (this.small.add(member, number, from, to)) return;
      if (asked && this.answers.addAnswer(member, number, from, to)) return;
    }
    if (this.addBehindName(member, number, from, to)) return;
    if (this.beforePostcode.add(member, number, from, to)) return;
    if (asked && this.answers.addNameFirst(member, number, from, to)) return;
    if (this.houses.isNear(member, message, to - from) && this.houses.addUnit(member, number, from, to))
      return;
    if (this.houses.addSaid(member, number, from, to, message)) return;
    if (this.houses.addNeighbour(member, number, from, to, message)) return;
    this.houses.addCorrection(member, number, from, to, message);
  }

  /** The word behind a number, a direction passed over: "4471 N Quillon". */
  private nameBehind(member: number, number: number, to: number): number {
    const next = number + 1;
    const directed =
      next + 1 < to &&
      DIRECTIONS.has(this.words.h1[next]!) &&
      this.read.isCapital(next) &&
      this.read.joins(member, next) &&
      this.read.joins(member, next + 1) &&
      this.read.isCapital(next + 1);
    return directed ? next + 1 : next;
  }

  /** Where the line begins if a flat stands before the number: "apt 4R, 219 Quillon". */
  private unitBefore(member: number, number: number, from: number): number {
    const unit = number - 2;
    if (unit < from || !UNIT_WORDS.has(this.words.h1[unit]!) || this.read.length(number - 1) > 3)
      return number;
    if (this.read.gap(member, number) !== GAP_PARTS || !this.read.joins(member, number - 1)) return number;
    return this.findings.isTaken(unit, number) ? number : unit;
  }

  /** "5 The Weir": as an answer, behind "at" or a phrase, before a town, or where an address was told before. */
  private addThe(
    member: number,
    number: number,
    from: number,
    to: number,
    asked: boolean,
    message: number,
  ): boolean {
    const name = number + 2;
    if (name >= to || !THE_WORDS.has(this.words.h1[number + 1]!) || !this.read.isCapital(number + 1))
      return false;
    let end = name;
    while (end < to && end < name + 2 && this.read.isCapital(end) && this.read.joins(member, end)) end++;
    if (end === name || this.findings.isTaken(number, end)) return false;
    const begins = number === from || this.read.gap(member, number) === GAP_PARTS;
    const told = begins && (asked || this.houses.isKnown(message) || this.read.ends(member, end, to));
    if (!told && !this.isAnnounced(member, number, from) && !this.isBeforeTown(member, number, end, from, to))
      return false;
    this.findings.push(number, end, 'ADDRESS', 'street-behind-cue', BEHIND_CUE);
    return true;
  }

  /** "enviar a Quillón 1450": a name and a number right behind a phrase that announces an address. */
  private addBehindName(member: number, number: number, from: number, to: number): boolean {
    if (number === from || !this.read.joins(member, number)) return false;
    if (this.read.length(number) > NAME_FIRST_DIGITS || this.read.isYear(member, number)) return false;
    const name = this.read.unknownBefore(member, number, from);
    if (name === number || this.findings.isTaken(name, number) || !this.read.mayNameStreet(name))
      return false;
    if (this.read.isUpper(number - 1)) return false;
    if (this.isBehindPhrase(member, name, true)) {
      if (!this.read.isDigits(number)) return false;
      this.findings.push(name, this.houseEnd(member, number, to), 'ADDRESS', 'street-behind-cue', BEHIND_CUE);
      return true;
    }
    if (!this.isBesideTown(member, name, number, from, to)) return false;
    this.findings.push(name, this.houseEnd(member, number, to), 'ADDRESS', 'street-before-town', BEFORE_TOWN);
    return true;
  }

  /** "…, Quillón 1450, Santander", "in Lokeren, Zelebaan 7": a town that people know is the part before or behind. */
  private isBesideTown(member: number, name: number, number: number, from: number, to: number): boolean {
    if (this.read.length(name) < STREET_LETTERS || this.read.is(name, WORD_HAS_DIGIT)) return false;
    const end = number + 1;
    const ends = end >= to || this.read.gap(member, end) === GAP_PARTS || this.read.ends(member, end, to);
    if (!ends) return false;
    const begins = name === from || this.read.gap(member, name) === GAP_PARTS;
    if (begins && end < to && this.isBeforeTown(member, name, end, from, to)) return true;
    if (name === from || this.read.gap(member, name) !== GAP_PARTS) return false;
    const town = this.read.knownBefore(member, name, from);
    if (town === name || !(this.read.isCity() || this.read.isTown()) || !this.read.isCapital(town))
      return false;
    return !this.read.isCommon(name - 1) && !(name - town === 1 && this.read.isNamed(town));
  }

  /** Behind the number of a flat that a stroke joins to the house's: "18/4". */
  private houseEnd(member: number, number: number, to: number): number {
    const flat = number + 1;
    const glued = flat < to && this.words.start[flat]! - this.words.end[number]! === 1;
    const stroke = glued && this.scan.unitAt(member, this.words.end[number]!) === STROKE;
    return stroke && this.read.isDigits(flat) && this.read.length(flat) <= FLAT_DIGITS ? flat + 1 : flat;
  }

  /** Whether "at", or a phrase that announces an address, stands right before the number. */
  private isAnnounced(member: number, number: number, from: number): boolean {
    if (number === from) return false;
    if (this.isBehindPhrase(member, number)) return true;
    return AT_WORDS.has(this.words.h1[number - 1]!) && this.read.joins(member, number);
  }

  private isBehindPhrase(member: number, number: number, named = false): boolean {
    const { cues } = this.scan;
    const end = this.scan.endCueOf(member);
    for (let cue = this.scan.firstCueOf(member); cue < end; cue++) {
      const { groups, words } = cues.phrase[cue]!;
      const behind = number - (cues.firstWord[cue]! + words);
      if (behind < 0 || behind > 1 || !groups.includes(this.address)) continue;
      const before = this.words.h1[number - 1]!;
      if (behind === 0 || COPULAS.has(before) || (named && ON_WORDS.has(before)))
        return this.read.gap(member, number) !== GAP_NONE || this.read.isColon(member, number);
    }
    return false;
  }

  /** Whether a town that people know, or a postcode, ends the line; and no name of a product begins it. */
  private isBeforeTown(member: number, number: number, end: number, from: number, to: number): boolean {
    if (end >= to || this.read.gap(member, end) !== GAP_PARTS) return false;
    if (number > from && this.read.joins(member, number) && this.read.is(number - 1, WORD_CAPITAL))
      return false;
    const taken = this.findings.takenBy(end);
    if (taken !== undefined) return taken.type === 'POSTCODE';
    const town = this.read.knownFrom(member, end, to);
    return (
      town > end &&
      this.read.isCapital(end) &&
      !this.read.isCommon(end) &&
      !this.read.isNamed(end) &&
      !this.read.isCode()
    );
  }

  /** Streets that were found behind this step, so that their numbers are known when they are told. */
  learnLate(view: ConversationView, member: number, from: number, to: number): void {
    if (this.findings.hasStreetAlone())
      this.learn(member, view.slots.message[this.scan.slotOf(member)]!, from, to);
  }

  /** Returns whether an address stands in the member. */
  private learn(member: number, message: number, from: number, to: number): boolean {
    let found = false;
    for (const { type, score, start, end } of this.findings.all) {
      if (type !== 'ADDRESS' || score < SURE) continue;
      if (!found) this.houses.address(message);
      found = true;
      const first = this.findings.wordBehind(start, from, to);
      const last = this.findings.wordBehind(end, first, to);
      for (let word = first; word < last; word++) {
        if (this.read.is(word, WORD_HAS_DIGIT)) this.houses.learn(member, word);
        else if (!this.read.isFillerWord(word) && this.read.length(word) >= STREET_LETTERS) {
          this.streets.add(this.words.h1[word]!);
        }
      }
    }
    return found;
  }
}
