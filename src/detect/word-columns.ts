/**
 * The words of a conversation as columns of integers: hashes, position, class bits. Name evidence and the search
 * for known values work on these; no string is built for a word.
 */

import type { WordTable } from '../rules/words.ts';
import { WORD_FOLD } from '../text/characters.ts';
import { H1_START, H2_START, stepH1, stepH2 } from '../text/word-hash.ts';

/** Bits that the word's own spelling adds to its dictionary classes. */
export const WORD_CAPITAL = 1 << 16;
/** Two or more letters, none lower case. */
export const WORD_UPPER = 1 << 17;
export const WORD_HAS_DIGIT = 1 << 18;
export const WORD_HAS_LETTER = 1 << 19;

/** Columns longer than this grow by a quarter, since they are most of a long conversation's memory; others double. */
const LONG_COLUMN = 1 << 20;

/** The length to which a full column grows. */
export function roomierThan(size: number): number {
  return size < LONG_COLUMN ? size * 2 : Math.ceil(size * 1.25);
}

export function widened(column: Int32Array, size: number): Int32Array {
  const next = new Int32Array(size);
  next.set(column);
  return next;
}

export class WordColumns {
  count = 0;
  h1: Int32Array = new Int32Array(1024);
  h2: Int32Array = new Int32Array(1024);
  /** UTF-16 units from the start of the slot's folded text. */
  start: Int32Array = new Int32Array(1024);
  end: Int32Array = new Int32Array(1024);
  bits: Int32Array = new Int32Array(1024);

  clear(): void {
    this.count = 0;
  }

  private grow(): void {
    const size = roomierThan(this.count);
    this.h1 = widened(this.h1, size);
    this.h2 = widened(this.h2, size);
    this.start = widened(this.start, size);
    this.end = widened(this.end, size);
    this.bits = widened(this.bits, size);
  }

  /**
   * Appends the words of `units[from, to)`: ASCII bytes or UTF-16 units. Returns the units in words that hold a
   * digit, which is the number of digits or more.
   */
  addWords(units: Uint8Array | Uint16Array, from: number, to: number, table: WordTable): number {
    let digits = 0;
    let i = from;
    while (i < to) {
      let folded = WORD_FOLD[units[i]!]!;
      if (folded === 0) {
        i++;
        continue;
      }
      const start = i;
      let h1 = H1_START;
      let h2 = H2_START;
      let spelling = 0;
      do {
        h1 = stepH1(h1, folded);
        h2 = stepH2(h2, folded);
        spelling |= SPELLING[units[i]!]!;
        i++;
        folded = i < to ? WORD_FOLD[units[i]!]! : 0;
      } while (folded !== 0);
      let shape = 0;
      if ((spelling & DIGIT) !== 0) {
        shape = WORD_HAS_DIGIT;
        digits += i - start;
      }
      if ((spelling & (LOWER | UPPER)) !== 0) shape |= WORD_HAS_LETTER;
      if (shape === WORD_HAS_LETTER && SPELLING[units[start]!] === UPPER) {
        shape |= WORD_CAPITAL;
        if ((spelling & LOWER) === 0 && i - start > 1) shape |= WORD_UPPER;
      }
      this.add(h1, h2, start - from, i - from, table.lookup(h1, h2) | shape);
    }
    return digits;
  }

  add(h1: number, h2: number, start: number, end: number, bits: number): void {
    if (this.count === this.start.length) this.grow();
    const n = this.count++;
    this.h1[n] = h1;
    this.h2[n] = h2;
    this.start[n] = start;
    this.end[n] = end;
    this.bits[n] = bits;
  }
}

const DIGIT = 1;
/** Letters without case count as lower case. */
const LOWER = 2;
const UPPER = 4;

/** UTF-16 unit → how it is spelled; 0 for units outside words. */
const SPELLING: Uint8Array = buildSpelling();

function buildSpelling(): Uint8Array {
  const table = new Uint8Array(65536);
  for (let unit = 0; unit < table.length; unit++) {
    const folded = WORD_FOLD[unit]!;
    if (folded === 0) continue;
    if (folded >= 0x30 && folded <= 0x39) table[unit] = DIGIT;
    else {
      const letter = String.fromCharCode(unit);
      table[unit] = letter === letter.toLowerCase() ? LOWER : UPPER;
    }
  }
  return table;
}
