/** Given names and surnames in a row, in small letters: what lists say of the two, and what must tell besides. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('two halves of a name in small letters', () => {
  it.each([
    // Both by weak lists.
    ['that was sent to [[folarin adeyemi]] in june'],
    ['[[folarin adeyemi]], 07700 900123'],
    ['yes. full name [[pratik]] s/o [[vilas deshmukh]]'],
    // By weak lists and by good ones, with a third word.
    ['there is an old booking by [[harjot singh]] too'],
    ['we have [[oriel tamsin vane]] on the list'],
    // A given name that is a word, or a place.
    ["i'll send it to their admin, [[faith lim]]?"],
    ["no that's [[comfort adjei]] next to me, the neighbour"],
    ['i have an appointment with [[anand rao]] at ten'],
    // A surname of no list.
    ['is this account for [[roy quorchild]]?'],
    ['det är [[ebba quorlind]] jag pratar med'],
    // Initials.
    ['left with [[p mulhern]] at the shop'],
    ['registered to [[m kowal]]. is that you?'],
    ['klingeln bei „[[v rönn]]“.'],
    ['that is all, thanks [[nadia k]]'],
    // With or without the day, which a second run finds masked.
    ['PATIENT IS MY MOTHER [[GUADALUPE ARRIAGA]] BORN 12-12-1944'],
    ['PATIENT IS MY MOTHER [[GUADALUPE ARRIAGA]] BORN [BIRTHDATE_1]'],
    ['a counselor called [[diana c. quorbin]], in town'],
  ])('%s', (text) => expectPersons(engine, text));

  it.each([
    ['can i get a chai latte with it'],
    ['i want to fly from north dakota to the coast'],
    ['the ford ranger is mine'],
    ['john wayne airport has a car for you'],
    ['mir ist heute einer hinten reingefahren'],
    ['hej, vill säga upp elen'],
    ['veio com o vidro quebrado'],
    ["it's a redeye flight, with 3 cokes"],
  ])('%s', (text) => expectPersons(engine, text));
});
