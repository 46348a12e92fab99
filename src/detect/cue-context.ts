/**
 * Which cue phrases stand near a value. A cue counts in the value's own slot within a few words, nearer ones
 * more; and in the messages before, where the value is the whole of a short answer, begins the answer, or is a clause
 * of its own in it. Small talk between question and answer ("hang on…", "sure") is passed over. What an agent says once
 * the customer has spoken reads the answer back at best: such a question is the speaker's own.
 *
 * A group is an index into `CompiledRules.cues.groups`.
 */
import type { CompiledRules } from '../rules/compile.ts';
import type { CuePhrase } from '../rules/cue-table.ts';
import { Speakers } from './conversation/speakers.ts';
import type { ConversationView } from './conversation-view.ts';
import { MessageCues } from './message-cues.ts';
import type { ConversationScan } from './scan.ts';
import { WORD_HAS_DIGIT } from './word-columns.ts';

export const CUE_WORDS_BEFORE = 8;
export const CUE_WORDS_AFTER = 4;
/** Messages before the answer in which a question may stand, small talk not counted. */
export const QUESTION_REACH = 2;
/** The same with small talk. */
const FARTHEST_QUESTION = 4;
/** Words of a message that can be small talk; one with a digit, a cue or a mask is none. */
const SMALL_TALK_WORDS = 7;
/** Words besides the value that a short answer may hold ("it's 4532…", "sure, 10 March 1980 thanks"). */
export const ANSWER_WORDS = 3;
/** Words beside the value in its clause, where the answer says more ("4532 77 I think, but I've moved since"). */
const CLAUSE_WORDS = 3;
/** Words of a message that can be an answer at all, the value's own included. */
export const ANSWER_LENGTH = 32;
/** What each word of distance takes from a cue's weight. */
const FADE = 0.04;
/** Weight of a cue that follows the value ("4421 is my PIN"), and of one in the question. */
const AFTER_WEIGHT = 0.9;
const QUESTION_WEIGHT = 0.95;
/** What each message between takes from a question's weight. */
const QUESTION_FADE = 0.05;
/** Units that end a clause. */
const CLAUSE_ENDS: ReadonlySet<number> = new Set(
  [...'.,;:!?\n\r()/|-–—…"'].map((sign) => sign.charCodeAt(0)),
);

/** Tries rules on one member. */
export interface RuleSink {
  offer(rule: number): void;
}

export interface CueNearby {
  readonly kind: 'cue' | 'question';
  readonly group: number;
  /** 0 to 1. */
  readonly weight: number;
  /** A question that the speaker asked, with somebody else's words since. */
  readonly own?: true;
}

export class CueContext {
  private readonly scan: ConversationScan;
  private readonly messageCues = new MessageCues();
  private readonly speakers = new Speakers();
  /** By rule and by group: the round in which it came up last. */
  private readonly offeredIn: Uint32Array;
  private readonly askedIn: Uint32Array;
  private round = 0;
  private view: ConversationView | undefined;
  /** By message: 1 for small talk. */
  private smallTalk: Uint8Array = new Uint8Array(0);

  constructor(scan: ConversationScan, rules: CompiledRules) {
    this.scan = scan;
    this.offeredIn = new Uint32Array(rules.rules.length);
    this.askedIn = new Uint32Array(rules.cues.groups.length);
  }

  /** Reads the cues of the conversation that was scanned last. */
  begin(view: ConversationView): void {
    this.view = view;
    this.speakers.begin(view);
    this.messageCues.begin(view.messages, this.scan.cues.count);
    if (this.smallTalk.length < view.messages) this.smallTalk = new Uint8Array(view.messages * 2);
    this.smallTalk.fill(1, 0, view.messages);
    for (let member = 0; member < this.scan.count; member++) {
      const message = view.slots.message[this.scan.slotOf(member)]!;
      if (message >= 0 && !this.isSmallTalk(member)) this.smallTalk[message] = 0;
      const end = this.scan.endCueOf(member);
      if (message < 0) continue;
      for (let cue = this.scan.firstCueOf(member); cue < end; cue++) this.messageCues.add(message, cue);
    }
  }

  /** Offers each rule that waits for a cue which the member, or one of the messages before, holds. */
  offerRules(member: number, rules: RuleSink): void {
    const first = this.scan.firstCueOf(member);
    const end = this.scan.endCueOf(member);
    const message = this.view!.slots.message[this.scan.slotOf(member)]!;
    const answers = message > 0 && !this.messageCues.isEmpty && this.mayAnswer(member);
    if (first === end && !answers) return;
    this.round++;
    for (let cue = first; cue < end; cue++) this.offerFor(member, cue, rules);
    if (!answers) return;
    const from = this.firstQuestion(message);
    for (let asked = message - 1; asked >= from; asked--) {
      const { messageCues } = this;
      for (let cue = messageCues.first(asked); cue >= 0; cue = messageCues.next(cue))
        this.offerFor(member, cue, rules);
    }
  }

  /** The earliest message whose question `message` may answer. */
  private firstQuestion(message: number): number {
    let first = message;
    for (let reach = QUESTION_REACH; first > 0 && reach > 0 && message - first < FARTHEST_QUESTION; ) {
      first--;
      reach -= 1 - this.smallTalk[first]!;
    }
    return first;
  }

  /** What is said beside the values: short, without digits, cues and masks. A slot that is no text always is. */
  private isSmallTalk(member: number): boolean {
    const { slots, fields } = this.view!;
    if (fields.at(slots.field[this.scan.slotOf(member)]!).meaning !== 'text') return true;
    const first = this.scan.firstWordOf(member);
    const end = this.scan.endWordOf(member);
    if (end - first > SMALL_TALK_WORDS || this.scan.firstCueOf(member) < this.scan.endCueOf(member))
      return false;
    for (let word = first; word < end; word++) {
      if ((this.scan.words.bits[word]! & WORD_HAS_DIGIT) !== 0) return false;
    }
    return !this.scan.isProtectedIn(member);
  }

  private offerFor(member: number, cue: number, rules: RuleSink): void {
    for (const group of this.scan.cues.phrase[cue]!.groups) {
      if (this.askedIn[group] === this.round) continue;
      this.askedIn[group] = this.round;
      if (!this.scan.mayHoldWaiting(member, group)) continue;
      for (const rule of this.scan.waitingHitsOf(member, group)) this.offerOnce(rule, rules);
    }
  }

  private offerOnce(rule: number, rules: RuleSink): void {
    if (this.offeredIn[rule] === this.round) return;
    this.offeredIn[rule] = this.round;
    rules.offer(rule);
  }

  /** Whether a value in this member could have one of the cues; cheap, and never wrong with "no". */
  possible(member: number, groups: readonly number[]): boolean {
    const end = this.scan.endCueOf(member);
    for (let cue = this.scan.firstCueOf(member); cue < end; cue++) {
      if (shared(this.scan.cues.phrase[cue]!, groups) >= 0) return true;
    }
    return this.asked(member, groups) !== undefined;
  }

  /**
   * The cue of `groups` that weighs most for the value in the words `[firstWord, endWord)`, word indexes of the scan.
   * A cue does not reach past a protected span, since that had words of its own before it was masked: what a cue
   * finds in a redacted text it must have found in the original. With `across` it does: a cue against a value
   * must not lose its weight either; but it speaks against an answer only from the message before.
   */
  nearest(
    member: number,
    firstWord: number,
    endWord: number,
    groups: readonly number[],
    across = false,
  ): CueNearby | undefined {
    let best: CueNearby | undefined;
    const { cues } = this.scan;
    const end = this.scan.endCueOf(member);
    // PERF: a long text may hold as many cues as values.
    const from = cues.firstEndingAfter(firstWord - CUE_WORDS_BEFORE, this.scan.firstCueOf(member), end);
    for (let cue = from; cue < end; cue++) {
      const phrase = cues.phrase[cue]!;
      const cueWord = cues.firstWord[cue]!;
      if (cueWord >= endWord + CUE_WORDS_AFTER) break;
      const group = shared(phrase, groups);
      if (group < 0) continue;
      const cueEnd = cueWord + phrase.words;
      const before = firstWord - cueEnd;
      const after = cueWord - endWord;
      let weight = 0;
      if (before >= 0 && before < CUE_WORDS_BEFORE) weight = 1 - FADE * before;
      else if (after >= 0 && after < CUE_WORDS_AFTER) weight = AFTER_WEIGHT - FADE * after;
      if (weight <= (best?.weight ?? 0)) continue;
      const masked =
        before >= 0 ? this.isMasked(member, cueEnd, firstWord) : this.isMasked(member, endWord, cueWord);
      if (across || !masked) best = { kind: 'cue', group, weight };
    }
    if (best !== undefined) return best;
    if (!across && this.scan.isProtectedIn(member)) return undefined;
    if (!this.isAnswer(member, firstWord, endWord)) return undefined;
    return this.asked(member, groups, across);
  }

  /** Whether the words `[firstWord, endWord)` are what the message answers. */
  private isAnswer(member: number, firstWord: number, endWord: number): boolean {
    const first = this.scan.firstWordOf(member);
    const end = this.scan.endWordOf(member);
    if (end - first - (endWord - firstWord) <= ANSWER_WORDS) return true;
    const from = this.clauseEdge(member, firstWord, first);
    if (from < 0) return false;
    return from === first || this.clauseEdge(member, endWord, end) >= 0;
  }

  /** The word at which the clause around `word` begins or ends, going towards `limit`; -1 if it is too far. */
  private clauseEdge(member: number, word: number, limit: number): number {
    const step = limit > word ? 1 : -1;
    for (let at = word, n = 0; n <= CLAUSE_WORDS; at += step, n++) {
      if (at === limit || this.breaksBefore(member, at)) return at;
    }
    return -1;
  }

  /** Whether a clause ends between the word before `word` and `word`. */
  private breaksBefore(member: number, word: number): boolean {
    const to = this.scan.words.start[word]!;
    for (let at = this.scan.words.end[word - 1]!; at < to; at++) {
      if (CLAUSE_ENDS.has(this.scan.unitAt(member, at))) return true;
    }
    return false;
  }

  /** Whether a protected span stands between the words `[.., left)` and `[right, ..)`. */
  private isMasked(member: number, left: number, right: number): boolean {
    const { start, end } = this.scan.words;
    if (!this.scan.isProtectedIn(member)) return false;
    const from = left > this.scan.firstWordOf(member) ? end[left - 1]! : 0;
    const to = right < this.scan.endWordOf(member) ? start[right]! : Number.MAX_SAFE_INTEGER;
    return this.scan.isProtectedIn(member, from, to);
  }

  /** Only what is said, and briefly, answers a question; an id or a label beside the message does not. */
  private mayAnswer(member: number): boolean {
    const { slots, fields } = this.view!;
    if (fields.at(slots.field[this.scan.slotOf(member)]!).meaning !== 'text') return false;
    return this.scan.endWordOf(member) - this.scan.firstWordOf(member) <= ANSWER_LENGTH;
  }

  /** The last question before that holds one of `groups`; with `last`, only if it is the message before. */
  private asked(member: number, groups: readonly number[], last = false): CueNearby | undefined {
    if (!this.mayAnswer(member)) return undefined;
    const message = this.view!.slots.message[this.scan.slotOf(member)]!;
    const from = last ? message - 1 : this.firstQuestion(message);
    for (let asked = message - 1; asked >= Math.max(0, from); asked--) {
      const group = this.firstGroupOf(asked, groups);
      if (group < 0) continue;
      const weight = QUESTION_WEIGHT - QUESTION_FADE * (message - 1 - asked);
      const own = this.isOwnAndOver(asked, message);
      return { kind: 'question', group, weight, ...(own ? { own } : {}) };
    }
    return undefined;
  }

  /** Whether who says `message` asked it, and somebody else has spoken since. */
  private isOwnAndOver(asked: number, message: number): boolean {
    if (asked === message - 1 || !this.speakers.same(asked, message)) return false;
    for (let between = asked + 1; between < message; between++)
      if (this.speakers.differ(between, message)) return true;
    return false;
  }

  /** The first of `groups` that a cue of the message belongs to, or -1. */
  private firstGroupOf(message: number, groups: readonly number[]): number {
    const { messageCues } = this;
    let best = groups.length;
    for (let cue = messageCues.first(message); cue >= 0; cue = messageCues.next(cue)) {
      for (const group of this.scan.cues.phrase[cue]!.groups) {
        const at = groups.indexOf(group);
        if (at >= 0 && at < best) best = at;
      }
    }
    return groups[best] ?? -1;
  }
}

function shared(phrase: CuePhrase, groups: readonly number[]): number {
  for (const group of phrase.groups) if (groups.includes(group)) return group;
  return -1;
}
