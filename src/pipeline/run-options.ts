/** What a run is asked for and what it tells afterwards. */
import type { EngineSettings } from '../engine/types.ts';
import type { Counts, HeldRecord } from '../model/counts.ts';
import type { ErrorCode } from '../model/errors.ts';
import type { FormatName } from '../model/format.ts';
import type { PipelineLimits } from './drive.ts';
import type { SkippedFile } from './inputs.ts';
import type { KeyedRun } from './keyed-run.ts';
import type { Pool } from './pool.ts';

export interface Progress {
  /** Raw bytes of the inputs. */
  readonly bytesDone: number;
  /** Undefined if an input has no size, as standard input has. */
  readonly bytesTotal: number | undefined;
  readonly findings: number;
  /** The input that was last worked on. */
  readonly file: string;
}

export interface RunOptions {
  /** Files, folders, patterns, `-` for standard input. */
  readonly inputs: readonly string[];
  /** A file, a folder or `-`; nothing is written without it. */
  readonly output?: string;
  readonly mode: 'redact' | 'scan' | 'reveal';
  readonly format: FormatName | 'auto';
  readonly columns?: Readonly<Record<string, string>>;
  readonly engine: EngineSettings;
  /** Worker threads; 0 works on the calling thread. */
  readonly workers: number;
  /** Stop after so many conversations of each input. */
  readonly limit?: number;
  /** Bytes a job gets. Results never depend on it. */
  readonly chunkBytes?: number;
  /** Path of the findings file. */
  readonly findings?: string;
  /** Findings lines carry the values found. */
  readonly showValues?: boolean;
  /** Take inputs that are outputs of earlier runs. */
  readonly again?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Named limits made smaller, for tests. */
  readonly limits?: Partial<PipelineLimits>;
  /** URL of a module in the place of the built-in engine, for tests. */
  readonly engineModule?: string;
  /** For the audit of a run with keys. */
  readonly actor?: string;
  readonly purpose?: string;
  /** In the place of threads of its own; closed at the end. */
  readonly pool?: Pool;
}

/**
 * `done`: complete, though records may have been held back · `unchanged`: an earlier run's output still holds ·
 * `refused`: nothing of it was written, `code` says why
 */
export interface FileOutcome {
  readonly name: string;
  readonly status: 'done' | 'unchanged' | 'refused';
  readonly output?: string;
  readonly format?: FormatName;
  /** How rows were put together: by conversation, or each record for itself. */
  readonly gathered?: boolean;
  readonly code?: ErrorCode;
  readonly reason?: string;
  readonly counts: Counts;
  readonly heldCount: number;
}

export interface RunSummary {
  readonly files: readonly FileOutcome[];
  /** Files in input folders that are no transcripts. */
  readonly skipped: readonly SkippedFile[];
  /** Outputs in the folder that were made under other rules, options or policy, and were not renewed. */
  readonly outdated: readonly string[];
  readonly counts: Counts;
  /** The first of them by name; `heldCount` has all. */
  readonly held: readonly HeldRecord[];
  readonly heldCount: number;
  /** Changes whenever rules, dictionaries, policy or version change. */
  readonly fingerprint: string;
  readonly policy: string;
  /** Whose keys sealed; only of a run that wrote tokens. */
  readonly sealedFor?: KeyedRun['facts'];
  readonly milliseconds: number;
}
