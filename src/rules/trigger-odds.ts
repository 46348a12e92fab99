/**
 * What to expect of a pattern at a random place of a chat: how likely it matches there, and how long it is under way.
 * Characters of a kind come in runs, so each is reckoned by the kind of the one before. Rough on purpose: it decides
 * what is cheap to look for, never what is found.
 */
import type { PatternNode } from './pattern.ts';

/** Kinds of characters: lower-case letters, capitals, digits, blanks, all else. */
const KINDS = 5;
const [LOWER, UPPER, DIGIT, BLANK, OTHER] = [0, 1, 2, 3, 4];

export interface Expectation {
  /** That all so far matches. */
  readonly chance: number;
  /** Characters, beyond the first, at which it is still under way. */
  readonly live: number;
  /** What the last character was, by kind; together `begun`. */
  readonly kinds: readonly number[];
  /** That a character was read at all; the rest stands before the first. */
  readonly begun: number;
}

export const BEGIN: Expectation = { chance: 1, live: 0, kinds: [0, 0, 0, 0, 0], begun: 0 };

export function expectOf(pattern: PatternNode): Expectation {
  return follow(BEGIN, pattern);
}

/** What is expected once `pattern` follows what went before. */
export function follow(before: Expectation, pattern: PatternNode): Expectation {
  if (before.chance < NEVER) return before;
  switch (pattern.kind) {
    case 'class':
      return character(before, pattern.ranges);
    case 'concat':
      return pattern.parts.reduce(follow, before);
    case 'alternate': {
      const options = pattern.options.map((option) => follow(before, option));
      // Options that wait for their first character are one thread.
      const live = options.reduce(
        (sum, option) => sum + Math.max(0, option.live - before.live - first(before)),
        0,
      );
      return { ...either(options), live: before.live + first(before) + live };
    }
    case 'repeat': {
      const ends: Expectation[] = pattern.min === 0 ? [before] : [];
      let at = before;
      for (let i = 1; i <= pattern.max && at.chance >= NEVER; i++) {
        at = follow(at, pattern.node);
        if (i >= pattern.min) ends.push(at);
      }
      if (ends.length === 0) return at;
      return { ...either(ends), chance: Math.min(ends[0]!.chance, sumOf(ends)), live: at.live };
    }
    case 'group':
      return follow(before, pattern.node);
    case 'assertion':
      return { ...before, chance: before.chance * ASSERTED };
  }
}

/** Less likely than this counts as never. */
const NEVER = 1e-9;
/** That an assertion holds: a word begins or ends at every third place. */
const ASSERTED = 0.4;

function first({ chance, begun }: Expectation): number {
  return chance * begun;
}

function sumOf(all: readonly Expectation[]): number {
  return all.reduce((sum, { chance }) => sum + chance, 0);
}

function either(all: readonly Expectation[]): Omit<Expectation, 'live'> {
  const total = sumOf(all);
  if (total === 0) return { ...BEGIN, chance: 0 };
  const mean = (of: (one: Expectation) => number): number =>
    all.reduce((sum, one) => sum + of(one) * one.chance, 0) / total;
  return {
    chance: Math.min(1, total),
    kinds: Array.from({ length: KINDS }, (_, kind) => mean((one) => one.kinds[kind]!)),
    begun: mean((one) => one.begun),
  };
}

function character(before: Expectation, ranges: readonly number[]): Expectation {
  const share = shareOfKinds(ranges);
  const chances = share.map((part, kind) => part * nextKind(before, kind));
  const chance = chances.reduce((sum, one) => sum + one, 0);
  return {
    chance: before.chance * chance,
    live: before.live + first(before),
    kinds: chance === 0 ? BEGIN.kinds : chances.map((one) => one / chance),
    begun: 1,
  };
}

function nextKind({ kinds, begun }: Expectation, kind: number): number {
  let chance = (1 - begun) * ANYWHERE[kind]!;
  for (let last = 0; last < KINDS; last++) chance += kinds[last]! * AFTER[last]![kind]!;
  return chance;
}

/** How often each kind stands in chats, and after each kind. */
const ANYWHERE = [0.74, 0.04, 0.04, 0.15, 0.03];
const AFTER = [
  [0.78, 0.003, 0.002, 0.17, 0.045],
  [0.66, 0.22, 0.02, 0.07, 0.03],
  [0.03, 0.02, 0.6, 0.2, 0.15],
  [0.8, 0.1, 0.07, 0.01, 0.02],
  [0.3, 0.06, 0.12, 0.45, 0.07],
];

/** ASCII code → its kind, and its share of it. Letters beyond ASCII are a small share of the lower-case ones. */
const KIND = new Uint8Array(128).fill(OTHER!);
const SHARE = new Float64Array(128);
const FOREIGN = 0.02;

function set(kind: number, characters: string, share: number): void {
  for (const character of characters) {
    KIND[character.charCodeAt(0)] = kind;
    SHARE[character.charCodeAt(0)] = share / characters.length;
  }
}

set(LOWER!, 'eta', 0.27);
set(LOWER!, 'oinsrh', 0.39);
set(LOWER!, 'ldcumfgpwybv', 0.29);
set(LOWER!, 'kxjqz', 0.03);
set(UPPER!, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 1);
set(DIGIT!, '0123456789', 1);
set(BLANK!, ' ', 0.97);
set(BLANK!, '\n\t\r', 0.03);
set(OTHER!, '.,', 0.5);
set(OTHER!, "'-?!:/", 0.35);
set(OTHER!, '@#()[]"+*_&%$;=<>|\\', 0.1);

function shareOfKinds(ranges: readonly number[]): number[] {
  const share = [0, 0, 0, 0, 0];
  for (let i = 0; i < ranges.length; i += 2) {
    for (let c = ranges[i]!; c <= Math.min(ranges[i + 1]!, 0x7f); c++) share[KIND[c]!]! += SHARE[c]!;
    if (ranges[i + 1]! >= 0x80) share[LOWER!] = Math.min(1, share[LOWER!]! + FOREIGN);
  }
  return share;
}
