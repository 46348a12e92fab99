/**
 * Drives JSON files. An array of conversations is cut into its elements, so that it need not be held whole; an
 * element that cannot be read is left out with its comma, and what is left is an array still. Any other document is
 * one record: if it cannot be read, nothing of the file is passed on.
 */
import { ArrayFramer, sniffJson } from '../formats/index.ts';
import { cutPieces, type Framer, type Oversize, type Piece } from './cut.ts';
import type { Drive } from './drive.ts';
import { driveRecords } from './drive-records.ts';
import { StreamedFramer } from './framers.ts';
import { limitPieces } from './limit-pieces.ts';
import type { Source } from './source.ts';

const OPENS = Uint8Array.of(0x5b);
const CLOSES = Buffer.from(']\n');

/** @returns whether the file is cut into elements, so that a held record is not the whole of it */
export async function driveDocument(drive: Drive, source: Source, start: number): Promise<boolean> {
  const { chunkBytes, recordBytes } = drive.limits;
  const elements = sniffJson(source.sample) === 'conversations';
  const framer = elements ? new StreamedFramer(new ArrayFramer(), start, 0) : new WholeFramer();
  const pieces = cutPieces(source, framer, {
    chunkBytes,
    recordBytes,
    offset: start,
    buffers: drive.buffers,
  });
  const split = (bytes: Uint8Array): Int32Array => Int32Array.of(0, bytes.length);
  if (!elements) {
    await driveRecords(drive, pieces, split);
    return false;
  }
  const brackets = new Brackets(drive);
  await driveRecords(drive, brackets.watch(limitPieces(pieces, drive.limit, split), start), split);
  await brackets.close();
  return true;
}

/** The file is one record. */
class WholeFramer implements Framer {
  readonly firstEnd = -1;
  readonly lastEnd = -1;

  feed(): void {}
}

/** Writes the array's brackets where the input's own are lost: cut off, in a skipped element, past the limit. */
class Brackets {
  private readonly drive: Drive;
  private isClosed = false;

  constructor(drive: Drive) {
    this.drive = drive;
  }

  async *watch(pieces: AsyncIterable<Piece | Oversize>, start: number): AsyncGenerator<Piece | Oversize> {
    for await (const piece of pieces) {
      if (piece.kind === 'piece') this.isClosed ||= endsArray(piece);
      else if (piece.offset === start) await this.drive.sink?.write(OPENS);
      yield piece;
    }
  }

  async close(): Promise<void> {
    if (!this.isClosed) await this.drive.sink?.write(CLOSES);
  }
}

/** Whether the array's end stands behind the last element, or before what follows the array. */
function endsArray({ bytes, borders }: Piece): boolean {
  if (borders === undefined) return false;
  const { ranges, broken } = borders;
  const gap = (i: number): Uint8Array =>
    bytes.subarray(i === 0 ? 0 : ranges[i - 1]!, i < ranges.length ? ranges[i]! : bytes.length);
  return gap(ranges.length).includes(0x5d) || broken.some((n) => gap(n * 2).includes(0x5d));
}
