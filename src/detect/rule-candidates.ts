/**
 * Rule hits of one slot → candidates: RE2 confirms the match, validators check its digits, cues weigh it.
 */
import type { Candidate, Evidence } from '../model/finding.ts';
import type { CompiledRule, CompiledRules } from '../rules/compile.ts';
import { sourceSpan } from '../text/fold.ts';
import type { CueContext, RuleSink } from './cue-context.ts';
import { type MatchSearch, ruleMatches } from './rule-matches.ts';
import { type ConversationScan, PROTECTED_UNIT } from './scan.ts';
import { type BoundValidator, bindValidators } from './validators/index.ts';

export class RuleCandidates implements RuleSink {
  private readonly rules: CompiledRules;
  private readonly scan: ConversationScan;
  private readonly cues: CueContext;
  /** By rule; bound when the rule first matches, since few do and some validators load tables. */
  private readonly validators: (readonly BoundValidator[] | undefined)[] = [];

  private readonly search: MatchSearch;
  private member = 0;
  private into: Candidate[] = [];

  constructor(
    rules: CompiledRules,
    scan: ConversationScan,
    cues: CueContext,
    search: MatchSearch = ruleMatches,
  ) {
    this.search = search;
    this.rules = rules;
    this.scan = scan;
    this.cues = cues;
  }

  /** What is offered from here on is tried on this member; candidates go into `into`. */
  begin(member: number, into: Candidate[]): void {
    this.member = member;
    this.into = into;
  }

  /** Tries the rule on the member's whole text and adds what it finds, low scores included. */
  offer(index: number): void {
    const { member, into } = this;
    const rule = this.rules.rules[index]!;
    const required = rule.file.cue === 'required';
    if (required && !this.cues.possible(member, rule.cueGroups)) return;
    const folded = this.scan.foldedText(member);
    for (const match of this.search(rule, folded.text, this.scan.placesOf(member, index))) {
      const value = folded.text.slice(match.start, match.end);
      // A pattern of "anything but blanks" reads over masks; what a mask stands for is no value.
      if (value.includes(PROTECTED_UNIT)) continue;
      this.validators[index] ??= bindValidators(rule.file.validators);
      if (!this.validators[index].every(({ check }) => check(value, folded.text, match.start))) continue;
      const evidence: Evidence[] = [{ kind: 'pattern', gain: rule.file.score }];
      for (const name of rule.file.validators) evidence.push({ kind: 'validator', gain: 0, detail: name });
      const score = this.weigh(rule, member, match.start, match.end, evidence);
      if (score === undefined) continue;
      const { start, end } = sourceSpan(folded, match.start, match.end);
      into.push({
        slot: this.scan.slotOf(member),
        start,
        end,
        type: rule.file.type,
        rule: rule.file.id,
        score,
        // PERF: without the room that it grew into; see FoundByMember.
        evidence: evidence.slice(),
      });
    }
  }

  private weigh(
    rule: CompiledRule,
    member: number,
    start: number,
    end: number,
    evidence: Evidence[],
  ): number | undefined {
    let score = rule.file.score;
    if (rule.cueGroups.length > 0 || rule.negativeGroups.length > 0) {
      const first = this.scan.wordEndingAfter(member, start);
      const last = this.scan.wordEndingAfter(member, end);
      const cue = this.cues.nearest(member, first, last, rule.cueGroups);
      if (cue !== undefined) {
        const gain = rule.file.cueGain * cue.weight;
        score += gain;
        evidence.push({ kind: cue.kind, gain, detail: this.rules.cues.groups[cue.group]! });
      } else if (rule.file.cue === 'required') return undefined;
      const against = this.cues.nearest(member, first, last, rule.negativeGroups, true);
      // What a message says of its own value counts before what an earlier one spoke of.
      if (against !== undefined && !(cue?.kind === 'cue' && against.kind !== 'cue')) {
        const gain = -rule.file.cueGain * against.weight;
        score += gain;
        evidence.push({ kind: 'negative-cue', gain, detail: this.rules.cues.groups[against.group]! });
      }
    }
    return Math.min(1, Math.max(0, score));
  }
}
