/** What became of every span that was considered, for `explain`. */
import type { Candidate, Finding } from '../model/finding.ts';

/** A candidate and what became of it: exactly one of `action` and `lost` is there. */
export interface ConsideredSpan extends Candidate {
  /** For what was found: the operator's name. */
  readonly action?: string;
  /** For what was not: why, in words that quote nothing. */
  readonly lost?: string;
}

/** The candidates that became no finding, each with the reason, in the order of slots and places. */
export function lostSpans(
  candidates: readonly Candidate[],
  findings: readonly Finding[],
  minScore: (type: Finding['type']) => number,
): ConsideredSpan[] {
  const bySlot = new Map<number, Finding[]>();
  for (const finding of findings) {
    const list = bySlot.get(finding.slot);
    if (list === undefined) bySlot.set(finding.slot, [finding]);
    else list.push(finding);
  }
  const lost: ConsideredSpan[] = [];
  const seen = new Set<string>();
  for (const candidate of candidates) {
    const near = bySlot.get(candidate.slot) ?? [];
    if (near.some((finding) => stands(finding, candidate))) continue;
    // A value that is known from elsewhere may be found by its rule once more.
    const { slot, start, end, type, rule } = candidate;
    const key = `${slot} ${start} ${end} ${type} ${rule}`;
    if (seen.has(key)) continue;
    seen.add(key);
    lost.push({ ...candidate, lost: whyLost(candidate, near, minScore(type)) });
  }
  return lost.sort((a, b) => a.slot - b.slot || a.start - b.start || b.end - a.end);
}

/** Whether the finding is this candidate, perhaps widened. */
function stands(finding: Finding, candidate: Candidate): boolean {
  return (
    finding.type === candidate.type &&
    finding.rule === candidate.rule &&
    finding.start <= candidate.start &&
    finding.end >= candidate.end
  );
}

function whyLost({ start, end, score }: Candidate, near: readonly Finding[], minimum: number): string {
  if (score < minimum) return `below the minimum score ${minimum}`;
  const winner = near.find((finding) => finding.start < end && start < finding.end);
  return winner === undefined ? 'on the allow list' : `${winner.type} by ${winner.rule} is stronger`;
}
