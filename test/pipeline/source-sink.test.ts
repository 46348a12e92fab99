import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sniffEncoding, Utf16Encoder, utf16ToUtf8 } from '../../src/pipeline/encoding.ts';
import { openFileSink, openStreamSink } from '../../src/pipeline/sink.ts';
import { openFile, openStream, type Source } from '../../src/pipeline/source.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatveil-io-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function readAll(source: Source, size = 7): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (;;) {
    const buffer = new Uint8Array(size);
    const got = await source.read(buffer, 2);
    if (got === 0) break;
    parts.push(Buffer.from(buffer.subarray(2, 2 + got)));
  }
  await source.close();
  return Buffer.concat(parts);
}

async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

describe('encoding', () => {
  it.each([
    ['UTF-8', 'abc', 'utf-8', 0],
    ['UTF-8 with mark', '\uFEFFabc', 'utf-8', 3],
  ])('%s', (_name, text, encoding, mark) => {
    const sniffed = sniffEncoding(Buffer.from(text));
    expect([sniffed.encoding, sniffed.mark.length]).toEqual([encoding, mark]);
  });

  it.each([
    ['UTF-16 without a mark', Buffer.from('hello', 'utf16le')],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])],
  ])('refuses %s', (_name, bytes) => {
    expect(() => sniffEncoding(bytes)).toThrowError(expect.objectContaining({ code: 'ENCODING_UNKNOWN' }));
  });

  it('brings UTF-16 to UTF-8 and back, however it is cut', async () => {
    const text = fc
      .string({ unit: 'grapheme-composite', maxLength: 60 })
      .filter((s) => Buffer.from(s).toString() === s);
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), fc.boolean(), async (s, size, big) => {
        const encoding = big ? 'utf-16be' : 'utf-16le';
        const source = Buffer.from(s, 'utf16le');
        if (big) source.swap16();
        const utf8: Uint8Array[] = [];
        for await (const part of utf16ToUtf8(chunks(source, size), encoding)) utf8.push(part);
        expect(Buffer.concat(utf8).toString()).toBe(s);
        const encoder = new Utf16Encoder(encoding);
        const back: Uint8Array[] = [];
        for await (const part of chunks(Buffer.concat(utf8), size)) back.push(encoder.encode(part));
        expect(Buffer.concat(back).equals(source)).toBe(true);
      }),
    );
  });

  it.each([
    ['a lone surrogate', Buffer.from('a\ud800b', 'utf16le')],
    ['half a code unit', Buffer.from([0x61, 0, 0x62])],
  ])('refuses %s instead of replacing it', async (_name, bytes) => {
    const work = async (): Promise<void> => {
      for await (const _part of utf16ToUtf8(chunks(bytes, 2), 'utf-16le'));
    };
    await expect(work()).rejects.toMatchObject({ code: 'ENCODING_UNKNOWN' });
  });
});

describe('source', () => {
  it('reads a plain file after its mark, in order and by position', async () => {
    const path = join(folder, 'plain.txt');
    await writeFile(path, '\uFEFFhello world');
    let tapped = 0;
    const source = await openFile(path, 'plain.txt', (raw) => {
      tapped += raw.length;
    });
    expect(Buffer.from(source.sample).toString()).toBe('hello world');
    const part = new Uint8Array(5);
    expect(await source.readAt?.(part, 9)).toBe(5);
    expect(Buffer.from(part).toString()).toBe('world');
    expect((await readAll(source)).toString()).toBe('hello world');
    expect(tapped).toBe(14);
  });

  it('inflates gzip of several members', async () => {
    const path = join(folder, 'two.txt.gz');
    await writeFile(path, Buffer.concat([gzipSync('hello '), gzipSync('world')]));
    const source = await openFile(path, 'two', () => {});
    expect(source.readAt).toBeUndefined();
    expect((await readAll(source)).toString()).toBe('hello world');
  });

  it.each([
    ['damaged gzip', 'damaged.gz', Buffer.concat([gzipSync('hello world'.repeat(9)).subarray(0, 20)])],
    ['no gzip at all', 'no.gz', Buffer.from('hello world')],
  ])('tells %s by a code and no text', async (_name, file, bytes) => {
    const path = join(folder, file);
    await writeFile(path, bytes);
    const work = async (): Promise<Buffer> => readAll(await openFile(path, file, () => {}));
    await expect(work()).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
      message: expect.stringMatching(/Z_/),
    });
  });

  it('tells a missing file by the system code', async () => {
    const work = openFile(join(folder, 'missing'), 'missing', () => {});
    await expect(work).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
      message: expect.stringMatching(/ENOENT/),
    });
  });

  it('notices that a file was changed', async () => {
    const path = join(folder, 'changing.txt');
    await writeFile(path, 'one');
    const source = await openFile(path, 'changing.txt', () => {});
    await source.verify?.();
    await writeFile(path, 'other');
    await expect(source.verify?.()).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
    await source.close();
  });

  it('takes a stream whatever its chunks', async () => {
    const bytes = Buffer.from(`\uFEFF${'line\n'.repeat(100)}`);
    const source = await openStream(chunks(bytes, 1), 's');
    expect(source.mark.length).toBe(3);
    expect((await readAll(source, 11)).toString()).toBe('line\n'.repeat(100));
  });
});

describe('sink', () => {
  it('shows a file under its name only when committed', async () => {
    const path = join(folder, 'deep', 'out.txt');
    const sink = await openFileSink(path, 'out.txt', { hash: true });
    await sink.write(Buffer.from('abc'));
    expect(await readdir(join(folder, 'deep'))).toEqual(['.out.txt.chatveil-partial']);
    expect((await stat(join(folder, 'deep', '.out.txt.chatveil-partial'))).mode & 0o777).toBe(0o600);
    expect(await sink.commit()).toEqual({
      bytes: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
    expect(await readdir(join(folder, 'deep'))).toEqual(['out.txt']);
    expect((await stat(path)).mode & 0o777).toBe(0o666 & ~process.umask());
  });

  it('leaves nothing when aborted, and the old file as it was', async () => {
    const path = join(folder, 'kept.txt');
    await writeFile(path, 'old');
    const sink = await openFileSink(path, 'kept.txt');
    await sink.write(Buffer.from('new'));
    await sink.abort();
    expect(await readFile(path, 'utf8')).toBe('old');
    expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('does not write through a link that stands in the place of the partial file', async () => {
    const victim = join(folder, 'victim.txt');
    await writeFile(victim, 'untouched');
    await symlink(victim, join(folder, '.linked.txt.chatveil-partial'));
    const sink = await openFileSink(join(folder, 'linked.txt'), 'linked.txt');
    await sink.write(Buffer.from('new'));
    await sink.commit();
    expect(await readFile(victim, 'utf8')).toBe('untouched');
  });

  it('keeps secret files to their owner', async () => {
    const sink = await openFileSink(join(folder, 'secret'), 'secret', { secret: true });
    await sink.commit();
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600);
  });

  it('packs, and turns back to UTF-16 but for the mark', async () => {
    const path = join(folder, 'out.txt.gz');
    const sink = await openFileSink(path, 'x', { gzip: true, encoding: 'utf-16le' });
    await sink.mark(Buffer.from([0xff, 0xfe]));
    const memory = Buffer.from('é1');
    await sink.write(memory.subarray(0, 1));
    await sink.write(memory.subarray(1));
    memory.fill(0);
    await sink.commit();
    expect(gunzipSync(await readFile(path))).toEqual(Buffer.from('\uFEFFé1', 'utf16le'));
  });

  it.each([false, true])('maps a failing medium to OUTPUT_FAILED (gzip %s)', async (gzip) => {
    const sink = openStreamSink(
      new Writable({
        write: (_chunk, _encoding, done) => done(Object.assign(new Error('secret'), { code: 'ENOSPC' })),
      }),
      'full',
      { gzip },
    );
    const work = async (): Promise<void> => {
      for (let i = 0; i < 100; i++) await sink.write(Buffer.from(String(Math.sin(i)).repeat(5000)));
      await sink.commit();
    };
    await expect(work()).rejects.toMatchObject({
      code: 'OUTPUT_FAILED',
      message: 'cannot be written: the disk is full (ENOSPC) (full)',
    });
    await sink.abort();
  });
});
