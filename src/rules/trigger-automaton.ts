/**
 * The lazily determinised trigger automaton: one table step a character says which rules may match in a slot.
 * The compiled part (`TriggerAutomaton`) is immutable and shared; the cache of determinised states
 * (`TriggerScanner`) is scratch of one thread. Hits never depend on the cache, only speed does.
 *
 * When it hurts: text that keeps making new states (random digits and separators). The cache is emptied at a
 * cap; if that recurs, a slot is scanned by several automata over fewer rules each, whose products stay small.
 */
import { LIMITS } from '../model/limits.ts';
import { SCAN_CODES } from '../text/characters.ts';
import { NumberSet } from './number-set.ts';
import type { Assertion } from './pattern.ts';
import { NODE_ASSERT, NODE_CHAR, NODE_MATCH, type TriggerNfa, type TriggerNode } from './trigger-nfa.ts';

/** What stands before a position, as far as assertions can tell. */
const BEFORE_TEXT = 0;
const BEFORE_WORD = 1;
const BEFORE_OTHER = 2;
const BEFORE_NEWLINE = 3;
const BEFORE_KINDS = 4;

/** Rules per automaton of the fallback. */
const FALLBACK_RULES = 24;
/** A scanner whose cache was emptied this often within FLUSH_SPAN codes uses its fallback for a while. */
const FLUSHES_TOLERATED = 1;
const FLUSH_SPAN = 1 << 20;

export interface TriggerAutomaton {
  readonly nfa: TriggerNfa;
  /** Scan code → class of codes that no pattern tells apart. The last class is the end of the text. */
  readonly classOf: Uint8Array;
  readonly classes: number;
  /** A code of each class. */
  readonly codeOf: Uint8Array;
  /** Class → what stands before the next character, once it is read. */
  readonly kindOf: Uint8Array;
}

export function buildTriggerAutomaton(nfa: TriggerNfa): TriggerAutomaton {
  const signatures = new Map<string, number>();
  const classOf = new Uint8Array(SCAN_CODES);
  const kinds: number[] = [];
  const codes: number[] = [];
  const sets = distinctSets(nfa.nodes);
  for (let code = 0; code < SCAN_CODES; code++) {
    const kind = kindOfCode(code);
    let signature = String(kind);
    for (const set of sets) signature += set[code] === 1 ? '1' : '0';
    let known = signatures.get(signature);
    if (known === undefined) {
      known = signatures.size;
      signatures.set(signature, known);
      kinds.push(kind);
      codes.push(code);
    }
    classOf[code] = known;
  }
  kinds.push(BEFORE_OTHER);
  return {
    ...{ nfa, classOf, classes: kinds.length },
    codeOf: Uint8Array.from(codes),
    kindOf: Uint8Array.from(kinds),
  };
}

function distinctSets(nodes: readonly TriggerNode[]): Uint8Array[] {
  const seen = new Map<string, Uint8Array>();
  for (const { codes } of nodes) if (codes !== undefined) seen.set(codes.join(''), codes);
  return [...seen.values()];
}

function kindOfCode(code: number): number {
  if (code === 0x0a) return BEFORE_NEWLINE;
  const word =
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x5f ||
    (code >= 0x61 && code <= 0x7a);
  return word ? BEFORE_WORD : BEFORE_OTHER;
}

/** Receives rule indexes; the same rule may come more than once. */
export interface HitSink {
  /** `end`: where the scan stood. Every match of the rule holds such a place, or ends at it. */
  hit(rule: number, end: number): void;
}

/** A determinised state: the nodes under way, ascending, besides those that the start adds at every step. */
interface State {
  readonly nodes: Int32Array;
  readonly before: number;
  /** Rules that were reached on the way in, ascending. */
  readonly accepts: Int32Array;
}

const NO_NUMBERS: Int32Array = new Int32Array(0);

/** State 0 is never entered, so that 0 can mean "unknown" in the table. */
const UNKNOWN = 0;
const NO_STATE: State = { nodes: NO_NUMBERS, before: BEFORE_TEXT, accepts: NO_NUMBERS };

export class TriggerScanner {
  private readonly automaton: TriggerAutomaton;
  private readonly maxStates: number;
  private readonly fallback: TriggerScanner[] = [];
  /** Row of a state, then class → 0 unknown; positive, the next state's row; negative, that of an accepting one. */
  private table: Int32Array = NO_NUMBERS;
  private states: State[] = [];
  /** Hash of a state → states with that hash. */
  private index = new Map<number, number[]>();
  /** Per (class, before): what the start contributes; it is part of every state. */
  private readonly startSteps: (State | undefined)[] = [];
  private readonly nodesSeen: NumberSet;
  private readonly nodesNext: NumberSet;
  private readonly accepted: NumberSet;
  private flushes = 0;
  private scannedSinceFlush = 0;
  private fallbackLeft = 0;
  /** Determinised states built so far, flushed ones included. */
  built = 0;
  /** Times the cache was emptied. */
  flushed = 0;

  constructor(automaton: TriggerAutomaton, maxStates: number = LIMITS.automatonStates) {
    this.automaton = automaton;
    this.maxStates = maxStates;
    this.nodesSeen = new NumberSet(automaton.nfa.nodes.length);
    this.nodesNext = new NumberSet(automaton.nfa.nodes.length);
    this.accepted = new NumberSet(automaton.nfa.highestRule + 1);
    this.clear();
  }

  /** Determinised states in the cache. */
  get cached(): number {
    return this.states.length;
  }

  /** Reports every rule that may match somewhere in `codes[from, to)`, taken as a whole text. */
  scan(codes: Uint8Array, from: number, to: number, sink: HitSink): void {
    if (this.fallbackLeft > 0) {
      this.fallbackLeft -= to - from;
      for (const part of this.parts()) part.scan(codes, from, to, sink);
      return;
    }
    const { classOf, classes } = this.automaton;
    const end = classes - 1;
    let table = this.table;
    let row = classes;
    for (let i = from; i <= to; i++) {
      const cls = i === to ? end : classOf[codes[i]!]!;
      let next = table[row + cls]!;
      if (next <= 0) {
        if (next === UNKNOWN) {
          next = this.step(row, cls);
          table = this.table;
        }
        if (next < 0) {
          next = -next;
          for (const rule of this.states[next / classes]!.accepts) sink.hit(rule, i);
        }
      }
      row = next;
    }
    this.scannedSinceFlush += to - from;
  }

  private clear(): void {
    this.states = [NO_STATE, { nodes: NO_NUMBERS, before: BEFORE_TEXT, accepts: NO_NUMBERS }];
    this.index = new Map();
    this.table = new Int32Array(this.automaton.classes * 256);
  }

  /** Computes and stores the transition of the state at `row`; the value is as in the table. */
  private step(row: number, cls: number): number {
    const { classes } = this.automaton;
    const { nodes, before } = this.states[row / classes]!;
    const start = this.startStep(before, cls);
    this.advance(nodes, before, cls);
    for (const id of start.nodes) this.nodesNext.add(id);
    for (const rule of start.accepts) this.accepted.add(rule);
    const state = this.takeState(cls);
    let target = this.find(state);
    if (target < 0) {
      const full = this.states.length >= this.maxStates;
      if (full) this.flush();
      target = this.intern(state);
      // After a flush the row that asked is gone with its table; only the value goes back.
      if (full) return state.accepts.length > 0 ? -target * classes : target * classes;
    }
    const value = state.accepts.length > 0 ? -target * classes : target * classes;
    this.table[row + cls] = value;
    return value;
  }

  /** Resolves assertions between `before` and the class, then steps over the class, into the scratch sets. */
  private advance(from: ArrayLike<number>, before: number, cls: number): void {
    const { nfa, classes, codeOf, kindOf } = this.automaton;
    const { nodesSeen, nodesNext, accepted } = this;
    const atEnd = cls === classes - 1;
    const after = kindOf[cls]!;
    const code = codeOf[cls] ?? 0;
    nodesSeen.clear();
    nodesNext.clear();
    accepted.clear();
    for (let i = 0; i < from.length; i++) nodesSeen.add(from[i]!);
    // The set grows while it is read: nodes behind an assertion that holds are appended.
    for (let i = 0; i < nodesSeen.size; i++) {
      const node = nfa.nodes[nodesSeen.members[i]!]!;
      if (node.kind === NODE_CHAR) {
        if (atEnd || node.codes![code] !== 1) continue;
        for (const next of node.next) {
          if (nfa.nodes[next]!.kind === NODE_MATCH) accepted.add(node.rule);
          else nodesNext.add(next);
        }
      } else if (node.kind === NODE_MATCH) accepted.add(node.rule);
      else if (node.kind === NODE_ASSERT && holds(node.assertion!, before, after, atEnd)) {
        for (const next of node.next) nodesSeen.add(next);
      }
    }
  }

  /** The state that the scratch sets hold. A rule that was just hit needs no further watching. */
  private takeState(cls: number): State {
    const { nfa, kindOf } = this.automaton;
    const { accepted, nodesNext } = this;
    let nodes = nodesNext.members.subarray(0, nodesNext.size);
    if (accepted.size > 0) nodes = nodes.filter((id) => !accepted.has(nfa.nodes[id]!.rule));
    return { nodes: nodes.slice().sort(), before: kindOf[cls]!, accepts: accepted.sorted() };
  }

  private find(state: State): number {
    const ids = this.index.get(hashOf(state)) ?? [];
    return ids.find((id) => sameState(this.states[id]!, state)) ?? -1;
  }

  private intern(state: State): number {
    const { classes } = this.automaton;
    const id = this.states.length;
    const hash = hashOf(state);
    const ids = this.index.get(hash);
    if (ids === undefined) this.index.set(hash, [id]);
    else ids.push(id);
    this.states.push(state);
    this.built++;
    if ((id + 1) * classes > this.table.length) {
      const wider = new Int32Array(this.table.length * 2);
      wider.set(this.table);
      this.table = wider;
    }
    return id;
  }

  private flush(): void {
    this.flushed++;
    this.flushes = this.scannedSinceFlush > FLUSH_SPAN ? 1 : this.flushes + 1;
    this.scannedSinceFlush = 0;
    if (this.flushes > FLUSHES_TOLERATED && this.automaton.nfa.rules > FALLBACK_RULES) {
      this.fallbackLeft = FLUSH_SPAN;
      this.flushes = 0;
    }
    this.clear();
  }

  private parts(): readonly TriggerScanner[] {
    if (this.fallback.length === 0) {
      const { nfa } = this.automaton;
      const ruleOf = (id: number): number => nfa.nodes[id]!.rule;
      const rules = [...new Set(nfa.start.map(ruleOf))].sort((a, b) => a - b);
      for (let from = 0; from < rules.length; from += FALLBACK_RULES) {
        const inside = new Set(rules.slice(from, from + FALLBACK_RULES));
        const start = nfa.start.filter((id) => inside.has(ruleOf(id)));
        const part: TriggerNfa = { ...nfa, start, rules: inside.size };
        this.fallback.push(new TriggerScanner({ ...this.automaton, nfa: part }, this.maxStates));
      }
    }
    return this.fallback;
  }

  private startStep(before: number, cls: number): State {
    const key = cls * BEFORE_KINDS + before;
    let step = this.startSteps[key];
    if (step === undefined) {
      this.advance(this.automaton.nfa.start, before, cls);
      step = this.takeState(cls);
      this.startSteps[key] = step;
    }
    return step;
  }
}

function hashOf({ nodes, before, accepts }: State): number {
  let hash = before;
  for (let i = 0; i < nodes.length; i++) hash = Math.imul(hash ^ nodes[i]!, 0x01000193);
  for (let i = 0; i < accepts.length; i++) hash = Math.imul(hash ^ ~accepts[i]!, 0x01000193);
  return hash;
}

function sameState(a: State, b: State): boolean {
  return a.before === b.before && sameNumbers(a.nodes, b.nodes) && sameNumbers(a.accepts, b.accepts);
}

function sameNumbers(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function holds(assertion: Assertion, before: number, after: number, atEnd: boolean): boolean {
  switch (assertion) {
    case 'word-boundary':
      return (before === BEFORE_WORD) !== (after === BEFORE_WORD && !atEnd);
    case 'not-word-boundary':
      return (before === BEFORE_WORD) === (after === BEFORE_WORD && !atEnd);
    case 'text-start':
      return before === BEFORE_TEXT;
    case 'text-end':
      return atEnd;
    case 'line-start':
      return before === BEFORE_TEXT || before === BEFORE_NEWLINE;
    case 'line-end':
      return atEnd || after === BEFORE_NEWLINE;
  }
}
