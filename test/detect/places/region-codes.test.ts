/** Letters of provinces and states behind towns. Streets are invented. */
import { describe, expect, test } from 'vitest';
import { Detector } from '../../../src/detect/detector.ts';
import { VALIDATOR_NAMES } from '../../../src/detect/validators/index.ts';
import { findOrdinals } from '../../../src/operators/ordinals.ts';
import { loadBuiltinRules } from '../../../src/rules/builtin.ts';
import { conversationOf, OPTIONS } from '../../support/conversation.ts';

const detector = new Detector(loadBuiltinRules(VALIDATOR_NAMES).compiled(), OPTIONS);

function places(...messages: string[]): string[] {
  return detector
    .detect(conversationOf(messages, findOrdinals))
    .filter(({ type }) => type === 'PLACE')
    .flatMap(({ slot, start, end }) => messages[slot]!.slice(start, end).match(/[\p{L} ]+/gu) ?? [])
    .map((text) => text.trim());
}

describe('behind a town', () => {
  test.each([
    ['abito a Sermide (MN), via dei Quastelli 5', ['Sermide', 'MN']],
    ['abito a sermide mn in via dei quastelli 5', ['sermide', 'mn']],
    ['sono di Faenza (ra)', ['Faenza', 'ra']],
    ['moro em varginha mg, rua dos quastlos 12', ['varginha', 'mg']],
    ['isso, Blumenau/SC', ['Blumenau', 'SC']],
    ['certo, Varginha (MG)', ['Varginha', 'MG']],
  ])('%s', (text, expected) => expect(places(text)).toEqual(expect.arrayContaining(expected)));

  test('an answer of its own', () => {
    expect(places('In quale provincia?', 'ct')).toEqual(['ct']);
  });

  test.each([
    ['abito a Faenza al terzo piano'],
    ['sto a Faenza ma lavoro fuori'],
    ['vivo a Faenza e mi serve il tecnico'],
    ['eu moro em Blumenau se precisar'],
  ])('no word: %s', (text) => expect(places(text)).toHaveLength(1));

  test.each([['il modulo (RA) manca'], ['Windows (MS) non parte'], ['o arquivo Relatório/SC sumiu']])(
    'no town: %s',
    (text) => expect(places(text)).toEqual([]),
  );
});

describe('a word before a number that is none', () => {
  test.each([
    ['La carta è quella che termina con 9203?'],
    ['Qui è associata la GA447ZZ.'],
    ['Det funkar. Ärende EL-447502.'],
  ])('%s', (text) => expect(places(text)).toEqual([]));
});

describe('cities that a province is called by as well', () => {
  test.each([
    ['Ja genau, 1090 Wien.', ['Wien']],
    ['Ufficio di Milano, 20121 Milano', ['Milano']],
  ])('%s', (text, expected) => expect(places(text)).toEqual(expect.arrayContaining(expected)));
});

describe('a town that is asked about', () => {
  test.each([
    ['Hengelo toch?', ['Hengelo']],
    ['Sermide, giusto?', ['Sermide']],
    ['Perfect right?', []],
  ])('%s', (text, expected) => expect(places(text)).toEqual(expected));
});
