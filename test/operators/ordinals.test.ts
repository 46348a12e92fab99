import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES, type EntityType } from '../../src/model/entity-types.ts';
import { HIGHEST_FLOOR, identityOf, OrdinalBook } from '../../src/operators/ordinals.ts';

const numbersOf = (
  type: EntityType,
  values: readonly string[],
  register: readonly string[] = values,
): number[] => {
  const book = new OrdinalBook();
  book.register(type, register);
  return values.map((value) => book.ordinalOf(type, value));
};

describe('OrdinalBook', () => {
  it('goes on from its state as if it had never been left', () => {
    const values = fc.array(fc.constantFrom('ann', 'ann lee', 'lee', 'bo', 'bo ray', 'ann ray'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(values, values, fc.integer({ min: 0, max: 200_000 }), (before, after, reserved) => {
        const book = new OrdinalBook();
        book.reserve('PERSON', reserved);
        for (const value of before) book.ordinalOf('PERSON', value);
        const later = OrdinalBook.of(JSON.parse(JSON.stringify(book.state())));
        expect(after.map((value) => later.ordinalOf('PERSON', value))).toEqual(
          after.map((value) => book.ordinalOf('PERSON', value)),
        );
      }),
    );
  });

  it('counts by type, in the order of first calls', () => {
    const book = new OrdinalBook();
    expect(book.ordinalOf('EMAIL', 'b@example.com')).toBe(1);
    expect(book.ordinalOf('PHONE', '555-0100')).toBe(1);
    expect(book.ordinalOf('EMAIL', 'a@example.com')).toBe(2);
    expect(book.ordinalOf('EMAIL', 'B@Example.com')).toBe(1);
  });

  it('uses no number up for what is registered and never asked for', () => {
    expect(numbersOf('PERSON', ['Bo Ek'], ['Ann Lee', 'Bo Ek'])).toEqual([1]);
  });

  it.each([
    ['a first name', ['Ann', 'Ann Lee'], [1, 1]],
    ['a last name first', ['Lee', 'ann  LEE', 'Ann'], [1, 1, 1]],
    ['a middle name left out', ['Ann Lee', 'Ann Mary Lee'], [1, 1]],
    ['a first name of two people', ['Ann Lee', 'Ann', 'Ann Ek'], [1, 2, 3]],
    ['a name inside another', ['Ann', 'Anna Lee'], [1, 2]],
    ['the words the other way round', ['Lee Ann', 'Ann Lee'], [1, 2]],
    ['a list name', ['Lee, Ann', 'Ann Lee'], [1, 1]],
    ['three lengths', ['Ann', 'Ann Mary', 'Ann Mary Lee'], [1, 1, 1]],
    ['a part of two that are parts of one', ['Ann', 'Ann Lee', 'Ann Lee Ek', 'Ann Lee Oh'], [1, 2, 3, 4]],
  ])('%s', (_, values, expected) => {
    expect(numbersOf('PERSON', values)).toEqual(expected);
  });

  it('lets a name that comes later take over the number of its part, one alone', () => {
    const book = new OrdinalBook();
    expect(book.ordinalOf('PERSON', 'Ann')).toBe(1);
    book.register('PERSON', ['Ann Lee']);
    expect(book.ordinalOf('PERSON', 'Ann Lee')).toBe(1);
    book.register('PERSON', ['Ann Ek']);
    expect(book.ordinalOf('PERSON', 'Ann Ek')).toBe(2);
    expect(book.ordinalOf('PERSON', 'Ann')).toBe(1);
  });

  it('starts above what stands in the input', () => {
    const book = new OrdinalBook();
    book.reserve('PERSON', 7);
    book.reserve('PERSON', 3);
    book.reserve('PERSON', 0);
    expect(book.ordinalOf('PERSON', 'Ann')).toBe(8);
    expect(book.ordinalOf('EMAIL', 'a@example.com')).toBe(1);
  });

  it('is not driven up by a number that nobody reached by counting, but leaves it out', () => {
    const book = new OrdinalBook();
    book.reserve('PERSON', HIGHEST_FLOOR);
    book.reserve('PERSON', HIGHEST_FLOOR + 1);
    book.reserve('PERSON', 999_999);
    expect(book.ordinalOf('PERSON', 'Ann')).toBe(HIGHEST_FLOOR + 2);
  });

  it('keeps different values apart and the same together, numbered by first appearance', () => {
    const value = fc.oneof(
      fc.stringMatching(/^[ab1 .-]{1,5}$/),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
    );
    const types = fc.constantFrom(...ENTITY_TYPES.filter((type) => type !== 'PERSON'));
    fc.assert(
      fc.property(types, fc.array(value), (type, values) => {
        const order = [...new Set(values.map((text) => identityOf(type, text)))];
        expect(numbersOf(type, values)).toEqual(
          values.map((text) => order.indexOf(identityOf(type, text)) + 1),
        );
      }),
    );
  });

  const names = fc.array(
    fc
      .array(fc.constantFrom('ann', 'bo', 'lee', 'ek', 'oh'), { minLength: 1, maxLength: 4 })
      .map((w) => w.join(' ')),
    { maxLength: 8 },
  );
  it('groups people by the set of names alone', () => {
    fc.assert(
      fc.property(names, (values) => {
        const numbers = numbersOf('PERSON', values);
        const backwards = numbersOf('PERSON', values.toReversed()).toReversed();
        const same = (list: readonly number[]): boolean[] => list.flatMap((a) => list.map((b) => a === b));
        expect(same(backwards)).toEqual(same(numbers));
        expect([...new Set(numbers)]).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      }),
      { numRuns: 1000 },
    );
  });

  it('never gives two names that are not parts of each other, or of one, the same number', () => {
    const isPart = (part: string, whole: string): boolean => {
      let at = 0;
      const words = part.split(' ');
      for (const word of whole.split(' ')) if (word === words[at]) at++;
      return at === words.length;
    };
    fc.assert(
      fc.property(names, (values) => {
        const numbers = numbersOf('PERSON', values);
        values.forEach((a, i) => {
          values.forEach((b, j) => {
            if (numbers[i] !== numbers[j] || a === b) return;
            expect(values.some((whole) => isPart(a, whole) && isPart(b, whole))).toBe(true);
          });
        });
        // And of two that are no part of anything else, both are somebody.
        const fullest = [...new Set(values)].filter((a) => !values.some((b) => a !== b && isPart(a, b)));
        expect(new Set(numbersOf('PERSON', fullest, values)).size).toBe(fullest.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('lets a name stand for itself where too many fuller ones would have to be compared', () => {
    const others = Array.from({ length: 1100 }, (_, i) => `Ann Mary X${i}`);
    expect(
      numbersOf('PERSON', ['Mary Ann', 'Mary Ann Lee'], ['Mary Ann Lee', 'Mary Ann', ...others]),
    ).toEqual([1, 2]);
    expect(numbersOf('PERSON', ['Mary Ann', 'Mary Ann Lee'])).toEqual([1, 1]);
  });

  it('numbers many names in bounded time', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `Ann ${'abcdefghij'[i % 10]}${i}`);
    const start = performance.now();
    const numbers = numbersOf('PERSON', ['Ann', ...many]);
    expect(performance.now() - start).toBeLessThan(3000);
    expect(new Set(numbers).size).toBe(many.length + 1);
  });
});

describe('identityOf', () => {
  it.each([
    ['PHONE', '+44 7700 900-123', '447700900123'],
    ['CARD', '4111 1111 1111 1111', '4111111111111111'],
    ['EMAIL', 'Ann.Lee@Example.COM', 'ann.lee@example.com'],
    ['PERSON', ' Ann \u00a0LEE ', 'ann lee'],
    ['PERSON', 'Ｌｅｅ, Ann', 'ann lee'],
    ['ORDER', 'ab-12', 'ab12'],
    ['IBAN', 'GB82 WEST', 'gb82west'],
    ['USERNAME', '@ann_lee', 'ann_lee'],
    ['PASSWORD', 'Secret1 ', 'Secret1'],
    ['ADDRESS', '12  Main\nSt', '12 main st'],
    ['PHONE', '55\u200b50100', '5550100'],
  ] as const)('%s %s', (type, value, expected) => {
    expect(identityOf(type, value)).toBe(expected);
  });

  it.each([
    ['PASSWORD', 'secret', 'Secret'],
    ['URL', 'https://example.com/a', 'https://example.com/A'],
    ['ORDER', 'A-1234', 'B-1234'],
    ['PHONE', '5550100 ext 1', '5550100 ext 2'],
    ['PHONE', 'oh seven', 'oh eight'],
    ['ORDER', '--', '..'],
  ] as const)('%s: %s is not %s', (type, a, b) => {
    expect(identityOf(type, a)).not.toBe(identityOf(type, b));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ENTITY_TYPES), fc.string({ unit: 'binary' }), (type, value) => {
        const once = identityOf(type, value);
        expect(identityOf(type, once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });
});
