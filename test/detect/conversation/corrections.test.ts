import { describe, expect, test } from 'vitest';
import { foundLast } from '../../support/talk.ts';

describe('corrections', () => {
  test.each([
    [['customer: call 0171 555 0199', 'customer: sorry, 8 not 9 at the end'], '8 (PHONE)'],
    [['customer: my account number is 88201447', 'customer: I meant 8820'], '8820 (ACCOUNT)'],
    [['customer: Kundennummer 88201447', 'customer: nein 4471'], '4471 (ACCOUNT)'],
    [['agent: Nom ?', 'customer: Brigitte Dupont', 'customer: *Dupond'], 'Dupond (PERSON)'],
    [['customer: código de cliente 88201447', 'customer: perdón, 48 al final'], '48 (ACCOUNT)'],
    [['customer: born 4 May 1983', 'customer: no hang on 5th'], '5th (BIRTHDATE)'],
  ])('%j', (lines, finding) => expect(foundLast(...lines)).toContain(finding));

  test.each([
    ['zero seven no wait 0770 5550 123', 'zero seven (PHONE)'],
    ['personnummer sexton sju nej vänta 670919-9530', 'sexton sju (NATIONALID)'],
    ['phone is double oh four sorry no 0491 570 156', 'double oh four (PHONE)'],
  ])('a beginning that is taken back: %s', (text, finding) =>
    expect(foundLast(`customer: ${text}`)).toContain(finding),
  );

  test.each([
    ['I have two accounts no wait, order ORD-4471902', ['ORD-4471902 (ORDER)']],
    ['only one no wait order ORD-4471902', ['ORD-4471902 (ORDER)']],
    ['one two sorry order ORD-4471902 is late', ['ORD-4471902 (ORDER)']],
    ['one or two. Order ORD-4471902', ['ORD-4471902 (ORDER)']],
  ])('no beginning: %s', (text, findings) => expect(foundLast(`customer: ${text}`)).toEqual(findings));

  test.each([
    [['customer: open 10 to 12', 'customer: sorry 9 to 12']],
    [['agent: it costs 4471 euros', 'customer: sorry I meant 4417']],
    [['customer: my account number is 88201447', 'agent: it happens to 100 people, not just you']],
    [['customer: my account number is 88201447', 'customer: GC-12 not activated']],
    [['customer: my account number is 88201447', 'customer: sorry 2014']],
    [
      [
        'agent: O código postal?',
        'customer: 3460-519',
        'agent: A avaria é só na sala?',
        'customer: Sim, aparece o erro E-1024 no canal 5.',
      ],
    ],
    [['customer: Brigitte Dupont', 'customer: *done']],
    [['customer: my account number is 88201447', 'customer: no 45 doors down']],
    [['customer: account [ACCOUNT_1]', 'customer: I meant 4471']],
  ])('not %j', (lines) => expect(foundLast(...lines)).toEqual([]));
});
