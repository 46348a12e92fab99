/** Names in small letters that answer a question for one, and what goes on from them. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

const NAMES = [
  'wendell quorbin',
  'jacinta k quastl-singh',
  'rusty quorbin',
  'tomasz z',
  'delroy small',
  'ewa grzyb',
];

describe('asked for a name, in small letters', () => {
  it.each(
    [
      '[[N]] but the bill says something else',
      'yes hi [[N]] here, flat 4',
      'i put [[N]], maybe spelled wrong',
      'should be under [[N]] or so',
      '[[N]], ive rung twice already',
      '[[N]]. its my mums',
    ].flatMap((text) => NAMES.map((name) => [text.replace('N', name)])),
  )('%s', (text) => expectPersons(engine, 'hi, it is about my bill', 'A: What name is it under?', text));

  it.each([
    ['not sure but the bill says something else'],
    ['refund please, and quick'],
    ['yes hi whats wrong here, tell me'],
    ['i put nothing, maybe that is wrong'],
    ['nationality nigerian'],
    ['is it the tall one or what?'],
  ])('nobody: %s', (text) => expectPersons(engine, 'A: What name is it under?', text));
});
