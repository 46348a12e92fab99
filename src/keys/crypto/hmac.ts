/**
 * HMAC-SHA-256 (RFC 2104) under one key, many times. Two calls of `crypto.hash` with texts for results cost a fifth
 * of `createHmac`, which builds objects and Buffers each time. One instance belongs to one worker.
 */
import { hash } from 'node:crypto';
import { ChatveilError } from '../../model/errors.ts';

const BLOCK = 64;
const DIGEST = 32;

/** Longest message that is copied into the standing buffer. */
const STANDING = 1024;

export class Hmac {
  readonly #inner = Buffer.alloc(BLOCK + STANDING);
  readonly #outer = Buffer.alloc(BLOCK + DIGEST);

  /** `key` has at most 64 bytes; it is copied. */
  constructor(key: Uint8Array) {
    if (key.length > BLOCK) throw new ChatveilError('INTERNAL', 'an HMAC key has at most 64 bytes');
    for (let i = 0; i < BLOCK; i++) {
      this.#inner[i] = (key[i] ?? 0) ^ 0x36;
      this.#outer[i] = (key[i] ?? 0) ^ 0x5c;
    }
  }

  /** The MAC's 32 bytes as a text of as many Latin-1 characters. */
  text(message: Uint8Array): string {
    const { length } = message;
    let inner = this.#inner;
    if (length > STANDING) {
      const longer = Buffer.allocUnsafe(BLOCK + length);
      longer.set(inner.subarray(0, BLOCK));
      inner = longer;
    }
    inner.set(message, BLOCK);
    this.#outer.write(hash('sha256', inner.subarray(0, BLOCK + length), 'binary'), BLOCK, 'latin1');
    return hash('sha256', this.#outer, 'binary');
  }

  /** The first `count` bytes of the MAC. */
  bytes(message: Uint8Array, count: number = DIGEST): Buffer {
    return Buffer.from(this.text(message), 'latin1').subarray(0, count);
  }
}
