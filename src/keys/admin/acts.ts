/**
 * What people do to a store, each with its entry in the audit, which stands there before the deed (but for a restored
 * store, which opens only by it). No entry holds a handle; texts that name the subject are refused.
 */
import { ChatveilError } from '../../model/errors.ts';
import { checkedDomainName, checkedSettings, type DomainSettings } from '../domain-settings.ts';
import type { KeyManager } from '../key-manager.ts';
import { type KeyPlaces, openKeys } from '../open-keys.ts';
import { type Place, placesOf } from '../ring/places.ts';
import type { Erased } from '../store/key-store.ts';

/** Who does it, and for what. */
export interface Act {
  readonly actor: string;
  readonly purpose?: string;
  /** The id of a request or a case. */
  readonly reference?: string;
}

export async function createDomain(
  manager: KeyManager,
  name: string,
  settings: DomainSettings,
  { actor }: Act,
): Promise<void> {
  const domain = checkedDomainName(name);
  const checked = checkedSettings({ ...settings });
  if ((await manager.domains()).some((row) => row.domain === domain)) {
    throw new ChatveilError('DOMAIN_INVALID', 'a domain of that name exists already');
  }
  const empty = (await manager.store.auditRows(1, 1)).length === 0;
  if (empty) await manager.audit.append({ action: 'store-opened', actor });
  await manager.audit.append({
    action: 'domain-created',
    actor,
    domain,
    facts: { settings: { ...checked } },
  });
  await manager.createDomain(domain, checked);
}

/** Changes what is given and leaves the rest. */
export async function changeDomain(
  manager: KeyManager,
  domain: string,
  change: Partial<DomainSettings>,
  { actor }: Act,
): Promise<void> {
  const known = (await manager.domains()).find((row) => row.domain === domain);
  if (known === undefined) {
    throw new ChatveilError('DOMAIN_INVALID', 'the key store has no domain of that name');
  }
  const settings = checkedSettings({ ...known.settings, ...change });
  await manager.audit.append({
    action: 'settings-changed',
    actor,
    domain,
    facts: { settings: { ...settings } },
  });
  await manager.changeSettings(domain, settings);
}

/** Keeps the keys of a subject from being destroyed, for a reason; null lifts that. */
export async function holdSubject(
  manager: KeyManager,
  domain: string,
  handle: string,
  basis: string | null,
  act: Act,
): Promise<void> {
  refuseNaming(handle, basis ?? undefined, act.reference);
  const secrets = await manager.secretsOf(domain);
  await manager.audit.append({
    ...act,
    action: 'hold',
    domain,
    ...(basis === null ? {} : { purpose: basis }),
    facts: { held: basis !== null },
  });
  await manager.setHold(secrets, handle, basis);
}

/** Every recorded place of a subject. */
export async function findPlaces(
  manager: KeyManager,
  domain: string,
  handle: string,
  act: Act,
): Promise<Place[]> {
  refuseNaming(handle, act.purpose, act.reference);
  const secrets = await manager.secretsOf(domain);
  await manager.audit.append({ ...act, action: 'find', domain });
  return placesOf(manager, secrets, handle);
}

/** Destroys keys past their time, of every domain. */
export async function expireKeys(manager: KeyManager, act: Act): Promise<Erased> {
  await manager.audit.append({ ...act, action: 'expire', facts: { step: 'intent' } });
  const erased = await manager.expire();
  const { kids, vaultRows, places } = erased;
  await manager.audit.append({
    ...act,
    action: 'expire',
    facts: { step: 'result', keys: kids.length, values: vaultRows, places },
  });
  return erased;
}

/** Opens a store that came back from a backup, repeats the erasures that it does not know of, and says how many it knows. */
export async function restoreErasures(where: KeyPlaces, act: Act): Promise<number> {
  const { manager, close } = await openKeys(where, { replay: true });
  try {
    const erasures = (await manager.store.tombstones()).length;
    await manager.audit.append({ ...act, action: 'erasures-repeated', facts: { erasures } });
    return erasures;
  } finally {
    await close();
  }
}

/** What goes into the audit outlives the subject's keys, so it must not hold the handle. */
export function refuseNaming(handle: string, ...texts: readonly (string | undefined)[]): void {
  const named = handle.slice(handle.indexOf('\n') + 1).replace(/[\^$.*+?()[\]{}|/\\]/g, String.raw`\$&`);
  // As a word of its own, or the customer 7 could not be erased for claim 27.
  const word = new RegExp(`(?<![\\p{L}\\p{N}])${named}(?![\\p{L}\\p{N}])`, 'iu');
  if (texts.some((text) => text !== undefined && word.test(text))) {
    throw new ChatveilError(
      'USAGE',
      'reference, purpose and basis must not name the subject: the audit keeps them',
    );
  }
}
