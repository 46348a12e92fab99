/**
 * Whose keys seal what a conversation holds. The customer's data goes under the customer's handle, the agent's under the
 * agent's; without a handle the conversation is the subject. Only fields that the policy names, or columns that were
 * given the type SUBJECT, hold handles, and what only this conversation knows (`c1`, `visitor`) is none.
 *
 * Where the policy wants epochs, the first time that the conversation holds tells which. A conversation that is read in
 * parts, since it is too long for one, may lie in two.
 *
 * Whose name is said to be a third person's (a neighbour, a daughter) goes with the conversation. What is said of them
 * beside the name, and who is a third person by the story alone, cannot be told from the customer here.
 */
import { hash } from 'node:crypto';
import { isLocalId } from '../detect/conversation/role-words.ts';
import { conversationHandle, handleOf } from '../keys/handles.ts';
import type { Subject } from '../keys/subject.ts';
import { mayHoldTokens, tokenShapes } from '../keys/tokens/token-text.ts';
import type { Finding } from '../model/finding.ts';
import { SLOT_KEY } from '../model/slots.ts';
import { findOrdinals } from '../operators/ordinals.ts';
import type { SlotSource } from './conversation-engine.ts';
import { epochOf } from './epochs.ts';
import type { Owner } from './finding-roles.ts';
import { AGENT, CONVERSATION, CUSTOMER, NOTHING, type SubjectFields, TIME } from './subject-fields.ts';

/** The subjects of one conversation. Any of them may be the conversation itself. */
export interface Subjects {
  readonly conversation: Subject;
  readonly customer: Subject;
  readonly agent: Subject;
  /** By slot: who is meant by the handle that it holds. */
  readonly meant: ReadonlyMap<number, Subject>;
  /** All of them, some perhaps twice. */
  readonly all: readonly Subject[];
  /** The conversation's own id, if it has one that others know too. */
  readonly conversationId: string | undefined;
  /** Whether the customer is known by a handle. */
  readonly isKnown: boolean;
}

export function subjectsOf(source: SlotSource, members: Int32Array, fields: SubjectFields): Subjects {
  const handles: (readonly [slot: number, handle: string])[] = [];
  const customers: string[] = [];
  const agents: string[] = [];
  let id: string | undefined;
  let epoch: string | undefined;
  const { field, kind } = source.slots;
  const tellsOf = fields.of(source.fields);
  for (let i = 0; i < members.length; i++) {
    const slot = members[i]!;
    const tells = tellsOf[field[slot]!]!;
    if (tells === NOTHING || kind[slot] === SLOT_KEY) continue;
    if ((tells & CONVERSATION) !== 0) id ??= usableId(source.text(slot));
    if ((tells & TIME) !== 0) epoch ??= epochOf(source.text(slot), fields.epochs);
    if ((tells & (CUSTOMER | AGENT)) === 0) continue;
    const handle = usableHandle(source, slot);
    if (handle === undefined) continue;
    ((tells & AGENT) !== 0 ? agents : customers).push(handle);
    handles.push([slot, handle]);
  }
  const subject = (handle: string): Subject => (epoch === undefined ? { handle } : { handle, epoch });
  const conversation = subject(conversationHandle(id ?? contentId(source, members)));
  const theOne = (all: readonly string[]): Subject => {
    const [handle] = all;
    // Two customers in one conversation: nothing says which of them a value belongs to.
    return handle === undefined || all.some((other) => other !== handle) ? conversation : subject(handle);
  };
  const [customer, agent] = [theOne(customers), theOne(agents)];
  const meant = new Map(handles.map(([slot, handle]) => [slot, subject(handle)]));
  return {
    ...{ conversation, customer, agent, meant, conversationId: id },
    all: [conversation, customer, agent, ...meant.values()],
    isKnown: customer !== conversation,
  };
}

/** Who the subject of a finding is. @param owner of whom the value is about */
export function subjectOf({ slot, type }: Finding, owner: Owner, subjects: Subjects): Subject {
  const meant = type === 'SUBJECT' ? subjects.meant.get(slot) : undefined;
  if (meant !== undefined) return meant;
  if (owner === 'third person') return subjects.conversation;
  return owner === 'agent' || owner === 'bot' || owner === 'system' ? subjects.agent : subjects.customer;
}

function usableHandle(source: SlotSource, slot: number): string | undefined {
  const text = source.text(slot);
  return isLocalId(text) || isReplacement(text) ? undefined : handleIn(text);
}

/** What an earlier run has written there calls nobody. */
function isReplacement(text: string): boolean {
  const holdsToken = mayHoldTokens(text) && tokenShapes(text).next().done !== true;
  return holdsToken || findOrdinals(text).length > 0;
}

function handleIn(text: string): string | undefined {
  try {
    return handleOf(text);
  } catch {
    return undefined;
  }
}

/** Ids that count from 1 in every export name no conversation beyond it. */
const COUNTED = /^\D{0,12}\d{1,4}$/;

/** The handle of a conversation's id; undefined for one that only the conversation itself knows. */
export function usableId(text: string): string | undefined {
  return isLocalId(text) || COUNTED.test(text.trim()) ? undefined : handleIn(text);
}

/** Of a conversation without an id: the same as long as its bytes are. */
function contentId({ bytes, slots }: SlotSource, members: Int32Array): string {
  const first = members.at(0);
  const last = members.at(-1);
  const from = first === undefined ? 0 : slots.start[first];
  const until = last === undefined ? 0 : slots.end[last];
  return hash('sha256', bytes.subarray(from, until), 'hex');
}
