import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CoveredSpans } from '../../../src/detect/conversation/covered-spans.ts';
import type { EntityType } from '../../../src/model/entity-types.ts';

const candidate = (type: EntityType, start: number, end: number) => ({
  ...{ slot: 0, type, start, end, rule: 'r', score: 1, evidence: [] },
});

it('answers as a look at every candidate does, and forgets the slot before', () => {
  const covered = new CoveredSpans();
  const spans = fc.array(
    fc.tuple(fc.constantFrom<EntityType>('EMAIL', 'PERSON'), fc.nat(20), fc.integer({ min: 1, max: 9 })),
  );
  fc.assert(
    fc.property(spans, spans, (given, asked) => {
      const candidates = given.map(([type, start, length]) => candidate(type, start, start + length));
      covered.begin(candidates);
      for (const [type, start, length] of asked) {
        const end = start + length;
        const around = candidates.filter((c) => c.start <= start && end <= c.end);
        expect(covered.covers(start, end, type)).toBe(around.some((c) => c.type === type));
        expect(covered.covers(start, end)).toBe(around.length > 0);
      }
    }),
  );
});
