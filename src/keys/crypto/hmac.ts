/**
 * HMAC-SHA-256 (RFC 2104) under one key, many times. Two calls of `crypto.hash` with texts for results cost a fifth
 * of `createHmac`, which builds objects and Buffers each time. One instance belongs to one worker.
 */
import { hash } from 'node:crypto';
import { ChatveilError } from '../../model/errors.ts';
import { Prefixes } from './prefixes.ts';

const BLOCK = 64;
const DIGEST = 32;

/** Longest message that is copied into the standing buffer. */
const STANDING = 1024;

export class Hmac {
  readonly #inner = new Prefixes(BLOCK + STANDING);
  readonly #outer = Buffer.alloc(BLOCK + DIGEST);

  /** `key` has at most 64 bytes; it is copied. */
  constructor(key: Uint8Array) {
    if (key.length > BLOCK) throw new ChatveilError('INTERNAL', 'an HMAC key has at most 64 bytes');
    for (let i = 0; i < BLOCK; i++) {
      this.#inner.bytes[i] = (key[i] ?? 0) ^ 0x36;
      this.#outer[i] = (key[i] ?? 0) ^ 0x5c;
    }
  }

  /** The MAC of a part of `message`; its 32 bytes as a text of as many Latin-1 characters. */
  text(message: Uint8Array, from = 0, until = message.length): string {
    const length = until - from;
    let inner: Uint8Array;
    if (length <= STANDING) {
      const { bytes } = this.#inner;
      // A whole message goes in by one native copy, and what of it is past the end is not read; a part from the
      // middle would need a view first, which costs more than this loop.
      if (from > 0 || message.length > STANDING) {
        for (let i = 0; i < length; i++) bytes[BLOCK + i] = message[from + i] ?? 0;
      } else bytes.set(message, BLOCK);
      inner = this.#inner.until(BLOCK + length);
    } else inner = Buffer.concat([this.#inner.until(BLOCK), message.subarray(from, until)]);
    this.#outer.write(hash('sha256', inner, 'binary'), BLOCK, 'latin1');
    return hash('sha256', this.#outer, 'binary');
  }

  /** The first `count` bytes of the MAC. */
  bytes(message: Uint8Array, count: number = DIGEST): Buffer {
    return Buffer.from(this.text(message).slice(0, count), 'latin1');
  }
}
