/**
 * Compiled rules as plain data, so that the built-in ones are compiled once, at build, and not in every worker.
 * `unpack(pack(rules))` finds what `rules` finds.
 */
import { CompiledRule, type CompiledRules, type RuleFacts } from './compile.ts';
import { CueTable } from './cue-table.ts';
import type { Assertion } from './pattern.ts';
import type { TriggerAutomaton } from './trigger-automaton.ts';
import type { TriggerNode } from './trigger-nfa.ts';
import type { TriggerRoute } from './trigger-routes.ts';
import type { WordEntry, WordTable } from './words.ts';

/** JSON. */
export interface RulePack {
  readonly rules: readonly RuleFacts[];
  readonly cues: {
    readonly groups: readonly string[];
    readonly firstWords: readonly WordEntry[];
    readonly phrases: readonly { readonly hashes: readonly number[]; readonly groups: readonly number[] }[];
  };
  readonly open: readonly PackedRoute[];
  readonly byCue: readonly (readonly [group: number, route: PackedRoute])[];
  readonly maskTrigger: number;
  readonly fingerprint: string;
}

interface PackedRoute {
  readonly minDigits: number;
  readonly classOf: readonly number[];
  readonly codeOf: readonly number[];
  readonly kindOf: readonly number[];
  /** Distinct code sets, each as the codes that are in it. */
  readonly sets: readonly (readonly number[])[];
  /** By node. */
  readonly kind: readonly number[];
  readonly rule: readonly number[];
  /** Index into `sets`, or -1. */
  readonly set: readonly number[];
  readonly assertion: readonly (Assertion | 0)[];
  readonly next: readonly (readonly number[])[];
  readonly start: readonly number[];
  readonly rules: number;
  readonly highestRule: number;
}

export function packRules({ rules, cues, routes, maskTrigger, fingerprint }: CompiledRules): RulePack {
  return {
    rules: rules.map(({ index, file, minLength, maxLength, minDigits, cueGroups, negativeGroups, plan }) => ({
      ...{ index, file, minLength, maxLength, minDigits, cueGroups, negativeGroups, plan },
    })),
    cues: {
      groups: cues.groups,
      firstWords: cues.firstWords,
      phrases: cues.phrases.map(({ hashes, groups }) => ({ hashes: [...hashes], groups })),
    },
    open: routes.open.map(packRoute),
    byCue: [...routes.byCue].map(([group, route]) => [group, packRoute(route)]),
    ...{ maskTrigger, fingerprint },
  };
}

/** `words` must have the first words of the cues flagged. */
export function unpackRules(pack: RulePack, words: WordTable, places: WordTable): CompiledRules {
  const phrases = pack.cues.phrases.map(({ hashes, groups }) => ({
    ...{ hashes: Int32Array.from(hashes), words: hashes.length / 2, groups },
  }));
  return {
    rules: pack.rules.map((facts) => new CompiledRule(facts)),
    cues: new CueTable(pack.cues.groups, phrases, pack.cues.firstWords),
    routes: {
      open: pack.open.map(unpackRoute),
      byCue: new Map(pack.byCue.map(([group, route]) => [group, unpackRoute(route)])),
    },
    words,
    places,
    maskTrigger: pack.maskTrigger,
    fingerprint: pack.fingerprint,
  };
}

function packRoute({ automaton, minDigits }: TriggerRoute): PackedRoute {
  const { nfa } = automaton;
  const sets = new Map<string, number>();
  const setOf = ({ codes }: TriggerNode): number => {
    if (codes === undefined) return -1;
    const key = [...codes.keys()].filter((code) => codes[code] === 1).join();
    const known = sets.get(key) ?? sets.size;
    sets.set(key, known);
    return known;
  };
  return {
    minDigits,
    classOf: [...automaton.classOf],
    codeOf: [...automaton.codeOf],
    kindOf: [...automaton.kindOf],
    kind: nfa.nodes.map((node) => node.kind),
    rule: nfa.nodes.map((node) => node.rule),
    set: nfa.nodes.map(setOf),
    assertion: nfa.nodes.map((node) => node.assertion ?? 0),
    next: nfa.nodes.map((node) => node.next),
    sets: [...sets.keys()].map((key) => (key === '' ? [] : key.split(',').map(Number))),
    ...{ start: nfa.start, rules: nfa.rules, highestRule: nfa.highestRule },
  };
}

function unpackRoute(route: PackedRoute): TriggerRoute {
  const sets = route.sets.map((codes) => {
    const set = new Uint8Array(route.classOf.length);
    for (const code of codes) set[code] = 1;
    return set;
  });
  const nodes = route.kind.map((kind, i): TriggerNode => {
    const assertion = route.assertion[i]!;
    return {
      kind,
      rule: route.rule[i]!,
      codes: route.set[i]! < 0 ? undefined : sets[route.set[i]!],
      assertion: assertion === 0 ? undefined : assertion,
      next: route.next[i]!,
    };
  });
  const automaton: TriggerAutomaton = {
    nfa: { nodes, start: route.start, rules: route.rules, highestRule: route.highestRule },
    classOf: Uint8Array.from(route.classOf),
    classes: route.kindOf.length,
    codeOf: Uint8Array.from(route.codeOf),
    kindOf: Uint8Array.from(route.kindOf),
  };
  return { automaton, minDigits: route.minDigits };
}
