import type { RecordProblem } from '../model/format.ts';
import { CODING_ESCAPED, CODING_NON_ASCII } from '../model/slots.ts';
import { escapeLength } from './json-strings.ts';
import { sequenceLength } from './utf8.ts';

/**
 * Loops over the bytes of a JSON text that end at the first byte of another kind. None of them looks at or past
 * `to`.
 */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;

/** Bytes that end a run of plain string content: quote, backslash, control characters, non-ASCII. */
const STOPS: Uint8Array = (() => {
  const table = new Uint8Array(256);
  table.fill(1, 0, 0x20);
  table.fill(1, 0x80);
  table[QUOTE] = 1;
  table[BACKSLASH] = 1;
  return table;
})();

/**
 * First byte from `pos` on that ends a run of plain string content, or `to`. PERF: four bytes at a time: the sum
 * has a byte's high bit set if that byte is a quote, a backslash, below 0x20 or not ASCII; the lowest such byte is
 * exact, those above it may be carries. What is not ASCII shows in the first two terms.
 */
export function plainEnd(view: DataView, bytes: Uint8Array, from: number, to: number): number {
  let pos = from;
  const last = to - 4;
  while (pos <= last) {
    const x = view.getInt32(pos, true);
    const hits =
      (((x ^ 0x22222222) - 0x01010101) | ((x ^ 0x5c5c5c5c) - 0x01010101) | (x - 0x20202020)) & -2139062144;
    if (hits !== 0) return pos + ((31 - Math.clz32(hits & -hits)) >> 3);
    pos += 4;
  }
  while (pos < to && STOPS[bytes[pos]!] === 0) pos++;
  return pos;
}

const BLANKS: Uint8Array = (() => {
  const table = new Uint8Array(256);
  for (const b of [0x20, 0x09, 0x0a, 0x0d]) table[b] = 1;
  return table;
})();

/** Bytes a value may begin with beyond strings and brackets. */
const LITERALS: readonly Uint8Array[] = ['true', 'false', 'null', 'NaN', 'Infinity', '-Infinity'].map(
  (word) => Uint8Array.from(word, (c) => c.charCodeAt(0)),
);

/** Past blanks as JSON knows them. */
export function blanksEnd(bytes: Uint8Array, from: number, to: number): number {
  let pos = from;
  while (pos < to && BLANKS[bytes[pos]!] === 1) pos++;
  return pos;
}

function isDigit(b: number): boolean {
  return b >= 0x30 && b <= 0x39;
}

/** End of the JSON number that begins at `begin`, or `begin` if there is none. */
export function numberEnd(bytes: Uint8Array, begin: number, to: number): number {
  let pos = begin;
  if (pos < to && bytes[pos] === MINUS) pos++;
  if (pos >= to || !isDigit(bytes[pos]!)) return begin;
  if (bytes[pos] === 0x30) pos++;
  else while (pos < to && isDigit(bytes[pos]!)) pos++;
  if (pos < to && bytes[pos] === 0x2e) {
    const fraction = ++pos;
    while (pos < to && isDigit(bytes[pos]!)) pos++;
    if (pos === fraction) return begin;
  }
  if (pos < to && (bytes[pos]! | 0x20) === 0x65) {
    pos++;
    if (pos < to && (bytes[pos] === 0x2b || bytes[pos] === MINUS)) pos++;
    const exponent = pos;
    while (pos < to && isDigit(bytes[pos]!)) pos++;
    if (pos === exponent) return begin;
  }
  return pos;
}

/** End of the literal at `begin`, or `begin` if there is none. */
export function literalEnd(bytes: Uint8Array, begin: number, to: number): number {
  for (const word of LITERALS) {
    if (begin + word.length > to) continue;
    let i = 0;
    while (i < word.length && bytes[begin + i] === word[i]) i++;
    if (i === word.length) return begin + i;
  }
  return begin;
}

/** Reads strings; what the last `read` found stands in its fields. */
export class StringReader {
  /** Of the closing quote. */
  end = 0;
  coding = 0;
  problem: RecordProblem | undefined;

  /** Reads content from `from`, in a string, to its closing quote; false if there is a problem. */
  read(bytes: Uint8Array, from: number, to: number): boolean {
    let pos = from;
    let coding = 0;
    for (;;) {
      while (pos < to && STOPS[bytes[pos]!] === 0) pos++;
      if (pos >= to) return this.#fail(malformed(pos, 'the JSON text ends inside a string'));
      const b = bytes[pos]!;
      if (b === QUOTE) {
        this.end = pos;
        this.coding = coding;
        return true;
      }
      if (b >= 0x80) {
        const length = sequenceLength(bytes, pos, to);
        if (length === 0)
          return this.#fail({ code: 'ENCODING_UNKNOWN', offset: pos, reason: 'the bytes are not UTF-8' });
        coding |= CODING_NON_ASCII;
        pos += length;
      } else if (b === BACKSLASH) {
        const length = escapeLength(bytes, pos, to);
        if (length === 0) return this.#fail(malformed(pos, 'a backslash begins no known escape'));
        coding |= CODING_ESCAPED;
        pos += length;
      } else return this.#fail(malformed(pos, 'a control character stands in a string'));
    }
  }

  #fail(problem: RecordProblem): false {
    this.problem = problem;
    return false;
  }
}

export function malformed(offset: number, reason: string): RecordProblem {
  return { code: 'RECORD_MALFORMED', offset, reason };
}
