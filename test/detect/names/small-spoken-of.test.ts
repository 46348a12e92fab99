/** Given names in small letters of whom a sentence speaks, and what is none for all its likeness. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('given names in small letters', () => {
  it.each([
    ['oh right is that [[odalys]]'],
    ['our [[wendell]] says it rattles'],
    ['[[fenella]] the caretaker has the code'],
    ['do you need [[finbar]] to sign'],
    ["i'll get [[wendell]] to look at it"],
    ['[[tamsin]] will ring you later on'],
    ['try [[finbar]], he knows the gate'],
    ['it went to [[wendell]] and [[finbar]].'],
    ['[[finbar]] and [[odalys]] are with you already'],
    ['its me the wife [[quastelina]] and the dog'],
    ['wife [[quastelina]] dob 4.4.81'],
    ['card for me and son [[quastelano]] aadhar to follow'],
    ['the missus [[quastelina]] paid for it'],
    ['leave it next door, [[dilys]] shes always in'],
    ['a return for me and [[wendell]]'],
    ['some fella called [[d brzezicki]] rang twice'],
  ])('%s', (...lines) => expectPersons(engine, ...lines));

  it.each([
    ['is that normal'],
    ['our alexa is off'],
    ['your order is late'],
    ['an americano and a cortado please'],
    ['need americano to go'],
    ['get netflix to work'],
    ['the wife recieved it'],
    ['the husband constantly rings'],
    ['ask vodafone to call'],
    ['is it sunny'],
    ['a ticket for me and mum'],
    ['me and hubby'],
    ['it was broken, ikea he said'],
    ['a thing called a router'],
    ['give me the husband details dob and all'],
    ['pearl and ivory are both out'],
  ])('but %s', (line) => expectPersons(engine, line));
});
