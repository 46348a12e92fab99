import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeyTable } from '../../src/pipeline/key-table.ts';

it('numbers distinct keys in order of first sight, as a Map does', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 3000 }), (keys) => {
      const table = new KeyTable();
      const map = new Map<string, number>();
      for (const key of keys) {
        if (!map.has(key)) map.set(key, map.size);
        expect(table.add(Buffer.from(key))).toBe(map.get(key));
      }
      const all = Buffer.from(table.bytes());
      let start = 0;
      const read = Array.from(table.ends(), (end) => {
        const key = all.subarray(start, end).toString();
        start = end;
        return key;
      });
      expect(read).toEqual([...map.keys()]);
    }),
    { numRuns: 30 },
  );
});

it('grows past its first size without losing a key', () => {
  const table = new KeyTable();
  const name = (i: number): Buffer => Buffer.from(`conversation ${i}`);
  for (let i = 0; i < 5000; i++) expect(table.add(name(i))).toBe(i);
  for (let i = 4999; i >= 0; i--) expect(table.add(name(i))).toBe(i);
  expect(table.count).toBe(5000);
});
