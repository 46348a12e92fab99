/**
 * What other tools take for personal data and is none, and what they miss: rows from their issue trackers, with invented
 * values. With the real engine and all rules.
 *
 * Numbers said aloud, sent in parts, corrected, or read back by their last digits are in `detect/conversation/`; values
 * inside others in `hard-cases.test.ts`.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../dist/index.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});
const redacted = (text: string): string => engine.redact(text).text;

describe('numbers that belong to nobody', () => {
  it.each([
    ['milliseconds since 1970', 'the event fired at 1609459200000 in the log'],
    ['seconds since 1970', 'it is stamped 1700000000 in the file'],
    ['a UUID of many digits', 'request 123e4567-e89b-12d3-a456-426614174000'],
    ['a UUID whose end passes for an IBAN with letters', '00000000-0000-1000-be17-2ec695782aeb'],
    ['a UUID with a group that passes a check digit', 'see 94398325-9644-4a1b-8c2d-234123412346 there'],
    ['a decimal with a valid phone number behind the point', 'the ratio is 0.30551234567 today'],
    ['a decimal comma', 'der Wert liegt bei 0,01713920055 heute'],
    ['a long decimal', 'price 1234567.8901234, pi is 3.14159265358979'],
    ['a version', 'I run version 10.15.7 with firmware 2.4.1.1123'],
    ['three groups of an address', 'the driver says 192.168.1 is broken'],
    ['a book', 'the isbn is 978-3-16-148410-0'],
    ['a part', 'part number 0012345678, article 12345678 in red'],
    ['a time', 'at 12:30:45, then 10:00-11:30'],
    ['an error', 'error 0x80070005 came up'],
    ['a checksum', 'commit 9fceb02d0ae598e95dc970b74767f19372d61af8 broke it'],
  ])('%s', (_name, text) => expect(redacted(text)).toBe(text));

  const digits = (length: number): fc.Arbitrary<string> =>
    fc
      .array(fc.constantFrom(...'0123456789'), { minLength: length, maxLength: length })
      .map((all) => all.join(''));
  it('behind a decimal point, whatever check digit they pass', () => {
    const decimal = fc.tuple(
      fc.nat(99),
      fc.nat(9).chain((more) => digits(6 + more)),
    );
    fc.assert(
      fc.property(decimal, ([whole, fraction]) => {
        const text = `it shows ${whole}.${fraction} now`;
        expect(redacted(text)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('in a UUID', () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        expect(redacted(uuid)).toBe(uuid);
        expect(redacted(uuid.replace(/[a-f]/g, '7'))).toBe(uuid.replace(/[a-f]/g, '7'));
      }),
      { numRuns: 500 },
    );
  });

  it('but an item of a list is one', () => {
    expect(redacted('1.07700900123\n2.07700900124')).toBe('1.[PHONE_1]\n2.[PHONE_2]');
    expect(redacted('12,07700900123,3')).toBe('12,[PHONE_1],3');
  });

  it.each([
    'my order number is 4111111111111111',
    'order 4111 1111 1111 1111',
    'tracking 1Z999AA10123456784',
  ])('an order number goes, though its digits pass for a card: %s', (text) =>
    expect(redacted(text)).toMatch(/^\D*\[[A-Z]+_1\]$/),
  );
});

describe('a cue inside another word is none', () => {
  it.each([
    'the republic published 88120457 copies',
    'we were spinning 4471 times',
    'the border is 88120457 away',
    'it was standing at 482915',
    'the video 88120457 does not play',
    'my accountant likes 88120457',
    'the passports office, room 4471209',
    'unpinned 4471',
  ])('%s', (text) => expect(redacted(text)).toBe(text));
});

describe('ids beside other signs, and with odd check digits', () => {
  it.each([
    ['IBAN: GB82WEST12345698765432.', 'IBAN: [IBAN_1].'],
    ['IBAN GB82WEST12345698765432, thanks', 'IBAN [IBAN_1], thanks'],
    ['(gb82west12345698765432)', '([IBAN_1])'],
    ['gb82 west 1234 5698 7654 32 is it', '[IBAN_1] is it'],
    ['GB82\u00a0WEST\u00a01234\u00a05698\u00a07654\u00a032', '[IBAN_1]'],
    ['IBAN=GB82WEST12345698765432;BIC', 'IBAN=[IBAN_1];BIC'],
    ['IBAN GB82 WEST 1234 5698 7654 32 for the rent', 'IBAN [IBAN_1] for the rent'],
    ['my pesel is 44051401359', 'my pesel is [NATIONALID_1]'],
    ['my ACN is 000 250 000', 'my ACN is [TAXID_1]'],
    ['Steuer-ID 86095742719', 'Steuer-ID [TAXID_1]'],
    ['it came from ::ffff:192.0.2.128 today', 'it came from [IP_1] today'],
    ['it came from ::ffff:c000:280 today', 'it came from [IP_1] today'],
    ['[2001:db8::9a]:443', '[[IP_1]]:443'],
  ])('%s', (text, expected) => expect(redacted(text)).toBe(expected));
});

describe('names however they are written', () => {
  it.each([
    ['small', 'my name is ada quill', 'my name is [PERSON_1]'],
    ['shouted', 'MY NAME IS ADA QUILL', 'MY NAME IS [PERSON_1]'],
    ['mistyped', 'my name is Jonh Smtih', 'my name is [PERSON_1]'],
    ['an apostrophe', "my name is Sean O'Brien", 'my name is [PERSON_1]'],
    ['a typographic one', 'my name is Sean O’Brien', 'my name is [PERSON_1]'],
    ['an Italian one', "mi chiamo Giovanni D'Angelo", 'mi chiamo [PERSON_1]'],
    ['a hyphen', 'Jean-Luc Moreau here', '[PERSON_1] here'],
    ['a double name', 'Mein Name ist Müller-Lüdenscheidt', 'Mein Name ist [PERSON_1]'],
    ['a double name before the phrase', 'Müller-Lüdenscheidt ist mein Name', '[PERSON_1] ist mein Name'],
    ['without its marks', 'mein name ist mueller-luedenscheidt', 'mein name ist [PERSON_1]'],
    ['particles', 'my name is Pieter van der Meer', 'my name is [PERSON_1]'],
    ['a month', 'my name is May', 'my name is [PERSON_1]'],
    ['a verb and a flower', 'my name is Will Rose', 'my name is [PERSON_1]'],
    ['a noun', 'my name is Mark', 'my name is [PERSON_1]'],
    ['a signature', 'Kind regards,\nAda Quill', 'Kind regards,\n[PERSON_1]'],
    ['a signature of one name', 'Best,\nAda', 'Best,\n[PERSON_1]'],
    [
      'a block of lines',
      'Thanks\n\nAda Quill\nHead of Sales\n07700 900123',
      'Thanks\n\n[PERSON_1]\nHead of Sales\n[PHONE_1]',
    ],
    ['a handle', 'ask @adaquill or @ada_quill99', 'ask [USERNAME_1] or [USERNAME_2]'],
  ])('%s', (_name, text, expected) => expect(redacted(text)).toBe(expected));

  it.each([
    'I will mark the rose in may',
    'May I ask? Will you? Mark my words. A rose.',
    'will may rose mark',
    'talk to me next may',
    'in May, Rose gold costs more',
  ])('words are none: %s', (text) => expect(redacted(text)).toBe(text));

  it('one without its accents is known from where it stood with them', () => {
    const { messages } = engine.redactConversation({
      messages: [{ text: 'mi nombre es José Núñez' }, { text: 'gracias jose nunez, JOSE NUNEZ' }],
    });
    expect(messages[1]?.text).toMatch(/^gracias \[PERSON_\d\], \[PERSON_\d\]$/);
  });

  it('the names of agent and customer are two', () => {
    const { messages } = engine.redactConversation({
      messages: [
        { role: 'agent', text: 'Hi, my name is Keira' },
        { role: 'customer', text: 'hi keira, my name is Odalys' },
        { role: 'agent', text: 'Hi Odalys' },
      ],
    });
    expect(messages.map(({ text }) => text)).toEqual([
      'Hi, my name is [PERSON_1]',
      'hi [PERSON_1], my name is [PERSON_2]',
      'Hi [PERSON_2]',
    ]);
  });
});

describe('what is denied is said all the same', () => {
  it.each([
    ['this is not John Smith', 'this is not [PERSON_1]'],
    ["I'm not John Smith, I am his wife", "I'm not [PERSON_1], I am his wife"],
    ['nobody called John Smith lives here', 'nobody called [PERSON_1] lives here'],
    ['John Smith is not my name', '[PERSON_1] is not my name'],
    ["it isn't 07700 900123 any more", "it isn't [PHONE_1] any more"],
    ['do not write to ada.quill@example.com', 'do not write to [EMAIL_1]'],
    ['my card is no longer 4242 4242 4242 4242', 'my card is no longer [CARD_1]'],
  ])('%s', (text, expected) => expect(redacted(text)).toBe(expected));
});

describe('dates of birth, and what is none', () => {
  it.each([
    ['day first', 'born 28/03/1980', 'born [BIRTHDATE_1]'],
    ['month first', 'born 03/28/1980', 'born [BIRTHDATE_1]'],
    ['either', 'born 12/03/1980', 'born [BIRTHDATE_1]'],
    ['year first', 'dob 1980-03-12', 'dob [BIRTHDATE_1]'],
    ['written', 'born on the 3rd of March 1980', 'born on [BIRTHDATE_1]'],
    ['a word with a date in it', 'the quarterly report of may', 'the quarterly report of may'],
    ['a house', 'house 5507', 'house 5507'],
    ['the same in an address', 'I live at 5507 Quarry Road', 'I live at [ADDRESS_1]'],
    ['a day that does not exist', 'born 31/02/1980', 'born 31/02/1980'],
  ])('%s', (_name, text, expected) => {
    expect(redacted(text)).toBe(expected);
  });
});
