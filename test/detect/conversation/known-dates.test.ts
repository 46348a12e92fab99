/** A day that was masked beside a death or a wedding may not be readable in the next message. */
import { describe, expect, test } from 'vitest';
import { foundLast } from '../../support/talk.ts';

describe('days of a life', () => {
  test.each([
    [
      'customer: she passed away on 14 March',
      'customer: please stop the payments from 14 March',
      '14 March (DATE)',
    ],
    [
      'customer: the funeral was on March 9th 2024',
      'agent: thank you, March 9th 2024',
      'March 9th 2024 (DATE)',
    ],
    ['customer: Sterbedatum 14.03.2024', 'agent: also am 14.03.2024', '14.03.2024 (DATE)'],
  ])('%s / %s', (first, last, finding) => expect(foundLast(first, last)).toEqual([finding]));

  test.each([
    ['customer: she passed away on 14 March', 'agent: within 14 days, I understand'],
    ['customer: it arrived on 14 March', 'agent: 14 March, right'],
  ])('none: %s / %s', (first, last) => expect(foundLast(first, last)).toEqual([]));
});
