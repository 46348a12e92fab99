/**
 * What the main thread asks of a worker and what it gets back: plain data, so that it crosses threads.
 * Offsets in a result count from the start of the job's bytes; the main thread knows where those lie in the file.
 * A result holds no text of a transcript except output (bytes, and what library calls get back) and, if asked for,
 * the lines of the findings file.
 */
import type { RedactedJson } from '../engine/engine.ts';
import type { LiveAnswer } from '../engine/live-ledger.ts';
import type { RedactedText } from '../engine/public-types.ts';
import type { EngineSettings, GivenNumbers } from '../engine/types.ts';
import type { Counts } from '../model/counts.ts';
import type { ErrorCode, ErrorPlace } from '../model/errors.ts';
import type { FormatName } from '../model/format.ts';

/** What a thread needs to make its engine. */
export interface WorkerSetup {
  readonly settings: EngineSettings;
  /** URL of a module that exports `createRecordEngine`; the built-in engine without it. */
  readonly engineModule?: string;
}

/** One input as its format sees it. Workers keep one locator for each `id`. */
export interface FileContext {
  readonly id: number;
  readonly format: FormatName;
  readonly columns?: Readonly<Record<string, string>>;
  /** Header row of a CSV, without its line end. */
  readonly header?: Uint8Array;
  /** Name in findings lines. */
  readonly fileName: string;
  /** Bytes that one record may have. */
  readonly recordBytes: number;
}

/** What to return beside the counts. */
export interface Wanted {
  readonly output: boolean;
  readonly findings: boolean;
  /** Findings lines carry the values. */
  readonly values: boolean;
}

/** Asks for the engine's fingerprint; also makes the engine, so that its errors come early. */
export interface DescribeJob {
  readonly kind: 'describe';
}

/** Whole records, each a conversation (or a document of several). */
export interface RecordsJob {
  readonly kind: 'records';
  readonly context: FileContext;
  readonly bytes: Uint8Array;
  /**
   * Record borders as pairs (start, end). Without it the worker cuts by the format's container. Bytes between
   * ranges are separators; anything else is held back.
   */
  readonly ranges?: Int32Array;
  /** Numbers of the ranges that cannot be whole records. */
  readonly broken?: readonly number[];
  readonly wanted: Wanted;
  /** Where the output may be put, in memory that both threads see. */
  readonly room?: Uint8Array;
}

/** Rows of which the conversation keys are asked. */
export interface IndexJob {
  readonly kind: 'index';
  readonly context: FileContext;
  readonly bytes: Uint8Array;
  /** As in `RecordsJob`. */
  readonly ranges?: Int32Array;
  readonly broken?: readonly number[];
}

/** What a conversation leaves to rows that come after it was closed. Holds text of the transcript. */
export interface Carried {
  /** Those of its rows that later ones must know: with their values, and the last ones. */
  readonly rows: Uint8Array;
  readonly numbers?: GivenNumbers;
  /** Messages that it had. */
  readonly messages: number;
}

/** Whole conversations, each the concatenation of its rows. */
export interface GatheredJob {
  readonly kind: 'gathered';
  readonly context: FileContext;
  readonly bytes: Uint8Array;
  /** End of each conversation in `bytes`; it starts where the one before ends. */
  readonly ends: Int32Array;
  /** By conversation: what it goes on from. */
  readonly goesOn?: readonly (Carried | undefined)[];
  /** By conversation: whether to say what it leaves to later rows. */
  readonly carries?: readonly boolean[];
  /** Bytes that one may leave. */
  readonly carriedBytes: number;
  readonly wanted: Wanted;
}

/** A text, or a conversation as JSON; with `numbers` one that goes on from there, or begins. */
export type LibraryCall =
  | { readonly text: string }
  | { readonly json: string; readonly numbers?: GivenNumbers | 'none' };

/** Calls of the library, each for itself. */
export interface CallsJob {
  readonly kind: 'calls';
  readonly calls: readonly LibraryCall[];
}

export type Job = DescribeJob | RecordsJob | IndexJob | GatheredJob | CallsJob;

/** A record that was not read; `line` counts from 0 in the job's bytes. */
export interface HeldInJob {
  readonly line: number;
  readonly offset: number;
  readonly code: ErrorCode;
  readonly reason: string;
}

/**
 * Findings lines with holes for conversation numbers, which only the main thread knows: text 0, number 0, text 1, …
 * Numbers count from 1 within the job.
 */
export interface FindingsText {
  readonly texts: string[];
  readonly numbers: number[];
}

export interface DescribeResult {
  readonly kind: 'described';
  readonly fingerprint: string;
}

export interface RecordsResult {
  readonly kind: 'records';
  readonly counts: Counts;
  /** LF bytes in the job. */
  readonly lines: number;
  /** Conversations in the job, those of held records included. */
  readonly conversations: number;
  readonly held: readonly HeldInJob[];
  readonly findings?: FindingsText;
  /** The job's bytes after redaction, in the job's room if they fit; absent if nothing changed or none was asked for. */
  readonly output?: Uint8Array;
  /** Some record was passed on. */
  readonly passed: boolean;
  /** In a JSON array: where the comma before the first record that was passed on lies in the output. */
  readonly comma?: readonly [start: number, end: number];
}

/** In `IndexResult.keyOf`: a row that is a conversation of its own. */
export const NO_KEY = -1;
/** In `IndexResult.keyOf`: empty lines, which belong to nothing. */
export const BLANK_ROWS = -2;

export interface IndexResult {
  readonly kind: 'index';
  /** LF bytes in the job. */
  readonly lines: number;
  /** Runs of neighbouring rows with one key: end of each run; it starts where the one before ends. */
  readonly ends: Int32Array;
  /** For each run the number of its key, NO_KEY or BLANK_ROWS. */
  readonly keyOf: Int32Array;
  /** The distinct keys, as UTF-8, one after the other. */
  readonly keyBytes: Uint8Array;
  readonly keyEnds: Int32Array;
}

export interface GatheredResult {
  readonly kind: 'gathered';
  readonly counts: Counts;
  /** `line` is 0; the main thread finds it from the offset. */
  readonly held: readonly HeldInJob[];
  readonly findings?: FindingsText;
  /** Triples: start, end, end of the replacement in `replacements`. Ascending. */
  readonly edits: Int32Array;
  readonly replacements: Uint8Array;
  /** By conversation, where the job asked for it; undefined past the limit. */
  readonly carried?: readonly (Carried | undefined)[];
}

export interface CallsResult {
  readonly kind: 'called';
  readonly counts: Counts;
  /** One a call, in their order. */
  readonly answers: readonly (RedactedText | RedactedJson | LiveAnswer | FailedResult)[];
}

/** An error of our own that crossed from a worker. */
export interface FailedResult {
  readonly kind: 'failed';
  readonly code: ErrorCode;
  readonly message: string;
  readonly place: ErrorPlace;
}

export type JobResult =
  | DescribeResult
  | RecordsResult
  | IndexResult
  | GatheredResult
  | CallsResult
  | FailedResult;

/** The result that answers a job, failures apart. */
export type ResultOf<J extends Job> = J extends DescribeJob
  ? DescribeResult
  : J extends RecordsJob
    ? RecordsResult
    : J extends IndexJob
      ? IndexResult
      : J extends GatheredJob
        ? GatheredResult
        : CallsResult;
