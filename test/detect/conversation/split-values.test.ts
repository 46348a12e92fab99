import { describe, expect, test } from 'vitest';
import { findingsIn, found } from '../../support/talk.ts';

describe('one value in several messages', () => {
  test('a card number, with a word of the other side between', () => {
    const lines = ['customer: 4111', 'customer: 1111', 'agent: ok', 'customer: 1111', 'customer: 1111'];
    expect(found(...lines)).toEqual(['0: 4111 (CARD)', '1: 1111 (CARD)', '3: 1111 (CARD)', '4: 1111 (CARD)']);
    expect(new Set(findingsIn(lines).map(({ group }) => group)).size).toBe(1);
  });

  test('a telephone number', () =>
    expect(found('customer: 07700', 'customer: 900 123')).toEqual([
      '0: 07700 (PHONE)',
      '1: 900 123 (PHONE)',
    ]));

  test('an IBAN', () =>
    expect(found('customer: DE89 3704', 'customer: 0044 0532', 'customer: 0130 00')).toEqual([
      '0: DE89 3704 (IBAN)',
      '1: 0044 0532 (IBAN)',
      '2: 0130 00 (IBAN)',
    ]));

  test.each([
    [
      ['customer: jo.lee', 'customer: @example.com'],
      ['0: jo.lee (EMAIL)', '1: @example.com (EMAIL)'],
    ],
    [
      ['customer: jo.lee@', 'customer: example.com'],
      ['0: jo.lee@ (EMAIL)', '1: example.com (EMAIL)'],
    ],
  ])('an e-mail address %j', (lines, told) => expect(found(...lines)).toEqual(told));

  test('what was asked for goes on', () =>
    expect(found('agent: Your customer number?', 'customer: 44 71', 'customer: 20 93')).toEqual([
      '1: 44 71 (ACCOUNT)',
      '2: 20 93 (ACCOUNT)',
    ]));
});

describe('numbers that do not belong together', () => {
  test.each([
    [['customer: 2', 'customer: 3']],
    [['customer: 07700', 'customer: is what it says', 'customer: 900123']],
    [['customer: 07700', 'agent: 900123']],
    [['customer: 450', 'customer: 12']],
    [['customer: done', 'customer: example.com']],
    [['customer: 07700', 'customer: [PHONE_1]', 'customer: 900123']],
  ])('%j', (lines) => expect(found(...lines, 'agent: right')).toEqual([]));

  test('where nobody wrote the questions down, a number behind another is the next answer', () =>
    expect(found('customer: hi', 'customer: a car of mine', 'customer: 5588', 'customer: 120')).toEqual([
      '2: 5588 (ACCOUNT)',
    ]));
});
