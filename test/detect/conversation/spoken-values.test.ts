import { describe, expect, test } from 'vitest';
import { findingsIn, found, foundLast } from '../../support/talk.ts';

describe('values said aloud', () => {
  test.each([
    ['agent: Your phone number?', 'customer: oh one seven one, double three, nine two oh', 'PHONE'],
    [
      'agent: Ihre Telefonnummer bitte',
      'customer: null eins sieben eins drei drei neun zwo null vier',
      'PHONE',
    ],
    [
      'agent: Numéro de téléphone ?',
      'customer: zéro six, douze, trente quatre, cinquante six, zéro neuf',
      'PHONE',
    ],
    ['agent: ¿Su número de pedido?', 'customer: cuatro cuatro siete uno cero dos', 'ORDER'],
    ['agent: Il PIN?', 'customer: sette tre nove due', 'PIN'],
    ['agent: Uw klantnummer?', 'customer: vier vier zeven een nul', 'ACCOUNT'],
    ['agent: Numer telefonu?', 'customer: sześćset jeden, dwieście trzy, cztery zero pięć', 'PHONE'],
    ['agent: Número de telefone?', 'customer: nove um dois trinta e quatro meia sete oito', 'PHONE'],
    [
      'agent: Telefonnummer?',
      'customer: null acht sechs vier eins und dann die fünf fünf null eins acht',
      'PHONE',
    ],
    ['agent: Telefonnummer?', 'customer: noll sju tre femhundrafemtiofem noll ett sjuttiotvå', 'PHONE'],
    ['agent: Telefonnummer?', 'customer: null fünfhundertzwölf dreihunderteinundvierzig', 'PHONE'],
    ['agent: Telefoonnummer?', 'customer: nul zes vijfhonderdvijfenvijftig nul een', 'PHONE'],
    ['agent: Telefonnummer?', 'customer: noll sju noll tolv trettiofyra femtiosex', 'PHONE'],
  ])('%s %s', (question, answer, type) => {
    const value = answer.slice('customer: '.length);
    expect(foundLast(question, answer)).toEqual([`${value} (${type})`]);
  });

  test.each([
    ['my reg is november kilo one nine whiskey', 'november kilo one nine whiskey (PLATE)'],
    ['il cellulare è tre due otto, sei uno due, zero nove', 'tre due otto, sei uno due, zero nove (PHONE)'],
    ['reach me on oh four one one five five five oh nine', 'oh four one one five five five oh nine (PHONE)'],
    [
      'it is six three five, four oh one, double eight nine',
      'six three five, four oh one, double eight nine (PHONE)',
    ],
    [
      'thats spelled M as in Mike, O as in Oscar, R for Roger, Y as in Yankee',
      'M as in Mike, O as in Oscar, R for Roger, Y as in Yankee (PERSON)',
    ],
  ])('%s', (text, finding) => expect(foundLast(`customer: ${text}`)).toContain(finding));

  test('spells no letter by the town behind a postcode', () =>
    expect(foundLast('customer: Calle Quastlín 23, 4º B, 28012 Madrid')).toEqual([
      'Calle Quastlín 23, 4º B (ADDRESS)',
      '28012 (POSTCODE)',
      'Madrid (PLACE)',
    ]));

  test('goes on in the next message, as one value in parts', () => {
    const lines = [
      'agent: can you verify your social security number',
      "customer: okay it's four one six uh two nine",
      'agent: mm hmm',
      'customer: eight eight three five',
    ];
    expect(found(...lines)).toEqual([
      '1: four one six uh two nine (NATIONALID)',
      '3: eight eight three five (NATIONALID)',
    ]);
    const [first, second] = findingsIn(lines);
    expect(first?.group).toBeDefined();
    expect(second?.group).toBe(first?.group);
  });
});

describe('numbers in words that are no values', () => {
  test.each([
    'two or three days, four at most',
    'I paid two hundred and fifty euros for three of them',
    'one two three four five six seven eight, testing',
    'ein oder zwei Tage, drei vielleicht',
    "un ou deux, trois peut-être, c'est tout",
    'one of the two phones died after one day',
    'e mi serve un altro, due o tre al massimo',
    "it's a one in a million",
  ])('%s', (text) => expect(foundLast('agent: Anything else?', `customer: ${text}`)).toEqual([]));
});
