/**
 * Runs a job: the same code in a worker thread and on the main thread. One `Performer` serves one thread. It never
 * throws: a record that cannot be read is left out and named by position and code, a job that fails as a whole
 * answers with a code, and no foreign error's text goes further.
 */
import type { RecordEngine } from '../engine/types.ts';
import { ChatveilError, ERROR_CODES } from '../model/errors.ts';
import type { FailedResult, Job, JobResult } from './jobs.ts';
import { performGathered, performIndex } from './perform-gathered.ts';
import { performRecords } from './perform-records.ts';
import { RecordReader } from './record-reader.ts';

export class Performer {
  private readonly reader: RecordReader;

  constructor(engine: RecordEngine) {
    this.reader = new RecordReader(engine);
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
      }
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
