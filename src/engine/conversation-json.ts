/**
 * Conversations given as objects, read by the same locator as files: as the JSON that they would be.
 */
import { formatNamed } from '../formats/index.ts';
import { ChatveilError } from '../model/errors.ts';
import type { Locator, LocatorOptions } from '../model/format.ts';
import { LIMITS } from '../model/limits.ts';
import { FieldTable, SlotTable } from '../model/slots.ts';
import type { LocatedRecord } from './types.ts';

/** What a conversation is at the least; everything else in it is read and treated as well. */
export interface ConversationInput {
  readonly participants?: readonly object[];
  readonly messages: readonly object[];
}

/**
 * The conversation as JSON text.
 * @throws ChatveilError USAGE if it is no object with a list of messages, or if JSON cannot hold it; RECORD_TOO_LARGE
 */
export function jsonOf(conversation: ConversationInput): string {
  if (typeof conversation !== 'object' || conversation === null || !Array.isArray(conversation.messages))
    throw new ChatveilError('USAGE', 'a conversation is an object with a list of messages', {
      field: 'messages',
    });
  let json: unknown;
  try {
    json = JSON.stringify(conversation);
  } catch (error) {
    // The message is not passed on: it quotes names of properties, and a getter may throw anything.
    if (error instanceof RangeError)
      throw new ChatveilError('RECORD_TOO_LARGE', 'the conversation is too long or too deep for JSON');
    throw new ChatveilError('USAGE', 'the conversation holds what JSON cannot: a circle or a BigInt');
  }
  if (typeof json !== 'string') throw new ChatveilError('USAGE', 'the conversation is written as nothing');
  return json;
}

/**
 * Names of fields kept from conversation to conversation. Objects with ever new keys would fill the table, and past
 * the limit of one run fields have no names, so that no policy could treat them by name.
 */
const FIELDS_KEPT = LIMITS.fields / 2;

/** Reused for conversation after conversation; what `locate` gave is valid until the next call. */
export class ConversationJson {
  private readonly slots = new SlotTable();
  private readonly options: LocatorOptions;
  private fields = new FieldTable();
  private locator: Locator;

  /** @param named field paths that the policy names @param columns meanings that it tells */
  constructor(named: readonly string[] = [], columns: Readonly<Record<string, string>> = {}) {
    this.options = { named, columns };
    this.locator = formatNamed('jsonl').createLocator(this.fields, this.options);
  }

  /** @throws ChatveilError with a record's code if the conversation passes a limit */
  locate(json: string): LocatedRecord {
    const bytes = Buffer.from(json, 'utf8');
    if (bytes.length > LIMITS.recordBytes)
      throw new ChatveilError('RECORD_TOO_LARGE', 'the conversation passes a limit', {
        limit: LIMITS.recordBytes,
      });
    if (this.fields.fields.length > FIELDS_KEPT) {
      this.fields = new FieldTable();
      this.locator = formatNamed('jsonl').createLocator(this.fields, this.options);
    }
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
