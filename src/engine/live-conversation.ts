/**
 * A conversation that is still going on. Each new message is treated with all that is known so far; what it reveals
 * about messages that have already been sent on is reported as `late`. What was given a number keeps it as long as
 * the conversation lives.
 *
 * When it hurts: the whole conversation is read again with each new message, so one of n messages costs n² reads.
 */
import type { ConversationInput } from './conversation-json.ts';
import {
  type LiveInput,
  type LiveJson,
  LiveLedger,
  type LiveMessage,
  type LiveOptions,
  type LiveResult,
} from './live-ledger.ts';
import type { RedactedConversation } from './redacted-conversation.ts';

/** What a live conversation needs of the engine. */
export interface LiveEngine {
  redactConversation<T extends ConversationInput>(conversation: T): RedactedConversation<T>;
  treat(conversation: ConversationInput): LiveJson;
}

export class LiveConversation<M extends LiveMessage = LiveMessage> {
  private readonly engine: LiveEngine;
  private readonly ledger: LiveLedger<M>;

  /** @throws ChatveilError USAGE */
  constructor(engine: LiveEngine, options: LiveOptions) {
    this.engine = engine;
    this.ledger = new LiveLedger(options);
  }

  /**
   * Adds a message and releases the one that was added `hold` messages before it.
   * @throws ChatveilError USAGE after `close` or without a text; then the message has not been added
   */
  add(message: M): LiveResult<M> {
    const own = this.ledger.checked(message);
    return this.ledger.add(own, this.engine.treat(this.ledger.whole([own])));
  }

  /**
   * Releases what is held, oldest first, without waiting for more: when a conversation pauses, or before `close`,
   * since the numbers in what `close` returns may be others than those already sent.
   */
  flush(): readonly LiveResult<M>[] {
    return this.ledger.held === 0 ? [] : this.ledger.flush(this.engine.treat(this.ledger.whole()));
  }

  /**
   * The whole conversation, redacted at once with all that is known: what `redactConversation` makes of it. After
   * this nothing can be added.
   */
  close(): RedactedConversation<LiveInput<M>> {
    this.ledger.close();
    return this.engine.redactConversation(this.ledger.whole());
  }
}
