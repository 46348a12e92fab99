/** A dated record of one measurement: bench/records/<date>.json. The README's table is made from the newest. */
import { readdirSync, readFileSync } from 'node:fs';
import type { InProcessRow } from './in-process.ts';
import type { Machine } from './machine.ts';
import type { ProcessRun } from './process-runs.ts';
import type { WorstRow } from './worst-cases.ts';

export interface BenchRecord {
  readonly date: string;
  readonly version: string;
  readonly machine: Machine;
  readonly input: { readonly name: string; readonly megabytes: number };
  readonly process: readonly ProcessRun[];
  readonly inProcess: readonly InProcessRow[];
  readonly worst: readonly WorstRow[];
}

/** The newest record of a folder; undefined if there is none. */
export function newestRecord(folder: URL): BenchRecord | undefined {
  const newest = readdirSync(folder)
    .filter((file) => /^\d{4}-\d\d-\d\d\.json$/.test(file))
    .sort()
    .at(-1);
  if (newest === undefined) return undefined;
  const record: BenchRecord = JSON.parse(readFileSync(new URL(newest, folder), 'utf8'));
  return record;
}
