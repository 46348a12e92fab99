/** Names amid messages that are all capitals. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('shouted', () => {
  it.each([
    "I'D CHECK WITH [[HANNAH]] ABOUT THAT",
    'CANT MAKE IT, CAN [[JOANNE]] COME',
    'YES THE ONE UNDER [[FATOUMATA DIALLO]] PLEASE',
    'RESERVEREN OP [[WILLEM VAN DIJK]] GRAAG',
    'OK UND [[GÜNTHER QUASTOWSKI]], WANN KOMMT ER',
  ])('%s', (text) => expectPersons(engine, text));

  it.each([
    'IS THE HOLLY DRESS BACK IN STOCK',
    'WHERE IS MY ORDER I PAID ALREADY',
    'THE APP CRASHES WITH ERROR 500 SINCE MONDAY',
    'I LIVE NEAR VICTORIA STREET',
    'PLEASE CANCEL MY SUBSCRIPTION TO NETFLIX AND HULU',
  ])('nobody: %s', (text) => expectPersons(engine, text));
});
