import { isBlankByte } from './transcript-framer.ts';

/** Times and dates at the start of transcript lines, by their shape alone. */

const COLON = 0x3a;

/** 1: may stand in a time; 2: digit. */
const TIME_BYTES: Uint8Array = (() => {
  const table = new Uint8Array(256);
  for (const c of ' :./-,TZ+apmAPM') table[c.charCodeAt(0)] = 1;
  for (let d = 0x30; d <= 0x39; d++) table[d] = 2;
  return table;
})();

export const MAX_TIME = 40;

/** Reads the time that a line begins with; the results of the last `read` stand in its fields. */
export class TimeReader {
  /** Byte range; start -1: no time. */
  start = -1;
  end = -1;
  /** The time alone begins a message. */
  isStamp = false;

  /** Where the line goes on after a time at `pos`, or `pos` if there is none. */
  read(bytes: Uint8Array, pos: number, end: number): number {
    this.start = -1;
    this.isStamp = false;
    const first = bytes[pos];
    if (first === 0x5b || first === 0x28) {
      const close = first === 0x5b ? 0x5d : 0x29;
      const stop = Math.min(end, pos + MAX_TIME);
      let at = pos + 1;
      while (at < stop && bytes[at] !== close) at++;
      if (at >= stop || !isTime(bytes, pos + 1, at)) return pos;
      this.start = pos + 1;
      this.end = at;
      this.isStamp = true;
      at = skipBlanks(bytes, at + 1, end);
      return bytes[at] === 0x2d && at < end && isBlankByte(bytes[at + 1] ?? 0)
        ? skipBlanks(bytes, at + 1, end)
        : at;
    }
    if (pos >= end || TIME_BYTES[first!] !== 2) return pos;
    const stop = Math.min(end, pos + MAX_TIME);
    let at = pos;
    // the narrow no-break space before AM and PM of one messenger's exports
    while (at < stop && (TIME_BYTES[bytes[at]!] !== 0 || isNarrowSpace(bytes, at, stop))) {
      // ` - ` ends a time, and ` +` begins a phone number
      if (
        isBlankByte(bytes[at]!) &&
        (bytes[at + 1] === 0x2b || (bytes[at + 1] === 0x2d && isBlankByte(bytes[at + 2] ?? 0)))
      )
        break;
      at += TIME_BYTES[bytes[at]!] !== 0 ? 1 : 3;
    }
    let last = at;
    const isDash = (i: number): boolean => bytes[i] === 0x2d || bytes[i] === 0x20;
    while (last > pos && (isDash(last - 1) || TIME_BYTES[bytes[last - 1]!] === 0)) last--;
    // the letter after the time may have been taken for its own: `10:00 Amy`
    while (last > pos && last < end && isWordByte(bytes[last]!) && isWordByte(bytes[last - 1]!)) last--;
    while (last > pos && isDash(last - 1)) last--;
    if (!isTime(bytes, pos, last)) return pos;
    const next = bytes[last] ?? 0;
    if (last < end && !isBlankByte(next)) return pos;
    this.start = pos;
    this.end = last;
    let after = skipBlanks(bytes, last, end);
    if (
      after + 1 < end &&
      (bytes[after] === 0x2d || bytes[after] === 0x7c) &&
      isBlankByte(bytes[after + 1]!)
    ) {
      after = skipBlanks(bytes, after + 1, end);
      // a time alone may begin a sentence; a date with a dash after it does not
      this.isStamp = countDigits(bytes, pos, last) >= 6;
    }
    return after;
  }
}

export function skipBlanks(bytes: Uint8Array, from: number, to: number): number {
  let pos = from;
  while (pos < to && isBlankByte(bytes[pos]!)) pos++;
  return pos;
}

/** Digits with a colon, slash, dash or full stop between them: a time, a date or both. */
export function isTime(bytes: Uint8Array, from: number, to: number): boolean {
  let digits = 0;
  let joints = 0;
  for (let i = from; i < to; i++) {
    const kind = TIME_BYTES[bytes[i]!]!;
    if (kind === 2) digits++;
    else if (kind === 0) {
      if (!isNarrowSpace(bytes, i, to)) return false;
      i += 2;
    } else if (bytes[i] === COLON || bytes[i] === 0x2f || bytes[i] === 0x2d || bytes[i] === 0x2e) {
      if (i > from && i + 1 < to && TIME_BYTES[bytes[i - 1]!] === 2 && TIME_BYTES[bytes[i + 1]!] === 2)
        joints++;
    }
  }
  return digits >= 3 && joints >= 1;
}

/** U+202F or U+00A0's three-byte cousin U+2009. */
function isNarrowSpace(bytes: Uint8Array, i: number, to: number): boolean {
  return (
    i + 2 < to &&
    bytes[i] === 0xe2 &&
    bytes[i + 1] === 0x80 &&
    (bytes[i + 2] === 0xaf || bytes[i + 2] === 0x89)
  );
}

function isWordByte(b: number): boolean {
  return (b >= 0x61 && b <= 0x7a) || (b >= 0x41 && b <= 0x5a) || b >= 0x80;
}

function countDigits(bytes: Uint8Array, from: number, to: number): number {
  let digits = 0;
  for (let i = from; i < to; i++) if (TIME_BYTES[bytes[i]!] === 2) digits++;
  return digits;
}
