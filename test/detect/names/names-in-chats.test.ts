/** Names as people write them in chats, with the engine as it comes. What stands in double brackets is a person. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

const MARK = /\[\[(.+?)\]\]/g;

/** The persons that are found in each message, and those that are marked. */
function persons(...marked: string[]): { found: string[]; wanted: string[] } {
  const texts = marked.map((text) => text.replace(MARK, '$1'));
  const { findings } = engine.redactConversation({ messages: texts.map((text) => ({ text })) });
  const found = findings
    .filter(({ type, message }) => type === 'PERSON' && message !== null)
    .map(({ message, start, end }) => `${message}: ${texts[message ?? 0]?.slice(start, end)}`);
  const wanted = marked.flatMap((text, i) => [...text.matchAll(MARK)].map(([, name]) => `${i}: ${name}`));
  return { found: found.sort(), wanted: wanted.sort() };
}

function holds(...marked: string[]): void {
  const { found, wanted } = persons(...marked);
  expect(found).toEqual(wanted);
}

describe('who introduces themselves', () => {
  it.each([
    'my name is [[quenby tharmsil]] and i need a refund',
    'my name is [[waleed]]',
    'the name you have on file is [[Resi Quastl]]',
    'the name the bank has is [[quenby tharmsil]]',
    'my name [[quenby]] password is not working',
    'name [[tharmsil]]',
    "Good morning, [[Quenby]] here. What's up?",
    "hi, I'm [[Odalys]] from the billing team",
    "You're through to [[Rosalind Vexley]]",
    'This is [[Tharmsil]] from deliveries',
    'Ich heiße [[Wendelin Quastl]]',
    'Ich bin [[Gundula]] aus dem Vertrieb',
    'Moin, [[Wendelin]] hier.',
    "je m'appelle [[Maëlle Quenneville]]",
    "Bonjour, c'est [[Solène]]",
    'me llamo [[Iratxe Zubiondo]]',
    'Soy [[Begoña]], dígame',
    'mi chiamo [[Fiorella Zampanò]]',
    'mijn naam is [[Joost van der Quast]]',
    'Cześć, z tej strony [[Grażyna]]',
    'Aqui é a [[Jussara]], em que posso ajudar?',
    'jag heter [[Gunilla Quistdal]]',
  ])('%s', (text) => holds(text));
});

describe('who is spoken to', () => {
  it.each([
    'No problem, [[Odalys]].',
    'Thanks [[Oluchi]], that worked',
    'cheers [[Gaz]]',
    'OK [[Will]]. I see the order.',
    'perfect [[robin]] thanks for your help',
    'yes [[wendell]] take your time',
    '[[wendell]] i want to cancel my plan',
    'have a good day [[robin]]',
    'im [[kev]] btw',
    'Rozmawiałem z panem [[Quastelskim]]',
    'Let me check that for you [[Keziah]].',
    'Perfecto [[Arantxa]]. ¿Algo más?',
    'Alles klar, [[Hannelore]].',
    "D'accord [[Gwenaëlle]], merci",
    'Grazie mille [[Ornella]], a presto',
    'Graag gedaan [[Marleen]]!',
    'ok thank you mr [[sam]] have a great day',
    'Beste mevrouw [[Van den Quast]],',
  ])('%s', (text) => holds(text));
});

describe('third parties', () => {
  it.each([
    'the account is under my husband [[Wendell]]',
    'my niece [[Saoirse]] has the other ticket',
    'mein Sohn [[Wendelin]] hat es bestellt',
    'mi hermana [[Nerea]] lo recogió',
    'ma fille [[Solène]] est sur le contrat',
    'mój mąż [[Zbigniew]] dzwonił wczoraj',
    'I only see a [[P. Vexley]] with that licence',
    'is there a Mr [[Quastl]] at this address?',
    'Any films directed by [[quill tharmsil]]?',
    'an appointment with [[Dr. Ani Tharmsil, MD]] on Monday',
    'with [[Catherine Quist-Vexley, M.D]]. at noon',
    'ASK FOR [[GRANT]] AT THE DOOR',
  ])('%s', (text) => holds(text));
});

describe('answers that are a name and more', () => {
  it.each([
    '[[wendell]] 4411',
    '[[wendell]] and 4412',
    '[[wendell george]]',
    '[[Assunta Quastl]], number 0892173',
    '[[R & M Quoort]]',
    '[[wendell]] and password is ravip',
    '[[tharmsil]]',
  ])('%s', (text) => holds(text));
  it('not behind another question', () => holds('Which plan are you on?', 'tharmsil'));
  it('behind a question', () => {
    holds('Your name and policy number please?', '[[Le Quastl]], 4411');
    holds('Imię i nazwisko?', '[[quastl]]');
  });
});

describe('spelled out', () => {
  it.each([
    'Gundula, that is [[G-U-N-D-U-L-A]]'.replace('Gundula', '[[Gundula]]'),
    'it is [[W E N D E L L]]',
    'my name is [[Quenby]], [[q as in queen u e n b y]]',
  ])('%s', (text) => holds(text));
});

describe('what is no name', () => {
  it.each([
    'Thank you. May I take your order number?',
    'Will you be in on Monday? May is fine too.',
    'the Kia Niro needs a service',
    'a Mini Cooper or a Clio 4 for the weekend',
    'a Roland XY-9Z and a Korg',
    'flights to San Jose, San Francisco or Phoenix, AZ',
    'Can I help? That is correct. The film is out.',
    'Sorry sir. Corrected.',
    'a pair of Dr. Martens please',
    'What is the VIN? And the PUK?',
    'clio 2019',
    'april 2024',
    'Moin, Heizkörper entlüften',
    'Hotline im Anhang S. 12',
    'Danke, Rechnung kommt heute. Ja, Vertrag auch.',
    'Ich bin Kunde und das ist Quatsch.',
    'Mina uppgifter är fel. Dina också.',
    'Ela disse que nada mudou',
    'Sarà possibile domani? Mia moglie aspetta.',
    'Imię i nazwisko sprawcy, polisa?',
    'Pani dane i numer dowodu proszę',
    'Great, Monday works. Perfect, Visa it is.',
    'Yes, Samsung, Sony and Dell.',
    'Hello Fresh box, Prime Video and Apple Pay',
    'cheers',
    'nothanks',
    'intrested',
    'the Harry Potter box, a Hugo Boss belt and Ralph Lauren jeans',
    'Charlotte Street, Russell Square and Jackson Airport',
    'I spoke with Support and with Billing',
    'Hej, paketet saknas. Tack, Toppen.',
    'WHERE IS MY ORDER',
    'my name is wrong on the bill',
    'my name is misspelled',
    'name on the account is truncated',
    'mon nom est tronqué',
    'mein Name ist verdreht',
    'mi nombre es equivocado',
    'name is not on the list',
    'SQ *GREEN OTTER 4.00',
    'SIN and VAT and SIM',
    'I need a T-Shirt in size M',
    'the doctor, dentist and vet were busy',
    'my husband is ill and my son has school',
  ])('%s', (text) => holds(text));
});

describe('full names in small letters amid other words', () => {
  it.each([
    ['isso, [[nuno da cruz tavares]]'],
    ['ligue mais tarde. [[nuno ferreira]]'],
    ['oui [[matteo brusaporco]], et mon colis ?'],
    ["ref 8001, [[deborah o'brusaporco]]"],
    ['op mn vader, [[gerrit-jan quoortsma]], graag'],
    ['a rosa, a lima e o resto'],
    ['amarelo, rosa, verde'],
  ])('%s', (text) => holds(text));

  it('answers a question for a name, whoever knows the surname', () => {
    holds('A che nome è la prenotazione?', '[[matteo brusaporco]], pero la fattura alla ditta');
    holds('Che modello è?', 'matteo brusaporco, pero la fattura alla ditta');
  });
});

describe('what stands where a name could', () => {
  it.each([
    ['Cordiali saluti.\n[[Odalys Quastl]]'],
    ['ok\nAtte.,\n[[Odalys Quastl Vexley]]\n'],
    ['Folio de la reparación, en 45 días'],
  ])('%j', (text) => holds(text));

  it('stands behind a number that was asked for as well', () => {
    holds('A: The number, name and ID please.', '0155 501 2340, [[quastlin brogart]], 4471 88 2044');
    holds('A: What is your name?', '2 of them came broken and i paid');
  });

  it('is asked for of kin', () => {
    holds("A: I am sorry. What was your dad's name?", '[[florence]]. thank you');
    holds("A: What is your mum's name?", '[[quastla tuohy]]');
    holds('A: And what did you name her?', '[[quastla]]');
  });

  it('is no label of a number', () => {
    holds('Podaj numer zamówienia i imię i nazwisko.', 'nr 100448, [[Kamil Quastl]]');
  });
});
