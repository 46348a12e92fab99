/** Record borders inside a piece, and the small byte loops that go with them. */
import { RowFramer, sniffDelimiter } from '../formats/index.ts';
import type { Format } from '../model/format.ts';

const LF = 0x0a;
const CR = 0x0d;

/** White space as JSON knows it. */
export function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    if (byte !== 0x20 && byte !== LF && byte !== CR && byte !== 0x09) return false;
  }
  return true;
}

export function lineFeeds(bytes: Uint8Array, from: number, to: number): number {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from);
  let count = 0;
  for (let at = view.indexOf(LF); at >= 0; at = view.indexOf(LF, at + 1)) count++;
  return count;
}

/** Pairs (start, end) of the lines in `[from, to)`, without their line ends. */
export function splitLines(bytes: Uint8Array, from: number, to: number): Int32Array {
  const pairs: number[] = [];
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, to);
  let start = from;
  while (start < to) {
    const found = view.indexOf(LF, start);
    const next = found < 0 ? to : found + 1;
    pairs.push(start, withoutLineEnd(bytes, start, next));
    start = next;
  }
  return Int32Array.from(pairs);
}

function withoutLineEnd(bytes: Uint8Array, start: number, next: number): number {
  let end = next;
  if (end > start && bytes[end - 1] === LF) end--;
  if (end > start && bytes[end - 1] === CR) end--;
  return end;
}

/** Record borders in `[from, to)`, as pairs (start, end) without line ends. A record starts at `from`. */
export type Split = (bytes: Uint8Array, from: number, to: number) => Int32Array;

/** How pieces of a format are cut into records where nobody has said it yet. Serves one thread. */
export function splitOf(format: Format, header: Uint8Array | undefined, recordBytes: number): Split {
  if (format.container === 'lines') return splitLines;
  if (format.container !== 'rows') return (_bytes, from, to) => Int32Array.of(from, to);
  return rowSplitter(sniffDelimiter(header ?? new Uint8Array(0)), recordBytes);
}

const ROW_END = Uint8Array.of(LF);

function rowSplitter(delimiter: number, recordBytes: number): Split {
  // One framer for all calls: told that its bytes end, it begins anew with the next.
  const framer = new RowFramer(delimiter, recordBytes);
  // It takes its very first bytes for the start of a file, where a byte order mark may stand; these are none.
  framer.push(ROW_END, true);
  let given = ROW_END.length;
  return (bytes, from, to) => {
    const frames = framer.push(bytes.subarray(from, to), true);
    const shift = from - given;
    given += to - from;
    const pairs = new Int32Array(frames.count * 2);
    for (let i = 0; i < frames.count; i++) {
      pairs[i * 2] = frames.start[i]! + shift;
      pairs[i * 2 + 1] = frames.end[i]! + shift;
    }
    return pairs;
  };
}

/** End of the line end at `at`, if there is one. */
export function lineEndAfter(bytes: Uint8Array, at: number): number {
  if (bytes[at] === CR) return bytes[at + 1] === LF ? at + 2 : at + 1;
  return bytes[at] === LF ? at + 1 : at;
}
