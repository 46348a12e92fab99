import RE2 from 're2';
import { describe, expect, it } from 'vitest';
import { inRanges } from '../../src/rules/char-ranges.ts';
import { CATEGORIES, caseOrbits, categoryRanges, foldRanges } from '../../src/rules/unicode-tables.ts';

const LAST = 0x10ffff;

/** Every code point that a pattern matches, as flattened ranges, asked a block at a time. */
function askRe2(pattern: string): number[] {
  const re = new RE2(`^${pattern}$`, 'g');
  const out: number[] = [];
  for (let c = 0; c <= LAST; c++) {
    // Beyond the assigned planes a sample is enough.
    if (c > 0x33fff && c < 0xe0000 && c % 0x1000 !== 0) continue;
    if ((c >= 0xd800 && c <= 0xdfff) || c > 0xe1000) continue;
    re.lastIndex = 0;
    if (re.exec(String.fromCodePoint(c)) === null) continue;
    if (out.at(-1) === c - 1) out[out.length - 1] = c;
    else out.push(c, c);
  }
  return out;
}

describe('the tables', () => {
  it.each([...CATEGORIES])(
    'hold \\p{%s} as the installed RE2 does',
    (category) => {
      expect(askRe2(`\\p{${category}}`)).toEqual(categoryRanges(category));
    },
    30_000,
  );

  it('hold every case orbit as the installed RE2 does', () => {
    for (const orbit of caseOrbits()) {
      const re = new RE2(`^\\x{${orbit[0]!.toString(16)}}$`, 'gi');
      for (const c of orbit) {
        re.lastIndex = 0;
        expect(re.exec(String.fromCodePoint(c)), c.toString(16)).not.toBeNull();
      }
    }
  });

  it('miss no case variant that JavaScript knows and RE2 follows', () => {
    for (let c = 0x41; c < 0x1f000; c++) {
      if (c >= 0xd800 && c <= 0xdfff) continue;
      const text = String.fromCodePoint(c);
      for (const variant of [text.toLowerCase(), text.toUpperCase()]) {
        if (variant === text || [...variant].length > 1) continue;
        if (inRanges(foldRanges([c, c]), variant.codePointAt(0)!)) continue;
        const re = new RE2(`^\\x{${c.toString(16)}}$`, 'gi');
        expect(re.exec(variant), c.toString(16)).toBeNull();
      }
    }
  }, 30_000);

  it('fold k and s beyond ASCII', () => {
    expect(foldRanges([0x6b, 0x6b])).toEqual([0x4b, 0x4b, 0x6b, 0x6b, 0x212a, 0x212a]);
    expect(foldRanges([0x73, 0x73])).toEqual([0x53, 0x53, 0x73, 0x73, 0x17f, 0x17f]);
  });
});
