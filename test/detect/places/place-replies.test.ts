/** Places in replies that say more than the place, with all rules and dictionaries. */
import { describe, expect, test } from 'vitest';
import { foundLast } from '../../support/talk.ts';

describe('a town that a reply says yes to', () => {
  test.each([
    ['Kilkenny yeah. R95 X4T2', 'Kilkenny'],
    ['Galway yes', 'Galway'],
    ['Bremen ja, stimmt', 'Bremen'],
    ['Dijon oui', 'Dijon'],
  ])('%s', (text, town) => expect(foundLast(`customer: ${text}`)).toContain(`${town} (PLACE)`));

  test.each(['Nice yes', 'Georgia yes', 'Visa yes', 'Sure yeah'])('%s', (text) =>
    expect(foundLast(`customer: ${text}`)).toEqual([]),
  );
});

describe('the first end of a way', () => {
  test('is a town where the other is one', () =>
    expect(foundLast('customer: Wichita to Denver, one bedroom')).toEqual([
      'Wichita (PLACE)',
      'Denver (PLACE)',
    ]));
  test.each(['Visa to Mastercard please', 'Nice to meet you', 'Reading to Children'])('%s', (text) =>
    expect(foundLast(`customer: ${text}`)).toEqual([]),
  );
});

test('"to go" is no country, asked or not', () => {
  expect(foundLast('agent: Which country?', 'customer: i want to go')).toEqual([]);
});

describe('towns behind phrases of where people live and come from', () => {
  test.each([
    ['she is at mums in Quastlow this week', 'Quastlow'],
    ['he lives beyond in quastlow', 'quastlow'],
    ['i am coming by car from quastlow', 'quastlow'],
    ['its the one outside Quastlow', 'Quastlow'],
  ])('%s', (text, town) => expect(foundLast(`customer: ${text}`)).toContain(`${town} (PLACE)`));

  test.each(['the mums in here are loud', 'by car from there', 'lives out in the country'])('%s', (text) =>
    expect(foundLast(`customer: ${text}`)).toEqual([]),
  );
  test.each([
    ['And the state you registered in?', 'Idaho, but I moved'],
    ['Where do they live?', 'Idaho, both of them'],
  ])('%s', (question, answer) =>
    expect(foundLast(`agent: ${question}`, `customer: ${answer}`)).toContain('Idaho (PLACE)'),
  );
});

test('a town before a date of birth', () => {
  expect(foundLast('agent: Luogo e data di nascita?', 'customer: Taranto, 14 marzo 1968')).toContain(
    'Taranto (PLACE)',
  );
});

describe('a region behind a person', () => {
  test('ends the message', () => {
    expect(foundLast('agent: Name and country please?', 'customer: Odalys Quastl-Prewitt, Vermont')).toEqual([
      'Odalys Quastl-Prewitt (PERSON)',
      'Vermont (PLACE)',
    ]);
  });
  test('be it a city, and more said before', () => {
    expect(foundLast('agent: It lists Ms. Odalys Quastl-Prewitt, Spokane.')).toContain('Spokane (PLACE)');
  });
  test.each([
    'Hi Odalys, Alaska Airlines',
    'Thanks Odalys, Quastl',
    'Odalys Prewitt, Visa',
    'Odalys Prewitt, IN',
  ])('%s', (text) =>
    expect(foundLast(`customer: ${text}`).filter((found) => found.includes('PLACE'))).toEqual([]),
  );
});

describe('the first sentence of a long answer', () => {
  const ask = 'agent: Seu José, qual a cidade e o número da linha?';
  test('is the town that was asked for', () => {
    expect(
      foundLast(ask, 'customer: Juazeiro do Norte. (75) 5550-0123. não é o Zé que fala, é a filha dele aqui'),
    ).toContain('Juazeiro do Norte (PLACE)');
    expect(
      foundLast(
        'agent: city and number?',
        'customer: Harlow. It is not me, it is the daughter who rings you',
      ),
    ).toContain('Harlow (PLACE)');
  });
  test('is nothing where none was asked for', () => {
    expect(foundLast('agent: How was it?', 'customer: Nice. Thanks for everything and see you')).toEqual([]);
    expect(
      foundLast(
        'agent: Which city?',
        'customer: Perfect. Thanks for all of it, see you soon then, and bye now',
      ),
    ).toEqual([]);
  });
});
