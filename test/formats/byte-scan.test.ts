import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteScan } from '../../src/formats/byte-scan.ts';

const bytes = fc
  .array(
    fc.constantFrom(0x00, 0x0a, 0x1f, 0x20, 0x22, 0x23, 0x2c, 0x61, 0x7f, 0x80, 0x9f, 0xa2, 0xac, 0xff),
    { maxLength: 24 },
  )
  .map((values) => Uint8Array.from(values));

/** The same, byte by byte. */
function naive(input: Uint8Array, from: number, to: number, stops: (b: number) => boolean) {
  let pos = from;
  let seen = 0;
  while (pos < to && !stops(input[pos]!)) if (input[pos++]! >= 0x80) seen = 0x80;
  return { pos, seen };
}

describe('ByteScan', () => {
  it.each([
    [
      'control',
      (s: ByteScan, b: Uint8Array, f: number, t: number) => s.control(b, f, t),
      (b: number) => b < 0x20,
    ],
    [
      'byte',
      (s: ByteScan, b: Uint8Array, f: number, t: number) => s.byte(b, f, t, 0x22),
      (b: number) => b === 0x22,
    ],
    [
      'byteOrControl',
      (s: ByteScan, b: Uint8Array, f: number, t: number) => s.byteOrControl(b, f, t, 0x2c),
      (b: number) => b < 0x20 || b === 0x2c,
    ],
  ] as const)('%s finds what a look at every byte finds, and what it passed', (_, search, stops) => {
    fc.assert(
      fc.property(bytes, fc.nat(24), fc.nat(24), (input, a, b) => {
        const from = Math.min(a, b, input.length);
        const to = Math.min(Math.max(a, b), input.length);
        const scan = new ByteScan();
        const pos = search(scan, input, from, to);
        expect({ pos, seen: scan.seen }).toEqual(naive(input, from, to, stops));
      }),
      { numRuns: 1000 },
    );
  });
});
