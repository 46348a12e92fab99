import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInvalidUtf8, placeEdits, rawStep, skipBom } from '../../src/formats/utf8.ts';
import { applyBytes, applyText, editsFrom, encode } from './located.ts';

function isValidByDecoder(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

describe('findInvalidUtf8', () => {
  it('agrees with the platform decoder on any bytes', () => {
    const lead = fc.constantFrom(
      0x41,
      0x80,
      0xbf,
      0xc0,
      0xc1,
      0xc2,
      0xdf,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xf5,
      0xff,
      0x9f,
      0xa0,
      0x90,
      0x8f,
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(lead, fc.nat(255)), { maxLength: 12 }), (values) => {
        const bytes = Uint8Array.from(values);
        expect(findInvalidUtf8(bytes, 0, bytes.length) < 0).toBe(isValidByDecoder(bytes));
      }),
      { numRuns: 2000 },
    );
  });

  it('points at the sequence, not into it', () => {
    expect(findInvalidUtf8(Uint8Array.from([0x61, 0xc3, 0xa9, 0xed, 0xa0, 0x80]), 0, 6)).toBe(3);
  });

  it('does not look past the end of the range', () => {
    expect(findInvalidUtf8(encode('é'), 0, 1)).toBe(0);
  });
});

describe('skipBom', () => {
  it('skips a whole mark only', () => {
    expect(skipBom(Uint8Array.from([0xef, 0xbb, 0xbf, 0x7b]), 0, 4)).toBe(3);
    expect(skipBom(Uint8Array.from([0xef, 0xbb, 0xbf, 0x7b]), 0, 2)).toBe(0);
  });
});

describe('placeEdits', () => {
  it('maps UTF-16 offsets to bytes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.array(fc.nat(40), { maxLength: 6 }),
        (source, cuts) => {
          const text = Buffer.from(source, 'utf8').toString('utf8');
          const bytes = encode(text);
          const edits = editsFrom(text, cuts, ['X', '']);
          const placed = placeEdits(bytes, 0, bytes.length, edits, rawStep);
          expect(Buffer.from(applyBytes(bytes, placed)).toString('utf8')).toBe(applyText(text, edits));
        },
      ),
    );
  });

  it('covers a whole character when an edge falls inside it', () => {
    const bytes = encode('a😀b');
    expect(placeEdits(bytes, 0, bytes.length, [{ start: 2, end: 3, replacement: '' }], rawStep)).toEqual([
      { start: 1, end: 5, replacement: '' },
    ]);
    expect(
      placeEdits(
        bytes,
        0,
        bytes.length,
        [
          { start: 0, end: 2, replacement: 'x' },
          { start: 2, end: 4, replacement: 'y' },
        ],
        rawStep,
      ),
    ).toEqual([
      { start: 0, end: 5, replacement: 'x' },
      { start: 5, end: 6, replacement: 'y' },
    ]);
  });
});
