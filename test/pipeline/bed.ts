/** What the run tests share: a folder of their own, a policy, and a run with the toy engine. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineSettings } from '../../src/engine/types.ts';
import type { RunOptions, RunSummary } from '../../src/pipeline/run.ts';

export const TOY = new URL('./toy-engine.mjs', import.meta.url).href;

export const SETTINGS: EngineSettings = {
  policy: {
    version: 1,
    name: 'toy',
    extends: [],
    default: { action: 'mask' },
    types: {},
    roles: {},
    fields: {},
    minScore: { default: 0.5 },
    allow: [],
    deny: [],
    numbers: 'string',
    subject: {},
  },
  rulePaths: [],
};

export class Bed {
  readonly folder: string;
  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<Bed> {
    return new Bed(await mkdtemp(join(tmpdir(), 'chatveil-run-')));
  }

  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  async write(name: string, content: string | Uint8Array): Promise<string> {
    await writeFile(this.path(name), content);
    return this.path(name);
  }

  read(...names: string[]): Promise<string> {
    return readFile(this.path(...names), 'utf8');
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

export interface Redacted {
  readonly summary: RunSummary;
  readonly output: Buffer;
  readonly findings: string;
}

/** Runs one input file to one output file. */
export async function redactFile(
  bed: Bed,
  run: (options: RunOptions) => Promise<RunSummary>,
  input: string,
  options: Partial<RunOptions> = {},
): Promise<Redacted> {
  const output = bed.path(options.output ?? 'out');
  const findings = bed.path('findings.jsonl');
  const summary = await run({
    inputs: [input],
    mode: 'redact',
    format: 'auto',
    engine: SETTINGS,
    workers: 0,
    engineModule: TOY,
    findings,
    ...options,
    output,
  });
  return {
    summary,
    output: await readFile(output).catch(() => Buffer.alloc(0)),
    findings: await readFile(findings, 'utf8'),
  };
}
