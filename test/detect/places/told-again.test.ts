/** Streets and houses as people tell them once more, and places in other forms. People and streets are invented. */
import { describe, expect, test } from 'vitest';
import { Detector } from '../../../src/detect/detector.ts';
import { townsOfCase } from '../../../src/detect/places/polish-cases.ts';
import { VALIDATOR_NAMES } from '../../../src/detect/validators/index.ts';
import { findOrdinals } from '../../../src/operators/ordinals.ts';
import { loadBuiltinRules } from '../../../src/rules/builtin.ts';
import { conversationOf, OPTIONS } from '../../support/conversation.ts';

const detector = new Detector(loadBuiltinRules(VALIDATOR_NAMES).compiled(), OPTIONS);

function found(type: string, ...messages: string[]): string[] {
  return detector
    .detect(conversationOf(messages, findOrdinals))
    .filter((finding) => finding.type === type)
    .map(({ slot, start, end }) => `${slot}: ${messages[slot]!.slice(start, end)}`);
}

describe('a town that is a word besides', () => {
  test('is meant in small letters where people come and go', () => {
    const told = 'I live in Phoenix now';
    expect(
      found(
        'PLACE',
        told,
        'a ticket to phoenix on march 9th',
        'in phoenix.',
        'from phoenix ashes',
        'Phoenix has rain',
      ),
    ).toEqual(['0: Phoenix', '1: phoenix', '2: phoenix', '4: Phoenix']);
    expect(found('PLACE', 'a ticket to phoenix on march 9th')).toEqual([]);
  });
});

describe('houses by their number', () => {
  test('where an address was told', () => {
    expect(found('ADDRESS', 'I live at 11 Tannery Row', 'yes number 11, not 17')).toEqual([
      '0: 11 Tannery Row',
      '1: 11',
      '1: 17',
    ]);
    expect(found('ADDRESS', 'I am at 219 Tannery Row', 'He left it with the lady at 221. Sorry')).toEqual([
      '0: 219 Tannery Row',
      '1: 221',
    ]);
    expect(found('ADDRESS', 'Lindenstraße 12', 'der Nachbar ist Hausnummer 14')).toEqual([
      '0: Lindenstraße 12',
      '1: 14',
    ]);
  });
  test('and no other number', () => {
    expect(found('ADDRESS', 'yes number 11, not 17')).toEqual([]);
    expect(found('ADDRESS', 'I live at 11 Tannery Row', 'leave it with number 9', 'between 8 and 9')).toEqual(
      ['0: 11 Tannery Row'],
    );
    expect(found('ADDRESS', 'I live at 11 Tannery Row', 'I take the number 43 bus')).toEqual([
      '0: 11 Tannery Row',
    ]);
    expect(found('ADDRESS', 'I live at 11 Tannery Row', 'item number 4 is broken')).toEqual([
      '0: 11 Tannery Row',
    ]);
    expect(found('ADDRESS', 'I live at 11 Tannery Row', 'come at 17')).toEqual(['0: 11 Tannery Row']);
    expect(found('ADDRESS', 'I live at 219 Tannery Row', 'it costs about 221')).toEqual([
      '0: 219 Tannery Row',
    ]);
  });
});

describe('streets by a part of their name', () => {
  test('before and behind the whole', () => {
    expect(
      found('ADDRESS', 'it is about 48 Gansfort', 'Do you mean 48 Gansfort Court?', 'Gansfort Court yes'),
    ).toEqual(['0: 48 Gansfort', '1: 48 Gansfort Court', '2: Gansfort Court']);
  });
  test('twice in one message', () => {
    expect(found('ADDRESS', '40 Gansfort Lane, and the sister has 38 Gansfort')).toEqual([
      '0: 40 Gansfort Lane',
      '0: 38 Gansfort',
    ]);
  });
});

describe('street lines of other shapes', () => {
  test.each([
    ['we moved, 5 The Weir', '5 The Weir'],
    ['ship to 4471 N Quillon, please', '4471 N Quillon'],
    ['enviar a Quillón 1450', 'Quillón 1450'],
    ['entregar en Quillón 1450', 'Quillón 1450'],
  ])('%s', (text, value) => expect(found('ADDRESS', text)).toEqual([`0: ${value}`]));

  test('behind a name, in an answer', () => {
    expect(found('ADDRESS', 'Ihre Adresse bitte', 'quastl, achtern diek 2')).toEqual(['1: achtern diek 2']);
  });

  test.each(['season 4, 5 The Office episodes', 'I watched 5 The Crown', 'enviar a Samsung 2024'])(
    'not %s',
    (text) => expect(found('ADDRESS', text)).toEqual([]),
  );

  test('a house by its name before a town', () => {
    expect(found('ADDRESS', 'Same place, Hill Farm, Bampton?')).toEqual(['0: Hill Farm']);
    expect(found('PLACE', 'Same place, Hill Farm, Bampton?')).toEqual(['0: Bampton']);
  });
});

describe('places in other forms', () => {
  test.each([
    ['teraz jestem w Gdyni', ['Gdyni']],
    ['wyprowadziłem się z Radomia do Kielc', ['Radomia', 'Kielc']],
    ['ik ben verhuisd van Zwolle naar Ommen', ['Zwolle', 'Ommen']],
    ['har flyttat från Borås till Alingsås', ['Borås', 'Alingsås']],
    ['my parcel is in fresno now', ['fresno']],
    ['i moved from fresno to flagstaff last week', ['fresno', 'flagstaff']],
    ['soy Joseba, de Zarautz', ['Zarautz']],
    ['je suis dans les Hautes-Alpes', ['Hautes-Alpes']],
    ["he's from Leek", ['Leek']],
  ])('%s', (text, values) => expect(found('PLACE', text)).toEqual(values.map((value) => `0: ${value}`)));

  test.each([
    'paczka od Kowalskiego',
    'is it furnished?',
    'come in reading glasses',
    'a letter from wendell today',
  ])('not %s', (text) => expect(found('PLACE', text)).toEqual([]));

  test('names of towns in Polish cases', () => {
    expect(townsOfCase('krakowie')).toContain('krakow');
    expect(townsOfCase('gdyni')).toContain('gdynia');
    expect(townsOfCase('tychach')).toContain('tychy');
    expect(townsOfCase('na')).toEqual([]);
  });
});

describe('towns in small letters behind what leads to a place', () => {
  test.each([
    ['my cousin is coming up from okehampton on the bus', ['0: okehampton']],
    ['we are shifting to coimbatore next week', ['0: coimbatore']],
    ['got off at kings langley by mistake', ['0: kings langley']],
    ['hes in swift current till may', ['0: swift current']],
    ['left it in kendal on the bus', ['0: kendal']],
    ['he has a garage in burnley he says', ['0: burnley']],
    ['before that i was in morpeth', ['0: morpeth']],
  ])('%s', (message, places) => expect(found('PLACE', message)).toEqual(places));
  test.each([
    'i was in shock',
    'the one in stock please',
    'it was held up by jordan again',
    'got off at the wrong stop',
    'she is coming up from downstairs',
    'we are shifting to monthly billing',
    'work in progress it says',
    'hes in good hands now',
  ])('%s', (message) => expect(found('PLACE', message)).toEqual([]));
});

describe('streets in small letters without a number', () => {
  test.each([
    ['my car is parked on quillworth road', ['0: quillworth road']],
    ['its somewhere off quastlin avenue', ['0: quastlin avenue']],
    ['he hit me on mill brow in kendal', ['0: mill brow']],
  ])('%s', (message, streets) => expect(found('ADDRESS', message)).toEqual(streets));
  test.each([
    'parked on the main road in kendal',
    'stuck on a busy street in kendal',
    'i saw it on quillmaps street view',
    'we were on our way in kendal',
    'off road tyres',
    'turn in your lane',
    'there is one place in kendal',
  ])('%s', (message) => expect(found('ADDRESS', message)).toEqual([]));
});

describe('towns in small letters beside an address, and in answers', () => {
  test.each([
    [['room 2 41 quastl grove chorley its me again'], ['0: chorley']],
    [['88 quillon parade quimbleford magnaford'], ['0: quimbleford magnaford']],
    [['Which town is that?', 'ipswich behind the station'], ['1: ipswich']],
    [['my aunt is coming down from quimbleford on friday'], ['0: quimbleford']],
    [['Is mum still in Quimble Creek?'], ['0: Quimble Creek']],
  ])('%s', (messages, places) => expect(found('PLACE', ...messages)).toEqual(places));
  test.each([
    [['88 quillon parade thanks again']],
    [['Which town is that?', 'not sure but ill check']],
    [['he is coming down from upstairs']],
    [['are you still in contract with us?']],
    [['Are you still in the building?']],
    [['23 quillon road opp the theatre']],
  ])('%s', (messages) => expect(found('PLACE', ...messages)).toEqual([]));
});
