import fc from 'fast-check';
import RE2 from 're2';
import { describe, expect, it } from 'vitest';
import { ChatveilError } from '../../src/model/errors.ts';
import { compileMatcher, type Match } from '../../src/rules/regex.ts';

function all(pattern: string, ignoreCase: boolean, text: string): Match[] {
  const matcher = compileMatcher(pattern, ignoreCase);
  const out: Match[] = [];
  for (let from = 0; from <= text.length; ) {
    const match = matcher.find(text, from);
    if (match === undefined) break;
    expect(match.matchEnd).toBeGreaterThan(from);
    out.push(match);
    from = match.matchEnd;
  }
  return out;
}

/** Fixed and open text before and after the group, with and without one. */
const PATTERNS = [
  'a\\d{1,2}',
  '(a\\d)',
  'ab(\\d)',
  'b?(\\d{1,3})',
  '(\\d{1,3})c?',
  'b?(\\d{1,3})c?',
  'b{1,2}(\\d)é',
  '(?i)A(b|cd)\\b',
  '.(b{1,2}).',
  '(?:a|\\x{1f600}b)(\\d)\\b',
  // Words before the value: told apart without a capture, except where the value might begin within one.
  '(?:\\b(?:AS?|bb) ){0,12}(\\b[Ab]{1,2} \\d|\\b(?:[AbS]{1,2} )?\\d{1,3}\\b)',
  '(?:\\b(?:AS?|bb) ){0,12}(\\b[AbS]? ?\\d{1,3}\\b)',
  '(?:\\b(?:AS?|bb) ){0,12}([AbS]?\\d{1,3}\\b)',
];

describe.each(PATTERNS)('%j', (pattern) => {
  it('gives the spans that RE2 itself gives for its group', () => {
    const letters = fc.constantFrom(...'aAbcd123é \u{1f600}\ud800', 'AS ', 'bb ', 'A ');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 12 }), (list) => {
        const text = list.join('');
        const re = new RE2(pattern, 'dg');
        const expected: Match[] = [];
        for (let m = re.exec(text); m !== null; m = re.exec(text)) {
          const [start, end] = m.indices![m.length - 1]!;
          expected.push({ start, end, matchEnd: m.indices![0]![1] });
        }
        expect(all(pattern, false, text)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe('compileMatcher', () => {
  it('sees what stands before the place where it searches', () => {
    expect(compileMatcher('\\bcat', false).find('tomcat cat', 3)).toEqual({
      start: 7,
      end: 10,
      matchEnd: 10,
    });
  });

  it('finds nothing at the very end', () => {
    expect(compileMatcher('a', false).find('aa', 2)).toBeUndefined();
  });

  it('counts in UTF-16 units', () => {
    expect(compileMatcher('\\d{2}', false).find('é\u{1f600}\u20ac 42', 0)).toEqual({
      start: 5,
      end: 7,
      matchEnd: 7,
    });
  });

  it('keeps no place between searches', () => {
    const matcher = compileMatcher('b', false);
    matcher.find('aab', 0);
    expect(matcher.find('b', 0)).toEqual({ start: 0, end: 1, matchEnd: 1 });
  });

  it.each(['a*', '(?=a)', '(a)(b)', '(?:(?:a{64}){64}){64}'])(
    'refuses %j without showing a foreign error',
    (pattern) => {
      let error: unknown;
      try {
        compileMatcher(pattern, false);
      } catch (caught) {
        error = caught;
      }
      expect(error).toBeInstanceOf(ChatveilError);
      expect(error).toHaveProperty('code', 'RULE_UNSAFE');
      expect(error).not.toHaveProperty('cause');
    },
  );

  it('refuses what is too large for RE2', () => {
    expect(() => compileMatcher('(?:[^\\x00-\\x7f\\p{L}]{64}){64}', false)).toThrowError(
      expect.objectContaining({ code: 'RULE_UNSAFE' }),
    );
  });
});
