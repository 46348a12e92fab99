/**
 * Values that one speaker sends in pieces: a card number in four messages, a phone number in two, an IBAN by its groups,
 * an e-mail address cut before its sign. Messages that are nothing but the pieces, with at most a short word of the
 * other side between them, are one value in parts, which share a group.
 *
 * The pieces together must be what they are taken for (check digits, length), unless a question has told their type.
 */
import type { EntityType } from '../../model/entity-types.ts';
import type { Candidate } from '../../model/finding.ts';
import { sourceSpan } from '../../text/fold.ts';
import type { ConversationScan } from '../scan.ts';
import { digitList, luhn, mod97 } from '../validators/checksums.ts';
import { WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import type { Speakers } from './speakers.ts';

/** Words of a message that is a piece, and of what may stand between two pieces. */
const PIECE_WORDS = 6;
const ACK_WORDS = 3;
const SCORE = 0.8;
const LONE_SCORE = 0.62;
const AT = 0x40;
const MAILBOX = /^[A-Za-z0-9._%+-]{1,40}$/;
const DOMAIN = /^@ ?[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,24}){1,3}[.!]?$/;

interface Piece {
  readonly member: number;
  readonly message: number;
  /** Letters and digits, in upper case. */
  readonly value: string;
  /** A type that it was found as by its question. */
  readonly told: EntityType | undefined;
}

export class SplitValues {
  private readonly scan: ConversationScan;
  private readonly speakers: Speakers;
  private readonly nextGroup: () => number;
  private pieces: Piece[] = [];
  /** The member before, if it may be the beginning of an e-mail address. */
  private mailbox: { readonly member: number; readonly message: number } | undefined;

  constructor(scan: ConversationScan, speakers: Speakers, nextGroup: () => number) {
    this.scan = scan;
    this.speakers = speakers;
    this.nextGroup = nextGroup;
  }

  begin(): void {
    this.pieces = [];
    this.mailbox = undefined;
  }

  /** A masked value may have been a piece. */
  close(into: (member: number, candidate: Candidate) => void): void {
    this.end(into);
    this.mailbox = undefined;
  }

  /** Reads the next message's text. `told`: what it was found as by its question. */
  add(
    member: number,
    message: number,
    hasDigits: boolean,
    told: EntityType | undefined,
    into: (member: number, candidate: Candidate) => void,
  ): void {
    this.joinAddress(member, message, into);
    const words = this.scan.endWordOf(member) - this.scan.firstWordOf(member);
    const value = hasDigits && words <= PIECE_WORDS ? this.pieceOf(member) : '';
    if (value !== '') {
      const last = this.pieces.at(-1);
      if (last !== undefined && this.speakers.differ(last.message, message)) this.end(into);
      this.pieces.push({ member, message, value, told });
    } else if (this.pieces.length > 0 && (hasDigits || words > ACK_WORDS)) this.end(into);
  }

  /** Judges the pieces that have come together. */
  end(into: (member: number, candidate: Candidate) => void): void {
    const { pieces } = this;
    if (pieces.length === 0) return;
    this.pieces = [];
    for (let from = 0; from + 1 < pieces.length; ) {
      const found = this.longest(pieces, from);
      if (found === undefined) {
        from++;
        continue;
      }
      const group = this.nextGroup();
      for (const piece of pieces.slice(from, found.end))
        this.push(piece, found.type, found.score, group, into);
      from = found.end;
    }
  }

  /** The longest run of pieces from `from` that together are a value. */
  private longest(
    pieces: readonly Piece[],
    from: number,
  ): { readonly end: number; readonly type: EntityType; readonly score: number } | undefined {
    let value = pieces
      .map((piece) => piece.value)
      .slice(from)
      .join('');
    // Where nobody wrote the questions down, one number behind another answers the next one.
    const alone = this.speakers.isOneSided();
    const told = alone ? undefined : pieces[from]!.told;
    for (let end = pieces.length; end > from + 1; end--) {
      const type = typeOf(value);
      if (type !== undefined) return { end, type, score: SCORE };
      // What was asked for goes on; a second answer of another type is no piece of the first.
      if (told !== undefined && pieces.slice(from + 1, end).every((piece) => piece.told === undefined)) {
        return { end, type: told, score: SCORE };
      }
      if (!alone && end - from > 2 && /^\d{9,24}$/.test(value))
        return { end, type: 'ACCOUNT', score: LONE_SCORE };
      value = value.slice(0, value.length - pieces[end - 1]!.value.length);
    }
    return undefined;
  }

  /** The member's letters and digits if it is nothing but a piece of a number or code. */
  private pieceOf(member: number): string {
    const { bits, start, end } = this.scan.words;
    const { text } = this.scan.foldedText(member);
    if (!/^\+?[A-Za-z0-9][A-Za-z0-9 .-]*$/.test(text.trim())) return '';
    let value = '';
    const to = this.scan.endWordOf(member);
    for (let word = this.scan.firstWordOf(member); word < to; word++) {
      // The bank of an IBAN stands in letters behind its check digits ("NL91 ABNA").
      const isBank = (bits[word]! & WORD_UPPER) !== 0 && /^[A-Z]{2}\d\d$/.test(value);
      if ((bits[word]! & WORD_HAS_DIGIT) === 0 && !isBank) return '';
      value += text.slice(start[word]!, end[word]!);
    }
    return value.toUpperCase();
  }

  /** "jo.smith" and then "@example.com", or "jo.smith@" and then "example.com". */
  private joinAddress(
    member: number,
    message: number,
    into: (member: number, candidate: Candidate) => void,
  ): void {
    const { mailbox } = this;
    this.mailbox = undefined;
    const from = this.scan.firstWordOf(member);
    const to = this.scan.endWordOf(member);
    if (to === from || to - from > PIECE_WORDS) return;
    const first = this.scan.unitAt(member, 0) === AT;
    if (
      mailbox !== undefined &&
      message - mailbox.message <= 2 &&
      !this.speakers.differ(mailbox.message, message)
    ) {
      const before = this.scan.foldedText(mailbox.member).text.trim();
      const here = this.scan.foldedText(member).text.trim();
      const cut = before.endsWith('@') ? `@${here}` : here;
      if (DOMAIN.test(cut) && MAILBOX.test(before.replace(/@$/, ''))) {
        const group = this.nextGroup();
        for (const part of [mailbox.member, member]) {
          this.push({ member: part, message, value: '', told: undefined }, 'EMAIL', SCORE, group, into);
        }
        return;
      }
    }
    if (!first && this.isMailbox(member, from, to)) this.mailbox = { member, message };
  }

  /** One run without spaces. PERF: looks at the units between the words, which are few. */
  private isMailbox(member: number, from: number, to: number): boolean {
    const { start, end } = this.scan.words;
    if (start[from] !== 0) return false;
    for (let word = from + 1; word < to; word++) {
      if (start[word]! - end[word - 1]! !== 1 || this.scan.unitAt(member, end[word - 1]!) === SPACE)
        return false;
    }
    return true;
  }

  private push(
    { member }: Piece,
    type: EntityType,
    score: number,
    group: number,
    into: (member: number, candidate: Candidate) => void,
  ): void {
    const { start, end } = this.scan.words;
    const first = this.scan.firstWordOf(member);
    const last = this.scan.endWordOf(member) - 1;
    let from = start[first]!;
    // The sign before the first word and behind the last one belongs to the value: "+44", "@example.com", "jo.smith@".
    if (isEdge(this.scan.unitAt(member, from - 1))) from--;
    const to = this.scan.unitAt(member, end[last]!) === AT ? end[last]! + 1 : end[last]!;
    const span = sourceSpan(this.scan.foldedText(member), from, to);
    const evidence = [{ kind: 'split-value', gain: score }];
    into(member, {
      slot: this.scan.slotOf(member),
      ...span,
      type,
      rule: 'split-value',
      score,
      evidence,
      group,
    });
  }
}

const SPACE = 0x20;
const PLUS = 0x2b;

function isEdge(unit: number): boolean {
  return unit === AT || unit === PLUS;
}

/** What the pieces together are by themselves. */
function typeOf(value: string): EntityType | undefined {
  if (/^\d{13,19}$/.test(value) && luhn(digitList(value)) && !/^0/.test(value)) return 'CARD';
  if (/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value) && mod97(value.slice(4) + value.slice(0, 4)) === 1)
    return 'IBAN';
  return /^0\d{8,12}$/.test(value) ? 'PHONE' : undefined;
}
