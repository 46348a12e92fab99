import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  WORD_COMMON,
  WORD_CUE,
  WORD_GIVEN,
  WORD_PLACE,
  WORD_SURNAME,
  WORD_WEAK,
  WordTable,
} from '../../src/rules/words.ts';
import {
  dictionaryNames,
  readDictionaries,
  readDictionarySource,
  readPlaces,
} from '../../src/rules/words-load.ts';
import { foldWord, hashWord, splitWords } from '../../src/text/word-hash.ts';

const bitsOf = (table: WordTable, word: string): number => {
  const { h1, h2 } = hashWord(word);
  return table.lookup(h1, h2);
};

describe('WordTable', () => {
  const words = fc.array(
    fc.tuple(fc.stringMatching(/^[a-zà-öø-ž0-9]{1,4}$/), fc.integer({ min: 1, max: 0xffff })),
    { maxLength: 400 },
  );

  /** What the table stands for, in plain terms. */
  const mapOf = (entries: readonly (readonly [string, number])[]): Map<string, number> => {
    const map = new Map<string, number>();
    for (const [word, bits] of entries) map.set(foldWord(word), (map.get(foldWord(word)) ?? 0) | bits);
    return map;
  };

  it('gives back the joined bits of every word and 0 for any other', () => {
    fc.assert(
      fc.property(words, fc.array(fc.stringMatching(/^[a-z0-9]{1,4}$/)), (entries, others) => {
        const table = WordTable.build(entries);
        const map = mapOf(entries);
        expect(table.size).toBe(map.size);
        for (const [word, bits] of map) expect(bitsOf(table, word)).toBe(bits);
        for (const word of others) expect(bitsOf(table, word)).toBe(map.get(word) ?? 0);
      }),
    );
  });

  it('is the same built at once, word by word, or through a buffer', () => {
    fc.assert(
      fc.property(words, fc.nat(400), (entries, cut) => {
        const whole = WordTable.build(entries);
        const grown = WordTable.build(entries.slice(0, cut));
        for (const [word, bits] of entries.slice(cut)) grown.add(word, bits);
        const shared = WordTable.fromBuffer(whole.toBuffer());
        for (const table of [grown, shared]) {
          expect(table.size).toBe(whole.size);
          expect(table.fingerprint).toBe(whole.fingerprint);
          for (const [word, bits] of mapOf(entries)) expect(bitsOf(table, word)).toBe(bits);
        }
      }),
    );
  });

  it('works over shared memory and never writes to memory that came from outside', () => {
    const source = new Uint8Array(WordTable.build([['ada', WORD_GIVEN]]).toBuffer());
    const shared = new SharedArrayBuffer(source.length);
    new Uint8Array(shared).set(source);
    const table = WordTable.fromBuffer(shared);
    expect(bitsOf(table, 'Ada')).toBe(WORD_GIVEN);
    table.add('ada', WORD_CUE);
    table.add('grace', WORD_GIVEN);
    expect(bitsOf(table, 'ada')).toBe(WORD_GIVEN | WORD_CUE);
    expect(bitsOf(table, 'grace')).toBe(WORD_GIVEN);
    expect(new Uint8Array(shared)).toEqual(source);
  });

  it('keeps words apart that share one of the two hashes', () => {
    expect(hashWord('an').h2).toBe(hashWord('c0').h2);
    const table = WordTable.build([['an', WORD_COMMON]]);
    expect(bitsOf(table, 'c0')).toBe(0);
    const { h1, h2 } = hashWord('an');
    expect(table.lookup(h1, h2 + 1)).toBe(0);
    expect(table.lookup(h1 + 1, h2)).toBe(0);
    expect(table.lookup(h1, h2)).toBe(WORD_COMMON);
  });

  it('has a fingerprint that knows words and bits', () => {
    const one = WordTable.build([['ada', WORD_GIVEN]]).fingerprint;
    expect(one).toMatch(/^[0-9a-f]{16}$/);
    expect(WordTable.build([['ada', WORD_SURNAME]]).fingerprint).not.toBe(one);
    expect(WordTable.build([['eda', WORD_GIVEN]]).fingerprint).not.toBe(one);
    expect(WordTable.build([]).fingerprint).not.toBe(one);
  });

  it('leaves phrases and words without letters out', () => {
    const table = WordTable.build([
      ['new york', WORD_PLACE],
      ['--', WORD_PLACE],
      ['', WORD_PLACE],
    ]);
    expect(table.size).toBe(0);
    expect(bitsOf(table, 'newyork')).toBe(0);
  });

  it.each([0, -1, 0x10000, 1.5, Number.NaN])('refuses the bits %d', (bits) => {
    expect(() => WordTable.build([['ada', bits]])).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
  });

  it('refuses buffers that are no table', () => {
    const good = WordTable.build([['ada', 1]]).toBuffer();
    for (const bad of [new ArrayBuffer(0), new ArrayBuffer(4096), good.slice(0, good.byteLength - 4)]) {
      expect(() => WordTable.fromBuffer(bad)).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
    }
  });
});

describe('the dictionaries', () => {
  const folder = fileURLToPath(new URL('../../rules/dictionaries', import.meta.url));
  const entries = [...readDictionaries(folder)];
  const table = WordTable.build(entries);

  it('hold no two words with the same hashes', () => {
    const byHash = new Map<string, string>();
    const collisions: string[] = [];
    for (const [word] of entries) {
      const folded = foldWord(word);
      const { h1, h2 } = hashWord(word);
      const known = byHash.get(`${h1},${h2}`);
      if (known !== undefined && known !== folded) collisions.push(`${known} ${folded}`);
      byHash.set(`${h1},${h2}`, folded);
    }
    expect(byHash.size).toBeGreaterThan(200_000);
    expect(collisions).toEqual([]);
  });

  it('hold no two places with the same hashes, whatever stands between their words', () => {
    const byHash = new Map<string, string>();
    for (const [place] of readPlaces(folder)) {
      const { h1, h2 } = hashWord(place);
      expect(byHash.get(`${h1},${h2}`) ?? place).toBe(place);
      byHash.set(`${h1},${h2}`, place);
    }
    expect(byHash.size).toBeGreaterThan(80_000);
    expect(byHash.values()).toContain('newyork');
  });

  it('are written as words are compared', () => {
    const odd = entries.filter(([word]) => {
      const words = splitWords(word).map(({ start, end }) => foldWord(word.slice(start, end)));
      return words.join(' ') !== word;
    });
    expect(odd).toEqual([]);
  });

  it('each say where they come from, under which licence, and stay small together', () => {
    const names = dictionaryNames(folder);
    expect(names).toEqual(
      'cities common-words common-words-abroad familiar-given-names familiar-surnames given-names places region-codes regions surnames towns weak-names wordy-given-names'.split(
        ' ',
      ),
    );
    for (const name of names) {
      for (const { licence } of readDictionarySource(folder, name).origins) {
        expect(licence).toMatch(/^(MIT|ISC|Apache-2\.0|Unicode-3\.0)(; data CC-BY-4\.0)?$/);
      }
    }
    const bytes = entries.reduce((sum, [word]) => sum + word.length + 1, 0);
    expect(bytes).toBeLessThan(4 * 1024 * 1024);
  });

  const NAME = WORD_GIVEN | WORD_SURNAME;
  it.each([
    ['michael', WORD_GIVEN, WORD_COMMON | WORD_WEAK],
    ['SØREN', WORD_GIVEN, WORD_COMMON | WORD_WEAK],
    ['Müller', WORD_SURNAME, WORD_COMMON | WORD_WEAK],
    ['Mueller', WORD_SURNAME, WORD_COMMON],
    ['Nguyễn', WORD_SURNAME, WORD_COMMON],
    ['bill', WORD_GIVEN | WORD_COMMON, 0],
    ['april', WORD_COMMON, 0],
    ['will', WORD_COMMON, 0],
    ['refund', WORD_COMMON, NAME],
    ['bitte', WORD_COMMON, 0],
    ['grüße', WORD_COMMON, 0],
    ['gruesse', WORD_COMMON, 0],
    ['dziękuję', WORD_COMMON, NAME],
    ['paris', WORD_PLACE, 0],
    ['München', WORD_PLACE, WORD_COMMON],
    ['Muenchen', WORD_PLACE, WORD_COMMON],
    ['Ohio', WORD_PLACE, WORD_COMMON],
  ])('know %s', (word, has, hasNot) => {
    const bits = bitsOf(table, word);
    expect(bits & has).toBe(has);
    expect(bits & hasNot).toBe(0);
  });

  it('mark every name that a support chat uses as an ordinary word', () => {
    const ordinary =
      'will may mark bill order case cash page price short long young rich art grant frank best power';
    for (const word of ordinary.split(' '))
      expect(`${word} ${bitsOf(table, word) & WORD_COMMON}`).toBe(`${word} 4`);
  });

  it('hold phrases', () => {
    const phrases = new Set(entries.map(([word]) => word));
    for (const phrase of ['new york city', 'den haag', 'new south wales', 'united kingdom']) {
      expect(phrases).toContain(phrase);
    }
  });

  it('keep weak names apart from those that better lists know', () => {
    const both = entries.filter(([, bits]) => bits === NAME || bits === WORD_GIVEN || bits === WORD_SURNAME);
    const strong = new Set(both.map(([word]) => word));
    const twice = entries.filter(([word, bits]) => (bits & WORD_WEAK) !== 0 && strong.has(word));
    expect(strong.size).toBeGreaterThan(20_000);
    expect(twice).toEqual([]);
  });
});

describe('reading dictionaries', () => {
  const source =
    'title: Names\nclasses: [given, weak]\norigins:\n  - source: chatveil\n    licence: Apache-2.0\nmethod: by hand\nbuilt: 2026-01-31\n';
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chatveil-words-'));
    writeFileSync(join(folder, 'names.txt'), 'ada\nada lovelace\nzoe\n');
    writeFileSync(join(folder, 'names.source.yaml'), source);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives every line the bits of its classes', () => {
    const bits = WORD_GIVEN | WORD_WEAK;
    expect([...readDictionaries(folder)]).toEqual([
      ['ada', bits],
      ['ada lovelace', bits],
      ['zoe', bits],
    ]);
  });

  it.each([
    ['an empty line', 'names.txt', 'ada\n\nzoe\n', 2],
    ['a line without a word', 'names.txt', 'ada\n--\n', 2],
    ['outer blanks', 'names.txt', 'ada \n', 1],
    ['a carriage return', 'names.txt', 'ada\r\nzoe\r\n', 1],
    ['a word out of order', 'names.txt', 'zoe\nada\n', 2],
    ['a word twice', 'names.txt', 'ada\nada\n', 2],
    ['an endless line', 'names.txt', `${'a'.repeat(129)}\n`, 1],
    ['a torn last line', 'names.txt', 'ada', undefined],
    ['bytes that are no UTF-8', 'names.txt', Buffer.from([0x61, 0xff, 0x0a]), undefined],
    ['an unknown class', 'names.source.yaml', source.replace('weak', 'week'), 2],
    ['no class', 'names.source.yaml', source.replace('[given, weak]', '[]'), 2],
    ['an unknown field', 'names.source.yaml', `${source}license: MIT\n`, 8],
    ['no licence', 'names.source.yaml', source.replace('licence', 'note'), 4],
    ['no origin', 'names.source.yaml', source.replace(/origins:.*(?=method)/s, 'origins: []\n'), 3],
    ['a day that is none', 'names.source.yaml', source.replace('2026-01-31', 'today'), 7],
    ['broken YAML', 'names.source.yaml', 'title: [', undefined],
  ])('refuses %s', (_what, file, content, line) => {
    writeFileSync(join(folder, file), content);
    expect(() => [...readDictionaries(folder)]).toThrow(
      expect.objectContaining({
        code: 'DICTIONARY_INVALID',
        place: expect.objectContaining({
          file: join(folder, file),
          ...(line === undefined ? {} : { line }),
        }),
      }),
    );
  });

  it('refuses a list without source, a source without list, and other files', () => {
    for (const [file, content] of [
      ['more.txt', 'ada\n'],
      ['more.source.yaml', source],
      ['notes.md', 'x'],
    ] as const) {
      writeFileSync(join(folder, file), content);
      expect(() => dictionaryNames(folder)).toThrow(expect.objectContaining({ code: 'DICTIONARY_INVALID' }));
      rmSync(join(folder, file));
    }
    expect(dictionaryNames(folder)).toEqual(['names']);
    expect(() => dictionaryNames(join(folder, 'none'))).toThrow(
      expect.objectContaining({ code: 'DICTIONARY_INVALID' }),
    );
  });
});
