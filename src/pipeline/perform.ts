/**
 * Runs a job: the same code in a worker thread and on the main thread. One `Performer` serves one thread. It never
 * throws: a record that cannot be read is left out and named by position and code, a job that fails as a whole
 * answers with a code, and no foreign error's text goes further.
 *
 * With an engine that has keys a job is gone through twice, first to note whose keys it needs, and jobs wait for each
 * other. One that takes so long (a machine that slept) that a key in hand is no longer to be believed is done again.
 */
import type { RedactedJson } from '../engine/engine.ts';
import type { LiveAnswer } from '../engine/live-ledger.ts';
import type { RedactedText } from '../engine/public-types.ts';
import type { GivenNumbers, Preparation, RecordEngine } from '../engine/types.ts';
import { ChatveilError, ERROR_CODES, type ErrorCode } from '../model/errors.ts';
import type { CallsResult, FailedResult, Job, JobResult, LibraryCall, Wanted } from './jobs.ts';
import { performGathered, performIndex } from './perform-gathered.ts';
import { performRecords } from './perform-records.ts';
import { isTooLate, RecordReader } from './record-reader.ts';

/** What answers calls of the library. */
export interface CallEngine {
  redact(text: string): RedactedText;
  redactJson(json: string): RedactedJson;
  redactLive(json: string, numbers: GivenNumbers | 'none'): LiveAnswer;
  noteText(text: string): void;
  noteJson(json: string): void;
}

const NOTHING: Wanted = { output: false, findings: false, values: false };

/** After these nothing of the job may leave, and the same job done again will do. */
const DO_AGAIN: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'KEY_TAKEN',
  'TOKEN_COLLISION',
  'SUBJECT_ERASED',
]);

/** Times that a job is done: by the second all keys are there, and names that meet once more are one in billions. */
const ATTEMPTS = 5;

export class Performer {
  private readonly reader: RecordReader;
  private readonly engine: CallEngine | undefined;
  /** With keys: the job under way, or the last one. */
  private last: Promise<unknown> = Promise.resolve();

  /** Without a `callEngine` it reads records only. */
  constructor(engine: RecordEngine, callEngine?: CallEngine) {
    this.reader = new RecordReader(engine);
    this.engine = callEngine;
  }

  get fingerprint(): string {
    return this.reader.fingerprint;
  }

  /** At once where the engine needs no keys, so that a result leaves a thread before the next job starts. */
  perform(job: Job): JobResult | Promise<JobResult> {
    const { preparation } = this.reader;
    if (preparation === undefined || job.kind === 'describe' || job.kind === 'index') return this.done(job);
    const prepared = this.last.then(() => this.prepared(job, preparation));
    this.last = prepared;
    return prepared;
  }

  async close(): Promise<void> {
    await this.last;
    await this.reader.preparation?.close();
  }

  private async prepared(job: Job, preparation: Preparation): Promise<JobResult> {
    try {
      for (let attempt = 1; ; attempt++) {
        this.note(job);
        await preparation.ready();
        const result = this.filled(job, preparation);
        const again = await settled(preparation);
        const late = result.kind === 'failed' && result.code === 'KEY_NOT_READY';
        if (again === undefined && !late) return result;
        if (attempt === ATTEMPTS) return again === undefined ? result : failedResult(again);
        if (!late) continue;
        preparation.renew();
        // What was counted before the job failed will be once more.
        this.reader.counts(0, 0);
      }
    } catch (error) {
      return failedResult(error);
    }
  }

  /** Tokens of a whole job are sealed in a row, which is much faster; calls give back text, which holds its own. */
  private filled(job: Job, preparation: Preparation): JobResult {
    if (job.kind !== 'records' && job.kind !== 'gathered') return this.done(job);
    preparation.defer?.(job.bytes);
    const result = this.done(job);
    preparation.fill?.(tokensIn(result));
    return result;
  }

  /** Goes through a job for what it needs. What cannot be read will say so when the job is done. */
  private note(job: Job): void {
    this.reader.noting = true;
    try {
      if (job.kind === 'records') performRecords(this.reader, { ...job, wanted: NOTHING });
      else if (job.kind === 'gathered') performGathered(this.reader, { ...job, wanted: NOTHING });
      else if (job.kind === 'calls') for (const call of job.calls) this.noteCall(call);
    } finally {
      this.reader.noting = false;
    }
  }

  private noteCall(call: LibraryCall): void {
    try {
      if ('text' in call) this.engine?.noteText(call.text);
      else this.engine?.noteJson(call.json);
    } catch {
      // The call itself will fail in the same way, and tell.
    }
  }

  private done(job: Job): JobResult {
    try {
      switch (job.kind) {
        case 'describe':
          return { kind: 'described', fingerprint: this.fingerprint };
        case 'records':
          return performRecords(this.reader, job);
        case 'index':
          return performIndex(this.reader, job);
        case 'gathered':
          return performGathered(this.reader, job);
        case 'calls':
          return {
            kind: 'called',
            answers: job.calls.map((call) => this.answer(call)),
            counts: this.reader.counts(0, 0),
          };
      }
    } catch (error) {
      return failedResult(error);
    }
  }

  private answer(call: LibraryCall): CallsResult['answers'][number] {
    const { engine } = this;
    try {
      if (engine === undefined) throw new ChatveilError('INTERNAL', ERROR_CODES.INTERNAL);
      if ('text' in call) return engine.redact(call.text);
      const { json, numbers } = call;
      if (numbers === undefined) return engine.redactJson(json);
      return engine.redactLive(json, numbers);
    } catch (error) {
      if (isTooLate(error)) throw error;
      return failedResult(error);
    }
  }
}

/** The bytes of a result in which tokens stand. */
function tokensIn(result: JobResult): Uint8Array | undefined {
  if (result.kind === 'records') return result.output;
  return result.kind === 'gathered' ? result.replacements : undefined;
}

/** The error after which the job has to be done once more. */
async function settled(preparation: Preparation): Promise<ChatveilError | undefined> {
  try {
    await preparation.settle();
    return undefined;
  } catch (error) {
    if (error instanceof ChatveilError && DO_AGAIN.has(error.code)) return error;
    throw error;
  }
}

export function failedResult(error: unknown): FailedResult {
  if (error instanceof ChatveilError)
    return { kind: 'failed', code: error.code, message: error.message, place: error.place };
  return { kind: 'failed', code: 'INTERNAL', message: ERROR_CODES.INTERNAL, place: {} };
}
