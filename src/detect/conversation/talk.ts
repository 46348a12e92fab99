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
import type { CueContext } from '../cue-context.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import { Answers } from './answers.ts';
import { askedTypes } from './asked-types.ts';
import { Corrections } from './corrections.ts';
import { ASKS_ALONE, CORRECTING_WORD, DENYING_WORD, TALK_TABLE } from './question-words.ts';
import { Questions } from './questions.ts';
import { Speakers } from './speakers.ts';
import { SplitValues } from './split-values.ts';
import { SpokenDates } from './spoken-dates.ts';
import { SpokenValues } from './spoken-values.ts';
import { LEAST_MESSAGES, UnseenQuestions } from './unseen-questions.ts';

/** What rules and names have found, by member. */
export type FoundByMember = ReadonlyMap<number, readonly Finding[]>;

/** One a kind of evidence; see `Pieces` for who gives others. */
export interface TalkPieces {
  readonly answers: Pick<Answers, 'begin' | 'add'>;
  readonly spoken: Pick<SpokenValues, 'begin' | 'close' | 'mayHold' | 'add'>;
  readonly dates: Pick<SpokenDates, 'mayHold' | 'add'>;
  readonly unseen: Pick<UnseenQuestions, 'begin' | 'add'>;
  readonly corrections: Pick<Corrections, 'begin' | 'close' | 'add'>;
  readonly split: Pick<SplitValues, 'begin' | 'close' | 'add' | 'end'>;
}

export class TalkEvidence {
  private readonly answers: TalkPieces['answers'];
  private readonly spoken: TalkPieces['spoken'];
  private readonly dates: TalkPieces['dates'];
  private readonly unseen: TalkPieces['unseen'];
  private readonly corrections: TalkPieces['corrections'];
  private readonly split: TalkPieces['split'];
  private readonly scan: ConversationScan;
  private readonly speakers = new Speakers();
  /** Of the message that is read. */
  private readonly candidates: Candidate[] = [];
  /** Parts of one value share a number. */
  private group = 0;

  constructor(
    rules: CompiledRules,
    scan: ConversationScan,
    cues: CueContext,
    instead: Partial<TalkPieces> = {},
  ) {
    this.scan = scan;
    const { groups } = rules.cues;
    const types = askedTypes(rules);
    const nextGroup = (): number => ++this.group;
    const answers = new Answers(scan, new Questions(scan, types, rules.cues), this.speakers, groups);
    this.answers = instead.answers ?? answers;
    this.spoken =
      instead.spoken ?? new SpokenValues(scan, cues, this.speakers, answers, types, groups, nextGroup);
    this.dates = instead.dates ?? new SpokenDates(scan, cues, groups);
    this.unseen =
      instead.unseen ?? new UnseenQuestions(scan, this.speakers, (h1, h2) => rules.words.lookup(h1, h2));
    this.corrections = instead.corrections ?? new Corrections(scan, this.speakers);
    this.split = instead.split ?? new SplitValues(scan, this.speakers, nextGroup);
  }

  /** Candidates by member, for the members that have some. */
  find(view: ConversationView, before: FoundByMember): Map<number, Candidate[]> {
    this.group = 0;
    const found = new Map<number, Candidate[]>();
    const add = (member: number, candidate: Candidate): void => {
      const list = found.get(member);
      if (list === undefined) found.set(member, [candidate]);
      else list.push(candidate);
    };
    this.speakers.begin(view);
    this.answers.begin();
    this.unseen.begin();
    this.spoken.begin();
    this.corrections.begin(view);
    this.split.begin();
    const { slots, fields } = view;
    for (let member = 0; member < this.scan.count; member++) {
      const slot = this.scan.slotOf(member);
      const message = slots.message[slot]!;
      if (message < 0 || slots.kind[slot] === SLOT_KEY) continue;
      if (fields.at(slots.field[slot]!).meaning !== 'text') continue;
      this.read(view, member, message, before.get(member) ?? NONE, add);
    }
    this.split.end(add);
    return found;
  }

  private read(
    view: ConversationView,
    member: number,
    message: number,
    before: readonly Finding[],
    add: (member: number, candidate: Candidate) => void,
  ): void {
    const { candidates } = this;
    const { bits, h1 } = this.scan.words;
    const to = this.scan.endWordOf(member);
    let all = 0;
    let flags = 0;
    for (let word = this.scan.firstWordOf(member); word < to; word++) {
      all |= bits[word]!;
      flags |= TALK_TABLE[h1[word]! & 0xffff]!;
    }
    const hasDigits = (all & WORD_HAS_DIGIT) !== 0;
    if (this.scan.isProtectedIn(member)) {
      this.spoken.close();
      this.corrections.close();
      this.split.close(add);
    }
    if (this.spoken.mayHold(member)) this.spoken.add(member, message, candidates);
    if (this.dates.mayHold(member)) this.dates.add(member, candidates);
    const mayAsk = (flags & ASKS_ALONE) !== 0 || (all & WORD_UPPER) !== 0;
    this.answers.add(member, message, hasDigits, mayAsk, before, candidates);
    if (view.messages >= LEAST_MESSAGES) this.unseen.add(member, hasDigits, before, candidates, add);
    const corrects = hasDigits && (flags & (CORRECTING_WORD | DENYING_WORD)) !== 0;
    const findings = candidates.length === 0 ? before : [...before, ...candidates];
    this.corrections.add(member, message, corrects, findings, candidates);
    const told = candidates.find(({ rule }) => rule === 'answer')?.type ?? before[0]?.type;
    this.split.add(member, message, hasDigits, told, add);
    for (const candidate of candidates) add(member, candidate);
    candidates.length = 0;
  }
}

const NONE: readonly Finding[] = [];
