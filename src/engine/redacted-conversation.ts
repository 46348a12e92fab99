import type { ConversationInput } from './conversation-json.ts';
import type { ConversationFinding } from './public-types.ts';

/**
 * What `redactConversation` gives: the conversation in the shape in which it came in, and what was found. `messages`
 * and `participants` are those of `conversation`, to be taken straight from the result; written as JSON, the result
 * holds each of them once.
 */
export class RedactedConversation<T extends ConversationInput = ConversationInput> {
  /**
   * A new object with the same fields in the same order; nothing is shared with the one that was given. A number
   * that was replaced is a string now (or 0, as the policy says), which `T` does not tell.
   */
  readonly conversation: T;
  /** In the order of the strings in the conversation, ascending and disjoint within one string. */
  readonly findings: readonly ConversationFinding[];

  constructor(conversation: T, findings: readonly ConversationFinding[]) {
    this.conversation = conversation;
    this.findings = findings;
  }

  get messages(): T['messages'] {
    return this.conversation.messages;
  }

  get participants(): T['participants'] | undefined {
    return this.conversation.participants;
  }
}
