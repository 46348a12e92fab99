/**
 * Question → answer: a piece of a short message that has the shape of what was asked for a few messages before is a
 * value of that type. Several questions in one message may be answered in one message or in several, in any order
 * that the shapes allow; between question and answer may stand whatever asks for nothing.
 *
 * A masked value closes all questions: it may have been their answer, and what is found after it in a redacted text
 * must have been found in the original.
 */
import type { EntityType } from '../../model/entity-types.ts';
import type { Candidate, Finding } from '../../model/finding.ts';
import { sourceSpan } from '../../text/fold.ts';
import { wordSet } from '../../text/word-hash.ts';
import { namingStrength } from '../naming-strength.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { answerFit } from './answer-fit.ts';
import { answerPieces, type Piece, startWithPrefix } from './answer-pieces.ts';
import type { Asked, Questions } from './questions.ts';
import type { Speakers } from './speakers.ts';

/** Messages after the question in which its answer may stand. */
const REACH = 5;
/** Messages from the latest question in which it names what a rule has found. */
const LATEST = 2;
/** Words of a message that answers; a longer one only by its first words. */
const ANSWER_LENGTH = 14;
const FIRST_WORDS = 3;
const LEAST_FIT = 0.4;
const SECOND_FIT = 0.7;
/** Score of the loosest and of the best fit, and what each message and much talk around take away. */
const BASE = 0.45;
const SPAN = 0.4;
const FADE = 0.03;
const TALK = 0.08;
const TALK_WORDS = 6;
/** Words besides the value in a message that goes on without a question. */
const BARE_WORDS = 2;
/** Numbers that letters in small may begin, apart from them. */
const WITH_LETTERS: ReadonlySet<Asked['type']> = new Set<Asked['type']>([
  'ACCOUNT',
  'ORDER',
  'HEALTHID',
  'PASSPORT',
  'LICENCE',
]);
const IDENTITIES: ReadonlySet<Asked['type']> = new Set<Asked['type']>(['NATIONALID', 'TAXID', 'HEALTHID']);
/** Kinds of trains that stand before the number of one, and the units of both. */
const TRAINS = wordSet(
  'tgv ice ouigo thalys eurostar alvia avlo frecciarossa frecciargento italo railjet rjx tlk eip eic',
);
const TRAIN_UNITS = 18;
/** Words of a question that is short. */
const BRIEF = 8;
const QUESTION = 0x3f;
/** Another type by a finding this sure stays. */
const SURE = 0.7;

interface Unread {
  readonly member: number;
  readonly message: number;
  readonly card: boolean;
  readonly masked: boolean;
}

export class Answers {
  private readonly scan: ConversationScan;
  private readonly questions: Questions;
  private readonly speakers: Speakers;
  private readonly groups: readonly string[];
  /** The group of words before what is counted, priced or versioned. */
  private readonly nobodys: number;
  private asked: Asked[] = [];
  /** Messages whose questions were not read yet. */
  private readonly unread: Unread[] = [];

  constructor(scan: ConversationScan, questions: Questions, speakers: Speakers, groups: readonly string[]) {
    this.scan = scan;
    this.questions = questions;
    this.speakers = speakers;
    this.groups = groups;
    this.nobodys = groups.indexOf('not-number');
  }

  begin(): void {
    this.asked = [];
    this.unread.length = 0;
  }

  /**
   * Takes the next message's text: as an answer, if `hasDigits` (some word of it has), then as a
   * question, if `mayAsk` (some word of it may).
   * PERF: questions are read when a message may answer them, which few do.
   */
  add(
    member: number,
    message: number,
    hasDigits: boolean,
    mayAsk: boolean,
    before: readonly Finding[],
    into: Candidate[],
  ): void {
    if (hasDigits && this.mayAnswer(member)) {
      this.readQuestions(message);
      this.answer(member, message, before, into);
    }
    const card = before.some(({ type }) => type === 'CARD');
    const masked = this.scan.isProtectedIn(member);
    const cued = this.scan.firstCueOf(member) < this.scan.endCueOf(member);
    if (!card && !masked && !mayAsk && !cued && !this.isBriefQuestion(member)) return;
    this.unread.push({ member, message, card, masked });
    if (this.unread.length > 2 * REACH) this.unread.splice(0, REACH);
  }

  /** "Wat is uw stallingsnummer?": a word that no list holds may ask. */
  private isBriefQuestion(member: number): boolean {
    const from = this.scan.firstWordOf(member);
    const to = this.scan.endWordOf(member);
    return (
      to > from && to - from <= BRIEF && this.scan.unitAt(member, this.scan.words.end[to - 1]!) === QUESTION
    );
  }

  private mayAnswer(member: number): boolean {
    if (this.scan.isProtectedIn(member)) return false;
    const from = this.scan.firstWordOf(member);
    const to = this.scan.endWordOf(member);
    if (to - from <= ANSWER_LENGTH) return true;
    for (let word = from; word < from + FIRST_WORDS; word++) {
      if ((this.scan.words.bits[word]! & WORD_HAS_DIGIT) !== 0) return true;
    }
    return false;
  }

  /** "exit code 401", "build 8841": named for what it is, right before it. */
  private isNobodys(member: number, { firstWord, start, text }: Piece): boolean {
    const { cues, words } = this.scan;
    // "TGV 6607"
    if (text.length <= TRAIN_UNITS && TRAINS.has(words.h1[firstWord]!)) return true;
    for (let cue = this.scan.endCueOf(member) - 1; cue >= this.scan.firstCueOf(member); cue--) {
      const end = cues.firstWord[cue]! + cues.phrase[cue]!.words;
      if (end === firstWord && cues.phrase[cue]!.groups.includes(this.nobodys))
        return start - words.end[end - 1]! === 1;
    }
    return false;
  }

  private readQuestions(message: number): void {
    for (const unread of this.unread) {
      if (unread.masked) this.asked = [];
      else if (message - unread.message < REACH) {
        this.ask(unread.member, unread.message);
        if (unread.card) this.goOnAfterCard(unread.message);
      }
    }
    this.unread.length = 0;
    if (this.asked.length === 0) return;
    this.asked = this.asked.filter((asked) => !asked.answered && message - asked.message < REACH);
  }

  /** What people send after a card number without being asked again. */
  private goOnAfterCard(message: number): void {
    for (const type of ['EXPIRY', 'CVV'] as const) {
      this.asked.push({ type, message, group: -1, answered: false, unasked: true, part: false });
    }
  }

  /** What is open to be answered by a message that was not added yet; for other readers of values. */
  openFor(message: number): readonly Asked[] {
    this.readQuestions(message);
    return this.open(message);
  }

  /** What is asked for and open, the latest question first. */
  private open(message: number): readonly Asked[] {
    return this.asked
      .filter(
        ({ answered, unasked, message: from }) =>
          !answered && !(unasked ? this.speakers.differ(from, message) : this.speakers.same(from, message)),
      )
      .sort((a, b) => b.message - a.message);
  }

  private ask(member: number, message: number): void {
    const known = this.asked.length;
    this.questions.read(member, message, this.speakers.roleOf(message) === 'customer', this.asked);
    // "And the meter reading?" leaves no earlier question open.
    if (this.asked.length > known && this.asked.slice(known).every(({ type }) => type === 'OTHER')) {
      this.asked.splice(0, known);
    }
  }

  /**
   * Whether a question may name what a rule has found there. A loose pattern may have it from the words of an
   * earlier message alone; the latest question, read by its sentence, then tells more, unless it asks for several things.
   */
  private mayTellMore(
    known: Finding,
    told: Asked | undefined,
    open: readonly Asked[],
    piece: Piece,
    message: number,
  ): boolean {
    const strength = namingStrength(known);
    if (told === undefined && strength < SURE)
      return open[0] !== undefined && message - open[0].message <= LATEST;
    if (strength === known.score || told === undefined) return false;
    return !open.some(
      (other) => other !== told && other.message >= told.message && answerFit(other, piece.text) >= LEAST_FIT,
    );
  }

  /** What the piece answers: the best open question, unless the message goes on with the answer to a later one. */
  private askedFor(open: readonly Asked[], piece: Piece, last: Asked | undefined): Asked | undefined {
    const best = bestOf(open, piece);
    if (!isLikely(last, piece)) return best;
    return best === undefined || (last !== undefined && last.message > best.message) ? last : best;
  }

  private answer(member: number, message: number, before: readonly Finding[], into: Candidate[]): void {
    if (this.asked.length === 0) return;
    const open = this.open(message);
    if (open.length === 0) return;
    const from = this.scan.firstWordOf(member);
    const words = this.scan.endWordOf(member) - from;
    const folded = this.scan.foldedText(member);
    // What this message has answered before: "902, or in full 644 721 803".
    let last: Asked | undefined;
    for (const piece of answerPieces(this.scan, member)) {
      if (words > ANSWER_LENGTH && piece.firstWord - from >= FIRST_WORDS) return;
      const { start, end } = sourceSpan(folded, piece.start, piece.end);
      const known = before.find((other) => other.start < end && start < other.end);
      const told = open.find(
        ({ type, answered }) => !answered && known !== undefined && isKin(type, known.type),
      );
      if (told !== undefined) told.answered = true;
      if (known === undefined && this.isNobodys(member, piece)) continue;
      const isCovered = known !== undefined && known.start <= start && end <= known.end;
      if (isCovered && !this.mayTellMore(known, told, open, piece, message)) continue;
      const talk = words - (piece.endWord - piece.firstWord);
      const asked = told ?? this.askedFor(open, piece, last);
      if (asked === undefined || (asked.unasked && talk > BARE_WORDS)) continue;
      asked.answered = true;
      last = asked;
      if (asked.type === 'OTHER') continue;
      // "Number?" does not say of what; what has a form of its own keeps it.
      if (asked.type === 'ANY' && isCovered && known.type !== 'ACCOUNT') continue;
      const score =
        BASE +
        SPAN * answerFit(asked, piece.text) -
        FADE * (message - asked.message - 1) -
        (talk > TALK_WORDS ? TALK : 0);
      const type: EntityType = asked.type === 'ANY' ? 'ACCOUNT' : asked.type === 'CODE' ? 'PIN' : asked.type;
      const detail = asked.group < 0 ? (asked.unasked ? 'card' : 'number') : this.groups[asked.group]!;
      const evidence = [{ kind: 'question', gain: score, detail }];
      const first = WITH_LETTERS.has(type) ? startWithPrefix(this.scan, member, piece) : piece.start;
      const begin = first < piece.start ? sourceSpan(folded, first, piece.end).start : start;
      into.push({ slot: this.scan.slotOf(member), start: begin, end, type, rule: 'answer', score, evidence });
    }
  }
}

/** Whether a value of one type answers a question for the other: the same number is an identity in one country, a tax number in the next. */
function isKin(asked: Asked['type'], found: EntityType): boolean {
  return asked === found || (IDENTITIES.has(asked) && IDENTITIES.has(found));
}

/** Whether a second value of the same message is one more answer. */
function isLikely(last: Asked | undefined, piece: Piece): boolean {
  return last !== undefined && last.type !== 'OTHER' && answerFit(last, piece.text) >= SECOND_FIT;
}

/** The open question that the piece fits best; the latest message's first, in the order of its words. */
function bestOf(open: readonly Asked[], piece: Piece): Asked | undefined {
  let best: Asked | undefined;
  let bestFit = 0;
  for (const asked of open) {
    if (asked.answered) continue;
    const fits = answerFit(asked, piece.text);
    if (fits >= LEAST_FIT && fits > bestFit) {
      best = asked;
      bestFit = fits;
    }
  }
  return best;
}
