/**
 * Conversation in, findings out. Two passes: the first collects candidates from rules, names and typed fields, message
 * by message; then what is known of the conversation is frozen and searched for everywhere once. Overlaps are
 * resolved after each. One detector serves one thread; it keeps no text between conversations.
 */
import type { EntityType } from '../model/entity-types.ts';
import type { Candidate, Finding } from '../model/finding.ts';
import { SLOT_KEY } from '../model/slots.ts';
import type { CompiledRules } from '../rules/compile.ts';
import { CodeLetters } from './code-letters.ts';
import { isTimestampSlot, typedFieldCandidate } from './conversation/typed-fields.ts';
import type { ConversationView } from './conversation-view.ts';
import type { RuleSink } from './cue-context.ts';
import { NameCandidates } from './names.ts';
import { createPieces, type Pieces } from './pieces.ts';
import { resolve } from './resolve.ts';
import { type MatchSearch, ruleMatches } from './rule-matches.ts';
import { ConversationScan } from './scan.ts';
import type { TermMatcher } from './terms.ts';

export interface DetectorOptions {
  readonly minScore: { readonly default: number } & Readonly<Partial<Record<EntityType, number>>>;
  /**
   * Timestamps stay as they are, so they are counted and not looked at: there is one in every message, and listing
   * them would cost more than all the rest.
   */
  readonly keepTimestamps: boolean;
  /** Texts that are never findings. */
  readonly allow: TermMatcher;
  /** Texts that always are. */
  readonly deny: TermMatcher;
}

/** Offers the rules that need a cue and may have one. */
export type WaitingRules = (member: number, rules: RuleSink) => void;

export interface Detection {
  /** Ascending by slot and start, disjoint within a slot. */
  readonly findings: readonly Finding[];
  /** Every candidate, refused and beaten ones included; only filled when asked for. */
  readonly candidates: readonly Candidate[];
}

export class Detector {
  readonly scan: ConversationScan;
  /** Timestamps passed over in the last conversation. */
  timestamps = 0;
  private readonly options: DetectorOptions;
  private readonly cues: Pieces['cues'];
  private readonly waitingRules: WaitingRules;
  private readonly rules: Pieces['rules'];
  private readonly names: Pieces['names'];
  private readonly places: Pieces['places'];
  private readonly known: Pieces['known'];
  private readonly parts: Pieces['parts'];
  private readonly slips: Pieces['slips'];
  private readonly talk: Pieces['talk'];
  private readonly letters: CodeLetters;

  constructor(
    rules: CompiledRules,
    options: DetectorOptions,
    scan: ConversationScan = new ConversationScan(rules),
    search: MatchSearch = ruleMatches,
    waitingRules?: WaitingRules,
    pieces: Pieces = createPieces(rules, scan, search),
  ) {
    this.options = options;
    this.scan = scan;
    this.cues = pieces.cues;
    this.waitingRules = waitingRules ?? ((member, sink) => this.cues.offerRules(member, sink));
    this.rules = pieces.rules;
    this.names = pieces.names;
    this.places = pieces.places;
    this.known = pieces.known;
    this.parts = pieces.parts;
    this.slips = pieces.slips;
    this.talk = pieces.talk;
    this.letters = new CodeLetters(scan);
  }

  detect(view: ConversationView): readonly Finding[] {
    return this.run(view);
  }

  /** As `detect`, with all candidates kept for an explanation. */
  explain(view: ConversationView): Detection {
    const candidates: Candidate[] = [];
    return { findings: this.run(view, candidates), candidates };
  }

  /** `all`, where it is given, takes every candidate; in a long conversation they are more than the findings. */
  private run(
    view: ConversationView,
    all?: Candidate[],
    skipQuiet: boolean = this.options.deny.isEmpty,
  ): readonly Finding[] {
    this.timestamps = 0;
    const isKept = (slot: number): boolean => {
      if (!isTimestampSlot(view, slot)) return false;
      this.timestamps++;
      return true;
    };
    // PERF: half of all slots are keys, and nothing but a rule or a denied term can be found in them.
    this.scan.scan(view, skipQuiet, this.options.keepTimestamps ? isKept : undefined);
    this.cues.begin(view);
    this.names.begin();
    this.places.begin();
    if (all !== undefined) all.length = 0;
    const found = new FoundByMember();
    let candidates: Candidate[] = [];
    for (let member = 0; member < this.scan.count; member++) {
      this.firstPass(view, member, candidates);
      if (candidates.length === 0) continue;
      for (const candidate of candidates) all?.push(candidate);
      found.set(member, this.accepted(member, candidates));
      candidates = [];
    }
    found.withdraw(this.names.withdrawn(view));
    for (const [member, more] of this.talk.find(view, found.byMember())) {
      for (const candidate of more) all?.push(candidate);
      found.set(member, [...found.acceptedIn(member), ...this.accepted(member, more)]);
    }
    if (found.isEmpty) return [];
    const first = found.all();
    this.known.collect(first, (slot) => view.text(slot));
    this.parts.collect(first, (slot) => view.text(slot));
    this.slips.collect(first, (slot) => view.text(slot));
    if (skipQuiet && this.scan.labels.mayHold((h1) => this.known.mayBegin(h1)))
      return this.run(view, all, false);
    return this.secondPass(view, found, all);
  }

  /** Looks for what the first pass has found in every member; resolves anew where that adds something. */
  private secondPass(view: ConversationView, found: FoundByMember, all?: Candidate[]): Finding[] {
    const findings: Finding[] = [];
    let known: Candidate[] = [];
    for (let member = 0; member < this.scan.count; member++) {
      const before = found.acceptedIn(member);
      if (view.slots.kind[this.scan.slotOf(member)] !== SLOT_KEY) {
        this.known.find(member, before, known);
        this.parts.find(member, before, known);
        this.slips.find(member, before, known);
      }
      if (known.length === 0) {
        for (const finding of found.resolvedIn(member)) findings.push(finding);
        continue;
      }
      for (const candidate of known) all?.push(candidate);
      for (const finding of resolve([...before, ...this.accepted(member, known)])) findings.push(finding);
      known = [];
    }
    return findings;
  }

  private firstPass(view: ConversationView, member: number, candidates: Candidate[]): void {
    const slot = this.scan.slotOf(member);
    const field = view.fields.at(view.slots.field[slot]!);
    if (field.type === 'TIMESTAMP' && this.options.keepTimestamps) {
      if (isTimestampSlot(view, slot)) return;
    } else if (field.meaning === 'typed' || field.meaning === 'speaker') {
      const typed = typedFieldCandidate(view, slot);
      if (typed !== undefined) {
        candidates.push(typed);
        return;
      }
    }
    this.rules.begin(member, candidates);
    if (this.scan.hasHits(member)) {
      for (const rule of this.scan.hitsOf(member)) this.rules.offer(rule);
    }
    this.waitingRules(member, this.rules);
    if (NameCandidates.reads(field, view.slots.kind[slot]!)) {
      this.names.add(view, member, candidates);
      this.places.add(view, member, candidates);
    }
    if (!this.options.deny.isEmpty) this.addDenied(member, candidates);
  }

  private addDenied(member: number, into: Candidate[]): void {
    const slot = this.scan.slotOf(member);
    const evidence = [{ kind: 'deny-list', gain: 1 }];
    for (const { start, end, type = 'PERSON' } of this.options.deny.find(this.scan, member)) {
      into.push({ slot, start, end, type, rule: 'deny-list', score: 1, evidence });
    }
  }

  /** Those of a member's candidates that score enough and lie in no allowed text. */
  private accepted(member: number, candidates: readonly Candidate[]): Candidate[] {
    const { minScore, allow } = this.options;
    const enough = candidates
      .filter(({ type, score }) => score >= (minScore[type] ?? minScore.default))
      .map((candidate) => this.letters.with(member, candidate));
    if (allow.isEmpty || enough.length === 0) return enough;
    const allowed = [...allow.find(this.scan, member)];
    return enough.filter(({ start, end }) => !allowed.some((span) => span.start <= start && end <= span.end));
  }
}

/** What the first pass accepted, by member. */
class FoundByMember {
  private readonly accepted = new Map<number, readonly Candidate[]>();
  private readonly resolved = new Map<number, readonly Finding[]>();

  get isEmpty(): boolean {
    return this.accepted.size === 0;
  }

  set(member: number, candidates: readonly Candidate[]): void {
    if (candidates.length === 0) return;
    // PERF: a list that grew by pushing keeps room for 17, which a million messages with one value each would pay for.
    const kept = candidates.slice();
    const resolved = resolve(kept);
    const isSame = kept.length === 1 && resolved[0] === kept[0];
    this.accepted.set(member, kept);
    this.resolved.set(member, isSame ? kept : resolved.slice());
  }

  /** Takes back those that the test is true of. */
  withdraw(test: (candidate: Candidate) => boolean): void {
    for (const [member, candidates] of [...this.accepted]) {
      const kept = candidates.filter((candidate) => !test(candidate));
      if (kept.length === candidates.length) continue;
      if (kept.length > 0) this.set(member, kept);
      else {
        this.accepted.delete(member);
        this.resolved.delete(member);
      }
    }
  }

  acceptedIn(member: number): readonly Candidate[] {
    return this.accepted.get(member) ?? NONE;
  }

  /** The same without overlaps. */
  resolvedIn(member: number): readonly Finding[] {
    return this.resolved.get(member) ?? NONE;
  }

  byMember(): ReadonlyMap<number, readonly Finding[]> {
    return this.resolved;
  }

  all(): readonly Finding[] {
    const all: Finding[] = [];
    for (const findings of this.resolved.values()) for (const finding of findings) all.push(finding);
    return all;
  }
}

const NONE: readonly Candidate[] = [];
