/** Given names that speak for each other, and names told by what somebody is. All people are invented. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('names beside each other', () => {
  it.each([
    ['Is that under [[Merlyn]] or [[Wendell]]?'],
    ['the tag says from [[imogen]] and [[wendell]]'],
    ['seats for [[wendell]] n [[imogen]] pls'],
    ['please ring [[wendell]] on the landline'],
    ['mark it fao [[wendell]]'],
    ['its my nans line [[imogen bielski]]'],
    ['then [[wendell]] from downstairs let him in'],
    ['[[imogen]] over the road took it'],
    ['my dad will fetch it not [[wendell]]'],
    ['member id Q4471902 [[odalys bielski]]'],
  ])('%s', (line) => expectPersons(engine, line));
  it.each([
    'is it a Nissan or a Honda?',
    'Visa or Amex?',
    'Monday or Tuesday would do',
    'a Black and Decker drill',
    'tickets for Quastl and Shaw please',
    'the red and rose ones',
    'call chase on monday',
    'ring me on the landline',
    'text stop on that number',
    'i drive an aston martin',
    'they came on the harley davidson',
    'a noise from downstairs',
    'no not downstairs',
    'the parcel from the shop',
    'both, plus hazel and ivy, are sold out',
    'order AB2204417 ruby red please',
  ])('%s', (line) => expectPersons(engine, line));
});

describe('names before what somebody is', () => {
  it.each([['[[Merlyn]] is my wife'], ['[[Grace]] was my flatmate'], ['[[wendell]] is my lad']])(
    '%s',
    (line) => expectPersons(engine, line),
  );
  it.each([
    'This is my wife',
    'Shopping is my husband’s hobby',
    'reading is my sister',
    'Who is my manager?',
    'Everything is my mum’s',
  ])('%s', (line) => expectPersons(engine, line));
});
