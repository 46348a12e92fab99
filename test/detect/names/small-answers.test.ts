/** Names in small letters that begin an answer with more in it. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('small names before more of the answer', () => {
  it.each([
    ['A: Can I take your name?', "[[niall o'hegarty]] but its for my flatmate"],
    ['A: Surname?', '[[quastlinder]], its for my flatmate'],
    ["A: What's the tenant's name?", '[[quastlinder]], he moved in last week'],
    ['A: Your full name and date of birth?', '[[grainne ni quastlin]], 9th may'],
    ['A: Can I get your name and the address?', '[[dale quastlinder]], the corner house'],
    ['A: Full name and first line of the address?', '[[wendell hutchins-gray]] 27 old foundry lane'],
  ])('%s %s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['A: Your name?', 'dunno, whose is it'],
    ['A: Who should I contact?', 'whoever, im home anyway'],
    ['A: Your name?', 'sory, what was that'],
    ['A: Whose name is it in?', 'rob the bank, haha'],
    ['A: And what happened?', 'quastlinder, its for my flatmate'],
  ])('%s %s', (...lines) => expectPersons(engine, ...lines));
});
