/** Names in small letters that lists know in part or not at all, where a phrase or the message tells them. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('names in small letters', () => {
  it.each([
    ["hi it's [[odalys quastlin]]"],
    ['i am [[wendell quastlin]] from the flat above'],
    ['husband name [[quastlinder]]'],
    ["hello it's [[quastlinder]] from the pharmacy about your order"],
    ['[[odalys quastlin]] sorry'],
    ['thanks miss [[quastlin]] and your date of birth'],
    ['an appointment with dr [[lim]]'],
    ['gf [[florence]] will be at home'],
    ['im [[bryony hext]]'],
    ['okay mister [[quastlin]] one moment'],
    ['this is [[wendell hutchins]] i need to move my appointment'],
    ['i am husband [[quastlinder]]'],
    ['my husband [[Hyun-woo Quastl]] was driving'],
    ['leave with [[wendell]] next door'],
    ['hiya [[rose]] here, can you sit on friday', 'A: Hey [[Rose]]! What time?'],
    ['the name on the card is [[J Quastlinder]]'],
    ["The name's [[M J Quastlinder]]."],
    ['A: Who is the registered keeper?', '[[Wendell Quastl]] and [[Odalys Quastl]]'],
    ['[[wendell]] account number 4471'],
    ['[[wendell]] and my ssn is 4471'],
    ['am [[wendell]] from the flat above'],
    ['[[wendell]] (503) 555-0177'],
    ['[[wendell]] 3117 quillon st'],
    ['yep. [[wendell]] is bringing the key'],
    ['this is [[quastlinder]] how can i help'],
    ["A: you're speaking with [[quastlinder]] can i take your number"],
    ['good afternoon claims line [[bronwyn]] speaking'],
  ])('%s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));

  it.each([
    "it's unresponsive from my side",
    'i miss the old shop',
    'the house is on oak dr apt',
    'my husband called yesterday',
    'its damaged from the courier',
    'tata nexon',
    'can you help my husband accordingly',
    'mark order number 4471 as paid',
    'chase account number 4471',
    'will booking 4471 be fine',
    'am happy with it',
    'am grace period over',
    'zoe 2019',
    'java is not working',
    'this is confusing how can i help',
    'this is frustrating can i get your manager',
    'generally speaking it works',
    'its broken can i get your number',
  ])('%s', (text) => expectPersons(engine, text));

  it('takes no nationality for a name', () =>
    expectPersons(engine, 'A: Your full name please?', 'the form is long', 'nationality nigerian'));

  it('takes no label of a number for a name', () =>
    expectPersons(engine, 'A: May I have your name?', 'the phone is broken', 'imei 357744316960691'));
});

describe('names in small letters amid a sentence', () => {
  it.each([
    ['its under [[odalys bielski]] dob 11/02/1979'],
    ['posted to [[odalys haines]], 3 mill row'],
    ['i was with [[wendell]] he can confirm'],
    ['its in the name of [[odalys]]'],
    ['landlord is [[ravinder sohal]]'],
    ['i am [[xiu ying]] in the shop'],
    ['im [[lorraine pugh]]'],
    ['name [[g. abernathy]]'],
    ['letter is to mr [[t boateng]] thats me'],
    ['send it to ms [[treadwell]]'],
    ['not her, [[odalys oakes]] +44 20 7946 0733'],
    ['[[odalys]] and [[wendell]]'],
  ])('%s', (line) => expectPersons(engine, line));

  it.each([
    ['bacon with peri peri sauce'],
    ['ms office is broken'],
    ['my new car it is tata nano'],
    ['a cab with abernathy tyres'],
    ['a movie please, 1 movie odalys and wendell'],
  ])('but %s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));
});
