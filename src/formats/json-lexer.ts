import type { RecordProblem } from '../model/format.ts';
import { LIMITS } from '../model/limits.ts';
import { SLOT_KEY, SLOT_NUMBER, SLOT_VALUE, type SlotTable } from '../model/slots.ts';
import { CODES, KEY_OF } from './field-place.ts';
import type { FieldTrie } from './field-trie.ts';
import { blanksEnd, literalEnd, malformed, numberEnd, plainEnd, StringReader } from './json-scan.ts';
import { Structure } from './json-structure.ts';

/**
 * One pass over the bytes of a JSON text: checks the grammar strictly and appends every string, key and number
 * as a slot. Iterative, linear, without an object or a string a slot. Two things beyond RFC 8259 are read because
 * they can mean only one thing and real exporters write them: `\xNN` in strings, and NaN, Infinity and -Infinity.
 * A lexer keeps what it learned about field paths, and scratch memory of the size of the largest record.
 */

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const TRUNCATED = 'the JSON text ends too early';

export class JsonLexer {
  readonly #trie: FieldTrie;
  readonly #structure: Structure;
  // containers around the current place
  readonly #nodes = new Int32Array(LIMITS.jsonDepth + 1);
  readonly #objects = new Int32Array(LIMITS.jsonDepth + 1);
  /** The array's number in the structure, -1 for an object. */
  readonly #arrays = new Int32Array(LIMITS.jsonDepth + 1);
  /** Of an array: elements so far. Of an object: the node of the key before. */
  readonly #lasts = new Int32Array(LIMITS.jsonDepth + 1);
  // a view of the chunk that was read last
  #viewed: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(new ArrayBuffer(0));
  readonly #string = new StringReader();

  constructor(trie: FieldTrie) {
    this.#trie = trie;
    this.#structure = new Structure(trie);
  }

  /** As Locator.locate; `[from, to)` holds one JSON text and blanks around it. */
  lex(
    bytes: Uint8Array,
    from: number,
    to: number,
    slots: SlotTable,
    message: number,
  ): RecordProblem | undefined {
    const firstSlot = slots.count;
    const structure = this.#structure;
    structure.begin(message);
    let problem = this.#read(bytes, from, to, slots);
    if (problem === undefined && structure.decide()) {
      slots.count = firstSlot;
      structure.beginAgain();
      problem = this.#read(bytes, from, to, slots);
    }
    if (problem !== undefined) {
      slots.count = firstSlot;
      return problem;
    }
    if (structure.conversations > slots.conversations) slots.conversations = structure.conversations;
    return undefined;
  }

  #read(bytes: Uint8Array, from: number, to: number, slots: SlotTable): RecordProblem | undefined {
    const trie = this.#trie;
    if (bytes !== this.#viewed) {
      this.#viewed = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    const view = this.#view;
    const string = this.#string;
    const structure = this.#structure;
    const nodes = this.#nodes;
    const objects = this.#objects;
    const arrays = this.#arrays;
    const lasts = this.#lasts;
    let {
      signals,
      first,
      next,
      keyLength,
      keyCoding,
      words: keyWords,
      wordStart,
      wordCount,
      lastMask,
      fieldOf,
    } = trie;
    let {
      start: starts,
      end: ends,
      kind: kinds,
      coding: codings,
      field: fields,
      message: messages,
      conversation: conversations,
      repeat: repeats,
    } = slots;
    let count = slots.count;

    let pos = from;
    let depth = 0;
    let inObject = false;
    let needKey = false;
    /** Node of the value to be read. */
    let node = trie.root;
    /** Node of the container. */
    let container = -1;
    /** Number of the object around it. */
    let object = 0;
    let rootTaken = false;
    structure.addObject(-1, -1, 0, trie.root);
    // what holds for slots of that object
    let how = structure.how[0]!;
    let message = structure.message[0]!;
    let conversation = structure.conversation[0]!;

    for (;;) {
      if (needKey) {
        if (pos < to && bytes[pos]! <= 0x20) pos = blanksEnd(bytes, pos, to);
        if (pos >= to) return malformed(pos, TRUNCATED);
        if (bytes[pos] !== QUOTE) return malformed(pos, 'a key was expected');
        const begin = pos + 1;
        const last = lasts[depth]!;
        const guess = last < 0 ? first[container]! : next[last]!;
        let words = guess < 0 ? 0 : wordCount[guess]!;
        if (words > 0 && begin + words * 4 <= to) {
          let own = wordStart[guess]!;
          let at = begin;
          while (--words > 0 && view.getInt32(at, true) === keyWords[own]) {
            at += 4;
            own++;
          }
          if (words === 0 && ((view.getInt32(at, true) ^ keyWords[own]!) & lastMask[guess]!) === 0) {
            node = guess;
            pos = begin + keyLength[guess]!;
          }
        }
        let coding: number;
        if (pos >= begin) coding = keyCoding[node]!;
        else {
          if (!string.read(bytes, begin, to)) return string.problem;
          pos = string.end;
          coding = string.coding;
          node = trie.key(container, bytes, begin, pos, coding);
          ({
            signals,
            first,
            next,
            keyLength,
            keyCoding,
            words: keyWords,
            wordStart,
            wordCount,
            lastMask,
            fieldOf,
          } = trie);
          if (last < 0) first[container] = node;
          // a nameless node stands in many places: nothing is learned of what follows it
          else if (keyLength[last]! >= 0) next[last] = node;
        }
        lasts[depth] = node;
        if (count === starts.length) {
          slots.count = count;
          slots.add(0, 0, 0, 0, 0, 0, 0);
          ({
            start: starts,
            end: ends,
            kind: kinds,
            coding: codings,
            field: fields,
            message: messages,
            conversation: conversations,
            repeat: repeats,
          } = slots);
        }
        starts[count] = begin;
        ends[count] = pos;
        kinds[count] = SLOT_KEY;
        codings[count] = coding;
        let field = fieldOf[container * CODES + KEY_OF]!;
        if (field < 0) {
          field = trie.field(container * CODES + KEY_OF);
          fieldOf = trie.fieldOf;
        }
        fields[count] = field;
        messages[count] = message;
        conversations[count] = conversation;
        // a nameless node stands for many keys
        repeats[count] = keyLength[node]! < 0 ? -1 : node;
        count++;
        pos++;
        if (pos < to && bytes[pos]! <= 0x20) pos = blanksEnd(bytes, pos, to);
        if (pos >= to) return malformed(pos, TRUNCATED);
        if (bytes[pos] !== COLON) return malformed(pos, 'a colon was expected after a key');
        pos++;
        needKey = false;
      }

      if (pos < to && bytes[pos]! <= 0x20) pos = blanksEnd(bytes, pos, to);
      if (pos >= to) return malformed(pos, depth === 0 ? 'there is no JSON text' : TRUNCATED);
      const b = bytes[pos]!;
      let begin = pos;
      let coding = 0;
      // of the slot that the value is; -1: none
      let kind: number = SLOT_VALUE;
      if (b === QUOTE) {
        begin = ++pos;
        pos = plainEnd(view, bytes, pos, to);
        if (pos >= to || bytes[pos] !== QUOTE) {
          if (!string.read(bytes, pos, to)) return string.problem;
          pos = string.end;
          coding = string.coding;
        }
      } else if (b === OPEN_OBJECT || b === OPEN_ARRAY) {
        if (depth === LIMITS.jsonDepth)
          return { code: 'RECORD_TOO_DEEP', offset: pos, reason: 'nesting passes the limit' };
        if (inObject) structure.signals[object]! |= signals[node]!;
        pos++;
        if (pos < to && bytes[pos]! <= 0x20) pos = blanksEnd(bytes, pos, to);
        if (pos >= to) return malformed(pos, TRUNCATED);
        const outer = depth === 0 ? -1 : arrays[depth]!;
        if (b === OPEN_OBJECT) {
          if (rootTaken) {
            object = structure.addObject(object, outer, outer < 0 ? 0 : lasts[depth]!, node);
            how = structure.how[object]!;
            message = structure.message[object]!;
            conversation = structure.conversation[object]!;
          }
          rootTaken = true;
          depth++;
          arrays[depth] = -1;
          lasts[depth] = -1;
          inObject = true;
          needKey = true;
        } else {
          rootTaken = true;
          depth++;
          arrays[depth] = structure.addArray(object, trie.messages[node]!, node);
          lasts[depth] = 0;
          inObject = false;
        }
        nodes[depth] = node;
        objects[depth] = object;
        container = node;
        if (bytes[pos] !== (inObject ? CLOSE_OBJECT : CLOSE_ARRAY)) {
          if (!inObject) {
            node = trie.item(container);
            ({
              signals,
              first,
              next,
              keyLength,
              keyCoding,
              words: keyWords,
              wordStart,
              wordCount,
              lastMask,
              fieldOf,
            } = trie);
          }
          continue;
        }
        needKey = false;
        kind = -1;
      } else {
        pos = numberEnd(bytes, pos, to);
        kind = SLOT_NUMBER;
        if (pos === begin) {
          pos = literalEnd(bytes, begin, to);
          if (pos === begin) return malformed(begin, 'a value was expected');
          kind = -1;
        }
      }
      if (kind >= 0) {
        if (inObject) structure.signals[object]! |= signals[node]!;
        if (count === starts.length) {
          slots.count = count;
          slots.add(0, 0, 0, 0, 0, 0, 0);
          ({
            start: starts,
            end: ends,
            kind: kinds,
            coding: codings,
            field: fields,
            message: messages,
            conversation: conversations,
            repeat: repeats,
          } = slots);
        }
        starts[count] = begin;
        ends[count] = pos;
        kinds[count] = kind;
        codings[count] = coding;
        let field = fieldOf[node * CODES + how]!;
        if (field < 0) {
          field = trie.field(node * CODES + how);
          fieldOf = trie.fieldOf;
        }
        fields[count] = field;
        messages[count] = message;
        conversations[count] = conversation;
        repeats[count] = -1;
        count++;
        if (b === QUOTE) pos++;
      }

      // the value is complete: close what ends here
      for (;;) {
        if (pos < to && bytes[pos]! <= 0x20) pos = blanksEnd(bytes, pos, to);
        if (depth === 0) {
          slots.count = count;
          return pos < to ? malformed(pos, 'text after the end of the JSON value') : undefined;
        }
        if (pos >= to) return malformed(pos, TRUNCATED);
        const c = bytes[pos]!;
        if (c === COMMA) {
          pos++;
          if (inObject) needKey = true;
          else {
            lasts[depth]!++;
            node = trie.item(container);
          }
          break;
        }
        if (c !== (inObject ? CLOSE_OBJECT : CLOSE_ARRAY))
          return malformed(pos, inObject ? 'a comma or } was expected' : 'a comma or ] was expected');
        pos++;
        if (!inObject) structure.length[arrays[depth]!] = lasts[depth]! + 1;
        depth--;
        if (depth > 0) {
          inObject = arrays[depth]! < 0;
          container = nodes[depth]!;
          object = objects[depth]!;
          how = structure.how[object]!;
          message = structure.message[object]!;
          conversation = structure.conversation[object]!;
        }
      }
    }
  }
}
