/**
 * Turns patterns into one nondeterministic automaton over scan codes that over-approximates them all: if a
 * pattern matches anywhere in a text, its rule is reached; the reverse need not hold, since RE2 decides.
 * Contract: zero false negatives.
 *
 * What is given up on purpose, to keep the determinised automaton small: wide repeats become loops, whatever
 * may be absent at the end is cut off, non-ASCII characters are three codes only.
 */
import { SCAN_CODE, SCAN_CODES, SCAN_DIGIT, SCAN_LETTER, SCAN_OTHER } from '../text/characters.ts';
import type { Assertion, PatternNode } from './pattern.ts';
import { minLength } from './pattern-length.ts';
import { coreOf } from './trigger-core.ts';

/** Repeats whose bounds differ by more than this become "at least the minimum". */
const EXACT_SPREAD = 8;
/** Copies written out for a minimum; longer ones become "at least this many". */
const EXACT_COPIES = 24;
/** Ranges of more code points than this are taken to hold every kind of non-ASCII character. */
const EXACT_RANGE = 512;

export const NODE_CHAR = 0;
export const NODE_ASSERT = 1;
export const NODE_MATCH = 2;
const NODE_EMPTY = 3;

/** A set of scan codes, one byte a code. */
export type CodeSet = Uint8Array;

export interface TriggerNode {
  readonly kind: number;
  readonly rule: number;
  /** Only for NODE_CHAR. */
  readonly codes: CodeSet | undefined;
  /** Only for NODE_ASSERT. */
  readonly assertion: Assertion | undefined;
  /** Nodes reached after this one, empty transitions followed. */
  readonly next: readonly number[];
}

/** Nodes of all rules, and where each rule begins. */
export interface TriggerNfa {
  readonly nodes: readonly TriggerNode[];
  /** Nodes reached before any character. */
  readonly start: readonly number[];
  /** Number of rules that begin in `start`. */
  readonly rules: number;
  readonly highestRule: number;
}

/** A rule as the automaton sees it. */
export interface TriggerPattern {
  /** What is reported as hit. */
  readonly rule: number;
  readonly pattern: PatternNode;
}

export function buildTriggerNfa(patterns: readonly TriggerPattern[]): TriggerNfa {
  const builder = new NfaBuilder();
  const starts = patterns.map(({ rule, pattern }) => builder.rule(rule, pattern));
  const highestRule = Math.max(-1, ...patterns.map(({ rule }) => rule));
  return { nodes: builder.nodes, start: builder.close(starts), rules: patterns.length, highestRule };
}

/** A node while its automaton is being built. */
type OpenNode = {
  -readonly [Field in keyof TriggerNode]: Field extends 'next' ? number[] : TriggerNode[Field];
};

class NfaBuilder {
  readonly nodes: OpenNode[] = [];
  private ruleIndex = 0;

  rule(index: number, pattern: PatternNode): number {
    this.ruleIndex = index;
    const match = this.add(NODE_MATCH, []);
    const before = this.nodes.length;
    const entry = this.build(trimEnd(coreOf(pattern)), match);
    for (let i = before; i < this.nodes.length; i++) {
      const node = this.nodes[i]!;
      if (node.kind === NODE_CHAR || node.kind === NODE_ASSERT) node.next = this.close(node.next);
    }
    return entry;
  }

  /** Follows empty transitions; ascending, without doubles. */
  close(from: readonly number[]): number[] {
    const seen = new Set<number>();
    const reached: number[] = [];
    const stack = [...from];
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      const node = this.nodes[id]!;
      if (node.kind === NODE_EMPTY) stack.push(...node.next);
      else reached.push(id);
    }
    return reached.sort((a, b) => a - b);
  }

  private add(kind: number, next: number[], codes?: CodeSet, assertion?: Assertion): number {
    this.nodes.push({ kind, rule: this.ruleIndex, codes, assertion, next });
    return this.nodes.length - 1;
  }

  /** Builds `pattern` so that it leads to `then`; returns where to enter. */
  private build(pattern: PatternNode, then: number): number {
    switch (pattern.kind) {
      case 'class':
        return this.buildClass(pattern.ranges, then);
      case 'concat':
        return pattern.parts.reduceRight((next, part) => this.build(part, next), then);
      case 'alternate':
        return this.add(
          NODE_EMPTY,
          pattern.options.map((option) => this.build(option, then)),
        );
      case 'repeat':
        return this.buildRepeat(pattern.node, pattern.min, pattern.max, then);
      case 'group':
        return this.build(pattern.node, then);
      case 'assertion':
        return this.add(NODE_ASSERT, [then], undefined, pattern.assertion);
    }
  }

  private buildRepeat(node: PatternNode, min: number, max: number, then: number): number {
    const copies = Math.min(min, EXACT_COPIES);
    let entry = then;
    if (max - min <= EXACT_SPREAD && copies === min) {
      for (let i = min; i < max; i++) entry = this.add(NODE_EMPTY, [this.build(node, entry), then]);
    } else {
      const loop = this.add(NODE_EMPTY, [then]);
      this.nodes[loop]!.next.push(this.build(node, loop));
      entry = loop;
    }
    for (let i = 0; i < copies; i++) entry = this.build(node, entry);
    return entry;
  }

  private buildClass(ranges: readonly number[], then: number): number {
    const codes = new Uint8Array(SCAN_CODES);
    let astral = false;
    for (let i = 0; i < ranges.length; i += 2) {
      const from = ranges[i]!;
      const to = ranges[i + 1]!;
      for (let c = from; c <= Math.min(to, 0x7f); c++) codes[c] = 1;
      if (to > 0xffff) astral = true;
      if (to < 0x80) continue;
      if (to - Math.max(from, 0x80) > EXACT_RANGE) {
        codes[SCAN_LETTER] = codes[SCAN_DIGIT] = codes[SCAN_OTHER] = 1;
      } else {
        for (let c = Math.max(from, 0x80); c <= Math.min(to, 0xffff); c++) codes[SCAN_CODE[c]!] = 1;
      }
    }
    const one = this.add(NODE_CHAR, [then], codes);
    if (!astral) return one;
    // One code point beyond the BMP is two surrogate units.
    const surrogate = new Uint8Array(SCAN_CODES);
    surrogate[SCAN_OTHER] = 1;
    const low = this.add(NODE_CHAR, [then], surrogate);
    const high = this.add(NODE_CHAR, [low], surrogate);
    return this.add(NODE_EMPTY, [one, high]);
  }
}

/** Cuts off what may be absent at the end: if the rest matches, a prefix of it has matched already. */
function trimEnd(pattern: PatternNode): PatternNode {
  switch (pattern.kind) {
    case 'concat': {
      const parts = [...pattern.parts];
      while (parts.length > 0) {
        const last = parts[parts.length - 1]!;
        if (last.kind === 'assertion' || minLength(last) > 0) {
          parts[parts.length - 1] = trimEnd(last);
          break;
        }
        if (holdsAssertion(last)) break;
        parts.pop();
      }
      return { kind: 'concat', parts };
    }
    case 'repeat':
      return pattern.min > 0 ? { ...pattern, max: pattern.min } : pattern;
    case 'group':
      return { ...pattern, node: trimEnd(pattern.node) };
    case 'alternate':
      return { kind: 'alternate', options: pattern.options.map(trimEnd) };
    default:
      return pattern;
  }
}

function holdsAssertion(pattern: PatternNode): boolean {
  switch (pattern.kind) {
    case 'assertion':
      return true;
    case 'concat':
      return pattern.parts.some(holdsAssertion);
    case 'alternate':
      return pattern.options.some(holdsAssertion);
    case 'repeat':
    case 'group':
      return holdsAssertion(pattern.node);
    default:
      return false;
  }
}
