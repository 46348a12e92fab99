/** Towns and streets in other languages than English, in small letters and as they are said. Streets are invented. */
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
    .filter(({ type }) => type === 'ADDRESS' || type === 'PLACE')
    .map(({ slot, type, start, end }) => `${type} ${messages[slot]!.slice(start, end)}`);
}

describe('towns beside a street', () => {
  test.each([
    [
      'calle de la quastla dieciséis en almendralejo',
      ['ADDRESS calle de la quastla dieciséis', 'PLACE almendralejo'],
    ],
    ['wohne in lindau, quastlgasse 5', ['PLACE lindau', 'ADDRESS quastlgasse 5']],
    [
      'woning aan de Schout van Quastlaan 204 A te Quimbledam is nog lek',
      ['ADDRESS de Schout van Quastlaan 204 A', 'PLACE Quimbledam'],
    ],
    ['au 12 impasse des Quastels, bât. C à Quastive ?', ['PLACE Quastive']],
    ['è Gallarate, via dei Quastelli 5', ['PLACE Gallarate', 'ADDRESS via dei Quastelli 5']],
    ['endereço: rua da quastla 12 bairro meiral fortaleza', ['ADDRESS rua da quastla 12', 'PLACE fortaleza']],
    ['Isso, Maracanaú, CEP 60533-540.', ['PLACE Maracanaú']],
  ])('%s', (text, expected) => expect(placed(text)).toEqual(expect.arrayContaining(expected)));

  test('no words that are towns somewhere', () => {
    expect(placed('mora na Rua da Quastla 12')).toEqual(['ADDRESS Rua da Quastla 12']);
  });
});

describe('towns behind a preposition, in small letters', () => {
  test.each([
    ['seit herbst im heim in mödling', ['PLACE mödling']],
    ['oui mon cousin à tarare', ['PLACE tarare']],
    ['Brat jest w Norwegii', ['PLACE Norwegii']],
    ['mamma bor i lidköping nu', ['PLACE lidköping']],
    ['is there a metropolis near you', []],
  ])('%s', (text, expected) => expect(placed(text)).toEqual(expected));
});

describe('towns that somebody has left or that stand in a record', () => {
  test.each([
    ['Wir wohnen in Lindau, früher Mödling.', ['PLACE Lindau', 'PLACE Mödling']],
    ['Von Mödling nach Lindau.', ['PLACE Mödling', 'PLACE Lindau']],
    ['nous quittons Tarare pour Dinant', ['PLACE Tarare', 'PLACE Dinant']],
    ['ik verhuis van quimbledam naar lokeren', ['PLACE quimbledam', 'PLACE lokeren']],
    ['Hier staat nog Lokeren', ['PLACE Lokeren']],
    ['mudei de Barcelos para Timbó', ['PLACE Barcelos', 'PLACE Timbó']],
    ['früher Freitag war besser', []],
    ['von Rot nach Grün', []],
    ['me consta Pagado', []],
    ['steht noch die oma drin?', []],
  ])('%s', (text, expected) => expect(placed(text)).toEqual(expected));
});

describe('a town that nobody knows behind an address in small letters', () => {
  test.each([
    ['quastellaan 7 bus 3 in quimbledam', ['ADDRESS quastellaan 7 bus 3', 'PLACE quimbledam']],
    ['calle de la quastla 3 en quimblera', ['ADDRESS calle de la quastla 3', 'PLACE quimblera']],
    ['12 rue des quastels a deposer', ['ADDRESS 12 rue des quastels']],
    ['calle de la quastla 3 en persona', ['ADDRESS calle de la quastla 3']],
  ])('%s', (text, expected) => expect(placed(text)).toEqual(expected));
});

describe('the number of a house in words', () => {
  test.each([
    [
      'Adres zamieszkania?',
      'łomianki quastelska sto czternaście',
      ['PLACE łomianki', 'ADDRESS quastelska sto czternaście'],
    ],
    ['Waar belt u vandaan?', 'quastelhaven drieëntwintig', ['ADDRESS quastelhaven drieëntwintig']],
    ['Quelle est votre adresse ?', 'quastlin quarante et un', ['ADDRESS quastlin quarante et un']],
  ])('%s / %s', (question, answer, expected) => expect(placed(question, answer)).toEqual(expected));

  test('nothing without the question, or of a quantity', () => {
    expect(placed('Welke app?', 'quastelhaven drieëntwintig')).toEqual([]);
    expect(placed('Waar belt u vandaan?', 'drieëntwintig')).toEqual([]);
  });
});

describe('a street without a word for one, before its postcode and town', () => {
  test.each([
    ['wohnen jetzt am quastofen 7, 06484 quedlinburg', 'am quastofen 7'],
    ['neu ist in der mulde 12 b 22926 ahrensburg', 'in der mulde 12 b'],
    ['spedire a quastelra 14 35010 vigonza', 'quastelra 14'],
    ['zum brunnen 4, 99734 nordhausen bitte', 'zum brunnen 4'],
  ])('%s', (text, street) => expect(placed(text)).toContain(`ADDRESS ${street}`));

  test.each([
    ['ich habe 3 pakete, 06484 quedlinburg'],
    ['am freitag 3 06484 quedlinburg'],
    ['am abend 5 stück in quedlinburg'],
    ['seit tagen 12 06484 mal versucht'],
    ['nummer 4 99734 nordhausen'],
    ['die rechnung 4 99734 vom mai'],
  ])('no street: %s', (text) => {
    expect(placed(text).filter((found) => found.startsWith('ADDRESS'))).toEqual([]);
  });
});

describe('a town that nobody knows between an address and its postcode', () => {
  test.each([
    ['8 impasse du puits à quastigny 58200', 'quastigny'],
    ['8 impasse du puits a quastigny sur loire 58200', 'quastigny sur loire'],
    ['via del pozzo 3 a quastiglia 40024', 'quastiglia'],
    ['calle del pozo 3 en quastilla 47400', 'quastilla'],
    ['rua do poço 3 em quastelinho 4400-100', 'quastelinho'],
  ])('%s', (text, town) => expect(placed(text)).toContain(`PLACE ${town}`));

  test.each([
    ['8 impasse du puits à partir de 58200'],
    ['via del pozzo 3 a lato del 40024'],
    ['calle del pozo 3 en bici'],
    ['8 impasse du puits à quastiquer 12 fois'],
    ['calle del pozo 3 en total 47400'],
  ])('none: %s', (text) => {
    expect(placed(text).filter((found) => found.startsWith('PLACE'))).toEqual([]);
  });
});

test('a town answers whether somebody still lives in another', () => {
  expect(placed('Woon je nog in Spijkenisse?', 'nee, Hellevoetsluis nu')).toEqual([
    'PLACE Spijkenisse',
    'PLACE Hellevoetsluis',
  ]);
  expect(placed('Woon je nog in Spijkenisse?', 'nee, Mark nu')).toEqual(['PLACE Spijkenisse']);
});

describe('where is asked', () => {
  test.each([
    ['Wo befindet sich die Wohnung?', 'quastingen'],
    ['Vous appelez d’où ?', 'quastigny'],
    ['¿Dónde queda?', 'quastilla'],
    ['Da dove chiama?', 'quastiglia'],
    ['Waar zit u?', 'quasthuizen'],
    ['Jakie to miasto?', 'kwastowice'],
    ['Onde fica a casa?', 'quastelinho'],
    ['Var ligger bostaden?', 'kvastboda'],
  ])('%s %s', (question, town) => expect(placed(question, town)).toEqual([`PLACE ${town}`]));

  test.each([
    ['Wo befindet sich die Box?', 'im Treppenhaus'],
    ['Où se trouve le boîtier ?', 'derrière le canapé'],
    ['¿Dónde está el contador?', 'en el trastero'],
    ['Dove si trova il contatore?', 'sgabuzzino'],
    ['Waar bevindt zich de meter?', 'Meterkast'],
    ['Gdzie znajduje się licznik?', 'na klatce'],
    ['Onde fica o contador?', 'na arrecadação'],
    ['Var är det?', 'i källaren'],
  ])('no town: %s %s', (question, answer) => expect(placed(question, answer)).toEqual([]));
});
