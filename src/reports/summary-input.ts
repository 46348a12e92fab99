/** What a run tells its reports: numbers, names of files and rules, places. No field can hold text of a transcript. */
import type { Counts, HeldRecord } from '../model/counts.ts';
import type { EntityType } from '../model/entity-types.ts';
import type { Policy } from '../model/policy.ts';
import type { Loosening } from './policy-facts.ts';

export interface FileOutcome {
  readonly name: string;
  /** `unchanged`: an earlier run's output still holds · `refused`: nothing of it was written, `code` says why */
  readonly status: 'done' | 'unchanged' | 'refused';
  /** Absent in a scan, and where nothing was written. */
  readonly output?: string;
  readonly format?: string;
  readonly code?: string;
  readonly reason?: string;
  readonly counts: Counts;
  readonly heldCount: number;
}

export interface SummaryInput {
  readonly mode: 'redact' | 'scan' | 'reveal';
  /** chatveil's version. */
  readonly version: string;
  /** Changes with rules, dictionaries, policy and version. */
  readonly fingerprint: string;
  readonly policy: Policy;
  /** Where the policy leaves values to be read. */
  readonly loosened: readonly Loosening[];
  /** Whose keys sealed; only where tokens were written. */
  readonly sealedFor?: SealedFor;
  readonly lookedFor: LookedFor;
  readonly milliseconds: number;
  readonly counts: Counts;
  readonly files: readonly FileOutcome[];
  /** What lies in the input folders and is no transcript. */
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
  /** Outputs of earlier runs, made under other rules or options, that this run did not renew. */
  readonly outdated: readonly string[];
  /** The first of them; a broken export may hold millions. A refused file counts as one. */
  readonly held: readonly HeldRecord[];
  /** All of them. */
  readonly heldCount: number;
}

/** A domain and what its owner said of it. */
export interface SealedFor {
  readonly domain: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly region: string;
  readonly recipients: readonly string[];
  readonly retentionDays: number | null;
}

export interface LookedFor {
  readonly types: readonly EntityType[];
  readonly rules: number;
}
