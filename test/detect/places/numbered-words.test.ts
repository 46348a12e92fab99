/** Words before "number" and "card" are what is numbered and no towns. */
import { expect, test } from 'vitest';
import { Detector } from '../../../src/detect/detector.ts';
import { VALIDATOR_NAMES } from '../../../src/detect/validators/index.ts';
import { findOrdinals } from '../../../src/operators/ordinals.ts';
import { loadBuiltinRules } from '../../../src/rules/builtin.ts';
import { conversationOf, OPTIONS } from '../../support/conversation.ts';

const detector = new Detector(loadBuiltinRules(VALIDATOR_NAMES).compiled(), OPTIONS);

function found(message: string): string[] {
  return detector
    .detect(conversationOf([message], findOrdinals))
    .map(({ type, start, end }) => `${type} ${message.slice(start, end)}`);
}

test.each([
  ['krisflyer number 60417725', ['ACCOUNT 60417725']],
  ['my airmiles number is QT77310', ['ACCOUNT QT77310']],
  ['penalty notice number QT77310', ['ORDER QT77310']],
  ['quastlix number 60417725', []],
  ['chennai postcode 600042', ['PLACE chennai', 'POSTCODE 600042']],
])('%s', (message, expected) => expect(found(message)).toEqual(expected));
