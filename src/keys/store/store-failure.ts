/** What a database says of itself when it fails quotes its input, so only a fixed word of it leaves this room. */
import { ChatveilError } from '../../model/errors.ts';

/** SQLITE_FULL, ECONNREFUSED, 57P01 … */
const FIXED_WORD = /^[A-Z0-9_]{3,40}$/;

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && FIXED_WORD.test(code) ? ` (${code})` : '';
}

/** The error to throw in place of a foreign one; our own pass. */
export function storeFailure(error: unknown): ChatveilError {
  if (error instanceof ChatveilError) return error;
  return new ChatveilError('KEYS_UNAVAILABLE', `the key store failed${codeOf(error)}`);
}

/** For a process that still wraps with a generation of the key that a rotation has ended. */
export function retiredGeneration(): ChatveilError {
  return new ChatveilError(
    'KEYS_REFUSED',
    'the key-encryption key was rotated meanwhile; open the store with the new one',
  );
}
