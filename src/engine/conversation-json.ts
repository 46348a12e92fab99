/**
 * Conversations given as objects, read by the same locator as files: as the JSON that they would be.
 */
import { formatNamed } from '../formats/index.ts';
import { ChatveilError } from '../model/errors.ts';
import type { Locator } from '../model/format.ts';
import { FieldTable, SlotTable } from '../model/slots.ts';
import type { LocatedRecord } from './types.ts';

/** What a conversation is at the least; everything else in it is read and treated as well. */
export interface ConversationInput {
  readonly participants?: readonly object[];
  readonly messages: readonly object[];
}

/** Reused for conversation after conversation; what `locate` gave is valid until the next call. */
export class ConversationJson {
  private readonly fields = new FieldTable();
  private readonly slots = new SlotTable();
  private readonly locator: Locator = formatNamed('jsonl').createLocator(this.fields, {});

  /** @throws ChatveilError USAGE if it is no object with a list of messages; a record's code if it can't be read */
  locate(conversation: ConversationInput): LocatedRecord {
    if (!Array.isArray(conversation.messages)) {
      throw new ChatveilError('USAGE', 'a conversation needs a list of messages', { field: 'messages' });
    }
    const bytes = Buffer.from(JSON.stringify(conversation), 'utf8');
    const { fields, slots, locator } = this;
    slots.clear();
    const problem = locator.locate(bytes, 0, bytes.length, slots, -1);
    if (problem !== undefined) throw new ChatveilError(problem.code, problem.reason);
    return { bytes, slots, fields, locator };
  }
}

/** JSON pointers of slots, by slot. */
export function pathsOf(
  { bytes, slots, locator }: LocatedRecord,
  wanted: readonly number[],
): Map<number, string> {
  const distinct = [...new Set(wanted)].sort((a, b) => a - b);
  const starts = distinct.map((slot) => slots.start[slot]!);
  const paths = locator.paths(bytes, 0, bytes.length, starts);
  return new Map(distinct.map((slot, i) => [slot, paths[i]!]));
}
