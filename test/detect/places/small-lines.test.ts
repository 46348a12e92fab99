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
  ])('%s', (message, line) => expect(covered(message).replace(/^_+|_+$/g, '')).toBe(line));

  test.each(['come at 7 the gate was shut', 'at 3 cubic yard it is full', 'sold at 45 per square yard'])(
    'none in: %s',
    (message) => expect(covered(message)).toMatch(/^_+$/),
  );
});
