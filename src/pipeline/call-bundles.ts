/**
 * Calls of the library on their way to a pool. Those that are made in the same turn travel together, since a job costs
 * as much as some ten short texts; each is answered for itself. A job whose worker died is split, so that one call that
 * ends workers does not take its neighbours along.
 */
import { ChatveilError, ERROR_CODES } from '../model/errors.ts';
import type { CallsJob, CallsResult, LibraryCall } from './jobs.ts';
import { crossedError } from './pool.ts';

type Answer = CallsResult['answers'][number];

interface Waiting {
  readonly call: LibraryCall;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Calls in one job. */
const MAX_CALLS = 64;
/** UTF-16 units in one job, from which on it is closed. */
const MAX_UNITS = 1 << 18;

export class CallBundles {
  private readonly answer: (job: CallsJob) => Promise<CallsResult>;
  private readonly threads: number;
  private waiting: Waiting[] = [];

  /** @param answer how the pool answers such a job */
  constructor(answer: (job: CallsJob) => Promise<CallsResult>, threads: number) {
    this.answer = answer;
    this.threads = Math.max(1, threads);
  }

  /** @throws ChatveilError of the call, or WORKER_LOST, INTERRUPTED */
  async ask(call: LibraryCall): Promise<Exclude<Answer, { readonly kind: 'failed' }>> {
    const answer = await new Promise<Answer>((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => this.send());
      this.waiting.push({ call, resolve, reject });
    });
    if ('kind' in answer) throw crossedError(answer);
    return answer;
  }

  private send(): void {
    const calls = this.waiting;
    this.waiting = [];
    const most = Math.min(MAX_CALLS, Math.ceil(calls.length / this.threads));
    let bundle: Waiting[] = [];
    let units = 0;
    for (const waiting of calls) {
      bundle.push(waiting);
      units += unitsOf(waiting.call);
      if (bundle.length < most && units < MAX_UNITS) continue;
      void this.run(bundle);
      bundle = [];
      units = 0;
    }
    if (bundle.length > 0) void this.run(bundle);
  }

  private async run(bundle: readonly Waiting[]): Promise<void> {
    try {
      const { answers } = await this.answer({ kind: 'calls', calls: bundle.map(({ call }) => call) });
      if (answers.length !== bundle.length) throw new ChatveilError('INTERNAL', ERROR_CODES.INTERNAL);
      bundle.forEach(({ resolve }, i) => {
        resolve(answers[i]!);
      });
    } catch (error) {
      if (error instanceof ChatveilError && error.code === 'WORKER_LOST' && bundle.length > 1) {
        for (const waiting of bundle) await this.run([waiting]);
        return;
      }
      for (const { reject } of bundle) reject(error);
    }
  }
}

function unitsOf(call: LibraryCall): number {
  return 'text' in call ? call.text.length : call.json.length;
}
