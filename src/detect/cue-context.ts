/**
 * Which cue phrases stand near a value. A cue counts in the value's own slot within a few words, nearer ones
 * more; and in the two messages before, where the value is the whole of a short answer.
 *
 * A group is an index into `CompiledRules.cues.groups`.
 */
import type { CompiledRule, CompiledRules } from '../rules/compile.ts';
import type { CuePhrase } from '../rules/cue-table.ts';
import type { ConversationView } from './conversation-view.ts';
import type { ConversationScan } from './scan.ts';

export const CUE_WORDS_BEFORE = 8;
export const CUE_WORDS_AFTER = 4;
/** Messages before the answer in which a question may stand. */
export const QUESTION_REACH = 2;
/** Words besides the value that a short answer may hold ("it's 4532…", "sure, 10 March 1980 thanks"). */
export const ANSWER_WORDS = 3;
/** Words of a message that can be a short answer at all, the value's own included. */
export const ANSWER_LENGTH = 14;
/** What each word of distance takes from a cue's weight. */
const FADE = 0.04;
/** Weight of a cue that follows the value ("4421 is my PIN"), and of one in the question. */
const AFTER_WEIGHT = 0.9;
const QUESTION_WEIGHT = 0.95;

/** Tries rules on one member. */
export interface RuleSink {
  offer(rule: number): void;
}

export interface CueNearby {
  readonly kind: 'cue' | 'question';
  readonly group: number;
  /** 0 to 1. */
  readonly weight: number;
}

export class CueContext {
  private readonly scan: ConversationScan;
  private readonly groups: number;
  /** Groups by message, one byte each: 1 if some slot of the message holds a phrase of the group. */
  private byMessage: Uint8Array = new Uint8Array(0);
  /** The same as lists of cues; only messages that have some. */
  private readonly cuesByMessage = new Map<number, number[]>();
  /** By group: the rules that wait for one of its phrases. */
  private readonly waiting: readonly (readonly CompiledRule[])[];
  /** By rule and by group: the round in which it came up last. */
  private readonly offeredIn: Uint32Array;
  private readonly askedIn: Uint32Array;
  private round = 0;
  private view: ConversationView | undefined;

  constructor(scan: ConversationScan, rules: CompiledRules) {
    this.scan = scan;
    this.groups = rules.cues.groups.length;
    const required = rules.rules.filter((rule) => rule.file.cue === 'required');
    this.waiting = rules.cues.groups.map((_, group) =>
      required.filter((rule) => rule.cueGroups.includes(group)),
    );
    this.offeredIn = new Uint32Array(rules.rules.length);
    this.askedIn = new Uint32Array(this.groups);
  }

  /** Reads the cues of the conversation that was scanned last. */
  begin(view: ConversationView): void {
    this.view = view;
    const size = view.messages * this.groups;
    if (this.byMessage.length < size) this.byMessage = new Uint8Array(size * 2);
    else this.byMessage.fill(0, 0, size);
    this.cuesByMessage.clear();
    for (let member = 0; member < this.scan.count; member++) {
      const message = view.slots.message[this.scan.slotOf(member)]!;
      const end = this.scan.endCueOf(member);
      if (message < 0 || end === this.scan.firstCueOf(member)) continue;
      const cues = this.cuesByMessage.get(message) ?? [];
      this.cuesByMessage.set(message, cues);
      for (let cue = this.scan.firstCueOf(member); cue < end; cue++) {
        if (this.scan.cues.phrase[cue]!.groups.some((group) => this.waiting[group]!.length > 0))
          cues.push(cue);
        for (const group of this.scan.cues.phrase[cue]!.groups) {
          this.byMessage[message * this.groups + group] = 1;
        }
      }
    }
  }

  /** Offers each rule that waits for a cue which the member, or one of the messages before, holds. */
  offerRules(member: number, rules: RuleSink): void {
    const first = this.scan.firstCueOf(member);
    const end = this.scan.endCueOf(member);
    const message = this.view!.slots.message[this.scan.slotOf(member)]!;
    const answers = message > 0 && this.cuesByMessage.size > 0 && this.mayAnswer(member);
    if (first === end && !answers) return;
    this.round++;
    for (let cue = first; cue < end; cue++) this.offerFor(member, cue, rules);
    if (!answers) return;
    for (let back = 1; back <= QUESTION_REACH && message - back >= 0; back++) {
      for (const cue of this.cuesByMessage.get(message - back) ?? NO_CUES) this.offerFor(member, cue, rules);
    }
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
    return this.asked(member, groups) >= 0;
  }

  /**
   * The cue of `groups` that weighs most for the value in the words `[firstWord, endWord)`, word indexes of the scan.
   * A cue does not reach past a protected span, since that had words of its own before it was masked: what a cue
   * finds in a redacted text it must have found in the original. With `across` it does: a cue against a value
   * must not lose its weight either.
   */
  nearest(
    member: number,
    firstWord: number,
    endWord: number,
    groups: readonly number[],
    across = false,
  ): CueNearby | undefined {
    let best: CueNearby | undefined;
    const end = this.scan.endCueOf(member);
    for (let cue = this.scan.firstCueOf(member); cue < end; cue++) {
      const phrase = this.scan.cues.phrase[cue]!;
      const group = shared(phrase, groups);
      if (group < 0) continue;
      const cueWord = this.scan.cues.firstWord[cue]!;
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
    const words = this.scan.endWordOf(member) - this.scan.firstWordOf(member);
    if (words - (endWord - firstWord) > ANSWER_WORDS) return undefined;
    if (!across && this.scan.isProtectedIn(member)) return undefined;
    const group = this.asked(member, groups);
    return group < 0 ? undefined : { kind: 'question', group, weight: QUESTION_WEIGHT };
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

  /** The first of `groups` that one of the messages before holds; -1 if none does. */
  private asked(member: number, groups: readonly number[]): number {
    if (!this.mayAnswer(member)) return -1;
    const message = this.view!.slots.message[this.scan.slotOf(member)]!;
    for (let back = 1; back <= QUESTION_REACH && message - back >= 0; back++) {
      const row = (message - back) * this.groups;
      for (const group of groups) if (this.byMessage[row + group] === 1) return group;
    }
    return -1;
  }
}

const NO_CUES: readonly number[] = [];

function shared(phrase: CuePhrase, groups: readonly number[]): number {
  for (const group of phrase.groups) if (groups.includes(group)) return group;
  return -1;
}
