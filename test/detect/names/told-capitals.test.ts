/** Names with a capital that a sentence tells, and full names in small letters that begin with a word. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('names that a sentence tells', () => {
  it.each([
    ["[[Quastlin]]'s dad, [[Folarin Adeyemi]], will collect"],
    ['[[Quastlin]] is our son, so take him off'],
    ["Can I get [[Dot]]'s mobile?"],
    ["What's [[Quastlin]]'s birthday?"],
    ['Can [[Amber]] collect?'],
    ['heya, its [[kez]] from reloved'],
    ['See you and [[Quastlin]] on Monday!'],
    ['Best not to do that next time, [[Faith]], but it went through'],
    ['How sweet. Does [[Mercy]] have a Social yet?'],
    ['Verified, [[Lincoln]]. Sending it for release'],
    ['only her mum calls her [[Quastlinda]].'],
    ['my passport still says [[dawn okafor]] (married)'],
    ['physio is [[deirdre o gorman]] she said it'],
    ['the card says [[Dare Hays]]. July'],
    ['It was a present for [[Finbar]] anyway'],
    ["I'd need [[Kirkland]] to authorise you"],
    ['give it to my best man, [[Tamuno]].'],
    ['the surname there is still [[Sithebe]], my uncle'],
    ['En casa le decimos [[Teíto]]'],
    ['Hello, SwiftKite here, [[Ifeoma]]. How may I assist you?'],
  ])('%s', (text) => expectPersons(engine, text));

  it.each([
    ["Today's mum, tomorrow's gran"],
    ['Does Netflix have a free month?'],
    ['a flight from north dakota'],
    ['nee umgezogen bin ich nicht'],
    ['you and Monday are fine'],
    ["What's Netflix's number?"],
    ['its due from monday'],
    ['How about Napa for the table?'],
    ['im about to miss rent'],
    ['Grüezi mitenand. Ich möchte wechseln'],
    ['El abono se verá reflejado en 48 horas'],
  ])('nobody: %s', (text) => expectPersons(engine, text));

  it('is no word by which whoever asked goes on', () => {
    expectPersons(
      engine,
      'A: ¿me dice su nombre?',
      '[[Ezequiel Tanco]]',
      'A: Buenísimo, con eso la destrabo.',
    );
  });
});
