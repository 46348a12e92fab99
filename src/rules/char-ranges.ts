/**
 * Sets of code points as sorted, disjoint, flattened ranges: [lo, hi, lo, hi, …], both ends included.
 * Pure functions; every result is normalised, so equal sets are equal arrays.
 */
export type CharRanges = readonly number[];

export const MAX_CODE_POINT = 0x10ffff;

/** Sorts and merges overlapping and adjacent ranges. */
export function normaliseRanges(ranges: readonly number[]): CharRanges {
  const pairs: [number, number][] = [];
  for (let i = 0; i < ranges.length; i += 2) pairs.push([ranges[i]!, ranges[i + 1]!]);
  pairs.sort((a, b) => a[0] - b[0]);
  const out: number[] = [];
  for (const [lo, hi] of pairs) {
    const last = out.length - 1;
    if (last > 0 && lo <= out[last]! + 1) out[last] = Math.max(out[last]!, hi);
    else out.push(lo, hi);
  }
  return out;
}

/** Everything that is not in `ranges`, which must be normalised. */
export function negateRanges(ranges: CharRanges): CharRanges {
  const out: number[] = [];
  let next = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    if (ranges[i]! > next) out.push(next, ranges[i]! - 1);
    next = ranges[i + 1]! + 1;
  }
  if (next <= MAX_CODE_POINT) out.push(next, MAX_CODE_POINT);
  return out;
}

/** Membership in normalised ranges. */
export function inRanges(ranges: CharRanges, codePoint: number): boolean {
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < ranges[2 * middle]!) high = middle - 1;
    else if (codePoint > ranges[2 * middle + 1]!) low = middle + 1;
    else return true;
  }
  return false;
}
