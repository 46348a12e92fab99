import { CODING_ESCAPED, CODING_NON_ASCII } from '../model/slots.ts';
import { decodeJson } from './json-strings.ts';
import { isFieldName, pointerSegment } from './shared-fields.ts';
import type { RangeDecoder } from './utf8.ts';

/**
 * Exact JSON pointers (RFC 6901) of slots, by a second walk over a record that has been located. Findings carry them,
 * so they repeat no value: a key has the pointer of the object it stands in, and a key that may be a value itself (an
 * address, a number, a sentence) stands as `*` in the pointers of what it leads to.
 */

interface Container {
  /** Position of the element being read, or -1 in an object. */
  index: number;
  /** The key being read, content only. */
  keyStart: number;
  keyEnd: number;
}

/** `starts`: ascending byte offsets of slots in the record `bytes[from, to)`. */
export function jsonPointers(
  decoder: RangeDecoder,
  bytes: Uint8Array,
  from: number,
  to: number,
  starts: readonly number[],
): string[] {
  const found: string[] = [];
  const stack: Container[] = [];
  const pointer = (depth: number): string => {
    let path = '';
    for (let i = 0; i < depth; i++) {
      const { index, keyStart, keyEnd } = stack[i]!;
      if (index >= 0) path += `/${index}`;
      else {
        const key = decodeJson(decoder, bytes, keyStart, keyEnd, CODING_ESCAPED | CODING_NON_ASCII);
        path += `/${isFieldName(key) ? pointerSegment(key) : '*'}`;
      }
    }
    return path;
  };
  let expectKey = false;
  let pos = from;
  while (pos < to && found.length < starts.length) {
    const b = bytes[pos]!;
    const top = stack[stack.length - 1];
    if (b === 0x22) {
      const begin = pos + 1;
      const end = stringEnd(bytes, begin, to);
      if (expectKey && top !== undefined) {
        if (starts[found.length] === begin) found.push(pointer(stack.length - 1));
        top.keyStart = begin;
        top.keyEnd = end;
        expectKey = false;
      } else if (starts[found.length] === begin) found.push(pointer(stack.length));
      pos = end + 1;
      continue;
    }
    if (b === 0x7b || b === 0x5b) {
      stack.push({ index: b === 0x5b ? 0 : -1, keyStart: 0, keyEnd: 0 });
      expectKey = b === 0x7b;
    } else if (b === 0x7d || b === 0x5d) {
      stack.pop();
      expectKey = false;
    } else if (b === 0x2c && top !== undefined) {
      if (top.index >= 0) top.index++;
      else expectKey = true;
    } else if (starts[found.length] === pos) found.push(pointer(stack.length));
    pos++;
  }
  // a start that is no slot of this record has no path of its own
  while (found.length < starts.length) found.push('');
  return found;
}

function stringEnd(bytes: Uint8Array, begin: number, to: number): number {
  let pos = begin;
  while (pos < to && bytes[pos] !== 0x22) pos += bytes[pos] === 0x5c ? 2 : 1;
  return pos;
}
