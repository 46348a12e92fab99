import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TranscriptFramer } from '../../src/formats/index.ts';
import { cutAll } from './framed.ts';
import { encode } from './located.ts';

const cut = (input: string, sizes: readonly number[] = []) => cutAll(new TranscriptFramer(), input, sizes);
const texts = (input: string) => cut(input).map(({ text }) => text);

describe('TranscriptFramer', () => {
  it.each(['---', '===', '***', '###', '___', '  ----------  ', '=====\t'])('cuts at the line %j', (line) => {
    expect(texts(`a\nb\n${line}\nc\n`)).toEqual(['a\nb', 'c']);
    expect(texts(`a\r\n${line}\r\nc\r\n`)).toEqual(['a', 'c']);
    expect(texts(`a\r${line}\rc`)).toEqual(['a', 'c']);
  });

  it.each(['--', '-=-', '--- x', 'x ---', '- - -', '##', '## x', '-- -'])(
    'does not cut at the line %j',
    (line) => {
      expect(texts(`a\n${line}\nb`)).toEqual([`a\n${line}\nb`]);
    },
  );

  it('cuts before a heading and keeps it', () => {
    expect(texts('### one\na\n\n### two\nb\n#### three')).toEqual(['### one\na', '### two\nb', '#### three']);
  });

  it('cuts at form feeds', () => {
    expect(texts('a\n\fb\fc\n')).toEqual(['a', 'b', 'c']);
  });

  it('gives no conversation of blank lines', () => {
    expect(texts('\n \n---\n\t\n===\n\n')).toEqual([]);
    expect(texts('')).toEqual([]);
    expect(texts('---')).toEqual([]);
  });

  it('leaves blank lines around a conversation out, and those inside in', () => {
    expect(texts('\n\na\n\nb\n\n---\n')).toEqual(['a\n\nb']);
  });

  it('finds the same at every split', () => {
    const source = '\r\n### é one\r\na\r\r---\r\nb\n***\n\n==\n--- x\n___ \fc\n###\nd\n ### no\n-----';
    const whole = cut(source);
    expect(whole.map(({ text }) => text)).toEqual(['### é one\r\na', 'b', '==\n--- x', 'c', 'd\n ### no']);
    const length = encode(source).length;
    for (let i = 0; i <= length; i++)
      for (let j = i; j <= length; j++) expect(cut(source, [i, j - i])).toEqual(whole);
  });

  it('finds the same of any bytes, however they come', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '-', '#', ' ', '\n', '\r', '\f'), maxLength: 40 }),
        fc.array(fc.nat(6), { maxLength: 12 }),
        (source, sizes) => {
          expect(cut(source, sizes)).toEqual(cut(source));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
