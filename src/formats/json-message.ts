import { CODING_ESCAPED, CODING_NON_ASCII } from '../model/slots.ts';
import { HAS_SPEAKER, HAS_TEXT, HAS_WEAK_TEXT } from './field-place.ts';
import type { FieldTrie } from './field-trie.ts';
import { numberEnd } from './json-scan.ts';

/**
 * The conversation key of a JSON record that is one message: a look at the outermost object's own members only,
 * without checking what is skipped (locating does). A record is one message if it holds text and no list of
 * messages.
 */

export interface MessageShape {
  /** The record holds an array under a messages-like key. */
  readonly list: boolean;
  /** The record itself holds message text. */
  readonly text: boolean;
  /** The value of the best conversation id, quotes not included; start -1 if there is none. */
  readonly keyStart: number;
  readonly keyEnd: number;
}

const NOTHING: MessageShape = { list: false, text: false, keyStart: -1, keyEnd: -1 };

/** What the outermost object in `bytes[from, to)` looks like; what cannot be read looks like nothing. */
export function messageShape(trie: FieldTrie, bytes: Uint8Array, from: number, to: number): MessageShape {
  let pos = skipBlanks(bytes, from, to);
  if (bytes[pos] !== 0x7b || pos >= to) return NOTHING;
  pos++;
  let signals = 0;
  let list = false;
  let rank = 0;
  let keyStart = -1;
  let keyEnd = -1;
  let last = -1;
  for (;;) {
    pos = skipBlanks(bytes, pos, to);
    if (pos >= to || bytes[pos] !== 0x22) break;
    const begin = pos + 1;
    pos = stringEnd(bytes, begin, to);
    const node = childOf(trie, last, bytes, begin, pos);
    last = node;
    pos = skipBlanks(bytes, pos + 1, to);
    if (pos >= to || bytes[pos] !== 0x3a) break;
    pos = skipBlanks(bytes, pos + 1, to);
    if (pos >= to) break;
    const value = pos;
    const b = bytes[value];
    pos = skipValue(bytes, value, to);
    const isLiteral = b === 0x74 || b === 0x66 || b === 0x6e;
    if (!isLiteral) signals |= trie.signals[node]!;
    if (b === 0x5b) list ||= trie.messages[node] !== 0 && bytes[skipBlanks(bytes, value + 1, to)] === 0x7b;
    else if (b === 0x22 || (b !== undefined && numberEnd(bytes, value, to) > value)) {
      const own = trie.conversationId(node);
      const quote = b === 0x22 ? 1 : 0;
      if (own > rank && pos - value > 2 * quote) {
        rank = own;
        keyStart = value + quote;
        keyEnd = pos - quote;
      }
    }
    pos = skipBlanks(bytes, pos, to);
    if (pos >= to || bytes[pos] !== 0x2c) break;
    pos++;
  }
  const text =
    (signals & HAS_TEXT) !== 0 || ((signals & HAS_WEAK_TEXT) !== 0 && (signals & HAS_SPEAKER) !== 0);
  return { list, text, keyStart, keyEnd };
}

/** The member's node: the one that followed last time, if its key is the same. */
function childOf(trie: FieldTrie, last: number, bytes: Uint8Array, start: number, end: number): number {
  const guess = last < 0 ? trie.first[trie.root]! : trie.next[last]!;
  if (guess >= 0 && trie.isKey(guess, bytes, start, end)) return guess;
  const node = trie.key(trie.root, bytes, start, end, CODING_ESCAPED | CODING_NON_ASCII);
  if (last < 0) trie.first[trie.root] = node;
  else if (trie.keyLength[last]! >= 0) trie.next[last] = node;
  return node;
}

function skipBlanks(bytes: Uint8Array, from: number, to: number): number {
  let pos = from;
  while (pos < to) {
    const b = bytes[pos]!;
    if (b !== 0x20 && b !== 0x09 && b !== 0x0a && b !== 0x0d) break;
    pos++;
  }
  return pos;
}

function stringEnd(bytes: Uint8Array, begin: number, to: number): number {
  let pos = begin;
  while (pos < to && bytes[pos] !== 0x22) pos += bytes[pos] === 0x5c ? 2 : 1;
  return Math.min(pos, to);
}

function skipValue(bytes: Uint8Array, begin: number, to: number): number {
  let pos = begin;
  let depth = 0;
  while (pos < to) {
    const b = bytes[pos]!;
    if (b === 0x22) {
      pos = stringEnd(bytes, pos + 1, to) + 1;
      if (depth === 0) return Math.min(pos, to);
      continue;
    }
    if (b === 0x7b || b === 0x5b) depth++;
    else if (b === 0x7d || b === 0x5d) {
      if (depth === 0) return pos;
      depth--;
      if (depth === 0) return pos + 1;
    } else if (b === 0x2c && depth === 0) return pos;
    pos++;
  }
  return to;
}
