import { describe, expect, it } from 'vitest';
import { emptyCounts } from '../../src/model/counts.ts';
import { ChatveilError } from '../../src/model/errors.ts';
import { CallBundles } from '../../src/pipeline/call-bundles.ts';
import type { CallsJob, CallsResult, LibraryCall } from '../../src/pipeline/jobs.ts';

/** A pool that answers every text by itself in capitals, and dies of one. */
function poolThat(diesOf: string): { pool: (job: CallsJob) => Promise<CallsResult>; jobs: number[] } {
  const jobs: number[] = [];
  const answer = (call: LibraryCall): CallsResult['answers'][number] =>
    'text' in call ? { text: call.text.toUpperCase(), findings: [] } : { json: call.json, findings: [] };
  const pool = async ({ calls }: CallsJob): Promise<CallsResult> => {
    jobs.push(calls.length);
    if (calls.some((call) => 'text' in call && call.text === diesOf))
      throw new ChatveilError('WORKER_LOST', 'gone');
    return { kind: 'called', answers: calls.map(answer), counts: emptyCounts() };
  };
  return { pool, jobs };
}

describe('CallBundles', () => {
  it('sends the calls of one turn together, spread over the threads', async () => {
    const { pool, jobs } = poolThat('');
    const bundles = new CallBundles(pool, 2);
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => bundles.ask({ text: `t${i}` })));
    expect(answers).toEqual(Array.from({ length: 10 }, (_, i) => ({ text: `T${i}`, findings: [] })));
    expect(jobs).toEqual([5, 5]);
    await bundles.ask({ text: 'one more' });
    expect(jobs).toEqual([5, 5, 1]);
  });

  it('closes a bundle that is long enough, in calls or in text', async () => {
    const { pool, jobs } = poolThat('');
    const bundles = new CallBundles(pool, 1);
    await Promise.all(Array.from({ length: 130 }, () => bundles.ask({ text: 'x' })));
    expect(jobs).toEqual([64, 64, 2]);
    jobs.length = 0;
    const long = 'x'.repeat(200_000);
    await Promise.all([long, long, long].map((json) => bundles.ask({ json })));
    expect(jobs).toEqual([2, 1]);
  });

  it('lets a call that ends its worker fail alone', async () => {
    const { pool, jobs } = poolThat('poison');
    const bundles = new CallBundles(pool, 1);
    const settled = await Promise.allSettled(['a', 'poison', 'b'].map((text) => bundles.ask({ text })));
    expect(settled).toMatchObject([
      { value: { text: 'A' } },
      { reason: { code: 'WORKER_LOST' } },
      { value: { text: 'B' } },
    ]);
    expect(jobs).toEqual([3, 1, 1, 1]);
  });
});
