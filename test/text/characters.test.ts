import { describe, expect, it } from 'vitest';
import {
  COMBINING,
  SCAN_CODE,
  SCAN_DIGIT,
  SCAN_LETTER,
  SCAN_OTHER,
  WORD_FOLD,
} from '../../src/text/characters.ts';

const foldOf = (char: string): string => String.fromCharCode(WORD_FOLD[char.charCodeAt(0)]!);

/** Every unit but surrogates, each asked by itself. */
function* units(): Generator<[unit: number, char: string]> {
  for (let unit = 0; unit < 65536; unit++) {
    if (unit < 0xd800 || unit > 0xdfff) yield [unit, String.fromCharCode(unit)];
  }
}

describe('SCAN_CODE', () => {
  it('is the unit itself for ASCII', () => {
    for (let unit = 0; unit < 128; unit++) expect(SCAN_CODE[unit]).toBe(unit);
  });

  it('agrees with Unicode for every other unit', () => {
    const wrong: string[] = [];
    for (const [unit, char] of units()) {
      if (unit < 128) continue;
      const selector = unit >= 0xfe00 && unit < 0xfe10;
      const letter = /[\p{L}\p{Mn}\p{Mc}]/u.test(char) && !selector;
      const expected = letter ? SCAN_LETTER : /\p{N}/u.test(char) ? SCAN_DIGIT : SCAN_OTHER;
      if (SCAN_CODE[unit] !== expected) wrong.push(unit.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('knows no letter among surrogates', () => {
    for (let unit = 0xd800; unit < 0xe000; unit++) expect(SCAN_CODE[unit]).toBe(SCAN_OTHER);
  });
});

describe('WORD_FOLD', () => {
  it.each([
    ['é', 'e'],
    ['Ü', 'u'],
    ['ł', 'l'],
    ['Ł', 'l'],
    ['ø', 'o'],
    ['đ', 'd'],
    ['ß', 's'],
    ['æ', 'a'],
    ['Œ', 'o'],
    ['ı', 'i'],
    ['İ', 'i'],
    ['Ș', 's'],
    ['ơ', 'o'],
    ['ế', 'e'],
    ['Q', 'q'],
    ['7', '7'],
    ['٣', '3'],
    ['Ж', 'ж'],
    ['й', 'й'],
    ['Ά', 'ά'],
    ['ς', 'σ'],
    ['李', '李'],
    ['한', '한'],
  ])('folds %s to %s', (char, folded) => {
    expect(foldOf(char)).toBe(folded);
  });

  it.each(["'", '’', 'ʼ', '-', ' ', '@', '.', '_', '½', '\ud83d', '\ude00', '\ufe0f'])(
    'keeps %j out of words',
    (char) => {
      expect(WORD_FOLD[char.charCodeAt(0)]).toBe(0);
    },
  );

  it('holds every letter and decimal digit, and nothing that is neither letter, mark nor digit', () => {
    const wrong: string[] = [];
    for (const [unit, char] of units()) {
      const inWord = WORD_FOLD[unit] !== 0;
      if (/[\p{L}\p{Nd}]/u.test(char) && !inWord && !'ʹʻʼʽ'.includes(char)) wrong.push(char);
      if (inWord && !/[\p{L}\p{Mn}\p{Mc}\p{Nd}]/u.test(char)) wrong.push(char);
    }
    expect(wrong).toEqual([]);
  });

  it('is its own fold', () => {
    const wrong: string[] = [];
    for (const [unit, char] of units()) {
      const folded = WORD_FOLD[unit]!;
      if (folded !== 0 && WORD_FOLD[folded] !== folded) wrong.push(char);
    }
    expect(wrong).toEqual([]);
  });
});

it('COMBINING holds exactly the marks', () => {
  const wrong: string[] = [];
  for (const [unit, char] of units()) {
    if (/\p{M}/u.test(char) !== (COMBINING[unit] === 1)) wrong.push(unit.toString(16));
  }
  expect(wrong).toEqual([]);
});
