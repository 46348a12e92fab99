/**
 * How a subject is called, the same in a transcript, in a policy and on the command line, so that all of them reach the
 * same key. A store knows a handle's MAC only.
 */
import { ChatveilError } from '../model/errors.ts';
import { LIMITS } from '../model/limits.ts';

/** Control characters, and halves of surrogate pairs. */
const UNUSABLE = /[\p{Cc}\p{Cs}]/u;

const CONVERSATION = 'conversation\n';

/** The handle that a text is, without space around it. SUBJECT_INVALID for what cannot be one; quotes nothing. */
export function handleOf(text: string): string {
  const handle = text.trim().normalize('NFC');
  if (handle === '' || UNUSABLE.test(handle)) {
    throw new ChatveilError(
      'SUBJECT_INVALID',
      'a handle is a text without control characters, and not empty',
    );
  }
  if (Buffer.byteLength(handle) > LIMITS.handleBytes) {
    throw new ChatveilError('SUBJECT_INVALID', 'the handle of a subject is too long', {
      limit: LIMITS.handleBytes,
    });
  }
  return handle;
}

/** The handle of a conversation that has no other subject. No customer's handle is ever equal to it. */
export function conversationHandle(id: string): string {
  return `${CONVERSATION}${handleOf(id)}`;
}
