import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyByteEdits, applyTextEdits } from '../../src/text/splice.ts';

interface Edit {
  start: number;
  end: number;
  replacement: string;
}

/** A text as pieces, some of which are replaced: what comes out is known before any edit is made. */
const pieces = fc.array(
  fc.record({
    text: fc.string({ unit: 'grapheme', maxLength: 8 }),
    replacement: fc.option(fc.string({ unit: 'grapheme', maxLength: 8 }), { nil: undefined }),
  }),
  { maxLength: 12 },
);

function editsOf(
  parts: readonly { text: string; replacement: string | undefined }[],
  length: (text: string) => number,
  from: number,
): Edit[] {
  const edits: Edit[] = [];
  let at = from;
  for (const { text, replacement } of parts) {
    const end = at + length(text);
    if (replacement !== undefined) edits.push({ start: at, end, replacement });
    at = end;
  }
  return edits;
}

const bad: [string, Edit[]][] = [
  [
    'overlap',
    [
      { start: 0, end: 3, replacement: 'x' },
      { start: 2, end: 4, replacement: 'y' },
    ],
  ],
  [
    'are out of order',
    [
      { start: 3, end: 4, replacement: 'x' },
      { start: 0, end: 1, replacement: 'y' },
    ],
  ],
  ['end before they start', [{ start: 3, end: 2, replacement: 'x' }]],
  ['start before the range', [{ start: -1, end: 2, replacement: 'x' }]],
  ['end behind the range', [{ start: 5, end: 7, replacement: 'x' }]],
  ['are no numbers', [{ start: Number.NaN, end: 2, replacement: 'x' }]],
];

describe('applyTextEdits', () => {
  it('replaces what is named and keeps the rest', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.map((part) => part.text).join('');
        const expected = parts.map((part) => part.replacement ?? part.text).join('');
        const edits = editsOf(parts, (part) => part.length, 0);
        expect(applyTextEdits(text, edits)).toBe(expected);
      }),
    );
  });

  it.each(bad)('refuses edits that %s', (_what, edits) => {
    expect(() => applyTextEdits('abcdef', edits)).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
  });
});

describe('applyByteEdits', () => {
  it('replaces what is named and keeps the rest, in a buffer of exact size', () => {
    fc.assert(
      fc.property(
        pieces,
        fc.string({ maxLength: 5 }),
        fc.string({ maxLength: 5 }),
        (parts, before, after) => {
          const text = parts.map((part) => part.text).join('');
          const expected = parts.map((part) => part.replacement ?? part.text).join('');
          const bytes = Buffer.from(before + text + after);
          const from = Buffer.byteLength(before);
          const to = from + Buffer.byteLength(text);
          const edits = editsOf(parts, Buffer.byteLength, from);
          const out = applyByteEdits(bytes, from, to, edits);
          expect(out.toString()).toBe(expected);
          expect(out.buffer.byteLength).toBe(out.length);
        },
      ),
    );
  });

  it('keeps bytes that are no UTF-8', () => {
    const bytes = Uint8Array.of(0xff, 0x41, 0x80);
    expect([...applyByteEdits(bytes, 0, 3, [{ start: 1, end: 2, replacement: 'é' }])]).toEqual([
      0xff, 0xc3, 0xa9, 0x80,
    ]);
  });

  it('leaves the given bytes alone', () => {
    const bytes = Buffer.from('abc');
    applyByteEdits(bytes, 0, 3, [{ start: 0, end: 3, replacement: 'xyz' }]).fill(0);
    applyByteEdits(bytes, 0, 3, []).fill(0);
    expect(bytes.toString()).toBe('abc');
  });

  it.each(bad)('refuses edits that %s', (_what, edits) => {
    const bytes = Buffer.from('abcdef and more');
    expect(() => applyByteEdits(bytes, 0, 6, edits)).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
  });

  it('refuses a range outside the bytes', () => {
    for (const [from, to] of [
      [-1, 2],
      [0, 4],
      [2, 1],
    ] as const) {
      expect(() => applyByteEdits(Buffer.from('abc'), from, to, [])).toThrow(
        expect.objectContaining({ code: 'INTERNAL' }),
      );
    }
  });
});
