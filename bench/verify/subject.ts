/** chatveil itself, run over files as the command line does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FormatName, type KeySettings, type Policy, type RunSummary, run } from '../../dist/index.js';

export interface Job {
  readonly input: string;
  readonly format: FormatName | 'auto';
  readonly policy: Policy;
  readonly workers: number;
  readonly chunkBytes?: number;
  readonly withFindings?: boolean;
  readonly keys?: KeySettings;
}

export interface Done {
  readonly output: Buffer;
  /** The findings file, empty if not asked for. */
  readonly findings: string;
  readonly summary: RunSummary;
}

/** Redacts one file into `folder`; output and findings are overwritten by the next call. */
export async function redactFile(job: Job, folder: string): Promise<Done> {
  const output = join(folder, `out-${process.pid}`);
  const findings = join(folder, `findings-${process.pid}.jsonl`);
  const summary = await run({
    inputs: [job.input],
    output,
    mode: 'redact',
    format: job.format,
    engine: { policy: job.policy, rulePaths: [], ...(job.keys === undefined ? {} : { keys: job.keys }) },
    workers: job.workers,
    again: true,
    ...(job.chunkBytes === undefined ? {} : { chunkBytes: job.chunkBytes }),
    ...(job.withFindings === false ? {} : { findings }),
  });
  return {
    output: readFileSync(output),
    findings: job.withFindings === false ? '' : readFileSync(findings, 'utf8'),
    summary,
  };
}
