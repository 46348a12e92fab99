/**
 * A conversation that is still going on. Each new message is treated with all that is known so far; what it reveals
 * about earlier messages, which have already been sent on, is reported as `late`.
 *
 * When it hurts: every message is read again with each new one, so a conversation of n messages costs n² reads.
 */
import { ChatveilError } from '../model/errors.ts';
import { applyTextEdits } from '../text/splice.ts';
import type { ConversationInput } from './conversation-json.ts';
import type { RedactedConversation, TextFinding } from './public-types.ts';
import type { DecidedFinding, LocatedRecord } from './types.ts';

export interface LiveOptions {
  /** Messages held back, so that later ones can still explain them. 0: each message is answered at once. */
  readonly hold?: number;
  readonly participants?: readonly object[];
}

/** One message as it comes in. */
export interface LiveMessage {
  readonly text: string;
  readonly speaker?: string;
  readonly role?: string;
}

/** A span of an earlier message that should have been hidden; UTF-16 units of its original text. */
export interface LateSpan {
  readonly message: number;
  readonly start: number;
  readonly end: number;
}

export interface LiveResult {
  /** Index of the message that is released now; null while the first `hold` messages are held. */
  readonly message: number | null;
  /** The released message's text, replaced; empty if none is. */
  readonly text: string;
  readonly findings: readonly TextFinding[];
  readonly late: readonly LateSpan[];
}

/** What a live conversation needs of the engine. */
export interface LiveEngine {
  /** Treats the conversation; `read` sees the slots while they are valid. Ordinals go on from call to call. */
  treatLive<T>(conversation: ConversationInput, ordinals: object, read: (treated: LiveTreated) => T): T;
  redactConversation(conversation: ConversationInput): RedactedConversation<ConversationInput>;
  /** Opaque to callers: the numbers given in one live conversation. */
  newOrdinals(): object;
}

export interface LiveTreated {
  readonly record: LocatedRecord;
  readonly findings: readonly DecidedFinding[];
  /** Edits of a slot's text. */
  edits(
    slot: number,
  ): readonly { readonly start: number; readonly end: number; readonly replacement: string }[];
}

export class LiveConversation {
  private readonly engine: LiveEngine;
  private readonly hold: number;
  private readonly participants: readonly object[];
  private readonly messages: LiveMessage[] = [];
  private readonly ordinals: object;
  /** By released message: spans that what was sent hides, or that were reported as late. */
  private readonly hidden: { start: number; end: number }[][] = [];
  private closed = false;

  constructor(engine: LiveEngine, options: LiveOptions) {
    this.engine = engine;
    this.hold = options.hold ?? 0;
    this.participants = options.participants ?? [];
    this.ordinals = engine.newOrdinals();
    if (!Number.isInteger(this.hold) || this.hold < 0) {
      throw new ChatveilError('USAGE', 'a number of messages from 0 up', { field: 'hold' });
    }
  }

  /** @throws ChatveilError USAGE after `close` */
  add(message: LiveMessage): LiveResult {
    if (this.closed) throw new ChatveilError('USAGE', 'the conversation is closed');
    this.messages.push(message);
    return this.engine.treatLive(this.conversation(), this.ordinals, (treated) => this.release(treated));
  }

  /** The whole conversation, redacted at once with all that is known; releases what was still held. */
  close(): RedactedConversation<ConversationInput> {
    this.closed = true;
    return this.engine.redactConversation(this.conversation());
  }

  private conversation(): ConversationInput {
    return { participants: this.participants, messages: this.messages };
  }

  private release(treated: LiveTreated): LiveResult {
    const slotOf = textSlots(treated.record);
    const late: LateSpan[] = [];
    const found = (message: number): DecidedFinding[] =>
      treated.findings.filter((f) => f.slot === slotOf.get(message) && f.action !== 'keep');
    this.hidden.forEach((spans, message) => {
      for (const { start, end } of found(message)) {
        if (spans.some((span) => span.start <= start && end <= span.end)) continue;
        late.push({ message, start, end });
        spans.push({ start, end });
      }
    });
    const message = this.messages.length - 1 - this.hold;
    if (message < 0) return { message: null, text: '', findings: [], late };
    const slot = slotOf.get(message)!;
    const { text } = this.messages[message]!;
    const findings = treated.findings.filter((f) => f.slot === slot);
    this.hidden[message] = found(message).map(({ start, end }) => ({ start, end }));
    return {
      message,
      text: applyTextEdits(text, treated.edits(slot)),
      findings: findings.map(({ start, end, type, rule, score, action }) => ({
        ...{ start, end, type, rule, score, action },
      })),
      late,
    };
  }
}

function textSlots({ slots, fields }: LocatedRecord): Map<number, number> {
  const found = new Map<number, number>();
  for (let slot = 0; slot < slots.count; slot++) {
    if (fields.at(slots.field[slot]!).meaning === 'text') found.set(slots.message[slot]!, slot);
  }
  return found;
}
