/**
 * Records that a framer cut out of a stream of bytes. Offsets count from the first byte the framer was given, over
 * all chunks, so they may pass 2^31. A record is `[start, end)`; `next` is past its line end too,
 * so that the stream may be cut there. One Frames is reused by its framer:
 * read it before the next push.
 */
export class Frames {
  count = 0;
  start: Float64Array = new Float64Array(256);
  end: Float64Array = new Float64Array(256);
  next: Float64Array = new Float64Array(256);
  /** 1: the record cannot be whole (an open quote, a cut element): hold it back. */
  broken: Uint8Array = new Uint8Array(256);

  clear(): void {
    this.count = 0;
  }

  add(start: number, end: number, next: number, broken: boolean): void {
    const i = this.count++;
    if (i === this.start.length) this.#grow();
    this.start[i] = start;
    this.end[i] = end;
    this.next[i] = next;
    this.broken[i] = broken ? 1 : 0;
  }

  #grow(): void {
    const size = this.start.length * 2;
    const wider = (column: Float64Array): Float64Array => {
      const next = new Float64Array(size);
      next.set(column);
      return next;
    };
    this.start = wider(this.start);
    this.end = wider(this.end);
    this.next = wider(this.next);
    const broken = new Uint8Array(size);
    broken.set(this.broken);
    this.broken = broken;
  }
}

/** Cuts a stream of bytes into records; the records do not depend on how the bytes come. */
export interface StreamFramer {
  /**
   * Offset at which the record that is not yet complete begins: bytes before it are not needed any more. The
   * stream's length if none is open.
   */
  readonly openAt: number;
  /** Takes the bytes that follow those of the last call and returns the records that end in them. */
  push(chunk: Uint8Array, isLast: boolean): Frames;
}
