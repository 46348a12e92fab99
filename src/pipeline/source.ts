/**
 * Where input bytes come from: a plain file (read straight into the caller's buffers, seekable), or a stream: a gzip
 * file, standard input, UTF-16 text. Errors of the file system and of zlib are told by their code, in our own words.
 */
import { createReadStream, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ChatveilError } from '../model/errors.ts';
import { systemReason } from '../model/system-reason.ts';
import { type Sniffed, sniffEncoding, utf16ToUtf8 } from './encoding.ts';

/** Bytes by which encoding and format are told. */
const SAMPLE_BYTES = 64 * 1024;

export interface Source extends Sniffed {
  /** The first bytes of the text, as UTF-8, without the byte order mark. */
  readonly sample: Uint8Array;
  /** Nothing follows the sample. */
  readonly sampleIsWhole: boolean;
  /** Fills `into` from `at` on, as far as it likes; 0 at the end. @throws ChatveilError INPUT_UNREADABLE */
  read(into: Uint8Array, at: number): Promise<number>;
  /** Reads by position in the file, for plain files only. Short only at the end. */
  readonly readAt?: (into: Uint8Array, position: number) => Promise<number>;
  /** The same without a trip through the thread pool, for small reads. */
  readonly readAtSync?: (into: Uint8Array, position: number) => number;
  /** For plain files: fails if the file was changed since it was opened. @throws ChatveilError INPUT_UNREADABLE */
  readonly verify?: () => Promise<void>;
  close(): Promise<void>;
}

/** Sees the raw bytes of an input as they are read, for progress and hashes. */
export type Tap = (raw: Uint8Array) => void;

/** @throws ChatveilError INPUT_UNREADABLE, ENCODING_UNKNOWN */
export async function openFile(path: string, name: string, tap: Tap): Promise<Source> {
  return told(name, async () => {
    if (!path.endsWith('.gz')) {
      const handle = await open(path, 'r');
      if ((await handle.stat()).isFile()) return plainFile(handle, name, tap);
      return openStream(tapped(handle.createReadStream({ highWaterMark: 1 << 20 }), tap), name);
    }
    const raw = createReadStream(path, { highWaterMark: 1 << 18 });
    raw.on('data', (chunk) => {
      if (typeof chunk !== 'string') tap(chunk);
    });
    const inflated = createGunzip({ chunkSize: 1 << 18 });
    // The error reaches whoever reads `inflated`.
    pipeline(raw, inflated, () => {});
    return openStream(inflated, name);
  });
}

export async function openStandardInput(name: string, tap: Tap): Promise<Source> {
  return openStream(tapped(process.stdin, tap), name);
}

/** A source from any stream of bytes. @throws ChatveilError ENCODING_UNKNOWN, INPUT_UNREADABLE */
export async function openStream(chunks: AsyncIterable<Uint8Array>, name: string): Promise<Source> {
  return told(name, async () => {
    const raw = new Puller(chunks);
    const sniffed = sniffEncoding(await raw.peek(SAMPLE_BYTES));
    raw.skip(sniffed.mark.length);
    const text = sniffed.encoding === 'utf-8' ? raw : new Puller(utf16ToUtf8(raw.rest(), sniffed.encoding));
    return {
      ...sniffed,
      sample: await text.peek(SAMPLE_BYTES),
      sampleIsWhole: text.ended,
      read: (into, at) => told(name, () => text.read(into, at)),
      close: () => raw.close(),
    };
  });
}

async function plainFile(handle: FileHandle, name: string, tap: Tap): Promise<Source> {
  try {
    const before = await handle.stat();
    const head = Buffer.alloc(SAMPLE_BYTES);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    const sniffed = sniffEncoding(head.subarray(0, bytesRead));
    if (sniffed.encoding !== 'utf-8')
      return await openStream(
        tapped(handle.createReadStream({ start: 0, highWaterMark: 1 << 20 }), tap),
        name,
      );
    let position = sniffed.mark.length;
    if (position > 0) tap(sniffed.mark);
    return {
      ...sniffed,
      sample: head.subarray(position, bytesRead),
      sampleIsWhole: bytesRead === before.size,
      read: (into, at) =>
        told(name, async () => {
          const got = (await handle.read(into, at, into.length - at, position)).bytesRead;
          position += got;
          if (got > 0) tap(into.subarray(at, at + got));
          return got;
        }),
      readAt: (into, from) =>
        told(name, async () => {
          let at = 0;
          while (at < into.length) {
            const got = (await handle.read(into, at, into.length - at, from + at)).bytesRead;
            if (got === 0) break;
            at += got;
          }
          return at;
        }),
      readAtSync: (into, from) => {
        try {
          return readSync(handle.fd, into, 0, into.length, from);
        } catch (error) {
          throw unreadable(error, name);
        }
      },
      verify: () =>
        told(name, async () => {
          const now = await handle.stat();
          if (now.size !== before.size || now.mtimeMs !== before.mtimeMs)
            throw new ChatveilError('INPUT_UNREADABLE', 'the input changed while it was read', {
              file: name,
            });
        }),
      close: async () => {
        await handle.close();
      },
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function* tapped(chunks: AsyncIterable<Uint8Array>, tap: Tap): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    tap(chunk);
    yield chunk;
  }
}

/** Pulls bytes out of a stream of chunks, as many as the caller has room for. */
class Puller {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private waiting: Uint8Array[] = [];
  ended = false;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next bytes, at least `count` of them unless the stream ends before; they stay in place. */
  async peek(count: number): Promise<Uint8Array> {
    let length = this.waiting.reduce((sum, chunk) => sum + chunk.length, 0);
    while (length < count && (await this.pull())) length += this.waiting.at(-1)!.length;
    if (this.waiting.length > 1) this.waiting = [Buffer.concat(this.waiting)];
    return this.waiting[0] ?? new Uint8Array(0);
  }

  skip(count: number): void {
    if (count > 0) this.waiting[0] = this.waiting[0]!.subarray(count);
  }

  async read(into: Uint8Array, at: number): Promise<number> {
    for (;;) {
      const first = this.waiting[0];
      if (first === undefined) {
        if (!(await this.pull())) return 0;
        continue;
      }
      const count = Math.min(first.length, into.length - at);
      into.set(first.subarray(0, count), at);
      if (count === first.length) this.waiting.shift();
      else this.waiting[0] = first.subarray(count);
      if (count > 0) return count;
    }
  }

  async *rest(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const first = this.waiting.shift();
      if (first !== undefined) yield first;
      else if (!(await this.pull())) return;
    }
  }

  async close(): Promise<void> {
    await this.chunks.return?.();
  }

  private async pull(): Promise<boolean> {
    if (this.ended) return false;
    const next = await this.chunks.next();
    if (next.done === true) {
      this.ended = true;
      return false;
    }
    this.waiting.push(next.value);
    return true;
  }
}

/** Runs `work`; an error that is not ours becomes INPUT_UNREADABLE with the system's code alone. */
async function told<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ChatveilError) throw error;
    throw unreadable(error, name);
  }
}

function unreadable(error: unknown, name: string): ChatveilError {
  return new ChatveilError('INPUT_UNREADABLE', `cannot be read: ${systemReason(error)}`, { file: name });
}
