/**
 * Codes in transcripts that hold the customer's side only, where letters and digits stand apart ("kd 64 j 2", "qxf 071 882 204",
 * "wqz 418"): bookings where somebody travels, policies and claims where something is claimed, passwords behind a name
 * where somebody proves who they are. What stands before such a code is a name. Asked about only in short messages that hold
 * digits; every word beside the code must be a name, a label or a filler, so that sentences with amounts stay.
 */

import type { EntityType } from '../../model/entity-types.ts';
import type { Candidate, Finding } from '../../model/finding.ts';
import { WORD_COMMON, WORD_CUE_ALONE, WORD_GIVEN, WORD_SURNAME } from '../../rules/words.ts';
import { sourceSpan } from '../../text/fold.ts';
import { wordSet } from '../../text/word-hash.ts';
import { REPLY_WORDS } from '../names/reply-words.ts';
import { type Lookup, mayBeUnknownName } from '../names/unknown-words.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { bareAnswer } from './bare-answer.ts';
import { talkFlags, UNIT_WORD } from './question-words.ts';
import { labelled } from './unseen-labels.ts';
import { FIRMS } from './unseen-names.ts';
import { TOPIC_CLAIM, TOPIC_PROOF, TOPIC_TRAVEL } from './unseen-topics.ts';

/** Above a bare number of the same message, below what a label says. */
const SCORE = 0.66;
const NAME_SCORE = 0.6;
const MOST_NAMES = 3;
const LEAST_NAME = 3;
/** Letters between digits, and digits between letters. */
const PART = /^(?:[a-z]{1,3}|\d{1,4})$/;
/** Airlines' codes for a booking. */
const BOOKING_UNITS = 6;
const LEAST_PASSWORD = 4;
const MOST_PASSWORD = 9;
const CLAIM_LETTERS = /^[a-z]{3}$/;
const CLAIM_DIGITS = /^\d{3}$/;
const POLICY_DIGITS = /^\d{6,10}$/;
/** Not single letters of a code: months, and what stands behind a day. */
const CALENDAR = wordSet('jan feb mar apr jun jul aug sep oct nov dec st nd rd th');
const FILLERS = wordSet(
  'and is my the it its a yes ok okay sure sir madam here this thats that i am im hi hello please sorry with actually ya yeah also name last first full surname',
);
const LABELS = wordSet(
  'ssn social security number no num nr confirmation conf booking reservation claim policy reference ref pnr code password pwd pass otp id account acc ac four last digits digit card',
);
/** Types that nobody tells but beside their own name. */
const TOLD_BY_NAME: ReadonlySet<EntityType> = new Set(['NATIONALID', 'PASSWORD', 'ORDER', 'ADDRESS']);

export class UnseenCodes {
  private readonly scan: ConversationScan;
  private readonly lookup: Lookup;

  constructor(scan: ConversationScan, lookup: Lookup) {
    this.scan = scan;
    this.lookup = lookup;
  }

  /** `topics` of the conversation so far; `found` is what was found in the message. */
  add(member: number, topics: number, found: readonly Finding[], into: Candidate[]): void {
    const from = this.scan.firstWordOf(member);
    const to = this.scan.endWordOf(member);
    const starts: number[] = [];
    const push = (first: number, end: number, type: EntityType): void => {
      starts.push(first);
      into.push(this.candidate(member, first, end, type, SCORE));
    };
    if ((topics & TOPIC_CLAIM) !== 0) this.addClaims(member, push);
    if (starts.length === 0 && (topics & TOPIC_TRAVEL) !== 0) {
      const first = this.bookingFrom(member);
      if (first >= 0 && this.isAside(member, from, first)) {
        const label = first > from ? labelled([this.textOf(member, first - 1)]) : undefined;
        push(first, to, label === 'PASSWORD' ? label : 'ORDER');
      }
    }
    const nameEnd = this.nameEnd(member, starts.length > 0);
    if (starts.length === 0 && (topics & TOPIC_PROOF) !== 0 && nameEnd > from) {
      const first = this.passwordFrom(member, nameEnd);
      if (first >= 0) push(first, to, 'PASSWORD');
    }
    for (const { type, start } of found) {
      if (TOLD_BY_NAME.has(type)) starts.push(this.wordAt(member, start));
    }
    this.addName(member, nameEnd, starts, found, into);
  }

  /** "qxf 071882204 and wqz 418": three letters before a policy's digits, or before a claim's three. */
  private addClaims(member: number, push: (first: number, end: number, type: EntityType) => void): void {
    const to = this.scan.endWordOf(member);
    let from = this.scan.firstWordOf(member);
    for (let word = from; word + 1 < to; word++) {
      if (!CLAIM_LETTERS.test(this.textOf(member, word)) || !this.isLetters(word)) continue;
      const digits = this.textOf(member, word + 1);
      const claim = CLAIM_DIGITS.test(digits);
      if (!claim && !POLICY_DIGITS.test(digits)) continue;
      if (labelled([this.textOf(member, word)]) !== undefined) continue;
      if (!this.isAside(member, from, word)) return;
      if (claim && word + 2 < to && !this.isAside(member, word + 2, word + 3)) continue;
      push(word, word + 2, claim ? 'ORDER' : 'ACCOUNT');
      from = word + 2;
      word++;
    }
  }

  /** The first word of the six letters and digits that end the message; -1 if there are none. */
  private bookingFrom(member: number): number {
    const from = this.scan.firstWordOf(member);
    const to = this.scan.endWordOf(member);
    let units = 0;
    for (let word = to - 1; word >= from; word--) {
      if (!this.isPart(member, word)) return -1;
      units += this.textOf(member, word).length;
      if (units >= BOOKING_UNITS)
        return units === BOOKING_UNITS && this.isMixed(member, word, to) ? word : -1;
    }
    return -1;
  }

  /** "odalys and k 12 vt": what follows the name, if it is letters and digits up to the end. */
  private passwordFrom(member: number, nameEnd: number): number {
    const to = this.scan.endWordOf(member);
    const { h1 } = this.scan.words;
    let first = nameEnd;
    while (first < to && (FILLERS.has(h1[first]!) || LABELS.has(h1[first]!))) first++;
    if (to - first < 2) return -1;
    let units = 0;
    for (let word = first; word < to; word++) {
      if (!this.isPart(member, word)) return -1;
      units += this.textOf(member, word).length;
    }
    return units >= LEAST_PASSWORD && units <= MOST_PASSWORD && this.isMixed(member, first, to) ? first : -1;
  }

  /** The end of the name that the message begins with, behind fillers; its first word if there is none. */
  private nameEnd(member: number, coded: boolean): number {
    const { bits } = this.scan.words;
    const to = this.scan.endWordOf(member);
    const first = this.nameFrom(member);
    let end = first;
    let strange = false;
    while (end < to && end - first < MOST_NAMES && this.mayBeName(end)) {
      strange ||=
        (bits[end]! & WORD_COMMON) === 0 && this.isName(this.textOf(member, end), bits[end]!, coded);
      end++;
    }
    return strange ? end : first;
  }

  /** A name that lists know, or a word that may be one by its letters; no label cut short ("bestelnr"). */
  private isName(word: string, bits: number, coded: boolean): boolean {
    if (word.length < LEAST_NAME || labelled([word]) !== undefined || /nr$|num$|(.)\1\1/.test(word))
      return false;
    // Before a code that only its letters tell, a label would be one that people write in full.
    if ((bits & (WORD_GIVEN | WORD_SURNAME)) !== 0 || (coded && /[aeiouy]/.test(word))) return true;
    return mayBeUnknownName(word, this.lookup);
  }

  private nameFrom(member: number): number {
    const to = this.scan.endWordOf(member);
    let word = this.scan.firstWordOf(member);
    while (word < to && FILLERS.has(this.scan.words.h1[word]!)) word++;
    return word;
  }

  private mayBeName(word: number): boolean {
    const { bits, h1 } = this.scan.words;
    if ((bits[word]! & WORD_HAS_DIGIT) !== 0 || FILLERS.has(h1[word]!) || LABELS.has(h1[word]!)) return false;
    if (talkFlags(h1[word]!) !== 0 || (bits[word]! & WORD_CUE_ALONE) !== 0) return false;
    return (bits[word]! & WORD_COMMON) === 0 || (bits[word]! & (WORD_GIVEN | WORD_SURNAME)) !== 0;
  }

  /** The name before the first of `starts`, if nothing but labels lies between and nothing was found there. */
  private addName(
    member: number,
    nameEnd: number,
    starts: readonly number[],
    found: readonly Finding[],
    into: Candidate[],
  ): void {
    if (starts.length === 0) return;
    const first = this.nameFrom(member);
    const value = Math.min(...starts);
    const end = Math.min(nameEnd, value);
    for (let word = first; word < end; word++) if (FIRMS.has(this.scan.words.h1[word]!)) return;
    if (end <= first || !this.isAside(member, end, value)) return;
    const candidate = this.candidate(member, first, end, 'PERSON', NAME_SCORE);
    if (found.some((other) => other.start < candidate.end && other.end > candidate.start)) return;
    into.push(candidate);
  }

  /** Whether the words are names, labels and fillers alone. */
  private isAside(member: number, from: number, to: number): boolean {
    const { h1 } = this.scan.words;
    for (let word = from; word < to; word++) {
      if (FILLERS.has(h1[word]!) || LABELS.has(h1[word]!) || this.mayBeName(word)) continue;
      if (labelled([this.textOf(member, word)]) === undefined) return false;
    }
    return true;
  }

  private isPart(member: number, word: number): boolean {
    return PART.test(this.textOf(member, word)) && (this.isDigits(word) || this.isLetters(word));
  }

  private isDigits(word: number): boolean {
    return (this.scan.words.bits[word]! & WORD_HAS_DIGIT) !== 0;
  }

  /** Letters that are no word, no month and no unit; any single letter is. */
  private isLetters(word: number): boolean {
    const { bits, h1, start, end } = this.scan.words;
    if ((bits[word]! & WORD_HAS_DIGIT) !== 0) return false;
    if (end[word]! - start[word]! === 1) return true;
    if (CALENDAR.has(h1[word]!) || (talkFlags(h1[word]!) & UNIT_WORD) !== 0) return false;
    return (
      !REPLY_WORDS.has(h1[word]!) &&
      ((bits[word]! & WORD_COMMON) === 0 || (talkFlags(h1[word]!) === 0 && end[word]! - start[word]! <= 3)) &&
      !LABELS.has(h1[word]!) &&
      !FILLERS.has(h1[word]!)
    );
  }

  private isMixed(member: number, from: number, to: number): boolean {
    const { start, end } = this.scan.words;
    const text = this.scan.foldedText(member).text.slice(start[from], end[to - 1]);
    return /\d/.test(text) && /[a-z]/.test(text) && /^[a-z\d ]+$/.test(text);
  }

  /** The word that begins at this offset of the message, or the first behind it. */
  private wordAt(member: number, offset: number): number {
    const { start } = this.scan.words;
    const folded = this.scan.foldedText(member);
    const to = this.scan.endWordOf(member);
    let word = this.scan.firstWordOf(member);
    while (word < to && sourceSpan(folded, start[word]!, start[word]!).start < offset) word++;
    return word;
  }

  private textOf(member: number, word: number): string {
    const { start, end } = this.scan.words;
    return this.scan.foldedText(member).text.slice(start[word], end[word]);
  }

  private candidate(member: number, first: number, end: number, type: EntityType, score: number): Candidate {
    const { start, end: ends } = this.scan.words;
    const span = sourceSpan(this.scan.foldedText(member), start[first]!, ends[end - 1]!);
    return bareAnswer(this.scan, member, span, type, score);
  }
}
