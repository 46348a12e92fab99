/**
 * Candidates of one slot → findings that do not overlap. Contract: every unit that an accepted candidate covers is
 * covered by a finding, so candidates that overlap become one finding over all of them, and the strongest names
 * it; but for the blank or comma between an address and the town and postcode that end it, which are findings of their
 * own. The order of strength is total, so the result depends on nothing else:
 *
 * 1. what the user or the export says (deny list, typed field, speaker) before what was read from text; but a name
 *    that a field says, found again inside something longer (an e-mail address), does not name that
 * 2. what lies inside no other candidate before what does; but most of a number of no kind in particular ("IP
 *    192.0.2.1") is named by what is surer of its kind
 * 3. the stronger evidence for its type: see `namingStrength`
 * 4. the longer, then the earlier
 * 5. the type's place in ENTITY_TYPES, then the rule's id
 */
import { ENTITY_TYPES } from '../model/entity-types.ts';
import type { Candidate, Finding } from '../model/finding.ts';
import { withoutTails } from './address-tails.ts';
import { isAnyReference, namingStrength, SAID } from './naming-strength.ts';
import { Overlaps } from './overlaps.ts';

/** Share of a reference's length that names it, if it is surer. */
const MOST = 0.6;

/** `candidates` are accepted ones of a single slot, in any order. */
export function resolve(candidates: readonly Candidate[]): Finding[] {
  if (candidates.length < 2) return [...candidates];
  const sorted = [...withoutTails(candidates)].sort((a, b) => a.start - b.start || b.end - a.end);
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

/** `cluster` ascends by start. PERF: in noise thousands may hang together, each over its neighbours alone. */
function merge(cluster: readonly Candidate[]): Finding {
  const all = new Overlaps(cluster);
  const said = cluster.filter(
    (candidate, i) => SAID.has(candidate.rule) && !isFoundInside(candidate, all, i),
  );
  const heard = said.length > 0 ? new Overlaps(said) : all;
  const outer = heard.sorted.filter(
    (candidate, i) => !heard.someOver(i, (other) => outranks(other, candidate)),
  );
  // In a ring of three none is outer.
  const strongest = (outer.length > 0 ? outer : heard.sorted).reduce((best, other) =>
    compareStrength(other, best) < 0 ? other : best,
  );
  const start = cluster[0]!.start;
  const end = all.end;
  if (strongest.start === start && strongest.end === end) return strongest;
  return { ...strongest, start, end };
}

/** A value that a field says, which text repeats inside something of another kind. */
function isFoundInside(candidate: Candidate, all: Overlaps<Candidate>, i: number): boolean {
  if (candidate.rule === 'deny-list' || !candidate.evidence.some(({ kind }) => kind === 'known'))
    return false;
  return all.someOver(i, (other) => contains(other, candidate) && other.type !== candidate.type);
}

function outranks(outer: Candidate, inner: Candidate): boolean {
  if (isSurerPart(outer, inner)) return true;
  return contains(outer, inner) && !isSurerPart(inner, outer);
}

/** Whether `part` is most of `whole`, which is a reference of any form, and is surer, whatever made the other sure. */
function isSurerPart(part: Candidate, whole: Candidate): boolean {
  return (
    part.type !== whole.type &&
    contains(whole, part) &&
    isAnyReference(whole) &&
    part.end - part.start >= MOST * (whole.end - whole.start) &&
    part.score > whole.score
  );
}

function contains(outer: Candidate, inner: Candidate): boolean {
  return (
    outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start
  );
}

/** Orders candidates that neither contains the other: negative if `a` is stronger, 0 only for equals. */
export function compareStrength(a: Candidate, b: Candidate): number {
  return (
    namingStrength(b) - namingStrength(a) ||
    b.score - a.score ||
    b.end - b.start - (a.end - a.start) ||
    a.start - b.start ||
    ENTITY_TYPES.indexOf(a.type) - ENTITY_TYPES.indexOf(b.type) ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  );
}
