/**
 * The part of a pattern that its trigger automaton looks for: a stretch that every match holds, rare enough in chats and
 * soon over. An address is looked for by its street word, not by all that may stand before it: each word that may begin an
 * address would be a thread of its own, and the product of their states explodes.
 *
 * Contract: whatever the pattern matches holds a match of its core, with the same text around it.
 */
import type { PatternNode } from './pattern.ts';
import { minLength } from './pattern-length.ts';
import { type Expectation, expectOf, follow } from './trigger-odds.ts';

/** What one call of RE2 costs, if a character at which the pattern is under way costs 1. */
const HIT_COST = 3000;

/** The cheapest core of a pattern; the pattern itself if nothing in it is cheaper. */
export function coreOf(pattern: PatternNode): PatternNode {
  return cheapest(pattern).node;
}

interface Core {
  readonly node: PatternNode;
  readonly cost: number;
}

function cheapest(pattern: PatternNode): Core {
  const whole = { node: pattern, cost: cost(expectOf(pattern)) };
  switch (pattern.kind) {
    case 'concat':
      return pattern.parts.reduce((best, _, from) => cheaperFrom(pattern.parts, from, best), whole);
    case 'alternate': {
      const options = pattern.options.map(cheapest);
      const node: PatternNode = { kind: 'alternate', options: options.map((option) => option.node) };
      return cheaper(whole, { node, cost: options.reduce((sum, option) => sum + option.cost, 0) });
    }
    case 'repeat':
      return pattern.min > 0 ? cheaper(whole, cheapest(pattern.node)) : whole;
    case 'group':
      return cheapest(pattern.node);
    default:
      return whole;
  }
}

/** The best of `best` and what begins in the part at `from`. */
function cheaperFrom(parts: readonly PatternNode[], from: number, best: Core): Core {
  const first = parts[from]!;
  if (minLength(first) === 0 && first.kind !== 'assertion') return best;
  const found = minLength(first) > 0 ? cheaper(best, cheapest(first)) : best;
  const rest = parts.slice(from + 1);
  return cheaperStretch(endOf(first), rest, cheaperStretch(first, rest, found));
}

/** The best of `best` and `first` with none, some or all of what follows. */
function cheaperStretch(first: PatternNode, rest: readonly PatternNode[], best: Core): Core {
  let found = best;
  let expected = expectOf(first);
  for (let to = 0; to <= rest.length; to++) {
    if (to > 0) expected = follow(expected, rest[to - 1]!);
    const stretch: PatternNode = { kind: 'concat', parts: [first, ...rest.slice(0, to)] };
    if (minLength(stretch) > 0) found = cheaper(found, { node: stretch, cost: cost(expected) });
  }
  return found;
}

/** The cheapest stretch with which every match of the pattern ends; something rare may follow it. */
function endOf(pattern: PatternNode): PatternNode {
  switch (pattern.kind) {
    case 'concat': {
      let best: Core = { node: pattern, cost: endCost(pattern) };
      pattern.parts.forEach((part, from) => {
        const stretch: PatternNode = {
          kind: 'concat',
          parts: [endOf(part), ...pattern.parts.slice(from + 1)],
        };
        if (minLength(part) > 0) best = cheaper(best, { node: stretch, cost: endCost(stretch) });
      });
      return best.node;
    }
    case 'alternate':
      return { kind: 'alternate', options: pattern.options.map(endOf) };
    case 'repeat':
      return pattern.min > 0 ? endOf(pattern.node) : pattern;
    case 'group':
      return endOf(pattern.node);
    default:
      return pattern;
  }
}

function cheaper(a: Core, b: Core): Core {
  return b.cost < a.cost ? b : a;
}

function cost({ chance, live }: Expectation): number {
  return live + HIT_COST * chance;
}

function endCost(pattern: PatternNode): number {
  const { chance, live } = expectOf(pattern);
  return live + (HIT_COST / 10) * chance;
}
