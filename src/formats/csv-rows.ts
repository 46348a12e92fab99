import { LIMITS } from '../model/limits.ts';
import { ByteScan } from './byte-scan.ts';
import { Frames, type StreamFramer } from './frames.ts';

/**
 * Cuts CSV bytes into rows: a row ends at LF, CR LF or CR outside quotes. A quote opens a quoted cell only at the
 * cell's very beginning, so the delimiter must be known. A row that is still inside quotes at the end of the
 * stream, or past `limit` bytes, is broken; in the second case it ends with the line at which the limit was passed,
 * so that one stray quote does not swallow the file.
 */

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const BOM = [0xef, 0xbb, 0xbf] as const;

const CELL_START = 0;
const UNQUOTED = 1;
const QUOTED = 2;
/** After a quote inside quotes: the first of two, or the closing one. */
const AFTER_QUOTE = 3;
/** After the CR that ended a row: an LF belongs to it. */
const AFTER_CR = 4;
/** In a row that passed the limit: to its line's end, whatever the quotes say. */
const GIVEN_UP = 5;

export class RowFramer implements StreamFramer {
  openAt = 0;
  readonly #frames = new Frames();
  readonly #limit: number;
  readonly #delimiter: number;
  readonly #scan = new ByteScan();
  /** 1: delimiter, 2: line end. */
  readonly #stops = new Uint8Array(256);
  #state = CELL_START;
  /** Stream offset of the next chunk's first byte. */
  #base = 0;
  #rowStart = 0;
  /** Where the row ended whose CR has been read. */
  #rowEnd = 0;
  #broken = false;
  /** Bytes of a byte order mark read so far; -1: no more can come. */
  #bom = 0;

  constructor(delimiter: number, limit: number = LIMITS.recordBytes) {
    this.#limit = limit;
    this.#delimiter = delimiter;
    this.#stops[delimiter] = 1;
    this.#stops[LF] = 2;
    this.#stops[CR] = 2;
  }

  push(chunk: Uint8Array, isLast: boolean): Frames {
    const frames = this.#frames;
    frames.clear();
    const stops = this.#stops;
    const scan = this.#scan;
    const delimiter = this.#delimiter;
    const base = this.#base;
    const to = chunk.length;
    let pos = this.#bom < 0 ? 0 : this.#readBom(chunk);
    let state = this.#state;
    let rowStart = this.#rowStart;
    while (pos < to) {
      if (state === CELL_START) {
        if (chunk[pos] === QUOTE) {
          state = QUOTED;
          pos++;
        } else state = UNQUOTED;
      } else if (state === UNQUOTED) {
        pos = scan.byteOrControl(chunk, pos, to, delimiter);
        while (pos < to && stops[chunk[pos]!] === 0) pos = scan.byteOrControl(chunk, pos + 1, to, delimiter);
        if (pos >= to) break;
        if (stops[chunk[pos]!] === 1) {
          pos++;
          state = CELL_START;
        } else if (chunk[pos] === LF) {
          frames.add(rowStart, base + pos, base + pos + 1, false);
          pos++;
          rowStart = base + pos;
          state = CELL_START;
        } else {
          this.#rowEnd = base + pos;
          pos++;
          state = AFTER_CR;
        }
      } else if (state === QUOTED) {
        // the row may still have `limit` bytes
        const stop = Math.min(to, rowStart + this.#limit - base);
        pos = scan.byte(chunk, pos, stop, QUOTE);
        if (pos < stop) {
          pos++;
          state = AFTER_QUOTE;
        } else if (stop < to) {
          this.#broken = true;
          state = GIVEN_UP;
        }
      } else if (state === AFTER_QUOTE) {
        if (chunk[pos] === QUOTE) {
          pos++;
          state = QUOTED;
        } else state = UNQUOTED;
      } else if (state === AFTER_CR) {
        if (chunk[pos] === LF) pos++;
        frames.add(rowStart, this.#rowEnd, base + pos, this.#broken);
        this.#broken = false;
        rowStart = base + pos;
        state = CELL_START;
      } else {
        while (pos < to && stops[chunk[pos]!] !== 2) pos++;
        if (pos >= to) break;
        this.#rowEnd = base + pos;
        if (chunk[pos] === LF) {
          frames.add(rowStart, base + pos, base + pos + 1, true);
          this.#broken = false;
          rowStart = base + pos + 1;
          state = CELL_START;
        } else state = AFTER_CR;
        pos++;
      }
    }
    this.#state = state;
    this.#rowStart = rowStart;
    this.#base = base + to;
    if (isLast) this.#finish();
    this.openAt = this.#rowStart;
    return frames;
  }

  /** Reads what there is of a mark at the very start and returns where the rest begins. */
  #readBom(chunk: Uint8Array): number {
    let pos = 0;
    while (pos < chunk.length && this.#bom < 3 && chunk[pos] === BOM[this.#bom]) {
      pos++;
      this.#bom++;
    }
    if (this.#bom === 3) {
      this.#rowStart = 3;
      this.#bom = -1;
    } else if (pos < chunk.length) {
      // what looked like a mark is the first cell
      if (this.#bom > 0) this.#state = UNQUOTED;
      this.#bom = -1;
    }
    return pos;
  }

  #finish(): void {
    const end = this.#base;
    if (this.#state === AFTER_CR) this.#frames.add(this.#rowStart, this.#rowEnd, end, this.#broken);
    else if (this.#rowStart < end)
      this.#frames.add(this.#rowStart, end, end, this.#broken || this.#state === QUOTED);
    this.#rowStart = end;
    this.#state = CELL_START;
    this.#broken = false;
  }
}
