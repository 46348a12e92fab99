/** Aligned tables of scores for the terminal. */

import type { Residual } from './residual.ts';
import {
  leaks,
  leaksPer1000,
  recall,
  type Score,
  strictPrecision,
  type Tally,
  typedRecall,
} from './score.ts';

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
      (leaksPer1000(score) ?? 0).toFixed(1),
      `${residual.readable}/${residual.values}`,
    ]),
  ]);
}

export function typeTable({ score, residual }: Measured): string {
  const types = [...new Set([...score.byType.keys(), ...score.byFoundType.keys()])].sort();
  const none: Tally = { spans: 0, found: 0, typed: 0, partial: 0, chars: 0, charsFound: 0 };
  return aligned([
    ['type', 'marked', 'recall', 'typed', 'leaks', 'partly', 'found', 'false', 'still readable'],
    ...types.map((type) => {
      const tally = score.byType.get(type) ?? none;
      const found = score.byFoundType.get(type);
      const left = residual.byType.get(type);
      return [
        type,
        String(tally.spans),
        share(recall(tally)),
        share(typedRecall(tally)),
        String(leaks(tally)),
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
      (leaksPer1000(score) ?? 0).toFixed(1),
    ]),
  ]);
}
