import type { ByteEdit, TextEdit } from '../model/edit.ts';
import type { Format, Locator, RecordProblem } from '../model/format.ts';
import {
  CODING_NON_ASCII,
  type FieldTable,
  SLOT_VALUE,
  type SlotKind,
  type SlotTable,
} from '../model/slots.ts';
import { ByteScan } from './byte-scan.ts';
import { sharedField } from './shared-fields.ts';
import { LINE_ENDS, SeparatorScan } from './transcript-framer.ts';
import { FAIR_LABEL, LineReader, NO_LABEL, SURE_LABEL } from './transcript-labels.ts';
import { findInvalidUtf8, placeEdits, RangeDecoder, rawStep, skipBom } from './utf8.ts';

/**
 * Plain text: `Name: text`, `[time] Name: text`, `time - Name: text`, `Name (time): text`, `<Name> text`. A
 * message is one slot from its text's first byte to the end of its last line. Without any labels each line is a
 * message. Lines before the first message, and headings, are `other`. A record that holds separators holds several
 * conversations, numbered from 1. Works in two passes over the lines: which labels are taken depends on all.
 */
export const text: Format = {
  name: 'text',
  container: 'transcript',
  createLocator: (fields) => new TextLocator(fields),
};

// what a line is
const BLANK = 0;
const RULE = 1;
const HEADING = 2;
const CONTENT = 3;

/** Columns of a line, in an Int32Array of lines × WIDTH. */
const WIDTH = 11;
const START = 0;
const END = 1;
const KIND = 2;
const NON_ASCII = 3;
const TIME_START = 4;
const TIME_END = 5;
const LABEL_START = 6;
const LABEL_END = 7;
const TEXT_START = 8;
/** Strength of the label; STAMPED if the time alone begins a message. */
const STRENGTH = 9;
const STAMPED = 8;
/** Number of the label's class. */
const LABEL = 10;

class TextLocator implements Locator {
  readonly #decoder = new RangeDecoder();
  readonly #reader = new LineReader();
  readonly #separator = new SeparatorScan();
  readonly #scan = new ByteScan();
  readonly #textField: number;
  readonly #speakerField: number;
  readonly #roleField: number;
  readonly #timeField: number;
  readonly #otherField: number;
  #lines: Int32Array = new Int32Array(256 * WIDTH);
  #count = 0;
  #counts: Int32Array = new Int32Array(64);

  constructor(fields: FieldTable) {
    this.#textField = sharedField(fields, '/text', { meaning: 'text' }).index;
    this.#speakerField = sharedField(fields, '/speaker', { meaning: 'speaker' }).index;
    this.#roleField = sharedField(fields, '/role', { meaning: 'role' }).index;
    this.#timeField = sharedField(fields, '/time', { meaning: 'typed', type: 'TIMESTAMP' }).index;
    this.#otherField = sharedField(fields, '/line', { meaning: 'other' }).index;
  }

  locate(
    bytes: Uint8Array,
    from: number,
    to: number,
    slots: SlotTable,
    message: number,
  ): RecordProblem | undefined {
    const wrong = this.#readLines(bytes, skipBom(bytes, from, to), to);
    if (wrong >= 0) return { code: 'ENCODING_UNKNOWN', offset: wrong, reason: 'the bytes are not UTF-8' };
    const firstSlot = slots.count;
    let conversations = 0;
    for (let line = 0; line < this.#count; ) {
      let next = line;
      let content = false;
      while (next < this.#count) {
        const kind = this.#lines[next * WIDTH + KIND]!;
        if (kind === RULE || (kind === HEADING && content)) break;
        if (kind === HEADING || kind === CONTENT) content = true;
        next++;
      }
      if (content) {
        if (message >= 0) this.#plainLines(line, next, slots, conversations, message);
        else this.#conversation(bytes, line, next, slots, conversations);
        conversations++;
      }
      line = next < this.#count && this.#lines[next * WIDTH + KIND] === RULE ? next + 1 : next;
    }
    if (conversations > 1 && message < 0) {
      for (let i = firstSlot; i < slots.count; i++) slots.conversation[i]!++;
      slots.conversations = Math.max(slots.conversations, conversations + 1);
    } else if (message >= 0) slots.conversation.fill(0, firstSlot, slots.count);
    return undefined;
  }

  key(): undefined {
    return undefined;
  }

  text(bytes: Uint8Array, start: number, end: number, coding: number): string {
    return (coding & CODING_NON_ASCII) === 0
      ? this.#decoder.ascii(bytes, start, end)
      : this.#decoder.utf8(bytes, start, end);
  }

  splice(
    bytes: Uint8Array,
    slot: { readonly start: number; readonly end: number; readonly kind: SlotKind; readonly coding: number },
    edits: readonly TextEdit[],
  ): ByteEdit[] {
    return placeEdits(bytes, slot.start, slot.end, edits, rawStep);
  }

  /** `/line/12`: the slot's line in the record, counted from 1. */
  paths(bytes: Uint8Array, from: number, _to: number, starts: readonly number[]): string[] {
    const found: string[] = [];
    let line = 1;
    let pos = from;
    for (const start of starts) {
      for (; pos < start; pos++)
        if (LINE_ENDS[bytes[pos]!] === 1 && !(bytes[pos] === 0x0d && bytes[pos + 1] === 0x0a)) line++;
      found.push(`/line/${line}`);
    }
    return found;
  }

  /** Fills #lines; the offset of bytes that are not UTF-8, or -1. */
  #readLines(bytes: Uint8Array, from: number, to: number): number {
    this.#count = 0;
    const separator = this.#separator;
    const scan = this.#scan;
    this.#reader.beginRecord();
    let pos = from;
    while (pos < to) {
      const start = pos;
      separator.startLine();
      while (pos < to && !separator.isOrdinary && LINE_ENDS[bytes[pos]!] === 0) separator.next(bytes[pos++]!);
      scan.seen = 0;
      pos = scan.control(bytes, start, to);
      while (pos < to && LINE_ENDS[bytes[pos]!] === 0) pos = scan.control(bytes, pos + 1, to);
      if (scan.seen !== 0) {
        const wrong = findInvalidUtf8(bytes, start, pos);
        if (wrong >= 0) return wrong;
      }
      const kind = separator.isRule
        ? RULE
        : separator.isBlank
          ? BLANK
          : separator.isHeading
            ? HEADING
            : CONTENT;
      this.#addLine(bytes, start, pos, kind, scan.seen !== 0 ? CODING_NON_ASCII : 0);
      if (pos >= to) break;
      if (bytes[pos] === 0x0c) this.#addLine(bytes, pos, pos, RULE, 0);
      pos += bytes[pos] === 0x0d && pos + 1 < to && bytes[pos + 1] === 0x0a ? 2 : 1;
    }
    return -1;
  }

  #addLine(bytes: Uint8Array, start: number, end: number, kind: number, coding: number): void {
    const at = this.#count++ * WIDTH;
    if (at === this.#lines.length) {
      const wider = new Int32Array(this.#lines.length * 2);
      wider.set(this.#lines);
      this.#lines = wider;
    }
    const lines = this.#lines;
    const reader = this.#reader;
    lines[at + START] = start;
    lines[at + END] = end;
    lines[at + KIND] = kind;
    lines[at + NON_ASCII] = coding;
    if (kind !== CONTENT) return;
    reader.read(bytes, start, end);
    lines[at + TIME_START] = reader.timeStart;
    lines[at + TIME_END] = reader.timeEnd;
    lines[at + LABEL_START] = reader.labelStart;
    lines[at + LABEL_END] = reader.labelEnd;
    lines[at + TEXT_START] = reader.textStart;
    lines[at + LABEL] = reader.labelClass;
    lines[at + STRENGTH] = reader.labelStart >= 0 ? reader.strength : reader.isStamped ? STAMPED : NO_LABEL;
  }

  /** Lines `[line, next)` as one conversation. */
  #conversation(bytes: Uint8Array, line: number, next: number, slots: SlotTable, conversation: number): void {
    const lines = this.#lines;
    const counts = this.#labelCounts(line, next);
    let first = NO_LABEL;
    for (let i = line; i < next; i++) {
      if (lines[i * WIDTH + KIND] !== CONTENT) continue;
      first = lines[i * WIDTH + STRENGTH]!;
      break;
    }
    const beginsLabelled = first >= FAIR_LABEL;
    const firstSlot = slots.count;
    let message = -1;
    let open = -1;
    for (let i = line; i < next; i++) {
      const at = i * WIDTH;
      const kind = lines[at + KIND]!;
      if (kind === BLANK) continue;
      const strength = kind === CONTENT ? lines[at + STRENGTH]! : NO_LABEL;
      const begins =
        strength >= SURE_LABEL ||
        (strength === FAIR_LABEL && beginsLabelled) ||
        (strength !== NO_LABEL && counts[lines[at + LABEL]!]! >= 2);
      if (!begins) {
        if (open >= 0) {
          slots.end[open] = lines[at + END]!;
          slots.coding[open]! |= lines[at + NON_ASCII]!;
        } else if (message < 0) this.#wholeLine(at, slots, this.#otherField, -1, conversation);
        else
          open = this.#slot(
            at,
            lines[at + START]!,
            lines[at + END]!,
            slots,
            this.#textField,
            message,
            conversation,
          );
        continue;
      }
      message++;
      open = this.#message(bytes, at, slots, message, conversation);
    }
    if (message >= 0) return;
    // no labels at all: every line is a message
    slots.count = firstSlot;
    this.#plainLines(line, next, slots, conversation, -1);
  }

  /** How often each class of label comes in lines `[line, next)`, by number. */
  #labelCounts(line: number, next: number): Int32Array {
    const lines = this.#lines;
    if (this.#counts.length < this.#reader.classes.length)
      this.#counts = new Int32Array(this.#reader.classes.length * 2);
    const counts = this.#counts;
    const hasLabel = (at: number): boolean => {
      const strength = lines[at + STRENGTH]!;
      return lines[at + KIND] === CONTENT && strength !== NO_LABEL && strength <= SURE_LABEL;
    };
    for (let at = line * WIDTH; at < next * WIDTH; at += WIDTH)
      if (hasLabel(at)) counts[lines[at + LABEL]!] = 0;
    for (let at = line * WIDTH; at < next * WIDTH; at += WIDTH)
      if (hasLabel(at)) counts[lines[at + LABEL]!]!++;
    return counts;
  }

  /** Slots of a line that begins a message; the text's slot, or -1 if it is empty so far. */
  #message(bytes: Uint8Array, at: number, slots: SlotTable, message: number, conversation: number): number {
    const lines = this.#lines;
    const timeStart = lines[at + TIME_START]!;
    const labelStart = lines[at + LABEL_START]!;
    const time = (): void => {
      this.#slot(at, timeStart, lines[at + TIME_END]!, slots, this.#timeField, message, conversation);
    };
    if (timeStart >= 0 && timeStart < labelStart) time();
    if (labelStart >= 0) this.#labelSlots(bytes, at, slots, message, conversation);
    if (timeStart >= 0 && timeStart >= labelStart) time();
    const textStart = lines[at + TEXT_START]!;
    const end = lines[at + END]!;
    return textStart < end
      ? this.#slot(at, textStart, end, slots, this.#textField, message, conversation)
      : -1;
  }

  #labelSlots(bytes: Uint8Array, at: number, slots: SlotTable, message: number, conversation: number): void {
    const start = this.#lines[at + LABEL_START]!;
    const end = this.#lines[at + LABEL_END]!;
    const { roleStart, roleEnd } = this.#reader.classes[this.#lines[at + LABEL]!]!;
    const speaker = (from: number, to: number): void => {
      let a = from;
      let b = to;
      while (a < b && isEdge(bytes[a]!)) a++;
      while (b > a && isEdge(bytes[b - 1]!)) b--;
      if (a < b) this.#slot(at, a, b, slots, this.#speakerField, message, conversation);
    };
    if (roleEnd > roleStart) {
      if (roleStart > 0) speaker(start, start + roleStart);
      this.#slot(at, start + roleStart, start + roleEnd, slots, this.#roleField, message, conversation);
      if (roleStart === 0) speaker(start + roleEnd, end);
    } else speaker(start, end);
  }

  /** Lines without labels: a message each, or all of message `message`; headings are outside. */
  #plainLines(line: number, next: number, slots: SlotTable, conversation: number, message: number): void {
    let own = 0;
    for (let i = line; i < next; i++) {
      const at = i * WIDTH;
      const kind = this.#lines[at + KIND]!;
      if (kind === CONTENT)
        this.#wholeLine(at, slots, this.#textField, message >= 0 ? message : own++, conversation);
      else if (kind === HEADING)
        this.#wholeLine(at, slots, this.#otherField, message >= 0 ? message : -1, conversation);
    }
  }

  #wholeLine(at: number, slots: SlotTable, field: number, message: number, conversation: number): void {
    this.#slot(at, this.#lines[at + START]!, this.#lines[at + END]!, slots, field, message, conversation);
  }

  #slot(
    at: number,
    start: number,
    end: number,
    slots: SlotTable,
    field: number,
    message: number,
    conversation: number,
  ): number {
    return slots.add(start, end, SLOT_VALUE, this.#lines[at + NON_ASCII]!, field, message, conversation);
  }
}

/** Blanks and brackets around a name in a label. */
function isEdge(b: number): boolean {
  return b === 0x20 || b === 0x09 || b === 0x28 || b === 0x29 || b === 0x2d;
}
