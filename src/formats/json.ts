import type { Format } from '../model/format.ts';
import { FieldTable } from '../model/slots.ts';
import { ArrayFramer } from './array-framer.ts';
import { FieldTrie } from './field-trie.ts';
import { JsonLocator } from './json-locator.ts';
import { messageShape } from './json-message.ts';

/**
 * A JSON document: one record, or a record for each element of its outermost array (`ArrayFramer`). An empty file
 * is no JSON document.
 */
export const json: Format = {
  name: 'json',
  container: 'document',
  createLocator: (fields, options) => new JsonLocator(fields, options, false),
};

/**
 * What the first bytes of a document say of it. `document`: one record. `conversations`: an array whose elements
 * are conversations, each a record. `messages`: an array of messages with conversation ids, each a record of its
 * own that `key` names the conversation of. An array of messages without ids is one conversation, so a `document`.
 */
export function sniffJson(sample: Uint8Array): 'document' | 'conversations' | 'messages' {
  const framer = new ArrayFramer();
  const frames = framer.push(sample, false);
  if (framer.shape !== 'array') return 'document';
  const trie = new FieldTrie(new FieldTable());
  let conversations = 0;
  let messages = 0;
  let keyed = 0;
  const look = (start: number, end: number): void => {
    const shape = messageShape(trie, sample, start, end);
    if (shape.list) conversations++;
    else if (shape.text) {
      messages++;
      if (shape.keyStart >= 0) keyed++;
    }
  };
  for (let i = 0; i < Math.min(frames.count, 100); i++) look(frames.start[i]!, frames.end[i]!);
  // the first element may be longer than the sample
  if (frames.count === 0 && framer.openAt < sample.length) look(framer.openAt, sample.length);
  if (conversations >= messages) return 'conversations';
  return keyed * 2 > messages ? 'messages' : 'document';
}
