import { describe, expect, test } from 'vitest';
import { findingsIn, found, foundLast } from '../../support/talk.ts';

describe('an answer has the type of its question', () => {
  test.each([
    ['agent: What is your customer number?', 'customer: 4 011 220 918', '4 011 220 918 (ACCOUNT)'],
    ['agent: Your passport number please', 'customer: K 8812 904', 'K 8812 904 (PASSPORT)'],
    ['agent: Wie lautet Ihre Kundennummer?', 'customer: 2003 8814 71', '2003 8814 71 (ACCOUNT)'],
    ['agent: Quel est votre numéro de dossier ?', 'customer: QX-77-2091 A', 'QX-77-2091 A (ORDER)'],
    ['agent: ¿Matrícula del coche?', 'customer: es 4471 KLM creo', '4471 KLM (PLATE)'],
    ['agent: You will get a code by text, read it to me', 'customer: 482 915', '482 915 (PIN)'],
    ["agent: what's your verbal password?", 'customer: red lantern', 'red lantern (PASSWORD)'],
    ['agent: QVX?', 'customer: TT22R9K4', 'TT22R9K4 (ACCOUNT)'],
    ['agent: Is the address still right?', 'customer: yes 97528', '97528 (POSTCODE)'],
    ['agent: Wie lautet Ihre Leihnummer?', 'customer: 5517306', '5517306 (ACCOUNT)'],
    ['agent: Wat is uw stallingsnummer?', 'customer: 551 730', '551 730 (ACCOUNT)'],
    ['agent: Geboortedatum?', "customer: 3-7-'52", "3-7-'52 (BIRTHDATE)"],
    ['agent: And the number on the label?', 'customer: 88 201 447 31', '88 201 447 31 (ACCOUNT)'],
  ])('%s', (question, answer, finding) => expect(foundLast(question, answer)).toContain(finding));

  test.each([
    ['agent: Kundennummer?', 'customer: qx 44718', 'qx 44718 (ACCOUNT)'],
    ['agent: Proszę podać numer biletu.', 'customer: wq 44718', 'wq 44718 (ORDER)'],
  ])('letters in small before it are its beginning: %s', (question, answer, finding) =>
    expect(foundLast(question, answer)).toContain(finding),
  );

  test.each([
    ['agent: Kundennummer?', 'customer: die 44718', '44718 (ACCOUNT)'],
    ['agent: Order number?', 'customer: its 44718', '44718 (ORDER)'],
    ['agent: Order number?', 'customer: hm qx 44718', '44718 (ORDER)'],
  ])('but words are not: %s / %s', (question, answer, finding) =>
    expect(foundLast(question, answer)).toContain(finding),
  );

  test('but what is named right before it for a measure or a version answers nothing', () => {
    expect(foundLast('agent: Your customer number?', 'customer: build 7712 with exit code 409')).toEqual([]);
  });

  test('nor the number of a thing or of a house, in one word', () => {
    expect(foundLast('agent: Wie lautet die Teilenummer?', 'customer: 5517306')).toEqual([]);
  });

  test('nor the number of a train, nor how late it was', () => {
    expect(foundLast('agent: Votre référence ?', 'customer: mon TGV 8812 a eu 3h05 de retard')).toEqual([]);
  });

  test('nor does an amount of a currency in capitals', () => {
    expect(foundLast('agent: Your customer ID?', 'customer: I sent 0.35 ETH and 12 USDT')).toEqual([]);
  });

  test('and a label in capitals is no part of the number', () => {
    expect(foundLast('agent: O seu número de contribuinte?', 'customer: NIF 501964843')).toEqual([
      '501964843 (TAXID)',
    ]);
  });

  test('nor does a day of the month', () => {
    expect(foundLast('agent: What is your booking number?', 'customer: for the 14th please')).toEqual([]);
  });

  test('with something said in between', () => {
    expect(
      foundLast(
        'agent: What is your membership number?',
        'customer: one moment',
        'agent: Of course, take your time.',
        'customer: 10 443 881 2',
      ),
    ).toEqual(['10 443 881 2 (ACCOUNT)']);
  });

  test('several questions in one message, each value where its shape belongs', () => {
    const told = foundLast('agent: Date of birth and postcode?', 'customer: 4000, 4/5/83');
    expect(told).toContain('4000 (POSTCODE)');
    expect(told).toContain('4/5/83 (BIRTHDATE)');
  });

  test('what follows a card number without being asked', () => {
    expect(
      found('agent: Card?', 'customer: 4111 1111 1111 1111', 'customer: 11-29', 'customer: 290').slice(1),
    ).toEqual(['2: 11-29 (EXPIRY)', '3: 290 (CVV)']);
  });

  test('the explanation names the question', () => {
    const [finding] = findingsIn(['agent: Which policy?', 'customer: 4471']);
    expect(finding).toMatchObject({
      rule: 'answer',
      evidence: [{ kind: 'question', detail: 'account' }],
    });
  });
});

describe('what is no answer', () => {
  test.each([
    ['agent: Account number and meter reading in kWh?', 'customer: ok'],
    ['agent: What is the meter reading on your account?', 'customer: 20417 kWh'],
    ['agent: How many people are on the policy?', 'customer: 4'],
    ['agent: What amount was taken from the account?', 'customer: $3490.50'],
    ['agent: Is it about an order or your account? 1 order 2 account', 'customer: 2'],
    ['agent: Which order do you mean?', 'customer: the one from 2019'],
    ['agent: When is your order due?', 'customer: at 10:30 or 14.15'],
    ['agent: Your order number?', 'customer: no thanks, 3 days are fine'],
    ['agent: Your postcode?', 'customer: it is 212b on the door'],
    ['agent: Welche Größe hat die Bestellung?', 'customer: 1450'],
    ['customer: can I change my order?', 'agent: Sure, use form 4471 within 30 days'],
    ['customer: my account number?', 'customer: 90.1.4.882'],
  ])('%s', (question, answer) => expect(foundLast(question, answer)).toEqual([]));

  test('a masked value closes the question', () => {
    expect(
      foundLast('agent: What is your account number?', 'customer: [ACCOUNT_1]', 'customer: 90.1.4.882'),
    ).toEqual([]);
  });

  test('too late', () => {
    const talk = ['customer: hm', 'agent: yes', 'customer: so', 'agent: yes', 'customer: so'];
    expect(foundLast('agent: What is your account number?', ...talk, 'customer: 9 01 4 882')).toEqual([]);
  });
});

describe('where the questions are not there', () => {
  const before = ['customer: hello', 'customer: i need a new line'];

  test.each([
    ['4471', '4471 (ACCOUNT)'],
    ['k 528 d 7', 'k 528 d 7 (PASSWORD)'],
    ['jenna 1987', '1987 (ACCOUNT)'],
    ['jenna and 8831', '8831 (ACCOUNT)'],
    ['88031 phoenix', '88031 (POSTCODE)'],
  ])('%s', (text, finding) => expect(foundLast(...before, `customer: ${text}`)).toContain(finding));

  test.each([
    ['customer: i want to report travel expenses', 'jenna 44718', '44718 (PASSWORD)'],
    ['customer: i want a new cable service', 'quastlia 44718', '44718 (POSTCODE)'],
    ['customer: i want a new cable service', 'wendell', 'wendell (PLACE)'],
    ['customer: i like to see my bill', '4471', '4471 (NATIONALID)'],
    ['customer: which seat do i have', 'u 67 f 43', 'u 67 f 43 (ORDER)'],
    ['customer: i need a copy of my insurance', '612 n 48', '612 n 48 (ADDRESS)'],
    ['customer: i need a copy of my insurance', '14031962', '14031962 (DATE)'],
  ])('%s, %s', (topic, text, finding) =>
    expect(foundLast('customer: hello', topic, `customer: ${text}`)).toContain(finding),
  );

  test.each([
    'audi a 2 2014',
    '5 gb',
    '1000',
    '2019',
    '4500 units',
    'amount is 1251',
    '1250',
    'i have 2417 points',
    '350',
  ])('not %s', (text) => expect(foundLast(...before, `customer: ${text}`)).toEqual([]));

  test('not from those who serve, and not where somebody else speaks', () => {
    expect(foundLast('agent: hello', 'agent: welcome', 'agent: 4471')).toEqual([]);
    expect(foundLast(...before, 'agent: right', 'customer: 4471')).toEqual([]);
  });
});
