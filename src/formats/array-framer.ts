import { Frames, type StreamFramer } from './frames.ts';

/**
 * Cuts a JSON file whose outermost value is an array into its elements, so that it need not be held whole. Only
 * brackets, strings and commas are looked at; whether an element is sound is for the locator to say. Any other
 * file is one record.
 */

const IN_MARK = 0;
/** Before the outermost value. */
const BEFORE = 1;
/** Before an element, or before the end of an empty array. */
const FIRST_ELEMENT = 2;
const ELEMENT = 3;
const IN_ELEMENT = 4;
const IN_STRING = 5;
/** After a backslash in a string. */
const IN_ESCAPE = 6;
const AFTER_ARRAY = 7;
/** The outermost value is no array, or the array is broken: all that is left is one record. */
const REST = 8;

const BOM = [0xef, 0xbb, 0xbf] as const;

/** In an element: 1 opens, 2 closes, 3 quote, 4 comma. */
const BYTES: Uint8Array = (() => {
  const table = new Uint8Array(256);
  table[0x7b] = 1;
  table[0x5b] = 1;
  table[0x7d] = 2;
  table[0x5d] = 2;
  table[0x22] = 3;
  table[0x2c] = 4;
  return table;
})();

function isBlank(b: number): boolean {
  return b === 0x20 || b === 0x09 || b === 0x0a || b === 0x0d;
}

export class ArrayFramer implements StreamFramer {
  openAt = 0;
  /** What the outermost value is, as soon as its first byte is known. */
  shape: 'unknown' | 'array' | 'other' = 'unknown';
  readonly #frames = new Frames();
  #state = IN_MARK;
  #base = 0;
  #mark = 0;
  /** Where the open element, or the rest, begins; -1 if none is open. */
  #start = -1;
  /** Brackets open inside the element. */
  #depth = 0;
  /** Past the element's last byte that is not blank. */
  #end = 0;
  #isBroken = false;

  push(chunk: Uint8Array, isLast: boolean): Frames {
    const frames = this.#frames;
    frames.clear();
    const base = this.#base;
    const to = chunk.length;
    let pos = 0;
    while (pos < to) {
      if (this.#state === IN_STRING) {
        while (pos < to && chunk[pos] !== 0x22 && chunk[pos] !== 0x5c) pos++;
        if (pos >= to) break;
        this.#state = chunk[pos] === 0x22 ? IN_ELEMENT : IN_ESCAPE;
        pos++;
        this.#end = base + pos;
      } else if (this.#state === IN_ELEMENT) pos = this.#element(chunk, pos);
      else if (this.#state === IN_ESCAPE) {
        this.#state = IN_STRING;
        pos++;
      } else if (this.#state === REST) pos = to;
      else pos = this.#between(chunk, pos);
    }
    this.#base = base + to;
    if (isLast) this.#finish();
    this.openAt = this.#start < 0 ? this.#base : this.#start;
    return frames;
  }

  #element(chunk: Uint8Array, from: number): number {
    const base = this.#base;
    let pos = from;
    while (pos < chunk.length) {
      const b = chunk[pos]!;
      const kind = BYTES[b]!;
      if (kind === 0) {
        if (!isBlank(b)) this.#end = base + pos + 1;
        pos++;
        continue;
      }
      if (this.#depth === 0 && (kind === 4 || b === 0x5d)) {
        this.#emit(base + pos, false);
        this.#state = kind === 4 ? ELEMENT : AFTER_ARRAY;
        return pos + 1;
      }
      pos++;
      this.#end = base + pos;
      if (kind === 1) this.#depth++;
      else if (kind === 2 && this.#depth > 0) this.#depth--;
      else if (kind === 3) {
        this.#state = IN_STRING;
        return pos;
      }
    }
    return pos;
  }

  /** One byte outside elements; returns where to go on. */
  #between(chunk: Uint8Array, pos: number): number {
    const b = chunk[pos]!;
    if (this.#state === IN_MARK) {
      if (this.#mark < 3 && b === BOM[this.#mark]) {
        this.#mark++;
        return pos + 1;
      }
      if (this.#mark === 1 || this.#mark === 2) return this.#rest(pos, this.#base + pos - this.#mark, false);
      this.#state = BEFORE;
      return pos;
    }
    if (isBlank(b)) return pos + 1;
    if (this.#state === BEFORE) {
      if (b !== 0x5b) return this.#rest(pos, this.#base + pos, false);
      this.shape = 'array';
      this.#state = FIRST_ELEMENT;
      return pos + 1;
    }
    if (this.#state === AFTER_ARRAY) return this.#rest(pos, this.#base + pos, true);
    if (b === 0x5d && this.#state === FIRST_ELEMENT) {
      this.#state = AFTER_ARRAY;
      return pos + 1;
    }
    // a comma or an end where an element must stand
    if (b === 0x5d || b === 0x2c) return this.#rest(pos, this.#base + pos, true);
    this.#state = IN_ELEMENT;
    this.#start = this.#base + pos;
    this.#depth = 0;
    return pos;
  }

  #rest(pos: number, start: number, isBroken: boolean): number {
    if (this.shape === 'unknown') this.shape = 'other';
    this.#state = REST;
    this.#start = start;
    this.#isBroken = isBroken;
    return pos;
  }

  #emit(next: number, isBroken: boolean): void {
    this.#frames.add(this.#start, this.#end, next, isBroken);
    this.#start = -1;
  }

  #finish(): void {
    const state = this.#state;
    if (state === AFTER_ARRAY) return;
    if (state === IN_MARK && (this.#mark === 1 || this.#mark === 2)) this.#start = 0;
    if (this.shape === 'array' || state === REST || this.#start >= 0) {
      // the array has no end: what is open, be it nothing, is broken
      const isBroken = this.shape === 'array' || this.#isBroken;
      if (this.#start < 0) this.#start = this.#base;
      this.#end = this.#base;
      this.#emit(this.#base, isBroken);
    }
  }
}
