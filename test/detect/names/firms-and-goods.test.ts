/** Firms that answer, goods that are called by people's names, and "Ma'am": none of them somebody. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('firms and goods', () => {
  it.each([
    ["A: Good morning, you've reached Quastling Parcels. How can I help?"],
    ['A: You are through to Quastling Boxes'],
    ['C: i ordered 2 Wendell and Harris shirts and a belt'],
    ['C: do you sell two Wendell armchairs'],
    ["A: Thank you Ma'am. A link was sent."],
    ["A: Good morning, St Wendell's school office."],
    ["A: Yo, Quastwell Pottery, it's [[Wendell]]. What's up?"],
    ['A: Hello, Little Quastkins, [[Pauline]] in the office.'],
    ["A: Bonjour, you've reached Quastwing baggage."],
    ["A: Hi, you've reached QuastPost. How can I help?"],
    ['A: Hello, QuastDirect. [[Barnabas]] here.'],
    ['A: Hello, [[McQuastl]]. How are you?'],
    ['C: can i take it with Quastopril'],
    ['A: Good morning, this is the desk at Clyde Lets.'],
    ['C: is that the Chester 3-seater?'],
    ['C: do you sell the Wendell catalogue'],
    ['C: is Ray White open, and is Gertrude Jekyll in stock'],
    ["C: is there Ben & Jerry's in store"],
    ["A: What is the recipient's name?", 'C: Quastling State College, thanks'],
  ])('are nobody: %s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));

  it.each([
    ["A: Hi, you're through to [[Wendell Quastl]]."],
    ["C: my account is 4471. He's called [[Finbar]], he lives next door"],
    ["C: [[Finbar]]'s off the account, isn't he?"],
    ['A: Who am I speaking to?', 'C: [[wendell]], surname [[quastl-hart]]'],
    ["A: And you'd be?", 'C: [[Saffron Quastlin]]. I rang before'],
    ["A: Hi, you've reached [[Tamsin]] in billing."],
    ["A: You're speaking to [[Finbar]] at Quastl Cycles."],
    ["A: Hello, [[Tamsin Quastlin]], it's [[Wendell]] from the clinic."],
    ["A: You've reached [[Odalys Green]], how can I help?"],
    ['C: [[Wendell]] and [[Harriet]] ordered shirts'],
    ["A: What is the recipient's name?", 'C: [[Odalys Quastl]], thanks'],
    ["A: Thank you Ma'am. Is [[Wendell]] there?"],
  ])('but %s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));
});
