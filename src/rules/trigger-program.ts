/**
 * A trigger automaton's nodes as columns of integers, so that a step of the determinisation touches no object. Made
 * once for each automaton, since it is what costs time while a text is new.
 */
import type { Assertion } from './pattern.ts';
import { type CodeSet, NODE_CHAR, NODE_MATCH, type TriggerNfa } from './trigger-nfa.ts';

export interface TriggerProgram {
  /** NODE_CHAR, NODE_ASSERT or NODE_MATCH, by node. */
  readonly kind: Uint8Array;
  readonly rule: Int32Array;
  /** Of a NODE_CHAR: where its row in `takes` begins. */
  readonly row: Int32Array;
  /** Row and class → 1 if the node steps over a character of the class. The end of the text is a class of its own. */
  readonly takes: Uint8Array;
  /** Of a NODE_CHAR: 1 if it leads to the end of its rule. */
  readonly ends: Uint8Array;
  readonly assertion: readonly (Assertion | undefined)[];
  /** Nodes that follow node i: `next[nextFrom[i]]` to `next[nextFrom[i + 1] - 1]`. For a NODE_CHAR without its rule's end. */
  readonly nextFrom: Int32Array;
  readonly next: Int32Array;
}

/** `codeOf`: a scan code of each class; `classes` counts the end of the text as well. */
export function buildTriggerProgram(nfa: TriggerNfa, codeOf: Uint8Array, classes: number): TriggerProgram {
  const count = nfa.nodes.length;
  const row = new Int32Array(count);
  const ends = new Uint8Array(count);
  const nextFrom = new Int32Array(count + 1);
  const next: number[] = [];
  const takes: number[] = [];
  const rows = new Map<string, number>();
  // PERF: nodes of an unpacked automaton share their sets.
  const rowOf = new Map<CodeSet, number>();
  nfa.nodes.forEach((node, i) => {
    nextFrom[i] = next.length;
    if (node.kind !== NODE_CHAR) {
      next.push(...node.next);
      return;
    }
    const codes = node.codes!;
    let start = rowOf.get(codes);
    if (start === undefined) {
      const taken = Array.from({ length: classes }, (_, cls) =>
        cls === classes - 1 ? 0 : codes[codeOf[cls]!]!,
      );
      const key = taken.join('');
      start = rows.get(key) ?? takes.length;
      if (start === takes.length) {
        rows.set(key, start);
        takes.push(...taken);
      }
      rowOf.set(codes, start);
    }
    row[i] = start;
    for (const target of node.next) {
      if (nfa.nodes[target]!.kind === NODE_MATCH) ends[i] = 1;
      else next.push(target);
    }
  });
  nextFrom[count] = next.length;
  return {
    ...{ row, ends, nextFrom },
    kind: Uint8Array.from(nfa.nodes, (node) => node.kind),
    rule: Int32Array.from(nfa.nodes, (node) => node.rule),
    takes: Uint8Array.from(takes),
    assertion: nfa.nodes.map((node) => node.assertion),
    next: Int32Array.from(next),
  };
}
