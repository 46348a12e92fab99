/**
 * Copies bytes with replacements, in one buffer and in big runs: everything between two replacements is one
 * copy. Nothing is allocated before the first change. Positions must ascend; the caller has checked that.
 */
const SHORT_TEXT = 64;

/** Bytes in which what comes of so many source bytes nearly always has room. */
export function roomFor(length: number): number {
  return length + (length >> 3) + 1024;
}

export class SpliceWriter {
  private readonly source: Uint8Array;
  private readonly room: Uint8Array | undefined;
  private target: Uint8Array | undefined;
  /** Bytes written. */
  private length = 0;
  /** Source bytes before this position are dealt with. */
  private cursor = 0;

  /** `room`: where the output is put if it fits, whatever it holds now. */
  constructor(source: Uint8Array, room?: Uint8Array) {
    this.source = source;
    this.room = room;
  }

  /** Bytes that the output would have if the source were copied up to `position`. */
  lengthAt(position: number): number {
    return this.length + position - this.cursor;
  }

  /** Puts `text` in the place of source bytes `[start, end)`. */
  replace(start: number, end: number, text: string): void {
    this.copyTo(start, text.length * 3);
    this.writeText(text);
    this.cursor = end;
  }

  /** Like `replace`, for text that is already UTF-8. */
  replaceBytes(start: number, end: number, bytes: Uint8Array): void {
    this.copyTo(start, bytes.length);
    this.target!.set(bytes, this.length);
    this.length += bytes.length;
    this.cursor = end;
  }

  drop(start: number, end: number): void {
    this.copyTo(start, 0);
    this.cursor = end;
  }

  /** The output, or undefined if nothing was replaced or dropped. Its buffer is the room's or its own. */
  finish(): Uint8Array | undefined {
    if (this.target === undefined) return undefined;
    this.copyTo(this.source.length, 0);
    return this.target.subarray(0, this.length);
  }

  private copyTo(position: number, extra: number): void {
    const run = position - this.cursor;
    const target = this.reserve(run + extra);
    if (run > 0) {
      target.set(this.source.subarray(this.cursor, position), this.length);
      this.length += run;
      this.cursor = position;
    }
  }

  private reserve(more: number): Uint8Array {
    const need = this.length + more;
    if (this.target === undefined) {
      const { room } = this;
      const fits = room !== undefined && need <= room.length;
      this.target = fits ? room : Buffer.allocUnsafeSlow(Math.max(need, roomFor(this.source.length)));
    } else if (need > this.target.length) {
      const wider = Buffer.allocUnsafeSlow(Math.max(need, this.target.length * 2));
      wider.set(this.target.subarray(0, this.length));
      this.target = wider;
    }
    return this.target;
  }

  private writeText(text: string): void {
    const target = this.target!;
    let at = this.length;
    if (text.length <= SHORT_TEXT) {
      let i = 0;
      for (; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (unit > 0x7f) break;
        target[at++] = unit;
      }
      if (i === text.length) {
        this.length = at;
        return;
      }
      at = this.length;
    }
    const bytes = Buffer.from(text, 'utf8');
    target.set(bytes, at);
    this.length = at + bytes.length;
  }
}
