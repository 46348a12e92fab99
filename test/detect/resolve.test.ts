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

  test('a name that a field says, found again in an address, does not name the address', () => {
    const name = { ...candidate(4, 8, 'PERSON', 1, 'speaker'), evidence: [{ kind: 'known', gain: 1 }] };
    expect(resolve([name, candidate(0, 20, 'EMAIL', 0.98)]).map(({ type }) => type)).toEqual(['EMAIL']);
  });

  test('an address ends before the town and the postcode that end it', () => {
    const spans = resolve([
      candidate(0, 30, 'ADDRESS', 0.9),
      candidate(14, 24, 'PLACE', 0.8),
      candidate(25, 30, 'POSTCODE', 0.7),
    ]);
    expect(spans.map(({ type, start, end }) => [type, start, end])).toEqual([
      ['ADDRESS', 0, 13],
      ['PLACE', 14, 24],
      ['POSTCODE', 25, 30],
    ]);
  });

  describe('a reference of any form', () => {
    const evidence = (kind: 'cue' | 'question'): Candidate['evidence'] => [
      { kind: 'pattern', gain: 0.48 },
      { kind: 'validator', gain: 0, detail: 'reference:announced' },
      { kind, gain: 0.33 },
    ];
    const reference = (start: number, end: number, kind: 'cue' | 'question', score = 0.81): Candidate => ({
      ...candidate(start, end, 'ORDER', score),
      evidence: evidence(kind),
    });

    test.each([
      [
        'by a cue of its own message keeps its type',
        reference(0, 12, 'cue'),
        candidate(0, 12, 'PHONE', 0.72),
        'ORDER',
      ],
      [
        'by an earlier question does not',
        reference(0, 12, 'question'),
        candidate(0, 12, 'PHONE', 0.72),
        'PHONE',
      ],
      [
        'is named by what most of it surely is',
        reference(0, 14, 'question'),
        candidate(3, 14, 'IP', 0.85),
        'IP',
      ],
      ['is not named by a small part', reference(0, 14, 'question'), candidate(8, 14, 'IP', 0.85), 'ORDER'],
    ] as const)('%s', (_, whole, part, type) =>
      expect(resolve([whole, part]).map((finding) => finding.type)).toEqual([type]),
    );
  });

  test('neighbours without a gap stay apart', () => {
    expect(resolve([candidate(0, 4, 'CVV'), candidate(4, 8, 'EXPIRY')])).toHaveLength(2);
  });
});
