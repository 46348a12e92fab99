/** Replaces `[start, end)` of a slot's decoded text (UTF-16 code units) by `replacement`, given unescaped. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** Replaces bytes `[start, end)` of a chunk by `replacement`, already escaped for its place; written as UTF-8. */
export interface ByteEdit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}
