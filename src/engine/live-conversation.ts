/**
 * A conversation that is still going on. Each new message is treated with all that is known so far; what it reveals
 * about messages that have already been sent on is reported as `late`. What was given a number keeps it as long as
 * the conversation lives.
 *
 * When it hurts: the whole conversation is read again with each new message, so one of n messages costs n² reads.
 */
import { ChatveilError } from '../model/errors.ts';
import type { ConversationInput } from './conversation-json.ts';
import { checkOptions, checkWhole } from './options.ts';
import type { ConversationFinding, TextFinding } from './public-types.ts';
import type { RedactedConversation } from './redacted-conversation.ts';

export interface LiveOptions {
  /**
   * Messages held back, so that later ones can still explain them: with `hold: 2` a message is released when two
   * more have been added. 0, which holds if absent: each message is answered at once.
   */
  readonly hold?: number;
  readonly participants?: readonly object[];
}

/** One message as it comes in; its other fields are read and treated too. */
export interface LiveMessage {
  readonly text: string;
  readonly speaker?: string;
  readonly role?: string;
}

/** A span of an earlier message that should have been hidden; UTF-16 units of its original text. */
export interface LateSpan {
  /** Index of the message in the conversation. */
  readonly message: number;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

export interface LiveResult<M extends LiveMessage = LiveMessage> {
  /** Index of the message that is released now; null while none is, since they are held. */
  readonly message: number | null;
  /** The released message's text, replaced; empty if none is. */
  readonly text: string;
  /** The released message with all its fields treated; undefined if none is. */
  readonly released: M | undefined;
  /** In the released message's text, as offsets of the original. */
  readonly findings: readonly TextFinding[];
  /** In messages released earlier; each span is reported once. */
  readonly late: readonly LateSpan[];
}

/** A live conversation as a whole. */
export interface LiveInput<M extends LiveMessage> extends ConversationInput {
  readonly messages: readonly M[];
}

/** The conversation so far, treated with the numbers given so far. */
export interface LiveTreated<M extends LiveMessage> {
  readonly conversation: LiveInput<M>;
  readonly findings: readonly ConversationFinding[];
  /** What is replaced, by the JSON pointer of the string. */
  readonly hidden: ReadonlyMap<string, readonly Span[]>;
}

/** What a live conversation needs of the engine. */
export interface LiveEngine {
  redactConversation<T extends ConversationInput>(conversation: T): RedactedConversation<T>;
  treat<M extends LiveMessage>(conversation: LiveInput<M>): LiveTreated<M>;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

export class LiveConversation<M extends LiveMessage = LiveMessage> {
  private readonly engine: LiveEngine;
  private readonly hold: number;
  private readonly participants: readonly object[] | undefined;
  private readonly messages: M[] = [];
  /** By released message: spans that what was sent hides, or that were reported as late. */
  private readonly hidden: Span[][] = [];
  private closed = false;

  /** @throws ChatveilError USAGE */
  constructor(engine: LiveEngine, options: LiveOptions) {
    checkOptions('openConversation', options, ['hold', 'participants']);
    this.engine = engine;
    this.hold = options.hold ?? 0;
    this.participants = options.participants;
    checkWhole('openConversation', 'hold', this.hold);
  }

  /**
   * Adds a message and releases the one that was added `hold` messages before it.
   * @throws ChatveilError USAGE after `close` or without a text; then the message has not been added
   */
  add(message: M): LiveResult<M> {
    if (this.closed) throw new ChatveilError('USAGE', 'the conversation is closed');
    if (typeof message !== 'object' || message === null || typeof message.text !== 'string')
      throw new ChatveilError('USAGE', 'a message is an object with a text', { field: 'text' });
    // What the caller does to its own object later does not change what was said.
    const messages: readonly M[] = [...this.messages, { ...message }];
    const treated = this.engine.treat(this.conversation(messages));
    this.messages.push(messages[messages.length - 1]!);
    const late = this.lateSpans(treated);
    const next = this.hidden.length;
    return next < messages.length - this.hold
      ? this.release(treated, next, late)
      : { message: null, text: '', released: undefined, findings: [], late };
  }

  /**
   * Releases what is held, oldest first, without waiting for more: when a conversation pauses, or before `close`,
   * since the numbers in what `close` returns may be others than those already sent.
   */
  flush(): readonly LiveResult<M>[] {
    if (this.hidden.length === this.messages.length) return [];
    const treated = this.engine.treat(this.conversation(this.messages));
    const results: LiveResult<M>[] = [];
    // Nothing was added since the last message, so nothing can be late.
    while (this.hidden.length < this.messages.length)
      results.push(this.release(treated, this.hidden.length, []));
    return results;
  }

  /**
   * The whole conversation, redacted at once with all that is known: what `redactConversation` makes of it. After
   * this nothing can be added.
   */
  close(): RedactedConversation<LiveInput<M>> {
    this.closed = true;
    return this.engine.redactConversation(this.conversation(this.messages));
  }

  private conversation(messages: readonly M[]): LiveInput<M> {
    return this.participants === undefined ? { messages } : { participants: this.participants, messages };
  }

  private release(treated: LiveTreated<M>, message: number, late: readonly LateSpan[]): LiveResult<M> {
    const released = treated.conversation.messages[message]!;
    const path = textPath(message);
    this.hidden.push([...(treated.hidden.get(path) ?? [])]);
    return {
      message,
      text: released.text,
      released,
      findings: treated.findings
        .filter((finding) => finding.path === path)
        .map(({ start, end, type, rule, score, action }) => ({ start, end, type, rule, score, action })),
      late,
    };
  }

  /** What is hidden now in released messages and was not when they were released. */
  private lateSpans({ hidden }: LiveTreated<M>): LateSpan[] {
    const late: LateSpan[] = [];
    this.hidden.forEach((known, message) => {
      for (const { start, end } of hidden.get(textPath(message)) ?? []) {
        if (isCovered(start, end, known)) continue;
        known.push({ start, end });
        late.push({ message, start, end });
      }
    });
    return late;
  }
}

function textPath(message: number): string {
  return `/messages/${message}/text`;
}

/** Whether the spans, which may overlap, cover `[start, end)` together. */
function isCovered(start: number, end: number, spans: readonly Span[]): boolean {
  let at = start;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start > at) break;
    at = Math.max(at, span.end);
  }
  return at >= end;
}
