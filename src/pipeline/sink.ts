/**
 * Where output bytes go. A file appears under its final name only when it is complete: bytes go to
 * `.<name>.chatveil-partial` beside it, readable by nobody else, and `commit` syncs, opens up the mode and renames.
 * `abort` leaves nothing behind. Every failure is OUTPUT_FAILED with the system's code.
 */
import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { createGzip, type Gzip } from 'node:zlib';
import { ChatveilError } from '../model/errors.ts';
import { systemReason } from '../model/system-reason.ts';
import { type Encoding, Utf16Encoder } from './encoding.ts';

export interface Written {
  readonly bytes: number;
  /** Only of sinks opened with `hash`. */
  readonly sha256?: string;
}

export interface Sink {
  /** Bytes that are written as they are: a byte order mark. */
  mark(bytes: Uint8Array): Promise<void>;
  /** UTF-8; the caller may reuse the memory once this resolves. @throws ChatveilError OUTPUT_FAILED */
  write(bytes: Uint8Array): Promise<void>;
  /** @throws ChatveilError OUTPUT_FAILED */
  commit(): Promise<Written>;
  abort(): Promise<void>;
}

export interface FileSinkOptions {
  readonly encoding?: Encoding;
  readonly gzip?: boolean;
  readonly hash?: boolean;
  /** Stay readable by the owner alone. */
  readonly secret?: boolean;
}

type RawWrite = (bytes: Uint8Array) => Promise<void>;

/** @throws ChatveilError OUTPUT_FAILED */
export async function openFileSink(path: string, name: string, options: FileSinkOptions = {}): Promise<Sink> {
  return told(name, async () => {
    await mkdir(dirname(path), { recursive: true });
    const partial = join(dirname(path), `.${basename(path)}.chatveil-partial`);
    const direct = await isDevice(path);
    if (!direct) await rm(partial, { force: true });
    const handle = direct ? await open(path, 'w') : await open(partial, 'wx', 0o600);
    const hash = options.hash === true ? createHash('sha256') : undefined;
    const raw = rawWriter(handle, hash);
    const coat = coated(raw.write, options);
    return {
      mark: (bytes) => told(name, () => coat.write(bytes, true)),
      write: (bytes) => told(name, () => coat.write(bytes, false)),
      commit: () =>
        told(name, async () => {
          await coat.end();
          if (!direct) {
            await handle.sync();
            if (options.secret !== true) await handle.chmod(0o666 & ~process.umask());
          }
          await handle.close();
          if (!direct) {
            await rename(partial, path);
            await syncFolder(dirname(path));
          }
          return { bytes: raw.count(), ...(hash === undefined ? {} : { sha256: hash.digest('hex') }) };
        }),
      abort: async () => {
        coat.destroy();
        await handle.close().catch(() => {});
        if (!direct) await rm(partial, { force: true }).catch(() => {});
      },
    };
  });
}

/** Standard output, or any other stream. It is not ended. */
export function openStreamSink(stream: Writable, name: string, options: FileSinkOptions = {}): Sink {
  let count = 0;
  const write: RawWrite = (bytes) =>
    new Promise((resolve, reject) => {
      count += bytes.length;
      stream.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
  const coat = coated(write, options);
  // A reader that goes away is told by the write's own callback.
  const ignore = (): void => {};
  stream.on('error', ignore);
  return {
    mark: (bytes) => told(name, () => coat.write(bytes, true)),
    write: (bytes) => told(name, () => coat.write(bytes, false)),
    commit: () =>
      told(name, async () => {
        await coat.end();
        stream.off('error', ignore);
        return { bytes: count };
      }),
    abort: async () => {
      coat.destroy();
    },
  };
}

interface Coat {
  write(bytes: Uint8Array, asIs: boolean): Promise<void>;
  end(): Promise<void>;
  destroy(): void;
}

/** What lies between UTF-8 and the medium: back to UTF-16, then gzip. */
function coated(write: RawWrite, options: FileSinkOptions): Coat {
  const encoder =
    options.encoding === undefined || options.encoding === 'utf-8'
      ? undefined
      : new Utf16Encoder(options.encoding);
  const packer = options.gzip === true ? packing(write) : undefined;
  const out = packer?.write ?? write;
  return {
    write: async (bytes, asIs) => {
      const encoded = encoder === undefined || asIs ? bytes : encoder.encode(bytes);
      if (encoded.length > 0) await out(encoded);
    },
    end: async () => packer?.end(),
    destroy: () => packer?.destroy(),
  };
}

function packing(write: RawWrite): { write: RawWrite; end(): Promise<void>; destroy(): void } {
  const gzip: Gzip = createGzip({ chunkSize: 1 << 18 });
  const drained = (async () => {
    for await (const chunk of gzip) await write(chunk);
  })();
  drained.catch(() => {});
  return {
    // If the medium fails, nobody drains gzip any more and its callback never comes: hence the race.
    write: (bytes) =>
      Promise.race([
        drained,
        new Promise<void>((resolve, reject) => {
          gzip.write(bytes, (error) => (error ? reject(error) : resolve()));
        }),
      ]),
    end: async () => {
      gzip.end();
      await drained;
    },
    destroy: () => {
      gzip.destroy();
    },
  };
}

function rawWriter(handle: FileHandle, hash: Hash | undefined): { write: RawWrite; count(): number } {
  let count = 0;
  return {
    write: async (bytes) => {
      hash?.update(bytes);
      let at = 0;
      while (at < bytes.length) at += (await handle.write(bytes, at, bytes.length - at)).bytesWritten;
      count += bytes.length;
    },
    count: () => count,
  };
}

/** A device or pipe has no final name to wait for. */
async function isDevice(path: string): Promise<boolean> {
  try {
    const found = await stat(path);
    return !found.isFile() && !found.isDirectory();
  } catch {
    return false;
  }
}

async function syncFolder(path: string): Promise<void> {
  // Not every file system can sync a folder; the rename itself has happened.
  try {
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
  } catch {}
}

async function told<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ChatveilError) throw error;
    throw new ChatveilError('OUTPUT_FAILED', `cannot be written: ${systemReason(error)}`, { file: name });
  }
}
