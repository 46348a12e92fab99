/**
 * Conversation in, findings out. Two passes: the first collects candidates from rules, names and typed fields, message
 * by message; then what is known of the conversation is frozen and searched for everywhere once. Overlaps are
 * resolved after each. One detector serves one thread; it keeps no text between conversations.
 */
import type { EntityType } from '../model/entity-types.ts';
import type { Candidate, Finding } from '../model/finding.ts';
import { SLOT_KEY } from '../model/slots.ts';
import type { CompiledRules } from '../rules/compile.ts';
import { KnownValues } from './conversation/known-values.ts';
import { TalkEvidence } from './conversation/talk.ts';
import { isTimestampSlot, typedFieldCandidate } from './conversation/typed-fields.ts';
import type { ConversationView } from './conversation-view.ts';
import { CueContext } from './cue-context.ts';
import { NameCandidates } from './names.ts';
import { PlaceCandidates } from './places/places.ts';
import { resolve } from './resolve.ts';
import { RuleCandidates } from './rule-candidates.ts';
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
export type WaitingRules = (member: number, offer: (rule: number) => void) => void;

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
  private readonly cues: CueContext;
  private readonly waitingRules: WaitingRules;
  private readonly rules: RuleCandidates;
  private readonly names: NameCandidates;
  private readonly places: PlaceCandidates;
  private readonly known: KnownValues;
  private readonly talk: TalkEvidence;

  constructor(
    rules: CompiledRules,
    options: DetectorOptions,
    scan: ConversationScan = new ConversationScan(rules),
    search: MatchSearch = ruleMatches,
    waitingRules?: WaitingRules,
  ) {
    this.options = options;
    this.scan = scan;
    this.cues = new CueContext(this.scan, rules);
    this.waitingRules = waitingRules ?? ((member, offer) => this.cues.offerRules(member, offer));
    this.rules = new RuleCandidates(rules, this.scan, this.cues, search);
    this.names = new NameCandidates(rules, this.scan, this.cues);
    this.places = new PlaceCandidates(rules, this.scan, this.cues);
    this.known = new KnownValues(this.scan, (h1, h2) => rules.words.lookup(h1, h2));
    this.talk = new TalkEvidence(rules, this.scan);
  }

  detect(view: ConversationView): readonly Finding[] {
    return this.run(view).findings;
  }

  /** As `detect`, with all candidates kept for an explanation. */
  explain(view: ConversationView): Detection {
    return this.run(view);
  }

  private run(view: ConversationView): Detection {
    this.timestamps = 0;
    const isKept = (slot: number): boolean => {
      if (!isTimestampSlot(view, slot)) return false;
      this.timestamps++;
      return true;
    };
    this.scan.scan(view, this.options.keepTimestamps ? isKept : undefined);
    this.cues.begin(view);
    this.places.begin();
    const all: Candidate[] = [];
    const accepted = new Map<number, readonly Candidate[]>();
    const resolved = new Map<number, readonly Finding[]>();
    let candidates: Candidate[] = [];
    for (let member = 0; member < this.scan.count; member++) {
      const isKey = view.slots.kind[this.scan.slotOf(member)] === SLOT_KEY;
      // PERF: half of all slots are keys, and nothing but a rule or a denied term can be found in them.
      if (isKey && !this.scan.hasHits(member) && this.options.deny.isEmpty) continue;
      this.firstPass(view, member, candidates);
      if (candidates.length === 0) continue;
      for (const candidate of candidates) all.push(candidate);
      const enough = this.accepted(member, candidates);
      candidates = [];
      if (enough.length === 0) continue;
      accepted.set(member, enough);
      resolved.set(member, resolve(enough));
    }
    for (const [member, more] of this.talk.find(view, resolved)) {
      for (const candidate of more) all.push(candidate);
      const enough = [...(accepted.get(member) ?? NONE), ...this.accepted(member, more)];
      if (enough.length === 0) continue;
      accepted.set(member, enough);
      resolved.set(member, resolve(enough));
    }
    if (accepted.size === 0) return { findings: [], candidates: all };
    this.known.collect([...resolved.values()].flat(), (slot) => view.text(slot));
    return { findings: this.secondPass(view, accepted, resolved, all), candidates: all };
  }

  /** Looks for what the first pass has found in every member; resolves anew where that adds something. */
  private secondPass(
    view: ConversationView,
    accepted: ReadonlyMap<number, readonly Candidate[]>,
    resolved: ReadonlyMap<number, readonly Finding[]>,
    all: Candidate[],
  ): Finding[] {
    const findings: Finding[] = [];
    let found: Candidate[] = [];
    for (let member = 0; member < this.scan.count; member++) {
      const before = accepted.get(member) ?? NONE;
      if (view.slots.kind[this.scan.slotOf(member)] !== SLOT_KEY) this.known.find(member, before, found);
      if (found.length === 0) {
        for (const finding of resolved.get(member) ?? []) findings.push(finding);
        continue;
      }
      for (const candidate of found) all.push(candidate);
      for (const finding of resolve([...before, ...this.accepted(member, found)])) findings.push(finding);
      found = [];
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
    if (this.scan.hasHits(member)) {
      for (const rule of this.scan.hitsOf(member)) this.rules.add(member, rule, candidates);
    }
    this.waitingRules(member, (rule) => this.rules.add(member, rule, candidates));
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
    const enough = candidates.filter(({ type, score }) => score >= (minScore[type] ?? minScore.default));
    if (allow.isEmpty || enough.length === 0) return enough;
    const allowed = [...allow.find(this.scan, member)];
    return enough.filter(({ start, end }) => !allowed.some((span) => span.start <= start && end <= span.end));
  }
}

const NONE: readonly Candidate[] = [];
