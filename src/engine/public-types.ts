import type { EntityType } from '../model/entity-types.ts';
import type { Evidence } from '../model/finding.ts';

/** A finding as the library reports it. Offsets are UTF-16 code units of the text that was given. */
export interface TextFinding {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
  readonly rule: string;
  readonly score: number;
  /** What was done: the operator's name. */
  readonly action: string;
}

export interface ConversationFinding extends TextFinding {
  /** Index of the message in whose text it stands; null for labels and metadata. */
  readonly message: number | null;
  /** JSON pointer of the string in the conversation; offsets count in it. */
  readonly path: string;
}

export interface RedactedText {
  readonly text: string;
  readonly findings: readonly TextFinding[];
}

export interface RedactedConversation<T> {
  readonly conversation: T;
  readonly findings: readonly ConversationFinding[];
}

export interface ExplainedSpan extends Omit<TextFinding, 'action'> {
  readonly evidence: readonly Evidence[];
  /** For what was found. */
  readonly action?: string;
  /** For what was not: why. */
  readonly lost?: string;
}

export interface Explanation {
  readonly text: string;
  readonly spans: readonly ExplainedSpan[];
}
