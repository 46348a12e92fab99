/**
 * Spans in ascending order of their starts, asked for those that lie over one of them. Costs what lies near: the
 * greatest end so far says where to stop looking back. Hurts where one long span lies over many short ones.
 */
interface Placed {
  readonly start: number;
  readonly end: number;
}

export class Overlaps<T extends Placed> {
  readonly sorted: readonly T[];
  /** By span: the greatest end of it and all before. */
  private readonly reach: readonly number[];

  constructor(sorted: readonly T[]) {
    this.sorted = sorted;
    let end = 0;
    this.reach = sorted.map((span) => {
      end = Math.max(end, span.end);
      return end;
    });
  }

  /** Where the last of them ends. */
  get end(): number {
    return this.reach.at(-1) ?? 0;
  }

  /** Whether `test` holds for another span that shares a unit with span `i`, or begins less than `slack` behind it. */
  someOver(i: number, test: (other: T) => boolean, slack = 0): boolean {
    const { sorted, reach } = this;
    const { start, end } = sorted[i]!;
    for (let j = i - 1; j >= 0 && reach[j]! > start; j--) {
      if (sorted[j]!.end > start && test(sorted[j]!)) return true;
    }
    for (let j = i + 1; j < sorted.length && sorted[j]!.start < end + slack; j++) {
      if (test(sorted[j]!)) return true;
    }
    return false;
  }
}
