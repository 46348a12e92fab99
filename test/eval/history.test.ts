import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CorpusFigures } from '../../bench/eval/figures.ts';
import { drops, newestFigures } from '../../bench/eval/history.ts';

const figures: CorpusFigures = {
  ...{ conversations: 9, messages: 90, leaksPer1000: 20 },
  ...{ recall: 0.95, typedRecall: 0.9, strictPrecision: 0.93, readable: 0.04 },
};
const line = (date: string, corpora: Readonly<Record<string, CorpusFigures>>): string =>
  `${JSON.stringify({ date, version: '0.1.0', policy: 'mask', node: '20', corpora })}\n`;

describe('newestFigures', () => {
  const better = { ...figures, recall: 0.97 };
  const history =
    line('2026-01-01', { project: figures }) +
    line('2026-01-02', { project: better, other: figures }) +
    line('2026-01-03', { other: figures });

  it('reads the last line that holds the corpus', () => {
    expect(newestFigures(history, 'project')).toEqual({ ...better, date: '2026-01-02' });
    expect(newestFigures(history, 'other')?.date).toBe('2026-01-03');
  });

  it('knows of nothing before the first measurement', () => {
    expect(newestFigures('', 'project')).toBeUndefined();
    expect(newestFigures(history, 'third')).toBeUndefined();
  });
});

describe('drops', () => {
  const before = { ...figures, date: '2026-01-02' };

  it('passes what is as good, better, or worse within the margin', () => {
    expect(drops(0.005, before, figures)).toEqual([]);
    expect(drops(0.005, before, { ...figures, recall: 1, readable: 0 })).toEqual([]);
    expect(drops(0.005, before, { ...figures, recall: 0.945, readable: 0.045 })).toEqual([]);
  });

  it.each([
    ['recall', 0.9448],
    ['typedRecall', 0.89],
    ['strictPrecision', 0.92],
    ['readable', 0.046],
  ] as const)('names %s when it has become worse by more', (name, value) => {
    const told = drops(0.005, before, { ...figures, [name]: value });
    expect(told).toEqual([expect.stringContaining(`${name} ${value.toFixed(3)} was `)]);
    expect(told[0]).toContain('2026-01-02');
  });
});

it('has bars that the newest record holds', () => {
  const root = new URL('../../', import.meta.url);
  const gate: CorpusFigures = JSON.parse(readFileSync(new URL('test/eval/gate.json', root), 'utf8'));
  const history = readFileSync(new URL('bench/records/eval-history.jsonl', root), 'utf8');
  const now = newestFigures(history, 'project');
  expect(now?.recall).toBeGreaterThanOrEqual(gate.recall);
  expect(now?.strictPrecision).toBeGreaterThanOrEqual(gate.strictPrecision);
  expect(now?.readable).toBeLessThanOrEqual(gate.readable);
});
