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
  /** Candidates of `into` that the two indexes hold. */
  private indexed = 0;
  /** By word: the surest candidate over it. */
  private readonly surest = new Map<number, Candidate>();
  /** By word: where the longest postcode ends that begins with it and that nothing made sure. */
  private readonly unsure = new Map<number, number>();

  constructor(scan: ConversationScan) {
    this.scan = scan;
    this.words = scan.words;
  }

  begin(member: number, into: Candidate[]): void {
    this.member = member;
    this.into = into;
    this.folded = undefined;
    this.indexed = 0;
    if (this.surest.size > 0) this.surest.clear();
    if (this.unsure.size > 0) this.unsure.clear();
  }

  /** All candidates of the member so far. */
  get all(): readonly Candidate[] {
    return this.into;
  }

  /** Whether an address stands in the member, and no postcode. */
  hasStreetAlone(): boolean {
    return this.hasStreet() && !this.has('POSTCODE');
  }

  /** Whether an address stands in the member. */
  hasStreet(): boolean {
    return this.has('ADDRESS');
  }

  private has(of: EntityType): boolean {
    return this.into.some(({ type, score }) => type === of && score >= SURE);
  }

  /** The surest candidate over a word. */
  takenBy(word: number): Candidate | undefined {
    if (this.into.length === 0) return undefined;
    this.index();
    return this.surest.get(word);
  }

  /** Source offset at which the longest unsure postcode ends that begins with the word; -1 if none does. */
  unsurePostcodeEnd(word: number): number {
    this.index();
    return this.unsure.get(word) ?? -1;
  }

  /** PERF: a long message is asked about each of its words, so each candidate is put where its words are, once. */
  private index(): void {
    const from = this.scan.firstWordOf(this.member);
    const to = this.scan.endWordOf(this.member);
    for (; this.indexed < this.into.length; this.indexed++) {
      const candidate = this.into[this.indexed]!;
      const first = this.wordBehind(candidate.start, from, to);
      if (candidate.score < SURE) {
        if (
          isUnsurePostcode(candidate) &&
          first < to &&
          this.spanOf(first, first + 1).start === candidate.start
        )
          this.unsure.set(first, Math.max(candidate.end, this.unsure.get(first) ?? 0));
        continue;
      }
      // A number that only an earlier question would call an order number may be a postcode yet.
      if (namingStrength(candidate) < candidate.score) continue;
      for (let word = first; word < to && this.spanOf(word, word + 1).start < candidate.end; word++) {
        const best = this.surest.get(word);
        if (best === undefined || compareStrength(candidate, best) < 0) this.surest.set(word, candidate);
      }
    }
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

/** What a rule took for a postcode without being sure. */
export function isUnsurePostcode({ type, score }: Candidate): boolean {
  return type === 'POSTCODE' && score < SURE;
}
