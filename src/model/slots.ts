import type { EntityType } from './entity-types.ts';

/**
 * Where text lies in a transcript. A format locates slots as byte ranges, the detector reads them, the format
 * splices edits back; nobody re-serialises. Slots are kept as columns, since a run sees hundreds of millions.
 */

/** What a slot is to its container. A replaced Number becomes a string. */
export const SLOT_VALUE = 0;
export const SLOT_KEY = 1;
export const SLOT_NUMBER = 2;
export type SlotKind = typeof SLOT_VALUE | typeof SLOT_KEY | typeof SLOT_NUMBER;

/** How the source bytes stand for the text, as bit flags. 0: ASCII without escapes, byte i is code unit i. */
export const CODING_PLAIN = 0;
export const CODING_NON_ASCII = 1;
export const CODING_ESCAPED = 2;
/** The slot's own quotes lie just outside its range (a quoted CSV cell; always so for JSON strings). */
export const CODING_QUOTED = 4;

/**
 * What a field means, told by its name or by the user.
 * - `text`: what somebody wrote in a message
 * - `speaker`: who wrote it: a display name, handle, e-mail or local id
 * - `role`: customer, agent, bot, system in the vendor's words
 * - `conversation-id`, `message-id`: technical ids
 * - `typed`: holds one value of a known type, whatever it looks like (`visitor.email`)
 * - `other`: scanned like text, without a speaker
 */
export type FieldMeaning = 'text' | 'speaker' | 'role' | 'conversation-id' | 'message-id' | 'typed' | 'other';

/** One field of a format, shared by all slots that stand there. */
export interface Field {
  /** Position in the run's FieldTable. */
  readonly index: number;
  /** JSON pointer with `*` for array positions, `/column` in a CSV. Shown in reports, named in policies. */
  readonly path: string;
  readonly meaning: FieldMeaning;
  /** Only with meaning `typed`. */
  readonly type?: EntityType;
}

/** Fields by index; formats add, everybody else reads. */
export class FieldTable {
  readonly fields: Field[] = [];

  add(path: string, meaning: FieldMeaning, type?: EntityType): Field {
    const index = this.fields.length;
    const field: Field = type === undefined ? { index, path, meaning } : { index, path, meaning, type };
    this.fields.push(field);
    return field;
  }

  at(index: number): Field {
    return this.fields[index]!;
  }
}

/** Slots up to which a table doubles when it grows, and keeps its memory when it is cleared. 26 bytes each. */
const MANY_SLOTS = 1 << 20;

/**
 * Columns of located slots, in ascending order of `start`. One table is reused for record after record:
 * `clear` keeps the memory, except after a record of very many slots. All offsets are bytes in the chunk that was
 * located.
 */
export class SlotTable {
  count = 0;
  start: Int32Array = new Int32Array(256);
  end: Int32Array = new Int32Array(256);
  kind: Uint8Array = new Uint8Array(256);
  coding: Uint8Array = new Uint8Array(256);
  /** Index into the FieldTable. */
  field: Int32Array = new Int32Array(256);
  /** Index of the message within its conversation; -1 outside messages. */
  message: Int32Array = new Int32Array(256);
  /**
   * Index of the conversation within the located record. 0 is the record itself, which is a conversation in
   * most formats; a document that lists conversations numbers them from 1.
   */
  conversation: Int32Array = new Int32Array(256);
  /**
   * Number of a text that comes back again and again, as a key does: with one FieldTable the same number is always the
   * same text. -1: none is known.
   */
  repeat: Int32Array = new Int32Array(256);
  /** Conversations in the table, the record itself included: every `conversation` value is below it. */
  conversations = 1;
  /** Decoded text of slots that never were bytes (library calls); undefined where bytes exist. */
  readonly text: (string | undefined)[] = [];

  clear(): void {
    this.count = 0;
    this.conversations = 1;
    if (this.text.length > 0) this.text.length = 0;
    if (this.start.length > MANY_SLOTS) this.resize(256, 0);
  }

  /** Appends a slot and returns its index. */
  add(
    start: number,
    end: number,
    kind: SlotKind,
    coding: number,
    field: number,
    message: number,
    conversation: number,
  ): number {
    const i = this.count;
    if (i === this.start.length) this.grow();
    this.start[i] = start;
    this.end[i] = end;
    this.kind[i] = kind;
    this.coding[i] = coding;
    this.field[i] = field;
    this.message[i] = message;
    this.conversation[i] = conversation;
    this.repeat[i] = -1;
    this.count = i + 1;
    return i;
  }

  kindOf(i: number): SlotKind {
    const kind = this.kind[i]!;
    return kind === SLOT_NUMBER ? SLOT_NUMBER : kind === SLOT_KEY ? SLOT_KEY : SLOT_VALUE;
  }

  private grow(): void {
    const size = this.start.length;
    this.resize(size < MANY_SLOTS ? size * 2 : Math.ceil(size * 1.25), size);
  }

  private resize(size: number, kept: number): void {
    const wider = (column: Int32Array): Int32Array => {
      const next = new Int32Array(size);
      next.set(column.subarray(0, kept));
      return next;
    };
    const widerBytes = (column: Uint8Array): Uint8Array => {
      const next = new Uint8Array(size);
      next.set(column.subarray(0, kept));
      return next;
    };
    this.start = wider(this.start);
    this.end = wider(this.end);
    this.kind = widerBytes(this.kind);
    this.coding = widerBytes(this.coding);
    this.field = wider(this.field);
    this.message = wider(this.message);
    this.conversation = wider(this.conversation);
    this.repeat = wider(this.repeat);
  }
}
