/**
 * What closed conversations of a stream have left to their late rows, up to a named number of bytes. Past it the
 * conversations that were closed first are forgotten, unless they have been taken up again. What is kept depends on
 * the order of the conversations alone.
 */
import type { Carried } from './jobs.ts';

/** What an entry costs beside what it holds. */
const ENTRY_BYTES = 256;

interface Entry {
  readonly carried: Carried;
  readonly bytes: number;
  /** Number of the conversation in the input, counted from 1. */
  readonly ordinal: number;
}

export class CarryStore {
  private readonly limit: number;
  /** By conversation of the index, in the order in which they were closed. */
  private readonly left = new Map<number, Entry>();
  /** By the conversation that goes on with it. */
  private readonly taken = new Map<number, Entry>();
  private bytes = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Keeps what a conversation leaves; undefined if that is too much to keep. */
  leave(conversation: number, ordinal: number, carried: Carried | undefined): void {
    if (carried === undefined) return;
    const bytes = carriedSize(carried) + ENTRY_BYTES;
    this.left.set(conversation, { carried, bytes, ordinal });
    this.bytes += bytes;
    for (const [oldest, entry] of this.left) {
      if (this.bytes <= this.limit) return;
      this.left.delete(oldest);
      this.bytes -= entry.bytes;
    }
  }

  /** Whether late rows of the conversation can be treated: as `next`, which then goes on with it. */
  takeUp(conversation: number, next: number): boolean {
    const entry = this.left.get(conversation);
    if (entry === undefined) return false;
    this.left.delete(conversation);
    this.taken.set(next, entry);
    return true;
  }

  /** What the conversation goes on from. */
  of(conversation: number): Carried | undefined {
    return this.taken.get(conversation)?.carried;
  }

  /** Number in the input of the conversation that this one goes on with; forgets that it does. */
  settle(conversation: number): number | undefined {
    const entry = this.taken.get(conversation);
    if (entry === undefined) return undefined;
    this.taken.delete(conversation);
    this.bytes -= entry.bytes;
    return entry.ordinal;
  }
}

/** Bytes that it holds, about. */
export function carriedSize({ rows, numbers }: Carried): number {
  let bytes = rows.length;
  for (const { numbers: given, taken } of numbers?.types ?? []) {
    bytes += taken.length * 8;
    for (const [identity] of given) bytes += identity.length * 2 + 16;
  }
  for (const name of numbers?.names ?? []) bytes += name.length * 2 + 16;
  return bytes;
}
