import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Overlaps } from '../../src/detect/overlaps.ts';

const spans = fc
  .array(fc.record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 12 }) }), {
    minLength: 1,
    maxLength: 20,
  })
  .map((all) =>
    all.map(({ start, length }) => ({ start, end: start + length })).sort((a, b) => a.start - b.start),
  );

it('asks about every other span that lies over one, and those that begin within the slack behind it', () => {
  fc.assert(
    fc.property(spans, fc.nat(3), (sorted, slack) => {
      const overlaps = new Overlaps(sorted);
      sorted.forEach((span, i) => {
        const asked = new Set<object>();
        overlaps.someOver(
          i,
          (other) => {
            asked.add(other);
            return false;
          },
          slack,
        );
        const near = sorted.filter(
          (other, j) => j !== i && (j < i ? other.end > span.start : other.start < span.end + slack),
        );
        expect(asked).toEqual(new Set(near));
      });
    }),
  );
});

it('asks about neighbours alone, however many spans hang together', () => {
  const chain = Array.from({ length: 10_000 }, (_, i) => ({ start: 3 * i, end: 3 * i + 4 }));
  const overlaps = new Overlaps(chain);
  let asked = 0;
  chain.forEach((_, i) => {
    overlaps.someOver(i, () => {
      asked++;
      return false;
    });
  });
  expect(asked).toBe(2 * (chain.length - 1));
  expect(overlaps.end).toBe(chain.at(-1)!.end);
});
