/**
 * Reads conversations together, wherever their rows lie, into batches of about a chunk. Neighbouring runs are read
 * at once. A conversation past the limit is cut at a row; the rest of its rows is reported and not read.
 */

import type { BufferStock } from './cut.ts';
import type { Drive, PipelineLimits } from './drive.ts';
import type { Backing } from './drive-gathered.ts';
import type { ByteRange, GatherIndex } from './gather-index.ts';

/** Reads shorter than this are done at once on this thread. */
const SMALL_READ = 64 * 1024;

export class Batch {
  readonly bytes: Uint8Array;
  /** End of each conversation in `bytes`. */
  readonly ends: Int32Array;
  /** Where the bytes lie in the input, in the order of `bytes`. */
  readonly runs: readonly ByteRange[];
  /** Number of the conversation after the last. */
  readonly upTo: number;
  /** Rows past the limit of their conversation; not in `bytes`. */
  readonly cutOff: readonly ByteRange[];
  private cursor = 0;
  private cursorStart = 0;

  constructor(
    bytes: Uint8Array,
    ends: Int32Array,
    runs: readonly ByteRange[],
    upTo: number,
    cutOff: readonly ByteRange[],
  ) {
    this.bytes = bytes;
    this.ends = ends;
    this.runs = runs;
    this.upTo = upTo;
    this.cutOff = cutOff;
  }

  /** Place in the input of an offset in `bytes`; fastest for ascending offsets. */
  inputOffset(offset: number): number {
    if (offset < this.cursorStart) {
      this.cursor = 0;
      this.cursorStart = 0;
    }
    for (;;) {
      const run = this.runs[this.cursor]!;
      const end = this.cursorStart + run.end - run.start;
      if (offset < end || this.cursor === this.runs.length - 1) return run.start + offset - this.cursorStart;
      this.cursor++;
      this.cursorStart = end;
    }
  }

  /** Number of the first conversation. */
  get first(): number {
    return this.upTo - this.ends.length;
  }

  /** One batch a conversation. */
  *singles(): Generator<Batch> {
    let start = 0;
    let run = 0;
    for (let i = 0; i < this.ends.length; i++) {
      const end = this.ends[i]!;
      const runs: ByteRange[] = [];
      for (let at = start; at < end; run++) {
        const next = this.runs[run]!;
        runs.push(next);
        at += next.end - next.start;
      }
      const upTo = this.upTo - this.ends.length + i + 1;
      const isLast = i === this.ends.length - 1;
      const bytes = this.bytes.subarray(start, end);
      yield new Batch(bytes, Int32Array.of(end - start), runs, upTo, isLast ? this.cutOff : []);
      start = end;
    }
  }
}

export class BatchReader {
  private readonly index: GatherIndex;
  private readonly backing: Backing;
  private readonly limits: PipelineLimits;
  private readonly buffers: BufferStock;
  private readonly split: (bytes: Uint8Array, from: number, to: number) => Int32Array;

  constructor(
    index: GatherIndex,
    backing: Backing,
    { limits, buffers }: Pick<Drive, 'limits' | 'buffers'>,
    split: (bytes: Uint8Array, from: number, to: number) => Int32Array,
  ) {
    this.index = index;
    this.backing = backing;
    this.limits = limits;
    this.buffers = buffers;
    this.split = split;
  }

  /** The conversations from `first` up to `upTo`. */
  async *batches(first: number, upTo: number): AsyncGenerator<Batch> {
    let runs: ByteRange[] = [];
    let cutOff: ByteRange[] = [];
    let ends: number[] = [];
    let length = 0;
    for (let conversation = first; conversation < upTo; conversation++) {
      for (const run of await this.withinLimit(this.index.runsOf(conversation), cutOff)) {
        runs.push(run);
        length += run.end - run.start;
      }
      ends.push(length);
      if (length < this.limits.chunkBytes && conversation + 1 < upTo) continue;
      yield new Batch(await this.read(runs, length), Int32Array.from(ends), runs, conversation + 1, cutOff);
      runs = [];
      cutOff = [];
      ends = [];
      length = 0;
    }
  }

  private async withinLimit(runs: readonly ByteRange[], cutOff: ByteRange[]): Promise<readonly ByteRange[]> {
    const total = runs.reduce((sum, run) => sum + run.end - run.start, 0);
    if (total <= this.limits.conversationBytes) return runs;
    const kept: ByteRange[] = [];
    let room = this.limits.conversationBytes;
    for (const run of runs) {
      const length = run.end - run.start;
      if (length <= room) {
        kept.push(run);
        room -= length;
        continue;
      }
      const cut = room > 0 ? await this.rowsWithin(run, room) : run.start;
      if (cut > run.start) kept.push({ start: run.start, end: cut });
      cutOff.push({ start: cut, end: run.end });
      room = 0;
    }
    return kept;
  }

  /** End of the last row that ends within `room` bytes. */
  private async rowsWithin(run: ByteRange, room: number): Promise<number> {
    const bytes = new Uint8Array(room + 1);
    await this.backing.readAt(bytes, run.start);
    const pairs = this.split(bytes, 0, bytes.length);
    // The last pair may be half a row.
    return run.start + (pairs.length >= 4 ? pairs[pairs.length - 2]! : 0);
  }

  private async read(runs: readonly ByteRange[], length: number): Promise<Uint8Array> {
    const bytes = this.buffers.take(length);
    let at = 0;
    for (let i = 0; i < runs.length; ) {
      // Runs that touch in the input and in the batch are one read.
      const first = runs[i]!;
      let end = first.end;
      i++;
      while (i < runs.length && runs[i]!.start === end) end = runs[i++]!.end;
      const target = bytes.subarray(at, at + end - first.start);
      if (target.length < SMALL_READ) this.backing.readAtSync(target, first.start);
      else await this.backing.readAt(target, first.start);
      at += target.length;
    }
    return bytes;
  }
}
