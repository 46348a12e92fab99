/** Record ends in bytes that come piece by piece, by container. */
import type { StreamFramer } from '../formats/index.ts';
import type { Framer, Ranges } from './cut.ts';

const LF = 0x0a;

/** Lines need no state: a piece is cut after its last LF, and the worker finds the others. */
export class LineFramer implements Framer {
  firstEnd = -1;
  lastEnd = -1;

  feed(bytes: Uint8Array, from: number, to: number): void {
    const view = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from);
    const first = view.indexOf(LF);
    this.firstEnd = first < 0 ? -1 : from + first + 1;
    this.lastEnd = first < 0 ? -1 : from + view.lastIndexOf(LF) + 1;
  }
}

/** Any framer of the formats, which counts offsets from the first byte it was given. Keeps the borders it finds. */
export class StreamedFramer implements Framer {
  firstEnd = -1;
  lastEnd = -1;
  private readonly inner: StreamFramer;
  /** Offset of the first byte that `inner` was given. */
  private readonly origin: number;
  private pushed: number;
  /** Borders since the last `takeRanges`: pairs of offsets. */
  private borders = new Float64Array(1024);
  private count = 0;
  private broken: number[] = [];

  /**
   * @param origin offset of the first byte that `inner` was given
   * @param given bytes that it was given already
   */
  constructor(inner: StreamFramer, origin: number, given: number) {
    this.inner = inner;
    this.origin = origin;
    this.pushed = origin + given;
  }

  feed(bytes: Uint8Array, from: number, to: number, isLast: boolean): void {
    const frames = this.inner.push(bytes.subarray(from, to), isLast);
    // A record may turn out to have ended before these bytes, even before the buffer, if that was skipped.
    const shift = from - this.pushed + this.origin;
    this.firstEnd = frames.count === 0 ? -1 : Math.max(0, frames.next[0]! + shift);
    this.lastEnd = frames.count === 0 ? -1 : Math.max(0, frames.next[frames.count - 1]! + shift);
    this.pushed += to - from;
    while ((this.count + frames.count) * 2 > this.borders.length) {
      const wider = new Float64Array(this.borders.length * 2);
      wider.set(this.borders);
      this.borders = wider;
    }
    for (let i = 0; i < frames.count; i++) {
      if (frames.broken[i] === 1) this.broken.push(this.count);
      this.borders[this.count * 2] = frames.start[i]! + this.origin;
      this.borders[this.count * 2 + 1] = frames.end[i]! + this.origin;
      this.count++;
    }
  }

  takeRanges(from: number): Ranges {
    // Records that were skipped have no bytes in the piece.
    let gone = 0;
    while (gone < this.count && this.borders[gone * 2]! < from) gone++;
    const ranges = new Int32Array((this.count - gone) * 2);
    for (let i = 0; i < ranges.length; i++) ranges[i] = this.borders[gone * 2 + i]! - from;
    const broken = this.broken.filter((n) => n >= gone).map((n) => n - gone);
    this.count = 0;
    this.broken = [];
    return { ranges, broken };
  }
}
