/** Starts the built program as users do: a process of its own, in a folder of its own. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** Built by `npm run build`; another build can be named, for work on the program while others build. */
const PROGRAM =
  process.env['CHATVEIL_PROGRAM'] ?? fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** What `keys init` is told of the domain that tests use. */
export const DOMAIN_WORDS = '--domain support-eu --purpose quality --legal-basis contract --region DE'.split(
  ' ',
);

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Place {
  readonly folder: string;
  /** Runs `chatveil` with these words. */
  chatveil(words: readonly string[], options?: RunOptions): Promise<Outcome>;
  /** The running process, for tests that interfere. */
  start(words: readonly string[], env?: NodeJS.ProcessEnv): ChildProcessWithoutNullStreams;
}

interface RunOptions {
  readonly stdin?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** A new folder with these files, gone when the test ends. */
export function placeWith(files: Readonly<Record<string, string | Uint8Array>> = {}): Place {
  const folder = mkdtempSync(join(tmpdir(), 'chatveil-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const start: Place['start'] = (words, env = {}) => {
    const { NO_COLOR: _no, FORCE_COLOR: _force, ...rest } = process.env;
    return spawn(process.execPath, [PROGRAM, ...words], { cwd: folder, env: { ...rest, ...env } });
  };
  return {
    folder,
    start,
    chatveil: async (words, { stdin = '', env = {} } = {}) => {
      const child = start(words, env);
      // A program that does not read its input may be gone before it is written.
      child.stdin.on('error', () => {});
      child.stdin.end(stdin);
      return outcomeOf(child);
    },
  };
}

export async function outcomeOf(child: ChildProcessWithoutNullStreams): Promise<Outcome> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}
