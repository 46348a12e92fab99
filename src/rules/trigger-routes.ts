/**
 * Which rules are looked for in which slots. Rules that need a cue wait for the cue; rules that need a digit are looked
 * for only in slots that hold one; long ones apart from short ones, since the product of their states explodes.
 * Pure economy: a route may not cost a hit.
 */
import type { RuleFile } from '../model/rule.ts';
import type { PatternNode } from './pattern.ts';
import { maxLength } from './pattern-length.ts';
import { buildTriggerAutomaton, type TriggerAutomaton } from './trigger-automaton.ts';
import { buildTriggerNfa, type TriggerPattern } from './trigger-nfa.ts';

/** UTF-16 units; numbers and codes stay below, addresses and spoken values do not. */
const LONG_MATCH = 56;
/** Long rules that share an automaton. Thirty at once make 10,700 states on 8 MB of chats, in two halves 9,300 and cold three times as fast. */
const LONG_RULES = 15;

export interface TriggerRoute {
  readonly automaton: TriggerAutomaton;
  /** Only slots with so many ASCII digits in their folded text need to be scanned. */
  readonly minDigits: number;
}

export interface TriggerRoutes {
  /** For every slot with the digits. */
  readonly open: readonly TriggerRoute[];
  /** By cue group: for slots where a value may have a cue of the group. Groups without such rules have none. */
  readonly byCue: ReadonlyMap<number, TriggerRoute>;
}

interface RoutedRule {
  readonly index: number;
  readonly file: RuleFile;
  readonly tree: PatternNode;
  readonly minDigits: number;
  readonly cueGroups: readonly number[];
}

/** `always` is looked for in every slot. */
export function buildTriggerRoutes(
  rules: readonly RoutedRule[],
  always: readonly TriggerPattern[],
): TriggerRoutes {
  const isLong = (rule: RoutedRule): boolean => maxLength(rule.tree) > LONG_MATCH;
  const free = rules.filter((rule) => rule.file.cue === 'optional');
  const withDigit = free.filter((rule) => rule.minDigits > 0);
  const waiting = rules.filter((rule) => rule.file.cue === 'required');
  const groups = new Set(waiting.flatMap((rule) => rule.cueGroups));
  return {
    open: [
      {
        ...route(
          free.filter((rule) => rule.minDigits === 0),
          always,
        ),
        minDigits: 0,
      },
      route(withDigit.filter((rule) => !isLong(rule))),
      ...chunks(withDigit.filter(isLong), LONG_RULES).map((some) => route(some)),
    ],
    byCue: new Map(
      [...groups].map((group) => [group, route(waiting.filter((rule) => rule.cueGroups.includes(group)))]),
    ),
  };
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

function route(rules: readonly RoutedRule[], more: readonly TriggerPattern[] = []): TriggerRoute {
  const patterns = rules.map(({ index, tree }): TriggerPattern => ({ rule: index, pattern: tree }));
  return {
    automaton: buildTriggerAutomaton(buildTriggerNfa([...patterns, ...more])),
    minDigits: Math.min(...rules.map((rule) => rule.minDigits)),
  };
}

/** ASCII digits that every match holds at the least. */
export function minDigits(pattern: PatternNode): number {
  switch (pattern.kind) {
    case 'class':
      return pattern.ranges.length > 0 && pattern.ranges.every((bound) => bound >= 0x30 && bound <= 0x39)
        ? 1
        : 0;
    case 'concat':
      return pattern.parts.reduce((sum, part) => sum + minDigits(part), 0);
    case 'alternate':
      return Math.min(...pattern.options.map(minDigits));
    case 'repeat':
      return pattern.min * minDigits(pattern.node);
    case 'group':
      return minDigits(pattern.node);
    case 'assertion':
      return 0;
  }
}

/** Digits that a value must hold to pass these validators. */
export function digitsAsked(validators: readonly string[]): number {
  return Math.max(
    0,
    ...validators.map((entry) => {
      const [name, argument] = entry.split(':');
      if (name === 'digits') return Number.parseInt(argument ?? '0', 10);
      return FEWEST_DIGITS[entry] ?? 0;
    }),
  );
}

const FEWEST_DIGITS: Readonly<Record<string, number>> = {
  mixed: 1,
  'has-digit': 1,
  'not-one-digit': 2,
  'reference:near': 2,
};
