import { createCipheriv, createHmac } from 'node:crypto';
import { aessiv, cmac } from '@noble/ciphers/aes.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AesSiv, SIV_TAG } from '../../src/keys/crypto/aes-siv.ts';
import { Cmac } from '../../src/keys/crypto/cmac.ts';
import { CounterStream } from '../../src/keys/crypto/counter-stream.ts';
import { Hmac } from '../../src/keys/crypto/hmac.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');
const bytes = (min: number, max: number) => fc.uint8Array({ minLength: min, maxLength: max });

describe('AES-SIV', () => {
  it.each([
    [
      'A.1, deterministic',
      'fffefdfc fbfaf9f8 f7f6f5f4 f3f2f1f0 f0f1f2f3 f4f5f6f7 f8f9fafb fcfdfeff',
      ['10111213 14151617 18191a1b 1c1d1e1f 20212223 24252627'],
      '11223344 55667788 99aabbcc ddee',
      '85632d07 c6e8f37f 950acd32 0a2ecc93 40c02b96 90c4dc04 daef7f6a fe5c',
    ],
    [
      'A.2, nonce-based',
      '7f7e7d7c 7b7a7978 77767574 73727170 40414243 44454647 48494a4b 4c4d4e4f',
      [
        '00112233 44556677 8899aabb ccddeeff deaddada deaddada ffeeddcc bbaa9988 77665544 33221100',
        '10203040 50607080 90a0',
        '09f91102 9d74e35b d84156c5 635688c0',
      ],
      `74686973 20697320 736f6d65 20706c61 696e7465 78742074 6f20656e 63727970 74207573 696e6720 5349562d
       414553`,
      `7bdb6e3b 432667eb 06f4d14b ff2fbd0f cb900f2f ddbe4043 26601965 c889bf17 dba77ceb 094fa663 b7a3f748
       ba8af829 ea64ad54 4a272e9c 485b62a3 fd5c0d`,
    ],
  ])('gives and opens the published vector of RFC 5297 %s', (_name, key, associated, plaintext, sealed) => {
    const siv = new AesSiv(hex(key));
    const reduced = siv.associate(associated.map(hex));
    expect(siv.seal(reduced, hex(plaintext)).toString('hex')).toBe(hex(sealed).toString('hex'));
    expect(siv.open(reduced, hex(sealed))?.toString('hex')).toBe(hex(plaintext).toString('hex'));
  });

  it('equals another implementation for every key length, several strings and long inputs', () => {
    const key = fc.constantFrom(32, 48, 64).chain((length) => bytes(length, length));
    const plaintext = fc.oneof(bytes(0, 80), bytes(1000, 9000));
    const strings = fc.array(fc.oneof(bytes(0, 40), bytes(4000, 9000)), { maxLength: 3 });
    fc.assert(
      fc.property(key, strings, plaintext, (k, associated, text) => {
        const siv = new AesSiv(k);
        const expected = aessiv(k, ...associated).encrypt(text);
        const reduced = siv.associate(associated);
        // Twice: the open ciphers must leave nothing of one call to the next.
        for (let i = 0; i < 2; i++) {
          const sealed = siv.seal(reduced, text);
          expect(sealed.equals(expected)).toBe(true);
          expect(siv.open(reduced, sealed)?.equals(text)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('opens nothing of which a bit was turned, a byte is missing or one was added', () => {
    fc.assert(
      fc.property(bytes(64, 64), bytes(0, 100), fc.nat(), (key, text, pick) => {
        const siv = new AesSiv(key);
        const reduced = siv.associate([Buffer.from('a')]);
        const sealed = siv.seal(reduced, text);
        const turned = Buffer.from(sealed);
        const bit = pick % (sealed.length * 8);
        turned[bit >>> 3] = (turned[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
        expect(siv.open(reduced, turned)).toBeUndefined();
        expect(siv.open(reduced, sealed.subarray(0, -1))).toBeUndefined();
        expect(siv.open(reduced, Buffer.concat([sealed, Buffer.alloc(1)]))).toBeUndefined();
        expect(siv.open(reduced, sealed)).toBeDefined();
      }),
      { numRuns: 300 },
    );
    expect(
      new AesSiv(Buffer.alloc(64)).open({ running: new Uint8Array(16) }, Buffer.alloc(15)),
    ).toBeUndefined();
  });

  it('opens nothing under other associated data, in another order or under another key', () => {
    fc.assert(
      fc.property(bytes(64, 64), bytes(0, 30), bytes(0, 30), bytes(0, 60), (key, one, two, text) => {
        fc.pre(!Buffer.from(one).equals(two));
        const siv = new AesSiv(key);
        const sealed = siv.seal(siv.associate([one, two]), text);
        for (const wrong of [[two, one], [one], [one, two, Buffer.alloc(0)], []]) {
          expect(siv.open(siv.associate(wrong), sealed)).toBeUndefined();
        }
        const other = new AesSiv(Buffer.from(key).fill(7, 3, 4));
        if (key[3] !== 7) expect(other.open(other.associate([one, two]), sealed)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it('refuses keys that are no AES keys', () => {
    for (const length of [0, 16, 31, 33, 63, 65]) {
      expect(() => new AesSiv(Buffer.alloc(length))).toThrow('32, 48 or 64');
    }
  });

  it('adds only the tag', () => {
    const siv = new AesSiv(Buffer.alloc(64, 1));
    expect(siv.seal(siv.associate([]), Buffer.alloc(33)).length).toBe(33 + SIV_TAG);
  });
});

describe('CMAC', () => {
  const KEY = hex('2b7e1516 28aed2a6 abf71588 09cf4f3c');
  const MESSAGE = hex(
    `6bc1bee2 2e409f96 e93d7e11 7393172a ae2d8a57 1e03ac9c 9eb76fac 45af8e51
     30c81c46 a35ce411 e5fbc119 1a0a52ef f69f2445 df4f9b17 ad2b417b e66c3710`,
  );
  it.each([
    [0, 'bb1d6929e95937287fa37d129b756746'],
    [16, '070a16b46b4d4144f79bdd9dd04a287c'],
    [40, 'dfa66747de9ae63030ca32611497c827'],
    [64, '51f0bebf7e3b9d92fc49741779363cfe'],
  ])('gives the vector of RFC 4493 for %d bytes', (length, mac) => {
    const own = new Cmac(KEY, 'aes-128');
    for (let i = 0; i < 2; i++) {
      expect(Buffer.from(own.of(MESSAGE.subarray(0, length))).toString('hex')).toBe(mac);
    }
  });

  it('equals another implementation around the size of what is handed to the cipher at once', () => {
    const key = Buffer.alloc(32, 5);
    const own = new Cmac(key, 'aes-256');
    for (const length of [4079, 4080, 4081, 4095, 4096, 4097, 4111, 4112, 4113, 8192, 8193]) {
      const text = Buffer.from(Array.from({ length }, (_, i) => i % 251));
      expect(Buffer.from(own.of(text)).equals(cmac(text, key)), `${length}`).toBe(true);
      // The last 16 bytes may lie across two of them.
      const end = Buffer.alloc(16, 0xa5);
      const changed = Buffer.from(text);
      for (let i = 0; i < 16; i++) changed[length - 16 + i]! ^= 0xa5;
      expect(Buffer.from(own.of(text, end)).equals(cmac(changed, key)), `${length}, end`).toBe(true);
    }
  });
});

describe('the counter stream', () => {
  it.each([
    '00000000 00000000 00000000 000000ff',
    '00000000 00000000 7fffffff 7fffffff',
    'ffffffff ffffffff 7fffffff ffffff00',
    'ffffffff ffffffff ffffffff ffffffff',
    '01234567 89abcdef 00ffffff fffffff0',
  ])('carries like the cipher of OpenSSL from %s on', (start) => {
    const key = Buffer.alloc(32, 9);
    for (const length of [1, 16, 17, 1024, 1025, 20_000]) {
      const data = Buffer.alloc(length, 3);
      const expected = createCipheriv('aes-256-ctr', key, hex(start)).update(data);
      new CounterStream(key, 'aes-256').apply(hex(start), data);
      expect(data.equals(expected), `${length}`).toBe(true);
    }
  });
});

describe('HMAC', () => {
  it('equals createHmac for every length around its buffer', () => {
    fc.assert(
      fc.property(bytes(0, 64), fc.oneof(bytes(0, 200), bytes(1000, 1100)), (key, text) => {
        const expected = createHmac('sha256', key).update(text).digest();
        const own = new Hmac(key);
        expect(own.bytes(text).equals(expected)).toBe(true);
        expect(own.bytes(text, 8).equals(expected.subarray(0, 8))).toBe(true);
      }),
    );
    expect(() => new Hmac(Buffer.alloc(65))).toThrow('64 bytes');
  });
});
