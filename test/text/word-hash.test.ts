import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWord, hashOnlyWord, hashWord, splitWords, WordSet, wordSet } from '../../src/text/word-hash.ts';

describe('hashWord', () => {
  // FNV-1a of ASCII text, as published with the function; the second by hand: 97 · 31² + 98 · 31 + 99.
  it.each([
    ['', 0x811c9dc5 | 0, 0],
    ['a', 0xe40c292c | 0, 97],
    ['foobar', 0xbf9cf968 | 0, -1268878963],
    ['abc', 0x1a47e90b, 96354],
  ])('of %j', (word, h1, h2) => {
    expect(hashWord(word)).toEqual({ h1, h2 });
  });

  it('is the same for a word in any case and with or without accents', () => {
    for (const same of ['jose', 'José', 'JOSÉ', 'JosÉ']) expect(hashWord(same)).toEqual(hashWord('Jose'));
    expect(hashWord('Łukasz')).toEqual(hashWord('lukasz'));
    expect(hashWord('Мария')).toEqual(hashWord('мария'));
    expect(hashWord('Jose')).not.toEqual(hashWord('Josef'));
  });
});

it('hashOnlyWord takes single words only', () => {
  expect(hashOnlyWord('Zoë')).toEqual(hashWord('zoe'));
  for (const text of ['', ' zoe', 'zoe.', 'new york', "o'hara"]) expect(hashOnlyWord(text)).toBeUndefined();
});

describe('splitWords', () => {
  it.each([
    ['hi, I am Zoë', ['hi', 'I', 'am', 'Zoë']],
    ["it's O'Hara", ['it', 's', 'O', 'Hara']],
    ['Anne-Marie_x', ['Anne', 'Marie', 'x']],
    ['room 12b.', ['room', '12b']],
    ['привет, мир', ['привет', 'мир']],
    ['a👍b', ['a', 'b']],
    [' ,. ', []],
    ['', []],
  ])('of %j', (text, words) => {
    expect(splitWords(text).map(({ start, end }) => text.slice(start, end))).toEqual(words);
  });

  it('covers exactly what foldWord keeps', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const words = splitWords(text);
        for (let i = 1; i < words.length; i++) expect(words[i - 1]!.end).toBeLessThan(words[i]!.start);
        const joined = words.map(({ start, end }) => text.slice(start, end)).join('');
        expect(foldWord(joined)).toBe(foldWord(text));
        expect(foldWord(joined).length).toBe(joined.length);
      }),
    );
  });
});

describe('a set of words', () => {
  it('holds what a set of the same numbers holds', () => {
    // Few values, so that questions hit, and so that words stand in each other's places.
    const number = fc.oneof(
      fc.integer({ min: -70, max: 70 }),
      fc.integer(),
      fc.integer().map((n) => n << 12),
    );
    fc.assert(
      fc.property(fc.array(number, { maxLength: 60 }), fc.array(number), (hashes, others) => {
        const set = new WordSet(hashes);
        // No word's hash is 0; it stands for a free place.
        const expected = new Set(hashes.filter((hash) => hash !== 0));
        for (const hash of [...hashes, ...others, 0])
          expect(set.has(hash), `${hash}`).toBe(expected.has(hash));
        expect([...set].sort()).toEqual([...expected].sort());
      }),
    );
  });

  it('knows its words without case and accents', () => {
    const words = wordSet('merci café  hallo');
    const has = (word: string) => words.has(hashWord(word).h1);
    expect(['Merci', 'CAFE', 'Hallo', 'adieu', ''].map(has)).toEqual([true, true, true, false, false]);
  });
});
