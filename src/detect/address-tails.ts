/**
 * An address that a pattern reads on into its town or postcode ends before them where they were found for themselves:
 * "12 Elm Street, Springfield 62704" is an address, a place and a postcode. What begins a candidate begins a word, so
 * the unit before it is none of the address.
 *
 * A reference of any form that lies half in the one and half in the other ("12 62704") tells nothing more and goes.
 */
import type { EntityType } from '../model/entity-types.ts';
import type { Candidate } from '../model/finding.ts';
import { isAnyReference, SAID } from './naming-strength.ts';
import { Overlaps } from './overlaps.ts';

const TAILS: ReadonlySet<EntityType> = new Set<EntityType>(['POSTCODE', 'PLACE']);
/** Units between an address and its tail ("Elm Street, 62704"). */
const MOST_BETWEEN = 2;

/** The candidates of one slot with addresses cut before their tails. */
export function withoutTails(candidates: readonly Candidate[]): readonly Candidate[] {
  if (!candidates.some(({ type }) => type === 'ADDRESS')) return candidates;
  const tails = byStart(candidates.filter(({ type, rule }) => TAILS.has(type) && !SAID.has(rule)));
  if (tails.length === 0) return candidates;
  const cut = candidates.map((candidate) =>
    candidate.type === 'ADDRESS' && !SAID.has(candidate.rule) ? cutBefore(candidate, tails) : candidate,
  );
  const all = new Overlaps(byStart(cut));
  return all.sorted.filter(
    (candidate, i) => !isAnyReference(candidate) || !isToldByOthers(candidate, all, i),
  );
}

function byStart(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...candidates].sort((a, b) => a.start - b.start);
}

/** Ends the address before the first of the tails that go on to its end. `tails` ascend by start. */
function cutBefore(address: Candidate, tails: readonly Candidate[]): Candidate {
  let { end } = address;
  let first = 0;
  for (let behind = tails.length; first < behind; ) {
    const middle = (first + behind) >> 1;
    if (tails[middle]!.start > address.start + 1) behind = middle;
    else first = middle + 1;
  }
  let last = first;
  while (last < tails.length && tails[last]!.start < end) last++;
  // Backwards, from the postcode to the town before it.
  for (let i = last - 1; i >= first; i--) {
    if (tails[i]!.start < end && tails[i]!.end >= end) end = tails[i]!.start - 1;
  }
  return end === address.end ? address : { ...address, end };
}

function isToldByOthers(candidate: Candidate, all: Overlaps<Candidate>, i: number): boolean {
  return all.someOver(
    i,
    (left) =>
      left.type === 'ADDRESS' &&
      left.start <= candidate.start &&
      left.end < candidate.end &&
      all.someOver(i, (tail) => isTail(tail, left, candidate), MOST_BETWEEN + 1),
  );
}

function isTail({ type, start, end }: Candidate, left: Candidate, candidate: Candidate): boolean {
  return TAILS.has(type) && start >= left.end && start - left.end <= MOST_BETWEEN && end >= candidate.end;
}
