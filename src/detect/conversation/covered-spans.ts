/**
 * Whether a span lies in one of many candidates, of the same type or of any, in logarithmic time: a slot may hold a hundred
 * thousand of them, and each is asked about again when what is known is looked for.
 */
import type { EntityType } from '../../model/entity-types.ts';
import type { Candidate } from '../../model/finding.ts';

interface Column {
  /** Ascending. */
  readonly starts: number[];
  /** The greatest end of the candidates up to here. */
  readonly reach: number[];
}

export class CoveredSpans {
  private readonly byType = new Map<EntityType | undefined, Column>();
  /** Not sorted into columns yet: few slots are ever asked about. */
  private waiting: readonly Candidate[] = [];

  /** Forgets the slot before. `candidates`: of one slot, in any order. */
  begin(candidates: readonly Candidate[]): void {
    this.waiting = candidates;
    if (this.byType.size > 0) this.byType.clear();
  }

  /** Whether one candidate covers `[start, end)`: one of the type, if a type is given. */
  covers(start: number, end: number, type?: EntityType): boolean {
    if (this.waiting.length > 0) this.sortIn();
    const column = this.byType.get(type);
    if (column === undefined) return false;
    let low = 0;
    let high = column.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (column.starts[middle]! <= start) low = middle + 1;
      else high = middle;
    }
    return low > 0 && column.reach[low - 1]! >= end;
  }

  private sortIn(): void {
    for (const { type, start, end } of [...this.waiting].sort((a, b) => a.start - b.start)) {
      for (const { starts, reach } of [this.columnOf(type), this.columnOf(undefined)]) {
        reach.push(Math.max(end, reach.at(-1) ?? 0));
        starts.push(start);
      }
    }
    this.waiting = [];
  }

  private columnOf(type: EntityType | undefined): Column {
    let column = this.byType.get(type);
    if (column === undefined) {
      column = { starts: [], reach: [] };
      this.byType.set(type, column);
    }
    return column;
  }
}
