/** Places and the postcodes beside them, with all rules and dictionaries. People and streets are invented. */
import { describe, expect, test } from 'vitest';
import { Detector } from '../../../src/detect/detector.ts';
import { VALIDATOR_NAMES } from '../../../src/detect/validators/index.ts';
import { findOrdinals } from '../../../src/operators/ordinals.ts';
import { loadBuiltinRules } from '../../../src/rules/builtin.ts';
import { conversationOf, OPTIONS } from '../../support/conversation.ts';

const detector = new Detector(loadBuiltinRules(VALIDATOR_NAMES).compiled(), OPTIONS);

/** Values of places and postcodes, in order. */
function placed(...messages: string[]): string[] {
  return detector
    .detect(conversationOf(messages, findOrdinals))
    .filter(({ type }) => type === 'PLACE' || type === 'POSTCODE')
    .map(({ slot, start, end, type }) => `${type} ${messages[slot]!.slice(start, end)}`);
}

describe('beside an address or a postcode', () => {
  test.each([
    ['ship it to 42 Elm Street, Springfield, IL 62704', ['PLACE Springfield, IL', 'POSTCODE 62704']],
    ['42 Elm Street, Quimbleford. Thanks', ['PLACE Quimbleford']],
    ['YES, 7 OAK AVE, DAYTON OH 45402', ['PLACE DAYTON', 'PLACE OH', 'POSTCODE 45402']],
    ['its 12 wattle st, ballarat vic 3350', ['PLACE ballarat', 'PLACE vic', 'POSTCODE 3350']],
    ['its po box 119 quimbleford wyoming', ['PLACE quimbleford wyoming']],
    ['new place is 88 quillon parade quimbleford', ['PLACE quimbleford']],
    ['sunny california', []],
    ['born in moga punjab', ['PLACE moga punjab']],
    ['we fly to tucson, AZ and back', ['PLACE tucson, AZ']],
    ['about the reading, OK', []],
    ['the weather for LA on March 10th', ['PLACE LA']],
    ['a flight leaving out of LA', ['PLACE LA']],
    ['something in SFO. I heard of one', ['PLACE SFO']],
    ['a room in New York from March 3rd', ['PLACE New York']],
    ['anything in the NYC area?', ['PLACE NYC']],
    ['fly to san francisco tomorrow', ['PLACE san francisco']],
    ['a salon in los angeles. cheap', ['PLACE los angeles']],
    ['to be fair, in the long run', []],
    ['meter reading 44871', []],
    ['I would like to visit Seattle', ['PLACE Seattle']],
    ['I want to go to ATL', ['PLACE ATL']],
    ['made out of Leather', []],
    ['thanks a lot', []],
    ['Nice.', []],
    ['what is the weather at Boise on Monday', ['PLACE Boise']],
    ['but now in malta', ['PLACE malta']],
    ['Lindenstraße 12, 60311 Frankfurt', ['POSTCODE 60311', 'PLACE Frankfurt']],
    ['Adresse: Birkenweg 5, 21029 Hintermoosbach', ['POSTCODE 21029', 'PLACE Hintermoosbach']],
    ['12 rue des Lilas, 44300 Nantes', ['POSTCODE 44300', 'PLACE Nantes']],
    ['calle Mayor 12, 28013 Madrid', ['POSTCODE 28013', 'PLACE Madrid']],
    ['via Roma 5, 20121 Milano', ['POSTCODE 20121', 'PLACE Milano']],
    ['Kerkstraat 7, 3511 CX Utrecht', ['POSTCODE 3511 CX', 'PLACE Utrecht']],
    ['ul. Długa 5/12, 31-874 Kraków', ['POSTCODE 31-874', 'PLACE Kraków']],
    ['Rua das Flores 27, 4050-253 Porto', ['POSTCODE 4050-253', 'PLACE Porto']],
    ['Storgatan 12, 211 42 Malmö', ['POSTCODE 211 42', 'PLACE Malmö']],
    ['Ann Lee\n3 Mill Lane\nOakhampton\nSY21 7BD', ['PLACE Oakhampton', 'POSTCODE SY21 7BD']],
  ])('%s', (text, expected) => expect(placed(text)).toEqual(expected));

  test.each([
    ['Carrera 14 # 88-21, apto 503, barrio Quillón, Bogotá', ['PLACE Quillón', 'PLACE Bogotá']],
    ['Carrera 9 # 88-21, barrio El Molino, Cali', ['PLACE El Molino', 'PLACE Cali']],
    ['Av. Los Pinos 418, San Juan de Quimbera', ['PLACE San Juan de Quimbera']],
    [
      'Calle Sol 5, 29230 Villanueva de la Concepción',
      ['POSTCODE 29230', 'PLACE Villanueva de la Concepción'],
    ],
    ['Rua Velha 7, Vila Nova, Recife', ['PLACE Vila Nova', 'PLACE Recife']],
    ['12 Elm Road, Te Quimba 3184', ['PLACE Te Quimba', 'POSTCODE 3184']],
    ['7 Quastl Lane, Little Snoring NR21 0ZZ', ['PLACE Little Snoring', 'POSTCODE NR21 0ZZ']],
    ['Lot 7 Ironbark Track, Quimbup WA', ['PLACE Quimbup', 'PLACE WA']],
    ['12 Elm Road, Little Mia is at home', []],
    ['12 Elm Road, New customer', []],
    ['fly from Seattle to New York on Quastl Airlines', ['PLACE Seattle', 'PLACE New York']],
  ])('%s', (text, expected) => expect(placed(text)).toEqual(expected));

  test.each([
    ['Musterweg 9, Haus B, 2. Stock, 50667 Köln', ['POSTCODE 50667', 'PLACE Köln']],
    ['Ringlaan 5, 9051 Sint-Quillon-Westrem', ['POSTCODE 9051', 'PLACE Sint-Quillon-Westrem']],
    ['Ann Lee | Ringstraße 5 | 60327 Frankfurt am Main', ['POSTCODE 60327', 'PLACE Frankfurt am Main']],
    ['no, 17 Quillon Ct Skokie IL 60077', ['PLACE Skokie IL', 'POSTCODE 60077']],
    ['Ringlaan 5 bus 3, 2600 Berchem', ['POSTCODE 2600', 'PLACE Berchem']],
    [
      '3 allée des Acacias, bâtiment B, appt 21, 69100 Villeurbanne',
      ['POSTCODE 69100', 'PLACE Villeurbanne'],
    ],
    ['PO Box 445, Bend OR 97709', ['PLACE Bend', 'PLACE OR', 'POSTCODE 97709']],
  ])('behind a flat, a floor, a common word: %s', (text, expected) => expect(placed(text)).toEqual(expected));

  test('no place: what else follows an address', () => {
    expect(placed('42 Elm Street, Thanks a lot')).toEqual([]);
    expect(placed('42 Elm Street, Phone is off')).toEqual([]);
  });
});

describe('in running text', () => {
  test.each([
    ['I live in Denver and the app is down', ['PLACE Denver']],
    ['i live in gravelmere near the coast', ['PLACE gravelmere']],
    ['ich wohne in Oberkleindorf', ['PLACE Oberkleindorf']],
    ["j'habite à Rennes", ['PLACE Rennes']],
    ['vivo en Zaragoza desde mayo', ['PLACE Zaragoza']],
    ['abito a Bologna', ['PLACE Bologna']],
    ['ik woon in Utrecht', ['PLACE Utrecht']],
    ['mieszkam w Krakowie', ['PLACE Krakowie']],
    ['moro em Coimbra', ['PLACE Coimbra']],
    ['jag bor i Uppsala', ['PLACE Uppsala']],
    ['we are near Portland, OR', ['PLACE Portland, OR']],
    ['the shop is in Hollowbrook, South Carolina', ['PLACE Hollowbrook, South Carolina']],
    ['place of birth: Toledo', ['PLACE Toledo']],
    ['we moved to Dayton on March 3rd', ['PLACE Dayton']],
    ['i relocated to Quimbleford on Friday', ['PLACE Quimbleford']],
    ['Umzug nach Hintermoosbach am Montag', ['PLACE Hintermoosbach']],
    ['something in the Oakland area', ['PLACE Oakland']],
    ['a table in LA tonight', ['PLACE LA']],
    ['i moved from leeds to york', ['PLACE leeds', 'PLACE york']],
    ['i have moved from quimbleford to otley now', ['PLACE quimbleford', 'PLACE otley']],
    ['i moved from skipton last week', ['PLACE skipton']],
    ['gone to the one in quimbleford with his mam', ['PLACE quimbleford']],
    ['Sie wohnen in der Schweiz?', ['PLACE Schweiz']],
    ['4000 Liège', ['POSTCODE 4000', 'PLACE Liège']],
    ['house in St Etienne', ['PLACE St Etienne']],
  ])('%s', (text, expected) => expect(placed(text)).toEqual(expected));

  test.each([
    "i'm in agony with this tooth",
    'im in trouble',
    'which model is in Stock?',
    'I moved to Android last year',
    'we moved to quastmobile last year',
    'hes in hosptial since monday',
    'i am working in quast inc',
    'my Apple ID is locked',
    'Is it OK to use the San Francisco Chronicle app?',
    'I read the New York Times app on an HP 8817',
    'the city bike is broken',
    'Rechnung in Kopie bitte',
    'the SD card is full, 128 GB',
    'mobile',
    'reading',
    'nice',
    'thanks a lot',
    'order 12345',
    'Order 75011 Paris edition',
    'it says London Fog in size 10',
    'el modelo Sevilla 300',
    'Model Berlin 500, black',
    'error in Excel 2019',
    "I'm in Accounts payable",
    'in Rechnung gestellt, in Kürze, in Bearbeitung',
    'w Allegro',
    'en Amazon y en Correos',
    'The Oxford shirt in blue, 2 of them',
    'error 50012',
    'iphone 14',
  ])('nothing in: %s', (text) => expect(placed(text)).toEqual([]));
});

describe('messages that are a place', () => {
  test.each([
    ['chennai 621001', ['PLACE chennai', 'POSTCODE 621001']],
    ['chennai 641 004', ['PLACE chennai', 'POSTCODE 641 004']],
    ['new york and the zip is 10003', ['PLACE new york', 'POSTCODE 10003']],
    ['my city is gravelmere zip is 65613', ['PLACE gravelmere', 'POSTCODE 65613']],
    ['600042 madurai', ['POSTCODE 600042', 'PLACE madurai']],
    ['los angeles', ['PLACE los angeles']],
    ['troy mi 48083', ['PLACE troy mi', 'POSTCODE 48083']],
    ['mason oh 45040', ['PLACE mason oh', 'POSTCODE 45040']],
    ['grand rapids mi 49503', ['PLACE grand rapids mi', 'POSTCODE 49503']],
    ['will or 48083', []],
    ['troy or 480831', []],
  ])('%s', (text, expected) => expect(placed(text)).toEqual(expected));

  test('a question makes a place of a town that is a surname', () => {
    expect(placed('Which city should I look in?', 'Livermore.')).toEqual(['PLACE Livermore']);
    expect(placed('What is your surname?', 'Livermore.')).toEqual([]);
  });

  test('a question makes a place of what nobody knows', () => {
    expect(placed('Which city are you in?', 'quimbleford')).toEqual(['PLACE quimbleford']);
    expect(placed('Which app do you use?', 'quimbleford')).toEqual([]);
    expect(placed('Where do you live?', 'just outside Quimbleford, by the mill')).toEqual([
      'PLACE Quimbleford',
    ]);
    expect(placed('Where do you live?', 'Quimbleford, near the mill')).toEqual(['PLACE Quimbleford']);
    expect(placed('What happened?', 'just outside Quimbleford, by the mill')).toEqual([]);
    expect(placed('IT CAME FROM LONDON TODAY')).toEqual(['PLACE LONDON']);
    expect(placed('which city are you calling from?', 'reading')).toEqual(['PLACE reading']);
    expect(placed('what state are you in?', 'OR')).toEqual(['PLACE OR']);
    expect(placed('what state are you in?', 'hi')).toEqual([]);
  });

  test('a number behind a place', () => {
    expect(placed('new york', '10074')).toEqual(['PLACE new york', 'POSTCODE 10074']);
    expect(placed('hello', '10074')).toEqual([]);
  });

  test('what is masked says nothing more', () => {
    expect(placed('[PLACE_1] 10074')).toEqual([]);
    expect(placed('[PLACE_1]', '10074')).toEqual([]);
    expect(placed('it rains in Boston [PERSON_1] told me')).toEqual([]);
    expect(placed('Which city are you in?', '[PLACE_1] quimbleford')).toEqual([]);
  });
});
