import type { ByteEdit, TextEdit } from '../model/edit.ts';
import type { Locator, LocatorOptions, RecordProblem } from '../model/format.ts';
import type { FieldTable, SlotKind, SlotTable } from '../model/slots.ts';
import { FieldTrie } from './field-trie.ts';
import { JsonLexer } from './json-lexer.ts';
import { messageShape } from './json-message.ts';
import { jsonPointers } from './json-paths.ts';
import { decodeJson, spliceJson } from './json-strings.ts';
import { RangeDecoder, skipBom } from './utf8.ts';

/** The locator of `jsonl` and `json`: they differ only in how a file is cut and in what an empty record is. */
export class JsonLocator implements Locator {
  readonly #trie: FieldTrie;
  readonly #lexer: JsonLexer;
  readonly #decoder = new RangeDecoder();
  readonly #blankIsNoRecord: boolean;

  constructor(fields: FieldTable, options: LocatorOptions, blankIsNoRecord: boolean) {
    this.#trie = new FieldTrie(fields, options.columns, options.named);
    this.#lexer = new JsonLexer(this.#trie);
    this.#blankIsNoRecord = blankIsNoRecord;
  }

  locate(
    bytes: Uint8Array,
    from: number,
    to: number,
    slots: SlotTable,
    message: number,
  ): RecordProblem | undefined {
    const begin = skipBom(bytes, from, to);
    if (this.#blankIsNoRecord && isBlank(bytes, begin, to)) return undefined;
    return this.#lexer.lex(bytes, begin, to, slots, message);
  }

  key(bytes: Uint8Array, from: number, to: number): { start: number; end: number } | undefined {
    const shape = messageShape(this.#trie, bytes, skipBom(bytes, from, to), to);
    if (!shape.text || shape.list || shape.keyStart < 0) return undefined;
    return { start: shape.keyStart, end: shape.keyEnd };
  }

  text(bytes: Uint8Array, start: number, end: number, coding: number): string {
    return decodeJson(this.#decoder, bytes, start, end, coding);
  }

  splice(
    bytes: Uint8Array,
    slot: { readonly start: number; readonly end: number; readonly kind: SlotKind; readonly coding: number },
    edits: readonly TextEdit[],
  ): ByteEdit[] {
    return spliceJson(bytes, slot, edits);
  }

  paths(bytes: Uint8Array, from: number, to: number, starts: readonly number[]): string[] {
    return jsonPointers(this.#decoder, bytes, skipBom(bytes, from, to), to, starts);
  }
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let pos = from; pos < to; pos++) {
    const b = bytes[pos]!;
    if (b !== 0x20 && b !== 0x09 && b !== 0x0d && b !== 0x0a) return false;
  }
  return true;
}
