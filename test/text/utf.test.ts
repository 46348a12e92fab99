import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isAscii, isUtf8, utf8Length } from '../../src/text/utf.ts';

it('isAscii looks at the range only, short or long', () => {
  const bytes = new Uint8Array(300).fill(0x61);
  bytes[0] = 0xc3;
  bytes[299] = 0x80;
  expect(isAscii(bytes, 1, 299)).toBe(true);
  expect(isAscii(bytes, 0, 299)).toBe(false);
  expect(isAscii(bytes, 1, 300)).toBe(false);
  expect(isAscii(bytes, 1, 20)).toBe(true);
  expect(isAscii(bytes, 0, 20)).toBe(false);
  expect(isAscii(bytes, 290, 300)).toBe(false);
  expect(isAscii(bytes, 0, 0)).toBe(true);
});

it('isUtf8 tells well-formed ranges from others', () => {
  const bytes = Buffer.from('aé👍');
  expect(isUtf8(bytes, 0, bytes.length)).toBe(true);
  expect(isUtf8(bytes, 0, 2)).toBe(false);
  expect(isUtf8(bytes, 2, 3)).toBe(false);
  expect(isUtf8(bytes, 3, 7)).toBe(true);
  expect(isUtf8(Uint8Array.of(0xed, 0xa0, 0x80), 0, 3)).toBe(false);
});

it('utf8Length agrees with what Node writes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'é', '中', '👍', '\ud83d', '\udc4d', '\u0800', '\u07ff')),
      fc.nat(12),
      (parts, cut) => {
        const text = parts.join('');
        const start = Math.min(cut, text.length);
        expect(utf8Length(text, start, text.length)).toBe(Buffer.byteLength(text.slice(start)));
        expect(utf8Length(text, 0, start)).toBe(Buffer.byteLength(text.slice(0, start)));
      },
    ),
  );
});
