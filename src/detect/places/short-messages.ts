/**
 * Messages that are little more than a place and its postcode: "chennai 600042", "new york and the zip is 10003", the
 * bare answer to "which city?", and the number in the message behind a place. In any spelling; names that are words of
 * other kinds too need a question, or the number.
 */
import { SLOT_VALUE } from '../../model/slots.ts';
import type { CompiledRules } from '../../rules/compile.ts';
import { isNumberWord } from '../../text/spoken-words.ts';
import type { ConversationView } from '../conversation-view.ts';
import type { CueContext } from '../cue-context.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { isNoTown, NOT_TOWNS } from './not-towns.ts';
import { asksAgain, PlaceAnswers } from './place-answers.ts';
import type { PlaceFindings } from './place-findings.ts';
import { CITY_WORDS, NO_CODES, PATH_WORDS, WORDY_CODES } from './place-lists.ts';
import { GAP_JOINS, GAP_NONE, type PlaceWords } from './place-words.ts';

/** Words of a message that is looked at here. */
const MOST_WORDS = 12;
const MOST_FILLERS = 5;
/** Words of an answer from a place that nobody knows on. */
const MOST_UNKNOWN = 2;
const ANSWER = 0.7;
const WITH_NUMBER = 0.75;
const ALONE = 0.55;
/** Digits of what may be a postcode behind a place; fewer only if asked for. */
const LEAST_DIGITS = 4;
const MOST_DIGITS = 8;
const SURE_DIGITS = 5;
/** Members after a message in which the next message must begin. */
const LOOK_AHEAD = 12;
/** Messages behind a place in which its postcode may stand. */
const REACH = 2;
/** Words of a reply to a message with a street, the postcode included. */
const MOST_REPLY = 4;
/** Words of an answer that says where in a house something is. */
const MOST_AT_HOME = 6;

export class ShortMessages {
  private readonly scan: ConversationScan;
  private readonly cues: CueContext;
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;
  private readonly longer: PlaceAnswers;
  private readonly ask: readonly number[];
  /** Asks whether somebody still lives at a place; only a place that people know answers. */
  private readonly live: readonly number[];
  private readonly zip: readonly number[];
  /** Message of the last place that was all of its message; far away if there was none. */
  private lastPlace = Number.NEGATIVE_INFINITY;
  /** Who asked for the place speaks again. */
  private own = false;
  /** Message of the last address without a postcode. */
  private lastStreet = Number.NEGATIVE_INFINITY;
  private message = 0;

  constructor(
    rules: CompiledRules,
    scan: ConversationScan,
    cues: CueContext,
    read: PlaceWords,
    findings: PlaceFindings,
  ) {
    this.scan = scan;
    this.cues = cues;
    this.read = read;
    this.findings = findings;
    const groups = (...names: string[]): number[] =>
      names.map((name) => rules.cues.groupIndex(name)).filter((group) => group >= 0);
    this.longer = new PlaceAnswers(scan, read, findings);
    this.ask = groups('place-ask', 'place-label');
    this.live = groups('place-live');
    this.zip = groups('postcode');
  }

  begin(): void {
    this.lastPlace = Number.NEGATIVE_INFINITY;
    this.lastStreet = Number.NEGATIVE_INFINITY;
  }

  /** An address stands in the message, and no postcode. */
  street(message: number): void {
    this.lastStreet = message;
  }

  add(view: ConversationView, member: number, from: number, to: number): void {
    if (to - from > MOST_WORDS || this.scan.isProtectedIn(member)) return;
    const message = view.slots.message[this.scan.slotOf(member)]!;
    if (message < 0) return;
    this.message = message;
    const cue = this.cues.nearest(member, from, to, this.ask);
    const asked = cue?.kind === 'question';
    this.own = cue?.own === true;
    if (to - from === 1 && this.read.isDigits(from)) {
      this.addNumber(member, from, message, asked);
      return;
    }
    if (message - this.lastStreet === 1 && this.addBehindReply(member, from, to)) return;
    if (this.longer.addWithState(member, from, to) || (asked && this.isAtHome(member, from, to))) return;
    if (asked && this.addKnown(member, from, to)) return;
    if (asked) this.longer.addBehindWhere(member, from, to);
    if (asked && this.longer.addLast(member, from, to)) return;
    let first = from;
    while (first < to && first - from < MOST_FILLERS && this.isFiller(member, first, to)) first++;
    if (first === to) return;
    if (asked && this.longer.addFirst(member, first, to)) return;
    if (this.read.isDigits(first)) this.addNumberFirst(member, first, to);
    else {
      const still =
        !asked && first > from && this.cues.nearest(member, from, to, this.live)?.kind === 'question';
      this.addPlace(view, member, first, to, { message, asked, still, bare: first === from });
    }
  }

  /** "im Treppenhaus", "derrière le canapé", "na urlopie": asked where, no town. */
  private isAtHome(member: number, from: number, to: number): boolean {
    if (to - from > MOST_AT_HOME) return false;
    // "Hof", "Salon-de-Provence"
    if (this.read.isCapital(from) && this.read.knownFrom(member, from, to) === to && this.read.isCity())
      return false;
    for (let word = from; word < to; word++) if (NOT_TOWNS.has(this.read.h1(word))) return true;
    return false;
  }

  private addPlace(
    view: ConversationView,
    member: number,
    word: number,
    to: number,
    how: Circumstances,
  ): void {
    const end = this.placeEnd(member, word, to);
    if (end === word) return;
    const { isSure, number } = this.tail(member, end, to);
    const known = this.read.knownFrom(member, word, end) === end;
    const city = known && (this.read.isCity() || this.read.isRegion());
    const named = this.read.isNamed(word) && !city;
    const taken = this.findings.takenBy(word);
    const still = how.still && known && !named;
    if (taken !== undefined && taken.type !== 'PLACE' && !city && !still) return;
    if (number >= 0) {
      const digits = this.read.length(number) + (number + 1 < to ? this.read.length(number + 1) : 0);
      if (!how.asked && digits < (known && how.bare ? LEAST_DIGITS : SURE_DIGITS)) return;
      if (end < number && this.read.isCapital(end) && !this.read.isUpper(end) && this.read.joins(member, end))
        return;
      // "meter reading 44871"
      const wordy = end - word === 1 && this.read.isCommon(word) && !this.read.isCapital(word);
      if ((wordy && !how.asked) || isNoTown(this.read, member, word, end, number, known)) return;
      this.findings.push(word, end, 'PLACE', 'place-and-number', known ? WITH_NUMBER : ALONE);
      if (this.findings.takenBy(number) === undefined && digits >= LEAST_DIGITS)
        this.findings.push(number, to, 'POSTCODE', 'place-and-number', known ? ANSWER : ALONE);
      return;
    }
    if (!isSure || this.read.isCode()) return;
    // "Et l'adresse actuelle ?" asks and answers nothing.
    const unasked = this.own && !this.read.isCapital(word);
    const answers = known || (to - word <= MOST_UNKNOWN && !unasked && !asksAgain(this.scan, to, member));
    // "nee, Quimbleford nu", to "woon je nog in …?"
    const moved = still && this.read.isCapital(word) && !this.read.isCommon(word);
    if ((how.asked && answers) || moved) {
      this.findings.push(word, end, 'PLACE', 'answer-to-place-question', ANSWER);
    } else if (
      how.bare &&
      end === to &&
      // "Nice."
      !(end - word === 1 && this.isPlainWord(word)) &&
      (city || (!named && this.isBeforeNumber(view, member, how.message)))
    ) {
      this.findings.push(word, end, 'PLACE', 'whole-message', ALONE);
    } else return;
    this.lastPlace = how.message;
  }

  /** A whole answer that is a place, whatever else it may be elsewhere: "reading", "OR". */
  private addKnown(member: number, from: number, to: number): boolean {
    if (this.read.knownFrom(member, from, to) !== to || this.isTakenSurely(from, to)) return false;
    if (this.read.isCode() && !this.read.isUpper(from)) return false;
    if (to - from === 1 && this.read.isCommon(from) && NO_CODES.has(this.read.h1(from))) return false;
    this.findings.push(from, to, 'PLACE', 'answer-to-place-question', ANSWER);
    this.lastPlace = this.message;
    return true;
  }

  /** End of the place that begins at `word`: known ones one behind the other, or one or two unknown words. */
  private placeEnd(member: number, word: number, to: number): number {
    let end = this.read.knownFrom(member, word, to);
    if (end - word === 1 && this.read.isCommon(word) && !this.read.isCity() && !this.read.isRegion())
      end = word;
    if (end - word === 1 && this.read.isCommon(word) && !this.read.isCapital(word)) {
      // "reading" is a city where it is all there is beside a number.
      if (end === to || !this.read.is(to - 1, WORD_HAS_DIGIT)) return word;
    }
    // "thanks a lot": a town by its letters, and no more than its words.
    if (end - word > 1 && this.isPhrase(word, end, this.read.isCity())) return word;
    if (end > word) {
      while (end < to && this.read.gap(member, end) !== GAP_NONE) {
        const next = this.read.knownFrom(member, end, to);
        if (next === end || (next - end === 1 && this.read.isCommon(end) && !this.read.isCode())) break;
        if (this.read.isCode() && WORDY_CODES.has(this.read.h1(end)) && !this.read.isUpper(end)) break;
        end = next;
      }
      return end;
    }
    end = word;
    while (
      end < to &&
      end - word < 2 &&
      this.read.isUnknownWord(end, 4) &&
      !isNumberWord(this.read.h1(end))
    ) {
      if (end > word && !this.read.joins(member, end)) break;
      end++;
    }
    return end;
  }

  private isPlainWord(word: number): boolean {
    return this.read.isCommon(word) && !this.read.isUpper(word) && !CITY_WORDS.has(this.read.h1(word));
  }

  /** By anything but a list of names, to which half the towns of the USA belong. */
  private isTakenSurely(from: number, to: number): boolean {
    for (let word = from; word < to; word++) {
      const taken = this.findings.takenBy(word);
      if (taken !== undefined && !(taken.type === 'PERSON' && taken.rule === 'whole-message')) return true;
    }
    return false;
  }

  /** Common words in small letters alone, one of them a single letter, or "to" ("to go") unless people know the place. */
  private isPhrase(word: number, end: number, city: boolean): boolean {
    let letter = false;
    for (let at = word; at < end; at++) {
      if (!this.read.isCommon(at) || this.read.isCapital(at)) return false;
      letter ||= this.read.length(at) === 1 || (!city && PATH_WORDS.has(this.read.h1(at)));
    }
    return letter;
  }

  /** What follows a place to the end of its message: a number at the very end behind small words, or small words only. */
  private tail(member: number, end: number, to: number): { isSure: boolean; number: number } {
    let at = end;
    while (at < to && !this.read.is(at, WORD_HAS_DIGIT)) {
      if (!this.isFiller(member, at, to)) return { isSure: false, number: -1 };
      at++;
    }
    if (at === to) return { isSure: true, number: -1 };
    const last = to - 1;
    const grouped = at === last - 1 && this.read.length(at) === 3 && this.read.joins(member, last);
    if (!(at === last || grouped) || !this.read.isDigits(at) || !this.read.isDigits(last))
      return { isSure: false, number: -1 };
    const digits = this.read.length(at) + (grouped ? this.read.length(last) : 0);
    if (digits < 2 || digits > MOST_DIGITS) return { isSure: false, number: -1 };
    if (!grouped && this.read.isYear(member, at)) return { isSure: false, number: -1 };
    return { isSure: true, number: at };
  }

  /** "600042 chennai". */
  private addNumberFirst(member: number, number: number, to: number): void {
    const word = number + 1;
    const digits = this.read.length(number);
    if (word >= to || digits < 3 || digits > MOST_DIGITS || this.read.isYear(member, number)) return;
    const end = this.read.knownFrom(member, word, to);
    if (end !== to || (end - word === 1 && this.read.isCommon(word))) return;
    if (!this.read.isCity() && !this.read.isTown()) return;
    if (this.read.gap(member, word) === GAP_NONE) return;
    this.findings.push(word, end, 'PLACE', 'place-and-number', WITH_NUMBER);
    if (this.findings.takenBy(number) === undefined)
      this.findings.push(number, number + 1, 'POSTCODE', 'place-and-number', ANSWER);
  }

  /** A message that is a number, behind one that was a place. */
  private addNumber(member: number, word: number, message: number, asked: boolean): void {
    const digits = this.read.length(word);
    if (digits < SURE_DIGITS - 1 || digits > MOST_DIGITS || this.findings.takenBy(word) !== undefined) return;
    const behind = message - this.lastPlace <= REACH;
    const zip = this.cues.nearest(member, word, word + 1, this.zip) !== undefined;
    if (behind || (zip && digits >= SURE_DIGITS) || (asked && digits >= SURE_DIGITS && digits <= 6))
      this.findings.push(word, word + 1, 'POSTCODE', 'answer-behind-place', ANSWER - (behind ? 0 : 0.1));
  }

  /** "sì, 92024": a reply and a number as long as a postcode, to a message with a street. */
  private addBehindReply(member: number, from: number, to: number): boolean {
    let number = from;
    while (number < to && number - from < MOST_REPLY && this.isFiller(member, number, to)) number++;
    if (number === to || !this.read.isDigits(number) || this.findings.takenBy(number) !== undefined)
      return false;
    const digits = this.read.length(number);
    const letters = number + 1;
    const dutch =
      digits === LEAST_DIGITS &&
      letters < to &&
      this.read.isUpper(letters) &&
      this.read.length(letters) === 2 &&
      this.read.joins(member, letters);
    const end = dutch ? letters + 1 : letters;
    if (!dutch && (digits < SURE_DIGITS || digits > SURE_DIGITS + 1)) return false;
    if (end < to && (this.read.gap(member, end) === GAP_JOINS || this.read.is(end, WORD_HAS_DIGIT)))
      return false;
    this.findings.push(number, end, 'POSTCODE', 'answer-behind-place', ANSWER - 0.1);
    return true;
  }

  /** Whether the next message is nothing but digits, as many as a postcode has. */
  private isBeforeNumber(view: ConversationView, member: number, message: number): boolean {
    const last = Math.min(this.scan.count, member + LOOK_AHEAD);
    for (let next = member + 1; next < last; next++) {
      const slot = this.scan.slotOf(next);
      const { meaning } = view.fields.at(view.slots.field[slot]!);
      if (meaning !== 'text' || view.slots.kind[slot] !== SLOT_VALUE) continue;
      if (view.slots.message[slot]! <= message) continue;
      const word = this.scan.firstWordOf(next);
      if (this.scan.endWordOf(next) !== word + 1 || !this.read.isDigits(word)) return false;
      const digits = this.read.length(word);
      return digits >= SURE_DIGITS && digits <= 6;
    }
    return false;
  }

  /** Words that say nothing of their own: common ones, and those of cues. */
  private isFiller(member: number, word: number, to: number): boolean {
    if (this.read.is(word, WORD_HAS_DIGIT) || !this.read.isFillerWord(word)) return false;
    const end = this.read.knownFrom(member, word, to);
    // "phoenix 85001", "ma 02139": what is a common word elsewhere is a place before the number that ends the message.
    if (
      end === to - 1 &&
      end > word &&
      this.isLongNumber(end) &&
      (end - word > 1 || this.read.isCity() || this.read.isCode())
    )
      return false;
    return end - word < 2 && !(end > word && this.read.isCity() && this.read.isCapital(word));
  }

  private isLongNumber(word: number): boolean {
    const digits = this.read.length(word);
    return this.read.isDigits(word) && digits >= SURE_DIGITS && digits <= MOST_DIGITS;
  }
}

interface Circumstances {
  readonly message: number;
  /** A question for a place came before. */
  readonly asked: boolean;
  /** A question came before whether somebody lives at another place, and a reply begins the message. */
  readonly still: boolean;
  /** The place begins the message. */
  readonly bare: boolean;
}
