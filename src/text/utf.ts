import { isAscii as nativeIsAscii, isUtf8 as nativeIsUtf8 } from 'node:buffer';

/** Small questions about UTF-8 bytes and UTF-16 text that several rooms ask. Nothing here decodes. */

/** Below this many bytes a loop is quicker than making a view and calling out. */
const LOOP_BYTES = 64;

/** Whether the bytes `[start, end)` are all ASCII. */
export function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > LOOP_BYTES) return nativeIsAscii(bytes.subarray(start, end));
  for (let i = start; i < end; i++) if (bytes[i]! > 127) return false;
  return true;
}

/** Whether the bytes `[start, end)` are well-formed UTF-8. */
export function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  if (isAscii(bytes, start, end)) return true;
  return nativeIsUtf8(bytes.subarray(start, end));
}

/**
 * Bytes that the UTF-16 units `[start, end)` of `text` take as UTF-8. A lone surrogate counts 3, as it does when
 * Node writes it (as U+FFFD).
 */
export function utf8Length(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < end && isLowSurrogate(text.charCodeAt(i + 1))) {
      bytes += 4;
      i++;
    } else bytes += 3;
  }
  return bytes;
}

export function isHighSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

export function isLowSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}
