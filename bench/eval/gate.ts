/**
 * The bars that the project's own corpus must hold, from test/eval/gate.json. A figure may fall short of its bar
 * by the stated margin, so that one conversation more or less does not fail a build; raise the bars when the
 * figures rise.
 */
export interface Gate {
  readonly recall: number;
  readonly typedRecall: number;
  readonly strictPrecision: number;
  /** Marked values still readable in the output, over all of them. */
  readonly readable: number;
  readonly margin: number;
  /** By how much a figure may be worse than when it was last recorded. */
  readonly drop: number;
}

export interface Figures {
  readonly recall: number;
  readonly typedRecall: number;
  readonly strictPrecision: number;
  readonly readable: number;
}

/** One sentence a missed bar; none if all hold. */
export function missedBars(gate: Gate, figures: Figures): string[] {
  const missed: string[] = [];
  for (const name of ['recall', 'typedRecall', 'strictPrecision'] as const)
    if (figures[name] < gate[name] - gate.margin)
      missed.push(`${name} ${figures[name].toFixed(3)} is below ${gate[name]} (margin ${gate.margin})`);
  if (figures.readable > gate.readable + gate.margin)
    missed.push(`readable ${figures.readable.toFixed(3)} is above ${gate.readable} (margin ${gate.margin})`);
  return missed;
}
