import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inOrder } from '../../src/pipeline/ordered.ts';

it('consumes in input order and keeps the number under way bounded', async () => {
  const consumed: number[] = [];
  let underway = 0;
  let most = 0;
  await inOrder(
    [5, 1, 4, 2, 3],
    async (n) => {
      most = Math.max(most, ++underway);
      await delay(n * 2);
      return n * 10;
    },
    (_n, result) => {
      underway--;
      consumed.push(result);
    },
    2,
  );
  expect(consumed).toEqual([50, 10, 40, 20, 30]);
  expect(most).toBe(2);
});

it('ends with the first error in order, after all that was started has settled', async () => {
  let settled = 0;
  const work = inOrder(
    [1, 2, 3],
    async (n) => {
      await delay(n);
      settled++;
      if (n === 1) throw new Error('first');
    },
    () => {},
    3,
  );
  await expect(work).rejects.toThrow('first');
  expect(settled).toBe(3);
});
