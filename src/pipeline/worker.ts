/**
 * What a worker thread runs: makes its engine once, from plain settings, then answers jobs. The pool calls the
 * default export. Output lies in memory that both threads share; the rest of a result is small and is copied.
 *
 * PERF: nothing is moved. The first buffer that leaves a thread makes V8 throw away all code that it has optimised for
 * typed arrays, and check each access from then on.
 */
import { workerData } from 'node:worker_threads';
import type { Job, JobResult, WorkerSetup } from './jobs.ts';
import { loadPerformer } from './load-performer.ts';
import { failedResult, type Performer } from './perform.ts';

const setup: WorkerSetup = workerData;
let performer: Performer | undefined;
// At once, not with the first job: all threads make their engines side by side.
const loading = loadPerformer(setup);
// It is met when a job comes.
loading.catch(() => {});

/** Answers at once when the engine stands and needs no keys, so that a result leaves before the next job starts. */
export default function answer(job: Job): JobResult | Promise<JobResult> {
  if (performer !== undefined) return performer.perform(job);
  return loading.then(
    (made) => {
      performer = made;
      return made.perform(job);
    },
    (error: unknown) => failedResult(error),
  );
}
