/**
 * Transcripts that hold one side only, the customer's: the questions were asked where nobody wrote them down. A message
 * that is nothing but a number of four digits or more, alone or beside a name or a town, answers one of them. Round
 * numbers, years and numbers before a unit are amounts.
 */
import type { EntityType } from '../../model/entity-types.ts';
import type { Candidate } from '../../model/finding.ts';
import { WORD_COMMON, WORD_GIVEN, WORD_PLACE, WORD_SURNAME } from '../../rules/words.ts';
import { sourceSpan } from '../../text/fold.ts';
import { hashWord } from '../../text/word-hash.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { answerPieces, type Piece } from './answer-pieces.ts';
import { OTHER_WORD, talkFlags, UNIT_WORD } from './question-words.ts';
import type { Speakers } from './speakers.ts';

/** A transcript of fewer messages says too little about who is missing. */
export const LEAST_MESSAGES = 3;
/** Words of such a message, the number's own included. */
const MOST_WORDS = 9;
/** Words beside the number that are neither common words nor fillers: names, towns, a firm. */
const MOST_NAMES = 3;
const SCORE = 0.62;
const YEAR = /^(?:19[5-9]|20[0-3])\d$/;
/** Amounts: 1200, 1250, 40000. */
const ROUND = /^\d{1,3}(?:0{2,}|50)$/;

/** What stands beside a number that answers. */
const FILLERS: ReadonlySet<number> = new Set(
  'and is my the it its a name no number yes ok okay sure sir madam here this thats that i am im hi hello please account id code zip city current last four digits digit oh'
    .split(' ')
    .map((word) => hashWord(word).h1),
);

/** What says that a town stands beside the number, and what says that somebody's name does. */
const TOWN_WORDS: ReadonlySet<number> = new Set(['city', 'town', 'zip'].map((word) => hashWord(word).h1));
const NAME_WORDS: ReadonlySet<number> = new Set(
  ['name', 'am', 'im', 'account', 'id'].map((word) => hashWord(word).h1),
);
/** Words of a town's name. */
const MOST_TOWN = 2;

export class UnseenQuestions {
  private readonly scan: ConversationScan;
  private readonly speakers: Speakers;
  /** The member before; -1 at the beginning. */
  private before = -1;

  constructor(scan: ConversationScan, speakers: Speakers) {
    this.scan = scan;
    this.speakers = speakers;
  }

  begin(): void {
    this.before = -1;
  }

  /** Reads the next message's text. */
  add(member: number, hasDigits: boolean, into: Candidate[]): void {
    const { before } = this;
    this.before = member;
    const words = this.scan.endWordOf(member) - this.scan.firstWordOf(member);
    if (!hasDigits || words > MOST_WORDS || this.scan.isProtectedIn(member)) return;
    if (!this.speakers.isOneSided()) return;
    const pieces = answerPieces(this.scan, member);
    const piece = pieces.length === 1 ? pieces[0] : this.lettered(member, pieces);
    if (piece === undefined || !this.isValue(member, piece)) return;
    const { start, end } = sourceSpan(this.scan.foldedText(member), piece.start, piece.end);
    const town =
      this.hasTown(member) ||
      this.mayBeTown(member) ||
      (before >= 0 && (this.isTownOnly(before) || this.isOneWord(before)) && this.isAlone(member, piece));
    const type = typeOf(piece, town);
    const evidence = [{ kind: 'unseen-question', gain: SCORE }];
    into.push({
      slot: this.scan.slotOf(member),
      start,
      end,
      type,
      rule: 'bare-answer',
      score: SCORE,
      evidence,
    });
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
    const { h1, bits } = this.scan.words;
    let names = 0;
    const to = this.scan.endWordOf(member);
    for (let word = this.scan.firstWordOf(member); word < to; word++) {
      if (word >= piece.firstWord && word < piece.endWord) continue;
      if ((bits[word]! & WORD_HAS_DIGIT) !== 0) return false;
      if (FILLERS.has(h1[word]!)) continue;
      if ((talkFlags(h1[word]!) & (OTHER_WORD | UNIT_WORD)) !== 0) return false;
      if ((bits[word]! & WORD_COMMON) !== 0 && (bits[word]! & (WORD_PLACE | WORD_GIVEN)) === 0) return false;
      names++;
    }
    // A year beside a name is none.
    return names <= MOST_NAMES && (names > 0 || !YEAR.test(piece.text));
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

function typeOf({ text }: Piece, town: boolean): EntityType {
  if (/\p{L}/u.test(text)) return 'PASSWORD';
  return town && text.length >= 5 && text.length <= 8 ? 'POSTCODE' : 'ACCOUNT';
}
