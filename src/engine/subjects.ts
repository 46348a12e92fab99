/**
 * Whose keys seal what a conversation holds. The customer's data goes under the customer's handle, the agent's under the
 * agent's; without a handle the conversation is the subject. Only fields that the policy names, or columns that were
 * given the type SUBJECT, hold handles, and what only this conversation knows (`c1`, `visitor`) is none.
 *
 * Whoever is named by others (a neighbour, a daughter) cannot be told from the customer here, and goes with the customer.
 */
import { createHash } from 'node:crypto';
import { isLocalId } from '../detect/conversation/role-words.ts';
import { conversationHandle, handleOf } from '../keys/handles.ts';
import type { Subject } from '../keys/subject.ts';
import { mayHoldTokens, tokenShapes } from '../keys/tokens/token-text.ts';
import type { Finding } from '../model/finding.ts';
import type { SubjectRule } from '../model/policy.ts';
import type { Role } from '../model/roles.ts';
import { type Field, type FieldTable, SLOT_KEY } from '../model/slots.ts';
import { findOrdinals } from '../operators/ordinals.ts';
import type { SlotSource } from './conversation-engine.ts';

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

/** As bit flags: a policy may name the field of the conversation's id. */
const NO_ONE = 0;
const CONVERSATION = 1;
const CUSTOMER = 2;
const AGENT = 4;

/** Whom each field calls by name. PERF: told once a field, since every slot of a run is asked for. */
export class SubjectFields {
  readonly #rule: SubjectRule;
  #fields: FieldTable | undefined;
  #named = new Uint8Array(0);

  constructor(rule: SubjectRule) {
    this.#rule = rule;
  }

  /** By index; valid until the next call. */
  named(table: FieldTable): Uint8Array {
    const { fields } = table;
    if (this.#fields !== table || this.#named.length !== fields.length) {
      this.#fields = table;
      this.#named = Uint8Array.from(fields, (field) => this.#tell(field));
    }
    return this.#named;
  }

  #tell({ path, meaning, type }: Field): number {
    const rule = this.#rule;
    const named = meaning === 'conversation-id' ? CONVERSATION : NO_ONE;
    if (rule.agentPath !== undefined && path === rule.agentPath) return named | AGENT;
    const isCustomer = type === 'SUBJECT' || (rule.path !== undefined && path === rule.path);
    return isCustomer ? named | CUSTOMER : named;
  }
}

export function subjectsOf(source: SlotSource, members: Int32Array, fields: SubjectFields): Subjects {
  const meant = new Map<number, Subject>();
  const customers = new Set<string>();
  const agents = new Set<string>();
  let id: string | undefined;
  const { field, kind } = source.slots;
  const namedBy = fields.named(source.fields);
  for (let i = 0; i < members.length; i++) {
    const slot = members[i]!;
    const named = namedBy[field[slot]!]!;
    if (named === NO_ONE || kind[slot] === SLOT_KEY) continue;
    if ((named & CONVERSATION) !== 0) id ??= usableId(source.text(slot));
    const handle = named === CONVERSATION ? undefined : usableHandle(source, slot);
    if (handle === undefined) continue;
    ((named & AGENT) !== 0 ? agents : customers).add(handle);
    meant.set(slot, { handle });
  }
  const conversation = { handle: conversationHandle(id ?? contentId(source, members)) };
  const customer = theOne(customers) ?? conversation;
  const agent = theOne(agents) ?? conversation;
  return {
    ...{ conversation, customer, agent, meant, conversationId: id },
    all: [conversation, customer, agent, ...meant.values()],
    isKnown: customer !== conversation,
  };
}

/** Who the subject of a finding is. @param role of whom the value is about */
export function subjectOf({ slot, type }: Finding, role: Role, subjects: Subjects): Subject {
  const meant = type === 'SUBJECT' ? subjects.meant.get(slot) : undefined;
  if (meant !== undefined) return meant;
  return role === 'agent' || role === 'bot' || role === 'system' ? subjects.agent : subjects.customer;
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

function usableId(text: string): string | undefined {
  return isLocalId(text) || COUNTED.test(text.trim()) ? undefined : handleIn(text);
}

/** Of a conversation without an id: the same as long as its bytes are. */
function contentId({ bytes, slots }: SlotSource, members: Int32Array): string {
  const hash = createHash('sha256');
  const first = members.at(0);
  const last = members.at(-1);
  if (first !== undefined && last !== undefined)
    hash.update(bytes.subarray(slots.start[first], slots.end[last]));
  return hash.digest('hex');
}

/** Two customers in one conversation: nothing says which of them a value belongs to. */
function theOne(handles: ReadonlySet<string>): Subject | undefined {
  const [handle, other] = handles;
  return handle === undefined || other !== undefined ? undefined : { handle };
}
