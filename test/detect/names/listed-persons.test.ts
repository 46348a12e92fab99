/** Lists of people behind a word for several of them, and addressees behind the labels of addresses. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from './marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('a list', () => {
  it.each([
    'my kids are [[Quorrin]] and [[Tharmsil]]',
    'my daughters [[Mia]], [[Lena]] and [[Zoe]]',
    'passengers:\n[[Quorrinza Voolt]]\n[[Tharmsil Voolt]]',
    'the names are [[Quorrinza Voolt]] and [[Tharmsil Quastl]]',
    'meine Kinder heißen [[Quorrin]] und [[Tharmsil]]',
    "mes enfants s'appellent [[Quorrin]] et [[Tharmsil]]",
    'mis hijos se llaman [[Quorrin]] y [[Tharmsil]]',
    'I miei figli si chiamano [[Quorrin]] e [[Tharmsil]]',
    'mina barn heter [[Quorrin]] och [[Tharmsil]]',
    'kids Nike and Adidas shoes',
    'the girls Small and Medium sizes',
    'our guests are French and Italian',
    'the participants are Berlin and Munich',
    'our friends are Apple and Google',
  ])('%j', (text) => expectPersons(engine, text));
});

describe('an addressee', () => {
  it.each([
    'Ship to: [[Quorrin Voolt]], 44 Elmtree Close, Leeds',
    'Delivery address:\n[[Quorrinza Voolt]]\n4 Elm Close',
    'Lieferadresse: [[Quorrin Voolt]], Elmweg 4, 80331 München',
    'Adresse de livraison : [[Quorrinza Voolt]], 18 rue des Quastlins, 69003 Lyon',
    'Signed, [[Q. Voolt]]',
    'Ship to: Leeds',
    'ship to Leeds please',
    'Lieferadresse: Quastlweg 4, 80331 München',
    'What is the delivery address? 4 Elm Close',
  ])('%j', (text) => expectPersons(engine, text));
});
