import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePattern } from '../../src/rules/pattern.ts';
import { compileMatcher } from '../../src/rules/regex.ts';
import { buildTriggerAutomaton, TriggerScanner } from '../../src/rules/trigger-automaton.ts';
import { buildTriggerNfa } from '../../src/rules/trigger-nfa.ts';
import { SCAN_CODE } from '../../src/text/characters.ts';

/** One pattern for each thing that the automaton treats in its own way. */
const PATTERNS = [
  'abc',
  '\\bab\\b',
  'a{1,64}b',
  '(?:ab|cd){2,3}e?',
  '[0-9]{3}-[0-9]{2,64}',
  '\\b\\d{5,12}\\b',
  '^ab',
  'cd$',
  '(?m)^b.{0,3}c$',
  '\\Bb\\B',
  '[^a-c ]{3,40}x',
  'é.\\b',
  '\\p{Lu}\\p{L}{1,30} \\p{Lu}',
  '(?:a{1,20}){1,20}z',
  '(?i)straße\\b',
  'a(?:b|\\b)',
  '\\d(?:[ -]?\\d){11,18}',
  'x(?:\\bab)?',
];
const trees = PATTERNS.map((pattern, rule) => ({ rule, pattern: parsePattern(pattern, false) }));
const matchers = PATTERNS.map((pattern) => compileMatcher(pattern, false));
const automaton = buildTriggerAutomaton(buildTriggerNfa(trees));

function hitsOf(scanner: TriggerScanner, text: string): Set<number> {
  const codes = Uint8Array.from({ length: text.length }, (_, i) => SCAN_CODE[text.charCodeAt(i)]!);
  const hits = new Set<number>();
  scanner.scan(codes, 0, codes.length, { hit: (rule) => hits.add(rule) });
  return hits;
}

/** Pieces of the patterns, so that they match and nearly match all the time. */
const PIECES = [
  'a',
  'b',
  'c',
  'd',
  ' ',
  '1',
  '2',
  '-',
  '\n',
  'x',
  'z',
  'é',
  'Ä',
  '😀',
  'abc',
  'ab',
  'cd',
  'Xa Y',
].concat(['123-45', '12345', 'straße', 'STRASSE', 'éa', 'yyyx', 'aaz', ' ab ', '1234 5678 9012']);
const texts = fc
  .oneof(
    fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }),
    fc.array(fc.constantFrom('0', '1', ' ', '-'), { maxLength: 60 }),
  )
  .map((parts) => parts.join(''));

describe('trigger automaton', () => {
  const scanner = new TriggerScanner(automaton);

  test('reports every rule that RE2 matches', () => {
    let matched = 0;
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 40 })), (text) => {
        const hits = hitsOf(scanner, text);
        matchers.forEach((matcher, rule) => {
          if (text.length === 0 || matcher.find(text, 0) === undefined) return;
          matched++;
          expect(hits.has(rule), `${PATTERNS[rule]} in ${JSON.stringify(text)}`).toBe(true);
        });
      }),
      { numRuns: 2000 },
    );
    expect(matched).toBeGreaterThan(1000);
  });

  test('hits do not depend on the cache: one state, a few, the fallback', () => {
    const tiny = new TriggerScanner(automaton, 4);
    fc.assert(
      fc.property(texts, (text) => {
        const hits = [...hitsOf(scanner, text)].sort();
        expect([...hitsOf(tiny, text)].sort()).toEqual(hits);
      }),
      { numRuns: 500 },
    );
    expect(tiny.flushed).toBeGreaterThan(10);
  });

  test('stays silent where nothing can match', () => {
    expect(hitsOf(scanner, 'hello there, how is it going')).toEqual(new Set());
    expect(hitsOf(scanner, '1234')).toEqual(new Set());
  });

  test('noise of digits and separators makes no more states than the cap', () => {
    const noise = Array.from(
      { length: 200_000 },
      (_, i) => '0123456789 -./()+'[(i * 7919 + ((i * i) >> 3)) % 17]!,
    ).join('');
    const capped = new TriggerScanner(automaton, 512);
    hitsOf(capped, noise);
    expect(capped.cached).toBeLessThanOrEqual(512);
  });
});
