/**
 * How much V8 spends on optimising in this program. Every worker optimises the code anew, which is two fifths of the CPU
 * time of a short run; half of that goes into inlining that brings no speed. Flags hold for the whole process: a
 * program may set them, a library may not.
 */
import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode that V8 inlines into one function, and of one that it still inlines; its own are 920 and 460. */
const INLINED = 300;
const INLINED_AT_A_TIME = 150;

/** Must come before the first thread. */
export function boundInlining(): void {
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${INLINED}`);
  setFlagsFromString(`--max-inlined-bytecode-size=${INLINED_AT_A_TIME}`);
}
