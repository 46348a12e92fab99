import { expect, it } from 'vitest';
import { sampleLines, worstFalseOnes, worstMisses } from '../../bench/eval/samples.ts';
import type { Sample } from '../../bench/eval/score.ts';

const sample = (type: string, more: Partial<Sample>): Sample => ({
  ...{ conversation: 'a', message: 0, start: 0, end: 4, type },
  ...more,
});

it('puts first the misses that say who somebody is, then those with most left to read', () => {
  const misses = [
    sample('AGE', { left: 2 }),
    sample('PLACE', { left: 30 }),
    sample('PERSON', { left: 4 }),
    sample('PHONE', { left: 10 }),
  ];
  expect(worstMisses(misses).map(({ type }) => type)).toEqual(['PHONE', 'PERSON', 'PLACE', 'AGE']);
});

it('puts first the false ones that were surest', () => {
  const falseOnes = [sample('PERSON', { score: 0.6 }), sample('PLACE', {}), sample('ORDER', { score: 0.9 })];
  expect(worstFalseOnes(falseOnes).map(({ type }) => type)).toEqual(['ORDER', 'PERSON', 'PLACE']);
});

it('shows the value, what is left of it or what found it, and its message', () => {
  const gold = [{ id: 'a', messages: [{ text: 'Ilka says hi' }], spans: [] }];
  expect(sampleLines('missed', [sample('PERSON', { left: 4 })], gold)).toEqual([
    'missed PERSON "Ilka"  4 left  a:0  "Ilka says hi"',
  ]);
  expect(sampleLines('false', [sample('PERSON', { rule: 'given-name', score: 0.6 })], gold)).toEqual([
    'false PERSON "Ilka"  given-name 0.6  a:0  "Ilka says hi"',
  ]);
});
