import type { EntityType } from '../model/entity-types.ts';
import type { Evidence } from '../model/finding.ts';

/** A finding as the library reports it. Offsets are UTF-16 code units of the text that was given. */
export interface TextFinding {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly type: EntityType;
  /** Id of the rule, or of a built-in source such as `speaker`, `typed-field`, `deny-list`. */
  readonly rule: string;
  /** 0 to 1. */
  readonly score: number;
  /** What was done: the operator's name. `keep` leaves the value where it is. */
  readonly action: string;
}

export interface ConversationFinding extends TextFinding {
  /** Index of the message in whose text it stands; null for labels and metadata. */
  readonly message: number | null;
  /**
   * JSON pointer of the string in the conversation that was given; offsets count in that string. A key has the pointer
   * of its object, and a key that may be a value itself stands as `*` in the pointers of what it leads to.
   */
  readonly path: string;
}

export interface RedactedText {
  readonly text: string;
  /** Ascending and disjoint. */
  readonly findings: readonly TextFinding[];
}

export interface ExplainedSpan extends Omit<TextFinding, 'action'> {
  /** Each reason for and against, in the order in which it was weighed; the gains add up to the score. */
  readonly evidence: readonly Evidence[];
  /** For what was found. */
  readonly action?: string;
  /** For what was not: why. */
  readonly lost?: string;
}

export interface Explanation {
  readonly text: string;
  /** What was found, then what was considered and not taken. */
  readonly spans: readonly ExplainedSpan[];
}
