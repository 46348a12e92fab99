import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowFramer } from '../../src/formats/index.ts';
import { cutAll } from './framed.ts';
import { encode } from './located.ts';

const COMMA = 0x2c;
const cut = (input: string | Uint8Array, sizes: readonly number[] = [], limit?: number) =>
  cutAll(new RowFramer(COMMA, limit), input, sizes);
const texts = (input: string) => cut(input).map(({ text }) => text);

describe('RowFramer', () => {
  it('ends rows at LF, CR LF and CR outside quotes', () => {
    expect(texts('a,b\nc,d\r\ne,f\rg,h')).toEqual(['a,b', 'c,d', 'e,f', 'g,h']);
    expect(texts('"a\nb\r\nc\rd",e\nf')).toEqual(['"a\nb\r\nc\rd",e', 'f']);
    expect(texts('a\n\nb\n')).toEqual(['a', '', 'b']);
    expect(texts('')).toEqual([]);
  });

  it('opens quotes at the beginning of a cell only', () => {
    expect(texts('5" pipe,x\ny')).toEqual(['5" pipe,x', 'y']);
    expect(texts('a,"b ""c"" d\n",e\nf')).toEqual(['a,"b ""c"" d\n",e', 'f']);
    expect(texts('"a"b\nc')).toEqual(['"a"b', 'c']);
    expect(cutAll(new RowFramer(0x3b), 'a;"x\ny"\nb', []).map(({ text }) => text)).toEqual(['a;"x\ny"', 'b']);
  });

  it('leaves out a byte order mark, and sees the quote after it', () => {
    expect(cut('\ufeff"a\nb",c\nd')).toMatchObject([
      { text: '"a\nb",c', start: 3 },
      { text: 'd', start: 11 },
    ]);
    expect(texts('\ufeff')).toEqual([]);
    // what only begins like a mark is the first cell, so the quote in it opens nothing
    expect(cut(Uint8Array.from([0xef, 0x22, 0x0a, 0x41]))).toHaveLength(2);
    expect(cut(Uint8Array.from([0xef, 0x22, 0x0a, 0x41]), [1])).toHaveLength(2);
  });

  it('tiles the stream: a row begins where the one before has its end', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r'), maxLength: 30 }),
        (source) => {
          let at = 0;
          for (const row of cut(source)) {
            expect(row.start).toBe(at);
            at = row.next;
          }
          expect(at).toBe(source.length);
        },
      ),
    );
  });

  it('finds the same at every split', () => {
    const source = '\ufeff"h1","h ""2"""\r\na,"x\r\ny"\r\rb",c\r\n"open\r\n';
    const whole = cut(source);
    expect(whole.at(-1)!.broken).toBe(true);
    const length = encode(source).length;
    for (let i = 0; i <= length; i++)
      for (let j = i; j <= length; j++) expect(cut(source, [i, j - i])).toEqual(whole);
  });

  it('finds the same of any bytes and any limit, however they come', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '\ufeff'), maxLength: 40 }),
        fc.array(fc.nat(5), { maxLength: 12 }),
        fc.integer({ min: 1, max: 50 }),
        (source, sizes, limit) => {
          expect(cut(source, sizes, limit)).toEqual(cut(source, [], limit));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('marks a row whose quote is open at the end of the stream', () => {
    expect(cut('a,b\nc,"d\ne,f\n')).toMatchObject([
      { text: 'a,b', broken: false },
      { text: 'c,"d\ne,f\n', broken: true },
    ]);
  });

  it('gives up an open quote past the limit and goes on at the next line', () => {
    const source = `x,"${'a\n'.repeat(5)}b,c\nd,e\n`;
    expect(cut(source, [], 8)).toMatchObject([
      { text: 'x,"a\na\na', broken: true },
      { text: 'a', broken: false },
      { text: 'a', broken: false },
      { text: 'b,c', broken: false },
      { text: 'd,e', broken: false },
    ]);
    // a row of exactly the limit is whole
    expect(cut('"aaaaaa"\nb\n', [], 8)).toMatchObject([{ broken: false }, { text: 'b' }]);
    expect(cut('"aaaaaaa"\nb\n', [], 8)).toMatchObject([{ broken: true }, { text: 'b' }]);
  });
});
