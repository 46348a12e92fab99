/**
 * Erases a subject under audit and proves it by trying: a fresh key ring must find the subject erased, its keys gone and
 * no place left. The intent is on disk first, and what came of it afterwards. Nothing here holds the handle.
 */
import { ChatveilError } from '../../model/errors.ts';
import type { KeyManager } from '../key-manager.ts';
import { openKeyRing } from '../ring/key-ring.ts';
import type { KeyStore } from '../store/key-store.ts';
import { type Act, refuseNaming } from './acts.ts';

export interface Erasure {
  readonly domain: string;
  readonly reference: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly store: KeyStore['kind'];
  /** Ids of the keys that were destroyed; random, they say nothing of the subject. */
  readonly kids: readonly string[];
  readonly vaultRows: number;
  readonly places: number;
  /** Whether bytes of the keys still lie in the store's files; undefined where there are none to search. */
  readonly remains: boolean | undefined;
  /** Entries of the audit. */
  readonly intent: number;
  readonly result: { readonly seq: number; readonly hash: string };
}

/**
 * @throws ChatveilError SUBJECT_HELD while a legal hold stands, KEYS_UNAVAILABLE if the proof fails; both are in the
 * audit then
 */
export async function eraseSubject(
  manager: KeyManager,
  domain: string,
  handle: string,
  act: Act & { readonly reference: string },
): Promise<Erasure> {
  refuseNaming(handle, act.purpose, act.reference);
  const secrets = await manager.secretsOf(domain);
  const { seq: intent } = await manager.audit.append({ ...act, action: 'erase-intent', domain });
  const end = (facts: Readonly<Record<string, string | number | boolean>>) =>
    manager.audit.append({ ...act, action: 'erase-result', domain, facts: { intent, ...facts } });
  let erased: Awaited<ReturnType<KeyManager['erase']>>;
  try {
    erased = await manager.erase(secrets, handle);
  } catch (error) {
    await end({
      outcome: error instanceof ChatveilError && error.code === 'SUBJECT_HELD' ? 'held' : 'failed',
    });
    throw error;
  }
  const { kids, vaultRows, places, remains, tombstone } = erased;
  if (!(await isGone(manager, domain, handle, kids))) {
    await end({ outcome: 'not proved' });
    throw new ChatveilError('KEYS_UNAVAILABLE', 'the erasure could not be proved: a key still opens');
  }
  const result = await end({ outcome: 'erased', keys: kids.length, values: vaultRows, places });
  const { time } = tombstone;
  const { reference } = act;
  const store = manager.store.kind;
  return { domain, reference, time, store, kids, vaultRows, places, remains, intent, result };
}

/** By a fresh ring, which remembers nothing. */
async function isGone(
  manager: KeyManager,
  domain: string,
  handle: string,
  kids: readonly string[],
): Promise<boolean> {
  const ring = await openKeyRing(manager, domain);
  try {
    await ring.prepare([{ handle }]);
    if (!ring.isErased({ handle })) return false;
    const secrets = await manager.secretsOf(domain);
    const keys = await manager.keysById(secrets, kids);
    if (kids.some((kid) => keys.get(kid) !== 'erased')) return false;
    return (await manager.store.places(domain, secrets.subject(handle))).length === 0;
  } finally {
    ring.close();
  }
}
