import { LIMITS } from '../model/limits.ts';
import type { FieldTable } from '../model/slots.ts';
import { type FieldKind, type NameTraits, NO_TRAITS, traitsAt, traitsOf } from './field-names.ts';
import {
  CODES,
  childZone,
  HAS_TEXT,
  holderOf,
  KEY_OF,
  meaningOf,
  NO_HOLDER,
  signalsOf,
  ZONE_ITEM,
} from './field-place.ts';
import { decodeJson } from './json-strings.ts';
import { isNamed, type NodePath, NodePaths } from './node-paths.ts';
import { isFieldName, OVERFLOW_PATH, sharedField } from './shared-fields.ts';
import { RangeDecoder } from './utf8.ts';

/**
 * Field paths of JSON, interned byte by byte: a node is a path, its children are found by the raw bytes of a key.
 * Each node remembers which key followed it, so a repeated shape costs one comparison a key and no hashing.
 * A node's meaning follows from its path alone, never from the order in which paths were met. Past
 * `LIMITS.fields` nodes, a key leads to a node that keeps the meaning, and no path but one that somebody has named;
 * there are few of those, and each key then costs a look into the table of names (about a microsecond).
 */

/** Bytes of a key that are compared and hashed; a longer one is no field name anyway. */
const MAX_KEY = 255;
const HASH_SLOTS = 4 * LIMITS.fields;

/** All that a node's meaning depends on. */
interface NodeShape {
  readonly at: NodePath;
  readonly zone: number;
  readonly traits: NameTraits;
  readonly holder: number;
  readonly star: boolean;
  readonly messages: number;
  readonly signals: number;
}

export class FieldTrie {
  /** Node of the record's outermost value. */
  readonly root: number;
  // Columns by node. They are replaced when they grow: take them anew after `key` and `item`.
  /** HAS_ flags of the key. */
  signals: Uint8Array = new Uint8Array(64);
  /** 0 no list of messages, 1 perhaps one, 2 one if its items hold text; of an array. */
  messages: Uint8Array = new Uint8Array(64);
  /** What was last decided for objects here; see json-structure. */
  hints: Uint8Array = new Uint8Array(64);
  /** Guesses: first key of an object, key that follows a key; -1 if none. */
  first: Int32Array = new Int32Array(64);
  next: Int32Array = new Int32Array(64);
  /** A key's raw content in `keyBytes`; length -1 if it is not kept. */
  keyStart: Int32Array = new Int32Array(64);
  keyLength: Int32Array = new Int32Array(64);
  keyCoding: Uint8Array = new Uint8Array(64);
  keyBytes: Uint8Array = new Uint8Array(1024);
  /**
   * The same content with `":` after it as little-endian words, and the mask of the last word, for comparing
   * four bytes at a time. No words: count 0.
   */
  words: Int32Array = new Int32Array(512);
  wordStart: Int32Array = new Int32Array(64);
  wordCount: Int32Array = new Int32Array(64);
  lastMask: Int32Array = new Int32Array(64);
  /** Index in the FieldTable by field code; -1 until asked by `field`. */
  fieldOf: Int32Array = new Int32Array(64 * CODES).fill(-1);

  #parent: Int32Array = new Int32Array(64);
  #zone: Uint8Array = new Uint8Array(64);
  #traits: Int32Array = new Int32Array(64);
  #holder: Uint8Array = new Uint8Array(64);
  #star: Int32Array = new Int32Array(64);
  #dynamic: Int32Array = new Int32Array(64);
  readonly #fields: FieldTable;
  readonly #paths: NodePaths;
  /** Keeps chosen keys from colliding on purpose; results do not depend on it. */
  readonly #seed = (Math.random() * 0x7fffffff) | 0;
  readonly #hash = new Int32Array(HASH_SLOTS).fill(-1);
  readonly #at: NodePath[] = [];
  readonly #isStar: boolean[] = [];
  readonly #shared = new Map<number | string, number>();
  readonly #decoder = new RangeDecoder();
  #count = 0;
  #named = 0;
  #keyBytesUsed = 0;
  #wordsUsed = 0;

  /**
   * @param columns meanings by path (`/visitor/notes`) or by bare key, from the user; they go before the table
   * @param named paths that the policy names
   */
  constructor(
    fields: FieldTable,
    columns: Readonly<Record<string, string>> = {},
    named: readonly string[] = [],
  ) {
    this.#fields = fields;
    this.#paths = new NodePaths(columns, named);
    this.root = this.#add(-1, {
      at: this.#paths.root,
      zone: ZONE_ITEM,
      traits: NO_TRAITS,
      holder: NO_HOLDER,
      star: false,
      messages: 1,
      signals: 0,
    });
  }

  /** The child of object node `parent` under the key `bytes[start, end)`, whose content is checked. */
  key(parent: number, bytes: Uint8Array, start: number, end: number, coding: number): number {
    const length = end - start;
    if (length > MAX_KEY) return this.#dynamicChild(parent);
    let hash = this.#seed ^ Math.imul(parent, 0x9e3779b1);
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    hash ^= hash >>> 15;
    let slot = hash & (HASH_SLOTS - 1);
    for (let node = this.#hash[slot]!; node >= 0; node = this.#hash[slot]!) {
      if (this.#parent[node] === parent && this.#sameKey(node, bytes, start, length)) return node;
      slot = (slot + 1) & (HASH_SLOTS - 1);
    }
    const name = decodeJson(this.#decoder, bytes, start, end, coding);
    const above = this.#at[parent]!;
    if (!isFieldName(name) && !this.#paths.isSpelt(above, name)) return this.#dynamicChild(parent);
    const traits = traitsOf(name);
    const at = this.#paths.key(above, name, this.#isFull);
    const { told } = at;
    const child: NodeShape = {
      at,
      zone: childZone(this.#zone[parent]!, traits),
      traits,
      holder: holderOf(this.#zone[parent]!, traitsAt(this.#traits[parent]!), this.#isStar[parent] === true),
      star: false,
      messages: traits.messages,
      signals: told === undefined ? signalsOf(traits) : told.meaning === 'text' ? HAS_TEXT : 0,
    };
    const before = this.#named;
    const node = this.#child(parent, child);
    if (this.#named > before) {
      this.#keepKey(node, bytes, start, end, coding);
      this.#hash[slot] = node;
    }
    return node;
  }

  /** The node of the elements of array node `parent`. */
  item(parent: number): number {
    const known = this.#star[parent]!;
    if (known >= 0) return known;
    const above = this.#at[parent]!;
    const node = this.#child(parent, {
      // What the user said of an array holds for its elements.
      at: { ...this.#paths.item(above, this.#isFull), told: above.told },
      zone: this.messages[parent] !== 0 ? ZONE_ITEM : this.#zone[parent]!,
      traits: traitsAt(this.#traits[parent]!),
      holder: this.#holder[parent]!,
      star: true,
      messages: 0,
      signals: 0,
    });
    this.#star[parent] = node;
    return node;
  }

  /** Whether the node was reached by this key. */
  isKey(node: number, bytes: Uint8Array, start: number, end: number): boolean {
    return this.#sameKey(node, bytes, start, end - start);
  }

  /** Rank of the key as a conversation id, 0 if it is none. */
  conversationId(node: number): number {
    const { told } = this.#at[node]!;
    if (told !== undefined) return told.meaning === 'conversation-id' ? 4 : 0;
    return traitsAt(this.#traits[node]!).conversationId;
  }

  /** Whether two nodes were reached by the same key. */
  sameName(a: number, b: number): boolean {
    const length = this.keyLength[a]!;
    return length >= 0 && this.#sameKey(b, this.keyBytes, this.keyStart[a]!, length);
  }

  /** Index in the FieldTable of a field code. */
  field(code: number): number {
    const known = this.fieldOf[code]!;
    if (known >= 0) return known;
    const node = Math.floor(code / CODES);
    const how = code % CODES;
    const at = this.#at[node]!;
    const kind: FieldKind =
      how >= KEY_OF
        ? { meaning: 'other' }
        : (at.told ?? meaningOf(traitsAt(this.#traits[node]!), this.#zone[node]!, this.#holder[node]!, how));
    const index = sharedField(this.#fields, at.path, kind, isNamed(at)).index;
    this.fieldOf[code] = index;
    return index;
  }

  /** One child a parent for all keys that are no field names: ids, addresses, sentences. */
  #dynamicChild(parent: number): number {
    const known = this.#dynamic[parent]!;
    if (known >= 0) return known;
    const node = this.#child(parent, {
      at: this.#paths.item(this.#at[parent]!, this.#isFull),
      zone: childZone(this.#zone[parent]!, NO_TRAITS),
      traits: NO_TRAITS,
      holder: holderOf(this.#zone[parent]!, traitsAt(this.#traits[parent]!), this.#isStar[parent] === true),
      star: false,
      messages: 0,
      signals: 0,
    });
    this.#dynamic[parent] = node;
    return node;
  }

  get #isFull(): boolean {
    return this.#named >= LIMITS.fields;
  }

  #child(parent: number, shape: NodeShape): number {
    const { at, zone, traits, holder, star, messages } = shape;
    if (!this.#isFull) {
      this.#named++;
      return this.#add(parent, shape);
    }
    // a number for all of these: they are below 4, 64, 2 and 4
    const alike = (((traits.index * 4 + zone) * 64 + holder) * 2 + (star ? 1 : 0)) * 4 + messages;
    const { path, told, isOwn } = at;
    const context =
      told === undefined && path === OVERFLOW_PATH
        ? alike
        : `${alike} ${told?.meaning ?? ''} ${told?.type ?? ''} ${isOwn ? 1 : 0} ${path}`;
    const known = this.#shared.get(context);
    if (known !== undefined) return known;
    const node = this.#add(parent, shape);
    this.#shared.set(context, node);
    return node;
  }

  #add(parent: number, shape: NodeShape): number {
    const node = this.#count++;
    if (node === this.first.length) this.#grow();
    this.#parent[node] = parent;
    this.#zone[node] = shape.zone;
    this.#traits[node] = shape.traits.index;
    this.#holder[node] = shape.holder;
    this.messages[node] = shape.messages;
    this.signals[node] = shape.signals;
    this.first[node] = -1;
    this.next[node] = -1;
    this.#star[node] = -1;
    this.#dynamic[node] = -1;
    this.keyLength[node] = -1;
    this.#at.push(shape.at);
    this.#isStar.push(shape.star);
    return node;
  }

  #sameKey(node: number, bytes: Uint8Array, start: number, length: number): boolean {
    if (this.keyLength[node] !== length) return false;
    const own = this.keyStart[node]!;
    for (let i = 0; i < length; i++) if (this.keyBytes[own + i] !== bytes[start + i]) return false;
    return true;
  }

  #keepKey(node: number, bytes: Uint8Array, start: number, end: number, coding: number): void {
    const length = end - start;
    while (this.#keyBytesUsed + length > this.keyBytes.length) {
      const wider = new Uint8Array(this.keyBytes.length * 2);
      wider.set(this.keyBytes);
      this.keyBytes = wider;
    }
    this.keyBytes.set(bytes.subarray(start, end), this.#keyBytesUsed);
    this.keyStart[node] = this.#keyBytesUsed;
    this.keyLength[node] = length;
    this.keyCoding[node] = coding;
    this.#keyBytesUsed += length;

    const count = (length + 2 + 3) >> 2;
    while (this.#wordsUsed + count > this.words.length)
      this.words = widerInts(this.words, this.words.length * 2, 0);
    for (let i = 0; i < length + 2; i++) {
      const b = i < length ? bytes[start + i]! : i === length ? 0x22 : 0x3a;
      this.words[this.#wordsUsed + (i >> 2)]! |= b << ((i & 3) * 8);
    }
    const spare = count * 4 - (length + 2);
    this.wordStart[node] = this.#wordsUsed;
    this.wordCount[node] = count;
    this.lastMask[node] = -1 >>> (spare * 8);
    this.#wordsUsed += count;
  }

  #grow(): void {
    const size = this.first.length * 2;
    this.signals = widerBytes(this.signals, size);
    this.messages = widerBytes(this.messages, size);
    this.hints = widerBytes(this.hints, size);
    this.keyCoding = widerBytes(this.keyCoding, size);
    this.#zone = widerBytes(this.#zone, size);
    this.#holder = widerBytes(this.#holder, size);
    this.first = widerInts(this.first, size, -1);
    this.next = widerInts(this.next, size, -1);
    this.keyStart = widerInts(this.keyStart, size, 0);
    this.keyLength = widerInts(this.keyLength, size, -1);
    this.wordStart = widerInts(this.wordStart, size, 0);
    this.wordCount = widerInts(this.wordCount, size, 0);
    this.lastMask = widerInts(this.lastMask, size, 0);
    this.#parent = widerInts(this.#parent, size, -1);
    this.#traits = widerInts(this.#traits, size, 0);
    this.#star = widerInts(this.#star, size, -1);
    this.#dynamic = widerInts(this.#dynamic, size, -1);
    this.fieldOf = widerInts(this.fieldOf, size * CODES, -1);
  }
}

function widerBytes(column: Uint8Array, size: number): Uint8Array {
  const next = new Uint8Array(size);
  next.set(column);
  return next;
}

function widerInts(column: Int32Array, size: number, fill: number): Int32Array {
  const next = new Int32Array(size).fill(fill);
  next.set(column);
  return next;
}
