/** Street lines from the word stream, with all rules and dictionaries. Streets are invented. */
import { describe, expect, test } from 'vitest';
import { Detector } from '../../../src/detect/detector.ts';
import { VALIDATOR_NAMES } from '../../../src/detect/validators/index.ts';
import { findOrdinals } from '../../../src/operators/ordinals.ts';
import { loadBuiltinRules } from '../../../src/rules/builtin.ts';
import { conversationOf, OPTIONS } from '../../support/conversation.ts';

const detector = new Detector(loadBuiltinRules(VALIDATOR_NAMES).compiled(), OPTIONS);

function addresses(...messages: string[]): string[] {
  return detector
    .detect(conversationOf(messages, findOrdinals))
    .filter(({ type }) => type === 'ADDRESS')
    .map(({ slot, start, end }) => `${slot}: ${messages[slot]!.slice(start, end)}`);
}

describe('street lines that no rule knows', () => {
  test('behind a phrase', () => {
    expect(addresses('Their location is 1433 Quimblewick.')).toEqual(['0: 1433 Quimblewick']);
    expect(addresses('a cab to 400 Fernbury Arcade please')).toEqual(['0: 400 Fernbury Arcade']);
  });
  test('the name of a house that begins the message, before its street', () => {
    expect(addresses('Sai Quastlam, 61 Quillon Road, Leicester')).toEqual([
      '0: Sai Quastlam',
      '0: 61 Quillon Road',
    ]);
    expect(addresses('Thanks, 61 Quillon Road, Leicester')).toEqual(['0: 61 Quillon Road']);
  });
  test('houses in small letters as all that is said', () => {
    expect(addresses('22b quastling house')).toEqual(['0: 22b quastling house']);
    expect(addresses('3 bed house')).toEqual([]);
  });
  test('before a town', () => {
    expect(addresses('40 Poolthwaite, Wigan')).toEqual(['0: 40 Poolthwaite']);
    expect(addresses('iPhone 12 Promax, Leeds')).toEqual([]);
  });
  test('not the town behind a flat', () => {
    expect(addresses('it goes to 5501 Quillon Rd Apt 1407, Dallas.')[0]).not.toMatch(/Dallas/);
  });
  test('in an answer', () => {
    expect(addresses('Quelle est votre adresse ?', '3 hent ar goz')).toEqual(['1: 3 hent ar goz']);
    expect(addresses('What is your address?', 'flat 2 the kilnings')).toEqual(['1: flat 2 the kilnings']);
    expect(addresses('What is your address?', 'it has 3 star rating')).toEqual([]);
    expect(addresses('Which model?', '3 hent ar goz')).toEqual([]);
  });
  test('in an answer, the number last or alone', () => {
    expect(addresses('Ihre Adresse bitte', 'hinter den höfen 5')).toEqual(['1: hinter den höfen 5']);
    expect(addresses('Proszę podać adres', 'krótka 5 m 2')).toEqual(['1: krótka 5 m 2']);
    expect(addresses('Domicilio?', 'Quillona 2184 piso 3 depto "C", Rosario')).toEqual([
      '1: Quillona 2184 piso 3 depto "C',
    ]);
    expect(addresses('Endereço?', 'o prazo é 10 dias úteis')).toEqual([]);
    expect(addresses('Indirizzo?', 'vicolo Quastl 4, 75100 Matera MT')).not.toContain('1: 75100 Matera MT');
    expect(addresses('Your house number?', '14b')).toEqual(['1: 14b']);
    expect(addresses('Your phone number?', '14b')).toEqual([]);
  });
  test('in small letters', () => {
    expect(addresses('its 5 bramwick close, otley')).toEqual(['0: 5 bramwick close']);
    expect(addresses("i'm at 300 pine st apt 5, seattle")).toEqual(['0: 300 pine st apt 5']);
    expect(addresses('it takes 5 minutes to close, london')).toEqual([]);
  });
  test.each([
    ['the parcel for 14 quillon lane was lost', ['0: 14 quillon lane']],
    ['So that is going to 14 quillon lane, correct?', ['0: 14 quillon lane']],
    ['we moved from 22b quillon road to 31 fern terrace', ['0: 22b quillon road', '0: 31 fern terrace']],
    ['there were 3 cars on the road', []],
    ['it is a 2 hour street party', []],
    ['found 10 miles down the road', []],
  ])('in small letters amid a sentence: %s', (message, expected) => {
    expect(addresses(message)).toEqual(expected);
  });
  test('in small letters, where they are all that is said', () => {
    expect(addresses('88 quillon parade')).toEqual(['0: 88 quillon parade']);
    expect(addresses('new place is u3 55 quillonville lane dubbo')).toEqual(['0: u3 55 quillonville lane']);
    expect(addresses('apt 6 240 quillon st')).toEqual(['0: apt 6 240 quillon st']);
    expect(addresses('its 9 the mews')).toEqual(['0: 9 the mews']);
    expect(addresses('old one is 12 castle view dudley')).toEqual(['0: 12 castle view']);
    expect(addresses('ship to lot 22 wallaby track')).toEqual(['0: lot 22 wallaby track']);
    expect(addresses('18 a quillon road')).toEqual(['0: 18 a quillon road']);
    expect(addresses('64 quillon lane east')).toEqual(['0: 64 quillon lane east']);
    expect(addresses('2 hour drive')).toEqual([]);
    expect(addresses('a 5 star place')).toEqual([]);
    expect(addresses('i can be there in 10 min, one way street')).toEqual([]);
  });
  test('in small letters, set off at the end of a longer message', () => {
    expect(addresses('no she lives with us again now, 17 quillon ave')).toEqual(['0: 17 quillon ave']);
    expect(addresses('the dog is at his new house now, 9 quillon rd preston')).toEqual(['0: 9 quillon rd']);
    expect(addresses('the piano is at ours for now, 4 quillon row bodmin')).toEqual(['0: 4 quillon row']);
    expect(addresses('well we went there, 2 trips round the close')).toEqual([]);
    expect(addresses('it took us forever, 20 mins up the hill road')).toEqual([]);
    expect(addresses('they dug it up, 40 holes in our lane')).toEqual([]);
    expect(addresses('my son was one of them, 12 angry men way')).toEqual([]);
    expect(addresses('it was brilliant i must say, 5 stars for the drive')).toEqual([]);
  });
  test('another number in a street', () => {
    expect(addresses('40 Poolthwaite, Wigan', 'or leave it at my sister, 38 Poolthwaite')).toEqual([
      '0: 40 Poolthwaite',
      '1: 38 Poolthwaite',
    ]);
  });
});

describe('numbers that are corrected', () => {
  test('with a letter, digits swapped or the same', () => {
    expect(addresses('Lieferadresse: Lindenallee 118c?', 'ne 181c')).toEqual([
      '0: Lindenallee 118c',
      '1: 181c',
    ]);
    expect(addresses('it is 88b Elm Street', 'no thats the neighbour, 88a sorry')).toEqual([
      '0: 88b Elm Street',
      '1: 88a',
    ]);
  });
  test('behind "not"', () => {
    expect(addresses('change it to 12 Elm Street not 21')).toEqual(['0: 12 Elm Street', '0: 21']);
  });
  test('a number behind a no, and a flat, right after an address', () => {
    expect(addresses('12 Elm Street?', "no it's 47")).toEqual(['0: 12 Elm Street', '1: 47']);
    expect(addresses('12 Elm Street, right?', 'yes, apt 4b')).toEqual(['0: 12 Elm Street', '1: apt 4b']);
    expect(addresses('12 Elm Street, right?', 'no I paid 47 euros')).toEqual(['0: 12 Elm Street']);
    expect(addresses('apt 4b')).toEqual([]);
  });
  test('no other number', () => {
    expect(addresses('12 Elm Street, please', 'the boiler is a Greenstar 28i')).toEqual(['0: 12 Elm Street']);
    expect(addresses('12 Elm Street, please', 'no 5G there')).toEqual(['0: 12 Elm Street']);
    expect(addresses('ne 181c')).toEqual([]);
  });
  test('nothing beside what is masked', () => {
    expect(addresses('[ADDRESS_1], please', '[PERSON_1] 21')).toEqual([]);
    expect(addresses('a cab to [ADDRESS_1] 400')).toEqual([]);
  });
});

describe('parts of a house behind its street', () => {
  test.each([
    ['Quastlgasse 12, EG rechts', ['0: Quastlgasse 12', '0: EG rechts']],
    ['Quastlweg 3, Zimmer 310', ['0: Quastlweg 3', '0: Zimmer 310']],
    ['3 impasse Quastel 2ème étage gauche', ['0: 3 impasse Quastel 2ème étage', '0: gauche']],
    ['kvastgatan 41 b, 2 tr', ['0: kvastgatan 41 b', '0: 2 tr']],
    ['Kvastgränd 4 nb', ['0: Kvastgränd 4', '0: nb']],
    ['ul. Kwastowa 4, II piętro', ['0: ul. Kwastowa 4', '0: II piętro']],
    ['C/ Quastilla, 14, esc. dcha., 3º C', ['0: C/ Quastilla, 14, esc', '0: dcha', '0: 3º C']],
  ])('%s', (text, expected) => {
    const rest = expected.join(' ').replace(/\d: /g, '');
    expect(addresses(text).join(' ').replace(/\d: /g, '').replace(/\W/g, '')).toEqual(
      rest.replace(/\W/g, ''),
    );
  });

  test('nothing that goes on', () => {
    expect(addresses('Am Quastlweg 12 links abbiegen')).toEqual(['0: Am Quastlweg 12']);
    expect(addresses('quastgatan 4 gauche caviar')).toEqual(['0: quastgatan 4']);
  });

  test('the flat behind a stroke in an answer', () => {
    expect(addresses('Jaki adres?', 'kwastowa 5/14')).toEqual(['1: kwastowa 5/14']);
    expect(addresses('Welk adres?', 'doe maar naar mijn werk, quastval 33-8, Almelo')).toEqual([
      '1: quastval 33-8',
    ]);
    expect(addresses('Jaki adres?', 'tak teraz kwastowa 22a/5')).toEqual(['1: kwastowa 22a/5']);
    expect(addresses('Che indirizzo?', 'a giovedì, quastega 18 €')).toEqual([]);
  });
});
