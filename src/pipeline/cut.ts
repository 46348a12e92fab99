/**
 * Reads a source and cuts it into pieces of whole records, of about a chunk each. A record longer than a chunk
 * grows its piece up to the limit; past the limit it is skipped to its end and reported as oversize, in bounded
 * memory. The caller owns a piece's bytes and may give the buffer back.
 */

import { lineFeeds } from './records.ts';
import type { Source } from './source.ts';

/**
 * Finds record ends in bytes that come piece by piece. `feed` is told bytes `[from, to)`, which follow those told
 * before; it then knows the first and the last record end among them, as indexes in `bytes`, or -1.
 */
export interface Framer {
  firstEnd: number;
  lastEnd: number;
  feed(bytes: Uint8Array, from: number, to: number, isLast: boolean): void;
  /** Borders of the records since the last call, counted from the offset `from`, if the framer keeps them. */
  takeRanges?(from: number): Ranges | undefined;
}

/** Record borders of a piece, as in `RecordsJob`. */
export interface Ranges {
  readonly ranges: Int32Array;
  readonly broken: readonly number[];
}

export interface Piece {
  readonly kind: 'piece';
  readonly bytes: Uint8Array;
  /** Position of the first byte in the source's text. */
  readonly offset: number;
  /** Where the framer knows the borders of the records. */
  readonly borders?: Ranges;
}

export interface Oversize {
  readonly kind: 'oversize';
  readonly offset: number;
  readonly length: number;
  /** LF bytes in it. */
  readonly lines: number;
}

export interface CutOptions {
  readonly chunkBytes: number;
  readonly recordBytes: number;
  /** Position of the source's next byte. */
  readonly offset: number;
  readonly buffers: BufferStock;
}

export interface StockOptions {
  /** Buffers kept for reuse; 0 where somebody may still look at a piece that was given back. */
  readonly kept?: number;
  /** In memory that threads share: a job takes its bytes to a worker without a copy, and here they stay as they are. */
  readonly shared?: boolean;
}

/** Chunk buffers in rotation, so that steady reading allocates nothing. */
export class BufferStock {
  private readonly free: ArrayBufferLike[] = [];
  private readonly size: number;
  private readonly kept: number;
  private readonly shared: boolean;

  constructor(size: number, { kept = 32, shared = false }: StockOptions = {}) {
    this.size = size;
    this.kept = kept;
    this.shared = shared;
  }

  /** Exactly `length` bytes of whatever content. */
  take(length: number): Uint8Array {
    if (length > this.size) return new Uint8Array(this.fresh(length));
    return new Uint8Array(this.free.pop() ?? this.fresh(this.size), 0, length);
  }

  /** Takes the memory of `bytes` back, if it came from here. */
  give({ buffer }: Uint8Array): void {
    const isShared = buffer instanceof SharedArrayBuffer;
    if (isShared === this.shared && buffer.byteLength === this.size && this.free.length < this.kept)
      this.free.push(buffer);
  }

  private fresh(length: number): ArrayBufferLike {
    return this.shared ? new SharedArrayBuffer(length) : Buffer.allocUnsafeSlow(length).buffer;
  }
}

export async function* cutPieces(
  source: Source,
  framer: Framer,
  options: CutOptions,
): AsyncGenerator<Piece | Oversize> {
  const { chunkBytes, recordBytes, buffers } = options;
  let buffer = buffers.take(chunkBytes);
  let base = options.offset;
  let filled = 0;
  /** A record end among bytes that `skip` has told the framer already. */
  let known = -1;
  for (;;) {
    const fed = filled;
    // The buffer is filled to its end before it is cut: cuts depend on the bytes, not on how they arrive.
    let ended = false;
    while (filled < buffer.length) {
      const got = await source.read(buffer, filled);
      if (got === 0) {
        ended = true;
        break;
      }
      filled += got;
    }
    framer.feed(buffer, fed, filled, ended);
    const cut = Math.max(framer.lastEnd, known);
    known = -1;
    if (ended) {
      const rest = Math.max(cut, 0);
      if (filled - rest > recordBytes) {
        if (rest > 0) yield piece(framer, buffer, rest, base);
        yield {
          kind: 'oversize',
          offset: base + rest,
          length: filled - rest,
          lines: lineFeeds(buffer, rest, filled),
        };
      } else if (filled > 0) yield piece(framer, buffer, filled, base);
      return;
    }
    if (cut > 0) {
      const tail = filled - cut;
      const next = buffers.take(Math.max(chunkBytes, tail * 2));
      next.set(buffer.subarray(cut, filled));
      yield piece(framer, buffer, cut, base);
      base += cut;
      buffer = next;
      filled = tail;
    } else if (filled <= recordBytes + LINE_END_BYTES) {
      // Memory that nothing is written to costs nothing, each buffer that was too short stays until it is collected.
      const wider = buffers.take(Math.min(filled * GROWTH, recordBytes + LINE_END_BYTES + 1));
      wider.set(buffer.subarray(0, filled));
      buffers.give(buffer);
      buffer = wider;
    } else {
      const skipped = yield* skip(source, framer, buffer, filled, base);
      if (skipped.ended) return;
      base += skipped.gone;
      filled = skipped.kept;
      known = skipped.lastEnd;
    }
  }
}

function piece(framer: Framer, buffer: Uint8Array, length: number, offset: number): Piece {
  const borders = framer.takeRanges?.(offset);
  const bytes = buffer.subarray(0, length);
  return { kind: 'piece', bytes, offset, ...(borders === undefined ? {} : { borders }) };
}

/** What a buffer grows by when it holds no whole record. */
const GROWTH = 8;

/** A record may be as long as the limit and still have its line end behind it. */
const LINE_END_BYTES = 2;

interface Skipped {
  readonly ended: boolean;
  /** Bytes of the record. */
  readonly gone: number;
  /** Bytes after it, at the start of the buffer. */
  readonly kept: number;
  /** Last record end among those, or -1. */
  readonly lastEnd: number;
}

/** Reads on to the end of the record that fills `buffer`, keeping nothing of it. */
async function* skip(
  source: Source,
  framer: Framer,
  buffer: Uint8Array,
  filled: number,
  base: number,
): AsyncGenerator<Oversize, Skipped> {
  let gone = filled;
  let lines = lineFeeds(buffer, 0, filled);
  for (;;) {
    const got = await source.read(buffer, 0);
    if (got === 0) {
      yield { kind: 'oversize', offset: base, length: gone, lines };
      return { ended: true, gone, kept: 0, lastEnd: -1 };
    }
    framer.feed(buffer, 0, got, false);
    const end = framer.firstEnd;
    if (end < 0) {
      gone += got;
      lines += lineFeeds(buffer, 0, got);
      continue;
    }
    yield { kind: 'oversize', offset: base, length: gone + end, lines: lines + lineFeeds(buffer, 0, end) };
    buffer.copyWithin(0, end, got);
    return {
      ended: false,
      gone: gone + end,
      kept: got - end,
      lastEnd: framer.lastEnd > end ? framer.lastEnd - end : -1,
    };
  }
}
