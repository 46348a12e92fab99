/** Names behind the words that an answer begins with. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('answers that lead in to a name', () => {
  it.each([
    ['A: What name is on the bell?', 'it still says [[Quastlin]], the people before us'],
    ["A: And the name it's under?", 'Should be [[Quastlin]] I think, my brother did it'],
    ['A: Surname for the receipt?', '[[Quastlin]]. Send it to the office please, not to me'],
    ['A: And your surname?', '[[Fenwick]]! With two e, no a. Just [[Quolbin]] is ok'],
    ['A: Which name is it in?', 'probably just [[Tamsin]], she pays'],
  ])('%s %s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['A: What name is on the account?', 'It says Error, and then it closes'],
    ['A: What is your surname?', "It's on Friday, I will look"],
    ['A: Which name is it in?', 'My PayPal, it is my wife who pays'],
    ['It says Quastphone, is that the model?'],
    ['just Monday is fine'],
  ])('but %s %s', (...lines) => expectPersons(engine, ...lines));
});
