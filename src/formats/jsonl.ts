import type { Format } from '../model/format.ts';
import { FieldTable } from '../model/slots.ts';
import { FieldTrie } from './field-trie.ts';
import { JsonLocator } from './json-locator.ts';
import { messageShape } from './json-message.ts';
import { skipBom } from './utf8.ts';

/**
 * JSONL: a line is a JSON text. The caller cuts at LF; a CR before it and a byte order mark at the start of the
 * file may be in the range, they belong to no slot. Blank lines are no records.
 */
export const jsonl: Format = {
  name: 'jsonl',
  container: 'lines',
  createLocator: (fields, options) => new JsonLocator(fields, options, true),
};

/**
 * Whether the lines of a JSONL file are conversations or messages, by the first hundred whole lines of `sample`:
 * messages if more of them hold text and a conversation id, but no list of messages, than hold such a list.
 * Lines that hold text without a conversation id are conversations of one message.
 */
export function sniffJsonl(sample: Uint8Array): 'conversation' | 'message' {
  const trie = new FieldTrie(new FieldTable());
  let messages = 0;
  let conversations = 0;
  let from = skipBom(sample, 0, sample.length);
  for (let lines = 0; lines < 100 && from < sample.length; lines++) {
    const lineEnd = sample.indexOf(0x0a, from);
    if (lineEnd < 0 && lines > 0) break;
    const to = lineEnd < 0 ? sample.length : lineEnd;
    const shape = messageShape(trie, sample, from, to);
    if (shape.list) conversations++;
    else if (shape.text && shape.keyStart >= 0) messages++;
    else if (shape.text) conversations++;
    from = to + 1;
  }
  return messages > conversations ? 'message' : 'conversation';
}
