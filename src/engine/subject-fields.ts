/** What each field of an input tells about whose a conversation is: its id, its time, the handles of customer and agent. */
import type { EpochLength, SubjectRule } from '../model/policy.ts';
import type { Field, FieldTable } from '../model/slots.ts';

/** As bit flags: a policy may name the field of the conversation's id as the customer's handle. */
export const NOTHING = 0;
export const CONVERSATION = 1;
export const CUSTOMER = 2;
export const AGENT = 4;
export const TIME = 8;

/** PERF: told once a field, since every slot of a run is asked for. */
export class SubjectFields {
  readonly epochs: EpochLength;
  readonly #rule: SubjectRule;
  #table: FieldTable | undefined;
  #tells = new Uint8Array(0);

  constructor(rule: SubjectRule) {
    this.#rule = rule;
    this.epochs = rule.epoch ?? 'none';
  }

  /** By index of the field; valid until the next call. */
  of(table: FieldTable): Uint8Array {
    const { fields } = table;
    if (this.#table !== table || this.#tells.length !== fields.length) {
      this.#table = table;
      this.#tells = Uint8Array.from(fields, (field) => this.#tell(field));
    }
    return this.#tells;
  }

  #tell({ path, meaning, type }: Field): number {
    const { path: customerPath, agentPath } = this.#rule;
    let tells = NOTHING;
    if (meaning === 'conversation-id') tells |= CONVERSATION;
    if (type === 'TIMESTAMP' && this.epochs !== 'none') tells |= TIME;
    if (agentPath !== undefined && path === agentPath) tells |= AGENT;
    else if (type === 'SUBJECT' || (customerPath !== undefined && path === customerPath)) tells |= CUSTOMER;
    return tells;
  }
}
