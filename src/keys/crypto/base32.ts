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

/** Two characters for ten bits. */
const PAIRS = Array.from({ length: 1024 }, (_, i) => `${ALPHABET[i >>> 5]}${ALPHABET[i & 31]}`);

/** Whether a UTF-16 unit may stand in base32, in either case. */
export function isBase32Unit(unit: number): boolean {
  return unit < 128 && (VALUES[unit] ?? -1) >= 0;
}

/** Characters for that many bytes. */
export function base32Length(bytes: number): number {
  return Math.ceil((bytes * 8) / 5);
}

export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (let i = 0; i < bytes.length; i++) {
    held = (held << 8) | (bytes[i] ?? 0);
    bits += 8;
    if (bits >= 10) {
      bits -= 10;
      text += PAIRS[held >>> bits];
      held &= (1 << bits) - 1;
    }
  }
  if (bits >= 5) {
    bits -= 5;
    text += ALPHABET[held >>> bits];
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[held << (5 - bits)] : text;
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
