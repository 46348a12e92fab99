import type { ByteEdit, TextEdit } from '../model/edit.ts';
import type { Format, Locator, LocatorOptions, RecordProblem } from '../model/format.ts';
import {
  CODING_ESCAPED,
  CODING_NON_ASCII,
  CODING_QUOTED,
  type FieldTable,
  SLOT_KEY,
  SLOT_VALUE,
  type SlotKind,
  type SlotTable,
} from '../model/slots.ts';
import { ByteScan } from './byte-scan.ts';
import { decodeCell, spliceCell } from './csv-cells.ts';
import { columnPath, readColumns, sniffDelimiter } from './csv-header.ts';
import { NamedPaths } from './named-paths.ts';
import { sharedField } from './shared-fields.ts';
import { findInvalidUtf8, RangeDecoder, skipBom } from './utf8.ts';

/**
 * CSV: a row is a message if a column holds text, else a record without messages. Non-empty cells are slots;
 * header cells are keys. Columns and delimiter come from the header row; without one, all cells are `other`.
 * A row may not have fewer cells than the header: what stands in which column is then unknown.
 */
export const csv: Format = {
  name: 'csv',
  container: 'rows',
  createLocator: (fields, options) => new CsvLocator(fields, options),
};

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

class CsvLocator implements Locator {
  readonly #fields: FieldTable;
  readonly #decoder = new RangeDecoder();
  readonly #scan = new ByteScan();
  readonly #header: Uint8Array;
  readonly #delimiter: number;
  /** By column: field, and where the header names it. */
  readonly #columns: number[] = [];
  readonly #keyField: number;
  readonly #hasText: boolean;
  readonly #conversation: number;
  /** Cells that a row must have; 0 without a header. */
  readonly #width: number;
  /** Bytes that end an unquoted cell. */
  readonly #stops = new Uint8Array(256);
  // the cell that was read last
  #start = 0;
  #end = 0;
  #coding = 0;
  /** Offset of what is wrong with it. */
  #wrong = 0;

  constructor(fields: FieldTable, options: LocatorOptions) {
    this.#fields = fields;
    const header = options.header ?? new Uint8Array(0);
    const from = skipBom(header, 0, header.length);
    this.#header = header.slice(from, withoutLineEnd(header, from, header.length));
    this.#delimiter = sniffDelimiter(this.#header);
    for (const b of [this.#delimiter, LF, CR]) this.#stops[b] = 1;
    const named = new NamedPaths(options.named);
    const columns = readColumns(this.#headerNames(), options.columns, named);
    this.#width = columns.length;
    for (const { path, kind } of columns)
      this.#columns.push(sharedField(fields, path, kind, named.means(path)).index);
    this.#hasText = columns.some(({ kind }) => kind.meaning === 'text');
    this.#conversation = columns.findIndex(({ kind }) => kind.meaning === 'conversation-id');
    this.#keyField = sharedField(fields, '', { meaning: 'other' }).index;
  }

  locate(
    bytes: Uint8Array,
    from: number,
    to: number,
    slots: SlotTable,
    message: number,
  ): RecordProblem | undefined {
    const begin = skipBom(bytes, from, to);
    const last = withoutLineEnd(bytes, begin, to);
    if (begin === last) return undefined;
    const firstSlot = slots.count;
    const isHeader = this.#isHeader(bytes, begin, last);
    const own = isHeader ? -1 : message >= 0 ? message : this.#hasText ? 0 : -1;
    let column = 0;
    let pos = begin;
    for (;;) {
      const reason = this.#cell(bytes, pos, last);
      if (reason !== '') {
        slots.count = firstSlot;
        return reason === NOT_UTF8
          ? { code: 'ENCODING_UNKNOWN', offset: this.#wrong, reason }
          : { code: 'RECORD_MALFORMED', offset: reason === OPEN_QUOTE ? begin : this.#wrong, reason };
      }
      if (this.#end > this.#start) {
        if (isHeader) slots.add(this.#start, this.#end, SLOT_KEY, this.#coding, this.#keyField, -1, 0);
        else {
          const field = column < this.#columns.length ? this.#columns[column]! : this.#extraColumn(column);
          slots.add(this.#start, this.#end, SLOT_VALUE, this.#coding, field, own, 0);
        }
      }
      column++;
      pos = this.#end + ((this.#coding & CODING_QUOTED) !== 0 ? 1 : 0);
      if (pos >= last) break;
      pos++;
    }
    if (column < this.#width) {
      slots.count = firstSlot;
      return { code: 'RECORD_MALFORMED', offset: begin, reason: 'the row has fewer cells than the header' };
    }
    return undefined;
  }

  key(bytes: Uint8Array, from: number, to: number): { start: number; end: number } | undefined {
    if (this.#conversation < 0) return undefined;
    const begin = skipBom(bytes, from, to);
    const last = withoutLineEnd(bytes, begin, to);
    let pos = begin;
    for (let column = 0; column <= this.#conversation; column++) {
      if (pos > last || this.#cell(bytes, pos, last) !== '') return undefined;
      pos = this.#end + ((this.#coding & CODING_QUOTED) !== 0 ? 2 : 1);
    }
    return this.#end > this.#start ? { start: this.#start, end: this.#end } : undefined;
  }

  text(bytes: Uint8Array, start: number, end: number, coding: number): string {
    return decodeCell(this.#decoder, bytes, start, end, coding);
  }

  splice(
    bytes: Uint8Array,
    slot: { readonly start: number; readonly end: number; readonly kind: SlotKind; readonly coding: number },
    edits: readonly TextEdit[],
    restores = false,
  ): ByteEdit[] {
    return spliceCell(this.#decoder, bytes, slot, edits, String.fromCharCode(this.#delimiter), restores);
  }

  paths(bytes: Uint8Array, from: number, to: number, starts: readonly number[]): string[] {
    const begin = skipBom(bytes, from, to);
    const last = withoutLineEnd(bytes, begin, to);
    const isHeader = this.#isHeader(bytes, begin, last);
    const found: string[] = [];
    let pos = begin;
    for (let column = 0; pos <= last && found.length < starts.length; column++) {
      if (this.#cell(bytes, pos, last) !== '') break;
      if (this.#start === starts[found.length]) {
        const field = this.#columns[column];
        found.push(isHeader || field === undefined ? columnPath('', column) : this.#fields.at(field).path);
      }
      pos = this.#end + ((this.#coding & CODING_QUOTED) !== 0 ? 2 : 1);
    }
    while (found.length < starts.length) found.push('');
    return found;
  }

  /** Reads the cell at `pos`: sets #start, #end and #coding and returns '', or says what is wrong at #wrong. */
  #cell(bytes: Uint8Array, pos: number, last: number): string {
    const scan = this.#scan;
    scan.seen = 0;
    let coding = 0;
    let at = pos;
    if (pos < last && bytes[pos] === QUOTE) {
      coding = CODING_QUOTED;
      at++;
      this.#start = at;
      for (;;) {
        at = scan.byte(bytes, at, last, QUOTE);
        if (at >= last) return OPEN_QUOTE;
        if (at + 1 >= last || bytes[at + 1] !== QUOTE) break;
        coding |= CODING_ESCAPED;
        at += 2;
      }
      if (at + 1 < last && bytes[at + 1] !== this.#delimiter) {
        this.#wrong = at + 1;
        return 'text follows a closing quote';
      }
    } else {
      this.#start = at;
      const stops = this.#stops;
      at = scan.byteOrControl(bytes, at, last, this.#delimiter);
      while (at < last && stops[bytes[at]!] === 0)
        at = scan.byteOrControl(bytes, at + 1, last, this.#delimiter);
      if (at < last && bytes[at] !== this.#delimiter) {
        this.#wrong = at;
        return 'a line end stands in the row';
      }
    }
    this.#end = at;
    if (scan.seen !== 0) {
      coding |= CODING_NON_ASCII;
      this.#wrong = findInvalidUtf8(bytes, this.#start, at);
      if (this.#wrong >= 0) return NOT_UTF8;
    }
    this.#coding = coding;
    return '';
  }

  #isHeader(bytes: Uint8Array, begin: number, last: number): boolean {
    const header = this.#header;
    if (header.length === 0 || last - begin !== header.length) return false;
    for (let i = 0; i < header.length; i++) if (header[i] !== bytes[begin + i]) return false;
    return true;
  }

  #extraColumn(column: number): number {
    const index = sharedField(this.#fields, columnPath('', column), { meaning: 'other' }).index;
    if (column === this.#columns.length) this.#columns.push(index);
    return index;
  }

  #headerNames(): string[] {
    const names: string[] = [];
    const header = this.#header;
    if (header.length === 0) return names;
    for (let pos = 0; pos <= header.length; ) {
      // a header that cannot be read names no columns: its row is held back when it is located
      if (this.#cell(header, pos, header.length) !== '') return names;
      names.push(decodeCell(this.#decoder, header, this.#start, this.#end, this.#coding));
      pos = this.#end + ((this.#coding & CODING_QUOTED) !== 0 ? 2 : 1);
    }
    return names;
  }
}

const OPEN_QUOTE = 'a quote is not closed';
const NOT_UTF8 = 'the bytes are not UTF-8';

function withoutLineEnd(bytes: Uint8Array, begin: number, to: number): number {
  let last = to;
  if (last > begin && bytes[last - 1] === LF) last--;
  if (last > begin && bytes[last - 1] === CR) last--;
  return last;
}
