import type { ByteEdit, TextEdit } from './edit.ts';
import type { FieldTable, SlotKind, SlotTable } from './slots.ts';

/**
 * A transcript format. It only locates slots and turns edits of a slot's text into edits of its bytes; it never
 * serialises. No edits, no changed byte.
 *
 * How a file is cut into records is the format's `container`:
 * - `lines`: a record ends at LF (JSONL)
 * - `document`: the file is one record, or an array whose elements are records (JSON)
 * - `rows`: a record ends at a line end outside quotes; the first row names the columns (CSV)
 * - `transcript`: lines of a plain-text transcript; the file is one conversation unless it holds separators
 */
export interface Format {
  readonly name: FormatName;
  readonly container: 'lines' | 'document' | 'rows' | 'transcript';
  /** One locator a worker and file: it keeps what it learns about field paths. */
  createLocator(fields: FieldTable, options: LocatorOptions): Locator;
}

export const FORMAT_NAMES = ['jsonl', 'json', 'csv', 'text'] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

export interface LocatorOptions {
  /** `column=meaning` pairs from `--columns` or the policy, meaning a FieldMeaning or an EntityType. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Field paths that the policy names, `*` for any segment: their fields keep a path that these match. */
  readonly named?: readonly string[];
  /** The header row's bytes without line end, for `rows`. */
  readonly header?: Uint8Array;
}

/** Why a record was not read. The record is held back; other records go on. */
export interface RecordProblem {
  readonly code: 'RECORD_MALFORMED' | 'RECORD_TOO_LARGE' | 'RECORD_TOO_DEEP' | 'ENCODING_UNKNOWN';
  /** Byte offset in the located chunk. */
  readonly offset: number;
  /** What is wrong, in words that quote nothing. */
  readonly reason: string;
}

export interface Locator {
  /**
   * Appends the slots of the record in `bytes[from, to)` to `slots`. With `message` ≥ 0 the record is one
   * message of a gathered conversation and its slots get that message index; else the record says itself which
   * messages it holds. Returns the problem if the record can't be read; then the slots added are meaningless.
   */
  locate(
    bytes: Uint8Array,
    from: number,
    to: number,
    slots: SlotTable,
    message: number,
  ): RecordProblem | undefined;

  /**
   * The conversation key of a record that is one message: the byte range of the value, or undefined if the
   * record has none. Only for message-per-record inputs.
   */
  key(
    bytes: Uint8Array,
    from: number,
    to: number,
  ): { readonly start: number; readonly end: number } | undefined;

  /** Decoded text of a slot. Offsets of findings are code units of this string. */
  text(bytes: Uint8Array, start: number, end: number, coding: number): string;

  /**
   * Byte edits that carry out `edits` (ascending, disjoint) in one slot, ascending and disjoint. With `restores` they put
   * back what stood there, and nothing guards a reader against it.
   */
  splice(
    bytes: Uint8Array,
    slot: { readonly start: number; readonly end: number; readonly kind: SlotKind; readonly coding: number },
    edits: readonly TextEdit[],
    restores?: boolean,
  ): ByteEdit[];

  /**
   * Exact paths of slots for the findings file: a JSON pointer with array positions, or `/column`.
   * Costs a second walk of the record, so it is asked only for slots with findings.
   * `starts`: ascending byte offsets of slot starts within the record `bytes[from, to)`.
   */
  paths(bytes: Uint8Array, from: number, to: number, starts: readonly number[]): string[];
}
