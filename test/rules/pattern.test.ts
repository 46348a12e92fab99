import fc from 'fast-check';
import RE2 from 're2';
import { describe, expect, it } from 'vitest';
import { inRanges, negateRanges, normaliseRanges } from '../../src/rules/char-ranges.ts';
import { maxLength, minLength, type PatternNode, parsePattern } from '../../src/rules/pattern.ts';

/** A matcher by backtracking over the tree: all ends of a match that begins at `from`. */
function endsOf(node: PatternNode, text: readonly number[], from: number): number[] {
  switch (node.kind) {
    case 'class':
      return from < text.length && inRanges(node.ranges, text[from]!) ? [from + 1] : [];
    case 'concat':
      return node.parts.reduce<number[]>(
        (at, part) => unique(at.flatMap((i) => endsOf(part, text, i))),
        [from],
      );
    case 'alternate':
      return unique(node.options.flatMap((option) => endsOf(option, text, from)));
    case 'group':
      return endsOf(node.node, text, from);
    case 'repeat': {
      let ends = [from];
      const all: number[] = node.min === 0 ? [from] : [];
      for (let n = 1; n <= node.max && ends.length > 0; n++) {
        ends = unique(ends.flatMap((i) => endsOf(node.node, text, i)));
        if (n >= node.min) all.push(...ends);
      }
      return unique(all);
    }
    case 'assertion':
      return holds(node.assertion, text, from) ? [from] : [];
  }
}

const unique = (list: readonly number[]): number[] => [...new Set(list)];
const isWord = (c: number | undefined): boolean => c !== undefined && /^\w$/.test(String.fromCodePoint(c));

function holds(assertion: string, text: readonly number[], at: number): boolean {
  const border = isWord(text[at - 1]) !== isWord(text[at]);
  if (assertion === 'word-boundary') return border;
  if (assertion === 'not-word-boundary') return !border;
  if (assertion === 'text-start') return at === 0;
  if (assertion === 'text-end') return at === text.length;
  if (assertion === 'line-start') return at === 0 || text[at - 1] === 10;
  return at === text.length || text[at] === 10;
}

function matchesSomewhere(node: PatternNode, text: string): boolean {
  const points = [...text].map((c) => c.codePointAt(0)!);
  for (let from = 0; from <= points.length; from++) if (endsOf(node, points, from).length > 0) return true;
  return false;
}

const PATTERNS: readonly (readonly [pattern: string, ignoreCase: boolean])[] = [
  ['abc', false],
  ['aBc', true],
  ['sk', true],
  ['[a-s]k', true],
  ['[^ks]', true],
  ['\\w', true],
  ['\\W', true],
  ['\\b\\d{2,3}\\b', false],
  ['\\Bb', false],
  ['^a|b$', false],
  ['(?m)^a|b$', false],
  ['a.b', false],
  ['(?s)a.b', false],
  ['(?:ab?){1,2}c', false],
  ['(?i:a)b', false],
  ['(?i)é[à-ü]', false],
  ['\\p{Lu}\\p{Ll}', false],
  ['\\P{L}', false],
  ['\\p{Lu}', true],
  ['[\\d\\s_-]{2}', false],
  ['[\\]\\\\^-]', false],
  ['\\x41\\x{e9}\\t', false],
  ['ß', true],
  ['σ', true],
  ['x(a|bc)y', false],
  ['\\Aab\\z', false],
  ['(?-i:a)b', true],
  ['[K-Kſ]', true],
];

const letters = fc.constantFrom(...'abckszABCKS019_- .\n\té\u00c9ßẞσςΣ\u212aſàü]\\^xy\u{1f600}\u{10400}');
const texts = fc.array(letters, { maxLength: 6 }).map((list) => list.join(''));

describe.each(PATTERNS)('%j (ignore case: %s)', (pattern, ignoreCase) => {
  const node = parsePattern(pattern, ignoreCase);

  it('is read as RE2 reads it', () => {
    const re = new RE2(pattern, ignoreCase ? 'gi' : 'g');
    fc.assert(
      fc.property(texts, (text) => {
        re.lastIndex = 0;
        expect(matchesSomewhere(node, text)).toBe(re.exec(text) !== null);
      }),
      { numRuns: 300 },
    );
  });

  it('has matches no longer and no shorter than it says', () => {
    const re = new RE2(pattern, ignoreCase ? 'gi' : 'g');
    fc.assert(
      fc.property(texts, (text) => {
        re.lastIndex = 0;
        const found = re.exec(text);
        if (found === null) return;
        expect(found[0].length).toBeGreaterThanOrEqual(minLength(node));
        expect(found[0].length).toBeLessThanOrEqual(maxLength(node));
      }),
      { numRuns: 100 },
    );
  });
});

describe('parsePattern', () => {
  it.each([
    ['a*', 'unbounded', 1],
    ['ab+', 'unbounded', 2],
    ['a{2,}', 'unbounded', 1],
    ['a{1,65}', 'above 64', 1],
    ['a{0}', 'allow nothing', 1],
    ['a{3,2}', 'allow nothing', 1],
    ['a??', 'repeat after a repeat', 2],
    ['a{2}{3}', 'repeat after a repeat', 4],
    ['(?=a)', 'kind', 0],
    ['(?!a)', 'kind', 0],
    ['(?<=a)b', 'kind', 0],
    ['(?<n>a)', 'kind', 0],
    ['(?P<n>a)', 'kind', 0],
    ['a(?i)b', 'kind', 1],
    ['(a)\\1', 'backreference', 3],
    ['(a)(b)', 'second capturing group', 3],
    ['(?:(a))', 'inside another group', 3],
    ['(a){2}', 'repeated capturing group', 3],
    ['(a)|b', 'take part', 5],
    ['a{', 'no repeat', 1],
    ['?a', 'nothing before', 0],
    ['\\b?', 'after an assertion', 2],
    ['(ab', 'without its )', 0],
    ['ab)', 'unmatched', 2],
    ['[ab', 'without its ]', 0],
    ['[]', 'empty class', 1],
    ['[b-a]', 'end comes before', 4],
    ['[\\d-z]', 'begins with a class', 3],
    ['[[:alpha:]]', 'POSIX', 1],
    ['\\p{Greek}', 'category', 0],
    ['\\q', 'escape', 0],
    ['\\x{110000}', 'past', 0],
    ['a\\', 'at the end', 1],
    ['(?x)a', 'flag', 0],
    ['\ud800', 'surrogate', 1],
  ])('refuses %j (%s) at %d', (pattern, reason, position) => {
    const refusal = expect.objectContaining({
      code: 'RULE_UNSAFE',
      message: expect.stringContaining(reason),
    });
    expect(() => parsePattern(pattern, false)).toThrowError(refusal);
    expect(() => parsePattern(pattern, false)).toThrowError(`character ${position} `);
  });

  it('takes the highest repeat bound', () => {
    expect(maxLength(parsePattern('a{1,64}', false))).toBe(64);
  });

  it('says where the capturing group stands', () => {
    const node = parsePattern('ab(cd)e', false);
    expect(node.kind === 'concat' && node.parts[2]).toMatchObject({
      kind: 'group',
      capturing: true,
      from: 2,
      to: 6,
    });
  });

  it.each([
    ['\\b(?:ab?|c{2,3})$', 1, 3],
    ['[\\x{1f600}-\\x{1f64f}]', 2, 2],
    ['.', 1, 2],
    ['(?:\\d{3}[ -]?){2}', 6, 8],
  ])('%j matches %d to %d UTF-16 units', (pattern, min, max) => {
    const node = parsePattern(pattern, false);
    expect([minLength(node), maxLength(node)]).toEqual([min, max]);
  });
});

describe('ranges', () => {
  const pairs = fc.array(fc.tuple(fc.nat(200), fc.nat(20)), { maxLength: 8 });
  it('agree with a plain set, negated too', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const plain = new Set(list.flatMap(([lo, n]) => Array.from({ length: n + 1 }, (_, i) => lo + i)));
        const ranges = normaliseRanges(list.flatMap(([lo, n]) => [lo, lo + n]));
        const outside = negateRanges(ranges);
        for (let c = 0; c < 240; c++) {
          expect(inRanges(ranges, c)).toBe(plain.has(c));
          expect(inRanges(outside, c)).toBe(!plain.has(c));
        }
        expect(negateRanges(outside)).toEqual(ranges);
      }),
    );
  });
});
