import { describe, expect, test } from 'vitest';
import { found, foundLast } from '../../support/talk.ts';

describe('a number has the type that fits it best, whatever was talked about before', () => {
  test.each([
    [
      'a telephone number after a question for a claim',
      ['agent: Claim number please?', 'customer: my boss is Ann Reed, 06 12 34 56 78'],
      '06 12 34 56 78 (PHONE)',
    ],
    [
      'an address in an order',
      ['customer: my order 4021189', 'agent: It came from IP 203.0.113.77, is that yours?'],
      '203.0.113.77 (IP)',
    ],
    [
      'what the sentence asks for, not what it is about',
      ['agent: And the password on the account?', 'customer: Teapot1931'],
      'Teapot1931 (PASSWORD)',
    ],
    [
      'a date of birth for finding a booking',
      ['agent: Your date of birth, so that I can find the booking?', 'customer: 040583'],
      '040583 (BIRTHDATE)',
    ],
    [
      'what is asked for without a sign, as calls are written down',
      [
        'agent: thank you for calling the bank',
        'customer: i need a wire sent',
        'agent: and for verification the last four of your social',
        'customer: eight one two seven',
      ],
      'eight one two seven (NATIONALID)',
    ],
    [
      'a case that is none',
      [
        'agent: and a good callback number in case it fails',
        'customer: six one oh five five five oh one four four',
      ],
      'six one oh five five five oh one four four (PHONE)',
    ],
    [
      'a day of a life where nobody wrote the question down',
      ['customer: i want a loan', 'customer: personal loan', 'customer: yes', 'customer: 22/07/1987'],
      '22/07/1987 (BIRTHDATE)',
    ],
    [
      'a name of which the next message says the whole',
      [
        'customer: internet for my new house',
        'customer: hello',
        'customer: olamide',
        'customer: olamide quastlin',
      ],
      'olamide quastlin (PERSON)',
    ],
    [
      'a date of birth in bare numbers',
      ['agent: and your date of birth', 'customer: five twelve forty eight'],
      'five twelve forty eight (BIRTHDATE)',
    ],
    [
      'a town behind a street where nobody wrote the question down',
      ['customer: help with my bill', 'customer: hello', 'customer: 18 quillon street', 'customer: glenroy'],
      'glenroy (PLACE)',
    ],
    [
      'four digits behind a street where nobody wrote the question down',
      ['customer: hello', 'customer: moving next week', 'customer: 55 quillon lane', 'customer: 2830'],
      '2830 (POSTCODE)',
    ],
    [
      'a reference of an account',
      ['agent: Account reference?', 'customer: 6120 4418 03'],
      '6120 4418 03 (ACCOUNT)',
    ],
    [
      'a code that was sent',
      ["agent: I've texted you a code to your mobile", 'customer: got 771 204'],
      '771 204 (PIN)',
    ],
    [
      'a code that was sent, in Spanish',
      ['agent: Le mando una clave al móvil.', 'customer: me ha llegado 771 204'],
      '771 204 (PIN)',
    ],
    [
      'an abbreviation ends no sentence',
      ['agent: Claim no. as well?', 'customer: 24/071944'],
      '24/071944 (ORDER)',
    ],
    [
      'a number of no kind keeps the kind of its form',
      ['agent: Trip id?', 'customer: CRN 2208 416 935'],
      'CRN 2208 416 935 (ORDER)',
    ],
    [
      'a whole number after its last digits, though more was asked before',
      [
        'agent: And your security question?',
        'customer: none',
        "agent: Your SIN's last three?",
        'customer: 418, all of it is 644 721 418',
      ],
      '644 721 418 (NATIONALID)',
    ],
  ])('%s', (_, lines, finding) => expect(foundLast(...lines).join('; ')).toContain(finding));

  test('"handy" asks for no telephone in English', () =>
    expect(foundLast('agent: And your NHS number, if handy?', 'customer: 943 476 5919')).toEqual([
      '943 476 5919 (HEALTHID)',
    ]));

  test('cues that begin inside another cue hide none behind them', () =>
    expect(foundLast('agent: Driving licence number on file, and postcode?', 'customer: 1012')).toEqual([
      '1012 (POSTCODE)',
    ]));
});

describe('a postcode beside an address', () => {
  test.each([
    ['agent: Order number?', 'customer: 14 Oak Street, Bristol 695014', '695014 (POSTCODE)'],
    [
      'agent: Votre adresse ?',
      'customer: 12 rue du Bac, 13016 MARSEILLE. DIGICODE 47B22',
      '13016 (POSTCODE)',
    ],
  ])('%s %s', (question, answer, finding) => expect(foundLast(question, answer)).toContain(finding));
});

test('a name from a field does not name the e-mail address around it', () => {
  expect(found('customer: I am Ito Blum', 'customer: write to ito.blum@example.com')).toContain(
    '1: ito.blum@example.com (EMAIL)',
  );
});

describe('logins that are words', () => {
  test.each([
    ['agent: Username?', 'customer: mossyfern', 'mossyfern (USERNAME)'],
    ["agent: What's your gamertag?", "customer: it's loud.owl", 'loud.owl (USERNAME)'],
    ['agent: Ihr Benutzername?', 'customer: waldmaus', 'waldmaus (USERNAME)'],
  ])('%s', (question, answer, finding) => expect(foundLast(question, answer)).toContain(finding));

  test.each(['thanks', 'no idea', 'waiting', 'offline'])('"%s" is none', (answer) =>
    expect(foundLast('agent: Username?', `customer: ${answer}`)).toEqual([]),
  );
});

test('a booking of six letters and digits with one digit among them', () =>
  expect(foundLast('agent: Booking reference?', 'customer: it is xkq7mw')).toContain('xkq7mw (ORDER)'));

test('a bare number beside a town that nobody knows, where one side was written down', () => {
  const lines = ['customer: hi', 'customer: i want to upgrade my plan', 'customer: vellorapur 60455'];
  expect(found(...lines)).toContain('2: 60455 (POSTCODE)');
});
