import { link, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expandInputs } from '../../src/pipeline/inputs.ts';
import { type RunOptions, type RunSummary, run } from '../../src/pipeline/run.ts';
import { Bed, SETTINGS, TOY } from './bed.ts';

let bed: Bed;
beforeEach(async () => {
  bed = await Bed.make();
});
afterEach(() => bed.remove());

const chat = (text: string): string => `${JSON.stringify({ messages: [{ text }] })}\n`;

function go(inputs: string[], output: string, options: Partial<RunOptions> = {}): Promise<RunSummary> {
  return run({
    inputs,
    output,
    mode: 'redact',
    format: 'auto',
    engine: SETTINGS,
    workers: 0,
    engineModule: TOY,
    ...options,
  });
}

async function tree(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name).slice(folder.length + 1))
    .sort();
}

async function exports(): Promise<string> {
  await mkdir(bed.path('in', 'sub', 'deep'), { recursive: true });
  await bed.write('in/b.jsonl', chat('12345'));
  await bed.write('in/a.csv', 'who,message\nA,12345\n');
  await bed.write('in/sub/c.jsonl.gz', gzipSync(chat('67890')));
  await bed.write('in/sub/deep/d.txt', 'Ann: 12345\nBob: hi\n');
  await bed.write('in/photo.png', Buffer.from([0x89, 0x50]));
  await symlink(bed.path('in', 'b.jsonl'), bed.path('in', 'link.jsonl'));
  return bed.path('in');
}

describe('inputs', () => {
  it('walks folders in order of names and names what is no transcript', async () => {
    const { files, skipped } = await expandInputs([await exports()]);
    expect(files.map((file) => file.mirror)).toEqual([
      'a.csv',
      'b.jsonl',
      'sub/c.jsonl.gz',
      'sub/deep/d.txt',
    ]);
    expect(skipped.map(({ name, reason }) => [name.split('/').at(-1), reason])).toEqual([
      ['link.jsonl', 'a link or special file'],
      ['photo.png', 'not a transcript by its name'],
    ]);
  });

  it.each([
    ['in/*.jsonl', ['b.jsonl']],
    ['in/**/*.{jsonl.gz,txt}', ['sub/c.jsonl.gz', 'sub/deep/d.txt']],
    ['in/s?b/[a-d].*', ['sub/c.jsonl.gz']],
    ['in/**', ['a.csv', 'b.jsonl', 'photo.png', 'sub/c.jsonl.gz', 'sub/deep/d.txt']],
    ['in/[!b].*', ['a.csv']],
  ])('expands %s', async (pattern, expected) => {
    await exports();
    const { files } = await expandInputs([bed.path(pattern)]);
    expect(files.map((file) => file.mirror)).toEqual(expected);
  });

  it('refuses a pattern that fits nothing and a file that is not there', async () => {
    await expect(expandInputs([bed.path('*.jsonl')])).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
    await expect(expandInputs([bed.path('none.jsonl')])).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
  });

  it('keeps the names of several folders apart', async () => {
    for (const name of ['x', 'y']) {
      await mkdir(bed.path(name));
      await bed.write(`${name}/a.jsonl`, chat('12345'));
    }
    await go([bed.path('x'), bed.path('y')], bed.path('out'));
    expect(await tree(bed.path('out'))).toEqual(['chatveil-run.json', 'x/a.jsonl', 'y/a.jsonl']);
  });
});

describe('a folder', () => {
  it('is mirrored, gz stays gz, and what is no transcript is not copied', async () => {
    const summary = await go([await exports()], bed.path('out'));
    expect(await tree(bed.path('out'))).toEqual([
      'a.csv',
      'b.jsonl',
      'chatveil-run.json',
      'sub/c.jsonl.gz',
      'sub/deep/d.txt',
    ]);
    expect(await bed.read('out/b.jsonl')).toBe(chat('[NUM_1]'));
    expect(gunzipSync(await readFile(bed.path('out/sub/c.jsonl.gz'))).toString()).toBe(chat('[NUM_1]'));
    expect(summary.files.map((file) => file.status)).toEqual(['done', 'done', 'done', 'done']);
    expect(summary.skipped).toHaveLength(2);
    expect(summary.counts.findings).toEqual({ ACCOUNT: 4 });
  });

  it('goes on when one file cannot be used', async () => {
    const folder = await exports();
    await bed.write('in/a.csv', Buffer.from('w\0h\0o\0'));
    await bed.write('in/sub/c.jsonl.gz', 'no gzip');
    const summary = await go([folder], bed.path('out'));
    expect(summary.files.map(({ status, code }) => code ?? status)).toEqual([
      'ENCODING_UNKNOWN',
      'done',
      'INPUT_UNREADABLE',
      'done',
    ]);
    expect(await tree(bed.path('out'))).toEqual(['b.jsonl', 'chatveil-run.json', 'sub/deep/d.txt']);
    expect(summary.heldCount).toBe(2);
  });

  it('gives findings in the order of the files, also when small files go side by side', async () => {
    await mkdir(bed.path('many'));
    for (let i = 10; i < 40; i++)
      await bed.write(`many/${i}.jsonl`, chat(`${10000 + i}`).repeat((i * 7) % 13));
    await go([bed.path('many')], bed.path('out'), {
      findings: bed.path('f.jsonl'),
      chunkBytes: 256,
      showValues: true,
    });
    const values = (await bed.read('f.jsonl'))
      .trimEnd()
      .split('\n')
      .map((line) => Number(JSON.parse(line).value));
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(values).toHaveLength([...Array(30).keys()].reduce((sum, i) => sum + (((i + 10) * 7) % 13), 0));
    expect((await stat(bed.path('f.jsonl'))).mode & 0o777).toBe(0o600);
  });
});

describe('the manifest', () => {
  it('names files, hashes, counts and held places, and no value', async () => {
    await mkdir(bed.path('in'));
    await bed.write('in/a.jsonl', `${chat('12345')}LEAK ann@example.com\n`);
    await go([bed.path('in')], bed.path('out'));
    const text = await bed.read('out/chatveil-run.json');
    expect((await stat(bed.path('out/chatveil-run.json'))).mode & 0o777).toBe(0o600);
    expect(text).not.toMatch(/LEAK|12345|ann@/);
    expect(JSON.parse(text)).toMatchObject({
      manifest: 1,
      policy: 'toy',
      files: [
        {
          output: 'a.jsonl',
          format: 'jsonl',
          heldCount: 1,
          held: [{ line: 2, code: 'RECORD_MALFORMED' }],
          inputSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
    });
  });

  it('lets a second run leave out what has not changed, and only that', async () => {
    const folder = await exports();
    const out = bed.path('out');
    await go([folder], out);
    const statuses = async (options: Partial<RunOptions> = {}): Promise<string> =>
      (await go([folder], out, options)).files.map((file) => file.status[0]).join('');
    expect(await statuses()).toBe('uuuu');
    await writeFile(bed.path('in/b.jsonl'), chat('99999'));
    expect(await statuses()).toBe('uduu');
    await writeFile(bed.path('out/a.csv'), 'who,message\nA,[NUM_9]\n');
    expect(await statuses()).toBe('duuu');
    expect(await statuses({ engine: { ...SETTINGS, policy: { ...SETTINGS.policy, name: 'other' } } })).toBe(
      'dddd',
    );
    expect(await statuses({ format: 'text' })).toBe('dddd');
  });

  it('lets no second run pass over what was held back', async () => {
    const input = await bed.write('a.jsonl', `${chat('12345')}LEAK ann@example.com\n`);
    const first = await go([input], bed.path('out/'));
    const second = await go([input], bed.path('out/'));
    expect([first.heldCount, second.heldCount]).toEqual([1, 1]);
    expect(second.held).toEqual(first.held);
  });

  it('names outputs that other rules have made', async () => {
    const folder = await exports();
    await go([folder], bed.path('out'));
    const other = await go([bed.path('in/b.jsonl')], bed.path('out/'), {
      engine: { ...SETTINGS, policy: { ...SETTINGS.policy, name: 'other' } },
    });
    expect(other.outdated).toEqual(['a.csv', 'sub/c.jsonl.gz', 'sub/deep/d.txt']);
  });

  it('makes outputs known, so that they are refused as inputs unless asked for again', async () => {
    await go([await exports()], bed.path('out'));
    const deep = bed.path('out/sub/deep/d.txt');
    await expect(go([deep], bed.path('x.txt'))).rejects.toMatchObject({ code: 'INPUT_REFUSED' });
    await expect(go([bed.path('out')], bed.path('y'))).rejects.toMatchObject({ code: 'INPUT_REFUSED' });
    const again = await go([deep], bed.path('x.txt'), { again: true });
    expect(again.files[0]?.status).toBe('done');
  });
});

describe('refused places', () => {
  const refused = async (work: Promise<unknown>): Promise<void> => {
    const before = await tree(bed.folder);
    await expect(work).rejects.toMatchObject({ code: 'INPUT_REFUSED' });
    expect(await tree(bed.folder)).toEqual(before);
  };

  it('an output onto an input, however it is written', async () => {
    const input = await bed.write('a.jsonl', chat('12345'));
    await link(input, bed.path('hard.jsonl'));
    await symlink(input, bed.path('soft.jsonl'));
    for (const output of ['a.jsonl', './x/../a.jsonl', 'hard.jsonl', 'soft.jsonl'])
      await refused(go([input], `${bed.folder}/${output}`));
    await refused(go([input], bed.folder));
    expect(await bed.read('a.jsonl')).toBe(chat('12345'));
  });

  it('an output folder inside an input folder, also through a link', async () => {
    const folder = await exports();
    await refused(go([folder], bed.path('in/out')));
    await refused(go([folder], folder));
    await symlink(bed.path('in/sub'), bed.path('elsewhere'));
    await refused(go([folder], bed.path('elsewhere/out')));
    await refused(go([bed.path('in/**/*.jsonl')], bed.path('in/sub/out')));
  });

  it('findings inside the output folder, onto an input or onto the output', async () => {
    const input = await bed.write('a.jsonl', chat('12345'));
    await mkdir(bed.path('out'));
    await refused(go([input], bed.path('out'), { findings: bed.path('out/f.jsonl') }));
    await refused(go([input], bed.path('o.jsonl'), { findings: input }));
    await refused(go([input], bed.path('o.jsonl'), { findings: bed.path('o.jsonl') }));
  });

  it('two inputs onto one output', async () => {
    for (const name of ['x', 'y']) {
      await mkdir(bed.path(name));
      await bed.write(`${name}/a.jsonl`, chat('1'));
    }
    await refused(go([bed.path('x/a.jsonl'), bed.path('y/a.jsonl')], bed.path('out')));
  });
});

describe('encodings', () => {
  it.each([false, true])('UTF-16 comes back as UTF-16 (big endian: %s)', async (big) => {
    const encode = (text: string): Buffer => {
      const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
      return big ? bytes.swap16() : bytes;
    };
    const input = await bed.write('a.csv', encode('who,message\r\né,12345 😀\r\n'));
    await go([input], bed.path('o.csv'), { chunkBytes: 64 });
    expect(await readFile(bed.path('o.csv'))).toEqual(encode('who,message\r\né,[NUM_1] 😀\r\n'));
  });

  it('a lone surrogate refuses the file', async () => {
    const input = await bed.write('a.csv', Buffer.from('\uFEFFwho,message\na,\ud800\n', 'utf16le'));
    const summary = await go([input], bed.path('o.csv'));
    expect(summary.files[0]).toMatchObject({ status: 'refused', code: 'ENCODING_UNKNOWN' });
    expect(await tree(bed.folder)).toEqual(['a.csv']);
  });
});

it('stops when told to and leaves no file behind', async () => {
  const input = await bed.write('a.jsonl', chat('12345').repeat(5000));
  const stop = new AbortController();
  const work = go([input], bed.path('o.jsonl'), {
    chunkBytes: 256,
    findings: bed.path('f.jsonl'),
    signal: stop.signal,
    onProgress: ({ findings }) => {
      if (findings > 100) stop.abort();
    },
  });
  await expect(work).rejects.toMatchObject({ code: 'INTERRUPTED' });
  expect(await tree(bed.folder)).toEqual(['a.jsonl']);
});

it('does not start when told to stop before', async () => {
  const input = await bed.write('a.jsonl', chat('12345'));
  await expect(go([input], bed.path('o.jsonl'), { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'INTERRUPTED',
  });
});

it('tells an engine that cannot be made by a code alone, before anything is written', async () => {
  const input = await bed.write('a.jsonl', chat('12345'));
  const error: unknown = await go([input], bed.path('o.jsonl'), {
    engine: { ...SETTINGS, rulePaths: ['refuse'] },
  }).catch((e: unknown) => e);
  expect(error).toMatchObject({ code: 'INTERNAL' });
  expect(String(error)).not.toContain('secret');
  expect(await tree(bed.folder)).toEqual(['a.jsonl']);
});

it('tells progress in raw bytes', async () => {
  const input = await bed.write('a.jsonl', chat('12345').repeat(50));
  const seen: number[] = [];
  let total: number | undefined;
  await go([input], bed.path('o.jsonl'), {
    chunkBytes: 256,
    onProgress: (p) => {
      seen.push(p.bytesDone);
      total = p.bytesTotal;
    },
  });
  expect(total).toBe(chat('12345').length * 50);
  expect(seen.at(-1)).toBe(total);
});
