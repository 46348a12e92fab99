/**
 * What V8 spends in this program. Flags hold for the whole process: a program may set them, a library may not. They
 * must be set before the first thread.
 *
 * Every worker optimises the code anew, which is two fifths of the CPU time of a short run; half of that goes into
 * inlining that brings no speed. And every worker would let a hundred megabytes of dead objects gather before it
 * collects, twice what is alive; collecting at a fifth of what is alive, with a small nursery, costs a twentieth of the
 * time and keeps a file of 1 GB within 400 MB.
 */
import { setFlagsFromString } from 'node:v8';

const FLAGS: Readonly<Record<string, number>> = {
  /** Bytes of bytecode that V8 inlines into one function, and of one that it still inlines; its own are 920 and 460. */
  'max-inlined-bytecode-size-cumulative': 300,
  'max-inlined-bytecode-size': 150,
  /** How much of what was alive after the last collection may come on top before the next. */
  'heap-growing-percent': 18,
};

export function boundEngine(): void {
  for (const [flag, value] of Object.entries(FLAGS)) setFlagsFromString(`--${flag}=${value}`);
}

/** The same with keys: with thousands in hand a bound of a quarter costs a tenth of the time, and this one twenty megabytes. */
const GROWTH_WITH_KEYS = 75;

/** Lets heaps grow further, for a run with keys. Before the run's first thread. */
export function letHeapsGrow(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_WITH_KEYS}`);
}
