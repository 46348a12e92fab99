/** Towns that were asked for, before their street or postcode, where more is said than the town. Streets are invented. */
import { describe, expect, test } from 'vitest';
import { Detector } from '../../../src/detect/detector.ts';
import { VALIDATOR_NAMES } from '../../../src/detect/validators/index.ts';
import { findOrdinals } from '../../../src/operators/ordinals.ts';
import { loadBuiltinRules } from '../../../src/rules/builtin.ts';
import { conversationOf, OPTIONS } from '../../support/conversation.ts';

const detector = new Detector(loadBuiltinRules(VALIDATOR_NAMES).compiled(), OPTIONS);

function placed(...messages: string[]): string[] {
  return detector
    .detect(conversationOf(messages, findOrdinals))
    .filter(({ type, slot }) => slot > 0 && (type === 'PLACE' || type === 'POSTCODE'))
    .map(({ slot, type, start, end }) => `${type} ${messages[slot]!.slice(start, end)}`);
}

describe('before the street', () => {
  test.each([
    ['Dove abita?', 'gallarate in via quastelli 5', ['PLACE gallarate']],
    ['Onde mora?', 'em barcelos na rua da quastla 7', ['PLACE barcelos']],
    ['Jaki adres?', 'Nowy Targ, ul. Quastelska 5', ['PLACE Nowy Targ']],
    ['Sua morada?', 'Vive em Vila Nova de Barcelos, Rua da Quastla 8', ['PLACE Vila Nova de Barcelos']],
  ])('%s / %s', (question, answer, expected) => expect(placed(question, answer)).toEqual(expected));

  test.each([
    ['Waar woont u?', 'momenteel, quasteldorpsstraat 5'],
    ['Gdzie mieszkasz?', 'obecnie, ul. quastelska 5'],
    ['Dove abita?', 'dai nonni in via quastelli 5'],
  ])('no town: %s / %s', (question, answer) => expect(placed(question, answer)).toEqual([]));
});

describe('before the postcode', () => {
  test.each([
    ['Welcher Ort ist das?', 'quastlow glaub 17506', ['PLACE quastlow', 'POSTCODE 17506']],
    ['Quelle commune ?', 'quastron 93470, le portail vert', ['PLACE quastron', 'POSTCODE 93470']],
    ['¿Qué población?', 'quastillo creo 22400', ['PLACE quastillo', 'POSTCODE 22400']],
  ])('%s / %s', (question, answer, expected) => expect(placed(question, answer)).toEqual(expected));

  test('no year, and no number that goes on', () => {
    expect(placed('Quelle commune ?', 'quastron 2019, le portail vert')).not.toContain('POSTCODE 2019');
    expect(placed('Welcher Ort ist das?', 'kostet glaub 17506 euro')).toEqual([]);
  });
});

describe('behind a comma and the word for "in"', () => {
  test.each([
    ['Adresse ?', 'Clos des Quastels 7, à 1370 Jodoigne.', ['POSTCODE 1370', 'PLACE Jodoigne']],
    ['Indirizzo?', 'via dei quastelli 8, a gallarate', ['PLACE gallarate']],
  ])('%s / %s', (question, answer, expected) => expect(placed(question, answer)).toEqual(expected));

  test('nobody who is told something', () => {
    expect(placed('¿Dirección?', 'Calle Quastla 5, a Pedro le dije que no')).toEqual([]);
    expect(placed('Adresse ?', '12 rue du Quastel, à Marcel de voir')).toEqual([]);
  });
});
