/**
 * Every match of one rule in a folded text: the sequence that a global leftmost search over the whole text
 * gives. Long texts are searched in windows, since each RE2 call copies the string it is given.
 */
import { LIMITS } from '../model/limits.ts';
import type { CompiledRule } from '../rules/compile.ts';
import type { Match } from '../rules/regex.ts';
import { isHighSurrogate, isLowSurrogate } from '../text/utf.ts';

/** PERF: each search of a window costs its length again, so windows are as short as the longest match allows. */
const WINDOW = 1024;

/** All matches of a rule in a text, ascending. */
export type MatchSearch = (
  rule: CompiledRule,
  text: string,
  places: readonly number[] | undefined,
) => Iterable<Match>;

/** Places are rounded down to multiples of this. */
export const PLACE_GRAIN = 256;

/**
 * `places`: ascending offsets, rounded down, of which each match holds one or ends at one; undefined if a match may be anywhere.
 * They are asked for long texts only.
 */
export function ruleMatches(
  rule: CompiledRule,
  text: string,
  places: readonly number[] | undefined,
): Iterable<Match> {
  return text.length <= LIMITS.wholeSlotUnits ? shortMatches(rule, text) : longMatches(rule, text, places);
}

/** PERF: a call of RE2 is what costs; none is made where too little is left for a match. */
function shortMatches(rule: CompiledRule, text: string): readonly Match[] {
  if (!mayMatchFrom(rule, text, 0)) return NONE;
  let match = rule.matcher.find(text, 0);
  if (match === undefined) return NONE;
  const found: Match[] = [];
  while (match !== undefined) {
    found.push(match);
    match = mayMatchFrom(rule, text, match.matchEnd) ? rule.matcher.find(text, match.matchEnd) : undefined;
  }
  return found;
}

const NONE: readonly Match[] = [];

/** Whether enough characters, and enough digits, follow for a value of the rule; never wrong with "no". */
function mayMatchFrom({ minLength, minDigits }: CompiledRule, text: string, from: number): boolean {
  if (text.length - from < minLength) return false;
  let missing = minDigits;
  for (let i = from; missing > 0 && i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x30 && unit <= 0x39) missing--;
  }
  return missing === 0;
}

function* longMatches(
  rule: CompiledRule,
  text: string,
  places: readonly number[] | undefined,
): Iterable<Match> {
  if (places === undefined) {
    yield* matchesBetween(rule, text, 0, text.length);
    return;
  }
  // A match around a place lies within its own greatest length of it. Regions that touch are searched as one.
  let from = 0;
  let to = -1;
  for (const place of places) {
    const start = Math.max(0, place - rule.maxLength - 1);
    if (start > to) {
      if (to >= 0) yield* matchesBetween(rule, text, from, to);
      from = start;
    }
    to = Math.min(text.length, place + PLACE_GRAIN + rule.maxLength + 1);
  }
  if (to >= 0) yield* matchesBetween(rule, text, from, to);
}

/** Matches that begin in `[begin, end)`; the search begins as if nothing had matched before. */
function* matchesBetween(rule: CompiledRule, text: string, begin: number, end: number): Iterable<Match> {
  const { matcher, maxLength } = rule;
  const reach = Math.max(WINDOW, 4 * maxLength);
  let at = wholeCharacters(text, begin);
  while (at < end) {
    // One unit before the search start and one behind the longest match, so that \b, ^ and $ see their context.
    const from = wholeCharacters(text, Math.max(0, at - 1));
    const to = wholeCharacters(text, Math.min(text.length, from + reach));
    const last = to === text.length;
    // Matches that begin before this can't reach the cut, so they are as in the whole text.
    const sure = last ? text.length : wholeCharacters(text, to - maxLength - 1);
    const window = text.slice(from, to);
    while (at < sure) {
      const match = matcher.find(window, at - from);
      if (match === undefined) {
        at = sure;
      } else if (last || from + match.start < sure) {
        if (from + match.start >= end) return;
        yield { start: from + match.start, end: from + match.end, matchEnd: from + match.matchEnd };
        at = from + match.matchEnd;
      } else {
        // Search again with the match well inside; it begins at most maxLength before its end.
        at = Math.min(sure, Math.max(at, wholeCharacters(text, from + match.matchEnd - maxLength)));
        break;
      }
    }
  }
}

/** `at`, or the unit before it if a surrogate pair would be cut: RE2 counts its halves as characters of their own. */
function wholeCharacters(text: string, at: number): number {
  const cut = isLowSurrogate(text.charCodeAt(at)) && isHighSurrogate(text.charCodeAt(at - 1));
  return cut ? at - 1 : at;
}

/** The definition that `ruleMatches` must equal: one global leftmost search over the whole text. */
export function* wholeMatches(rule: CompiledRule, text: string): Iterable<Match> {
  let match = text.length === 0 ? undefined : rule.matcher.find(text, 0);
  while (match !== undefined) {
    yield match;
    match = match.matchEnd < text.length ? rule.matcher.find(text, match.matchEnd) : undefined;
  }
}
