/** Names that weak lists alone hold, or none, told by what is said of people right behind them. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('what is said of people', () => {
  it.each([
    ['[[Tamsin]] was sat by the door for an hour'],
    ['I gave it to the man at the gate, [[Fenwick]] I think, he had a beard'],
    ['there is one for [[Marsh]], he never uses it'],
    ['We paid the deposit to [[Quolbin]], she wrote it down'],
    ['[[Finbar]] will let them in on Monday'],
    ["The note says [[Tamsin]] couldn't come that day"],
    ['try [[Zeph]] - he is upstairs'],
    ['I swept there in May. Is [[Quastelda]] still there?'],
    ['ring [[Rose]] when you are near'],
    ['[[Quastlin]] lost her job in May.'],
    ['yesterday [[Quastlin]] broke his arm'],
    ["You're all set, [[Quastlin]]!"],
    ["I've moved it to Thursday for you, [[Gunnquast]]."],
    ["Ok, I've sent it, [[Quastlin]]."],
    ['Ich habe es geändert, [[Quastlina]].'],
    ['[[Tamsin]] lost her job in May'],
    ['[[Will]] from Quastfix can come at 4'],
    ['A: [[Tamsin]] at the front desk.'],
    ['He gave his name as [[Fenwick]], no more'],
  ])('%s', (line) => expectPersons(engine, line));

  it.each([
    ['The router from Quastel, it is broken'],
    ['The Freesat box was sat there'],
    ['Is Quastphone still in stock?'],
    ['he banks with Starling'],
    ['is it the Trane or the Wendell unit'],
    ['Tell the Manager, he was rude'],
    ['the Kettle was out of stock'],
    ['Your Americano will come with milk'],
    ['I use Quastapp, works fine'],
    ['The Bosch was working until May'],
    ['Unfortunatly lost his card'],
    ['Somone stole his phone'],
    ['Vodafone cancelled her line'],
    ['The parcel from Quastel for his sister'],
    ['We stayed at the hotel, Quastlon.'],
    ['We like pasta, chicken, Quastlini.'],
    ['You can pay by card, cash, Quastlpay.'],
    ["I'd go with that one, Mastercard."],
    ['Amazon lost his parcel'],
    ['Bill from Quastfone is too high'],
  ])('but %s', (line) => expectPersons(engine, line));
});
