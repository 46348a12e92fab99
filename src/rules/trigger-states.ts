/**
 * The determinised states of a trigger scanner, interned: the nodes under way, what stands before, and the rules that
 * were reached on the way in. The nodes of all states lie in one array: a small array for each would cost more than
 * making the state.
 */
export interface TriggerState {
  /** Nodes of the automaton, ascending; the first `size` count. */
  readonly nodes: ArrayLike<number>;
  readonly size: number;
  readonly before: number;
  /** Rules that were reached, ascending; the first `reached` count. */
  readonly accepts: Int32Array;
  readonly reached: number;
}

/** The state at the beginning of a text. State 0 is never entered, so that 0 can mean "unknown". */
export const FIRST = 1;
const NO_RULES: readonly number[] = [];
/** How much longer a column gets that is full. */
export const GROWTH = 1.5;

export class TriggerStates {
  /** States, 0 and FIRST included. */
  count = 0;
  /** PERF: of two bytes where they do; the nodes of ten thousand states are most of what a scanner holds. */
  private nodes: Uint16Array | Int32Array;
  /** State → where its nodes begin; the next state's value is where they end. */
  private readonly from: number[] = [];
  private readonly before: number[] = [];
  private readonly accepts: (readonly number[])[] = [];
  /** Hash → state; 0 is free. A power of two long. */
  private index: Int32Array = new Int32Array(0);

  /** @param highestNode greatest number of a node */
  constructor(before: number, highestNode: number) {
    this.nodes = highestNode <= 0xffff ? new Uint16Array(4096) : new Int32Array(4096);
    this.clear(before);
  }

  /** Forgets all; `before` is what stands before a text. */
  clear(before: number): void {
    this.count = 2;
    this.from.length = this.before.length = this.accepts.length = 0;
    this.from.push(0, 0, 0);
    this.before.push(before, before);
    this.accepts.push(NO_RULES, NO_RULES);
    this.index = new Int32Array(1024);
  }

  beforeOf(state: number): number {
    return this.before[state]!;
  }

  /** Rules that were reached on the way into the state, ascending. */
  acceptsOf(state: number): readonly number[] {
    return this.accepts[state]!;
  }

  /** Copies the state's nodes; returns how many. */
  copyNodes(state: number, into: Int32Array): number {
    const from = this.from[state]!;
    const to = this.from[state + 1]!;
    for (let i = from; i < to; i++) into[i - from] = this.nodes[i]!;
    return to - from;
  }

  /** The number of an equal state, or 0. */
  find(state: TriggerState): number {
    return this.index[this.slotOf(state)]!;
  }

  /** Adds a state that is not here; returns its number. */
  add(state: TriggerState): number {
    const id = this.count++;
    const from = this.from[id]!;
    if (from + state.size > this.nodes.length) {
      const size = Math.ceil(GROWTH * (from + state.size));
      const wider = this.nodes instanceof Uint16Array ? new Uint16Array(size) : new Int32Array(size);
      wider.set(this.nodes);
      this.nodes = wider;
    }
    for (let i = 0; i < state.size; i++) this.nodes[from + i] = state.nodes[i]!;
    this.from.push(from + state.size);
    this.before.push(state.before);
    this.accepts.push(state.reached === 0 ? NO_RULES : [...state.accepts.subarray(0, state.reached)]);
    this.index[this.slotOf(state)] = id;
    if (this.count * 2 > this.index.length) this.widenIndex();
    return id;
  }

  private slotOf(state: TriggerState): number {
    const mask = this.index.length - 1;
    let at = spread(hashOf(state)) & mask;
    while (this.index[at] !== 0 && !this.isSame(this.index[at]!, state)) at = (at + 1) & mask;
    return at;
  }

  private isSame(id: number, { nodes, size, before, accepts, reached }: TriggerState): boolean {
    const from = this.from[id]!;
    const known = this.accepts[id]!;
    if (this.before[id] !== before || this.from[id + 1]! - from !== size) return false;
    if (known.length !== reached) return false;
    for (let i = 0; i < size; i++) if (this.nodes[from + i] !== nodes[i]) return false;
    for (let i = 0; i < reached; i++) if (known[i] !== accepts[i]) return false;
    return true;
  }

  private widenIndex(): void {
    this.index = new Int32Array(this.index.length * 4);
    const mask = this.index.length - 1;
    for (let id = 2; id < this.count; id++) {
      const nodes = this.nodes.subarray(this.from[id], this.from[id + 1]);
      const accepts = Int32Array.from(this.accepts[id]!);
      const state = { nodes, size: nodes.length, before: this.before[id]!, accepts, reached: accepts.length };
      let at = spread(hashOf(state)) & mask;
      while (this.index[at] !== 0) at = (at + 1) & mask;
      this.index[at] = id;
    }
  }
}

function hashOf({ nodes, size, before, accepts, reached }: TriggerState): number {
  let hash = before;
  for (let i = 0; i < size; i++) hash = Math.imul(hash ^ nodes[i]!, 0x01000193);
  for (let i = 0; i < reached; i++) hash = Math.imul(hash ^ ~accepts[i]!, 0x01000193);
  return hash;
}

function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}
