import { describe, expect, test } from 'vitest';
import { foundLast } from '../../support/talk.ts';

const ages = (text: string): string[] =>
  foundLast(`customer: ${text}`).filter((line) => line.endsWith('(AGE)'));

describe('ages behind names', () => {
  test.each([
    ['My father is Wendell Quastl, 74, and he is ill', '74'],
    ['and my mother Odalys Quastl, 70.', '70'],
    ['Rune Ståhl är 88 och öppnar det', '88'],
    ['Odalys Quastl ist 41.', '41'],
  ])('%s', (text, age) => expect(ages(text)).toEqual([`${age} (AGE)`]));

  test.each([
    'Wendell Quastl, 74,5 kg',
    'Wendell Quastl, 4, please',
    'Odalys Quastl is 74 miles away',
    'Odalys Quastl, 1974, and more',
    'Wendell Quastl, 745.',
  ])('not %s', (text) => expect(ages(text)).toEqual([]));
});
