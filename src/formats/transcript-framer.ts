import { ByteScan } from './byte-scan.ts';
import { Frames, type StreamFramer } from './frames.ts';

/**
 * Cuts plain text into conversations. Between them stands a line of three or more of one of `- = * # _`, alone but
 * for blanks; or a form feed; or a line `### …`, which belongs to the conversation that it opens. A conversation
 * of blank lines is none. Lines end at LF, CR or form feed; a CR LF is a line end and a blank line, which is the
 * same here.
 */

const LF = 0x0a;
const CR = 0x0d;
const FF = 0x0c;
const HASH = 0x23;

// what the line can still be
const AT_START = 0;
const IN_RUN = 1;
const AFTER_RUN = 2;
const ORDINARY = 3;

const RUN_BYTES: Uint8Array = (() => {
  const table = new Uint8Array(256);
  for (const c of '-=*#_') table[c.charCodeAt(0)] = 1;
  return table;
})();

/** 1: ends a line. */
export const LINE_ENDS: Uint8Array = (() => {
  const table = new Uint8Array(256);
  for (const b of [LF, CR, FF]) table[b] = 1;
  return table;
})();

export function isBlankByte(b: number): boolean {
  return b === 0x20 || b === 0x09;
}

/** Decides, byte after byte, whether a line separates conversations. */
export class SeparatorScan {
  /** The line is `### …`: seen as soon as its blank is. */
  isHeading = false;
  #state = AT_START;
  #byte = 0;
  #length = 0;
  #indented = false;

  startLine(): void {
    this.isHeading = false;
    this.#state = AT_START;
    this.#length = 0;
    this.#indented = false;
  }

  /** True when nothing that follows in the line can make it a separator. */
  get isOrdinary(): boolean {
    return this.#state === ORDINARY;
  }

  /** Whether the line, ended here, is one of separators only. */
  get isRule(): boolean {
    return (this.#state === IN_RUN || this.#state === AFTER_RUN) && this.#length >= 3;
  }

  /** Whether nothing but blanks stood in the line. */
  get isBlank(): boolean {
    return this.#state === AT_START;
  }

  next(b: number): void {
    if (this.#state === AT_START) {
      if (isBlankByte(b)) this.#indented = true;
      else if (RUN_BYTES[b] === 1) {
        this.#state = IN_RUN;
        this.#byte = b;
        this.#length = 1;
      } else this.#state = ORDINARY;
    } else if (this.#state === IN_RUN) {
      if (b === this.#byte) this.#length++;
      else if (isBlankByte(b)) this.#state = AFTER_RUN;
      else this.#state = ORDINARY;
    } else if (this.#state === AFTER_RUN && !isBlankByte(b)) {
      this.isHeading = this.#byte === HASH && this.#length >= 3 && !this.#indented;
      this.#state = ORDINARY;
    }
  }
}

export class TranscriptFramer implements StreamFramer {
  openAt = 0;
  readonly #frames = new Frames();
  readonly #line = new SeparatorScan();
  readonly #scan = new ByteScan();
  #base = 0;
  /** Where the open conversation's first line with content begins; -1 if there is none yet. */
  #start = -1;
  #lineStart = 0;
  /** End of its last line with content, without the line end. */
  #contentEnd = 0;
  /** The open line has been found to hold content. */
  #hasContent = false;

  push(chunk: Uint8Array, isLast: boolean): Frames {
    this.#frames.clear();
    const base = this.#base;
    const to = chunk.length;
    const line = this.#line;
    let pos = 0;
    while (pos < to) {
      while (pos < to && !line.isOrdinary && LINE_ENDS[chunk[pos]!] === 0) line.next(chunk[pos++]!);
      if (line.isOrdinary) {
        if (!this.#hasContent) this.#openLine();
        pos = this.#scan.control(chunk, pos, to);
        while (pos < to && LINE_ENDS[chunk[pos]!] === 0) pos = this.#scan.control(chunk, pos + 1, to);
      }
      if (pos >= to) break;
      const b = chunk[pos]!;
      this.#endLine(base + pos, b === FF);
      pos++;
      this.#lineStart = base + pos;
    }
    this.#base = base + to;
    if (isLast) {
      this.#endLine(this.#base, true);
      this.#lineStart = this.#base;
    }
    this.openAt = this.#start < 0 ? this.#lineStart : this.#start;
    return this.#frames;
  }

  #openLine(): void {
    if (this.#line.isHeading) this.#emit(this.#lineStart);
    this.#hasContent = true;
    if (this.#start < 0) this.#start = this.#lineStart;
  }

  #endLine(end: number, endsConversation: boolean): void {
    const line = this.#line;
    if (line.isRule) this.#emit(this.#lineStart);
    else if (!line.isBlank) {
      // a run too short to be a rule is content as well
      if (!this.#hasContent) this.#openLine();
      this.#contentEnd = end;
    }
    if (endsConversation) this.#emit(end);
    line.startLine();
    this.#hasContent = false;
  }

  #emit(next: number): void {
    if (this.#start >= 0) this.#frames.add(this.#start, this.#contentEnd, next, false);
    this.#start = -1;
  }
}
