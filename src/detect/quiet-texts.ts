/**
 * Texts that come back and in which no rule can match, by the number that their format gives them (`SlotTable.repeat`):
 * the keys of a JSON file, for the most part. What is quiet depends on the text alone.
 */
import type { FieldTable } from '../model/slots.ts';

/** Numbers from here on are not remembered. */
const MOST = 1 << 16;

export class QuietTexts {
  /** The numbers mean something with this table only. */
  private fields: FieldTable | undefined;
  private quiet: Uint8Array = new Uint8Array(256);

  begin(fields: FieldTable): void {
    if (this.fields === fields) return;
    this.fields = fields;
    this.quiet.fill(0);
  }

  /** False for -1. */
  has(repeat: number): boolean {
    return this.quiet[repeat] === 1;
  }

  add(repeat: number): void {
    if (repeat < 0 || repeat >= MOST) return;
    if (repeat >= this.quiet.length) {
      const wider = new Uint8Array(Math.min(MOST, repeat * 2));
      wider.set(this.quiet);
      this.quiet = wider;
    }
    this.quiet[repeat] = 1;
  }
}
