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
import { NumberSet, sortAscending } from './number-set.ts';
import type { Assertion } from './pattern.ts';
import { NODE_ASSERT, NODE_CHAR, NODE_MATCH, type TriggerNfa, type TriggerNode } from './trigger-nfa.ts';
import { buildTriggerProgram, type TriggerProgram } from './trigger-program.ts';
import { FIRST, GROWTH, type TriggerState, TriggerStates } from './trigger-states.ts';

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

/** What the start of all rules contributes to a step; it is part of every state. */
interface StartStep {
  readonly nodes: Int32Array;
  readonly accepts: Int32Array;
}

const UNKNOWN = 0;
/** Added to the number of a state on the way into which rules were reached. */
const REACHED = 0x8000;
/** States that fit beside that flag. */
const MOST_STATES = REACHED - 2;

export class TriggerScanner {
  private readonly automaton: TriggerAutomaton;
  private readonly maxStates: number;
  private readonly program: TriggerProgram;
  private readonly fallback: TriggerScanner[] = [];
  /** State × classes + class → the next state, with REACHED where it reports rules; 0 is unknown. */
  private table: Uint16Array = new Uint16Array(0);
  private readonly states: TriggerStates;
  /** Per (class, before). */
  private readonly startSteps: (StartStep | undefined)[] = [];
  /** Nodes of the state that is left, and of the one that is entered. */
  private readonly leaving: Int32Array;
  private readonly entering: Int32Array;
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

  constructor(
    automaton: TriggerAutomaton,
    maxStates: number = LIMITS.automatonStates,
    program?: TriggerProgram,
  ) {
    this.automaton = automaton;
    this.maxStates = Math.min(maxStates, MOST_STATES);
    this.states = new TriggerStates(BEFORE_TEXT, automaton.nfa.nodes.length);
    this.program = program ?? buildTriggerProgram(automaton.nfa, automaton.codeOf, automaton.classes);
    this.nodesSeen = new NumberSet(automaton.nfa.nodes.length);
    this.nodesNext = new NumberSet(automaton.nfa.nodes.length);
    this.accepted = new NumberSet(automaton.nfa.highestRule + 1);
    this.leaving = new Int32Array(automaton.nfa.nodes.length);
    this.entering = new Int32Array(automaton.nfa.nodes.length);
    this.clear();
  }

  /** Determinised states in the cache. */
  get cached(): number {
    return this.states.count;
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
    let state = FIRST;
    for (let i = from; i <= to; i++) {
      const cls = i === to ? end : classOf[codes[i]!]!;
      let next = table[state * classes + cls]!;
      if (next === UNKNOWN) {
        next = this.step(state, cls);
        table = this.table;
      }
      if (next >= REACHED) {
        next -= REACHED;
        for (const rule of this.states.acceptsOf(next)) sink.hit(rule, i);
      }
      state = next;
    }
    this.scannedSinceFlush += to - from;
  }

  private clear(): void {
    this.states.clear(BEFORE_TEXT);
    this.table = new Uint16Array(this.automaton.classes * 256);
  }

  /** Computes and stores the transition of a state; the value is as in the table. */
  private step(from: number, cls: number): number {
    const { classes, kindOf } = this.automaton;
    const before = this.states.beforeOf(from);
    const start = this.startStep(before, cls);
    this.advance(this.leaving, this.states.copyNodes(from, this.leaving), before, cls);
    for (const id of start.nodes) this.nodesNext.add(id);
    for (const rule of start.accepts) this.accepted.add(rule);
    const size = this.takeNodes();
    const { members: accepts, size: reached } = this.accepted;
    sortAscending(accepts, reached);
    const state = { nodes: this.entering, size, before: kindOf[cls]!, accepts, reached };
    let target = this.states.find(state);
    if (target === 0) {
      const full = this.states.count >= this.maxStates;
      if (full) this.flush();
      target = this.intern(state);
      // After a flush the state that asked is gone with its table; only the value goes back.
      if (full) return reached > 0 ? target + REACHED : target;
    }
    const value = reached > 0 ? target + REACHED : target;
    this.table[from * classes + cls] = value;
    return value;
  }

  /** Resolves assertions between `before` and the class, then steps over the class, into the scratch sets. */
  private advance(from: ArrayLike<number>, size: number, before: number, cls: number): void {
    const { classes, kindOf } = this.automaton;
    const { kind, rule, row, takes, ends, assertion, nextFrom, next } = this.program;
    const { nodesSeen, nodesNext, accepted } = this;
    const atEnd = cls === classes - 1;
    const after = kindOf[cls]!;
    nodesSeen.clear();
    nodesNext.clear();
    accepted.clear();
    for (let i = 0; i < size; i++) nodesSeen.add(from[i]!);
    // The set grows while it is read: nodes behind an assertion that holds are appended.
    for (let i = 0; i < nodesSeen.size; i++) {
      const node = nodesSeen.members[i]!;
      if (kind[node] === NODE_CHAR) {
        if (takes[row[node]! + cls] === 0) continue;
        if (ends[node] === 1) accepted.add(rule[node]!);
        for (let at = nextFrom[node]!; at < nextFrom[node + 1]!; at++) nodesNext.add(next[at]!);
      } else if (kind[node] === NODE_MATCH) accepted.add(rule[node]!);
      else if (kind[node] === NODE_ASSERT && holds(assertion[node]!, before, after, atEnd)) {
        for (let at = nextFrom[node]!; at < nextFrom[node + 1]!; at++) nodesSeen.add(next[at]!);
      }
    }
  }

  /** Gathers the nodes of the next state, ascending; returns how many. A rule that was just hit needs no further watching. */
  private takeNodes(): number {
    const { rule } = this.program;
    const { accepted, nodesNext, entering } = this;
    let size = 0;
    for (let i = 0; i < nodesNext.size; i++) {
      const node = nodesNext.members[i]!;
      if (accepted.size === 0 || !accepted.has(rule[node]!)) entering[size++] = node;
    }
    sortAscending(entering, size);
    return size;
  }

  private intern(state: TriggerState): number {
    const { classes } = this.automaton;
    const id = this.states.add(state);
    this.built++;
    if ((id + 1) * classes > this.table.length) {
      const wider = new Uint16Array(classes * Math.min(this.maxStates + 1, Math.ceil((id + 1) * GROWTH)));
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
        this.fallback.push(
          new TriggerScanner({ ...this.automaton, nfa: part }, this.maxStates, this.program),
        );
      }
    }
    return this.fallback;
  }

  private startStep(before: number, cls: number): StartStep {
    const key = cls * BEFORE_KINDS + before;
    let step = this.startSteps[key];
    if (step === undefined) {
      const { start } = this.automaton.nfa;
      this.advance(start, start.length, before, cls);
      const size = this.takeNodes();
      step = {
        nodes: this.entering.slice(0, size),
        accepts: this.accepted.members.slice(0, this.accepted.size),
      };
      this.startSteps[key] = step;
    }
    return step;
  }
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
