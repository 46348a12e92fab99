import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareStrength, resolve } from '../../src/detect/resolve.ts';
import type { EntityType } from '../../src/model/entity-types.ts';
import type { Candidate } from '../../src/model/finding.ts';

function candidate(start: number, end: number, type: EntityType, score = 0.8, rule = 'r'): Candidate {
  return { slot: 0, start, end, type, rule, score, evidence: [] };
}

const anyCandidate = fc
  .record({
    start: fc.nat(20),
    length: fc.integer({ min: 1, max: 10 }),
    type: fc.constantFrom<EntityType>('PERSON', 'EMAIL', 'URL', 'PHONE'),
    score: fc.constantFrom(0.5, 0.7, 0.9),
    rule: fc.constantFrom('a', 'b', 'typed-field'),
  })
  .map(({ start, length, type, score, rule }) => candidate(start, start + length, type, score, rule));

const covered = (spans: readonly Candidate[]): Set<number> =>
  new Set(spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));

describe('resolve', () => {
  test('covers every unit that a candidate covers, and no other; findings ascend and never overlap', () => {
    fc.assert(
      fc.property(fc.array(anyCandidate, { maxLength: 12 }), (candidates) => {
        const findings = resolve(candidates);
        expect(covered(findings)).toEqual(covered(candidates));
        findings.slice(1).forEach((finding, i) => {
          expect(finding.start).toBeGreaterThanOrEqual(findings[i]!.end);
        });
      }),
    );
  });

  test('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(
        fc.array(anyCandidate, { maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (candidates, random) => {
          const shuffled = [...candidates]
            .map((c) => ({ c, key: random.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ c }) => c);
          expect(resolve(shuffled)).toEqual(resolve(candidates));
        },
      ),
    );
  });

  test('strength is antisymmetric', () => {
    fc.assert(
      fc.property(anyCandidate, anyCandidate, (a, b) => {
        expect(Math.sign(compareStrength(a, b)) + Math.sign(compareStrength(b, a))).toBe(0);
      }),
    );
  });

  test.each([
    [
      'an address in a link: the link names both',
      [candidate(0, 30, 'URL', 0.6), candidate(10, 20, 'EMAIL', 0.9)],
      'URL',
      0,
      30,
    ],
    [
      'the same span: the higher score',
      [candidate(0, 9, 'ACCOUNT', 0.6), candidate(0, 9, 'PHONE', 0.7)],
      'PHONE',
      0,
      9,
    ],
    [
      'partly over each other: one finding over both',
      [candidate(0, 9, 'CARD', 0.9), candidate(5, 12, 'PHONE', 0.7)],
      'CARD',
      0,
      12,
    ],
    [
      'what a field says wins',
      [candidate(0, 9, 'PERSON', 1, 'typed-field'), candidate(0, 9, 'ORG', 1)],
      'PERSON',
      0,
      9,
    ],
  ] as const)('%s', (_, candidates, type, start, end) => {
    expect(resolve([...candidates]).map((f) => [f.type, f.start, f.end])).toEqual([[type, start, end]]);
  });

  test('neighbours without a gap stay apart', () => {
    expect(resolve([candidate(0, 4, 'CVV'), candidate(4, 8, 'EXPIRY')])).toHaveLength(2);
  });
});
