import type { StreamFramer } from '../../src/formats/index.ts';
import { encode } from './located.ts';

/** Runs a framer over bytes in chunks of given sizes, the rest in one chunk, for tests. */

export interface Framed {
  readonly text: string;
  readonly start: number;
  readonly next: number;
  readonly broken: boolean;
}

export function cutAll(framer: StreamFramer, input: string | Uint8Array, sizes: readonly number[]): Framed[] {
  const bytes = typeof input === 'string' ? encode(input) : input;
  const found: Framed[] = [];
  let pos = 0;
  const push = (to: number, isLast: boolean): void => {
    // a copy, as a chunk's memory is used again
    const frames = framer.push(bytes.slice(pos, to), isLast);
    for (let i = 0; i < frames.count; i++) {
      const start = frames.start[i]!;
      const end = frames.end[i]!;
      found.push({
        text: Buffer.from(bytes.subarray(start, end)).toString(),
        start,
        next: frames.next[i]!,
        broken: frames.broken[i] === 1,
      });
    }
    pos = to;
  };
  for (const size of sizes) push(Math.min(pos + size, bytes.length), false);
  push(bytes.length, true);
  return found;
}
