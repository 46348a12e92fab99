/**
 * What bad input gets, row by row, with the real engine. The details of each row are tested where they are made:
 *
 * | row | here | in detail |
 * |---|---|---|
 * | a line that is not JSON, a short row, a truncated file | `what breaks its format` | pipeline/run-jsonl, run-csv, run-json; formats/json-lexer, csv |
 * | invalid UTF-8, byte order marks, UTF-16, Latin-1 | `encodings` | pipeline/source-sink, places (encodings); formats/utf8 |
 * | a long line, deep nesting, many keys, `__proto__` | `what is too large` | formats/json-lexer (limits); pipeline/run-jsonl, run-gathered; memory by bench/verify |
 * | zero-width, full-width, confusable, bidi inside a value | `disguised values` | text/fold; contracts/bytes (awkward chats) |
 * | text shaped like our ordinals | `ordinals in the input` | operators/ordinal-text, ordinals; detect/detector; engine/values |
 * | output inside an input, an input that is an output | `places` | pipeline/places; cli/redact |
 * | a rule that cannot be | `rules` | rules/load, pattern, regex |
 * | a policy of unknown names | `policies` | policy/load with fixtures/policies; cli/redact |
 * | output disk full, worker crash, kill -9 | `what breaks while running` | pipeline/run.built, source-sink; contracts/canary |
 * | text shaped like tokens; key stores | there are no keys yet | |
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadPolicy, type Policy, type RunOptions, type RunSummary, run } from '../../dist/index.js';
import { type Place, placeWith } from '../cli/start.ts';

const program =
  process.env['CHATVEIL_PROGRAM'] ?? fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

const MAIL = 'ada.quill@example.com';
const chat = (id: string, ...texts: string[]): string =>
  JSON.stringify({ id, messages: texts.map((text) => ({ role: 'customer', text })) });
const GOOD = chat('c1', `write to ${MAIL}`);
const GOOD_OUT = GOOD.replace(MAIL, '[EMAIL_1]');

interface Redacted {
  readonly output: Buffer | undefined;
  readonly summary: RunSummary;
}

async function redact(
  { folder }: Place,
  input: string,
  options: Partial<RunOptions> = {},
  policy?: Policy,
): Promise<Redacted> {
  const output = join(folder, 'out');
  const summary = await run({
    inputs: [join(folder, input)],
    output,
    mode: 'redact',
    format: 'auto',
    engine: { policy: policy ?? (await loadPolicy('mask')), rulePaths: [] },
    workers: 0,
    ...options,
  });
  return { output: existsSync(output) ? readFileSync(output) : undefined, summary };
}

describe('what breaks its format', () => {
  const BROKEN = '{"id":"c2","messages":[{"text":"my name is Odalys Brenner"}';
  it.each([
    [
      'a line that is not JSON',
      'a.jsonl',
      `${GOOD}\nOdalys Brenner\n${GOOD}\n`,
      2,
      GOOD.length + 1,
      `${GOOD_OUT}\n${GOOD_OUT}\n`,
    ],
    ['a last line cut off', 'a.jsonl', `${GOOD}\n${BROKEN}`, 2, GOOD.length + 1, `${GOOD_OUT}\n`],
    ['a short row', 'a.csv', `id,text\n1,${MAIL}\nOdalys\n2,x\n`, 3, 32, 'id,text\n1,[EMAIL_1]\n2,x\n'],
    [
      'a quote that never closes',
      'a.csv',
      `id,text\n1,${MAIL}\n2,"Odalys\n3,x\n`,
      3,
      32,
      'id,text\n1,[EMAIL_1]\n',
    ],
    ['an array cut off', 'a.json', `[${GOOD},\n${BROKEN}`, 2, GOOD.length + 3, `[${GOOD_OUT}\n]\n`],
  ])(
    '%s is held back by line and byte, and the run goes on',
    async (_name, name, content, line, offset, expected) => {
      const place = placeWith({ [name]: content });
      const { output, summary } = await redact(place, name);
      expect(summary.held).toMatchObject([{ line, offset, code: 'RECORD_MALFORMED' }]);
      expect(summary.files).toMatchObject([{ status: 'done', heldCount: 1 }]);
      const text = output?.toString() ?? '';
      expect(text.replace(/\s/g, '')).toBe(expected.replace(/\s/g, ''));
      const { code, stderr } = await place.chatveil(['redact', name, '-o', 'again']);
      expect(code).toBe(3);
      expect(stderr).toContain(`${name}:${line}:${offset}`);
    },
  );

  it.each([
    ['a document cut off', 'a.json', Buffer.from(BROKEN), 'RECORD_MALFORMED'],
    [
      'a packed file cut off',
      'a.jsonl.gz',
      gzipSync(`${GOOD}\n`.repeat(99)).subarray(0, -9),
      'INPUT_UNREADABLE',
    ],
  ])('%s is refused whole, and its output is not there', async (_name, name, content, code) => {
    const place = placeWith({ [name]: content });
    const { output, summary } = await redact(place, name);
    expect(output).toBeUndefined();
    expect(summary.files).toMatchObject([{ status: 'refused', code }]);
    expect((await place.chatveil(['redact', name, '-o', 'again'])).code).toBe(4);
    expect(readdirSync(place.folder)).toEqual([name]);
  });
});

describe('encodings', () => {
  const TEXT = `customer: grüß Gott, ${MAIL}\n`;
  const utf16 = (text: string, big: boolean): Buffer => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return big ? bytes.swap16() : bytes;
  };
  it.each([
    [
      'a byte order mark',
      Buffer.from(`\ufeff${TEXT}`),
      Buffer.from(`\ufeff${TEXT.replace(MAIL, '[EMAIL_1]')}`),
    ],
    ['UTF-16, little end first', utf16(TEXT, false), utf16(TEXT.replace(MAIL, '[EMAIL_1]'), false)],
    ['UTF-16, big end first', utf16(TEXT, true), utf16(TEXT.replace(MAIL, '[EMAIL_1]'), true)],
  ])('%s is read, and comes back', async (_name, content, expected) => {
    const { output, summary } = await redact(placeWith({ 'a.txt': content }), 'a.txt');
    expect(summary.heldCount).toBe(0);
    expect(output).toEqual(expected);
  });

  it.each([
    ['Latin-1', Buffer.from(TEXT, 'latin1')],
    [
      'a sequence cut off',
      Buffer.concat([Buffer.from('customer: x'), Buffer.of(0xf0, 0x9f), Buffer.from('\n')]),
    ],
    [
      'a surrogate in UTF-8',
      Buffer.concat([Buffer.from('customer: x'), Buffer.of(0xed, 0xa0, 0x80), Buffer.from('\n')]),
    ],
  ])('%s is held back, never replaced by U+FFFD', async (_name, content) => {
    const { output, summary } = await redact(placeWith({ 'a.txt': content }), 'a.txt', { format: 'text' });
    expect(summary.held).toMatchObject([{ code: 'ENCODING_UNKNOWN' }]);
    expect(output?.toString() ?? '').not.toMatch(/\ufffd|customer/);
  });

  it('a line of another encoding is held back alone', async () => {
    const bad = Buffer.from(`${chat('c2', 'grüße von Odalys Brenner')}\n`, 'latin1');
    const place = placeWith({
      'a.jsonl': Buffer.concat([Buffer.from(`${GOOD}\n`), bad, Buffer.from(`${GOOD}\n`)]),
    });
    const { output, summary } = await redact(place, 'a.jsonl');
    expect(summary.held).toMatchObject([{ line: 2, offset: GOOD.length + 1, code: 'ENCODING_UNKNOWN' }]);
    expect(output?.toString()).toBe(`${GOOD_OUT}\n${GOOD_OUT}\n`);
  });
});

describe('what is too large', () => {
  it('a line past the limit is held back, and the lines around it are not', async () => {
    const long = chat('c2', `${MAIL} `.repeat(5000));
    const place = placeWith({ 'a.jsonl': `${GOOD}\n${long}\n${GOOD}\n` });
    const { output, summary } = await redact(place, 'a.jsonl', {
      limits: { recordBytes: long.length - 1 },
      chunkBytes: 4096,
    });
    expect(summary.held).toMatchObject([{ line: 2, offset: GOOD.length + 1, code: 'RECORD_TOO_LARGE' }]);
    expect(output?.toString()).toBe(`${GOOD_OUT}\n${GOOD_OUT}\n`);
    const whole = await redact(place, 'a.jsonl', { limits: { recordBytes: long.length }, chunkBytes: 4096 });
    expect(whole.summary.counts.findings).toEqual({ EMAIL: 5002 });
  });

  it('nesting a hundred thousand deep is held back', async () => {
    const deep = `{"x":${'['.repeat(100_000)}"${MAIL}"${']'.repeat(100_000)}}`;
    const { output, summary } = await redact(placeWith({ 'a.jsonl': `${deep}\n${GOOD}\n` }), 'a.jsonl');
    expect(summary.held).toMatchObject([{ line: 1, offset: 0, code: 'RECORD_TOO_DEEP' }]);
    expect(output?.toString()).toBe(`${GOOD_OUT}\n`);
  });

  it('a million keys are read, and what stands in them is found', async () => {
    const keys = Array.from({ length: 1_000_000 }, (_, i) => `"k${i}":${i % 1000 === 0 ? `"${MAIL}"` : '1'}`);
    const { output, summary } = await redact(placeWith({ 'a.jsonl': `{${keys.join(',')}}\n` }), 'a.jsonl');
    expect(summary.held).toEqual([]);
    expect(summary.counts.findings).toEqual({ EMAIL: 1000 });
    expect(output?.toString()).toBe(`{${keys.join(',').replaceAll(MAIL, '[EMAIL_1]')}}\n`);
  });

  it.each([
    ['a.jsonl', `{"__proto__":{"text":"${MAIL}"},"constructor":"${MAIL}","toString":["${MAIL}"]}\n`],
    ['a.csv', `__proto__,constructor,prototype\n${MAIL},${MAIL},${MAIL}\n`],
  ])('keys that mean something to JavaScript are plain keys: %s', async (name, content) => {
    const { output, summary } = await redact(placeWith({ [name]: content }), name);
    expect(summary.heldCount).toBe(0);
    expect(output?.toString().replaceAll(/\[EMAIL_\d\]/g, MAIL)).toBe(content);
    expect(summary.counts.findings).toEqual({ EMAIL: 3 });
  });
});

describe('disguised values', () => {
  it.each([
    ['zero-width characters', 'a\u200bda.qu\u200dill@exam\u2060ple.com', 'EMAIL'],
    ['a soft hyphen', 'ada.quill@exam\u00adple.com', 'EMAIL'],
    ['full width', 'ａｄａ．ｑｕｉｌｌ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'EMAIL'],
    ['confusable letters', 'аda.quill@exаmple.com', 'EMAIL'],
    ['bidi marks', '\u202a4242 4242\u202c 4242\u200e 4242', 'CARD'],
    ['narrow blanks', '4242\u202f4242\u20094242\u00a04242', 'CARD'],
    ['mathematical digits', '𝟒𝟐𝟒𝟐 𝟒𝟐𝟒𝟐 𝟒𝟐𝟒𝟐 𝟒𝟐𝟒𝟐', 'CARD'],
  ])('%s: the value is found and all of it replaced', async (_name, value, type) => {
    const place = placeWith({ 'a.jsonl': `${chat('c1', `here: ${value} ok`)}\n` });
    const { output } = await redact(place, 'a.jsonl');
    // A mark before the value may stay: it says nothing.
    const text = output?.toString().replace(/[\u202a-\u202e]/g, '');
    expect(text).toBe(`${chat('c1', `here: [${type}_1] ok`)}\n`);
  });
});

describe('ordinals in the input', () => {
  it('are kept, counted, and numbering starts above them', async () => {
    const line = chat('c1', `[EMAIL_7] and [EMAIL_3] wrote, [EMAIL] too, now ${MAIL}`);
    const { output, summary } = await redact(placeWith({ 'a.jsonl': `${line}\n` }), 'a.jsonl');
    expect(output?.toString()).toBe(`${line.replace(MAIL, '[EMAIL_8]')}\n`);
    expect(summary.counts.protectedSpans).toBe(3);
  });
});

describe('places', () => {
  it('an output folder inside an input is refused', async () => {
    const { folder, chatveil } = placeWith({ 'in/a.jsonl': GOOD });
    const { code } = await chatveil(['redact', 'in', '-o', 'in/out']);
    expect(code).toBe(2);
    expect(readdirSync(join(folder, 'in'))).toEqual(['a.jsonl']);
  });

  it('an input that is an output is refused, unless asked for again', async () => {
    const { folder, chatveil } = placeWith({ 'in/a.jsonl': GOOD });
    expect((await chatveil(['redact', 'in', '-o', 'out'])).code).toBe(0);
    const { code, stderr } = await chatveil(['redact', 'out/a.jsonl', '-o', 'twice.jsonl']);
    expect(code).toBe(2);
    expect(stderr).toContain('output of an earlier run');
    expect((await chatveil(['redact', 'out/a.jsonl', '-o', 'twice.jsonl', '--again'])).code).toBe(0);
    expect(readFileSync(join(folder, 'twice.jsonl'), 'utf8')).toBe(GOOD_OUT);
  });
});

describe('rules', () => {
  const rule = (pattern: string): string =>
    `type: ACCOUNT\ntitle: x\nsource: https://example.com\npattern: '${pattern}'\nscore: 0.9\nmatch:\n  - { text: "a1", value: "a1" }\nignore: ["b"]\n`;
  it.each([
    ['(?=a)', 'look-ahead'],
    ['(a)\\1', 'a back reference'],
    ['a{0,1}b{0,1}', 'the empty match'],
    ['a*', 'no bound'],
    ['a{1,65}', 'a high bound'],
    ['(?:(?:a{60}){60}){60}', 'too large'],
    ['(a', 'no end'],
  ])('%s (%s) is refused at load, by rule and field, and nothing runs', async (pattern) => {
    const { folder, chatveil } = placeWith({ 'a.jsonl': GOOD, 'r/my-rule.yaml': rule(pattern) });
    const { code, stderr } = await chatveil(['redact', 'a.jsonl', '-o', 'o.jsonl', '--rules', 'r']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/my-rule/);
    expect(stderr).toMatch(/field pattern/);
    expect(existsSync(join(folder, 'o.jsonl'))).toBe(false);
  });
});

describe('policies', () => {
  it.each([
    ['types:\n  EMIAL: { action: mask }', 'EMAIL'],
    ['types:\n  EMAIL: { action: maks }', 'mask'],
    ['typs:\n  EMAIL: { action: mask }', 'types'],
    ['extends: maks', 'mask'],
  ])('%j is refused with the nearest name, %s', async (text, nearest) => {
    const { folder, chatveil } = placeWith({ 'a.jsonl': GOOD, 'p.yaml': `version: 1\n${text}\n` });
    const { code, stderr } = await chatveil(['redact', 'a.jsonl', '-o', 'o.jsonl', '--policy', 'p.yaml']);
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`did you mean "?${nearest}\\b`));
    expect(stderr).toContain('p.yaml:');
    expect(existsSync(join(folder, 'o.jsonl'))).toBe(false);
  });
});

describe('what breaks while running', () => {
  it('kill -9 leaves the input as it was and no output, and the next run gives the same as one that was not killed', async () => {
    const content = `${chat('c1', `${MAIL} `.repeat(100))}\n`.repeat(4000);
    const place = placeWith({ 'a.jsonl': content });
    const child = place.start(['redact', 'a.jsonl', '-o', 'o.jsonl', '-w', '2']);
    const ended = new Promise((done) => child.on('close', done));
    const deadline = Date.now() + 20_000;
    while (!readdirSync(place.folder).some((name) => name.endsWith('-partial')) && Date.now() < deadline)
      await new Promise((later) => setTimeout(later, 10));
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(join(place.folder, 'o.jsonl'))).toBe(false);
    expect(readFileSync(join(place.folder, 'a.jsonl'), 'utf8')).toBe(content);
    expect((await place.chatveil(['redact', 'a.jsonl', '-o', 'o.jsonl', '-w', '2'])).code).toBe(0);
    expect(readFileSync(join(place.folder, 'o.jsonl'), 'utf8')).toBe(content.replaceAll(MAIL, '[EMAIL_1]'));
    expect(readdirSync(place.folder).sort()).toEqual(['a.jsonl', 'o.jsonl']);
  });

  it('a full disk ends the run with 4 and no file under a final name', () => {
    const place = placeWith({ 'a.jsonl': `${GOOD}\n`.repeat(2000) });
    // A file of at most 32 KiB is the smallest full disk there is.
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `ulimit -f 32; trap '' XFSZ; exec "${process.execPath}" "${program}" redact a.jsonl -o o.jsonl`],
      { cwd: place.folder, encoding: 'utf8' },
    );
    expect(stderr).toMatch(/cannot be written: (EFBIG|ENOSPC)/);
    expect(status).toBe(4);
    expect(readdirSync(place.folder)).toEqual(['a.jsonl']);
  });
});
