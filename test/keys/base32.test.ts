import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base32Length, fromBase32, isBase32Unit, toBase32 } from '../../src/keys/crypto/base32.ts';

it.each([
  ['', ''],
  ['f', 'my'],
  ['fo', 'mzxq'],
  ['foo', 'mzxw6'],
  ['foob', 'mzxw6yq'],
  ['fooba', 'mzxw6ytb'],
  ['foobar', 'mzxw6ytboi'],
])('writes %j as RFC 4648 does', (text, written) => {
  expect(toBase32(Buffer.from(text))).toBe(written);
  expect(fromBase32(written)?.toString()).toBe(text);
});

it('reads what it wrote, in either case, and has one spelling for bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const text = toBase32(bytes);
      expect(text.length).toBe(base32Length(bytes.length));
      expect(fromBase32(text)?.equals(bytes)).toBe(true);
      expect(fromBase32(`..${text.toUpperCase()}..`, 2, 2 + text.length)?.equals(bytes)).toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abcz2347'), maxLength: 20 }), (text) => {
      const bytes = fromBase32(text);
      if (bytes !== undefined) expect(toBase32(bytes)).toBe(text);
    }),
  );
});

it.each(['a', 'abc', 'abcdef', 'mz', 'm0', 'm1', 'm=======', 'mé', 'm\u{1f600}'])('refuses %j', (text) => {
  expect(fromBase32(text)).toBeUndefined();
});

it('knows its characters', () => {
  const known = Array.from({ length: 300 }, (_, i) => i).filter(isBase32Unit);
  expect(String.fromCharCode(...known)).toBe('234567ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
});
