/**
 * What only real worker threads and real processes can show. Runs on built JavaScript: `dist`, or the folder named
 * by CHATVEIL_DIST.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { createPool } from '../../src/pipeline/pool.ts';
import type { RunOptions, RunSummary } from '../../src/pipeline/run.ts';
import { Bed, redactFile, SETTINGS, TOY } from './bed.ts';

const DIST = pathToFileURL(resolve(process.env['CHATVEIL_DIST'] ?? 'dist')).href;
const { run }: { run(options: RunOptions): Promise<RunSummary> } = await import(`${DIST}/pipeline/run.js`);
const pools: { createPool: typeof createPool } = await import(`${DIST}/pipeline/pool.js`);

let bed: Bed;
beforeEach(async () => {
  bed = await Bed.make();
});
afterEach(() => bed.remove());

const chat = (id: string, ...texts: string[]): string =>
  JSON.stringify({ id, messages: texts.map((text) => ({ text })) });
const row = (key: number, text: string): string => `${key},"${text}"`;
/** A sequence that looks random and is always the same. */
function* noise(): Generator<number> {
  for (let x = 12345; ; x = (x * 1103515245 + 12345) % 2147483648) yield x;
}

describe('any number of workers and any chunk size give the same bytes and findings', () => {
  const random = noise();
  const next = (below: number): number => (random.next().value as number) % below;
  const texts = (): string[] =>
    Array.from(
      { length: 1 + next(5) },
      () => `${10000 + next(50)} and ${'w'.repeat(next(40))} ${next(3) === 0 ? 67890 : ''}`,
    );
  const lines = Array.from({ length: 300 }, (_, i) =>
    i % 41 === 40 ? 'LEAK not json' : chat(i % 5 === 0 ? '' : `c${i}`, ...texts()),
  );
  const rows = Array.from({ length: 500 }, () => row(next(40), texts()[0]!));
  const CHUNKS: Readonly<Record<number, readonly number[]>> = {
    0: [64, 1 << 20],
    1: [4096],
    2: [64, 1 << 20],
    4: [1000],
  };
  it.each([
    ['chats.jsonl', lines.join('\n')],
    ['chats.json', `[${lines.filter((line) => !line.includes('LEAK')).join(',\n')}]`],
    ['rows.csv', `conversation_id,message\n${rows.join('\n')}\n`],
    ['plain.csv', `who,message\n${rows.join('\n')}\n`],
    ['rows.csv.gz', gzipSync(`conversation_id,message\n${rows.join('\n')}\n`)],
    ['talk.txt', Array.from({ length: 60 }, () => `Ann: ${texts().join('\nBob: ')}`).join('\n-----\n')],
  ])('%s', async (name, content) => {
    const input = await bed.write(name, content);
    const seen = new Set<string>();
    for (const workers of [0, 1, 2, 4])
      for (const chunkBytes of CHUNKS[workers] ?? []) {
        const { output, findings, summary } = await redactFile(bed, run, input, { workers, chunkBytes });
        const { counts, held } = summary;
        seen.add(
          JSON.stringify([
            output.toString('latin1'),
            findings,
            held,
            counts.records,
            counts.bytes,
            counts.findings,
          ]),
        );
        expect(findings.length).toBeGreaterThan(1000);
      }
    expect(seen.size).toBe(1);
  });
});

describe('a worker that dies', () => {
  it('costs the record that kills it, and no other', async () => {
    const lines = Array.from({ length: 40 }, (_, i) =>
      chat(`c${i}`, i === 17 ? 'CRASH-WORKER LEAK' : `${10000 + i}`),
    );
    const input = await bed.write('a.jsonl', `${lines.join('\n')}\n`);
    for (const chunkBytes of [300, 1 << 20]) {
      const { output, summary, findings } = await redactFile(bed, run, input, { workers: 2, chunkBytes });
      expect(output.toString()).toBe(
        lines.flatMap((line, i) => (i === 17 ? [] : [`${line.replace(/\d{5}/, '[NUM_1]')}\n`])).join(''),
      );
      expect(summary.held).toMatchObject([{ line: 18, code: 'WORKER_LOST' }]);
      expect(summary.counts.findings).toEqual({ ACCOUNT: 39 });
      expect(findings.trimEnd().split('\n')).toHaveLength(39);
    }
  });

  it('costs the conversation that kills it where rows are gathered', async () => {
    const content = `conversation_id,message\n${[row(1, '12345'), row(2, 'LEAK'), row(3, '67890'), row(2, 'CRASH-WORKER'), row(1, '12345 99999')].join('\n')}\n`;
    const { output, summary } = await redactFile(bed, run, await bed.write('a.csv', content), { workers: 1 });
    expect(output.toString()).toBe(
      `conversation_id,message\n${[row(1, '[NUM_1]'), row(3, '[NUM_1]'), row(1, '[NUM_1] [NUM_2]')].join('\n')}\n`,
    );
    expect(summary.held).toMatchObject([
      { line: 3, code: 'WORKER_LOST' },
      { line: 5, code: 'WORKER_LOST' },
    ]);
  });

  it('costs the element that kills it in an array, which stays one', async () => {
    const content = `[${chat('a', 'CRASH-WORKER')},\n${chat('b', '12345')}, ${chat('c', 'CRASH-WORKER')}]`;
    const { output, summary } = await redactFile(bed, run, await bed.write('a.json', content), {
      workers: 1,
    });
    expect(JSON.parse(output.toString())).toEqual([JSON.parse(chat('b', '[NUM_1]'))]);
    expect(summary.heldCount).toBe(2);
  });
});

describe('a pool', () => {
  it('tells an engine that cannot be made by a code alone', async () => {
    const work = pools.createPool({ ...SETTINGS, rulePaths: ['refuse'] }, 1, { engineModule: TOY });
    const error: unknown = await work.catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 'INTERNAL' });
    expect(String(error)).not.toContain('secret');
  });

  it('fails what is under way when it is closed', async () => {
    const pool = await pools.createPool(SETTINGS, 1, { engineModule: TOY });
    const bytes = Buffer.from(`${chat('c', '12345 '.repeat(1000))}\n`.repeat(300));
    const job = pool.run({
      kind: 'records',
      context: { id: 1, format: 'jsonl', fileName: 'x', recordBytes: 1e6 },
      bytes,
      wanted: { output: true, findings: false, values: false },
    });
    const outcome = job.then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
    await pool.close();
    expect(await outcome).toBe('INTERRUPTED');
  });
});

/** Runs `run` in a process of its own; `script` sees `run`, `options` and `stop`. */
function child(options: Partial<RunOptions>, script: string): ReturnType<typeof spawn> {
  const whole = {
    mode: 'redact',
    format: 'auto',
    engine: SETTINGS,
    workers: 1,
    engineModule: TOY,
    ...options,
  };
  const code = `
    const { run } = await import(${JSON.stringify(`${DIST}/pipeline/run.js`)});
    const options = ${JSON.stringify(whole)};
    ${script}`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['pipe', 'pipe', 'inherit'] });
}

async function textOf(process: ReturnType<typeof spawn>): Promise<string> {
  let text = '';
  for await (const part of process.stdout ?? []) text += String(part);
  return text;
}

describe('a process', () => {
  it('reads standard input and writes standard output', async () => {
    const process = child({ inputs: ['-'], output: '-', format: 'jsonl' }, 'await run(options);');
    process.stdin?.end(`${chat('a', '12345')}\n${chat('b', 'x')}`);
    expect(await textOf(process)).toBe(`${chat('a', '[NUM_1]')}\n${chat('b', 'x')}`);
  });

  it('stops at SIGINT, tells so, and leaves no file', async () => {
    const input = await bed.write('a.jsonl', `${chat('a', '12345 '.repeat(200))}\n`.repeat(20_000));
    const process = child(
      { inputs: [input], output: bed.path('o.jsonl') },
      `const stop = new AbortController();
       globalThis.process.once('SIGINT', () => stop.abort());
       let told = false;
       const onProgress = () => { if (!told) { told = true; console.log('started'); } };
       await run({ ...options, signal: stop.signal, onProgress }).catch((error) => console.log(error.code));`,
    );
    process.stdout?.once('data', () => process.kill('SIGINT'));
    expect(await textOf(process)).toBe('started\nINTERRUPTED\n');
    expect(await readdir(bed.folder)).toEqual(['a.jsonl']);
  });

  it('stops at SIGINT while it waits for standard input', async () => {
    const process = child(
      { inputs: ['-'], output: bed.path('o.jsonl'), format: 'jsonl' },
      `const stop = new AbortController();
       globalThis.process.once('SIGINT', () => stop.abort());
       setTimeout(() => console.log('waiting'), 500);
       await run({ ...options, signal: stop.signal }).catch((error) => console.log(error.code));
       globalThis.process.exit(4);`,
    );
    process.stdin?.write(`${chat('a', 'x')}\n`);
    process.stdout?.once('data', () => process.kill('SIGINT'));
    expect(await textOf(process)).toBe('waiting\nINTERRUPTED\n');
    expect(await readdir(bed.folder)).toEqual([]);
  });

  it('shows no output under its final name when it is killed, and the next run is not in its way', async () => {
    const content = `${chat('a', '12345 '.repeat(200))}\n`.repeat(20_000);
    const input = await bed.write('a.jsonl', content);
    const options = { inputs: [input], output: bed.path('o.jsonl') };
    const process = child(options, "await run({ ...options, onProgress: () => console.log('.') });");
    process.stdout?.once('data', () => process.kill('SIGKILL'));
    process.stdout?.resume();
    await once(process, 'exit');
    expect((await readdir(bed.folder)).filter((name) => !name.startsWith('.'))).toEqual(['a.jsonl']);
    expect(await readFile(input, 'utf8')).toBe(content);
    await writeFile(input, `${chat('a', '12345')}\n`);
    await run({
      ...options,
      mode: 'redact',
      format: 'auto',
      engine: SETTINGS,
      workers: 1,
      engineModule: TOY,
    });
    expect((await readdir(bed.folder)).sort()).toEqual(['a.jsonl', 'o.jsonl']);
  });
});
