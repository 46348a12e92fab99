/**
 * Evidence from the conversation: what was asked and answered, said aloud, corrected, or sent in parts. Reads the
 * messages in order after rules and names have had their say, and adds candidates of its own.
 *
 * PERF: a message without digits, cues and spoken numbers costs one look at its words.
 */
import type { Candidate, Finding } from '../../model/finding.ts';
import { SLOT_KEY } from '../../model/slots.ts';
import type { CompiledRules } from '../../rules/compile.ts';
import type { ConversationView } from '../conversation-view.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { Answers } from './answers.ts';
import { askedTypes } from './asked-types.ts';
import { Questions } from './questions.ts';
import { Speakers } from './speakers.ts';
import { LEAST_MESSAGES, UnseenQuestions } from './unseen-questions.ts';

/** What rules and names have found, by member. */
export type FoundByMember = ReadonlyMap<number, readonly Finding[]>;

export class TalkEvidence {
  private readonly scan: ConversationScan;
  private readonly speakers = new Speakers();
  private readonly answers: Answers;
  private readonly unseen: UnseenQuestions;

  constructor(rules: CompiledRules, scan: ConversationScan) {
    this.scan = scan;
    this.unseen = new UnseenQuestions(scan, this.speakers);
    const { groups } = rules.cues;
    this.answers = new Answers(scan, new Questions(scan, askedTypes(rules), groups), this.speakers, groups);
  }

  /** Candidates by member, for the members that have some. */
  find(view: ConversationView, before: FoundByMember): Map<number, Candidate[]> {
    const found = new Map<number, Candidate[]>();
    this.speakers.begin(view);
    this.answers.begin();
    this.unseen.begin();
    const { slots, fields } = view;
    let candidates: Candidate[] = [];
    for (let member = 0; member < this.scan.count; member++) {
      const slot = this.scan.slotOf(member);
      const message = slots.message[slot]!;
      if (message < 0 || slots.kind[slot] === SLOT_KEY) continue;
      if (fields.at(slots.field[slot]!).meaning !== 'text') continue;
      const hasDigits = this.hasDigits(member);
      this.answers.add(member, message, hasDigits, before.get(member) ?? NONE, candidates);
      if (view.messages >= LEAST_MESSAGES) this.unseen.add(member, hasDigits, candidates);
      if (candidates.length === 0) continue;
      found.set(member, candidates);
      candidates = [];
    }
    return found;
  }

  private hasDigits(member: number): boolean {
    const { bits } = this.scan.words;
    const to = this.scan.endWordOf(member);
    for (let word = this.scan.firstWordOf(member); word < to; word++) {
      if ((bits[word]! & WORD_HAS_DIGIT) !== 0) return true;
    }
    return false;
  }
}

const NONE: readonly Finding[] = [];
