import { expect, it } from 'vitest';
import { type Gate, missedBars } from '../../bench/eval/gate.ts';

const gate: Gate = {
  recall: 0.8,
  typedRecall: 0.7,
  strictPrecision: 0.9,
  readable: 0.1,
  margin: 0.02,
  drop: 0.005,
};
const good = { recall: 0.8, typedRecall: 0.7, strictPrecision: 0.9, readable: 0.1 };

it('passes figures at the bar and within the margin', () => {
  expect(missedBars(gate, good)).toEqual([]);
  expect(
    missedBars(gate, { recall: 0.785, typedRecall: 0.685, strictPrecision: 0.885, readable: 0.115 }),
  ).toEqual([]);
});

it.each([
  ['recall', 0.77],
  ['typedRecall', 0.67],
  ['strictPrecision', 0.87],
  ['readable', 0.13],
])('names %s when it is worse than the margin allows', (name, value) => {
  const missed = missedBars(gate, { ...good, [name]: value });
  expect(missed).toHaveLength(1);
  expect(missed[0]).toContain(name);
});
