/**
 * Where candidates for places, postcodes and addresses of one member go, and which of its words others have taken.
 */
import type { EntityType } from '../../model/entity-types.ts';
import type { Candidate } from '../../model/finding.ts';
import { type Folded, sourceSpan } from '../../text/fold.ts';
import { namingStrength } from '../naming-strength.ts';
import { compareStrength } from '../resolve.ts';
import type { ConversationScan } from '../scan.ts';
import type { WordColumns } from '../word-columns.ts';

/** Candidates that score less take no words. */
export const SURE = 0.5;

export class PlaceFindings {
  private readonly scan: ConversationScan;
  private readonly words: WordColumns;
  private member = 0;
  private into: Candidate[] = [];
  private folded: Folded | undefined;

  constructor(scan: ConversationScan) {
    this.scan = scan;
    this.words = scan.words;
  }

  begin(member: number, into: Candidate[]): void {
    this.member = member;
    this.into = into;
    this.folded = undefined;
  }

  /** All candidates of the member so far. */
  get all(): readonly Candidate[] {
    return this.into;
  }

  /** The surest candidate over a word. */
  takenBy(word: number): Candidate | undefined {
    if (this.into.length === 0) return undefined;
    const { start, end } = this.spanOf(word, word + 1);
    let best: Candidate | undefined;
    for (const candidate of this.into) {
      if (candidate.score < SURE || candidate.start >= end || candidate.end <= start) continue;
      // A number that only an earlier question would call an order number may be a postcode yet.
      if (namingStrength(candidate) < candidate.score) continue;
      if (best === undefined || compareStrength(candidate, best) < 0) best = candidate;
    }
    return best;
  }

  /** Whether some word of `[word, end)` is taken. */
  isTaken(word: number, end: number): boolean {
    for (let at = word; at < end; at++) if (this.takenBy(at) !== undefined) return true;
    return false;
  }

  /** First word of the member that ends behind `offset` of its source text. */
  wordBehind(offset: number, from: number, to: number): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.spanOf(middle, middle + 1).end > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Whether the candidate begins with the word. */
  begins(candidate: Candidate, word: number): boolean {
    return this.spanOf(word, word + 1).start === candidate.start;
  }

  push(word: number, end: number, type: EntityType, rule: string, score: number, detail?: string): void {
    const span = this.spanOf(word, end);
    this.into.push({
      slot: this.scan.slotOf(this.member),
      start: span.start,
      end: span.end,
      type,
      rule,
      score,
      evidence: [{ kind: 'place', gain: score, detail: detail ?? rule }],
    });
  }

  private spanOf(word: number, end: number): { start: number; end: number } {
    this.folded ??= this.scan.foldedText(this.member);
    return sourceSpan(this.folded, this.words.start[word]!, this.words.end[end - 1]!);
  }
}
