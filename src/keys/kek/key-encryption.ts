/**
 * The key-encryption key: it wraps every other key and never lies in the store. It has generations, so that old
 * backups of a store become unreadable once the generation they were written with is destroyed.
 *
 * A key management service implements the interface; here is the one that holds its keys in the process.
 */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { ChatveilError } from '../../model/errors.ts';

export const KEK_BYTES = 32;

const NONCE = 12;
const TAG = 16;

export interface WrappedKey {
  readonly wrapped: Buffer;
  /** What the key is for, as associated data: it unwraps as nothing else. */
  readonly use: Buffer;
}

export interface KeyEncryption {
  /** The generation that wraps. */
  readonly current: number;
  has(generation: number): boolean;
  /** Wraps with the current generation, in order. `use` must hold the generation. */
  wrap(keys: readonly { readonly key: Uint8Array; readonly use: Buffer }[]): Promise<Buffer[]>;
  /** Unwraps, in order; KEYS_REFUSED if any of them does not fit. The caller wipes what it gets. */
  unwrap(generation: number, keys: readonly WrappedKey[]): Promise<Buffer[]>;
}

/** AES-256-GCM with random nonces: nonce, ciphertext, tag. Good for 2^32 keys a generation. */
export class LocalKeyEncryption implements KeyEncryption {
  readonly current: number;
  readonly #keys: ReadonlyMap<number, KeyObject>;

  /** The keys are copied; the highest generation wraps. */
  constructor(keys: ReadonlyMap<number, Uint8Array>) {
    if (keys.size === 0) throw new ChatveilError('KEYS_REFUSED', 'there is no key-encryption key');
    for (const key of keys.values()) {
      if (key.length !== KEK_BYTES) {
        throw new ChatveilError('KEYS_REFUSED', `a key-encryption key has ${KEK_BYTES} bytes`);
      }
    }
    this.#keys = new Map([...keys].map(([generation, key]) => [generation, createSecretKey(key)]));
    this.current = Math.max(...keys.keys());
  }

  has(generation: number): boolean {
    return this.#keys.has(generation);
  }

  async wrap(keys: readonly { readonly key: Uint8Array; readonly use: Buffer }[]): Promise<Buffer[]> {
    const kek = this.#key(this.current);
    // One call for all: a call of the random source costs more than its bytes.
    const nonces = randomBytes(keys.length * NONCE);
    return keys.map(({ key, use }, i) => {
      const nonce = nonces.subarray(i * NONCE, (i + 1) * NONCE);
      const cipher = createCipheriv('aes-256-gcm', kek, nonce).setAAD(use);
      return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
    });
  }

  async unwrap(generation: number, keys: readonly WrappedKey[]): Promise<Buffer[]> {
    const kek = this.#key(generation);
    return keys.map(({ wrapped, use }) => {
      try {
        const decipher = createDecipheriv('aes-256-gcm', kek, wrapped.subarray(0, NONCE), {
          authTagLength: TAG,
        });
        decipher.setAAD(use).setAuthTag(wrapped.subarray(-TAG));
        const key = decipher.update(wrapped.subarray(NONCE, -TAG));
        decipher.final();
        return key;
      } catch {
        throw new ChatveilError('KEYS_REFUSED', 'a key does not unwrap: wrong key file, or an altered store');
      }
    });
  }

  #key(generation: number): KeyObject {
    const key = this.#keys.get(generation);
    if (key !== undefined) return key;
    throw new ChatveilError('KEYS_REFUSED', `generation ${generation} of the key-encryption key is missing`);
  }
}
