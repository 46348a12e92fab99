/**
 * Whole runs of the built command line, from process start to exit: what a user waits for. The one-core figure
 * pins the process with `taskset` where that exists, so that main thread and worker share one core.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bulk, repeatedTo } from './bulk.ts';

export interface ProcessRun {
  readonly name: string;
  readonly workers: number;
  readonly seconds: number;
  /** Input bytes a second, in units of 10⁶. */
  readonly megabytesPerSecond: number;
  readonly peakMegabytes: number;
}

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const peak = new URL('./peak-rss.js', import.meta.url).href;

export function processRuns(bulk: Bulk, times: number): ProcessRun[] {
  const pin = spawnSync('taskset', ['-c', '0', 'true']).status === 0;
  return [
    ...(pin ? [best('1 worker, pinned to one core', 1, bulk, times, ['taskset', '-c', '0'])] : []),
    best('1 worker', 1, bulk, times, []),
    best('2 workers', 2, bulk, times, []),
  ];
}

/** One run over a file of 1 GB, which shows whether memory follows the size of the input. */
export function longRun(bulk: Bulk): ProcessRun {
  const long = repeatedTo(bulk, 1000);
  try {
    return once('2 workers, a file of 1 GB', 2, long, []);
  } finally {
    rmSync(long.path);
  }
}

/** The fastest of several runs: other load on the machine only ever slows one down. */
function best(
  name: string,
  workers: number,
  bulk: Bulk,
  times: number,
  prefix: readonly string[],
): ProcessRun {
  const runs = Array.from({ length: times }, () => once(name, workers, bulk, prefix));
  return runs.reduce((a, b) => (b.seconds < a.seconds ? b : a));
}

function once(name: string, workers: number, bulk: Bulk, prefix: readonly string[]): ProcessRun {
  const folder = mkdtempSync(join(tmpdir(), 'chatveil-bench-'));
  try {
    const peakFile = join(folder, 'peak');
    const [command = process.execPath, ...args] = [
      ...prefix,
      ...[process.execPath, '--import', peak, main],
      ...['redact', bulk.path, '-o', join(folder, 'out.jsonl'), '--workers', String(workers), '--quiet'],
    ];
    const from = performance.now();
    const run = spawnSync(command, args, {
      encoding: 'utf8',
      cwd: folder,
      env: { ...process.env, CHATVEIL_PEAK_FILE: peakFile },
    });
    const seconds = (performance.now() - from) / 1000;
    if (run.status !== 0) throw new Error(`chatveil redact ended with ${run.status}:\n${run.stderr}`);
    return {
      name,
      workers,
      seconds: round(seconds, 2),
      megabytesPerSecond: round(bulk.bytes / 1e6 / seconds, 1),
      peakMegabytes: Math.round((Number(readFileSync(peakFile, 'utf8')) * 1024) / 1e6),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function round(n: number, digits: number): number {
  return Math.round(n * 10 ** digits) / 10 ** digits;
}
