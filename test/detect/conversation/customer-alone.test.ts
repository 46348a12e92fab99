/** What customers' lines alone tell, where nobody kept the questions: codes, addresses, towns, names. All are invented. */
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../dist/index.js';

const engine = await createEngine({ policy: 'mask' });

/** What is found, as "message TYPE text"; all messages are the customer's. */
function found(texts: readonly string[]): string[] {
  const { findings } = engine.redactConversation({
    messages: texts.map((text) => ({ role: 'customer', text })),
  });
  return findings
    .filter(({ message }) => message !== null)
    .map(({ message, start, end, type }) => `${message} ${type} ${texts[message ?? 0]?.slice(start, end)}`);
}

type Case = readonly [texts: readonly string[], wanted: readonly string[]];

const SEAT = ['hi', 'i need to change my seat'];
const CLAIM = ['hi', 'any news on my claim'];
const PROOF = ['hi', 'i want to report travel expenses'];
const LINE = ['hi', 'i want a new internet connection'];
const PIZZA = ['hi', '2 large pizza please'];

describe('codes of letters and digits apart', () => {
  it.each<Case>([
    [[...SEAT, 'kd 64 j 2'], ['2 ORDER kd 64 j 2']],
    [
      [...SEAT, 'quastrella and wqf 418'],
      ['2 PERSON quastrella', '2 ORDER wqf 418'],
    ],
    [
      ['hi', 'its odalys and 3 f 4 g 5 j', 'can i have a window seat'],
      ['1 PERSON odalys', '1 ORDER 3 f 4 g 5 j'],
    ],
    [
      [...CLAIM, 'qxf 071882204 and wqz 418'],
      ['2 ACCOUNT qxf 071882204', '2 ORDER wqz 418'],
    ],
    [
      [...PROOF, 'lucinda and 12 vt k'],
      ['2 PERSON lucinda', '2 PASSWORD 12 vt k'],
    ],
    [
      [...PROOF, 'quastrella pasword rtw 31'],
      ['2 PERSON quastrella', '2 PASSWORD rtw 31'],
    ],
    [
      ['hi', 'i need a copy', 'quastrella ssn 4578'],
      ['2 PERSON quastrella', '2 NATIONALID 4578'],
    ],
  ])('%j', (texts, wanted) => expect(found(texts)).toEqual(wanted));

  it.each<Case>([
    [[...SEAT, 'seat 14 c is fine'], []],
    [[...SEAT, 'the flight is at 600 am'], []],
    [[...SEAT, '9 jun 18'], []],
    [[...CLAIM, 'it was 500 usd'], []],
    [[...CLAIM, 'audi a 7 2015'], []],
    [[...PROOF, 'food and 50 usd'], []],
  ])('none: %j', (texts, wanted) => expect(found(texts)).toEqual(wanted));
});

describe('addresses and towns', () => {
  it.each<Case>([
    [
      [...PIZZA, '514 quastrell street quimbleford oh 44012'],
      ['2 ADDRESS 514 quastrell street', '2 PLACE quimbleford oh', '2 POSTCODE 44012'],
    ],
    [
      [...PIZZA, 'no 31 quillon nagar madurai'],
      ['2 ADDRESS no 31 quillon nagar', '2 PLACE madurai'],
    ],
    [[...PIZZA, 'quastrelli street'], ['2 ADDRESS quastrelli street']],
    [[...PIZZA, '2025550143'], ['2 PHONE 2025550143']],
    [
      [...LINE, '62904 palani'],
      ['2 POSTCODE 62904', '2 PLACE palani'],
    ],
    [[...LINE, 'boston city'], ['2 PLACE boston']],
  ])('%j', (texts, wanted) => expect(found(texts)).toEqual(wanted));

  it.each<Case>([
    [[...PIZZA, 'i need 2 more to take on the road'], []],
    [[...PIZZA, 'i went 3 times down the street'], []],
    [[...LINE, '10 gb plan'], []],
    [[...LINE, 'the whole city has it'], []],
  ])('none: %j', (texts, wanted) => expect(found(texts)).toEqual(wanted));
});

describe('names', () => {
  it.each<Case>([
    [
      [...SEAT, 'tovi', 'kd 64 j 2'],
      ['2 PERSON tovi', '3 ORDER kd 64 j 2'],
    ],
    [['hi drew', 'i have a question', 'ok'], ['0 PERSON drew']],
    [['good morning drew', 'i have a question', 'ok'], ['0 PERSON drew']],
    [['hi', 'ok', 'thanks for your help rory'], ['2 PERSON rory']],
  ])('%j', (texts, wanted) => expect(found(texts)).toEqual(wanted));

  it.each<Case>([
    [['hi', 'a copy of my car insurance please', 'holden', 'holden commodore'], []],
    [['hi', 'i use your software', 'mason quastel ltd'], []],
    [['hi', 'ok', 'thank you mate'], []],
    [['hi', 'ok', 'and soda'], []],
    // A time of the day before a word is no greeting.
    [['i need a ticket', 'morning flight', '1 passenger'], []],
    [['i need a ticket', 'evening train', 'ok'], []],
  ])('nobody: %j', (texts, wanted) => expect(found(texts)).toEqual(wanted));
});
