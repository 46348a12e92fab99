/** Names before what doctors and lawyers write behind them. */
import { beforeAll, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

it.each([
  'Please confirm [[Odalys K. Quastl, MD]] at 2 pm on June 4th.',
  'Does the Orthodontist [[Quoort Vandervexley, D.D.S]]. suit you?',
  'There are two: one is [[Tharmsil Voolt MD]], located downtown',
  'How about [[Anne Han, M.D]].?',
  'The nearest clinic is in Quastl Springs, MD.',
  'It goes to Voolt Quastl, MD 21099',
  'The new Voolt MD 90 player',
  'an MD told me so',
])('%s', (text) => expectPersons(engine, text));
