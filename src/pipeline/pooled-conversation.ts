/**
 * A conversation that is still going on, treated by a pool. What `engine/live-conversation.ts` says holds here too; calls
 * answer with promises and are done in the order in which they were made, and a policy may write tokens.
 *
 * A value keeps its token as long as nothing changes whose it is: said first by the agent and later by the customer, it
 * may get another, and both can be revealed.
 */
import { randomUUID } from 'node:crypto';
import type { ConversationInput } from '../engine/conversation-json.ts';
import {
  type LiveAnswer,
  type LiveInput,
  type LiveJson,
  LiveLedger,
  type LiveMessage,
  type LiveOptions,
  type LiveResult,
} from '../engine/live-ledger.ts';
import type { RedactedConversation } from '../engine/redacted-conversation.ts';
import { usableId } from '../engine/subjects.ts';
import type { GivenNumbers } from '../engine/types.ts';
import { ChatveilError } from '../model/errors.ts';

/** What a pool does for one live conversation. */
export interface PooledLiveEngine {
  redactConversation<T extends ConversationInput>(conversation: T): Promise<RedactedConversation<T>>;
  /** @param numbers those that the conversation has given so far, none at its beginning */
  redactLive(conversation: ConversationInput, numbers: GivenNumbers | 'none'): Promise<LiveAnswer>;
}

export class PooledConversation<M extends LiveMessage = LiveMessage> {
  readonly #engine: PooledLiveEngine;
  readonly #ledger: LiveLedger<M>;
  #numbers: GivenNumbers | 'none' = 'none';
  /** The call under way, or the last one. */
  #last: Promise<unknown> = Promise.resolve();

  /** @throws ChatveilError USAGE */
  constructor(engine: PooledLiveEngine, options: LiveOptions) {
    this.#engine = engine;
    this.#ledger = new LiveLedger(options);
  }

  /**
   * Adds a message and releases the one that was added `hold` messages before it.
   * @throws ChatveilError USAGE after `close` or without a text, and as the pool's calls do; then the message has not been
   * added
   */
  async add(message: M): Promise<LiveResult<M>> {
    const own = this.#ledger.checked(message);
    return this.#next(async () => this.#ledger.add(own, await this.#treat(this.#ledger.whole([own]))));
  }

  /** Releases what is held, oldest first, without waiting for more. */
  async flush(): Promise<readonly LiveResult<M>[]> {
    return this.#next(async () =>
      this.#ledger.held === 0 ? [] : this.#ledger.flush(await this.#treat(this.#ledger.whole())),
    );
  }

  /** The whole conversation, redacted at once with all that is known. Nothing can be added after this call. */
  async close(): Promise<RedactedConversation<LiveInput<M>>> {
    this.#ledger.close();
    return this.#next(() => this.#engine.redactConversation(this.#ledger.whole()));
  }

  async #treat(conversation: LiveInput<M>): Promise<LiveJson> {
    const answer = await this.#engine.redactLive(conversation, this.#numbers);
    this.#numbers = answer.numbers;
    return answer;
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

/**
 * The options with an id for the conversation, where it has none: what it seals goes under keys that are found by it, and
 * without one it would be known by its text, which grows.
 * @throws ChatveilError USAGE for an id that only the conversation itself knows, such as `c1`
 */
export function withConversationId(options: LiveOptions): LiveOptions {
  const metadata: { readonly conversation_id?: unknown } = options?.metadata ?? {};
  // What are no options is refused by the conversation itself.
  if (typeof options !== 'object' || options === null || typeof metadata !== 'object') return options;
  if (metadata.conversation_id === undefined)
    return { ...options, metadata: { ...metadata, conversation_id: randomUUID() } };
  if (usableId(String(metadata.conversation_id)) !== undefined) return options;
  throw new ChatveilError(
    'USAGE',
    'openConversation: a conversation_id that others know too is needed; without any it gets one',
    { field: 'metadata.conversation_id' },
  );
}
