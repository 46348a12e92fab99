/**
 * What a worker thread runs: makes its engine once, from plain settings, then answers jobs. The pool calls the
 * default export. The result's bytes are moved to the main thread, not copied.
 */
import { workerData } from 'node:worker_threads';
import type { Job, JobResult, WorkerSetup } from './jobs.ts';
import { loadPerformer } from './load-performer.ts';
import { failedResult, type Performer } from './perform.ts';
import { moving } from './pool.ts';

const setup: WorkerSetup = workerData;
let performer: Performer | undefined;
// At once, not with the first job: all threads make their engines side by side.
const loading = loadPerformer(setup);
// It is met when a job comes.
loading.catch(() => {});

/** Answers at once when the engine stands and needs no keys, so that a result leaves before the next job starts. */
export default function answer(job: Job): unknown {
  if (performer !== undefined) return answered(performer.perform(job));
  return loading.then(
    (made) => {
      performer = made;
      return answered(made.perform(job));
    },
    (error: unknown) => failedResult(error),
  );
}

function answered(result: JobResult | Promise<JobResult>): unknown {
  return result instanceof Promise ? result.then(moved) : moved(result);
}

function moved(result: JobResult): unknown {
  if (result.kind === 'records') return moving(result, [result.output]);
  if (result.kind === 'gathered') return moving(result, [result.edits, result.replacements]);
  if (result.kind === 'index')
    return moving(result, [result.ends, result.keyOf, result.keyBytes, result.keyEnds]);
  return result;
}
