/** Large cities in small letters where something goes to one, or one has a branch. */
import { describe, expect, test } from 'vitest';
import { Detector } from '../../../src/detect/detector.ts';
import { VALIDATOR_NAMES } from '../../../src/detect/validators/index.ts';
import { findOrdinals } from '../../../src/operators/ordinals.ts';
import { loadBuiltinRules } from '../../../src/rules/builtin.ts';
import { conversationOf, OPTIONS } from '../../support/conversation.ts';

const detector = new Detector(loadBuiltinRules(VALIDATOR_NAMES).compiled(), OPTIONS);

function placed(message: string): string[] {
  return detector
    .detect(conversationOf([message], findOrdinals))
    .filter(({ type }) => type === 'PLACE')
    .map(({ start, end }) => message.slice(start, end));
}

describe('a large city in small letters', () => {
  test.each([
    ['delivery to swindon please', ['swindon']],
    ['can you deliver to durban', ['durban']],
    ['a train to mumbai', ['mumbai']],
    ['the leeds branch was closed', ['leeds']],
    ['your toronto office told me', ['toronto']],
  ])('%s', (message, expected) => expect(placed(message)).toEqual(expected));

  test.each([
    'i want to cancel it',
    'send it to austin please',
    'back to reading it again',
    'the online store was closed',
    'the head office told me',
  ])('but not in: %s', (message) => expect(placed(message)).toEqual([]));
});
