import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findPartialMasks,
  MASK_CHARACTERS,
  MAX_KEPT,
  type PartialShape,
  partialMask,
  partialShape,
} from '../../src/operators/partial-mask.ts';

const shape = (keepFirst: number, keepLast: number, digits = false, character = '*'): PartialShape => ({
  keepFirst,
  keepLast,
  with: character,
  digits,
});

const LAST4 = shape(0, 4);
const CARD4 = shape(0, 4, true);

describe('partialMask', () => {
  it.each([
    ['4111 1111 1111 1111', CARD4, '**** **** **** 1111'],
    ['3782-822463-10005', CARD4, '****-******-*0005'],
    ['4111111111111111', shape(4, 4, true), '4111********1111'],
    ['+44 7700 900123', CARD4, '+** **** **0123'],
    ['(555) 010-0199', CARD4, '(***) ***-0199'],
    ['GB82 WEST 1234 5698 7654 32', shape(4, 4), 'GB82 **** **** **** **54 32'],
    ['ann.lee@example.com', shape(1, 0), 'a**.***@*******.***'],
    ['12 Main St.', shape(2, 0), '12 **** **.'],
    ['12345678', LAST4, '****5678'],
    ['Zoë Müller', shape(2, 0, false, '•'), 'Zo• ••••••'],
  ])('%s', (value, wanted, expected) => {
    expect(partialMask(value, wanted)).toBe(expected);
  });

  it.each([
    ['more than half', '1234567', LAST4, '*******'],
    ['too short', '12', LAST4, '**'],
    ['a number in words', 'four one one one two two', CARD4, '**** *** *** *** *** ***'],
    ['wide gaps', '1234    5678', LAST4, '****    ****'],
    ['a mask character of its own', '1234*5678', LAST4, '*********'],
    ['brackets', '[1234]5678', LAST4, '[****]****'],
    ['a symbol inside', '1234😀5678', LAST4, '*********'],
  ])('hides all of it: %s', (_, value, wanted, expected) => {
    expect(partialMask(value, wanted)).toBe(expected);
  });

  it('counts code points and keeps marks with the letters they stand on', () => {
    expect(partialMask('e\u0301lodie', shape(1, 0))).toBe('e\u0301*****');
    expect(partialMask('x\u0301lodi𝐀', shape(0, 1))).toBe('*****𝐀');
    expect(partialMask('5\u200b5501\u00ad99', shape(0, 2, true))).toBe('*****99');
  });

  it('hides emoji sequences', () => {
    expect(partialMask('👩‍👩‍👧 Ann', shape(0, 0))).toBe('*** ***');
  });

  const anyShape = fc.record({
    keepFirst: fc.integer({ min: 0, max: MAX_KEPT }),
    keepLast: fc.integer({ min: 0, max: MAX_KEPT }),
    with: fc.constantFrom(...MASK_CHARACTERS),
    digits: fc.boolean(),
  });
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    fc.stringMatching(/^[0-9]{4}([ .-]?[0-9]{2,5}){1,4}$/),
  );
  const shownIn = (text: string): number => [...text].filter((c) => /[\p{L}\p{N}]/u.test(c)).length;

  it('is well-formed and shows at most half, at most the ends asked for, and never others', () => {
    fc.assert(
      fc.property(value, anyShape, (text, wanted) => {
        const masked = partialMask(text, wanted);
        const total = shownIn(text);
        const shown = shownIn(masked);
        expect(masked).not.toMatch(/\p{Cs}/u);
        expect(shown * 2).toBeLessThanOrEqual(total);
        expect([0, wanted.keepFirst + wanted.keepLast]).toContain(shown);
        const characters = [...text].filter((c) => /[\p{L}\p{N}]/u.test(c));
        const left = [...masked].filter((c) => /[\p{L}\p{N}]/u.test(c));
        if (shown > 0) {
          expect(left).toEqual([
            ...characters.slice(0, wanted.keepFirst),
            ...characters.slice(total - wanted.keepLast),
          ]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('partialShape', () => {
  it('shows digits alone for types whose values are digits', () => {
    expect(partialShape('CARD', { style: 'partial', keep_last: 4 })).toEqual(CARD4);
    expect(partialShape('IBAN', { keep_first: 2, with: '#' })).toEqual(shape(2, 0, false, '#'));
  });
});

describe('findPartialMasks', () => {
  const found = (text: string, wanted: PartialShape): string[] =>
    findPartialMasks(text, wanted).map(({ start, end }) => text.slice(start, end));

  it.each([
    ['card **** **** **** 1111, thanks', CARD4, ['**** **** **** 1111']],
    ['**** **** **** 1111 **** **** **** 4242', CARD4, ['**** **** **** 1111', '**** **** **** 4242']],
    [
      '4111 **** **** 1111 4242 **** **** 4242',
      shape(4, 4, true),
      ['4111 **** **** 1111', '4242 **** **** 4242'],
    ],
    ['4111 **** **** 1111 ******** 4242', shape(4, 4), ['4111 **** **** 1111']],
    ['iban GB82 **** **** **** **54 32.', shape(4, 4), ['GB82 **** **** **** **54 32']],
  ])('finds what was masked: %s', (text, wanted, expected) => {
    expect(found(text, wanted)).toEqual(expected);
  });

  it.each([
    ['**Bobb** Smith', LAST4],
    ['***Bobb***', LAST4],
    ['****Bobb****', LAST4],
    ['****Bobby', LAST4],
    ['**** Anna called', CARD4],
    ['****Bobb****', shape(4, 0)],
    ['Bobby****', shape(4, 0)],
    ['* 1234', LAST4],
    ['*** 1234', LAST4],
    ['****     1234', LAST4],
    ['****', LAST4],
    ['1234', LAST4],
  ])('leaves what people type: %s', (text, wanted) => {
    expect(found(text, wanted)).toEqual([]);
  });

  const shapes = [CARD4, LAST4, shape(4, 0), shape(4, 4), shape(2, 3, false, '•'), shape(1, 1, true, '█')];
  it('finds exactly what mask wrote among other words', () => {
    const number = fc.stringMatching(/^[0-9]{3,5}([ ./-]{0,2}[0-9]{1,6}){1,5}$/);
    const words = fc.stringMatching(/^[a-z]{5,9}( [a-z]{5,9}){0,3}$/);
    fc.assert(
      fc.property(
        fc.constantFrom(...shapes),
        fc.array(fc.tuple(words, number), { minLength: 1 }),
        (wanted, parts) => {
          let text = '';
          const expected: { start: number; end: number }[] = [];
          for (const [before, value] of parts) {
            text += `${before}: `;
            const masked = partialMask(value, wanted);
            if (/[0-9]/.test(masked)) expected.push({ start: text.length, end: text.length + masked.length });
            text += `${masked}, or `;
          }
          expect(findPartialMasks(text, wanted)).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes linear time on stars', () => {
    const time = (text: string): number => {
      const start = performance.now();
      findPartialMasks(text, shape(4, 4));
      return performance.now() - start;
    };
    const text = '*'.repeat(200_000);
    expect(time(text)).toBeLessThan(1000);
    expect(time('1*'.repeat(100_000))).toBeLessThan(1000);
    expect(time(`${'e\u0301'.repeat(50_000)}${'*'.repeat(50_000)}`)).toBeLessThan(1000);
  });
});
