/** Streets and houses without a number, with all rules and dictionaries. Places are invented, but for the towns that people know. */
import { describe, expect, test } from 'vitest';
import { Detector } from '../../../src/detect/detector.ts';
import { VALIDATOR_NAMES } from '../../../src/detect/validators/index.ts';
import { findOrdinals } from '../../../src/operators/ordinals.ts';
import { loadBuiltinRules } from '../../../src/rules/builtin.ts';
import { conversationOf, OPTIONS } from '../../support/conversation.ts';

const detector = new Detector(loadBuiltinRules(VALIDATOR_NAMES).compiled(), OPTIONS);

function found(...messages: string[]): string[] {
  return detector
    .detect(conversationOf(messages, findOrdinals))
    .filter(({ type }) => type === 'ADDRESS' || type === 'PLACE')
    .map(({ slot, type, start, end }) => `${type} ${messages[slot]!.slice(start, end)}`);
}

describe('streets and houses without a number', () => {
  test.each([
    ['There is a gate at the back, off Quillers Row.', 'ADDRESS Quillers Row'],
    ["You're on Quiller's Hill, right?", "ADDRESS Quiller's Hill"],
    ['She lives at Quillferry', 'ADDRESS Quillferry'],
    ['Are you still at The Quillery?', 'ADDRESS The Quillery'],
    ["He lives at Quiller's Rest in Leeds", "ADDRESS Quiller's Rest", 'PLACE Leeds'],
    [
      "She's at Garden Flat, Quillon Crescent, Leeds",
      'ADDRESS Garden Flat',
      'ADDRESS Quillon Crescent',
      'PLACE Leeds',
    ],
    ['We moved from Quillers Road last year', 'ADDRESS Quillers Road'],
    ['My gran is round the corner in Quillow Rise', 'ADDRESS Quillow Rise'],
    ['Oh, is that the young man? From Quillow Avenue?', 'ADDRESS Quillow Avenue'],
    ["Can it stop at the end of our road? It's Quillow Lane. Thanks", 'ADDRESS Quillow Lane'],
    ['She stays with her parents in Leeds, Quillow Crescent', 'PLACE Leeds', 'ADDRESS Quillow Crescent'],
    ['he moved. im at 88 quillhurst', 'ADDRESS 88 quillhurst'],
    ['no thats the mother in law, were 12 quillda rise', 'ADDRESS 12 quillda rise'],
    ['im at 20 percent now, it was at 88 quillhurst'],
    ['I bought it in Quillow Street'],
    ['In Mountain View.', 'PLACE Mountain View'],
    ["The shop sold two. It's Quillow Gardens, the book"],
    ['I see, The Quillery, 12 Elm Lane, thanks', 'ADDRESS The Quillery', 'ADDRESS 12 Elm Lane'],
  ])('%s', (message, ...expected) => expect(found(message)).toEqual(expected));

  test('as answers to a question for an address', () => {
    const asked = 'What is your address?';
    expect(found(asked, 'yes, Quill Street Quimbleford')).toEqual([
      'ADDRESS Quill Street',
      'PLACE Quimbleford',
    ]);
    expect(found(asked, 'rosequill quillers lane')).toEqual(['ADDRESS rosequill quillers lane']);
    expect(found('Is it 6 Quill View?', 'Quill View, we left the other in 2023')).toContain(
      'ADDRESS Quill View',
    );
  });

  test('behind the name of who was asked for', () =>
    expect(found('Who is it for?', 'denise, 31 quillow rd')).toEqual(['ADDRESS 31 quillow rd']));

  test('numbers told behind a street in small letters', () => {
    expect(
      found(
        'there is one on quiller ave',
        'thats me. number 54',
        'it went to 49 by mistake',
        'leave it at 52',
      ),
    ).toEqual(['ADDRESS quiller ave', 'ADDRESS 54', 'ADDRESS 49', 'ADDRESS 52']);
    expect(found('there is one on quiller ave', 'it went to 49 shops')).toEqual(['ADDRESS quiller ave']);
  });

  test.each([
    'is he still at Vodafone Store?',
    'How about still at Quillon Family Dental at 11?',
    'we watched it on Sesame Street',
    'the whole app is down on Windows',
    'It is on the High Street',
    'she lives at home',
    'I read it in the news on Wall Street Journal',
    'Thanks Support, all good',
  ])('nothing in: %s', (message) => expect(found(message)).toEqual([]));

  test('nor in answers that say other things', () => {
    expect(found('What is your address?', 'i do not drive')).toEqual([]);
    expect(found('What is your address?', 'that house sounds great')).toEqual([]);
  });
});
