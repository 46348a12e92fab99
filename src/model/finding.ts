import type { EntityType } from './entity-types.ts';

/** One reason for or against a finding, in the order in which it was weighed. */
export interface Evidence {
  /** Stable word: `pattern`, `validator`, `cue`, `region`, `name-list`, `participant`, `known`, `typed-field`, `deny-list`, … */
  readonly kind: string;
  /** What it added to the score; 0 for evidence that only informs. */
  readonly gain: number;
  /** The rule's, cue's, validator's or list's own name. Never text of the transcript. */
  readonly detail?: string;
}

/**
 * A span that some evidence points at, before overlaps are resolved.
 * Offsets are UTF-16 code units of the slot's decoded text.
 */
export interface Candidate {
  /** Index in the SlotTable. */
  readonly slot: number;
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
  /** Id of the rule, or of the built-in source (`participant`, `known-value`, `typed-field`, `deny-list`). */
  readonly rule: string;
  /** 0 to 1: the share of such spans that were right when the rule was tuned, clipped; see ARCHITECTURE.md. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
  /** Parts of one value over several messages share a number. */
  readonly group?: number;
}

/** An accepted candidate. Findings of a slot never overlap and are in ascending order. */
export type Finding = Candidate;
