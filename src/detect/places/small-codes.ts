/**
 * Whether a town and its postcode stand right behind a street line in small letters, so that it needs nothing else to be one:
 * "2208 quillon ct, macon, ga 31210", "3 quillon dock st HU1 9YY".
 */
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import type { PlaceFindings } from './place-findings.ts';
import { TOWN_BEGINNINGS } from './place-lists.ts';
import { GAP_NONE, type PlaceWords } from './place-words.ts';

/** Words of a town and its region. */
const MOST_TOWN = 4;
/** Letters of a region's short name. */
const REGION = 2;

export function isBeforeCode(
  read: PlaceWords,
  findings: PlaceFindings,
  member: number,
  word: number,
  to: number,
): boolean {
  for (let at = word; at < to && at - word <= MOST_TOWN; at++) {
    if (read.gap(member, at) === GAP_NONE) return false;
    if (findings.takenBy(at)?.type === 'POSTCODE' || findings.unsurePostcodeEnd(at) >= 0) return true;
    if (read.is(at, WORD_HAS_DIGIT)) return false;
    const town = read.knownFrom(member, at, to);
    if (town > at) at = town - 1;
    else if (read.isCommon(at) && read.length(at) > REGION && !TOWN_BEGINNINGS.has(read.h1(at))) return false;
  }
  return false;
}
