/** Which rule of a policy stands for a field path. */
import type { Action } from '../model/policy.ts';
import type { Decision } from './decide.ts';

/** Field paths whose rule is remembered; a run knows no more of them by name. */
const MAX_REMEMBERED = 8192;

interface Wildcard {
  readonly segments: readonly string[];
  readonly literal: number;
  readonly decision: Decision;
}

export class FieldRules {
  readonly isEmpty: boolean;
  readonly #exact = new Map<string, Decision>();
  /** Those with the most literal segments first, among equals the one written last. */
  readonly #wildcards: Wildcard[] = [];
  readonly #remembered = new Map<string, Decision | undefined>();

  constructor(fields: Readonly<Record<string, Action>>, decisionOf: (action: Action) => Decision) {
    for (const [path, action] of Object.entries(fields)) {
      const decision = decisionOf(action);
      this.#exact.set(path, decision);
      const segments = path.split('/');
      const literal = segments.filter((segment) => segment !== '*').length;
      if (literal < segments.length) this.#wildcards.unshift({ segments, literal, decision });
    }
    this.#wildcards.sort((a, b) => b.literal - a.literal);
    this.isEmpty = this.#exact.size === 0;
  }

  /** The rule written for exactly this path, or the most particular one whose `*` stand for its other segments. */
  at(path: string): Decision | undefined {
    if (this.isEmpty) return undefined;
    if (this.#remembered.has(path)) return this.#remembered.get(path);
    const decision = this.#exact.get(path) ?? this.#matching(path.split('/'));
    if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(path, decision);
    return decision;
  }

  #matching(segments: readonly string[]): Decision | undefined {
    return this.#wildcards.find(
      (rule) =>
        rule.segments.length === segments.length &&
        rule.segments.every((segment, i) => segment === '*' || segment === segments[i]),
    )?.decision;
  }
}
