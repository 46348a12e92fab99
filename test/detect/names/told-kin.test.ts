/** Names before what somebody is to whom. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('who is whose kin', () => {
  it.each([
    'no, [[quastila]] es mi hermana',
    '[[quastila]] is my sister',
    'yes [[Quorrin]] is our son',
    '[[Quastila]] ist meine Schwester',
    '[[quastila]] est ma sœur',
    '[[quastila]] è la mia compagna',
    '[[quorrin]] is mijn broer',
    '[[quastila]] är min syster',
    '[[quorrin]] é o meu irmão',
    '[[quastila]] to moja siostra',
    // Roles, words, and what is no copula.
    'Inhaberin ist meine Frau',
    'Kontoinhaber ist mein Mann',
    'and can you send the itinerary to my husband too',
    'quem conduzia era a minha filha',
    'she is my sister',
    'the driver is my son',
  ])('%j', (text) => expectPersons(engine, text));
});
