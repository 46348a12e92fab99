import { describe, expect, test } from 'vitest';
import { FoundCues } from '../../src/detect/found-cues.ts';
import { WordColumns } from '../../src/detect/word-columns.ts';
import { CueTable } from '../../src/rules/cue-table.ts';
import { WordTable } from '../../src/rules/words.ts';

const TABLE = CueTable.of(
  new Map([
    ['pin', ['il codice', 'security number']],
    ['tax-id', ['codice fiscale']],
    ['national-id', ['your social', 'social security number']],
  ]),
);
const WORDS = WordTable.build(TABLE.firstWords);

function cuesIn(text: string): string[] {
  const words = new WordColumns();
  words.addWords(Buffer.from(text), 0, text.length, WORDS);
  const found = new FoundCues(TABLE);
  found.find(words, 0);
  return found.phrase.map(({ groups, words: length }, i) => {
    const first = found.firstWord[i]!;
    const phrase = text.slice(words.start[first]!, words.end[first + length - 1]!);
    return `${phrase} (${groups.map((group) => TABLE.groups[group]).join()})`;
  });
}

describe('cue phrases', () => {
  test('that overlap both count', () =>
    expect(cuesIn('il codice fiscale?')).toEqual(['il codice (pin)', 'codice fiscale (tax-id)']));
  test('that lie within another do not', () =>
    expect(cuesIn('what is your social security number')).toEqual([
      'your social (national-id)',
      'social security number (national-id)',
    ]));
  test('count where nothing longer holds them', () =>
    expect(cuesIn('the security number')).toEqual(['security number (pin)']));
  test('that only introduce somebody leave the words within them to other lists', () => {
    const table = CueTable.of(
      new Map([
        ['intro', ['my daughter', 'the pin']],
        ['kin', ['daughter']],
      ]),
      new Set(['intro']),
    );
    expect(table.phrases.find(({ words }) => words === 2)?.groups).toEqual([0, 1]);
  });
  test('end where the words are too far apart', () => expect(cuesIn('il ...... codice')).toEqual([]));
});
