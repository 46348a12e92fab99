/**
 * Redaction as a stream: bytes in, bytes out, with the semantics of standard input. Nothing is known of what
 * follows, so rows of one conversation are gathered in a window. Later ones go on with its values and numbers, which
 * are kept up to a named limit; past it they are held back.
 *
 * The readable side fails with a ChatveilError where a run would refuse the input; what was read before may have
 * come out, never more than whole records. Records that were held back are told to `onEnd`.
 */
import { Duplex, PassThrough, Writable } from 'node:stream';
import type { RecordEngine } from '../engine/types.ts';
import type { Counts, HeldRecord } from '../model/counts.ts';
import { ChatveilError, ERROR_CODES } from '../model/errors.ts';
import type { FormatName } from '../model/format.ts';
import { BufferStock } from './cut.ts';
import { PIPELINE_LIMITS, type PipelineLimits } from './drive.ts';
import { Performer } from './perform.ts';
import { localPool, type Pool } from './pool.ts';
import { openStreamSink } from './sink.ts';
import { openStream } from './source.ts';
import { transcribe } from './transcribe.ts';

export interface StreamOptions {
  /** `auto` tells it from the first 64 KiB. */
  readonly format: FormatName | 'auto';
  readonly columns?: Readonly<Record<string, string>>;
  /** Stop after so many conversations. */
  readonly limit?: number;
  /** In findings lines and held records; `-` without it. */
  readonly name?: string;
  /** Takes lines of the findings file as they come. */
  readonly onFindings?: (lines: string) => void;
  readonly showValues?: boolean;
  /** Told once, when all has been written. */
  readonly onEnd?: (result: StreamResult) => void;
  /** Named limits made smaller, for tests. */
  readonly limits?: Partial<PipelineLimits>;
}

export interface StreamResult {
  readonly format: FormatName;
  readonly counts: Counts;
  readonly held: readonly HeldRecord[];
  readonly heldCount: number;
}

const BUFFERED = 1 << 18;

let streams = 0;

/** A Node stream that works on this thread with `engine`, which serves no other work meanwhile. */
export function createTransform(engine: RecordEngine, options: StreamOptions): Duplex {
  return createPooledTransform(localPool(new Performer(engine)), options);
}

/** The same over a pool, which stays the caller's to close. */
export function createPooledTransform(pool: Pool, options: StreamOptions): Duplex {
  const input = new PassThrough({ highWaterMark: BUFFERED });
  // What waits until the reader wants more.
  let waiting: ((error?: Error) => void) | undefined;
  const duplex = new Duplex({
    writableHighWaterMark: BUFFERED,
    readableHighWaterMark: BUFFERED,
    write: (chunk, _encoding, done) => {
      input.write(chunk, done);
    },
    final: (done) => {
      input.end(done);
    },
    read: () => {
      const go = waiting;
      waiting = undefined;
      go?.();
    },
    destroy: (error, done) => {
      input.destroy();
      waiting?.(new ChatveilError('INTERRUPTED', ERROR_CODES.INTERRUPTED));
      done(error);
    },
  });
  const output = new Writable({
    highWaterMark: 1,
    write: (chunk, _encoding, done) => {
      if (duplex.push(chunk)) done();
      else waiting = done;
    },
  });
  redactStream(pool, input, output, options).then(
    () => duplex.push(null),
    (error: unknown) => {
      duplex.destroy(
        error instanceof ChatveilError ? error : new ChatveilError('INTERNAL', ERROR_CODES.INTERNAL),
      );
    },
  );
  return duplex;
}

/** A web stream, on this thread. */
export function createWebTransform(
  engine: RecordEngine,
  options: StreamOptions,
): { readonly readable: ReadableStream<Uint8Array>; readonly writable: WritableStream<Uint8Array> } {
  return Duplex.toWeb(createTransform(engine, options));
}

async function redactStream(
  pool: Pool,
  input: AsyncIterable<Uint8Array>,
  output: Writable,
  options: StreamOptions,
): Promise<void> {
  const name = options.name ?? '-';
  const limits = { ...PIPELINE_LIMITS, ...options.limits };
  const source = await openStream(input, name);
  const sink = openStreamSink(output, name, { encoding: source.encoding });
  // Streams may share a pool with runs, whose contexts count upwards.
  const done = await transcribe(source, name, --streams, {
    pool,
    limits,
    // A stream hands chunks on without copying them, so their memory is not used twice.
    buffers: new BufferStock(limits.chunkBytes, { kept: 0 }),
    format: options.format,
    wanted: { output: true, findings: options.onFindings !== undefined, values: options.showValues === true },
    sink,
    ...(options.columns === undefined ? {} : { columns: options.columns }),
    ...(options.limit === undefined ? {} : { limit: options.limit }),
    ...(options.onFindings === undefined
      ? {}
      : { findings: async (text: string) => options.onFindings?.(text) }),
  });
  if (done.refused !== undefined)
    throw new ChatveilError('RECORD_MALFORMED', done.refused.reason, {
      file: name,
      line: done.refused.line,
      offset: done.refused.offset,
    });
  await sink.commit();
  const { counts, held, heldCount } = done.tally;
  options.onEnd?.({ format: done.format, counts, held, heldCount });
}
