import type { TextEdit } from '../model/edit.ts';

/**
 * UTF-8 on raw bytes: checking without decoding, decoding a range, and mapping UTF-16 offsets of a slot's text
 * to bytes. Everything here is linear in the range it is given. Decoding makes a string, so the locators ask for
 * it only where something was found.
 */

/**
 * Length in bytes of the well-formed sequence at `pos` (its first byte is ≥ 0x80), or 0 if it is cut, overlong,
 * a surrogate or beyond U+10FFFF.
 */
export function sequenceLength(bytes: Uint8Array, pos: number, to: number): number {
  const lead = bytes[pos]!;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (pos + 1 >= to) return 0;
  const second = bytes[pos + 1]!;
  if ((second & 0xc0) !== 0x80) return 0;
  if (lead < 0xe0) return 2;
  if (pos + 2 >= to || (bytes[pos + 2]! & 0xc0) !== 0x80) return 0;
  if (lead < 0xf0) {
    if (lead === 0xe0 && second < 0xa0) return 0;
    if (lead === 0xed && second > 0x9f) return 0;
    return 3;
  }
  if (pos + 3 >= to || (bytes[pos + 3]! & 0xc0) !== 0x80) return 0;
  if (lead === 0xf0 && second < 0x90) return 0;
  if (lead === 0xf4 && second > 0x8f) return 0;
  return 4;
}

/** Byte offset of the first ill-formed sequence in `[from, to)`, or -1. */
export function findInvalidUtf8(bytes: Uint8Array, from: number, to: number): number {
  let pos = from;
  while (pos < to) {
    if (bytes[pos]! < 0x80) {
      pos++;
      continue;
    }
    const length = sequenceLength(bytes, pos, to);
    if (length === 0) return pos;
    pos += length;
  }
  return -1;
}

/** Where the record's own bytes begin: past a byte order mark, if there is one at `from`. */
export function skipBom(bytes: Uint8Array, from: number, to: number): number {
  return to - from >= 3 && bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf
    ? from + 3
    : from;
}

/** Decodes ranges of the chunk that was asked about last without making a view for every call. */
export class RangeDecoder {
  #bytes: Uint8Array = new Uint8Array(0);
  #view: Buffer = Buffer.alloc(0);

  ascii(bytes: Uint8Array, start: number, end: number): string {
    return this.#of(bytes).toString('latin1', start, end);
  }

  /** The bytes must be well-formed; a byte order mark inside is kept. */
  utf8(bytes: Uint8Array, start: number, end: number): string {
    return this.#of(bytes).toString('utf8', start, end);
  }

  #of(bytes: Uint8Array): Buffer {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#view;
  }
}

/**
 * What stands at `pos` in a slot: bytes it takes × 4 + UTF-16 units it stands for. Formats with escapes bring
 * their own.
 */
export type Step = (bytes: Uint8Array, pos: number, end: number) => number;

export const rawStep: Step = (bytes, pos) => {
  const lead = bytes[pos]!;
  if (lead < 0x80) return (1 << 2) | 1;
  if (lead < 0xe0) return (2 << 2) | 1;
  if (lead < 0xf0) return (3 << 2) | 1;
  return (4 << 2) | 2;
};

/** A TextEdit whose offsets are bytes; the replacement is still unescaped. */
export interface PlacedEdit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/**
 * Maps edits in UTF-16 units of a slot's text to its bytes. An edge inside a character (the middle of a raw
 * surrogate pair) moves outward: more is covered, never less. Offsets past the end mean the end.
 */
export function placeEdits(
  bytes: Uint8Array,
  start: number,
  end: number,
  edits: readonly TextEdit[],
  step: Step,
): PlacedEdit[] {
  const placed: PlacedEdit[] = [];
  let pos = start;
  let unit = 0;
  let previousEnd = start;
  for (const edit of edits) {
    let from = pos;
    while (pos < end && unit < edit.start) {
      from = pos;
      const s = step(bytes, pos, end);
      pos += s >> 2;
      unit += s & 3;
    }
    // the character before `pos` straddles the edge: cover all of it
    if (unit <= edit.start) from = pos;
    while (pos < end && unit < edit.end) {
      const s = step(bytes, pos, end);
      pos += s >> 2;
      unit += s & 3;
    }
    const first = Math.max(from, previousEnd);
    previousEnd = Math.max(pos, first);
    placed.push({ start: first, end: previousEnd, replacement: edit.replacement });
  }
  return placed;
}
