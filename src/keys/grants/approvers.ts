/** Who may grant: enrolled by name with a public key, in the store and in the audit, which have to agree. */
import { ChatveilError } from '../../model/errors.ts';
import type { Act } from '../admin/acts.ts';
import type { KeyManager } from '../key-manager.ts';
import { sameName } from './grant.ts';
import { fingerprintOf, publicKeyOf } from './signing-key.ts';

/** Gives the fingerprint of the key. A name that is enrolled gets the new key. */
export async function enrollApprover(
  { store, audit }: KeyManager,
  approver: string,
  pem: string,
  { actor }: Act,
): Promise<string> {
  const name = approver.trim();
  const publicKey = publicKeyOf(pem);
  const taken = (await store.approvers()).find((row) => row.publicKey === publicKey);
  if (taken !== undefined && !sameName(taken.name, name)) {
    throw new ChatveilError('USAGE', 'this key is enrolled for somebody else');
  }
  const key = fingerprintOf(publicKey);
  await audit.append({ action: 'approver-enrolled', actor, facts: { approver: name, key } });
  await store.setApprover(name, publicKey);
  return key;
}

export async function removeApprover(
  { store, audit }: KeyManager,
  approver: string,
  { actor }: Act,
): Promise<void> {
  const name = approver.trim();
  if (!(await store.approvers()).some((row) => row.name === name)) {
    throw new ChatveilError('USAGE', 'no approver of that name is enrolled');
  }
  await audit.append({ action: 'approver-removed', actor, facts: { approver: name } });
  await store.setApprover(name, null);
}
