/**
 * Candidates of one slot → findings that do not overlap. Contract: every unit that an accepted candidate covers is
 * covered by a finding, so candidates that overlap become one finding over all of them, and the strongest names
 * it. The order of strength is total, so the result depends on nothing else:
 *
 * 1. what the user or the export says (deny list, typed field, speaker) before what was read from text
 * 2. what lies inside no other candidate before what does
 * 3. the higher score
 * 4. the longer, then the earlier
 * 5. the type's place in ENTITY_TYPES, then the rule's id
 */
import { ENTITY_TYPES } from '../model/entity-types.ts';
import type { Candidate, Finding } from '../model/finding.ts';

const SAID: ReadonlySet<string> = new Set(['deny-list', 'typed-field', 'speaker']);

/** `candidates` are accepted ones of a single slot, in any order. */
export function resolve(candidates: readonly Candidate[]): Finding[] {
  if (candidates.length < 2) return [...candidates];
  const sorted = [...candidates].sort((a, b) => a.start - b.start || b.end - a.end);
  const findings: Finding[] = [];
  let cluster: Candidate[] = [];
  let end = -1;
  for (const candidate of sorted) {
    if (candidate.start >= end && cluster.length > 0) {
      findings.push(merge(cluster));
      cluster = [];
    }
    cluster.push(candidate);
    end = Math.max(end, candidate.end);
  }
  findings.push(merge(cluster));
  return findings;
}

function merge(cluster: readonly Candidate[]): Finding {
  const said = cluster.filter((candidate) => SAID.has(candidate.rule));
  const heard = said.length > 0 ? said : cluster;
  const outer = heard.filter((candidate) => !heard.some((other) => contains(other, candidate)));
  const strongest = outer.reduce((best, other) => (compareStrength(other, best) < 0 ? other : best));
  const start = cluster[0]!.start;
  const end = Math.max(...cluster.map((candidate) => candidate.end));
  if (strongest.start === start && strongest.end === end) return strongest;
  return { ...strongest, start, end };
}

function contains(outer: Candidate, inner: Candidate): boolean {
  return (
    outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start
  );
}

/** Orders candidates that neither contains the other: negative if `a` is stronger, 0 only for equals. */
export function compareStrength(a: Candidate, b: Candidate): number {
  return (
    b.score - a.score ||
    b.end - b.start - (a.end - a.start) ||
    a.start - b.start ||
    ENTITY_TYPES.indexOf(a.type) - ENTITY_TYPES.indexOf(b.type) ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  );
}
