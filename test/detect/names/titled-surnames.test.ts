/** Surnames behind titles: words, short ones, and those that begin with particles, in small letters and in capitals. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('behind a title a surname may be', () => {
  it.each([
    // a word
    "yes it's mrs [[bird]]. how can i help?",
    'mr [[young]] signed for it',
    'appointment with dr [[wells]] on friday',
    'gracias señora [[rubio]].',
    'vielen dank, herr [[winter]]!',
    'bonjour madame [[petit]], que puis-je faire ?',
    'prima, mevrouw [[bakker]]',
    'dziękuję, panie [[lis]].',
    'Mrs [[Day]] signed for it',
    // on a line of its own behind a number
    '07700 900123\nMs [[Quastl]] and I',
    // two letters
    'hi mr [[li]], how can i help?',
    // behind particles
    'thank you mr [[van horn]]. anything else?',
    'hi mrs [[de souza]], one moment',
    'this is mr [[mac an quastlin]] from flat 4',
    'buongiorno sig.ra [[di quastlo]], come posso aiutarla?',
    'è per dott. [[d’angelo]]',
    'soy el sr. [[de la fuente]].',
    'Afspraak met mevrouw [[de Vries]] op vrijdag',
    'Obrigado senhor [[dos Santos]].',
    'Grazie Sig. [[di Cesare]].',
    'danke frau [[zu quastlin]].',
    // words, of which the last is a name
    'the unit is under Mdm [[Sim Bee Quastl]]. You are?',
    'i rang Mr [[R. Strange]].',
    // in two halves
    'please ask mrs [[adeyemi-cole]]',
    // behind titles that are words or parts of streets, in the middle of whatever is said
    'could it be dr [[ludlow]] instead?',
    "i've got you. dr [[oyelaran]] has to sign it",
    'poor thing. dr. [[feinberg]] has 3:40 today',
    'praxis dr. [[terhorst]], guten tag',
    'ok. driver is uncle [[lim]].',
    'thank you miss [[farthingale]]. two nights',
    "so i've got a ms [[wrigglesworth]] in the book",
    'dear ms [[attwater]],',
    'ici m. [[ouattara]], conseiller fraude',
    'wysłane, panie [[macieju]].',
    // Polish ones by their end
    'rzeczoznawca pan [[quastler]] umówi się',
    'to dla pani [[kowalskiej]]',
  ])('%s', (text) => expectPersons(engine, text));

  it.each([
    ['A: What is the last name?', '[[de la Fuente]]'],
    ['A: Wat is uw achternaam?', '[[de Vries]]'],
    ['my name is [[de Souza]]'],
  ])('%s %s', (...texts) => expectPersons(engine, ...texts));
});

it.each([
  'is it mr or mrs?',
  'mr and mrs on the card please',
  'i use ms word and ms teams',
  'latency went from 20 ms king size to none',
  'my wife is the boss, meine frau lang nicht da',
  'we need one sig pizza each',
  'sr senior manager',
  'Mr Muscle oven cleaner, 500 ml',
  'la señora llamó ayer',
  'pan może zadzwonić',
  'Hi, HR tech here',
  'je suis de Lyon',
  'dr prescribed antibiotics',
  'there was no doctor availability at that time',
  'my dr appointment is tomorrow',
  '44 oak dr springfield',
  'il y a 3 m. environ',
  'at 10 a.m. quastlin',
  'panie z obsługi były miłe',
])('nobody: %s', (text) => expectPersons(engine, text));
