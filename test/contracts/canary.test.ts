/**
 * Nothing of a transcript shows where it is not asked for: seeds in texts, keys, ids, cells and broken records, every
 * kind of failure provoked, and then a search through all that the program said and wrote.
 *
 * Documented exceptions, and no others: the output (what a policy keeps, and what nobody found), `--show-values`,
 * `--preview`, `explain`, and names of files.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { outcomeOf, type Place, placeWith } from '../cli/start.ts';
import { canary, canaryMail, openRights, seededFiles, seedsIn } from './canaries.ts';

const PROGRAM =
  process.env['CHATVEIL_PROGRAM'] ?? fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const DIST = pathToFileURL(resolve(dirname(PROGRAM), '..')).href;

const chat = (id: string, ...texts: string[]): string =>
  JSON.stringify({ id, messages: texts.map((text) => ({ role: 'customer', text })) });

const GOOD = chat('c1', `write to ${canaryMail('good')}`);
const DEEP = `{"id":"${canary('deepid')}","x":${'['.repeat(600)}"${canary('deep')}"${']'.repeat(600)}}`;

/** One line each: all of them are held back. */
const BROKEN_LINES: readonly (readonly [name: string, line: string | Uint8Array])[] = [
  ['cut off', `{"id":"${canary('cutid')}","messages":[{"text":"${canary('cut')}`],
  ['no JSON', `${canary('plain')} said something`],
  ['a bad escape', `{"${canary('key')}":"${canary('esc')} \\q"}`],
  ['a control character', `{"text":"${canary('control')}\u0001"}`],
  ['too deep', DEEP],
  ['trailing text', `{"text":"x"} ${canary('tail')}`],
  ['a bad number', `{"text":"${canary('number')}","n":01}`],
  [
    'not UTF-8',
    Buffer.concat([Buffer.from(`{"text":"${canary('utf8')} `), Buffer.of(0xff), Buffer.from('"}')]),
  ],
];

/** Everything but inputs and outputs, searched for seeds. */
function expectNoSeeds(
  { folder }: Place,
  said: { stdout: string; stderr: string },
  but: readonly string[],
): void {
  expect(seedsIn(said.stderr)).toEqual([]);
  expect(seedsIn(said.stdout)).toEqual([]);
  expect(seededFiles(folder, but)).toEqual({});
}

const ALL_REPORTS = ['--findings', 'beside/f.jsonl', '--report', 'beside/r.json'];
const withBeside = (files: Record<string, string | Uint8Array> = {}): Place =>
  placeWith({ 'beside/.keep': '', ...files });

describe('a line that cannot be read', () => {
  it.each(BROKEN_LINES)('%s: is held back and shown nowhere', async (_name, line) => {
    const input = Buffer.concat([Buffer.from(`${GOOD}\n`), Buffer.from(line), Buffer.from(`\n${GOOD}\n`)]);
    const place = withBeside({ 'in/a.jsonl': input });
    const said = await place.chatveil(['redact', 'in', '-o', 'out', ...ALL_REPORTS]);
    expect(said.code).toBe(3);
    expect(said.stderr).toMatch(/in\/a\.jsonl:2:\d+/);
    // The good lines around it are in the output, without what was found in them: so the output holds no seed either.
    expectNoSeeds(place, said, ['in/a.jsonl']);
    for (const name of ['beside/f.jsonl', 'beside/r.json', 'out/chatveil-run.json'])
      expect(openRights(join(place.folder, name)), name).toBe(0);
  });

  it('shows nowhere with worker threads, in scan, and quietly', async () => {
    const lines = BROKEN_LINES.map(([, line]) => Buffer.concat([Buffer.from(line), Buffer.from('\n')]));
    const place = withBeside({ 'a.jsonl': Buffer.concat(lines) });
    for (const words of [
      ['redact', 'a.jsonl', '-o', 'o.jsonl', '-w', '2', ...ALL_REPORTS],
      ['redact', 'a.jsonl', '-o', '-', '--quiet'],
      ['scan', 'a.jsonl', ...ALL_REPORTS],
      ['scan', 'a.jsonl', '--report', 'beside/r.csv', '--fail-on', 'any'],
    ]) {
      const said = await place.chatveil(words);
      expect(said.code, words.join(' ')).toBe(3);
      expectNoSeeds(place, said, ['a.jsonl']);
    }
  });

  it('shows nowhere in preview and explain, which show what can be read', async () => {
    const input = Buffer.concat(
      BROKEN_LINES.map(([, line]) => Buffer.concat([Buffer.from(line), Buffer.from('\n')])),
    );
    const place = placeWith({ 'a.jsonl': input });
    for (const words of [
      ['redact', 'a.jsonl', '--preview', '5'],
      ['explain', 'a.jsonl:1'],
      ['explain', 'a.jsonl:99'],
    ]) {
      const said = await place.chatveil(words);
      expectNoSeeds(place, said, ['a.jsonl']);
    }
  });
});

describe('other formats', () => {
  const HEADER = 'conversation_id,role,text\n';
  it.each([
    ['a row with too few cells', 'a.csv', `${HEADER}1,customer,ok\n1,${canary('few')}\n`, 3],
    ['an open quote', 'a.csv', `${HEADER}1,customer,ok\n1,customer,"${canary('open')}\n`, 3],
    ['text behind a quote', 'a.csv', `${HEADER}1,customer,"ok"${canary('behind')}\n`, 3],
    [
      'a value as a column name',
      'a.csv',
      `conversation_id,text,${canaryMail('column')}\n1,07700 900123,07700 900123\n`,
      0,
    ],
    ['a header with an open quote', 'a.csv', `id,"${canary('header')}\n1,2\n`, 4],
    ['a document cut off', 'a.json', `{"messages":[{"text":"${canary('doc')}"}`, 4],
    ['an element cut off', 'a.json', `[${GOOD},{"messages":[{"text":"${canary('element')}"}`, 3],
    ['text after an array', 'a.json', `[${GOOD}] ${canary('after')}`, 3],
    ['a text that is not UTF-8', 'a.txt', `Ann: ${canary('latin')} gr\u00fc\u00df`, 3],
    ['bytes that are no text', 'a.log', `\u0000\u0001\u0002${canary('binary')}\u0000`, 4],
  ])('%s is shown nowhere', async (_name, name, content, code) => {
    const encoding = name.endsWith('.txt') ? 'latin1' : 'utf8';
    const place = withBeside({ [`in/${name}`]: Buffer.from(content, encoding) });
    const said = await place.chatveil(['redact', 'in', '-o', 'out', ...ALL_REPORTS]);
    expect(said.code, said.stderr).toBe(code);
    expectNoSeeds(place, said, [`in/${name}`]);
  });

  it('a packed file that is damaged is named and not shown', async () => {
    const packed = gzipSync(`${chat('c', canary('packed'))}\n`.repeat(200));
    const place = withBeside({ 'in/a.jsonl.gz': packed.subarray(0, packed.length - 20) });
    const said = await place.chatveil(['redact', 'in', '-o', 'out', ...ALL_REPORTS]);
    expect(said.code).toBe(4);
    expectNoSeeds(place, said, ['in/a.jsonl.gz']);
  });
});

describe('findings', () => {
  it('carry no key, id or speaker that is a value itself', async () => {
    const record = {
      id: canaryMail('id'),
      visitors: { [canaryMail('key')]: { note: 'call 07700 900123' } },
      messages: [{ speaker: canaryMail('speaker'), text: `I am ${canaryMail('text')}` }],
    };
    const place = withBeside({ 'a.jsonl': `${JSON.stringify(record)}\n` });
    const said = await place.chatveil(['redact', 'a.jsonl', '-o', 'o.jsonl', ...ALL_REPORTS]);
    expect(said.code).toBe(0);
    expectNoSeeds(place, said, ['a.jsonl']);
  });

  it('carry values if told to, and then are still for their owner alone', async () => {
    const place = withBeside({ 'a.jsonl': `${GOOD}\n` });
    const said = await place.chatveil([
      'redact',
      'a.jsonl',
      '-o',
      'o.jsonl',
      '--show-values',
      ...ALL_REPORTS,
    ]);
    expect(seedsIn(said.stderr)).toEqual([]);
    expect(seededFiles(place.folder, ['a.jsonl'])).toEqual({ 'beside/f.jsonl': [canaryMail('good')] });
    expect(openRights(join(place.folder, 'beside/f.jsonl'))).toBe(0);
  });
});

describe('preview and explain', () => {
  it('write nothing, and say on stderr nothing of what they show', async () => {
    const place = placeWith({ 'a.jsonl': `${GOOD}\n` });
    for (const words of [
      ['redact', 'a.jsonl', '--preview', '1'],
      ['explain', 'a.jsonl:1'],
      ['explain', `I am ${canaryMail('typed')}`],
    ]) {
      const said = await place.chatveil(words);
      expect(said.code).toBe(0);
      expect(seedsIn(said.stderr)).toEqual([]);
      expect(seedsIn(said.stdout).length).toBeGreaterThan(0);
      expect(readdirSync(place.folder)).toEqual(['a.jsonl']);
    }
  });
});

describe('what people write wrongly is named by place, not quoted', () => {
  const quotes = (text: string): string =>
    `version: 1\nname: x\ntypes:\n  EMAIL: { action: mask }\n${text}\n`;
  it.each([
    ['a policy that is no YAML', 'p.yaml', quotes(`deny: ["${canary('policy')}`), ['--policy', 'p.yaml']],
    [
      'a policy with a wrong value',
      'p.yaml',
      quotes(`min_score: { default: "${canary('score')}" }`),
      ['--policy', 'p.yaml'],
    ],
    [
      'a list of wrong columns',
      'l.csv',
      `term,type\n${canary('term')},PERSON,${canary('more')}\n`,
      ['--deny', 'l.csv'],
    ],
    ['a list of wrong types', 'l.csv', `${canary('name')},${canary('type')}\n`, ['--deny', 'l.csv']],
    ['a list with an open quote', 'l.csv', `"${canary('quote')}\n`, ['--allow', 'l.csv']],
    [
      'a list that is not UTF-8',
      'l.txt',
      Buffer.from(`${canary('latin')}\u00ff\n`, 'latin1'),
      ['--allow', 'l.txt'],
    ],
    ['a rule that is no YAML', 'r/x.yaml', `match: ["${canary('rule')}`, ['--rules', 'r']],
    [
      'a rule of which an example is wrong',
      'r/x.yaml',
      `type: ACCOUNT\ntitle: x\nsource: https://example.com\npattern: 'a('\nmatch:\n  - { text: "${canary('match')}", value: "y" }\n`,
      ['--rules', 'r'],
    ],
  ])('%s', async (_name, file, content, flags) => {
    const place = withBeside({ 'a.jsonl': `${GOOD}\n`, [file]: content });
    const said = await place.chatveil(['redact', 'a.jsonl', '-o', 'o.jsonl', ...flags, ...ALL_REPORTS]);
    expect(said.code).toBe(2);
    expect(said.stderr).toContain(file.split('/').at(-1));
    expectNoSeeds(place, said, ['a.jsonl', file]);
    expect(existsSync(join(place.folder, 'o.jsonl'))).toBe(false);
  });
});

/** Runs the library in a process of its own, so that all it says can be caught. */
async function library(
  place: Place,
  script: string,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const code = `
    import { loadPolicy, run } from ${JSON.stringify(`${DIST}/index.js`)};
    const engine = { policy: await loadPolicy('mask'), rulePaths: [] };
    const base = { mode: 'redact', format: 'auto', engine, workers: 1, findings: 'beside/f.jsonl' };
    const tell = (work) => work.then(({ files, held }) => console.log(JSON.stringify({ files, held })),
      (error) => console.log(String(error), error.stack, JSON.stringify(error), JSON.stringify(error.cause)));
    ${script}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: place.folder });
  child.stdin.end();
  return outcomeOf(child);
}

/** An engine around the real one that fails when it meets certain words. */
const FAILING_ENGINE = `
  import { createRecordEngine as real } from ${JSON.stringify(`${DIST}/index.js`)};
  export async function createRecordEngine(settings) {
    const engine = await real(settings);
    return {
      fingerprint: engine.fingerprint,
      takeCounts: () => engine.takeCounts(),
      process(record) {
        const text = Buffer.from(record.bytes).toString('utf8');
        if (text.includes('dies')) process.exit(9);
        if (text.includes('throws')) throw new Error('could not do ' + text, { cause: text });
        if (text.includes('rejects')) { Promise.reject(new Error(text)); }
        if (text.includes('breaks')) return { edits: [{ start: 9, end: 3, replacement: text }], findings: [] };
        return engine.process(record);
      },
    };
  }`;

describe('a failure inside', () => {
  it.each([
    ['dies', 'WORKER_LOST'],
    ['throws', 'INTERNAL'],
    ['breaks', 'INTERNAL'],
    // After its answer has gone, so the run may end well.
    ['rejects', '"status":"done"'],
  ])('an engine that %s shows nothing of the record', async (how, code) => {
    const bad = chat('c2', `it ${how} on ${canaryMail(how)}`);
    const place = withBeside({ 'a.jsonl': `${bad}\n`, 'engine.mjs': FAILING_ENGINE });
    const said = await library(
      place,
      `await tell(run({ ...base, inputs: ['a.jsonl'], output: 'o.jsonl', engineModule: ${JSON.stringify(pathToFileURL(join(place.folder, 'engine.mjs')).href)} }));`,
    );
    expect(said.stdout).toContain(code);
    expectNoSeeds(place, said, ['a.jsonl']);
  });

  it('a record past a limit is named by place', async () => {
    const content = `${GOOD}\n${chat('c2', `${canary('long')} `.repeat(500))}\n${GOOD}\n`;
    const place = withBeside({ 'a.jsonl': content });
    const said = await library(
      place,
      "await tell(run({ ...base, inputs: ['a.jsonl'], output: 'o.jsonl', limits: { recordBytes: 2000 }, chunkBytes: 512 }));",
    );
    expect(said.stdout).toContain('RECORD_TOO_LARGE');
    expectNoSeeds(place, said, ['a.jsonl']);
  });

  it('a conversation past a limit is named by place', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => `7,customer,${canary('row')} ${i}`);
    const place = withBeside({ 'a.csv': `conversation_id,role,text\n${rows.join('\n')}\n` });
    const said = await library(
      place,
      "await tell(run({ ...base, inputs: ['a.csv'], output: 'o.csv', limits: { conversationBytes: 20 } }));",
    );
    expect(said.stdout).toContain('CONVERSATION_TOO_LARGE');
    expectNoSeeds(place, said, ['a.csv']);
  });
});

describe('an output that cannot be written', () => {
  const full = (place: Place): void => symlinkSync('/dev/full', join(place.folder, 'full.jsonl'));
  it.each([
    ['the output', ['-o', 'full.jsonl']],
    ['the findings', ['-o', 'o.jsonl', '--findings', 'full.jsonl']],
  ])('%s: ends with 4 and shows nothing', async (_name, flags) => {
    const place = placeWith({ 'a.jsonl': `${chat('c1', canary('full'), canaryMail('full'))}\n`.repeat(200) });
    full(place);
    const said = await place.chatveil(['redact', 'a.jsonl', ...flags]);
    expect(said.code).toBe(4);
    expect(said.stderr).toContain('ENOSPC');
    expectNoSeeds(place, said, ['a.jsonl']);
  });

  it('a folder in its place', async () => {
    const place = placeWith({ 'a.jsonl': `${chat('c1', canary('dir'))}\n`, 'o.jsonl/x': '' });
    const said = await place.chatveil(['redact', 'a.jsonl', '-o', 'o.jsonl/x/y/z.jsonl']);
    expect(said.code).toBe(4);
    expectNoSeeds(place, said, ['a.jsonl']);
  });
});

describe('an input that cannot be read', () => {
  it('is named and nothing else', async () => {
    const place = withBeside({ 'in/a.jsonl': `${GOOD}\n`, 'secret.txt': canary('linked') });
    symlinkSync(join(place.folder, 'secret.txt'), join(place.folder, 'in/link.jsonl'));
    mkdirSync(join(place.folder, 'in/folder.jsonl'));
    const said = await place.chatveil(['redact', 'in', 'nowhere.jsonl', '-o', 'out', ...ALL_REPORTS]);
    expect(said.code).toBe(2);
    const again = await place.chatveil(['redact', 'in', '-o', 'out', ...ALL_REPORTS]);
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('in/link.jsonl');
    expectNoSeeds(place, said, ['in/a.jsonl', 'secret.txt']);
    expect(seedsIn(again.stderr)).toEqual([]);
  });
});

describe('an unfinished output', () => {
  it('is for its owner alone while it is written, and gone when the run is stopped', async () => {
    const place = placeWith();
    const child: ChildProcess = place.start([
      'redact',
      '-',
      '-f',
      'jsonl',
      '-o',
      'o.jsonl',
      '--findings',
      'f.jsonl',
      '-w',
      '1',
    ]);
    child.stdin?.on('error', () => {});
    const line = `${GOOD}\n`;
    child.stdin?.write(line.repeat(40_000));
    const partials = (): string[] => readdirSync(place.folder).filter((name) => name.endsWith('-partial'));
    const deadline = Date.now() + 20_000;
    while (partials().length < 2 && Date.now() < deadline)
      await new Promise((later) => setTimeout(later, 20));
    expect(partials().sort()).toEqual(['.f.jsonl.chatveil-partial', '.o.jsonl.chatveil-partial']);
    for (const name of partials()) expect(openRights(join(place.folder, name)), name).toBe(0);
    child.kill('SIGINT');
    await once(child, 'exit');
    expect(readdirSync(place.folder)).toEqual([]);
  });
});

describe('names of files', () => {
  it('stand in reports as they were given, since a place without a name helps nobody', async () => {
    const name = `${canary('file')}.jsonl`;
    const place = withBeside();
    writeFileSync(join(place.folder, name), `${GOOD}\n`);
    const said = await place.chatveil(['redact', name, '-o', 'o.jsonl', ...ALL_REPORTS]);
    expect(seedsIn(said.stderr).every((seed) => seed === name)).toBe(true);
    for (const seeds of Object.values(seededFiles(place.folder, [name])))
      expect(seeds.every((seed) => seed === name)).toBe(true);
  });
});
