/** A slot table that holds one text, as the one message of a conversation. Keeps memory of the longest text. */
import type { SealedValue } from '../keys/tokens/sealed-value.ts';
import { ChatveilError } from '../model/errors.ts';
import { LIMITS } from '../model/limits.ts';
import { CODING_NON_ASCII, CODING_PLAIN, FieldTable, SLOT_VALUE, SlotTable } from '../model/slots.ts';
import type { SlotSource } from './conversation-engine.ts';

/** The members of the one conversation. */
export const ONLY_SLOT: Int32Array = Int32Array.of(0);

export class OneText implements SlotSource {
  readonly fields: FieldTable = new FieldTable();
  readonly slots: SlotTable = new SlotTable();
  bytes: Buffer = Buffer.alloc(4096);
  private held = '';
  private readonly field = this.fields.add('/text', 'text').index;

  /** @throws ChatveilError USAGE if it is no text, RECORD_TOO_LARGE */
  hold(text: string): SlotSource {
    if (typeof text !== 'string') throw new ChatveilError('USAGE', 'a text is needed, as a string');
    const size = Buffer.byteLength(text);
    if (size > LIMITS.recordBytes)
      throw new ChatveilError('RECORD_TOO_LARGE', 'the text passes a limit', { limit: LIMITS.recordBytes });
    if (this.bytes.length < size) this.bytes = Buffer.alloc(size);
    this.bytes.write(text, 'utf8');
    this.held = text;
    this.slots.clear();
    const coding = size === text.length ? CODING_PLAIN : CODING_NON_ASCII;
    this.slots.add(0, size, SLOT_VALUE, coding, this.field, 0, 0);
    return this;
  }

  text(): string {
    return this.held;
  }

  restorable(_slot: number, start: number, end: number): SealedValue {
    return { kind: 'exact', text: this.held.slice(start, end) };
  }
}
