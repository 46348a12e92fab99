import { describe, expect, test } from 'vitest';
import { decode, languagesOf, type SpokenItem } from '../../src/text/spoken-numbers.ts';
import { LANGUAGES, spokenWords } from '../../src/text/spoken-words.ts';
import { hashWord } from '../../src/text/word-hash.ts';

function said(language: (typeof LANGUAGES)[number], text: string): string {
  const items = text
    .split(' ')
    .map(
      (word): SpokenItem =>
        /^\d+$/.test(word)
          ? { words: [], written: word }
          : { words: spokenWords(hashWord(word).h1), written: '' },
    );
  const index = LANGUAGES.indexOf(language);
  expect(languagesOf(items) & (1 << index), text).not.toBe(0);
  return decode(items, index).value;
}

describe('what is said', () => {
  test.each([
    ['en', 'double four seven oh', '4470'],
    ['en', 'oh seven seven treble eight', '077888'],
    ['en', 'four hundred and twelve', '412'],
    ['en', 'eighty two sixty one thirty', '826130'],
    ['en', 'seven 44 nine', '7449'],
    ['en', 'november kilo one nine', 'nk19'],
    ['de', 'null sieben acht einundzwanzig', '07821'],
    ['de', 'doppel drei zwo', '332'],
    ['fr', 'zéro six quatre vingt douze', '0692'],
    ['fr', 'soixante dix', '70'],
    ['es', 'cero seis veintiuno quinientos', '0621500'],
    ['it', 'zero quattro ventotto', '0428'],
    ['nl', 'nul zes vierendertig', '0634'],
    ['pl', 'sześćset dwanaście', '612'],
    ['pt', 'nove meia um trinta', '96130'],
    ['sv', 'noll sju trettiofyra', '0734'],
  ] as const)('%s: %s', (language, text, value) => expect(said(language, text)).toBe(value));

  test('words of two languages say nothing together', () => {
    const items = ['sieben', 'huit'].map((word) => ({ words: spokenWords(hashWord(word).h1), written: '' }));
    expect(languagesOf(items)).toBe(0);
  });

  test('other words say nothing', () => expect(spokenWords(hashWord('please').h1)).toEqual([]));
});
