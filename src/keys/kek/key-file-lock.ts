/**
 * One rotation of a key file at a time: of two, one would write over a generation that the other already wraps with, and
 * all keys would be lost. A lock that a killed process left is not taken over, since nobody can be sure that it is dead.
 */
import { closeSync, openSync, rmSync } from 'node:fs';
import { ChatveilError } from '../../model/errors.ts';

/** Gives what unlocks it. */
export function lockKeyFile(keyFile: string): () => void {
  const file = `${keyFile}.lock`;
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    const locked = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new ChatveilError(
      'KEYS_UNAVAILABLE',
      locked
        ? 'the key is being rotated, or was when a process was killed; if nothing runs, remove the lock'
        : 'the folder of the key file cannot be written to',
      { file },
    );
  }
  return () => rmSync(file, { force: true });
}
