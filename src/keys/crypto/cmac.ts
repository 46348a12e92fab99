/**
 * CMAC with AES (RFC 4493, NIST SP 800-38B) on one CBC cipher that stays open for the life of the key: opening a
 * cipher costs more than the block work of a short message. An open CBC cipher remembers its last block, so the
 * first block of each message is XORed with it, which gives the zero start that CMAC asks for.
 * Not for two threads or re-entrant use: one instance belongs to one worker.
 */
import { createCipheriv } from 'node:crypto';
import { Prefixes } from './prefixes.ts';

export const BLOCK = 16;

/** Bytes handed to the cipher at a time: bounds the copy that a long message needs. */
const CHUNK = 4096;

type AesName = 'aes-128' | 'aes-192' | 'aes-256';

/** The name OpenSSL has for a key of that many bytes; undefined if AES has none. */
export function aesName(keyBytes: number): AesName | undefined {
  if (keyBytes === 16) return 'aes-128';
  if (keyBytes === 24) return 'aes-192';
  return keyBytes === 32 ? 'aes-256' : undefined;
}

/** Multiplies a block by x in GF(2^128), in place. */
export function double(block: Uint8Array): void {
  const carry = (block[0] ?? 0) >>> 7;
  for (let i = 0; i < BLOCK - 1; i++) block[i] = ((block[i] ?? 0) << 1) | ((block[i + 1] ?? 0) >>> 7);
  block[BLOCK - 1] = ((block[BLOCK - 1] ?? 0) << 1) ^ (carry === 1 ? 0x87 : 0);
}

export function xorInto(target: Uint8Array, source: Uint8Array, at = 0, from = 0, count = BLOCK): void {
  for (let i = 0; i < count; i++) target[at + i] = (target[at + i] ?? 0) ^ (source[from + i] ?? 0);
}

/** One for all keys of a thread, as nothing of it is needed after a call: thousands may be in hand. */
const scratch = new Prefixes(CHUNK);

export class Cmac {
  readonly #cbc;
  /** XORed into a last block that is whole, and into one that had to be padded. */
  readonly #wholeKey = new Uint8Array(BLOCK);
  readonly #paddedKey = new Uint8Array(BLOCK);
  /** What the cipher gave last, and so XORs into the next block. */
  readonly #last = new Uint8Array(BLOCK);

  constructor(key: Uint8Array, aes: AesName) {
    this.#cbc = createCipheriv(`${aes}-cbc`, key, new Uint8Array(BLOCK));
    this.#cbc.setAutoPadding(false);
    this.#last.set(this.#cbc.update(new Uint8Array(BLOCK)));
    this.#wholeKey.set(this.#last);
    double(this.#wholeKey);
    this.#paddedKey.set(this.#wholeKey);
    double(this.#paddedKey);
  }

  /**
   * The MAC of a message, whose last block is XORed with `end` first if it is given (S2V's xorend; the message
   * then has 16 bytes or more). What is handed back is overwritten by the next call.
   */
  of(message: Uint8Array, end?: Uint8Array): Uint8Array {
    const { length } = message;
    const blocks = Math.max(1, Math.ceil(length / BLOCK));
    const padded = blocks * BLOCK;
    const { bytes } = scratch;
    for (let from = 0; from < padded; from += CHUNK) {
      const until = Math.min(from + CHUNK, padded);
      const size = until - from;
      const given = Math.min(until, length) - from;
      for (let i = 0; i < given; i++) bytes[i] = message[from + i] ?? 0;
      if (end !== undefined) xorEnd(bytes, end, length - BLOCK - from, size);
      if (until === padded) {
        if (padded === length) xorInto(bytes, this.#wholeKey, size - BLOCK);
        else {
          bytes.fill(0, given, size);
          bytes[given] = 0x80;
          xorInto(bytes, this.#paddedKey, size - BLOCK);
        }
      }
      // Undoes what the open cipher XORs into the first block of a message.
      if (from === 0) xorInto(bytes, this.#last);
      const out = this.#cbc.update(scratch.until(size));
      for (let i = 0; i < BLOCK; i++) this.#last[i] = out[size - BLOCK + i] ?? 0;
    }
    return this.#last;
  }
}

/** XORs what of `end` lies within the first `size` bytes; `at` may be below 0 where it began in an earlier chunk. */
function xorEnd(scratch: Uint8Array, end: Uint8Array, at: number, size: number): void {
  const from = Math.max(0, -at);
  const until = Math.min(BLOCK, size - at);
  if (until > from) xorInto(scratch, end, at + from, from, until - from);
}
