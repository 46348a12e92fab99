/**
 * AES-SIV (RFC 5297): deterministic authenticated encryption. The same key, associated data and plaintext give the
 * same bytes, and nothing but that equality shows. Keys of 32, 48 or 64 bytes; tokens use 64 (AES-256 twice).
 *
 * Node has no SIV, so it stands on AES-CBC (for CMAC) and AES-ECB (for the key stream), both kept open. Associated
 * data that comes again is reduced once (`associate`). Below 2^48 messages a key. One instance belongs to one
 * worker: the ciphers have state. Wrong key, wrong associated data and altered bytes are one answer: undefined.
 */
import { timingSafeEqual } from 'node:crypto';
import { ChatveilError } from '../../model/errors.ts';
import { aesName, BLOCK, Cmac, double, xorInto } from './cmac.ts';
import { CounterStream } from './counter-stream.ts';

/** Bytes by which a sealed text is longer than its plaintext: the synthetic IV, which stands first. */
export const SIV_TAG = BLOCK;

/** Associated data reduced to S2V's running block; only for the instance that made it. */
export interface Associated {
  readonly running: Uint8Array;
}

/** One of each for all keys of a thread, as nothing of them is needed after a call. */
const standingCounter = new Uint8Array(BLOCK);
const standingEnd = new Uint8Array(BLOCK);

export class AesSiv {
  readonly #cmac: Cmac;
  readonly #stream: CounterStream;
  readonly #zero: Uint8Array;

  constructor(key: Uint8Array) {
    const half = key.length / 2;
    const aes = aesName(half);
    if (aes === undefined) throw new ChatveilError('INTERNAL', 'a key for AES-SIV has 32, 48 or 64 bytes');
    this.#cmac = new Cmac(key.subarray(0, half), aes);
    this.#stream = new CounterStream(key.subarray(half), aes);
    this.#zero = Uint8Array.from(this.#cmac.of(new Uint8Array(BLOCK)));
  }

  /** Reduces the strings of associated data, in order; a nonce, if there is one, is the last of them. */
  associate(strings: readonly Uint8Array[]): Associated {
    return strings.reduce((reduced: Associated, text) => this.extend(reduced, text), { running: this.#zero });
  }

  /** The same with one more string after them. */
  extend({ running }: Associated, text: Uint8Array): Associated {
    const longer = Uint8Array.from(running);
    double(longer);
    xorInto(longer, this.#cmac.of(text));
    return { running: longer };
  }

  /** Tag and ciphertext in one. */
  seal(associated: Associated, plaintext: Uint8Array): Buffer {
    const sealed = Buffer.allocUnsafe(SIV_TAG + plaintext.length);
    this.sealInto(associated, plaintext, sealed, 0);
    return sealed;
  }

  /** Writes tag and ciphertext into `target` from `at` on. */
  sealInto(associated: Associated, plaintext: Uint8Array, target: Uint8Array, at: number): void {
    const tag = this.#syntheticIv(associated, plaintext);
    for (let i = 0; i < SIV_TAG; i++) target[at + i] = tag[i] ?? 0;
    for (let i = 0; i < plaintext.length; i++) target[at + SIV_TAG + i] = plaintext[i] ?? 0;
    this.#applyStream(tag, target, at + SIV_TAG, plaintext.length);
  }

  /** The plaintext, or undefined unless everything fits. */
  open(associated: Associated, sealed: Uint8Array): Buffer | undefined {
    if (sealed.length < SIV_TAG) return undefined;
    const plaintext = Buffer.from(sealed.subarray(SIV_TAG));
    this.#applyStream(sealed, plaintext, 0, plaintext.length);
    if (timingSafeEqual(this.#syntheticIv(associated, plaintext), sealed.subarray(0, SIV_TAG)))
      return plaintext;
    plaintext.fill(0);
    return undefined;
  }

  /** S2V of RFC 5297 §2.4. */
  #syntheticIv({ running }: Associated, plaintext: Uint8Array): Uint8Array {
    const end = standingEnd;
    for (let i = 0; i < BLOCK; i++) end[i] = running[i] ?? 0;
    if (plaintext.length >= BLOCK) return this.#cmac.of(plaintext, end);
    double(end);
    xorInto(end, plaintext, 0, 0, plaintext.length);
    end[plaintext.length] = (end[plaintext.length] ?? 0) ^ 0x80;
    return this.#cmac.of(end);
  }

  /** The key stream starts at the tag with bits 31 and 63 cleared (RFC 5297 §2.5). */
  #applyStream(tag: Uint8Array, data: Uint8Array, at: number, length: number): void {
    const counter = standingCounter;
    for (let i = 0; i < BLOCK; i++) counter[i] = tag[i] ?? 0;
    counter[8] = (counter[8] ?? 0) & 0x7f;
    counter[12] = (counter[12] ?? 0) & 0x7f;
    this.#stream.apply(counter, data, at, length);
  }
}
