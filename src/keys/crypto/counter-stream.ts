/**
 * The key stream of AES in counter mode (NIST SP 800-38A §6.5), from an ECB cipher that stays open: a CTR cipher
 * would have to be opened anew for each start value, which costs more than the blocks of a short text.
 */
import { createCipheriv } from 'node:crypto';
import { BLOCK, xorInto } from './cmac.ts';

/** Counter blocks encrypted at a time. */
const AT_ONCE = 64;

export class CounterStream {
  readonly #ecb;
  readonly #blocks = Buffer.alloc(AT_ONCE * BLOCK);

  constructor(key: Uint8Array, aes: string) {
    this.#ecb = createCipheriv(`${aes}-ecb`, key, null);
    this.#ecb.setAutoPadding(false);
  }

  /** XORs the stream that begins at `counter` into `data`; `counter` ends past the last block used. */
  apply(counter: Uint8Array, data: Uint8Array): void {
    const blocks = this.#blocks;
    for (let from = 0; from < data.length; from += blocks.length) {
      const size = Math.min(blocks.length, data.length - from);
      const whole = Math.ceil(size / BLOCK) * BLOCK;
      for (let at = 0; at < whole; at += BLOCK) {
        blocks.set(counter, at);
        increment(counter);
      }
      xorInto(data, this.#ecb.update(blocks.subarray(0, whole)), from, 0, size);
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
