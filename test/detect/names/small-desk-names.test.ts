/** Names in small letters that are rare, short or words as well, where nothing but a name stands. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

const NAMES = ['quastlin', 'delroy', 'farheen', 'bex', 'mercy', 'hope', 'tariq'];

describe('names in small letters of who is there', () => {
  it.each(
    [
      'hi, [[N]] here. what can i do',
      'hello, audiology, [[N]] speaking.',
      'hi there, [[N]] from quastly parcels. tracking number?',
      'hi! [[N]] at quastlytots! how can i help?',
      'morning, top hat sweeps, [[N]] on the chat.',
      'welcome to zephyr air, [[N]] this side. how can i assist you?',
      'good evening, [[N]] at the front desk.',
      "hi, i'm [[N]]. what's the username?",
      'hi there, you’re through to [[N]] at loft & lane.',
      "you're chatting with [[N]].",
      'hi, fraud team, [[N]].',
      'no worries [[N]].',
      'it was handed to [[N]], they said',
    ].flatMap((text) => NAMES.map((name) => [text.replace('N', name)])),
  )('%s', (text) => expectPersons(engine, `A: ${text}`));

  it.each([
    ['olá, aqui é o [[robson]]. qual é a dúvida?'],
    ['goedemiddag, u spreekt met [[soufian]] van de helpdesk'],
    ['hej, du chattar med [[torkel]]. vad kan jag hjälpa dig med?'],
    ['bonjour, [[odalys]] du service client'],
    ['grüß gott, gesundheitskasse, [[huber]] am apparat'],
    ['guten abend, rezeption, [[ljiljana]]. auf welchen namen?'],
    ['cześć, tu [[kuba]]! podaj numer klienta'],
    // What is said of somebody by name.
    ['technician [[farheen]] will visit tomorrow'],
    ['the driver was [[quastlin]] in a gray van'],
    ['is that for [[farheen]] or [[dave]]?'],
    ['please thank [[farheen]] for me'],
    ['take [[farheen]] off the policy'],
    ['[[farheen]] said it was fine'],
    ['will [[farheen]] need a permit?'],
    ['send it to [[abhinav]]'],
    ['my daughter [[bea]] (7) has asthma'],
    // In a shout all letters are capitals, and say as little.
    ['HI, [[QUASTLIN]] HERE. WHAT CAN I DO'],
    ['THANKS [[BRONTE]]. I WILL WAIT'],
    ['THE DRIVER WAS [[QUASTLIN]] IN A GRAY VAN'],
    ['[[FARHEEN]] SAID IT WAS FINE'],
    // Initials behind a title.
    ['miss [[t a hope]]'],
    ['mrs [[j quastlinder]]'],
  ])('%s', (text) => expectPersons(engine, text));

  it.each([
    ["i'm intrigues. let's go on"],
    ["hi, i'm lost. what now?"],
    ["i'm happy. thanks"],
    ['hi, question from my wife'],
    ['hi, still here'],
    ['anyone here?'],
    ['the driver was unhelpfull.'],
    ['what is its price?'],
    ['sorry mate.'],
    ['thanks dear.'],
    ['i dont want to miss a call'],
    ['take it off the policy'],
    ['will it need a permit?'],
    ['send it to reception'],
    ['ik ben benieuwd. wanneer komt het'],
    // Nothing stands between a name and the phrase behind it.
    ['hello, audiology, [PERSON_1] speaking.'],
    ['THE PNR HERE IS WRONG'],
  ])('nobody: %s', (text) => expectPersons(engine, text));
});
