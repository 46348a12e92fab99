/** Aligned tables of scores for the terminal. */

import type { Worth } from './ablation.ts';
import type { Attribution } from './attribution.ts';
import type { Residual } from './residual.ts';
import { leaks, ratio, recall, type Score, strictPrecision, type Tally, typedRecall } from './score.ts';

export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export const share = (value: number | null): string => (value === null ? '-' : value.toFixed(3));

export const perThousand = (count: number, messages: number): string =>
  ((ratio(count, messages) ?? 0) * 1000).toFixed(1);

export interface Measured {
  readonly corpus: string;
  readonly score: Score;
  readonly byLanguage: ReadonlyMap<string, Score>;
  readonly residual: Residual;
}

export function summaryTable(all: readonly Measured[]): string {
  return aligned([
    ['corpus', 'conversations', 'recall', 'typed', 'precision', 'leaks/1,000', 'still readable'],
    ...all.map(({ corpus, score, residual }) => [
      corpus,
      String(score.conversations),
      share(recall(score.overall)),
      share(typedRecall(score.overall)),
      share(strictPrecision(score)),
      perThousand(leaks(score.overall), score.messages),
      `${residual.readable}/${residual.values}`,
    ]),
  ]);
}

export function typeTable({ score, residual }: Measured): string {
  const types = [...new Set([...score.byType.keys(), ...score.byFoundType.keys()])].sort();
  const none: Tally = { spans: 0, found: 0, typed: 0, partial: 0, chars: 0, charsFound: 0 };
  return aligned([
    [
      ...['type', 'marked', 'recall', 'typed', 'precision', 'leaks', 'leaks/1,000', 'partly'],
      ...['found', 'false', 'still readable'],
    ],
    ...types.map((type) => {
      const tally = score.byType.get(type) ?? none;
      const found = score.byFoundType.get(type);
      const left = residual.byType.get(type);
      return [
        type,
        String(tally.spans),
        share(recall(tally)),
        share(typedRecall(tally)),
        share(found === undefined ? null : strictPrecision(found)),
        String(leaks(tally)),
        perThousand(leaks(tally), score.messages),
        String(tally.partial),
        String(found?.predicted ?? 0),
        String(found?.falsePositives ?? 0),
        left === undefined ? '-' : `${left.readable}/${left.values}`,
      ];
    }),
  ]);
}

export function languageTable({ byLanguage }: Measured): string {
  return aligned([
    ['language', 'messages', 'marked', 'recall', 'typed', 'precision', 'leaks/1,000'],
    ...[...byLanguage].map(([language, score]) => [
      language,
      String(score.messages),
      String(score.overall.spans),
      share(recall(score.overall)),
      share(typedRecall(score.overall)),
      share(strictPrecision(score)),
      perThousand(leaks(score.overall), score.messages),
    ]),
  ]);
}

/** `key`: what the rows are, as the head of their column. Those that find most come first. */
export function attributionTable(key: string, { byKey, marked, messages }: Attribution): string {
  const rows = [...byKey].sort(
    ([a, x], [b, y]) => y.right - x.right || x.wrong - y.wrong || (a < b ? -1 : 1),
  );
  return aligned([
    [key, 'found', 'right', 'neutral', 'false', 'precision', 'recall', 'typed', 'only', 'only/1,000'],
    ...rows.map(([name, of]) => [
      name,
      ...[of.found, of.right, of.neutral, of.wrong].map(String),
      share(ratio(of.right, of.right + of.wrong)),
      share(ratio(of.covered, marked)),
      share(ratio(of.typed, marked)),
      String(of.only),
      perThousand(of.only, messages),
    ]),
  ]);
}

export function ablationTable(worths: readonly Worth[]): string {
  const change = (value: number, places: number): string => {
    const shown = value.toFixed(places);
    return Number(shown) === 0 ? '0' : value > 0 ? `+${shown}` : shown;
  };
  return aligned([
    ['without', 'recall', 'typed', 'precision', 'leaks/1,000'],
    ...worths.map((worth) => [
      worth.name,
      ...[worth.recall, worth.typedRecall, worth.strictPrecision].map((value) => change(value, 3)),
      change(worth.leaksPer1000, 1),
    ]),
  ]);
}
