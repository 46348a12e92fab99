/** A key store of its own for a test, with one domain. */
import { join } from 'node:path';
import { type KeyPlaces, openKeys } from '../../dist/keys/open-keys.js';

export const DOMAIN = 'support-eu';

/** In folders below `folder`, since the key may not lie beside the store. */
export async function makeKeys(folder: string, name = 'keys'): Promise<KeyPlaces> {
  const places = { store: join(folder, name, 'store.db'), keyFile: join(folder, `${name}-kek`, 'key') };
  const { manager, close } = await openKeys(places, { create: true });
  await manager.createDomain(DOMAIN, {
    purpose: 'support quality',
    legalBasis: 'contract',
    region: 'EU',
    recipients: [],
    retentionDays: null,
  });
  await close();
  return places;
}
