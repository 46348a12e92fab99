/**
 * Drives inputs with one message a row. First every row's conversation key is read (the index); then conversations
 * go to the pool whole, in the order of their first rows, however their rows interleave; their edits wait until the
 * output reaches the place. The output advances to the first row of the first conversation still open.
 *
 * A seekable file is indexed to its end. A stream has a window: when it is full, the conversations that began in
 * its older half are closed with what the window holds of them, so each is seen over at least half a window. Rows
 * that come after their conversation was closed go on with its values and numbers, which are kept up to a named
 * limit; past it they are held back. All this depends on the input's bytes alone.
 */
import { ERROR_CODES } from '../model/errors.ts';
import { CarryStore } from './carry-store.ts';
import type { Oversize, Piece } from './cut.ts';
import type { Drive } from './drive.ts';
import { isLost } from './drive-records.ts';
import { EditStore } from './edit-store.ts';
import { fillNumbers } from './findings-lines.ts';
import { type Batch, BatchReader } from './gather-batch.ts';
import { GatherIndex } from './gather-index.ts';
import type { GatheredResult } from './jobs.ts';
import { inOrder } from './ordered.ts';
import { isBlank, lineFeeds } from './records.ts';
import { SpliceWriter } from './splice-writer.ts';

/** Bytes that can be read by position: a file, or what a window holds of a stream. */
export interface Backing {
  /** Bytes not there (they were skipped) read as zeros. */
  readAt(into: Uint8Array, position: number): Promise<number>;
  /** For many small reads, where a trip through the thread pool costs more than the read. */
  readAtSync(into: Uint8Array, position: number): number;
}

const NOTHING = new Uint8Array(0);
const LATE = 'its conversation was closed and forgotten: its rows lie too far apart for a stream';
const TOO_LARGE = `${ERROR_CODES.CONVERSATION_TOO_LARGE}; its rows from here on are left out`;

export class GatheredDriver {
  private readonly drive: Drive;
  private readonly backing: Backing;
  private readonly window: Window | undefined;
  private readonly split: (bytes: Uint8Array, from: number, to: number) => Int32Array;
  private readonly index: GatherIndex;
  private readonly edits = new EditStore();
  /** What a stream remembers of closed conversations; nothing if some conversations are left out. */
  private readonly carry: CarryStore | undefined;
  /** No row can come any more. */
  private ended = false;
  private readonly lineMarks: { readonly offset: number; readonly line: number }[] = [];
  private lines: number;
  private written: number;

  /** @param file the seekable input; without it the pieces are kept in a window */
  constructor(
    drive: Drive,
    offset: number,
    split: (bytes: Uint8Array, from: number, to: number) => Int32Array,
    file?: Backing,
  ) {
    this.drive = drive;
    this.split = split;
    this.window = file === undefined ? new Window() : undefined;
    this.backing = file ?? this.window!;
    this.carry =
      file === undefined && drive.limit === undefined ? new CarryStore(drive.limits.carriedBytes) : undefined;
    this.index = new GatherIndex(offset);
    this.written = offset;
    this.lines = drive.tally.lines;
  }

  async run(pieces: AsyncIterable<Piece | Oversize>): Promise<void> {
    const { drive, index, window } = this;
    const half = drive.limits.streamWindowBytes / 2;
    await inOrder(
      pieces,
      async (piece) =>
        piece.kind === 'piece'
          ? drive.pool.run({ kind: 'index', context: drive.context, bytes: piece.bytes, ...piece.borders })
          : undefined,
      async (piece, result) => {
        this.lineMarks.push({ offset: index.end, line: this.lines });
        if (piece.kind === 'oversize') {
          drive.tally.hold(this.lines + 1, piece.offset, 'RECORD_TOO_LARGE', ERROR_CODES.RECORD_TOO_LARGE);
          drive.tally.counts.records++;
          drive.tally.counts.bytes += piece.length;
          this.edits.add(piece.offset, piece.offset + piece.length, NOTHING);
          index.skip(piece.length);
          window?.append(piece.offset, undefined);
          this.lines += piece.lines;
          return;
        }
        window?.append(piece.offset, piece.bytes);
        this.lines += result!.lines;
        const takeUp = (closed: number, next: number): boolean => this.carry?.takeUp(closed, next) === true;
        for (const late of index.append(result!, takeUp))
          await this.holdRows(late.start, late.end, 'CONVERSATION_TOO_LARGE', LATE);
        if (window === undefined) drive.buffers.give(piece.bytes);
        else if (index.end - this.written >= drive.limits.streamWindowBytes) {
          let upTo = index.closed;
          while (upTo < index.conversations && index.startOf(upTo) < this.written + half) upTo++;
          await this.settle(upTo);
          index.forget(this.written);
          window.drop(this.written);
        }
      },
      drive.pool.inFlight,
    );
    this.ended = true;
    await this.settle(index.conversations);
  }

  /** Works off the conversations before `upTo` and writes as far as they allow. */
  private async settle(upTo: number): Promise<void> {
    const { drive, index } = this;
    const limit = Math.min(upTo, drive.limit ?? Number.POSITIVE_INFINITY);
    const reader = new BatchReader(index, this.backing, drive, this.split);
    await inOrder(
      reader.batches(index.closed, limit),
      (batch) => this.answer(batch),
      async (batch, answers) => {
        for (const answered of answers) await this.take(answered.batch, answered.result);
        drive.buffers.give(batch.bytes);
        await this.writeTo(index.close(batch.upTo));
      },
      drive.pool.inFlight,
    );
    for (let beyond = Math.max(index.closed, limit); beyond < upTo; beyond++)
      for (const run of index.runsOf(beyond)) this.edits.add(run.start, run.end, NOTHING);
    await this.writeTo(index.close(upTo));
  }

  private async answer(batch: Batch): Promise<{ batch: Batch; result: GatheredResult | undefined }[]> {
    try {
      return [{ batch, result: await this.runBatch(batch) }];
    } catch (error) {
      if (!isLost(error)) throw error;
      if (batch.ends.length === 1) return [{ batch, result: undefined }];
    }
    const answers: { batch: Batch; result: GatheredResult | undefined }[] = [];
    for (const alone of batch.singles()) answers.push(...(await this.answer(alone)));
    return answers;
  }

  private runBatch(batch: Batch): Promise<GatheredResult> {
    const { carry, index } = this;
    const numbers = Array.from(batch.ends, (_, i) => batch.first + i);
    const goesOn = carry === undefined ? [] : numbers.map((conversation) => carry.of(conversation));
    const carries = carry !== undefined && !this.ended;
    return this.drive.pool.run({
      kind: 'gathered',
      context: this.drive.context,
      bytes: batch.bytes,
      ends: batch.ends,
      ...(goesOn.some((carried) => carried !== undefined) ? { goesOn } : {}),
      ...(carries ? { carries: numbers.map((conversation) => index.isKeyed(conversation)) } : {}),
      carriedBytes: this.drive.limits.carriedConversationBytes,
      wanted: this.drive.wanted,
    });
  }

  private async take(batch: Batch, result: GatheredResult | undefined): Promise<void> {
    const { tally, findings } = this.drive;
    for (const { start, end } of batch.cutOff) await this.holdRange(start, end);
    const ordinals = this.ordinalsOf(batch);
    if (result === undefined) {
      for (const { start, end } of batch.runs)
        await this.holdRows(start, end, 'WORKER_LOST', ERROR_CODES.WORKER_LOST);
      return;
    }
    ordinals.forEach((ordinal, i) => {
      this.carry?.leave(batch.first + i, ordinal, result.carried?.[i]);
    });
    tally.add(result.counts);
    for (const held of result.held) {
      const offset = batch.inputOffset(held.offset);
      tally.hold(await this.lineAt(offset), offset, held.code, held.reason);
    }
    if (result.findings !== undefined && findings !== undefined) {
      const { texts, numbers } = result.findings;
      const text = fillNumbers({ texts, numbers: numbers.map((n) => ordinals[n - 1]!) }, 0);
      if (text !== '') await findings(text);
    }
    let textStart = 0;
    for (let i = 0; i < result.edits.length; i += 3) {
      const start = batch.inputOffset(result.edits[i]!);
      const end = start + result.edits[i + 1]! - result.edits[i]!;
      const textEnd = result.edits[i + 2]!;
      this.edits.add(start, end, result.replacements.subarray(textStart, textEnd));
      textStart = textEnd;
    }
  }

  /** Numbers of the batch's conversations in the input, from 1; one that goes on keeps the number it had. */
  private ordinalsOf(batch: Batch): number[] {
    const { tally } = this.drive;
    return Array.from(batch.ends, (_, i) => this.carry?.settle(batch.first + i) ?? ++tally.conversations);
  }

  private async holdRows(
    start: number,
    end: number,
    code: 'CONVERSATION_TOO_LARGE' | 'WORKER_LOST',
    reason: string,
  ): Promise<void> {
    const { tally } = this.drive;
    const rows = new Uint8Array(end - start);
    await this.backing.readAt(rows, start);
    const pairs = this.split(rows, 0, rows.length);
    this.edits.add(start, end, NOTHING);
    for (let i = 0; i < pairs.length; i += 2) {
      if (isBlank(rows, pairs[i]!, pairs[i + 1]!)) continue;
      const offset = start + pairs[i]!;
      tally.hold(await this.lineAt(offset), offset, code, reason);
      tally.counts.records++;
    }
    tally.counts.bytes += end - start;
  }

  /** Holds back rows that are too many to be read. */
  private async holdRange(start: number, end: number): Promise<void> {
    const { tally } = this.drive;
    this.edits.add(start, end, NOTHING);
    tally.hold(await this.lineAt(start), start, 'CONVERSATION_TOO_LARGE', TOO_LARGE);
    tally.counts.bytes += end - start;
  }

  /** Line of an input offset, counted from 1. */
  private async lineAt(offset: number): Promise<number> {
    // Past the list only the number counts, and each line costs a read.
    if (this.drive.tally.listFull) return 0;
    let low = 0;
    let high = this.lineMarks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineMarks[middle]!.offset <= offset) low = middle;
      else high = middle - 1;
    }
    const mark = this.lineMarks[low]!;
    const before = new Uint8Array(offset - mark.offset);
    await this.backing.readAt(before, mark.offset);
    return mark.line + lineFeeds(before, 0, before.length) + 1;
  }

  /** Writes the input up to `frontier` with all edits there. */
  private async writeTo(frontier: number): Promise<void> {
    const { sink, limits } = this.drive;
    while (this.written < frontier) {
      const from = this.written;
      const to = Math.min(frontier, from + limits.chunkBytes);
      const edits = this.edits.take(from, to);
      const reach = Math.max(to, edits.at(-1)?.end ?? 0);
      if (sink !== undefined) {
        const bytes = this.drive.buffers.take(to - from);
        await this.backing.readAt(bytes, from);
        const writer = new SpliceWriter(bytes);
        for (const edit of edits)
          writer.replaceBytes(edit.start - from, Math.min(edit.end, to) - from, edit.replacement);
        const output = writer.finish() ?? bytes;
        if (output.length > 0) await sink.write(output);
        this.drive.buffers.give(bytes);
      }
      // An edit that reaches further takes the bytes after `to` with it.
      this.written = reach;
    }
  }
}

/** What is kept of a stream. */
class Window implements Backing {
  private parts: { readonly offset: number; readonly bytes: Uint8Array }[] = [];

  /** Skipped bytes are noted by nobody: they are never read back but to be dropped. */
  append(offset: number, bytes: Uint8Array | undefined): void {
    if (bytes !== undefined) this.parts.push({ offset, bytes });
  }

  drop(before: number): void {
    this.parts = this.parts.filter((part) => part.offset + part.bytes.length > before);
  }

  async readAt(into: Uint8Array, position: number): Promise<number> {
    return this.readAtSync(into, position);
  }

  readAtSync(into: Uint8Array, position: number): number {
    const end = position + into.length;
    for (const { offset, bytes } of this.parts) {
      if (offset >= end || offset + bytes.length <= position) continue;
      const from = Math.max(offset, position);
      const to = Math.min(offset + bytes.length, end);
      into.set(bytes.subarray(from - offset, to - offset), from - position);
    }
    return into.length;
  }
}
