/**
 * The dictionaries as one table: word hash → class bits, in one buffer that worker threads can share. A word is
 * known by its two 32-bit hashes (text/word-hash.ts) and nothing else; a test proves that no two words of the
 * dictionaries share both.
 *
 * Open addressing in two levels: the common words of all languages first, since most words of a message are among
 * them, then names and places. Hurts when most words asked for are in neither: they miss twice.
 */
import { ChatveilError } from '../model/errors.ts';
import { hashOnlyWord } from '../text/word-hash.ts';

/** Class bits of a word, at most 16. */
export const WORD_GIVEN = 1;
export const WORD_SURNAME = 2;
/** Among the commonest words of some language: reading it as a name needs evidence. */
export const WORD_COMMON = 4;
export const WORD_PLACE = 8;
/** Known as a name from a weak source only. */
export const WORD_WEAK = 16;
/** First word of a cue phrase. */
export const WORD_CUE = 32;
/** A cue phrase by itself. */
export const WORD_CUE_ALONE = 64;
/** PERF: known to begin no place's name, so that the table of places need not be asked; a mark of the built-in tables alone. */
export const WORD_NO_PLACE = 128;
/** A given name that nearly everybody takes for one, in small letters too. */
export const WORD_FAMILIAR_GIVEN = 256;
/** A frequent surname that is a word or a small place as well and seldom follows a given name as such. */
export const WORD_FAMILIAR_SURNAME = 512;
/** An English given name that is a common word of some language too. */
export const WORD_WORDY_GIVEN = 1024;
/** A common word of another language than English that lists call a name as well: nothing is told from what is spelt nearly like it. */
export const WORD_COMMON_ABROAD = 2048;

/** A new word with any other bit goes into the first level. */
const SECOND_LEVEL =
  WORD_GIVEN |
  WORD_SURNAME |
  WORD_PLACE |
  WORD_WEAK |
  WORD_NO_PLACE |
  WORD_FAMILIAR_GIVEN |
  WORD_FAMILIAR_SURNAME |
  WORD_WORDY_GIVEN |
  WORD_COMMON_ABROAD;

/** A word, or a phrase where several words belong together, and its class bits. */
export type WordEntry = readonly [word: string, bits: number];

const MAGIC = 0x77_64_31_00;
/** Header as 32-bit numbers: magic, then slots and words of the first level, slots and words of the second. */
const HEADER = 5;
const SLOT_BYTES = 10;
const MIN_SLOTS = 16;

export class WordTable {
  private buffer: ArrayBufferLike;
  private first: Level;
  private second: Level;
  /** Whether the buffer may be written to: one that came from outside is copied before the first change. */
  private own: boolean;

  private constructor(buffer: ArrayBufferLike, own: boolean) {
    const header = new Int32Array(buffer, 0, HEADER);
    this.buffer = buffer;
    this.own = own;
    this.first = new Level(buffer, HEADER * 4, header[1]!, header[2]!);
    this.second = new Level(buffer, HEADER * 4 + header[1]! * SLOT_BYTES, header[3]!, header[4]!);
  }

  /** A table of `entries`; see `add`. */
  static build(entries: Iterable<WordEntry>): WordTable {
    const table = new WordTable(newBuffer(MIN_SLOTS, MIN_SLOTS), true);
    for (const [word, bits] of entries) table.add(word, bits);
    // Words that turned out to be common as well as names move into the first level.
    table.rebuild();
    return table;
  }

  /** A view of what `toBuffer` gave, without copying. @throws ChatveilError INTERNAL for any other buffer */
  static fromBuffer(buffer: ArrayBufferLike): WordTable {
    if (buffer.byteLength >= HEADER * 4) {
      const [magic, first, , second] = new Int32Array(buffer, 0, HEADER);
      if (magic === MAGIC && buffer.byteLength === sizeOf(first!, second!)) {
        return new WordTable(buffer, false);
      }
    }
    throw new ChatveilError('INTERNAL', 'the buffer holds no word table');
  }

  /** Distinct words. */
  get size(): number {
    return this.first.words + this.second.words;
  }

  /** The same for tables with the same words and bits, however they were made. */
  get fingerprint(): string {
    let a = this.size;
    let b = 0;
    for (const level of [this.first, this.second]) {
      for (let i = 0; i <= level.mask; i++) {
        if (level.bits[i] === 0) continue;
        const mixed = Math.imul(level.hashes[2 * i]! ^ Math.imul(level.bits[i]!, 0x9e3779b1), 0x85ebca6b);
        a = (a + (mixed ^ (mixed >>> 15))) | 0;
        b = (b + Math.imul(level.hashes[2 * i + 1]! ^ (mixed >>> 13), 0xc2b2ae35)) | 0;
      }
    }
    return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
  }

  /** Class bits of a word, or 0. */
  lookup(h1: number, h2: number): number {
    return this.first.lookup(h1, h2) || this.second.lookup(h1, h2);
  }

  /**
   * Adds bits to a word. What is not exactly one word is left out: phrases are matched by their words.
   * @throws ChatveilError INTERNAL for bits that are 0 or do not fit 16 bits
   */
  add(word: string, bits: number): void {
    if (!Number.isInteger(bits) || bits <= 0 || bits > 0xffff) {
      throw new ChatveilError('INTERNAL', 'class bits of a word must be from 1 to 65535');
    }
    const hash = hashOnlyWord(word);
    if (hash === undefined) return;
    const { h1, h2 } = hash;
    if (!this.own) this.replaceBuffer(this.toBuffer());
    if (this.first.join(h1, h2, bits) || this.second.join(h1, h2, bits)) return;
    let level = this.levelFor(bits);
    if (level.isFull()) {
      this.rebuild();
      level = this.levelFor(bits);
    }
    level.insert(h1, h2, bits);
  }

  /** Adds a bit to every word that `other` does not know. */
  markMissing(other: WordTable, bit: number): void {
    if (!this.own) this.replaceBuffer(this.toBuffer());
    for (const level of [this.first, this.second]) {
      for (let i = 0; i <= level.mask; i++) {
        const known =
          level.bits[i] === 0 || other.lookup(level.hashes[2 * i]!, level.hashes[2 * i + 1]!) !== 0;
        if (!known) level.bits[i] = level.bits[i]! | bit;
      }
    }
  }

  /** A copy of the table, for `fromBuffer` here or in another thread. */
  toBuffer(): ArrayBuffer {
    const copy = new ArrayBuffer(this.buffer.byteLength);
    new Uint8Array(copy).set(new Uint8Array(this.buffer));
    const { first, second } = this;
    new Int32Array(copy, 0, HEADER).set([MAGIC, first.mask + 1, first.words, second.mask + 1, second.words]);
    return copy;
  }

  private levelFor(bits: number): Level {
    return (bits & ~SECOND_LEVEL) !== 0 ? this.first : this.second;
  }

  private replaceBuffer(buffer: ArrayBuffer): void {
    const copy = new WordTable(buffer, true);
    this.buffer = buffer;
    this.first = copy.first;
    this.second = copy.second;
    this.own = true;
  }

  /** Puts every word into the level of its bits, with room for as many again. */
  private rebuild(): void {
    const old = [this.first, this.second];
    let firstWords = 0;
    for (const level of old) {
      for (const bits of level.bits) if ((bits & ~SECOND_LEVEL) !== 0) firstWords++;
    }
    this.replaceBuffer(newBuffer(slotsFor(firstWords), slotsFor(this.size - firstWords)));
    for (const level of old) {
      for (let i = 0; i <= level.mask; i++) {
        const bits = level.bits[i]!;
        if (bits !== 0) this.levelFor(bits).insert(level.hashes[2 * i]!, level.hashes[2 * i + 1]!, bits);
      }
    }
  }
}

/**
 * One open-addressed table in a part of a buffer. Bits 0: the slot is free, and so are its hashes.
 * The two hashes of a slot lie side by side, so that a hit reads them from one cache line.
 */
class Level {
  readonly mask: number;
  words: number;
  readonly hashes: Int32Array;
  readonly bits: Uint16Array;

  constructor(buffer: ArrayBufferLike, offset: number, slots: number, words: number) {
    this.mask = slots - 1;
    this.words = words;
    this.hashes = new Int32Array(buffer, offset, slots * 2);
    this.bits = new Uint16Array(buffer, offset + slots * 8, slots);
  }

  lookup(h1: number, h2: number): number {
    const { mask, hashes, bits } = this;
    for (let i = h1 & mask; ; i = (i + 1) & mask) {
      const found = hashes[2 * i]!;
      if (found === h1 && hashes[2 * i + 1] === h2) return bits[i]!;
      if (found === 0 && bits[i] === 0) return 0;
    }
  }

  /** Adds bits to a word that is here; false where it is not. */
  join(h1: number, h2: number, more: number): boolean {
    const { mask, hashes, bits } = this;
    for (let i = h1 & mask; bits[i] !== 0; i = (i + 1) & mask) {
      if (hashes[2 * i] === h1 && hashes[2 * i + 1] === h2) {
        bits[i] = bits[i]! | more;
        return true;
      }
    }
    return false;
  }

  /** Adds a word that is not here; there must be room. */
  insert(h1: number, h2: number, bits: number): void {
    let i = h1 & this.mask;
    while (this.bits[i] !== 0) i = (i + 1) & this.mask;
    this.hashes[2 * i] = h1;
    this.hashes[2 * i + 1] = h2;
    this.bits[i] = bits;
    this.words++;
  }

  /** Half of the slots stay free, so that a miss ends soon. */
  isFull(): boolean {
    return this.words * 2 > this.mask;
  }
}

function newBuffer(firstSlots: number, secondSlots: number): ArrayBuffer {
  const buffer = new ArrayBuffer(sizeOf(firstSlots, secondSlots));
  new Int32Array(buffer, 0, HEADER).set([MAGIC, firstSlots, 0, secondSlots, 0]);
  return buffer;
}

/** A power of two, at most half of it full. */
function slotsFor(words: number): number {
  let slots = MIN_SLOTS;
  while (slots < words * 2) slots *= 2;
  return slots;
}

function sizeOf(firstSlots: number, secondSlots: number): number {
  return HEADER * 4 + (firstSlots + secondSlots) * SLOT_BYTES;
}
