/**
 * A new generation of the key-encryption key, step by step. Whatever step a crash follows, the store opens with the key
 * file as it is then, and the same command once more ends what was begun: the old generation leaves the file last.
 */
import { ChatveilError } from '../../model/errors.ts';
import { addKekGeneration, dropKekGeneration } from '../kek/kek-file.ts';
import type { KeyEncryption } from '../kek/key-encryption.ts';
import { lockKeyFile } from '../kek/key-file-lock.ts';
import { KEK_VARIABLE, type KeyPlaces, keyFileOf, openKeys, storeFileOf } from '../open-keys.ts';
import type { Act } from './acts.ts';

export type RotationStep = 'added' | 'rewrapped' | 'forgotten';

export interface Rotated {
  readonly keyFile: string;
  readonly generation: number;
  /** What the key file held before; backups that they wrapped are unreadable. */
  readonly ended: readonly number[];
}

/** Says after each step that it is done, and may be left there. */
export async function* rotateKeys(
  where: KeyPlaces,
  act: Act,
  stop?: AbortSignal,
): AsyncGenerator<RotationStep, Rotated> {
  const keyFile = keyFileOf(where);
  if (keyFile === undefined) {
    throw new ChatveilError('USAGE', `only a key file can be rotated, not ${KEK_VARIABLE}`);
  }
  const unlock = lockKeyFile(keyFile);
  try {
    await noteIntent(where, act);
    addKekGeneration(keyFile, storeFileOf(where));
    yield 'added';
    return yield* rewrapAndForget(where, keyFile, act, stop);
  } finally {
    unlock();
  }
}

/** Nothing begins without the right key, nor without its entry in the audit. */
async function noteIntent(where: KeyPlaces, act: Act): Promise<void> {
  const { manager, kek, close } = await openKeys(where);
  try {
    await manager.audit.append({ ...act, action: 'rotate', facts: { step: 'intent', from: kek.current } });
  } finally {
    await close();
  }
}

async function* rewrapAndForget(
  where: KeyPlaces,
  keyFile: string,
  act: Act,
  stop: AbortSignal | undefined,
): AsyncGenerator<RotationStep, Rotated> {
  const { manager, kek, close } = await openKeys(where);
  try {
    await manager.rewrap(stop);
    yield 'rewrapped';
    const ended = generationsOf(kek).filter((generation) => generation !== kek.current);
    for (const generation of ended) dropKekGeneration(keyFile, generation, storeFileOf(where));
    yield 'forgotten';
    const facts = { step: 'result', to: kek.current, ended };
    await manager.audit.append({ ...act, action: 'rotate', facts });
    return { keyFile, generation: kek.current, ended };
  } finally {
    await close();
  }
}

/** What is in hand, in order. */
export function generationsOf(kek: KeyEncryption): number[] {
  return Array.from({ length: kek.current }, (_, i) => i + 1).filter((generation) => kek.has(generation));
}
