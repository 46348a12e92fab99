/**
 * Threads that answer jobs; the only place that knows piscina. With `workers: 0` the jobs run on the caller's
 * thread by the same code.
 *
 * A job's bytes stay with the caller (they are copied to the worker, or lie in memory that both share), so that a job whose worker died can be run once
 * more, alone on a fresh worker. If that worker dies too, the job fails with WORKER_LOST and the caller holds its
 * records back. Errors of our own come back as ChatveilErrors; a foreign error's text stays where it arose.
 */
import { Piscina } from 'piscina';
import type { EngineSettings } from '../engine/types.ts';
import { ChatveilError, ERROR_CODES, type ErrorCode, type ErrorPlace } from '../model/errors.ts';
import type { FailedResult, Job, JobResult, ResultOf, WorkerSetup } from './jobs.ts';
import { loadPerformer } from './load-performer.ts';
import { failedResult, type Performer } from './perform.ts';

export interface PoolOptions {
  /** URL of a module that exports `createRecordEngine`, in the place of the built-in engine. */
  readonly engineModule?: string;
}

export interface Pool {
  /** Jobs worth having under way at a time. */
  readonly inFlight: number;
  /** Changes whenever rules, dictionaries, policy or version change. */
  readonly fingerprint: string;
  /** @throws ChatveilError, WORKER_LOST among them */
  run<J extends Job>(job: J): Promise<ResultOf<J>>;
  /** Stops the threads; jobs under way fail with INTERRUPTED. */
  close(): Promise<void>;
}

/** @throws ChatveilError if the engine's settings do not hold */
export async function createPool(
  settings: EngineSettings,
  workers: number,
  options: PoolOptions = {},
): Promise<Pool> {
  const setup: WorkerSetup = {
    settings,
    ...(options.engineModule === undefined ? {} : { engineModule: options.engineModule }),
  };
  if (workers > 0) return threadPool(setup, workers);
  return localPool(
    await loadPerformer(setup).catch((error: unknown) => {
      throw crossedError(failedResult(error));
    }),
  );
}

/** A pool of one: the caller's thread. */
export function localPool(performer: Performer): Pool {
  let closed = false;
  const run = async <J extends Job>(job: J): Promise<ResultOf<J>> => {
    if (closed) throw new ChatveilError('INTERRUPTED', ERROR_CODES.INTERRUPTED);
    return unwrap(await performer.perform(job), job);
  };
  return {
    inFlight: 1,
    fingerprint: performer.fingerprint,
    run,
    close: async () => {
      closed = true;
      await performer.close();
    },
  };
}

/**
 * What is young in a thread's heap. Nearly all of a chunk's objects die with their conversation, so a small nursery
 * costs little time, and V8's own 48 MB were a third of each thread's memory.
 */
const YOUNG_MEGABYTES = 6;
/**
 * With keys a third more dies young: ciphers, and tokens that wait for their keys. In a nursery of 12 MB the collector takes
 * eight hundredths of the run's time, in this one half of that, for forty megabytes a thread.
 */
const YOUNG_MEGABYTES_WITH_KEYS = 48;

async function threadPool(setup: WorkerSetup, workers: number): Promise<Pool> {
  const young = setup.settings.keys === undefined ? YOUNG_MEGABYTES : YOUNG_MEGABYTES_WITH_KEYS;
  const threads = (count: number): Piscina<Job, JobResult> =>
    new Piscina<Job, JobResult>({
      filename: new URL('./worker.js', import.meta.url).href,
      minThreads: count,
      maxThreads: count,
      concurrentTasksPerWorker: 1,
      resourceLimits: { maxYoungGenerationSizeMb: young },
      workerData: setup,
    });
  const main = threads(workers);
  // A worker that dies between jobs is replaced by piscina; the event must only find a listener.
  main.on('error', () => {});
  let closed = false;

  const again = async (job: Job): Promise<JobResult> => {
    const fresh = threads(1);
    fresh.on('error', () => {});
    try {
      return await fresh.run(job);
    } catch {
      throw new ChatveilError('WORKER_LOST', ERROR_CODES.WORKER_LOST);
    } finally {
      await fresh.destroy();
    }
  };

  const run = async <J extends Job>(job: J): Promise<ResultOf<J>> => {
    let result: JobResult;
    try {
      result = await main.run(job);
    } catch {
      if (closed) throw new ChatveilError('INTERRUPTED', ERROR_CODES.INTERRUPTED);
      result = await again(job);
    }
    return unwrap(result, job);
  };

  const close = async (): Promise<void> => {
    closed = true;
    await main.destroy();
  };

  try {
    const { fingerprint } = await run({ kind: 'describe' });
    return { inFlight: workers * 2, fingerprint, run, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function unwrap<J extends Job>(result: JobResult, job: J): ResultOf<J> {
  if (result.kind === 'failed') throw crossedError(result);
  if (!answers(job, result)) throw new ChatveilError('INTERNAL', ERROR_CODES.INTERNAL);
  return result;
}

/** The error that a result tells of. */
export function crossedError({ code, message, place }: FailedResult): ChatveilError {
  return new CrossedError(code, message, place);
}

/** An error that was made in another thread: its message names the place already. */
class CrossedError extends ChatveilError {
  constructor(code: ErrorCode, message: string, place: ErrorPlace) {
    super(code, '', place);
    this.message = message;
  }
}

const ANSWER = {
  describe: 'described',
  records: 'records',
  index: 'index',
  gathered: 'gathered',
  calls: 'called',
} as const;

function answers<J extends Job>(job: J, result: JobResult): result is ResultOf<J> & JobResult {
  return ANSWER[job.kind] === result.kind;
}
