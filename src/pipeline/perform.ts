/**
 * Runs a job: the same code in a worker thread and on the main thread. One `Performer` serves one thread. It never
 * throws: a record that cannot be read is left out and named by position and code, a job that fails as a whole
 * answers with a code, and no foreign error's text goes further.
 */
import type { RedactedJson } from '../engine/engine.ts';
import type { RedactedText } from '../engine/public-types.ts';
import type { RecordEngine } from '../engine/types.ts';
import { ChatveilError, ERROR_CODES } from '../model/errors.ts';
import type { CallsResult, FailedResult, Job, JobResult, LibraryCall } from './jobs.ts';
import { performGathered, performIndex } from './perform-gathered.ts';
import { performRecords } from './perform-records.ts';
import { RecordReader } from './record-reader.ts';

/** What answers calls of the library. */
export interface CallEngine {
  redact(text: string): RedactedText;
  redactJson(json: string): RedactedJson;
}

export class Performer {
  private readonly reader: RecordReader;
  private readonly engine: CallEngine | undefined;

  /** Without a `callEngine` it reads records only. */
  constructor(engine: RecordEngine, callEngine?: CallEngine) {
    this.reader = new RecordReader(engine);
    this.engine = callEngine;
  }

  perform(job: Job): JobResult {
    try {
      switch (job.kind) {
        case 'describe':
          return { kind: 'described', fingerprint: this.reader.fingerprint };
        case 'records':
          return performRecords(this.reader, job);
        case 'index':
          return performIndex(this.reader, job);
        case 'gathered':
          return performGathered(this.reader, job);
        case 'calls':
          return { kind: 'called', answers: job.calls.map((call) => this.answer(call)) };
      }
    } catch (error) {
      return failedResult(error);
    }
  }

  private answer(call: LibraryCall): CallsResult['answers'][number] {
    const { engine } = this;
    try {
      if (engine === undefined) throw new ChatveilError('INTERNAL', ERROR_CODES.INTERNAL);
      return 'text' in call ? engine.redact(call.text) : engine.redactJson(call.json);
    } catch (error) {
      return failedResult(error);
    }
  }
}

export function failedResult(error: unknown): FailedResult {
  if (error instanceof ChatveilError)
    return { kind: 'failed', code: error.code, message: error.message, place: error.place };
  return { kind: 'failed', code: 'INTERNAL', message: ERROR_CODES.INTERNAL, place: {} };
}
