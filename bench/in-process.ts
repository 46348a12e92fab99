/** Throughput of subjects over batches of chats, in one thread. */
import { Bench } from 'tinybench';
import { round } from './process-runs.ts';
import type { Subject } from './subjects.ts';
import { type Texts, take } from './texts.ts';

export interface InProcessRow {
  readonly texts: string;
  readonly subject: string;
  /** UTF-8 bytes of message text a second, in units of 10⁶. */
  readonly megabytesPerSecond: number;
}

export async function inProcess(
  subjects: readonly Subject[],
  all: readonly Texts[],
): Promise<InProcessRow[]> {
  const rows: InProcessRow[] = [];
  for (const texts of all)
    for (const subject of subjects) {
      const batch = take(texts.chats, subject.batchBytes);
      const seconds = await secondsOf(() => subject.run(batch.chats));
      rows.push({
        texts: texts.name,
        subject: subject.name,
        megabytesPerSecond: round(batch.bytes / 1e6 / seconds, 2),
      });
    }
  return rows;
}

/** Median time of one call. */
async function secondsOf(work: () => void | Promise<void>): Promise<number> {
  const bench = new Bench({ time: 1500, iterations: 3, warmupTime: 500, warmupIterations: 2, throws: true });
  bench.add('work', async () => {
    await work();
  });
  const [task] = await bench.run();
  const result = task?.result;
  if (result === undefined || !('latency' in result)) throw new Error('the measurement did not finish');
  return result.latency.p50 / 1000;
}
