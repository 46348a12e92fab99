/**
 * Transcripts that hold one side only, the customer's: the questions were asked where nobody wrote them down. A message
 * that is nothing but a number of four digits or more, alone or beside a name or a town, answers one of them. Round
 * numbers, years and numbers before a unit are amounts.
 */

import type { EntityType } from '../../model/entity-types.ts';
import type { Candidate, Finding } from '../../model/finding.ts';
import { WORD_COMMON, WORD_GIVEN, WORD_PLACE, WORD_SURNAME, WORD_WEAK } from '../../rules/words.ts';
import { sourceSpan } from '../../text/fold.ts';
import { wordSet } from '../../text/word-hash.ts';
import type { Lookup } from '../names/unknown-words.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { answerPieces, type Piece } from './answer-pieces.ts';
import { bareAnswer } from './bare-answer.ts';
import { OTHER_WORD, talkFlags, UNIT_WORD } from './question-words.ts';
import type { Speakers } from './speakers.ts';
import { UnseenAddresses } from './unseen-addresses.ts';
import { UnseenCodes } from './unseen-codes.ts';
import { labelled } from './unseen-labels.ts';
import { UnseenNames } from './unseen-names.ts';
import { isNumberPair } from './unseen-pairs.ts';
import { TOPIC_FOOD, topicOf } from './unseen-topics.ts';
import { asksWhere, LAST_FOUR, ROUND, typeOf, YEAR } from './unseen-types.ts';

/** A transcript of fewer messages says too little about who is missing. */
export const LEAST_MESSAGES = 3;
/** Words of such a message, the number's own included. */
const MOST_WORDS = 9;
/** The same with a code and what calls it so. */
const MOST_CODED = 12;
/** The same with a street. */
const MOST_LINE = 18;
/** Words beside the number that are neither common words nor fillers: names, towns, a firm. */
const MOST_NAMES = 3;
const SCORE = 0.62;
/** Words before the number that may call it something. */
const LABEL_WORDS = 4;
/** Letters and digits of a booking, and what is told in such codes. */
const LEAST_CODE = 6;
const CODED: ReadonlySet<string> = new Set([
  'ORDER',
  'ACCOUNT',
  'HEALTHID',
  'PASSPORT',
  'LICENCE',
  'PASSWORD',
]);
/** "14 08 1991", "22/07/1987", "30 6 02": a whole message that is a day of a life. */
const LIFE_DATE = /^(?:0?[1-9]|[12]\d|3[01])([ ./-])(?:0?[1-9]|[12]\d|3[01])\1(?:19[2-9]\d|200\d|201[0-5])$/;
const DATE_WORDS = 3;
/** Members after a message in which the next message must begin, and words of a whole name. */
const LOOK_AHEAD = 8;
const NAME_LENGTH = 3;
/** Above a message that is a name by its words. */
const PLACE_SCORE = 0.66;

/** What stands beside a number that answers. */
const FILLERS = wordSet(
  'and is my the it its a name no number yes ok okay sure sir madam here this thats that i am im hi hello please account id code zip city current last four digits digit oh',
);

/** What says that a town stands beside the number, and what says that somebody's name does. */
const TOWN_WORDS = wordSet('city town zip');
const NAME_WORDS = wordSet('name am im account id');
/** Words of a town's name. */
const MOST_TOWN = 2;

export class UnseenQuestions {
  private readonly scan: ConversationScan;
  private readonly speakers: Speakers;
  /** The member before; -1 at the beginning. */
  private before = -1;
  /** Whether a town or a street was found in the message before. */
  private placed = false;
  private street = false;
  /** What the conversation was about so far. */
  private topics = 0;
  /** The same of all of it; -1 until it is asked for. */
  private allTopics = -1;
  private readonly codes: UnseenCodes;
  private readonly addresses: UnseenAddresses;
  private readonly names: UnseenNames;

  constructor(scan: ConversationScan, speakers: Speakers, lookup: Lookup) {
    this.scan = scan;
    this.speakers = speakers;
    this.codes = new UnseenCodes(scan, lookup);
    this.addresses = new UnseenAddresses(scan);
    this.names = new UnseenNames(scan, lookup);
  }

  begin(): void {
    this.before = -1;
    this.placed = false;
    this.street = false;
    this.topics = 0;
    this.allTopics = -1;
    this.names.begin();
  }

  /** Reads the next message's text; `found` was found there. `add` takes what is found in a message before. */
  add(
    member: number,
    hasDigits: boolean,
    found: readonly Finding[],
    into: Candidate[],
    add: (member: number, candidate: Candidate) => void,
  ): void {
    if (!this.speakers.isOneSided()) return;
    this.addNumber(member, hasDigits, found, into);
    if (!this.scan.isProtectedIn(member))
      this.addresses.addTowns(member, asksWhere(this.topics), found, into);
    if ((this.topics & TOPIC_FOOD) === 0)
      this.names.add(member, into.length === 0 ? found : [...found, ...into], add);
  }

  private addNumber(member: number, hasDigits: boolean, found: readonly Finding[], into: Candidate[]): void {
    const { before, placed: placedBefore } = this;
    this.before = member;
    const streetBefore = this.street;
    this.street = found.some(({ type }) => type === 'ADDRESS');
    this.placed = this.street || found.some(({ type }) => type === 'PLACE');
    const topics = this.topicsUpTo(member);
    const words = this.scan.endWordOf(member) - this.scan.firstWordOf(member);
    if (this.scan.isProtectedIn(member)) return;
    const line = words <= MOST_LINE && this.addresses.addLines(member, hasDigits, found, into);
    if (line) {
      this.placed = true;
      this.street = true;
      this.codes.add(member, 0, [...found, ...into], into);
      return;
    }
    if (hasDigits && words <= MOST_CODED) this.codes.add(member, this.topicsAtAll(), found, into);
    if (words > MOST_WORDS) return;
    if (asksWhere(topics) || (streetBefore && !hasDigits)) this.addTown(member, found, into);
    if (!hasDigits) return;
    const pieces = answerPieces(this.scan, member);
    if (isNumberPair(this.scan, member, pieces)) {
      for (const piece of pieces) {
        const span = sourceSpan(this.scan.foldedText(member), piece.start, piece.end);
        const type = LAST_FOUR.test(piece.text) ? 'NATIONALID' : 'ACCOUNT';
        into.push(bareAnswer(this.scan, member, span, type, SCORE));
      }
      return;
    }
    const date = this.date(member);
    const piece = date ?? (pieces.length === 1 ? pieces[0] : this.lettered(member, pieces));
    if (piece === undefined) return;
    if (date === undefined && !this.isValue(member, piece) && !this.isCodeBehindLabel(member, piece)) return;
    const { start, end } = sourceSpan(this.scan.foldedText(member), piece.start, piece.end);
    const beforeAlone = before >= 0 && this.isAlone(member, piece);
    const town =
      this.hasTown(member) ||
      this.mayBeTown(member) ||
      (beforeAlone && (this.isTownOnly(before) || this.isOneWord(before)));
    const placed = beforeAlone && placedBefore;
    const type = date !== undefined ? 'BIRTHDATE' : this.typeIn(member, piece, town, placed);
    into.push(bareAnswer(this.scan, member, { start, end }, type, SCORE));
  }

  /** "refrence qx7l2p", "res number h 2047 e4": letters and digits that end the message, behind what calls them an order. */
  private isCodeBehindLabel(member: number, piece: Piece): boolean {
    if (piece.endWord !== this.scan.endWordOf(member) || !/\d/.test(piece.text)) return false;
    const units = piece.text.replace(/[^\p{L}\p{N}]/gu, '').length;
    if (units < LEAST_CODE || !/\p{L}/u.test(piece.text)) return false;
    return CODED.has(this.labelOf(member, piece) ?? 'OTHER');
  }

  /** What the number's label says, else what the conversation is about; "code" before a town's postcode says nothing. */
  private typeIn(member: number, piece: Piece, town: boolean, placed: boolean): EntityType {
    const label = this.labelOf(member, piece);
    const guessed = typeOf(piece, town, placed, this.topics);
    return label === undefined || (label === 'PIN' && guessed === 'POSTCODE') ? guessed : label;
  }

  /** What the words before the number call it. */
  private labelOf(member: number, { firstWord }: Piece): EntityType | undefined {
    const first = Math.max(this.scan.firstWordOf(member), firstWord - LABEL_WORDS);
    if (first === firstWord) return undefined;
    const { start, end } = this.scan.words;
    const { text } = this.scan.foldedText(member);
    const words: string[] = [];
    for (let word = first; word < firstWord; word++)
      words.push(text.slice(start[word], end[word]).toLowerCase());
    return labelled(words);
  }

  /** The whole message, if it is a date that lies far back. */
  private date(member: number): Piece | undefined {
    const { start, end } = this.scan.words;
    const firstWord = this.scan.firstWordOf(member);
    const endWord = this.scan.endWordOf(member);
    if (endWord - firstWord > DATE_WORDS) return undefined;
    const from = start[firstWord]!;
    const to = end[endWord - 1]!;
    const text = this.scan.foldedText(member).text.slice(from, to);
    return LIFE_DATE.test(text) ? { firstWord, endWord, start: from, end: to, text } : undefined;
  }

  /** What the whole conversation is about: "its odalys and 3 f 4 g 5 j", before a word of the seat. */
  private topicsAtAll(): number {
    if (this.allTopics < 0) {
      const { h1 } = this.scan.words;
      const to = this.scan.count === 0 ? 0 : this.scan.endWordOf(this.scan.count - 1);
      this.allTopics = 0;
      for (let word = 0; word < to; word++) this.allTopics |= topicOf(h1[word]!);
    }
    return this.allTopics;
  }

  private topicsUpTo(member: number): number {
    const { h1 } = this.scan.words;
    const to = this.scan.endWordOf(member);
    for (let word = this.scan.firstWordOf(member); word < to; word++) this.topics |= topicOf(h1[word]!);
    return this.topics;
  }

  /** "wendell" or "wendell 45678", a name by its words, where a town was asked for. */
  private addTown(member: number, found: readonly Finding[], into: Candidate[]): void {
    const { start, end, bits } = this.scan.words;
    const firstWord = this.scan.firstWordOf(member);
    let endWord = this.scan.endWordOf(member);
    if (endWord - firstWord > 1 && (bits[endWord - 1]! & WORD_HAS_DIGIT) !== 0) endWord--;
    if (endWord - firstWord > MOST_TOWN) return;
    // Behind a street alone what is first of all a given name stays one.
    const given = (bits[firstWord]! & (WORD_GIVEN | WORD_WEAK | WORD_PLACE)) === WORD_GIVEN;
    if (given && !asksWhere(this.topics)) return;
    const span = sourceSpan(this.scan.foldedText(member), start[firstWord]!, end[endWord - 1]!);
    const named = found.find((other) => other.start === span.start && other.end === span.end);
    if (named?.type !== 'PERSON' || named.score >= PLACE_SCORE || this.isTakenUp(member)) return;
    this.placed = true;
    into.push(bareAnswer(this.scan, member, span, 'PLACE', PLACE_SCORE));
  }

  /** "odalys", and then "odalys quastl": the next message says the whole name. */
  private isTakenUp(member: number): boolean {
    const { h1, bits } = this.scan.words;
    const word = this.scan.firstWordOf(member);
    for (let next = member + 1; next < this.scan.count && next <= member + LOOK_AHEAD; next++) {
      const first = this.scan.firstWordOf(next);
      const words = this.scan.endWordOf(next) - first;
      if (words > 1 && words <= NAME_LENGTH && h1[first] === h1[word])
        return (bits[first + 1]! & (WORD_HAS_DIGIT | WORD_PLACE)) === 0;
    }
    return false;
  }

  /** "k 528 d 7", "1124 t": a message of digits and single letters is one piece. */
  private lettered(member: number, pieces: readonly Piece[]): Piece | undefined {
    const { start, end, bits } = this.scan.words;
    const firstWord = this.scan.firstWordOf(member);
    const endWord = this.scan.endWordOf(member);
    if (pieces.length === 0) return undefined;
    for (let word = firstWord; word < endWord; word++) {
      if (end[word]! - start[word]! > 1 && (bits[word]! & WORD_HAS_DIGIT) === 0) return undefined;
    }
    const from = start[firstWord]!;
    const to = end[endWord - 1]!;
    return {
      firstWord,
      endWord,
      start: from,
      end: to,
      text: this.scan.foldedText(member).text.slice(from, to),
    };
  }

  private isValue(member: number, piece: Piece): boolean {
    const digits = piece.text.replace(/\D/g, '');
    if (digits.length < 4 || ROUND.test(piece.text)) return false;
    const year = YEAR.test(piece.text.split(' ').at(-1)!);
    // "audi a 2 2014"
    if (year && piece.text.includes(' ')) return false;
    const { h1, bits } = this.scan.words;
    let names = 0;
    let given = false;
    const to = this.scan.endWordOf(member);
    for (let word = this.scan.firstWordOf(member); word < to; word++) {
      if (word >= piece.firstWord && word < piece.endWord) continue;
      if ((bits[word]! & WORD_HAS_DIGIT) !== 0) return false;
      if (FILLERS.has(h1[word]!)) continue;
      if ((talkFlags(h1[word]!) & (OTHER_WORD | UNIT_WORD)) !== 0) return false;
      if ((bits[word]! & WORD_COMMON) !== 0 && (bits[word]! & (WORD_PLACE | WORD_GIVEN)) === 0) return false;
      names++;
      given = (bits[word]! & (WORD_GIVEN | WORD_WEAK)) === WORD_GIVEN;
    }
    // A year beside a name is none, but beside a make it is.
    return names <= MOST_NAMES && (!year || (names === 1 && given));
  }

  /** Whether what stands beside the number is "city", or one or two words that are no name and no word anybody knows: a town. */
  private mayBeTown(member: number): boolean {
    const { h1, bits } = this.scan.words;
    const to = this.scan.endWordOf(member);
    let unknown = 0;
    for (let word = this.scan.firstWordOf(member); word < to; word++) {
      if (TOWN_WORDS.has(h1[word]!)) return true;
      if (NAME_WORDS.has(h1[word]!)) return false;
      if ((bits[word]! & WORD_HAS_DIGIT) !== 0 || FILLERS.has(h1[word]!)) continue;
      if ((bits[word]! & (WORD_COMMON | WORD_GIVEN | WORD_SURNAME)) !== 0) return false;
      unknown++;
    }
    return unknown > 0 && unknown <= MOST_TOWN;
  }

  /** One word that may be a town, in a message of its own. */
  private isOneWord(member: number): boolean {
    const word = this.scan.firstWordOf(member);
    return this.scan.endWordOf(member) === word + 1 && this.mayBeTown(member);
  }

  private isAlone(member: number, { firstWord, endWord }: Piece): boolean {
    return firstWord === this.scan.firstWordOf(member) && endWord === this.scan.endWordOf(member);
  }

  private isTownOnly(member: number): boolean {
    const words = this.scan.endWordOf(member) - this.scan.firstWordOf(member);
    return words <= MOST_WORDS && this.hasTown(member);
  }

  private hasTown(member: number): boolean {
    const { bits } = this.scan.words;
    const to = this.scan.endWordOf(member);
    for (let word = this.scan.firstWordOf(member); word < to; word++) {
      if ((bits[word]! & WORD_PLACE) !== 0) return true;
    }
    return false;
  }
}
