/** Contract 4 in small: what the first run left beside what it masked stays as it is in the second. */
import { beforeAll, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../dist/index.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

it.each([
  'an appointment with [PERSON_1] Robert at noon',
  'the Hotel [PLACE_1] Arden West is full',
  'it was Quarrow [PERSON_1] in [PLACE_1]',
  'a lovely place called [PERSON_1] & Queens',
  'the film is [PERSON_1] and Shaw',
  'we have [PERSON_1] and Vexley.',
  '[PERSON_1], And Wendell R. Vexley in [PLACE_1].',
  'a room in the [PLACE_1], Australia area',
  'good food in [PLACE_1] California. Thai please',
  'the clinic in [PLACE_1] Arthur H Vexley Medical Center',
  '[ACCOUNT_1] my name wendell',
])('%s', (text) => {
  expect(engine.redact(text).text).toBe(text);
});

it('but a phrase still finds what it announces there', () => {
  expect(engine.redact('[ORDER_1] my name is Wendell Vexley').text).toBe('[ORDER_1] my name is [PERSON_1]');
});
