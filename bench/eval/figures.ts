/** The figures of a corpus: as they are recorded and gated, and with all that is beneath them. */
import type { Figures } from './gate.ts';
import {
  charRecall,
  leaks,
  leaksPer1000,
  recall,
  strictPrecision,
  type Tally,
  typedRecall,
} from './score.ts';
import type { Measured } from './table.ts';

export interface CorpusFigures extends Figures {
  readonly conversations: number;
  readonly messages: number;
  readonly leaksPer1000: number;
}

export function figures({ score, residual }: Measured): CorpusFigures {
  return {
    conversations: score.conversations,
    messages: score.messages,
    recall: recall(score.overall) ?? 1,
    typedRecall: typedRecall(score.overall) ?? 1,
    strictPrecision: strictPrecision(score) ?? 1,
    leaksPer1000: leaksPer1000(score) ?? 0,
    readable: residual.values === 0 ? 0 : residual.readable / residual.values,
  };
}

/** To four places. */
export function roundedFigures(measured: Measured): CorpusFigures {
  const of = figures(measured);
  const round = (n: number): number => Math.round(n * 1e4) / 1e4;
  return {
    ...of,
    recall: round(of.recall),
    typedRecall: round(of.typedRecall),
    strictPrecision: round(of.strictPrecision),
    leaksPer1000: round(of.leaksPer1000),
    readable: round(of.readable),
  };
}

/** Everything that was measured of a corpus. */
export function asJson(each: Measured): unknown {
  const tally = (of: Tally): Readonly<Record<string, number | null>> => ({
    ...of,
    recall: recall(of),
    typedRecall: typedRecall(of),
    charRecall: charRecall(of),
    leaks: leaks(of),
  });
  return {
    corpus: each.corpus,
    ...figures(each),
    overall: tally(each.score.overall),
    predicted: each.score.predicted,
    falsePositives: each.score.falsePositives,
    byType: Object.fromEntries([...each.score.byType].map(([type, of]) => [type, tally(of)])),
    byFoundType: Object.fromEntries(each.score.byFoundType),
    byLanguage: Object.fromEntries(
      [...each.byLanguage].map(([language, of]) => [
        language,
        {
          ...tally(of.overall),
          strictPrecision: strictPrecision(of),
          leaksPer1000: leaksPer1000(of),
        },
      ]),
    ),
    residual: { ...each.residual, byType: Object.fromEntries(each.residual.byType) },
  };
}
