/** Names told by what people do, signed on a line of their own, with a surname nobody knows, and asked for by a label. */
import { describe, expect, test } from 'vitest';
import { Detector } from '../../../src/detect/detector.ts';
import { VALIDATOR_NAMES } from '../../../src/detect/validators/index.ts';
import { findOrdinals } from '../../../src/operators/ordinals.ts';
import { loadBuiltinRules } from '../../../src/rules/builtin.ts';
import { conversationOf, OPTIONS } from '../../support/conversation.ts';

const detector = new Detector(loadBuiltinRules(VALIDATOR_NAMES).compiled(), OPTIONS);

function persons(...messages: string[]): string[] {
  const last = messages.length - 1;
  return detector
    .detect(conversationOf(messages, findOrdinals))
    .filter(({ type, slot }) => type === 'PERSON' && slot === last)
    .map(({ start, end }) => messages[last]!.slice(start, end));
}

describe('a given name that is a word, by what somebody did', () => {
  test.each([
    ['Grace fixed it for me', ['Grace']],
    ['grace hung up on me', ['grace']],
    ['Rob from your billing team said so', ['Rob']],
    ["it's Joy again", ['Joy']],
    ['me and faith have a joint account', ['faith']],
    ['my sister-in-law grace ordered it', ['grace']],
  ])('%s', (message, expected) => expect(persons(message)).toEqual(expected));

  test.each([
    'mark sent items as read',
    'will told you that it is late',
    'hope it fixed it for good',
    'grant access to our team please',
    "it's summer again",
  ])('nobody in: %s', (message) => expect(persons(message)).toEqual([]));
});

describe('a name that no list knows, by what takes somebody with hands', () => {
  test.each([
    ['quorrinza can sign for it', ['quorrinza']],
    ["yes. Quorrinza's picking it up on Saturday", ['Quorrinza']],
    ["Quorrinza won't collect it", ['Quorrinza']],
    ["quorrinza's my brother", ['quorrinza']],
  ])('%s', (message, expected) => expect(persons(message)).toEqual(expected));

  test.each([
    'quorrinza can help with that',
    'quorrinza is working fine now',
    'the quorrinza can sign in again',
    "someone's picking it up",
  ])('nobody in: %s', (message) => expect(persons(message)).toEqual([]));
});

describe('a given name of any list, asked to do something', () => {
  test.each([
    ['can yusra call me back', ['yusra']],
    ['could Gevorg ring us tomorrow', ['Gevorg']],
    ['let Gevorg know please', ['Gevorg']],
  ])('%s', (message, expected) => expect(persons(message)).toEqual(expected));

  test.each(['can someone call me back', 'let support know please', 'could Quorrinza ring us'])(
    'nobody in: %s',
    (message) => expect(persons(message)).toEqual([]),
  );
});

describe('signed on a line of its own', () => {
  test.each([
    ['please cancel it\ncheers\ntendai', ['tendai']],
    ['Where is it?\nThanks\nGrace', ['Grace']],
  ])('%j', (message, expected) => expect(persons(message)).toEqual(expected));

  test.each(['thanks\ncancel it', 'thanks\nbye', 'Cheers\nMonday works'])('nobody in: %j', (message) =>
    expect(persons(message)).toEqual([]),
  );
});

describe('a surname that nobody knows, in small letters', () => {
  test.each([
    ['can you remove quentin fazackerlow from the account', ['quentin fazackerlow']],
    ['the card says emma quistelthorn', ['emma quistelthorn']],
    ['the lease is in emma quistelthorn-bell’s name', ['emma quistelthorn-bell']],
  ])('%s', (message, expected) => expect(persons(message)).toEqual(expected));

  test.each(['i want a chai frappuccino please', 'the flight to charles de gaulle airport'])(
    'nobody in: %s',
    (message) => expect(persons(message)).toEqual([]),
  );

  test('behind a doctor that does what doctors do', () =>
    expect(persons('dr quastlin referred me')).toEqual(['quastlin']));
});

describe('the answer to a label', () => {
  test.each([
    'Name on the card?',
    'Passenger name?',
    'Legal name?',
    "Doctor's name?",
    'Who placed the order?',
    'Forename?',
  ])('%s', (question) => {
    expect(persons(question, 'Grace Lamb')).toEqual(['Grace Lamb']);
    expect(persons(question, 'rutendo chikafu')).toEqual(['rutendo chikafu']);
  });

  test.each([
    ['Name on the card?', 'same as before'],
    ['Who placed the order?', 'not sure'],
    ['Product name?', 'Grace Lamb'],
  ])('nobody: %s %s', (question, answer) => expect(persons(question, answer)).toEqual([]));
});

describe('greeted with a slip, and behind a title', () => {
  test.each([
    ['hi dvaid', ['dvaid']],
    ['hello stpehen how are you', ['stpehen']],
    ['mr young speaking', ['young']],
    ['mrs lamb is my mother', ['lamb']],
  ])('%s', (message, expected) => expect(persons(message)).toEqual(expected));

  test.each(['thanks agian', 'hi thier', 'mr will you help'])('nobody in: %s', (message) =>
    expect(persons(message)).toEqual([]),
  );
});
