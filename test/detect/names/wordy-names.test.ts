/** Names that are words as well, surnames first, and what is only called like a person. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('names that are words', () => {
  it.each([
    ['A: And your own name?', '[[dawn]]'],
    ['A: Last name too, please?', '[[finch]]'],
    ['A: Name please?', '[[Win Short]]. Win is the first one'],
    ['A: Hey! [[Summer]] from Northwind here, what can I do for you?', 'my order is late', 'thx [[summer]]'],
    ['A: Hi there! [[Bronte]] at Wattle Street Vet. Which pet is it?'],
    // A second run, which finds the answer masked.
    ['A: Achternaam?', '[PERSON_1].', 'A: Gevonden. Heeft u het nummer?'],
    ['A: My name is [[Jo]].', 'you are the best [[jo]]. bye'],
    ["A: A che nome è l'ordine?", '[[pietro quoort]], pero fattura alla ditta'],
    ['A: Good morning! [[Faith]] with the returns desk.', 'hi [[faith]], wrong size'],
    ['employer contact [[Sue Short]], call any time'],
    ['A: Guten Tag, hier ist [[Malte]] vom Kundendienst.'],
    ['A: Good afternoon, Riverside Vets, [[Cherry]] speaking.', 'hi [[Cherry]], it is about the dog'],
    ['A: Hier ist [[Wencke]]. Wer sind Sie?'],
    ['op de factuur staat [[G. Bolhuys]] vermeld'],
    ['per la consegna chiedere di [[Ninetta]], piano terra'],
    ['hej', 'A: Tusen takk [[Gunilla]]!'],
  ])('%s / %s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));
});

describe('names that are words, amid a sentence', () => {
  it.each([
    ['A: I am [[Rose]] from the disputes team. What happened?'],
    ['i met [[Rose]] yesterday in your shop'],
    ['me and [[Sunny]], my husband'],
    ['[[Faith]] left in october lol'],
    ['it is booked under [[Penny Quastlingham]]'],
    ['it shows as [[Mia Bell]] right?'],
    ['No, [[Christian Forte]] since March'],
    ['please add [[kiran]] my son'],
    ['I see "[[Jordan Brown]] + 1" on it'],
    ["no, it's [[Art Sung]] now, art.sung@example.com"],
    ["I'm sorry, [[Brandon]]. One moment"],
    ['Thanks [[Di]]. All done'],
    ["A: Hi there, I'm [[Saffron]]. What is your number?"],
    ['They call him [[Zapp]].'],
    ['hi, [[Jo]] here! what happened'],
    ['your adjuster is [[Montgomery Marsh]]'],
    ['Still got [[Quorrin]] as your name?'],
    ['A: Do you have it? ^[[Bex]]'],
    ['A: your driver will be [[Duke]] tomorrow'],
    ['A: First name [[Stavroula]]?'],
    ['A: UR number and surname?', 'UR 0771842 [[Quastlakis]]'],
    ['an interview with [[Dominic]] and [[Pearl]] on Friday'],
    ['A: Hi, Quastl Service Centre, [[Tamika]]. Your ID?'],
    ['yes, Rev [[Summers]] signed'],
    ['A: Full name, please?', '[[Pania Tuhoe-Black]], 4471'],
  ])('%s', (...texts) => expectPersons(engine, ...texts.filter((text) => text !== undefined)));

  it.each([
    'thx, May be in at the weekend',
    'it serves a great Burrito',
    'I paid the Bill and the Grant was approved',
    'I want to Cancel My Service and Grant Access Today',
    'I need a General Practitioner in town',
    'we took a standard Ford Fusion',
    'Yes sir. Corrected. Anything else?',
    'an appointment with Quastl Salon at two',
    'there is a hotel called Quastlia in town',
  ])('nobody: %s', (text) => expectPersons(engine, text));
});

describe('behind titles, closings and relations', () => {
  it.each([
    ['Mevrouw [[van der Quoort]], wat wordt het?'],
    ['mein Vermieter, hr. [[quastlowsky]]. zahlt nichts'],
    ['Ja, sie heißt [[Wencke]]. Vorwahl 0221'],
    ['alles gut. gruß [[s. quastmann]]'],
    ['ik kom dan. Groet [[Joke v.d. Bolhuys]]'],
    ['My name is [[Jo]].', 'hi [[Jo]]'],
    ['ref 8001 44, [[deborah wilkinson]]'],
    ["spelled, that's [[w i n o n a]]"],
    ['Sehr geehrte Damen und Herren, es eilt'],
    ['Sehr geehrte Frau Mag. [[Quastl]], danke'],
    ['it was signed for by [[p. quastlou]]'],
    ['ring my daughter [[lorraine]] please'],
    ['pay it to the account: [[G. Quastl]], 9 am'],
    ['Yes. Last name [[Quastlonhaugh]].'],
    ['Hallo, met [[Roos]], wat is er?'],
    ['A: Last name?', '[[Ferrari]], 4471 2203'],
    ['A: Spreek ik met de heer [[Quoort-Bolhuys]]?', 'nee! [[Tjitske Bolhuys]], zijn vrouw'],
  ])('%s', (...texts) => expectPersons(engine, ...texts.filter((text) => text !== undefined)));

  it.each([
    'the name is Ok.',
    'schöne grüße an alle',
    'best regards everyone',
    'mr. smile toothpaste',
    'groetjes en tot morgen',
  ])('nobody: %s', (text) => expectPersons(engine, text));
});

describe('words that answer and name nobody', () => {
  it.each([
    ['A: And your own name?', 'sure'],
    ['A: And your own name?', 'same'],
    ['A: Last name?', 'Why'],
    ['il contratto è intestato a mio padre'],
    ['The driver says it was Vitamin D. Tablets and plan B. Nothing else'],
    ['idag har vi stängt'],
  ])('%s / %s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));
});

describe('surnames first', () => {
  it.each([
    ['[[Quastl, Tobias]]'],
    ['A: Passenger?', '[[Tran, Bao Long]]'],
    ['holder="[[Quastl, Tobias]]" rejected'],
  ])('%s', (...lines) => expectPersons(engine, ...lines.filter((line) => line !== undefined)));
});

describe('things that are called like a person', () => {
  it.each([
    'is the Wendell bed in stock',
    'play some songs by Wendell Quastl',
    'Bitte Ventil, Pumpe und Regler prüfen.',
    'the Leroy Merlin order',
    'item 4, Roland [USERNAME_1], as new',
    "a cut at Wendell's Salon, then Ottilie's Hair Salon",
    "dinner at Rosalind's Restaurant, she parks at Quentin Court Apartments",
    'gibt es die "Ottilie" noch, oder das Modell Wendelin?',
    'de lamp Ottilie in het zwart',
    'un cuarto en el hotel Ramona, dos noches',
  ])('%s', (text) => expectPersons(engine, text));

  it.each([
    'the parcel is with the [[Wendell]] who works upstairs',
    "it is [[Wendell]]'s phone, not [[Ottilie]]'s",
    'ein Brief an die "[[Ottilie Quast]]"',
    'me and [[Tobias]] moved in',
    'a letter by [[Wendell Quastl]] about the roof',
    'play a drama film by [[Tobias Gruber]] tonight',
  ])('%s', (text) => expectPersons(engine, text));
});

describe('things sold under a name', () => {
  it.each([
    ['where is the Ottilie Quast lamp that I ordered'],
    ["l'offerta Vittoria Casa costa troppo"],
    ['stiamo vicino alla Wendell pharmacy'],
  ])('%s', (text) => expectPersons(engine, text));
});
