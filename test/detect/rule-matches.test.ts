import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLACE_GRAIN, ruleMatches, wholeMatches } from '../../src/detect/rule-matches.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { compiledRule } from '../support/toy-rules.ts';

const PATTERNS = [
  '\\babc{1,9}\\b',
  'x(\\d{2,20})y',
  '(?:ab ?){2,30}',
  '^abc',
  'abc$',
  '(?m)^ab$',
  '[^ ]{3,64} [a-c]{1,64}',
  '\\d{3}-(\\d{4})',
];

describe('matches in windows equal matches in the whole text', () => {
  const piece = fc.constantFrom(
    'abc',
    'ab ',
    'abcccc',
    ' ',
    'x12y',
    'x123456789012345y',
    '555-0199',
    '\n',
    'é',
    '😀',
    '. ',
  );
  const longText = fc
    .tuple(fc.array(piece, { minLength: 30, maxLength: 80 }), fc.integer({ min: 60, max: 90 }), fc.nat(400))
    .map(([pieces, times, shift]) => 'q'.repeat(shift) + pieces.join('').repeat(times));

  test.each(PATTERNS)('%s', (pattern) => {
    const rule = compiledRule(pattern);
    fc.assert(
      fc.property(longText, (text) => {
        expect([...ruleMatches(rule, text, undefined)]).toEqual([...wholeMatches(rule, text)]);
      }),
      { numRuns: 15 },
    );
  });

  test.each(PATTERNS)('%s around the places of its matches', (pattern) => {
    const rule = compiledRule(pattern);
    fc.assert(
      fc.property(longText, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (text, random) => {
        const whole = [...wholeMatches(rule, text)];
        const places = whole.map((match) => {
          const place = match.start + Math.floor(random.next().value * (match.matchEnd - match.start + 1));
          return place - (place % PLACE_GRAIN);
        });
        const ascending = [...new Set(places)].sort((a, b) => a - b);
        expect([...ruleMatches(rule, text, ascending)]).toEqual(whole);
      }),
      { numRuns: 10 },
    );
  });

  test('a match across every border of a window', () => {
    const rule = compiledRule('\\babc{1,9}\\b');
    for (let shift = -14; shift < 4; shift++) {
      const text = `${' '.repeat(LIMITS.wholeSlotUnits + shift)}abcccc ${' '.repeat(9000)}abc`;
      expect([...ruleMatches(rule, text, undefined)]).toEqual([...wholeMatches(rule, text)]);
      expect([...ruleMatches(rule, text, undefined)]).toHaveLength(2);
    }
  });
});
