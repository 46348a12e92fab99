/**
 * Every match of one rule in a folded text: the sequence that a global leftmost search over the whole text
 * gives. Long texts are searched in windows, since each RE2 call copies the string it is given.
 */
import { LIMITS } from '../model/limits.ts';
import type { CompiledRule } from '../rules/compile.ts';
import type { Match } from '../rules/regex.ts';

/** All matches of a rule in a text, ascending. */
export type MatchSearch = (rule: CompiledRule, text: string) => Iterable<Match>;

export function* ruleMatches(rule: CompiledRule, text: string): Iterable<Match> {
  if (text.length <= LIMITS.wholeSlotUnits) {
    yield* wholeMatches(rule, text);
    return;
  }
  const { matcher, maxLength } = rule;
  const reach = Math.max(LIMITS.wholeSlotUnits, 4 * maxLength);
  let at = 0;
  while (at < text.length) {
    // One unit before the search start and one behind the longest match, so that \b, ^ and $ see their context.
    const from = Math.max(0, at - 1);
    const to = Math.min(text.length, from + reach);
    const window = text.slice(from, to);
    const match = matcher.find(window, at - from);
    const last = to === text.length;
    // Matches that begin before this can't reach the cut, so they are as in the whole text.
    const sure = to - maxLength - 1;
    if (match === undefined) {
      if (last) return;
      at = sure;
    } else if (last || from + match.start < sure) {
      yield { start: from + match.start, end: from + match.end, matchEnd: from + match.matchEnd };
      at = from + match.matchEnd;
    } else {
      // Search again with the match well inside; it begins at most maxLength before its end.
      at = Math.min(sure, from + match.matchEnd - maxLength);
    }
  }
}

/** The definition that `ruleMatches` must equal: one global leftmost search over the whole text. */
export function* wholeMatches(rule: CompiledRule, text: string): Iterable<Match> {
  let match = text.length === 0 ? undefined : rule.matcher.find(text, 0);
  while (match !== undefined) {
    yield match;
    match = match.matchEnd < text.length ? rule.matcher.find(text, match.matchEnd) : undefined;
  }
}
