import type { ByteEdit, TextEdit } from '../model/edit.ts';
import type { SlotKind } from '../model/slots.ts';
import { CODING_ESCAPED, CODING_NON_ASCII, SLOT_NUMBER } from '../model/slots.ts';
import { placeEdits, type RangeDecoder, rawStep, type Step } from './utf8.ts';

/**
 * JSON string content: decoding as JSON.parse does, and edits back into escaped bytes. Beyond JSON it knows
 * `\xNN`, which one messenger's exporter writes and which can mean only one thing.
 */

const BACKSLASH = 0x5c;

/** What one letter after a backslash stands for; 0: nothing. `u` and `x` are handled apart. */
const SIMPLE_ESCAPES: Uint8Array = (() => {
  const table = new Uint8Array(256);
  for (const [letter, unit] of [
    ['"', 0x22],
    ['\\', 0x5c],
    ['/', 0x2f],
    ['b', 8],
    ['f', 12],
    ['n', 10],
    ['r', 13],
    ['t', 9],
  ] as const)
    table[letter.charCodeAt(0)] = unit;
  return table;
})();

const HEX: Int8Array = (() => {
  const table = new Int8Array(256).fill(-1);
  for (let i = 0; i < 10; i++) table[0x30 + i] = i;
  for (let i = 0; i < 6; i++) {
    table[0x41 + i] = 10 + i;
    table[0x61 + i] = 10 + i;
  }
  return table;
})();

/** Length in bytes of the escape whose backslash is at `pos`, or 0 if it is none. */
export function escapeLength(bytes: Uint8Array, pos: number, to: number): number {
  if (pos + 1 >= to) return 0;
  const letter = bytes[pos + 1]!;
  if (SIMPLE_ESCAPES[letter] !== 0) return 2;
  const digits = letter === 0x75 ? 4 : letter === 0x78 ? 2 : 0;
  if (digits === 0 || pos + 2 + digits > to) return 0;
  for (let i = 0; i < digits; i++) if (HEX[bytes[pos + 2 + i]!]! < 0) return 0;
  return 2 + digits;
}

function escapedUnit(bytes: Uint8Array, pos: number, length: number): number {
  if (length === 2) return SIMPLE_ESCAPES[bytes[pos + 1]!]!;
  let unit = 0;
  for (let i = 2; i < length; i++) unit = unit * 16 + HEX[bytes[pos + i]!]!;
  return unit;
}

const jsonStep: Step = (bytes, pos, end) =>
  bytes[pos] === BACKSLASH ? (escapeLength(bytes, pos, end) << 2) | 1 : rawStep(bytes, pos, end);

/** Decoded text of checked string content, the quotes not included. */
export function decodeJson(
  decoder: RangeDecoder,
  bytes: Uint8Array,
  start: number,
  end: number,
  coding: number,
): string {
  if ((coding & CODING_ESCAPED) === 0)
    return (coding & CODING_NON_ASCII) === 0
      ? decoder.ascii(bytes, start, end)
      : decoder.utf8(bytes, start, end);
  const parts: string[] = [];
  let plainFrom = start;
  let pos = start;
  while (pos < end) {
    if (bytes[pos] !== BACKSLASH) {
      pos++;
      continue;
    }
    if (pos > plainFrom) parts.push(decoder.utf8(bytes, plainFrom, pos));
    const length = escapeLength(bytes, pos, end);
    parts.push(String.fromCharCode(escapedUnit(bytes, pos, length)));
    pos += length;
    plainFrom = pos;
  }
  if (end > plainFrom) parts.push(decoder.utf8(bytes, plainFrom, end));
  return parts.join('');
}

function escapeForJson(text: string): string {
  // JSON.stringify also writes lone surrogates as escapes, so that the bytes stay UTF-8
  return JSON.stringify(text).slice(1, -1);
}

/**
 * Byte edits for one slot. A number that is edited becomes a string, so its first edit opens and its last edit
 * closes quotes around all of it.
 */
export function spliceJson(
  bytes: Uint8Array,
  slot: { readonly start: number; readonly end: number; readonly kind: SlotKind; readonly coding: number },
  edits: readonly TextEdit[],
): ByteEdit[] {
  const placed = placeEdits(bytes, slot.start, slot.end, edits, jsonStep);
  const result: ByteEdit[] = placed.map((edit) => ({
    start: edit.start,
    end: edit.end,
    replacement: escapeForJson(edit.replacement),
  }));
  if (slot.kind !== SLOT_NUMBER || result.length === 0) return result;
  const first = result[0]!;
  if (first.start === slot.start) result[0] = { ...first, replacement: `"${first.replacement}` };
  else result.unshift({ start: slot.start, end: slot.start, replacement: '"' });
  const last = result[result.length - 1]!;
  if (last.end === slot.end) result[result.length - 1] = { ...last, replacement: `${last.replacement}"` };
  else result.push({ start: slot.end, end: slot.end, replacement: '"' });
  return result;
}
