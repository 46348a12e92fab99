/**
 * Text that only looks like a token of ours: typed, altered, or written in another domain. It is sealed as it stands, so
 * that nobody takes it for one of ours, and revealing gives it back.
 */
import type { Span } from '../detect/conversation-view.ts';
import type { FoundToken } from '../keys/tokens/own-tokens.ts';
import type { Finding } from '../model/finding.ts';
import type { SlotSource } from './conversation-engine.ts';
import type { Sealer } from './sealer.ts';

/** A token of ours as we wrote it. Whoever changed its case has made another text of it. */
export function isOwn({ own }: FoundToken): boolean {
  return own?.asWritten === true;
}

/** What is found of it. Its type only gives the new token a name. */
export const FOREIGN_TOKEN = { type: 'ACCOUNT', rule: 'foreign-token', score: 1, evidence: [] } as const;

/** The findings, and what only looks like a token beside them. The detector has read neither kind of token. */
export function withForeignTokens(
  sealer: Sealer,
  source: SlotSource,
  members: Int32Array,
  findings: readonly Finding[],
): readonly Finding[] {
  const all = [...findings];
  for (const slot of members)
    for (const token of sealer.tokens(source.text(slot)))
      if (!isOwn(token)) all.push({ ...FOREIGN_TOKEN, slot, start: token.start, end: token.end });
  return all.sort((a, b) => a.slot - b.slot || a.start - b.start);
}

/** Spans in order; of two that overlap the first stays. */
export function disjoint<S extends Span>(spans: S[]): S[] {
  let end = 0;
  return spans
    .sort((a, b) => a.start - b.start)
    .filter((span) => {
      if (span.start < end) return false;
      end = span.end;
      return true;
    });
}
