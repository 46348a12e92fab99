import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES } from '../../src/model/entity-types.ts';
import { findOrdinals, labelText, ORDINAL_PATTERN, ordinalText } from '../../src/operators/ordinal-text.ts';

describe('findOrdinals', () => {
  it('finds ordinals and labels with their places', () => {
    expect(findOrdinals('Hi [PERSON_12], mail [EMAIL]!')).toEqual([
      { start: 3, end: 14, type: 'PERSON', n: 12 },
      { start: 21, end: 28, type: 'EMAIL', n: 0 },
    ]);
  });

  it.each([
    'no brackets at all',
    '[person_1]',
    '[PERSON 1]',
    '[PERSON_0]',
    '[PERSON_01]',
    '[PERSON_]',
    '[PERSON_1',
    '[PERSON_1x]',
    '[PERSONS]',
    '[PERSON_1234567]',
    '[TOSTRING]',
    '[]',
    '[',
    'PERSON_1]',
  ])('does not take %s for one', (text) => {
    expect(findOrdinals(text)).toEqual([]);
  });

  it('finds one behind a stray bracket', () => {
    expect(findOrdinals('[[CARD_1]')).toEqual([{ start: 1, end: 9, type: 'CARD', n: 1 }]);
    expect(findOrdinals('[PERSON[PERSON_2]')).toEqual([{ start: 7, end: 17, type: 'PERSON', n: 2 }]);
  });

  it.each(ENTITY_TYPES)('knows what mask writes for %s', (type) => {
    for (const [text, n] of [
      [ordinalText(type, 1), 1],
      [ordinalText(type, 10), 10],
      [ordinalText(type, 999_999), 999_999],
      [labelText(type), 0],
    ] as const) {
      expect(findOrdinals(text)).toEqual([{ start: 0, end: text.length, type, n }]);
      expect(ORDINAL_PATTERN.exec(text)?.[0]).toBe(text);
    }
  });

  it('finds what the pattern finds, in any text', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '_',
      '0',
      '1',
      '99',
      'PERSON',
      'PIN',
      'IP',
      'x',
      ' ',
      '[PERSON_3]',
      '[URL]',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const expected = [...text.matchAll(new RegExp(ORDINAL_PATTERN, 'g'))].map((match) => ({
          start: match.index,
          end: match.index + match[0].length,
          type: match[1],
          n: Number(match[2] ?? 0),
        }));
        expect(findOrdinals(text)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds the partial masks of the given shapes too, each character once', () => {
    const shapes = [
      { keepFirst: 0, keepLast: 4, with: '*', digits: true },
      { keepFirst: 1, keepLast: 4, with: '*', digits: true },
    ];
    const text = '[PERSON_1] paid with 4*** **** **** 1111';
    expect(findOrdinals(text, shapes)).toEqual([
      { start: 0, end: 10, type: 'PERSON', n: 1 },
      { start: 21, end: 40, n: 0 },
    ]);
    expect(findOrdinals(text)).toHaveLength(1);
    expect(findOrdinals('[CARD_1] **** **** 1111', shapes)).toEqual([
      { start: 0, end: 8, type: 'CARD', n: 1 },
      { start: 9, end: 23, n: 0 },
    ]);
  });

  it('joins partial masks of several shapes that overlap', () => {
    const ends = { with: '*', digits: true };
    const shapes = [
      { keepFirst: 4, keepLast: 0, ...ends },
      { keepFirst: 0, keepLast: 4, ...ends },
    ];
    expect(findOrdinals('4111 **** **** 1111', shapes)).toEqual([{ start: 0, end: 19, n: 0 }]);
  });

  it('takes linear time on brackets', () => {
    const start = performance.now();
    findOrdinals('['.repeat(500_000));
    findOrdinals('[PERSON_'.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
