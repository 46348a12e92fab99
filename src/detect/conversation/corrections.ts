/**
 * Corrections: what takes the place of a value, or of some of its digits, in what its speaker says next: "sorry, 8 not
 * 9", "I meant 4471", "no hang on 5th", "*4417", "*Meyer". The fragment has the type of the value that it corrects.
 */
import type { EntityType } from '../../model/entity-types.ts';
import type { Candidate } from '../../model/finding.ts';
import { sourceSpan } from '../../text/fold.ts';
import type { ConversationView } from '../conversation-view.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { abandonedBefore, READ_OUT } from './abandoned-values.ts';
import { answerPieces, type Piece } from './answer-pieces.ts';
import { CORRECTING_WORD, DENYING_WORD, talkFlags } from './question-words.ts';
import type { Speakers } from './speakers.ts';

/** Messages after the value in which it may be corrected. */
const REACH = 3;
/** Words of a message that corrects an earlier one. */
const MOST_WORDS = 10;
/** Words before the fragment in which it is taken back. */
const WORDS_BEFORE = 4;
const SCORE = 0.68;
/** Units of a number that a word may follow. */
const HOUSE_NUMBER = 2;
const STAR = 0x2a;
const DAY = /^\d{1,2}(?:st|nd|rd|th|\.|º|er|e|de)?$/i;

/** Types whose values are corrected by a fragment of theirs. */
const CORRECTED: ReadonlySet<EntityType> = new Set<EntityType>([
  'PHONE',
  'ACCOUNT',
  'ORDER',
  'CARD',
  'CVV',
  'EXPIRY',
  'IBAN',
  'BANK',
  'NATIONALID',
  'TAXID',
  'PASSPORT',
  'LICENCE',
  'PLATE',
  'BIRTHDATE',
  'DATE',
  'POSTCODE',
  'PIN',
  'HEALTHID',
]);
const DATES: ReadonlySet<EntityType> = new Set<EntityType>(['BIRTHDATE', 'DATE']);

interface Spoken {
  readonly message: number;
  readonly member: number;
  readonly findings: readonly Candidate[];
}

interface Corrected {
  readonly type: EntityType;
  readonly text: string;
}

export class Corrections {
  private readonly scan: ConversationScan;
  private readonly speakers: Speakers;
  private view: ConversationView | undefined;
  /** The latest messages with findings. */
  private readonly recent: Spoken[] = [];

  constructor(scan: ConversationScan, speakers: Speakers) {
    this.scan = scan;
    this.speakers = speakers;
  }

  begin(view: ConversationView): void {
    this.view = view;
    this.recent.length = 0;
  }

  /** A masked value may have been the one that is corrected. */
  close(): void {
    this.recent.length = 0;
  }

  /** Reads the next message's text; `findings` are those of this message, `corrects` says that some word takes back. */
  add(
    member: number,
    message: number,
    corrects: boolean,
    findings: readonly Candidate[],
    into: Candidate[],
  ): void {
    if (corrects) {
      const words = this.scan.endWordOf(member) - this.scan.firstWordOf(member);
      const isShort = words <= MOST_WORDS;
      for (const finding of findings) this.addAbandoned(member, finding, findings, into);
      if (findings.length > 0 || (isShort && this.recent.length > 0)) {
        for (const piece of answerPieces(this.scan, member))
          this.correct(member, message, isShort, piece, findings, into);
      }
    } else if (this.scan.unitAt(member, 0) === STAR) this.correctByStar(member, message, into);
    if (findings.length === 0) return;
    this.recent.push({ message, member, findings });
    if (this.recent.length > REACH) this.recent.shift();
  }

  /** "sexton sju nej vänta 670919-…" */
  private addAbandoned(
    member: number,
    value: Candidate,
    findings: readonly Candidate[],
    into: Candidate[],
  ): void {
    if (!READ_OUT.has(value.type)) return;
    const folded = this.scan.foldedText(member);
    const words = abandonedBefore(this.scan, this.scan.firstWordOf(member), this.firstWordOf(member, value));
    if (words === undefined) return;
    const span = sourceSpan(folded, this.scan.words.start[words.first]!, this.scan.words.end[words.end - 1]!);
    if (findings.some((other) => other.start < span.end && span.start < other.end)) return;
    this.push(member, span.start, span.end, value.type, into);
  }

  /** The first word that begins at the value or behind its start. */
  private firstWordOf(member: number, { start }: Candidate): number {
    const { words } = this.scan;
    const folded = this.scan.foldedText(member);
    let low = this.scan.firstWordOf(member);
    let high = this.scan.endWordOf(member);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sourceSpan(folded, words.start[middle]!, words.end[middle]!).start < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private correct(
    member: number,
    message: number,
    isShort: boolean,
    piece: Piece,
    findings: readonly Candidate[],
    into: Candidate[],
  ): void {
    if (!this.isTakenBack(member, piece)) return;
    const { start, end } = sourceSpan(this.scan.foldedText(member), piece.start, piece.end);
    if (findings.some((other) => other.start < end && start < other.end)) return;
    const earlier = findings.filter((other) => other.end <= start && CORRECTED.has(other.type));
    const known =
      earlier.length > 0
        ? this.valueOf(member, earlier.at(-1)!)
        : isShort
          ? this.lastBefore(message)
          : undefined;
    if (known === undefined || !replaces(piece.text, known)) return;
    this.push(member, start, end, known.type, into);
  }

  /** "*4417", "*Meyer": the whole message stands for what it corrects. */
  private correctByStar(member: number, message: number, into: Candidate[]): void {
    const from = this.scan.firstWordOf(member);
    const to = this.scan.endWordOf(member);
    if (to === from || to - from > 2 || this.recent.length === 0) return;
    const folded = this.scan.foldedText(member);
    const { start, end } = sourceSpan(folded, this.scan.words.start[from]!, this.scan.words.end[to - 1]!);
    const text = folded.text.slice(1).trim();
    if (/\d/.test(text)) {
      const known = this.lastBefore(message);
      if (known !== undefined && replaces(text, known)) this.push(member, start, end, known.type, into);
      return;
    }
    for (const spoken of this.spokenBefore(message)) {
      for (const finding of spoken.findings) {
        if (finding.type !== 'PERSON' && finding.type !== 'PLACE' && finding.type !== 'ADDRESS') continue;
        const words = this.valueOf(spoken.member, finding).text.split(/[\s,]+/);
        if (words.some((word) => isNear(word.toLowerCase(), text.toLowerCase()))) {
          this.push(member, start, end, finding.type, into);
          return;
        }
      }
    }
  }

  /**
   * Whether a word that takes back stands before the piece, or one that denies just beside it: first in the message
   * ("no 4471"), between two numbers ("8 not 9"), or before the last word ("not 21").
   */
  private isTakenBack(member: number, { firstWord, endWord, text }: Piece): boolean {
    const { bits } = this.scan.words;
    const from = this.scan.firstWordOf(member);
    const to = this.scan.endWordOf(member);
    for (let word = Math.max(from, firstWord - WORDS_BEFORE); word < firstWord; word++) {
      if (this.is(word, CORRECTING_WORD)) return true;
    }
    if (firstWord > from && this.is(firstWord - 1, DENYING_WORD)) {
      // "no 45 quillon": the number of a house, as long as more follows.
      if (endWord === to || (firstWord - 1 === from && text.length > HOUSE_NUMBER)) return true;
    }
    return endWord + 1 < to && this.is(endWord, DENYING_WORD) && (bits[endWord + 1]! & WORD_HAS_DIGIT) !== 0;
  }

  private is(word: number, flag: number): boolean {
    return (talkFlags(this.scan.words.h1[word]!) & flag) !== 0;
  }

  private *spokenBefore(message: number): Iterable<Spoken> {
    for (let i = this.recent.length - 1; i >= 0; i--) {
      const spoken = this.recent[i]!;
      if (message - spoken.message > REACH) return;
      const mine = !this.speakers.differ(spoken.message, message);
      if (mine) yield spoken;
    }
  }

  private lastBefore(message: number): Corrected | undefined {
    for (const spoken of this.spokenBefore(message)) {
      const finding = spoken.findings.findLast(({ type }) => CORRECTED.has(type));
      if (finding !== undefined) return this.valueOf(spoken.member, finding);
    }
    return undefined;
  }

  private valueOf(member: number, { type, start, end }: Candidate): Corrected {
    return { type, text: this.view!.text(this.scan.slotOf(member)).slice(start, end) };
  }

  private push(member: number, start: number, end: number, type: EntityType, into: Candidate[]): void {
    const evidence = [{ kind: 'correction', gain: SCORE }];
    into.push({
      slot: this.scan.slotOf(member),
      start,
      end,
      type,
      rule: 'correction',
      score: SCORE,
      evidence,
    });
  }
}

const YEAR = /^(?:19[5-9]|20[0-3])\d$/;

/** Whether the fragment may take the place of the value or of some of its digits. */
function replaces(text: string, { type, text: value }: Corrected): boolean {
  if (type === 'PHONE' && /[a-z]/i.test(text)) return false;
  if (DATES.has(type)) return DAY.test(text) || /^\d{1,4}([./-]\d{1,4}){0,2}$/.test(text);
  // "sorry its 2014 model"
  if (YEAR.test(text) && !YEAR.test(value)) return false;
  // "aparece o erro E-1024": no house number, and no digits that were told before.
  if (/^[a-z]/i.test(text) && !/[a-z]/i.test(value)) return false;
  const digits = text.replace(/\D/g, '').length;
  const all = value.replace(/\D/g, '').length;
  return digits > 0 && digits <= Math.max(all, 4) + 2 && /\d/.test(value);
}

/** At most two letters apart, and not the same. */
function isNear(a: string, b: string): boolean {
  if (a === b || a.length < 3 || b.length < 3 || Math.abs(a.length - b.length) > 2) return false;
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, before[j]! + 1, row[j - 1]! + 1));
    }
    before = row;
  }
  return before[b.length]! <= 2;
}
