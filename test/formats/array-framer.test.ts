import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArrayFramer } from '../../src/formats/index.ts';
import { cutAll } from './framed.ts';
import { encode } from './located.ts';

const cut = (input: string | Uint8Array, sizes: readonly number[] = []) =>
  cutAll(new ArrayFramer(), input, sizes);

const blanks = fc.constantFrom('', ' ', '\n', '\r\n\t');
const array = fc
  .tuple(
    fc.array(fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom('"', '\\', '],[', '{"')), {
      maxLength: 6,
    }),
    blanks,
    fc.boolean(),
  )
  .map(([values, blank, mark]) => ({
    values,
    source: `${mark ? '\ufeff' : ''}${blank}[${blank}${values.map((v) => JSON.stringify(v) + blank).join(`,${blank}`)}]${blank}`,
  }));

describe('ArrayFramer', () => {
  it('finds the elements of any array', () => {
    fc.assert(
      fc.property(array, ({ values, source }) => {
        const records = cut(source);
        expect(records.map(({ text }) => JSON.stringify(JSON.parse(text)))).toEqual(
          values.map((v) => JSON.stringify(v)),
        );
        expect(records.some(({ broken }) => broken)).toBe(false);
      }),
    );
  });

  it('finds the same at every split', () => {
    const source = '\ufeff [ {"a":"x,]\\"\\\\"} , [1,[2]],"é\\u00e9",  -1.5 ,null] \n';
    const whole = cut(source);
    expect(whole.map(({ text }) => text)).toEqual([
      '{"a":"x,]\\"\\\\"}',
      '[1,[2]]',
      '"é\\u00e9"',
      '-1.5',
      'null',
    ]);
    const length = encode(source).length;
    for (let i = 0; i <= length; i++)
      for (let j = i; j <= length; j++) expect(cut(source, [i, j - i])).toEqual(whole);
  });

  it('finds the same of any bytes, however they come', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('[', ']', '{', '}', '"', '\\', ',', ' ', 'a', '\ufeff'),
          maxLength: 20,
        }),
        fc.array(fc.nat(4), { maxLength: 12 }),
        (source, sizes) => {
          expect(cut(source, sizes)).toEqual(cut(source));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('gives any other document as one record', () => {
    expect(cut(' {"a":[1,2]} ')).toMatchObject([{ text: '{"a":[1,2]} ', broken: false }]);
    expect(cut('"x"')).toMatchObject([{ text: '"x"', broken: false }]);
    expect(cut('')).toEqual([]);
  });

  it('marks what has no end and what follows the end', () => {
    expect(cut('[1,{"a":2')).toMatchObject([
      { text: '1', broken: false },
      { text: '{"a":2', broken: true },
    ]);
    expect(cut('[1,')).toMatchObject([{ text: '1' }, { text: '', broken: true }]);
    expect(cut('[1] x')).toMatchObject([{ text: '1' }, { text: 'x', broken: true }]);
    expect(cut('[1,,2]')).toMatchObject([{ text: '1' }, { text: ',2]', broken: true }]);
    expect(cut('[1,]')).toMatchObject([{ text: '1' }, { text: ']', broken: true }]);
  });

  it('says what it is and what must be kept', () => {
    const framer = new ArrayFramer();
    expect(framer.shape).toBe('unknown');
    framer.push(encode(' ['), false);
    expect(framer.shape).toBe('array');
    framer.push(encode('1,{"a"'), false);
    expect(framer.openAt).toBe(4);
    framer.push(encode(':1},'), false);
    expect(framer.openAt).toBe(12);
  });
});
