/**
 * Remembers short slots in which no rule can match, by their bytes: keys, roles, labels and "ok thanks" come back
 * in every conversation. Their words are replayed instead of read. Pure economy: what is remembered depends on the
 * bytes alone, and it holds what a scan would give.
 */
import { CODING_ESCAPED, CODING_NON_ASCII, type SlotTable } from '../model/slots.ts';
import { isNamelessLabel } from './conversation/role-words.ts';
import { WordColumns } from './word-columns.ts';

/** Longer slots seldom come back. */
export const SHORT_BYTES = 24;
/** Slots remembered; later ones are scanned each time. */
const MOST = 4096;
const INDEX_SIZE = 4 * MOST;
const NOT_HERE = -1;

export class ShortSlots {
  /** Hash → entry + 1; 0 is free. */
  private readonly index = new Int32Array(INDEX_SIZE);
  private count = 0;
  private readonly bytes = new Uint8Array(MOST * SHORT_BYTES);
  private readonly length = new Uint8Array(MOST);
  private readonly digits = new Uint8Array(MOST);
  /** 1 for what is no name even as a label. */
  private readonly nameless = new Uint8Array(MOST);
  private readonly firstWord = new Int32Array(MOST + 1);
  private readonly words = new WordColumns();
  /** Where the entry that `replay` missed belongs. */
  private missedAt = 0;

  /** The entry of `bytes[from, to)` if it is remembered and names nobody (`customer`, `c1`), else -1. */
  namelessEntry(bytes: Uint8Array, from: number, to: number): number {
    if (to - from > SHORT_BYTES) return NOT_HERE;
    const entry = this.find(bytes, from, to);
    return entry >= 0 && this.nameless[entry] === 1 ? entry : NOT_HERE;
  }

  /** Whether `test` is true for the first hash of some word of the entry. */
  someWord(entry: number, test: (h1: number) => boolean): boolean {
    for (let i = this.firstWord[entry]!; i < this.firstWord[entry + 1]!; i++) {
      if (test(this.words.h1[i]!)) return true;
    }
    return false;
  }

  /**
   * If `bytes[from, to)` is remembered, appends its words to `into` and returns its digits; else -1.
   * At most SHORT_BYTES long.
   */
  replay(bytes: Uint8Array, from: number, to: number, into: WordColumns): number {
    const entry = this.find(bytes, from, to);
    if (entry < 0) return NOT_HERE;
    const { h1, h2, start, end, bits } = this.words;
    const last = this.firstWord[entry + 1]!;
    for (let i = this.firstWord[entry]!; i < last; i++) {
      into.add(h1[i]!, h2[i]!, start[i]!, end[i]!, bits[i]!);
    }
    return this.digits[entry]!;
  }

  /** Remembers the slot that `replay` has just missed; its words are those of `words` from `firstWord` on. */
  remember(
    bytes: Uint8Array,
    from: number,
    to: number,
    words: WordColumns,
    firstWord: number,
    digits: number,
  ): void {
    if (this.count === MOST) return;
    const entry = this.count++;
    this.index[this.missedAt] = entry + 1;
    for (let i = from; i < to; i++) this.bytes[entry * SHORT_BYTES + i - from] = bytes[i]!;
    this.length[entry] = to - from;
    this.digits[entry] = digits;
    this.nameless[entry] = isNamelessLabel(String.fromCharCode(...bytes.subarray(from, to))) ? 1 : 0;
    const { h1, h2, start, end, bits } = words;
    for (let i = firstWord; i < words.count; i++) {
      this.words.add(h1[i]!, h2[i]!, start[i]!, end[i]!, bits[i]!);
    }
    this.firstWord[entry + 1] = this.words.count;
  }

  private find(bytes: Uint8Array, from: number, to: number): number {
    let hash = to - from;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    let at = (hash ^ (hash >>> 15)) & (INDEX_SIZE - 1);
    for (let entry = this.index[at]! - 1; entry >= 0; entry = this.index[at]! - 1) {
      if (this.same(entry, bytes, from, to)) return entry;
      at = (at + 1) & (INDEX_SIZE - 1);
    }
    this.missedAt = at;
    return -1;
  }

  private same(entry: number, bytes: Uint8Array, from: number, to: number): boolean {
    const length = to - from;
    if (this.length[entry] !== length) return false;
    const base = entry * SHORT_BYTES;
    for (let i = 0; i < length; i++) if (this.bytes[base + i] !== bytes[from + i]) return false;
    return true;
  }
}

/** Whether the slot's bytes are its text. */
export function isPlain(slots: SlotTable, slot: number): boolean {
  return (slots.coding[slot]! & (CODING_NON_ASCII | CODING_ESCAPED)) === 0 && slots.text[slot] === undefined;
}
