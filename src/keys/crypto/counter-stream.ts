/**
 * The key stream of AES in counter mode (NIST SP 800-38A §6.5), from an ECB cipher that stays open: a CTR cipher
 * would have to be opened anew for each start value, which costs more than the blocks of a short text.
 */
import { createCipheriv } from 'node:crypto';
import { BLOCK, xorInto } from './cmac.ts';
import { Prefixes } from './prefixes.ts';

/** Counter blocks encrypted at a time. */
const AT_ONCE = 64;

/** One for all keys of a thread, as nothing of it is needed after a call. */
const blocks = new Prefixes(AT_ONCE * BLOCK);

export class CounterStream {
  readonly #ecb;

  constructor(key: Uint8Array, aes: string) {
    this.#ecb = createCipheriv(`${aes}-ecb`, key, null);
    this.#ecb.setAutoPadding(false);
  }

  /** XORs the stream that begins at `counter` into a part of `data`; `counter` ends past the last block used. */
  apply(counter: Uint8Array, data: Uint8Array, at = 0, length = data.length): void {
    const { bytes } = blocks;
    for (let from = at; from < at + length; from += bytes.length) {
      const size = Math.min(bytes.length, at + length - from);
      const whole = Math.ceil(size / BLOCK) * BLOCK;
      for (let block = 0; block < whole; block += BLOCK) {
        for (let i = 0; i < BLOCK; i++) bytes[block + i] = counter[i] ?? 0;
        increment(counter);
      }
      xorInto(data, this.#ecb.update(blocks.until(whole)), from, 0, size);
    }
  }
}

function increment(counter: Uint8Array): void {
  for (let i = BLOCK - 1; i >= 0; i--) {
    const next = ((counter[i] ?? 0) + 1) & 0xff;
    counter[i] = next;
    if (next !== 0) return;
  }
}
