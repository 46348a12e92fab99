/** What is known of one input so far: counts, and where records were held back. */
import { addCounts, type Counts, emptyCounts, type HeldRecord } from '../model/counts.ts';
import type { ErrorCode } from '../model/errors.ts';

/** Places named one by one; past this a hopeless file only counts. */
export const HELD_LISTED = 10_000;

export class Tally {
  readonly counts: Counts = emptyCounts();
  readonly held: HeldRecord[] = [];
  heldCount = 0;
  /** LF bytes before the next record. */
  lines = 0;
  conversations = 0;
  private readonly file: string;

  private readonly onCounts: ((counts: Counts) => void) | undefined;

  constructor(file: string, onCounts?: (counts: Counts) => void) {
    this.file = file;
    this.onCounts = onCounts;
  }

  add(counts: Counts): void {
    addCounts(this.counts, counts);
    this.onCounts?.(counts);
  }

  get listFull(): boolean {
    return this.held.length >= HELD_LISTED;
  }

  /** @param line counts from 1 */
  hold(line: number, offset: number, code: ErrorCode, reason: string): void {
    this.heldCount++;
    if (!this.listFull) this.held.push({ file: this.file, line, offset, code, reason });
  }
}
