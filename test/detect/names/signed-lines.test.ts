/** Names that sign a message by themselves, and those whom somebody praises or blames. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('a last line', () => {
  it.each([
    'I will look into it.\n[[Quorrinza]]',
    'Thanks!\n[[Quorrinza]]',
    'Please advise\n\n[[Quorrinza Voolt]]',
    'Danke!\r\n[[Tharmsil Quastlin]]',
    "Merci d'avance !\n[[Quorrinza]].",
    'Czekam na odpowiedź.\n[[S. Quastlin]]',
    'Klart, tack\n/[[Quorrinza]]',
    'Hälsningar från oss\n/[[Sanna]]',
    'The file is\n/quorrinza/voolt',
    'I ordered:\nQuorrinza',
    'Which one?\n- Quorrinza',
    'I took\nQuorrinza',
    'We met in town.\nLondon',
    'Which one?\nVISA',
    'OK.\nThanks',
    'That is all.\nquorrinza',
    'That is all.\nQuorrinza Blue Large Four',
  ])('%j', (text) => expectPersons(engine, text));
});

describe('praise and blame', () => {
  it.each([
    'The chat was fine. [[Quorrinza]] was really helpful!',
    '[[Quastlin]] war sehr unfreundlich',
    '[[Quorrinza]] a été très gentille',
    '[[Quorrinza]] fue muy amable',
    '[[Quorrinza]] è stata gentilissima',
    'Service was very helpful',
    'Your agent was so kind',
    'Der Fahrer war sehr nett',
  ])('%s', (text) => expectPersons(engine, text));
});

describe('a name beside a word that has another meaning elsewhere', () => {
  it.each([
    'Hej! [[Ludvika]] här på kundtjänst',
    'Vi har här på lagret tio stycken',
    "c'est ma voisine, [[Odalys Le Floc'h]]",
    'bonjour jai pas reçu mon colis',
    'hi [[jai]]',
    'du pratar med syster [[Quastlevi]]',
  ])('%s', (text) => expectPersons(engine, text));
});
