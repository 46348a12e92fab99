/**
 * The pieces of a short message that could be values: runs of digits and code parts ("5 022 641 448", "AUT-0054 K").
 * A price, a time, a percentage and a number before a unit are none.
 */
import { WORD_COMMON, WORD_CUE, WORD_GIVEN, WORD_PLACE, WORD_SURNAME } from '../../rules/words.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import { talkFlags, UNIT_WORD } from './question-words.ts';

export interface Piece {
  readonly firstWord: number;
  /** Exclusive. */
  readonly endWord: number;
  /** Units of the folded text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Letters of a code's part between spaces ("PRT 562 317"), and beside a hyphen or slash. */
const LOOSE_LETTERS = 3;
const JOINED_LETTERS = 8;
/** Letters of a currency; shorter units are as often the last letter of a code. */
const LEAST_CURRENCY = 3;
/** Units behind letters in small that belong to the number. */
const LEAST_BEHIND_PREFIX = 4;
/** Capital words that stand before a number and are no part of it. */
const NO_PART = new Set(
  'OK NO YES ID NR NUM NO REF THE MY IS AND PIN OR IT ITS HI SI SÍ OUI JA NEE NEIN TAK NIE SIM NEJ CAN DOB SSN ZIP TEL MOB IM AT ON IN TO OF FOR CP PLZ CAP CEP NIP NIF DNI NIE RFC CPF PAN UTR NPI PHN EAN PDL PRM POD PDR VIN SIM PUK TAN BSN NHS MRN CRN REF NIT RUC CBU'.split(
    ' ',
  ),
);
const NO_PREFIX =
  WORD_COMMON | WORD_CUE | WORD_GIVEN | WORD_SURNAME | WORD_PLACE | WORD_HAS_DIGIT | WORD_UPPER;
const CONSONANTS = /^[bcdfghjklmnpqrstvwxz]{2,3}$/;
const TIGHT = new Set(['-', "-'", "/'", ".'", '/', '.', '_', ' - ', ' / ', '·']);
const MONEY = '€$£¥₹%°';

export function answerPieces(scan: ConversationScan, member: number): Piece[] {
  return new PieceReader(scan, member).read();
}

/**
 * "kd 44718": where the piece begins with the small letters before it, which are no word of any list and begin a message that
 * holds nothing else. Only for numbers that are made of both; before others they are a state, a name or a label.
 */
export function startWithPrefix(scan: ConversationScan, member: number, piece: Piece): number {
  const prefix = piece.firstWord - 1;
  if (prefix !== scan.firstWordOf(member) || piece.endWord !== scan.endWordOf(member)) return piece.start;
  const { start, end, bits } = scan.words;
  const letters = end[prefix]! - start[prefix]!;
  const between = scan.foldedText(member).text.slice(start[prefix]!, piece.start);
  const text = between.slice(0, letters);
  // "kl 2184 4750": short for a word somewhere, and none to be spoken.
  const word = (bits[prefix]! & (CONSONANTS.test(text) ? WORD_HAS_DIGIT : NO_PREFIX)) !== 0;
  if (word || letters > LOOSE_LETTERS || piece.text.length < LEAST_BEHIND_PREFIX) return piece.start;
  const isOne = between.length === letters + 1 && between.endsWith(' ') && !NO_PART.has(text.toUpperCase());
  return isOne ? start[prefix]! : piece.start;
}

class PieceReader {
  private readonly scan: ConversationScan;
  private readonly text: string;
  private readonly from: number;
  private readonly to: number;
  private readonly shouted: boolean;

  constructor(scan: ConversationScan, member: number) {
    this.scan = scan;
    this.text = scan.foldedText(member).text;
    this.from = scan.firstWordOf(member);
    this.to = scan.endWordOf(member);
    let upper = 0;
    for (let word = this.from; word < this.to; word++) if (this.has(word, WORD_UPPER)) upper++;
    this.shouted = upper > 2 && this.text === this.text.toUpperCase();
  }

  read(): Piece[] {
    const pieces: Piece[] = [];
    for (let word = this.from; word < this.to; word++) {
      if (!this.has(word, WORD_HAS_DIGIT)) continue;
      let first = word;
      while (first > this.from && !this.isIn(pieces, first - 1) && this.joins(first - 1, first)) first--;
      let end = word + 1;
      while (end < this.to && this.joins(end - 1, end)) end++;
      // The last part of "20417 3 days" belongs to the unit.
      if (end < this.to && this.gap(end) === ' ' && this.isUnit(end)) end--;
      while (end > word + 1 && !this.has(end - 1, WORD_HAS_DIGIT) && this.length(end - 1) > LOOSE_LETTERS)
        end--;
      if (end > word && !this.isQuantity(first, end)) pieces.push(this.piece(first, end));
      word = Math.max(word, end - 1);
    }
    return pieces;
  }

  private piece(firstWord: number, endWord: number): Piece {
    const start = this.scan.words.start[firstWord]!;
    const end = this.scan.words.end[endWord - 1]!;
    return { firstWord, endWord, start, end, text: this.text.slice(start, end) };
  }

  private isIn(pieces: readonly Piece[], word: number): boolean {
    const last = pieces.at(-1);
    return last !== undefined && word < last.endWord;
  }

  /** Whether two neighbouring words are parts of one piece. */
  private joins(left: number, right: number): boolean {
    const gap = this.gap(right);
    if (TIGHT.has(gap))
      return this.isPart(left, JOINED_LETTERS, false) && this.isPart(right, JOINED_LETTERS, false);
    return gap === ' ' && this.isPart(left, LOOSE_LETTERS, true) && this.isPart(right, LOOSE_LETTERS, true);
  }

  private isPart(word: number, letters: number, loose: boolean): boolean {
    if (this.has(word, WORD_HAS_DIGIT)) return true;
    if (this.length(word) > letters) return false;
    if (!loose) return this.length(word) <= LOOSE_LETTERS || this.has(word, WORD_UPPER);
    const { start, end } = this.scan.words;
    const text = this.text.slice(start[word]!, end[word]!);
    // "0.84 ETH", "1200 EUR"
    if (text.length >= LEAST_CURRENCY && this.isUnit(word)) return false;
    return !this.shouted && text === text.toUpperCase() && text !== 'I' && !NO_PART.has(text);
  }

  private isQuantity(first: number, end: number): boolean {
    const { start, end: ends } = this.scan.words;
    const left = start[first]!;
    const right = ends[end - 1]!;
    const before = this.text.charAt(left - 1);
    const after = this.text.charAt(right);
    if (before !== '' && (MONEY.includes(before) || before === '@' || before === '&')) return true;
    if (before === ' ' && MONEY.includes(this.text.charAt(left - 2) || 'x')) return true;
    if (after !== '' && (MONEY.includes(after) || after === '@')) return true;
    if (after === ' ' && MONEY.includes(this.text.charAt(right + 1) || 'x')) return true;
    if ((after === ':' || after === ',') && isDigit(this.text.charAt(right + 1))) return true;
    if ((before === ':' || before === ',') && isDigit(this.text.charAt(left - 2))) return true;
    if (end < this.to && this.gap(end).trim() === '' && this.isUnit(end)) return true;
    // "2h10", "17h"
    return /^(?:\d{1,6}[.]\d{1,2}|\d{1,2}h(?:\d{2})?)$/.test(this.text.slice(left, right));
  }

  private isUnit(word: number): boolean {
    return (talkFlags(this.scan.words.h1[word]!) & UNIT_WORD) !== 0;
  }

  private gap(word: number): string {
    const { start, end } = this.scan.words;
    return this.text.slice(end[word - 1]!, start[word]!);
  }

  private length(word: number): number {
    return this.scan.words.end[word]! - this.scan.words.start[word]!;
  }

  private has(word: number, bit: number): boolean {
    return (this.scan.words.bits[word]! & bit) !== 0;
  }
}

function isDigit(unit: string): boolean {
  return unit >= '0' && unit <= '9';
}
