/** Families by their surname, and what is a thing or a team for all its likeness. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('families', () => {
  it.each([
    ['The [[Lathams]] have the only key'],
    ['ask the [[Wetherbys]], they saw it happen'],
    ['thats the [[lathams]], at number two'],
    ['the [[quastlins]] live next door'],
    ['The [[Quastlins]] upstairs have a key'],
    ['it went to the [[wetherbys]] by mistake'],
    ['we have three [[Lathams]]. First name?'],
    ['A: Who lives there?', 'Yes, the [[Nwosus]].'],
    ['A: Is it for the [[Wetherby]] wedding?'],
    ['flowers for the [[latham]] funeral pls'],
    ['There is a note on the [[Latham]] booking'],
    ["ask at the [[Lathams]]' if the gate is shut"],
  ])('%s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['2 tickets for the Lathams, is it on?'],
    ['the Lathams played a great game'],
    ['I like the Americanos here'],
    ['we have three Kettles'],
    ['the Quastlins have a blue light'],
    ['is the vanilla wedding cake still on'],
    ['the spotify family plan'],
    ['the tickets have gone'],
    ["I was at the Argos' counter"],
    ['its about the Premium family plan'],
  ])('but %s', (line) => expectPersons(engine, line));
});
