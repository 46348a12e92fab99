/**
 * Unicode facts that patterns need: general categories and simple case folding, as the bundled RE2 has them.
 * Decoded on first use and kept; a pattern in plain ASCII never pays for it.
 */
import { type CharRanges, inRanges, normaliseRanges } from './char-ranges.ts';
import { CATEGORY_DATA, ORBIT_DATA } from './unicode-data.ts';

/** General categories that patterns may name in \p{…}. */
export const CATEGORIES: ReadonlySet<string> = new Set(Object.keys(CATEGORY_DATA));

const categoryCache = new Map<string, CharRanges>();

/** Code points of one of CATEGORIES. */
export function categoryRanges(name: string): CharRanges {
  let ranges = categoryCache.get(name);
  if (ranges === undefined) {
    let last = 0;
    ranges = (CATEGORY_DATA[name] ?? '').split(' ').map((step) => {
      last += Number.parseInt(step, 36);
      return last;
    });
    categoryCache.set(name, ranges);
  }
  return ranges;
}

let orbitTable: readonly (readonly number[])[] | undefined;

/** Sets of code points that are equal when case is ignored. */
export function caseOrbits(): readonly (readonly number[])[] {
  if (orbitTable === undefined) {
    let last = 0;
    orbitTable = ORBIT_DATA.split(' ').map((orbit) => {
      const steps = orbit.split('+').map((step) => Number.parseInt(step, 36));
      last += steps[0]!;
      return steps.map((step, i) => (i === 0 ? last : last + step));
    });
  }
  return orbitTable;
}

const KELVIN_SIGN = 0x212a;
const LONG_S = 0x17f;
const LOWER_K = 0x6b;
const LOWER_S = 0x73;

/** Adds every case variant of the code points in `ranges`, as RE2 does under (?i). */
export function foldRanges(ranges: CharRanges): CharRanges {
  const out: number[] = [...ranges];
  const last = ranges.at(-1);
  if (last !== undefined && last < 0x80) {
    for (let i = 0; i < ranges.length; i += 2) {
      for (let c = Math.max(ranges[i]!, 0x41); c <= ranges[i + 1]!; c++) {
        const lower = c | 0x20;
        if (lower < 0x61 || lower > 0x7a) continue;
        out.push(lower, lower, lower - 0x20, lower - 0x20);
        if (lower === LOWER_K) out.push(KELVIN_SIGN, KELVIN_SIGN);
        if (lower === LOWER_S) out.push(LONG_S, LONG_S);
      }
    }
    return normaliseRanges(out);
  }
  for (const orbit of caseOrbits()) {
    if (orbit.some((c) => inRanges(ranges, c))) for (const variant of orbit) out.push(variant, variant);
  }
  return normaliseRanges(out);
}
