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
import { HouseNumbers } from './house-numbers.ts';
import { type PlaceFindings, SURE } from './place-findings.ts';
import {
  AND_WORDS,
  AT_WORDS,
  COPULAS,
  NOT_WORDS,
  STREET_WORDS,
  UNIT_WORDS,
  ZIP_WORDS,
} from './place-lists.ts';
import { GAP_JOINS, GAP_NONE, GAP_PARTS, type PlaceWords } from './place-words.ts';

const BEHIND_CUE = 0.7;
const BEFORE_TOWN = 0.65;
const ANSWER = 0.65;
const SAME_STREET = 0.65;
const NUMBER_DIGITS = 5;
/** Words of a street in small letters. */
const MOST_SMALL = 4;
/** Letters of a street's word by which it is known again. */
const STREET_LETTERS = 5;
/** Words of an answer that ends in a number. */
const CORRECTION_WORDS = 6;
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
  /** Words of streets of the conversation so far. */
  private readonly streets = new Set<number>();
  private readonly houses: HouseNumbers;

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
    this.address = rules.cues.groupIndex('address');
    this.ask = [rules.cues.groupIndex('address-ask')].filter((group) => group >= 0);
  }

  begin(): void {
    this.streets.clear();
    this.houses.begin();
  }

  /** `numbers`: whether some word of the member holds a digit. */
  add(view: ConversationView, member: number, from: number, to: number, numbers: boolean): void {
    const message = view.slots.message[this.scan.slotOf(member)]!;
    if (numbers) {
      const short = to - from <= ANSWER_WORDS && !this.scan.isProtectedIn(member);
      const asked = short && this.cues.nearest(member, from, to, this.ask)?.kind === 'question';
      const { bits } = this.words;
      for (let word = from; word < to; word++) {
        if ((bits[word]! & WORD_HAS_DIGIT) !== 0) this.addAt(member, word, from, to, asked, message);
      }
    }
    this.learn(member, message, from, to);
  }

  private addAt(
    member: number,
    number: number,
    from: number,
    to: number,
    asked: boolean,
    message: number,
  ): void {
    if (!this.houses.isHouseNumber(member, number) || this.findings.takenBy(number) !== undefined) return;
    const name = number + 1;
    if (name < to && this.read.joins(member, name) && this.read.length(number) <= NUMBER_DIGITS) {
      const end = this.read.unknownFrom(member, name, to);
      if (this.streets.has(this.words.h1[name]!)) {
        this.findings.push(number, Math.max(end, name + 1), 'ADDRESS', 'street-again', SAME_STREET);
        return;
      }
      if (end > name && !this.findings.isTaken(name, end) && this.isName(name)) {
        if (this.isAnnounced(member, number, from)) {
          this.findings.push(number, end, 'ADDRESS', 'street-behind-cue', BEHIND_CUE);
          return;
        }
        if (this.isBeforeTown(member, number, end, from, to)) {
          this.findings.push(number, end, 'ADDRESS', 'street-before-town', BEFORE_TOWN);
          return;
        }
      }
      if (this.addSmall(member, number, from, to)) return;
      if (asked && this.addAnswer(member, number, from, to)) return;
    }
    if (asked && this.addNameFirst(member, number, from, to)) return;
    if (this.houses.isNear(member, message, to - from) && this.houses.addUnit(member, number, from, to))
      return;
    this.houses.addCorrection(member, number, from, to, message);
  }

  /** "hinter den höfen 5", "krótka 5 m 2": a whole answer whose words end in the number of the house. */
  private addNameFirst(member: number, number: number, from: number, to: number): boolean {
    if (number === from || number - from > MOST_SMALL || to - number > MOST_SMALL) return false;
    if (to - from > CORRECTION_WORDS) return false;
    let unknown = false;
    for (let word = from; word < number; word++) {
      if (
        !this.read.joins(member, word + 1) ||
        this.read.is(word, WORD_HAS_DIGIT) ||
        this.isCueAt(member, word)
      )
        return false;
      if (this.read.isUnknownWord(word, 4)) unknown = true;
    }
    if (!unknown || this.findings.isTaken(from, number) || UNIT_WORDS.has(this.words.h1[number - 1]!))
      return false;
    if (number + 1 < to && this.read.joins(member, number + 1) && this.read.length(number + 1) > 2)
      return false;
    this.findings.push(from, number + 1, 'ADDRESS', 'street-answer', ANSWER);
    return true;
  }

  private isName(word: number): boolean {
    return this.read.length(word) > 2 && !UNIT_WORDS.has(this.words.h1[word]!);
  }

  /** Whether "at", or a phrase that announces an address, stands right before the number. */
  private isAnnounced(member: number, number: number, from: number): boolean {
    if (number === from) return false;
    const { cues } = this.scan;
    const end = this.scan.endCueOf(member);
    for (let cue = this.scan.firstCueOf(member); cue < end; cue++) {
      const { groups, words } = cues.phrase[cue]!;
      const behind = number - (cues.firstWord[cue]! + words);
      if (behind < 0 || behind > 1 || !groups.includes(this.address)) continue;
      if (behind === 0 || COPULAS.has(this.words.h1[number - 1]!))
        return this.read.gap(member, number) !== GAP_NONE || this.read.isColon(member, number);
    }
    return AT_WORDS.has(this.words.h1[number - 1]!) && this.read.joins(member, number);
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

  /** "300 pine st, seattle", "at 5 bramley close": in small letters, behind "at" or before a town. */
  private addSmall(member: number, number: number, from: number, to: number): boolean {
    for (let word = number + 2; word < to && word <= number + MOST_SMALL; word++) {
      if (!this.read.joins(member, word - 1) || !this.read.joins(member, word)) return false;
      if (this.read.is(word, WORD_HAS_DIGIT) || this.read.isCapital(word)) return false;
      if (!STREET_WORDS.has(this.words.h1[word]!)) continue;
      if (UNIT_WORDS.has(this.words.h1[number + 1]!)) return false;
      const end = word + 1;
      const at = number > from && AT_WORDS.has(this.words.h1[number - 1]!);
      const town =
        end < to && this.read.gap(member, end) !== GAP_NONE && this.read.knownFrom(member, end, to) > end;
      if (!at && !(town && !this.read.isCommon(end))) return false;
      this.findings.push(number, end, 'ADDRESS', 'street-in-small-letters', at ? BEHIND_CUE : BEFORE_TOWN);
      return true;
    }
    return false;
  }

  /** Number and street in the answer to a question for an address, in any spelling. */
  private addAnswer(member: number, number: number, from: number, to: number): boolean {
    let end = number + 1;
    let unknown = false;
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
    if (!unknown || !this.isName(number + 1)) return false;
    const before = this.words.h1[number - 1]!;
    const unit = number > from && UNIT_WORDS.has(before);
    const begins = number === from || this.read.gap(member, number) !== GAP_JOINS;
    if (!unit && !begins && !AT_WORDS.has(before) && !COPULAS.has(before) && !NOT_WORDS.has(before))
      return false;
    this.findings.push(unit ? number - 1 : number, end, 'ADDRESS', 'street-answer', ANSWER);
    return true;
  }

  private isCueAt(member: number, word: number): boolean {
    const end = this.scan.endCueOf(member);
    for (let cue = this.scan.firstCueOf(member); cue < end; cue++) {
      if (this.scan.cues.firstWord[cue] === word) return true;
    }
    return false;
  }

  private learn(member: number, message: number, from: number, to: number): void {
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
  }
}
