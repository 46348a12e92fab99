/** Street lines in small letters behind "at", and behind a flat that a rule takes with the number. Streets are invented. */
import { describe, expect, test } from 'vitest';
import { Detector } from '../../../src/detect/detector.ts';
import { VALIDATOR_NAMES } from '../../../src/detect/validators/index.ts';
import { findOrdinals } from '../../../src/operators/ordinals.ts';
import { loadBuiltinRules } from '../../../src/rules/builtin.ts';
import { conversationOf, OPTIONS } from '../../support/conversation.ts';

const detector = new Detector(loadBuiltinRules(VALIDATOR_NAMES).compiled(), OPTIONS);

function covered(message: string): string {
  const spans = detector
    .detect(conversationOf([message], findOrdinals))
    .filter(({ type }) => type === 'ADDRESS');
  return [...message]
    .map((letter, at) => (spans.some(({ start, end }) => start <= at && at < end) ? letter : '_'))
    .join('');
}

describe('street lines in small letters', () => {
  test.each([
    ['the driver left it at flat 6, 90 quillow hill instead', 'flat 6, 90 quillow hill'],
    ['the driver left it at 7 quillow yard instead', '7 quillow yard'],
    ['someone at apt 4c, 1180 quillow ave signed for it', 'apt 4c, 1180 quillow ave'],
    // A town and its postcode behind it say enough.
    ['mail the forms to 2208 quillow ct, macon, ga 31210, correct?', '2208 quillow ct'],
    ['send to 12 old quarry rise macon ga 31210', '12 old quarry rise'],
    ['no, 3 quillow dock st HU1 9YY', '3 quillow dock st'],
    // A word that nobody knows and a kind of street, amid a sentence.
    ['the parcel for 12 quillow close never came', '12 quillow close'],
    ['its 12 st johns crescent', '12 st johns crescent'],
    ['is it still 17b old quarry street?', '17b old quarry street'],
    ['its 7/22 quillow road', '7/22 quillow road'],
    ['at 2/1, 48 quillow street', '2/1, 48 quillow street'],
    ['1190 nw 3rd ter ocala', '1190 nw 3rd ter'],
  ])('%s', (message, line) => expect(covered(message).replace(/^_+|_+$/g, '')).toBe(line));

  test.each([
    'come at 7 the gate was shut',
    'at 3 cubic yard it is full',
    'sold at 45 per square yard',
    'its 2 long hour drive',
    'the 1 st street',
  ])('none in: %s', (message) => expect(covered(message)).toMatch(/^_+$/));
});
