/** Stores, keys and rings for tests that need all of them. */
import { randomBytes } from 'node:crypto';
import type { DomainSettings } from '../../src/keys/domain-settings.ts';
import { KEK_BYTES, LocalKeyEncryption } from '../../src/keys/kek/key-encryption.ts';
import { draftKey } from '../../src/keys/key-drafts.ts';
import {
  type FoundKey,
  type KeyManager,
  type ManagerOptions,
  openKeyManager,
} from '../../src/keys/key-manager.ts';
import { type KeyRing, openKeyRing, type RingOptions } from '../../src/keys/ring/key-ring.ts';
import type { KeyStore } from '../../src/keys/store/key-store.ts';
import { MemoryStore } from '../../src/keys/store/memory-store.ts';
import { type Subject, SubjectOwner } from '../../src/keys/subject.ts';
import type { DomainSecrets } from '../../src/keys/tokens/domain-secrets.ts';
import type { SealedValue } from '../../src/keys/tokens/sealed-value.ts';

export const SETTINGS: DomainSettings = {
  purpose: 'support quality',
  legalBasis: 'contract',
  region: 'EU',
  recipients: ['analytics'],
  retentionDays: null,
  reveal: 'solo',
};

export const DOMAIN = 'support-eu';

export const exact = (text: string): SealedValue => ({ kind: 'exact', text });

export function newKek(...generations: readonly number[]): LocalKeyEncryption {
  const all = generations.length === 0 ? [1] : generations;
  return new LocalKeyEncryption(new Map(all.map((generation) => [generation, randomBytes(KEK_BYTES)])));
}

export interface Hand {
  readonly store: KeyStore;
  readonly kek: LocalKeyEncryption;
  readonly manager: KeyManager;
  readonly ring: KeyRing;
  /** Another process: a ring of its own over the same store. */
  another(options?: RingOptions): Promise<KeyRing>;
}

export async function newHand(
  options: RingOptions & ManagerOptions & { readonly store?: KeyStore } = {},
): Promise<Hand> {
  const store = options.store ?? new MemoryStore();
  const kek = newKek();
  const manager = await openKeyManager(store, kek, options);
  await manager.createDomain(DOMAIN, SETTINGS);
  const another = async (more: RingOptions = {}) => {
    const other = await openKeyManager(store, kek, options);
    return openKeyRing(other, DOMAIN, { ...options, ...more });
  };
  return { store, kek, manager, ring: await openKeyRing(manager, DOMAIN, options), another };
}

/** What the tokens of a text open to, each audited. */
export async function revealed(ring: KeyRing, manager: KeyManager, text: string) {
  const { permitReveal } = await import('../../src/keys/audit/reveal-permit.ts');
  const permit = await permitReveal(manager.audit, { actor: 'ann', domain: ring.domain, purpose: 'a test' });
  const tokens = ring.find(text).flatMap((found) => found.own ?? []);
  await ring.prepareTokens(tokens);
  const opened = tokens.map((token) => {
    const answer = ring.open(token, permit);
    if ('error' in answer) return answer.error.code;
    return answer.value.kind === 'exact' ? answer.value.text : Buffer.from(answer.value.bytes);
  });
  await permit.finish();
  return opened;
}

/** The key of each subject, made where there is none; in order. */
export async function keysFor(
  manager: KeyManager,
  secrets: DomainSecrets,
  subjects: readonly Subject[],
): Promise<FoundKey[]> {
  const owners = subjects.map((subject) => new SubjectOwner(secrets, subject));
  const known = await manager.keysFor(secrets, owners);
  const missing = owners.filter((_, i) => known[i] === undefined);
  await manager.keep(
    secrets,
    missing.map((owner) => draftKey(secrets, owner)),
  );
  return (await manager.keysFor(secrets, owners)).map((key) => key ?? 'erased');
}

/** Makes subjects ready that have a key in the store. */
export async function prepareKnown(ring: KeyRing, subjects: readonly Subject[]): Promise<void> {
  await ring.prepare(subjects);
  for (const subject of subjects) ring.keyId(subject);
  await ring.flush();
}
