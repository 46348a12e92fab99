/**
 * What earlier states of the product found: bench/records/eval-history.jsonl, one line a measurement, the newest last.
 * The gate holds the project corpus to the newest line, so that no change costs more than the stated margin unnoticed;
 * who gives something up knowingly records a new line, and the change shows it.
 */
import type { CorpusFigures } from './figures.ts';
import type { Figures } from './gate.ts';
import { lines } from './gold.ts';

export interface HistoryLine {
  readonly date: string;
  readonly version: string;
  readonly policy: string;
  readonly node: string;
  readonly corpora: Readonly<Record<string, CorpusFigures>>;
}

/** Figures of the corpus in the newest line that holds it; undefined if none does. */
export function newestFigures(
  jsonl: string,
  corpus: string,
): (Figures & { readonly date: string }) | undefined {
  const all = lines(jsonl).map((line): HistoryLine => JSON.parse(line));
  const newest = all.findLast((line) => line.corpora[corpus] !== undefined);
  return newest && { ...newest.corpora[corpus]!, date: newest.date };
}

/** One sentence a figure that is worse than it was by more than `margin`. */
export function drops(margin: number, before: Figures & { readonly date: string }, now: Figures): string[] {
  const sentence = (name: keyof Figures): string =>
    `${name} ${now[name].toFixed(3)} was ${before[name].toFixed(3)} on ${before.date} (margin ${margin})`;
  const isWorse = (name: keyof Figures): boolean => {
    const loss = name === 'readable' ? now[name] - before[name] : before[name] - now[name];
    return loss > margin + ROUNDING;
  };
  return FIGURES.filter(isWorse).map(sentence);
}

const FIGURES = ['recall', 'typedRecall', 'strictPrecision', 'readable'] as const;
/** Figures are recorded with four places. */
const ROUNDING = 0.0001;
