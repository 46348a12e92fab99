/**
 * What a live conversation has been told, what it has released and what of that was hidden: all of it but the treating,
 * which one engine does at once and a pool when it can. Whoever keeps a ledger gives it what was treated in the order in
 * which it asked.
 */
import { ChatveilError } from '../model/errors.ts';
import type { ConversationInput } from './conversation-json.ts';
import { checkOptions, checkWhole } from './options.ts';
import type { ConversationFinding, TextFinding } from './public-types.ts';
import type { GivenNumbers } from './types.ts';

export interface LiveOptions {
  /**
   * Messages held back, so that later ones can still explain them: with `hold: 2` a message is released when two
   * more have been added. 0, which holds if absent: each message is answered at once.
   */
  readonly hold?: number;
  readonly participants?: readonly object[];
  /** Fields that the conversation has beside these, such as its id and the customer's; part of what `close` gives. */
  readonly metadata?: object;
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

/** The conversation so far as JSON, treated with the numbers given so far; plain data. */
export interface LiveJson {
  readonly json: string;
  readonly findings: readonly ConversationFinding[];
  /** What is replaced, by the JSON pointer of the string. */
  readonly hidden: ReadonlyMap<string, readonly HiddenSpan[]>;
}

/** The same from another thread, with the numbers that the conversation goes on from next time. */
export interface LiveAnswer extends LiveJson {
  readonly numbers: GivenNumbers;
}

/** UTF-16 units of the string; `end` exclusive. */
export interface HiddenSpan {
  readonly start: number;
  readonly end: number;
}

export class LiveLedger<M extends LiveMessage> {
  readonly #hold: number;
  readonly #around: Omit<LiveInput<M>, 'messages'>;
  readonly #messages: M[] = [];
  /** By released message: spans that what was sent hides, or that were reported as late. */
  readonly #hidden: HiddenSpan[][] = [];
  #closed = false;

  /** @throws ChatveilError USAGE */
  constructor(options: LiveOptions) {
    checkOptions('openConversation', options, ['hold', 'participants', 'metadata']);
    const { hold = 0, participants, metadata = {} } = options;
    checkWhole('openConversation', 'hold', hold);
    if (typeof metadata !== 'object' || metadata === null || 'messages' in metadata)
      throw new ChatveilError('USAGE', 'openConversation: metadata is an object without messages', {
        field: 'metadata',
      });
    this.#hold = hold;
    this.#around = { ...metadata, ...(participants === undefined ? {} : { participants }) };
  }

  /** The messages that came in after those that were released. */
  get held(): number {
    return this.#messages.length - this.#hidden.length;
  }

  /** The message as it will be kept. @throws ChatveilError USAGE after `close` or without a text */
  checked(message: M): M {
    if (this.#closed) throw new ChatveilError('USAGE', 'the conversation is closed');
    if (typeof message !== 'object' || message === null || typeof message.text !== 'string')
      throw new ChatveilError('USAGE', 'a message is an object with a text', { field: 'text' });
    // What the caller does to its own object later does not change what was said.
    return { ...message };
  }

  /** All messages so far, and one more where it is given; it is not added by that. */
  whole(more: readonly M[] = []): LiveInput<M> {
    return { ...this.#around, messages: [...this.#messages, ...more] };
  }

  /** Adds a message. @param treated what became of the conversation with it */
  add(message: M, treated: LiveJson): LiveResult<M> {
    this.#messages.push(message);
    const late = this.#lateSpans(treated);
    if (this.held <= this.#hold) return { message: null, text: '', released: undefined, findings: [], late };
    return this.#release(treated, messagesOf<M>(treated), late);
  }

  /** Releases all that is held. @param treated what became of the conversation; nothing was added since */
  flush(treated: LiveJson): LiveResult<M>[] {
    const messages = messagesOf<M>(treated);
    const results: LiveResult<M>[] = [];
    while (this.held > 0) results.push(this.#release(treated, messages, []));
    return results;
  }

  /** From now on nothing can be added. */
  close(): void {
    this.#closed = true;
  }

  #release(treated: LiveJson, messages: readonly M[], late: readonly LateSpan[]): LiveResult<M> {
    const message = this.#hidden.length;
    const released = messages[message]!;
    const path = textPath(message);
    this.#hidden.push([...(treated.hidden.get(path) ?? [])]);
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
  #lateSpans({ hidden }: LiveJson): LateSpan[] {
    const late: LateSpan[] = [];
    this.#hidden.forEach((known, message) => {
      for (const { start, end } of hidden.get(textPath(message)) ?? []) {
        if (isCovered(start, end, known)) continue;
        known.push({ start, end });
        late.push({ message, start, end });
      }
    });
    return late;
  }
}

function messagesOf<M extends LiveMessage>({ json }: LiveJson): readonly M[] {
  const conversation: LiveInput<M> = JSON.parse(json);
  return conversation.messages;
}

function textPath(message: number): string {
  return `/messages/${message}/text`;
}

/** Whether the spans, which may overlap, cover `[start, end)` together. */
function isCovered(start: number, end: number, spans: readonly HiddenSpan[]): boolean {
  let at = start;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start > at) break;
    at = Math.max(at, span.end);
  }
  return at >= end;
}
