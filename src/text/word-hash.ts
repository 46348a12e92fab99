import { WORD_FOLD } from './characters.ts';

/**
 * Words as the dictionaries know them: maximal runs of units with a WORD_FOLD, compared by two 32-bit hashes
 * over the folded units. The scanner computes the same two hashes step by step; change neither alone.
 */

export interface WordHash {
  readonly h1: number;
  readonly h2: number;
}

/** Offsets are UTF-16 units. */
export interface WordSpan {
  readonly start: number;
  readonly end: number;
}

export const H1_START = 0x811c9dc5 | 0;
export const H2_START = 0;

/** One step of the first hash (FNV-1a over units). */
export function stepH1(h1: number, folded: number): number {
  return Math.imul(h1 ^ folded, 0x01000193);
}

/** One step of the second hash (a polynomial in 31). */
export function stepH2(h2: number, folded: number): number {
  return (Math.imul(h2, 31) + folded) | 0;
}

/** Hash of a word; units that can't be part of a word are left out. Both halves are signed 32-bit numbers. */
export function hashWord(word: string): WordHash {
  let h1 = H1_START;
  let h2 = H2_START;
  for (let i = 0; i < word.length; i++) {
    const folded = WORD_FOLD[word.charCodeAt(i)]!;
    if (folded === 0) continue;
    h1 = stepH1(h1, folded);
    h2 = stepH2(h2, folded);
  }
  return { h1, h2 };
}

/** Hash of a text that is exactly one word, without anything around it; undefined for any other text. */
export function hashOnlyWord(text: string): WordHash | undefined {
  for (let i = 0; i < text.length; i++) if (WORD_FOLD[text.charCodeAt(i)] === 0) return undefined;
  return text === '' ? undefined : hashWord(text);
}

/** The words of `text`, in order. */
export function splitWords(text: string): WordSpan[] {
  const words: WordSpan[] = [];
  let start = -1;
  for (let i = 0; i < text.length; i++) {
    if (WORD_FOLD[text.charCodeAt(i)] !== 0) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      words.push({ start, end: i });
      start = -1;
    }
  }
  if (start >= 0) words.push({ start, end: text.length });
  return words;
}

/** The word as it is compared: folded, and without units that can't be part of a word. */
export function foldWord(word: string): string {
  let folded = '';
  for (let i = 0; i < word.length; i++) {
    const unit = WORD_FOLD[word.charCodeAt(i)]!;
    if (unit !== 0) folded += String.fromCharCode(unit);
  }
  return folded;
}

/** Slots of a set for each of its words, so that nearly each question ends at the first. */
const ROOM = 4;
const FREE = 0;

/**
 * Words by their first hashes. PERF: there are hundreds of sets, and every word is asked for in many; V8's own `Set` is a
 * call each time and was a twentieth of all detection, this is a few instructions in place.
 */
export class WordSet {
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor(hashes: Iterable<number>) {
    const all = [...new Set(hashes)].filter((h1) => h1 !== FREE);
    const size = 2 ** Math.ceil(Math.log2(all.length * ROOM + 1));
    this.slots = new Int32Array(size).fill(FREE);
    this.mask = size - 1;
    for (const h1 of all) {
      let at = h1 & this.mask;
      while (this.slots[at] !== FREE) at = (at + 1) & this.mask;
      this.slots[at] = h1;
    }
  }

  has(h1: number): boolean {
    let at = h1 & this.mask;
    while (this.slots[at] !== h1) {
      if (this.slots[at] === FREE) return false;
      at = (at + 1) & this.mask;
    }
    return h1 !== FREE;
  }

  [Symbol.iterator](): Iterator<number> {
    return this.slots.filter((h1) => h1 !== FREE)[Symbol.iterator]();
  }
}

/** First hashes of the words of a text, to ask a word's own for. */
export function wordSet(text: string): WordSet {
  return new WordSet(text.split(/\s+/).map((word) => hashWord(word).h1));
}
