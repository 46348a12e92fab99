import type { FieldTable, SlotTable } from '../model/slots.ts';

/** Half-open range of UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One conversation as the detector reads it. */
export interface ConversationView {
  readonly bytes: Uint8Array;
  readonly slots: SlotTable;
  readonly fields: FieldTable;
  /** The conversation's slots in order, as indexes into `slots`. */
  readonly members: Int32Array;
  /** Number of messages: every `slots.message` of the members is below it. */
  readonly messages: number;
  /** Decoded text of a slot; findings' offsets are units of it. */
  text(slot: number): string;
  /** Ordinals and masks of earlier runs in a text, ascending: they are never read and never changed. */
  protectedSpans(text: string): readonly Span[];
  /** Ask `protectedSpans` for every slot: the policy writes masks that the mask trigger does not know. */
  readonly oddMasks: boolean;
}
