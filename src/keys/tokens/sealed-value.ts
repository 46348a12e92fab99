/**
 * What a token seals: the decoded value exactly, or the raw bytes of the source where the slot's own encoder would
 * not give those back. Which of the two is sealed with it. Padded, so that the token's length tells little: eight
 * bytes are one size, and all values up to 15 bytes are the same one.
 */
import { ChatveilError } from '../../model/errors.ts';
import { LIMITS } from '../../model/limits.ts';

export type SealedValue =
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'raw'; readonly bytes: Uint8Array }
  /** Raw bytes of a number that stood without quotes: the token stands in a string, whose quotes go with it. */
  | { readonly kind: 'bare'; readonly bytes: Uint8Array };

const STEP = 8;
const SMALLEST = 16;

/** The first byte of the padding says what stands before it; zeros follow. */
const AFTER = { exact: 0x80, raw: 0x81, bare: 0x82 } as const;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Bytes after padding. */
export function paddedLength(bytes: number): number {
  return Math.max(SMALLEST, Math.ceil((bytes + 1) / STEP) * STEP);
}

/**
 * Bytes of the value. VALUE_REFUSED for what UTF-8 cannot hold (seal its raw bytes instead) and for what is longer than
 * the limit.
 */
export function sealableLength(value: SealedValue): number {
  const length = value.kind === 'exact' ? Buffer.byteLength(value.text) : value.bytes.length;
  if (length > LIMITS.sealedBytes) {
    throw new ChatveilError('VALUE_REFUSED', 'the value is too long to seal', { limit: LIMITS.sealedBytes });
  }
  // Text of one byte a unit is ASCII and holds no surrogates.
  if (value.kind === 'exact' && length !== value.text.length && LONE_SURROGATE.test(value.text)) {
    throw new ChatveilError('VALUE_REFUSED', 'half a surrogate pair can only be sealed as raw bytes');
  }
  return length;
}

/** VALUE_REFUSED as `sealableLength` says. */
export function padValue(value: SealedValue): Buffer {
  const length = sealableLength(value);
  const padded = Buffer.allocUnsafe(paddedLength(length));
  if (value.kind === 'exact') padded.write(value.text);
  else padded.set(value.bytes);
  padded[length] = AFTER[value.kind];
  for (let i = length + 1; i < padded.length; i++) padded[i] = 0;
  return padded;
}

/** Undefined for what `padValue` never wrote. */
export function unpadValue(padded: Uint8Array): SealedValue | undefined {
  let length = padded.length - 1;
  while (length > 0 && padded[length] === 0) length--;
  const mark = padded[length];
  if (length < 0 || paddedLength(length) !== padded.length) return undefined;
  const bytes = Buffer.from(padded.subarray(0, length));
  if (mark === AFTER.raw) return { kind: 'raw', bytes };
  if (mark === AFTER.bare) return { kind: 'bare', bytes };
  if (mark !== AFTER.exact) return undefined;
  try {
    return { kind: 'exact', text: UTF8.decode(bytes) };
  } catch {
    return undefined;
  }
}
