import { describe, expect, test } from 'vitest';
import { foundLast } from '../../support/talk.ts';

const CARD = 'customer: my card 4242 4242 4242 4242 was stolen, phone 07700 900123';

describe('parts of what is known', () => {
  test.each([
    ['agent: the one ending 4242?', '4242 (CARD)'],
    ['agent: and the phone ending in 23?', '23 (PHONE)'],
    ['agent: ich rufe die 0123 gleich an', '0123 (PHONE)'],
    ['agent: Endziffern 123?', '123 (PHONE)'],
    ['agent: celle qui finit par 4242', '4242 (CARD)'],
  ])('%s', (text, finding) => expect(foundLast(CARD, text)).toContain(finding));

  test('its first digits', () => {
    const card = 'customer: my card 4000 0566 5566 5556 was stolen';
    expect(foundLast(card, 'agent: starting 4000 0566, right')).toEqual(['4000 0566 (CARD)']);
  });

  test.each([
    'agent: that is 23 euros',
    'agent: it costs $4242',
    'agent: 0123 units are left',
    'agent: see page 23',
    'agent: 4243 is free',
    'agent: den sista avläsningen blev 23 719 kWh',
  ])('not %s', (text) => expect(foundLast(CARD, text)).toEqual([]));
});
