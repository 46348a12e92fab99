/**
 * Addresses and towns in transcripts that hold the customer's side only, in small letters: "no 31 quastl road quimbleford al
 * 35011", "quimbleford nagar street 9876543210", "boston city". Where nobody wrote the question down, a short message of a house
 * number, a few words and a word for a street answers it; what stands behind is its town, up to the next number. Words of
 * a sentence between the number and the street word say that it is none.
 */

import type { EntityType } from '../../model/entity-types.ts';
import type { Candidate, Finding } from '../../model/finding.ts';
import { WORD_COMMON, WORD_CUE, WORD_GIVEN, WORD_PLACE, WORD_SURNAME } from '../../rules/words.ts';
import { type Folded, sourceSpan } from '../../text/fold.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { bareAnswer } from './bare-answer.ts';

const ADDRESS_SCORE = 0.68;
const TOWN_SCORE = 0.62;
const LEAST_TOWN = 4;
/** Words of a message that says a town and its postcode. */
const TOWN_MESSAGE = 8;

const STREETS =
  'street|streets|strret|streeet|avenue|ave|road|rd|lane|ln|drive|dr|blvd|boulevard|highway|hwy|nagar|colony|st|cross|salai|marg';
/** House, at most four words or ordinals, street word. */
const LINE = new RegExp(
  `(?<![^ ])((?:(?:door|plot|flat|house) )?(?:no )?\\d{1,5}(?: [a-h])?(?: (?!(?:st|nd|rd|th) )(?:\\d{1,3} (?:st|nd|rd|th)|[a-z]{2,15})){1,4}? (?:${STREETS})|\\d{1,5} [a-z]{3,12}(?:street|avenue|road))(?![^ ])`,
  'g',
);
/** "quastl street" that begins a message: at most three words. */
const UNNUMBERED =
  /^((?:[a-z]{4,20} ){1,3}?(?:street|nagar|colony|road))(?= \d| [a-z]+ \d|$| [a-z]+(?: [a-z]+)?$)/;
const BEHIND = /^(?: in)?((?: [a-z]{2,15}){1,5})(?: (\d{4,7})(?![^ ]))?/;
const SENTENCE = new Set(
  (
    'the a an i is are was my me your our his her its it to of on at for from with by as that this these and or but if so need want have has had ' +
    'get got please pls order deliver send take can could will would large medium small pizza pizzas pieces nos gb more some any times hour hours ' +
    'minute minutes mins day days week weeks year years month months number no not charged dollars than then thanks thank you ok okay yes sure plus'
  ).split(' '),
);
/** Words that end a town behind a street. */
const ENDS = new Set(
  'and my phone ph contact no number mobile cell mob call please thanks thank cash cod the its is zip pin pincode code yes ok okay with for on to from at i'.split(
    ' ',
  ),
);
/** Beside a town and its postcode. */
const FILLERS = wordSet(
  'and is my the it its in yes ok okay sure city town name zip code zipcode pin pincode from area state number i am im live',
);
const [CITY] = ['city'].map((word) => hashWord(word).h1);

export class UnseenAddresses {
  private readonly scan: ConversationScan;

  constructor(scan: ConversationScan) {
    this.scan = scan;
  }

  /** Street lines of a message; returns whether one was found. */
  addLines(member: number, hasDigits: boolean, found: readonly Finding[], into: Candidate[]): boolean {
    const folded = this.scan.foldedText(member);
    const { text } = folded;
    let any = false;
    for (const match of hasDigits ? text.matchAll(LINE) : []) {
      const line = match[1]!;
      if (line.split(' ').some((word, i) => i > 1 && SENTENCE.has(word))) continue;
      if (SENTENCE.has(line.split(' ')[1]!) && !line.startsWith('no ') && !/^[a-z]+ no /.test(line)) continue;
      any = true;
      this.push(member, folded, match.index, match.index + line.length, 'ADDRESS', ADDRESS_SCORE, into);
      this.addBehind(member, folded, match.index + line.length, found, into);
    }
    if (any) return true;
    const line = UNNUMBERED.exec(text)?.[1];
    if (line === undefined || line.split(' ').some((word) => SENTENCE.has(word))) return false;
    if (!this.isStrange(member, line.split(' ').length - 1)) return false;
    this.push(member, folded, 0, line.length, 'ADDRESS', ADDRESS_SCORE, into);
    this.addBehind(member, folded, line.length, found, into);
    return true;
  }

  /** What stands behind a street: its town, and the postcode that ends it. */
  private addBehind(
    member: number,
    folded: Folded,
    from: number,
    found: readonly Finding[],
    into: Candidate[],
  ): void {
    const match = BEHIND.exec(folded.text.slice(from));
    if (match === null) return;
    const words = match[1]!.trim().split(' ');
    let count = words.findIndex((word) => ENDS.has(word));
    if (count < 0) count = words.length;
    if (count === 0) return;
    const start = from + folded.text.slice(from).indexOf(match[1]!) + 1;
    const endAt = (length: number): number => start + words.slice(0, length).join(' ').length;
    // "quimbleford ny", of which the state was found.
    let own = count;
    while (own > 0 && isTaken(found, folded, start, endAt(own))) own--;
    if (own > 0) this.push(member, folded, start, endAt(own), 'PLACE', TOWN_SCORE, into);
    const postcode = match[2];
    if (postcode === undefined || count < words.length) return;
    const at = from + match[0].length - postcode.length;
    this.push(member, folded, at, at + postcode.length, 'POSTCODE', ADDRESS_SCORE, into);
  }

  /** "62904 quimbleford", "boston city": a town beside its postcode, or the word "city" where a town was asked for. */
  addTowns(member: number, asked: boolean, found: readonly Finding[], into: Candidate[]): void {
    const { h1, bits, start, end } = this.scan.words;
    const from = this.scan.firstWordOf(member);
    const to = this.scan.endWordOf(member);
    if (to - from > TOWN_MESSAGE) return;
    const folded = this.scan.foldedText(member);
    const here = [...found, ...into];
    const postcode = here.some(({ type }) => type === 'POSTCODE');
    let city = false;
    for (let word = from; word < to; word++) city ||= h1[word] === CITY;
    if (!postcode && !(city && asked)) return;
    const towns: number[] = [];
    for (let word = from; word < to; word++) {
      if (FILLERS.has(h1[word]!) || isTaken(here, folded, start[word]!, end[word]!)) continue;
      if ((bits[word]! & WORD_HAS_DIGIT) !== 0 || !this.mayBeTown(word, towns.at(-1) === word - 1)) return;
      towns.push(word);
    }
    // One town of one word or two, side by side.
    if (towns.length === 0 || towns.length > 2 || towns.at(-1)! - towns[0]! !== towns.length - 1) return;
    this.push(member, folded, start[towns[0]!]!, end[towns.at(-1)!]!, 'PLACE', TOWN_SCORE, into);
  }

  private mayBeTown(word: number, behindTown: boolean): boolean {
    const { bits, start, end } = this.scan.words;
    const known = (bits[word]! & WORD_PLACE) !== 0;
    if (end[word]! - start[word]! < LEAST_TOWN) return behindTown && known;
    if (known) return (bits[word]! & WORD_COMMON) === 0 || behindTown;
    return (bits[word]! & (WORD_COMMON | WORD_CUE | WORD_GIVEN | WORD_SURNAME)) === 0;
  }

  /** Whether none of the first words of the message is a common one. */
  private isStrange(member: number, words: number): boolean {
    const from = this.scan.firstWordOf(member);
    for (let word = from; word < from + words; word++)
      if ((this.scan.words.bits[word]! & WORD_COMMON) !== 0) return false;
    return true;
  }

  private push(
    member: number,
    folded: Folded,
    from: number,
    to: number,
    type: EntityType,
    score: number,
    into: Candidate[],
  ): void {
    into.push(bareAnswer(this.scan, member, sourceSpan(folded, from, to), type, score));
  }
}

function isTaken(found: readonly Finding[], folded: Folded, from: number, to: number): boolean {
  const { start, end } = sourceSpan(folded, from, to);
  return found.some((other) => other.start < end && other.end > start);
}
