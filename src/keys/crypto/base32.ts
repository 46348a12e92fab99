/**
 * Base32 of RFC 4648 in lower case, without padding. Reading takes either case and is strict otherwise: a length
 * that no bytes have, a foreign character or bits left over are refused, so bytes have one spelling each.
 */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

const VALUES = new Int8Array(128).fill(-1);
for (let i = 0; i < ALPHABET.length; i++) {
  VALUES[ALPHABET.charCodeAt(i)] = i;
  VALUES[ALPHABET.toUpperCase().charCodeAt(i)] = i;
}

const CODES = Buffer.from(ALPHABET, 'latin1');

/** Texts up to this long are written into a standing buffer: joining strings costs three times as much. */
const STANDING = 1024;
const standing = Buffer.alloc(STANDING);

/** Whether a UTF-16 unit may stand in base32, in either case. */
export function isBase32Unit(unit: number): boolean {
  return unit < 128 && (VALUES[unit] ?? -1) >= 0;
}

/** Characters for that many bytes. */
export function base32Length(bytes: number): number {
  return Math.ceil((bytes * 8) / 5);
}

/** The bytes in base32, of which the first `plain` are ASCII and stay as they are. */
export function toBase32(bytes: Uint8Array, plain = 0): string {
  const length = plain + base32Length(bytes.length - plain);
  const text = length <= STANDING ? standing : Buffer.allocUnsafe(length);
  for (let i = 0; i < plain; i++) text[i] = bytes[i] ?? 0;
  let held = 0;
  let bits = 0;
  let at = plain;
  for (let i = plain; i < bytes.length; i++) {
    held = (held << 8) | (bytes[i] ?? 0);
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text[at++] = CODES[(held >>> bits) & 31] ?? 0;
    }
    held &= 31;
  }
  if (bits > 0) text[at] = CODES[(held << (5 - bits)) & 31] ?? 0;
  return text.toString('latin1', 0, length);
}

/** The bytes of `text` from `start` to `end`; undefined unless it is the one spelling of some bytes. */
export function fromBase32(text: string, start = 0, end = text.length): Buffer | undefined {
  const length = Math.floor(((end - start) * 5) / 8);
  if (base32Length(length) !== end - start) return undefined;
  const bytes = Buffer.allocUnsafe(length);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (let i = start; i < end; i++) {
    const value = VALUES[text.charCodeAt(i)] ?? -1;
    if (value < 0) return undefined;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = held >>> bits;
      held &= (1 << bits) - 1;
    }
  }
  return held === 0 ? bytes : undefined;
}
