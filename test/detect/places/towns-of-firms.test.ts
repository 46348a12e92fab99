/** Towns before what a firm has in them, behind words of sending, towns that are words, and towns of two words. */
import { describe, expect, test } from 'vitest';
import { Detector } from '../../../src/detect/detector.ts';
import { VALIDATOR_NAMES } from '../../../src/detect/validators/index.ts';
import { findOrdinals } from '../../../src/operators/ordinals.ts';
import { loadBuiltinRules } from '../../../src/rules/builtin.ts';
import { conversationOf, OPTIONS } from '../../support/conversation.ts';

const detector = new Detector(loadBuiltinRules(VALIDATOR_NAMES).compiled(), OPTIONS);

function placed(...messages: string[]): string[] {
  const last = messages.length - 1;
  return detector
    .detect(conversationOf(messages, findOrdinals))
    .filter(({ type, slot }) => type === 'PLACE' && slot === last)
    .map(({ start, end }) => messages[last]!.slice(start, end));
}

describe('before what a firm has', () => {
  test.each([
    ['The Wigan branch told me to ring', ['Wigan']],
    ['My appointment is at the Wagga Wagga clinic', ['Wagga Wagga']],
    ['pick up from your stoke-on-trent store please', ['stoke-on-trent']],
    ['the Bath depot has it', ['Bath']],
  ])('%s', (message, expected) => expect(placed(message)).toEqual(expected));

  test.each([
    'I want it from the Orange store',
    'the Mobile team told me',
    'the Santander branch was shut',
    'it is at the online store',
    'I need a Normal ride to the shop',
  ])('none in: %s', (message) => expect(placed(message)).toEqual([]));
});

describe('behind sending and going', () => {
  test.each([
    ['Do you do shipping to Skibbereen?', ['Skibbereen']],
    ['how much is postage to Skibbereen?', ['Skibbereen']],
    ['can you deliver to skibbereen by friday', ['skibbereen']],
    ["I'm travelling back to Toowoomba tomorrow", ['Toowoomba']],
  ])('%s', (message, expected) => expect(placed(message)).toEqual(expected));

  test.each([
    'can you deliver to mobile numbers',
    'please send to Kofi by friday',
    'I want to return to sender',
  ])('none in: %s', (message) => expect(placed(message)).toEqual([]));
});

describe('the answer to "which branch?"', () => {
  test.each([
    ['Which branch did you visit?', 'the tring one', ['tring']],
    ['Where was the parcel sent from?', 'from Wigan', ['Wigan']],
    ['Which store was it?', 'Hull', ['Hull']],
  ])('%s %s', (question, answer, expected) => expect(placed(question, answer)).toEqual(expected));

  test.each([
    ['Which store was it?', 'the big one'],
    ['Which branch did you visit?', 'none, i did it online'],
  ])('no town: %s %s', (question, answer) => expect(placed(question, answer)).toEqual([]));
});

describe('towns that are words, and of two words', () => {
  test.each([
    [['I live in Sandwich'], ['Sandwich']],
    [['i live in hull'], ['hull']],
    [['Which town are you in?', 'battle'], ['battle']],
    [['City and state please', 'reading, pa'], ['reading, pa']],
    [['I just moved to Quebec City'], ['Quebec City']],
    [['We live in Jurong East now'], ['Jurong East']],
    [['i work in durban north'], ['durban north']],
    [['Leeds City Council sent a letter'], ['Leeds']],
  ])('%j', (messages, expected) => expect(placed(...messages)).toEqual(expected));

  test.each(['we live in hope', 'i would like a sandwich and a bath'])('none in: %s', (message) =>
    expect(placed(message)).toEqual([]),
  );
});
