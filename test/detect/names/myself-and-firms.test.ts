/** Who writes by name behind "me", kin named at the end, and firms that greet and bear the names of people. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('behind "me", "big" and kin', () => {
  it.each([
    ['ring the office, or me, [[Quastlina]]'],
    ['nobody else, just me, [[odalys]].'],
    ['me or big [[wendell]] will be in'],
    ['And my mam will collect most days, [[Quastlina]]'],
    ['Can my husband have one? [[Quastlin]]'],
  ])('%s', (text) => expectPersons(engine, text));

  it.each([
    'it was between them and me, Monday or not',
    'ring the office, or me, Netflix is down',
    'can my husband have one? Thanks',
    'its just me, sorry',
    'a big order and little else',
  ])('but %s', (text) => expectPersons(engine, text));
});

describe('firms that greet', () => {
  it.each([
    'A: Welcome to Sterling Brooks. How can I help?',
    'A: Thank you for contacting Bradley Stone, how may I help?',
  ])('%s', (text) => expectPersons(engine, text));

  it('but not whom one writes to', () => expectPersons(engine, 'A: I wrote to [[Bradley Stone]] today'));
  it('nor a department', () => expectPersons(engine, 'Dear Billing,\nI have a question about what I paid'));
});
