import { describe, expect, it } from 'vitest';
import { attribute, byKind, byRule } from '../../bench/eval/attribution.ts';
import type { Detected, DetectedSpan } from '../../bench/eval/detected.ts';
import type { GoldConversation } from '../../bench/eval/gold.ts';
import { attributionTable } from '../../bench/eval/table.ts';

const text = 'Ilka Brandt of Torvik, 555-0143';
const gold: GoldConversation[] = [
  {
    id: 'a',
    messages: [{ text }, { text: 'ok' }],
    spans: [
      { message: 0, start: 0, end: 11, type: 'PERSON' },
      { message: 0, start: 15, end: 21, type: 'PLACE', optional: true },
      { message: 0, start: 23, end: 31, type: 'PHONE' },
    ],
  },
];

const span = (start: number, end: number, type: string, rule: string, ...kinds: string[]): DetectedSpan => ({
  ...{ message: 0, start, end, type, rule, kinds },
});
const full = span(0, 11, 'PERSON', 'full-name', 'name');
const phone = span(23, 31, 'PHONE', 'phone', 'pattern', 'cue');
const of = (findings: readonly DetectedSpan[], beaten: readonly DetectedSpan[] = []): Map<string, Detected> =>
  new Map([['a', { findings, accepted: [...findings, ...beaten] }]]);

describe('attribute', () => {
  it('counts right, neutral and false findings for each key', () => {
    const found = of([
      full,
      span(15, 21, 'PLACE', 'place', 'name'),
      span(12, 14, 'PLACE', 'place', 'name'),
      phone,
    ]);
    const { byKey, marked, messages } = attribute(gold, found, byRule);
    expect(byKey.get('full-name')).toMatchObject({ found: 1, right: 1, neutral: 0, wrong: 0, only: 1 });
    expect(byKey.get('place')).toMatchObject({ found: 2, right: 0, neutral: 1, wrong: 1, covered: 0 });
    expect([marked, messages]).toEqual([2, 2]);
  });

  it('counts a finding for every kind of evidence that it rests on', () => {
    const { byKey } = attribute(gold, of([full, phone]), byKind);
    expect([...byKey.keys()].sort()).toEqual(['cue', 'name', 'pattern']);
    for (const kind of ['cue', 'pattern'])
      expect(byKey.get(kind)).toMatchObject({ found: 1, right: 1, covered: 1, typed: 1, only: 1 });
  });

  it('knows what a beaten span would have found: nothing then rests on the stronger one alone', () => {
    const weaker = span(0, 11, 'PLACE', 'place', 'place');
    const { byKey } = attribute(gold, of([full], [weaker]), byRule);
    expect(byKey.get('full-name')).toMatchObject({ found: 1, covered: 1, typed: 1, only: 0 });
    expect(byKey.get('place')).toMatchObject({ found: 0, covered: 1, typed: 0, only: 0 });
  });

  it('lets two halves be found only by both, and covered by neither', () => {
    const halves = of([span(0, 4, 'PERSON', 'given', 'name'), span(5, 11, 'PERSON', 'family', 'known')]);
    const { byKey } = attribute(gold, halves, byRule);
    for (const rule of ['given', 'family'])
      expect(byKey.get(rule)).toMatchObject({ right: 1, covered: 0, typed: 0, only: 1 });
  });

  it('takes a span of another message for no help', () => {
    const { byKey } = attribute(gold, of([{ ...full, message: 1 }]), byRule);
    expect(byKey.get('full-name')).toMatchObject({ found: 1, right: 0, wrong: 1, covered: 0 });
  });
});

it('shows the rows that find most first, with shares of all that is marked', () => {
  const found = of([full, span(12, 14, 'PLACE', 'place', 'place')]);
  const [head, ...rows] = attributionTable('rule', attribute(gold, found, byRule)).split('\n');
  expect(head?.split(/ {2,}/)).toEqual([
    ...['rule', 'found', 'right', 'neutral', 'false'],
    ...['precision', 'recall', 'typed', 'only', 'only/1,000'],
  ]);
  expect(rows.map((row) => row.split(/ {2,}/))).toEqual([
    ['full-name', '1', '1', '0', '0', '1.000', '0.500', '0.500', '1', '500.0'],
    ['place', '1', '0', '0', '1', '0.000', '0.000', '0.000', '0', '0.0'],
  ]);
});
