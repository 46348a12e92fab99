/**
 * Roles and speakers that name nobody (`customer`, `c1`) are no members of a scan. PERF: they are two of three slots.
 *
 * Contract: what is left out holds no rule's hit; whether a value found elsewhere may stand in it, `mayHold` says.
 */
import { SLOT_KEY } from '../model/slots.ts';
import type { ConversationView } from './conversation-view.ts';
import { isPlain, type ShortSlots } from './short-slots.ts';

export class QuietLabels {
  private readonly short: ShortSlots;
  /** Entries of `short`. */
  private readonly leftOut = new Set<number>();

  constructor(short: ShortSlots) {
    this.short = short;
  }

  clear(): void {
    this.leftOut.clear();
  }

  leavesOut({ bytes, slots, fields, oddMasks }: ConversationView, slot: number): boolean {
    const { meaning } = fields.at(slots.field[slot]!);
    if (oddMasks || (meaning !== 'role' && meaning !== 'speaker') || slots.kind[slot] === SLOT_KEY)
      return false;
    if (!isPlain(slots, slot)) return false;
    const entry = this.short.namelessEntry(bytes, slots.start[slot]!, slots.end[slot]!);
    if (entry >= 0) this.leftOut.add(entry);
    return entry >= 0;
  }

  /** Whether `test` is true for the first hash of some word of the labels that were left out. */
  mayHold(test: (h1: number) => boolean): boolean {
    for (const entry of this.leftOut) if (this.short.someWord(entry, test)) return true;
    return false;
  }
}
