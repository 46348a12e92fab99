/** Small words before a British postcode that begin a message, with all rules and dictionaries. Places are invented. */
import { describe, expect, test } from 'vitest';
import { Detector } from '../../../src/detect/detector.ts';
import { VALIDATOR_NAMES } from '../../../src/detect/validators/index.ts';
import { findOrdinals } from '../../../src/operators/ordinals.ts';
import { loadBuiltinRules } from '../../../src/rules/builtin.ts';
import { conversationOf, OPTIONS } from '../../support/conversation.ts';

const detector = new Detector(loadBuiltinRules(VALIDATOR_NAMES).compiled(), OPTIONS);

function places(message: string): string[] {
  return detector
    .detect(conversationOf([message], findOrdinals))
    .filter(({ type }) => type === 'PLACE')
    .map(({ start, end }) => message.slice(start, end));
}

describe('before a postcode in small letters', () => {
  test('a house and a town that nobody knows', () =>
    expect(places('bryn quastl llanquastling ll22 8zz')).toEqual(['bryn quastl llanquastling']));
  test('no words of a sentence', () => {
    expect(places('postcode is ll22 8zz')).toEqual([]);
    expect(places('its the same ll22 8zz')).toEqual([]);
  });
});

describe('before a ZIP code in small letters', () => {
  test.each([
    ['michigan avenue suite 1170 chicago il 60601', ['chicago', 'il']],
    ['send it to tampa fl 33603', ['tampa fl']],
  ])('a town and its state: %s', (message, found) => expect(places(message)).toEqual(found));
});
