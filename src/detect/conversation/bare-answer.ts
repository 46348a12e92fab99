/** A value that answers a question which nobody wrote down, in a transcript of the customer's side alone. */
import type { EntityType } from '../../model/entity-types.ts';
import type { Candidate } from '../../model/finding.ts';
import type { ConversationScan } from '../scan.ts';

/** @param span units of the slot's own text, not of the folded one */
export function bareAnswer(
  scan: ConversationScan,
  member: number,
  { start, end }: { readonly start: number; readonly end: number },
  type: EntityType,
  score: number,
): Candidate {
  const evidence = [{ kind: 'unseen-question', gain: score }] as const;
  return { slot: scan.slotOf(member), start, end, type, rule: 'bare-answer', score, evidence };
}
