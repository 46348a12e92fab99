/**
 * Findings with the evidence that they rest on, from the detector itself: a findings file has none. Marks are left out of
 * what it sees, and only findings in the texts of messages are kept, as when the command line is scored.
 */
import { Detector, type DetectorOptions } from '../../dist/detect/detector.js';
import { TermMatcher } from '../../dist/detect/terms.js';
import type { Candidate } from '../../dist/model/finding.js';
import { loadPolicy } from '../../dist/policy/load.js';
import type { CompiledRules } from '../../dist/rules/compile.js';
import { RecordViews } from '../detectors.ts';
import type { FoundSpan, GoldConversation } from './gold.ts';

export interface DetectedSpan extends FoundSpan {
  readonly rule: string;
  /** Kinds of the evidence for it, each once. What spoke against it, and in vain, is left out. */
  readonly kinds: readonly string[];
}

export interface Detected {
  /** Without overlaps: what is replaced. */
  readonly findings: readonly DetectedSpan[];
  /** With those that a stronger one beat: what would have been found without it. */
  readonly accepted: readonly DetectedSpan[];
}

export async function detectorOptions(policy: string): Promise<DetectorOptions> {
  const { minScore } = await loadPolicy(policy);
  const none = new TermMatcher([]);
  return { minScore, keepTimestamps: true, allow: none, deny: none };
}

/** By conversation id. `labels`: with participants and speakers, or with the bare roles. */
export function detectIn(
  conversations: readonly GoldConversation[],
  rules: CompiledRules,
  options: DetectorOptions,
  detector = new Detector(rules, options),
  labels = true,
): Map<string, Detected> {
  const views = new RecordViews();
  const isEnough = ({ type, score }: Candidate): boolean =>
    score >= (options.minScore[type] ?? options.minScore.default);
  return new Map(
    conversations.map(({ id, participants, messages }) => {
      const record = labels
        ? { id, participants, messages }
        : { id, messages: messages.map(({ role, text }) => ({ role, text })) };
      const view = views.view(JSON.stringify(record));
      const { findings, candidates } = detector.explain(view);
      const inText = (all: readonly Candidate[]): DetectedSpan[] =>
        all
          .filter(({ slot }) => view.fields.at(view.slots.field[slot]!).meaning === 'text')
          .map((candidate) => detected(candidate, view.slots.message[candidate.slot]!));
      return [id, { findings: inText(findings), accepted: inText(candidates.filter(isEnough)) }];
    }),
  );
}

function detected({ start, end, type, rule, evidence }: Candidate, message: number): DetectedSpan {
  const kinds = [...new Set(evidence.filter(({ gain }) => gain >= 0).map(({ kind }) => kind))];
  return { message, start, end, type, rule, kinds };
}
