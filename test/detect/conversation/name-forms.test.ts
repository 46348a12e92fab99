import { describe, expect, it } from 'vitest';
import { nameForms, namesInAddress } from '../../../src/detect/conversation/name-forms.ts';
import { WORD_COMMON, WORD_GIVEN, WORD_SURNAME } from '../../../src/rules/words.ts';

const BITS = new Map([
  ['robert', WORD_GIVEN],
  ['rob', WORD_GIVEN],
  ['anna', WORD_GIVEN],
  ['rose', WORD_GIVEN | WORD_COMMON],
  ['quastl', WORD_SURNAME],
  ['sales', WORD_SURNAME | WORD_COMMON],
  ['marks', WORD_COMMON],
]);
const bitsOf = (word: string): number => BITS.get(word.toLowerCase()) ?? 0;
const words = (name: string, first = true): string[] =>
  nameForms(name, first, bitsOf).map(({ word }) => word);

describe('forms of a known name', () => {
  it('genitives', () => expect(words('Gundula')).toContain('gundulas'));
  it('Polish cases of surnames', () => {
    expect(words('Kowalski', false)).toEqual(
      expect.arrayContaining(['kowalskiego', 'kowalskiemu', 'kowalskim']),
    );
    expect(words('Kowalska', false)).toContain('kowalskiej');
  });
  it('Polish cases of given names', () => {
    expect(words('Anna')).toEqual(expect.arrayContaining(['anny', 'annie']));
    expect(words('Marek')).toContain('marka');
  });
  it('short forms', () => {
    expect(words('Robert')).toEqual(expect.arrayContaining(['rob', 'bob']));
    expect(words('Elizabeth')).toContain('liz');
  });
  it('no short forms of a surname', () => expect(words('Robert', false)).not.toContain('rob'));
  it('none that are common words', () => expect(words('Mark')).not.toContain('marks'));
  it('the genitive of a common word needs a capital', () => {
    expect(nameForms('Rose', true, bitsOf).find(({ word }) => word === 'roses')?.needsCapital).toBe(true);
  });
  it('none of short words or numbers', () => {
    expect(words('Ann')).toEqual([]);
    expect(words('X4711')).toEqual([]);
  });
});

describe('names in a mail address', () => {
  it('listed ones', () =>
    expect(namesInAddress('anna.quastl81@example.com', bitsOf)).toEqual(['anna', 'quastl']));
  it('an unknown one beside a given name', () => {
    expect(namesInAddress('robert_vexley@example.com', bitsOf)).toEqual(['robert', 'vexley']);
  });
  it('none that says what the mailbox is for', () => {
    expect(namesInAddress('sales@example.com', bitsOf)).toEqual([]);
    expect(namesInAddress('vexley.sales@example.com', bitsOf)).toEqual([]);
  });
});
