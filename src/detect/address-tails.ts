/**
 * An address that a pattern reads on into its town or postcode ends before them where they were found for themselves:
 * "12 Elm Street, Springfield 62704" is an address, a place and a postcode. What begins a candidate begins a word, so
 * the unit before it is none of the address.
 *
 * A reference of any form that lies half in the one and half in the other ("12 62704") tells nothing more and goes.
 */
import type { EntityType } from '../model/entity-types.ts';
import type { Candidate } from '../model/finding.ts';
import { isAnyReference } from './naming-strength.ts';

const TAILS: ReadonlySet<EntityType> = new Set<EntityType>(['POSTCODE', 'PLACE']);
/** What no user said and no field: their spans stay as they are. */
const SAID: ReadonlySet<string> = new Set(['deny-list', 'typed-field', 'speaker']);
/** Units between an address and its tail ("Elm Street, 62704"). */
const MOST_BETWEEN = 2;

/** The candidates of one slot with addresses cut before their tails. */
export function withoutTails(candidates: readonly Candidate[]): readonly Candidate[] {
  if (!candidates.some(({ type }) => type === 'ADDRESS')) return candidates;
  const tails = candidates.filter(({ type, rule }) => TAILS.has(type) && !SAID.has(rule));
  if (tails.length === 0) return candidates;
  const cut = candidates.map((candidate) =>
    candidate.type === 'ADDRESS' && !SAID.has(candidate.rule) ? cutBefore(candidate, tails) : candidate,
  );
  return cut.filter((candidate) => !isAnyReference(candidate) || !isToldByOthers(candidate, cut));
}

/** Ends the address before the first of the tails that go on to its end. */
function cutBefore(address: Candidate, tails: readonly Candidate[]): Candidate {
  let { end } = address;
  // Each step moves the end to the left, from the postcode to the town before it.
  for (let moved = true; moved; ) {
    moved = false;
    for (const tail of tails) {
      if (tail.start > address.start + 1 && tail.start < end && tail.end >= end) {
        end = tail.start - 1;
        moved = true;
      }
    }
  }
  return end === address.end ? address : { ...address, end };
}

function isToldByOthers(candidate: Candidate, others: readonly Candidate[]): boolean {
  const left = others.find(
    ({ type, start, end }) => type === 'ADDRESS' && start <= candidate.start && candidate.start < end,
  );
  if (left === undefined || left.end >= candidate.end) return false;
  return others.some(
    ({ type, start, end }) =>
      TAILS.has(type) && start >= left.end && start - left.end <= MOST_BETWEEN && end >= candidate.end,
  );
}
