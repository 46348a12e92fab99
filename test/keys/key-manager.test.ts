import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkedDomainName, checkedSettings } from '../../src/keys/domain-settings.ts';
import { KEK_BYTES, LocalKeyEncryption } from '../../src/keys/kek/key-encryption.ts';
import { openKeyManager } from '../../src/keys/key-manager.ts';
import type { KeyStore } from '../../src/keys/store/key-store.ts';
import { MemoryStore } from '../../src/keys/store/memory-store.ts';
import { openSqliteStore } from '../../src/keys/store/sqlite-store.ts';
import type { DataKey } from '../../src/keys/tokens/data-key.ts';
import { readToken } from '../../src/keys/tokens/token-text.ts';
import { DOMAIN, exact, keysFor, newKek, SETTINGS } from './hand.ts';
import { newFolder } from './store-places.ts';

const dataKey = (found: DataKey | 'erased' | undefined): DataKey => {
  if (found === undefined || found === 'erased') throw new Error('no key');
  return found;
};

async function managed(store: KeyStore = new MemoryStore(), kek = newKek()) {
  const manager = await openKeyManager(store, kek);
  await manager.createDomain(DOMAIN, SETTINGS);
  return { store, kek, manager, secrets: await manager.secretsOf(DOMAIN) };
}

describe('domains', () => {
  it('have a name, settings and keys of their own', async () => {
    const { manager, secrets } = await managed();
    await manager.createDomain('billing', { ...SETTINGS, retentionDays: 30 });
    expect((await manager.domains()).find((row) => row.domain === 'billing')?.settings.retentionDays).toBe(
      30,
    );
    const other = await manager.secretsOf('billing');
    expect(other.subject('a')).not.toBe(secrets.subject('a'));
    expect((await manager.secretsOf(DOMAIN)).subject('a')).toBe(secrets.subject('a'));
    await manager.changeSettings('billing', { ...SETTINGS, region: 'US' });
    expect((await manager.domains()).find((row) => row.domain === 'billing')?.settings).toEqual({
      ...SETTINGS,
      region: 'US',
    });
    for (const work of [
      manager.createDomain('billing', SETTINGS),
      manager.secretsOf('nothing'),
      manager.changeSettings('nothing', SETTINGS),
      manager.createDomain('No', SETTINGS),
    ]) {
      await expect(work).rejects.toMatchObject({ code: 'DOMAIN_INVALID' });
    }
  });

  it('are refused by name and by setting', () => {
    for (const name of ['', 'A', '-a', 'a b', 'a_b', 'é', 'x'.repeat(64)]) {
      expect(() => checkedDomainName(name)).toThrow('small letters');
    }
    expect(checkedDomainName('x'.repeat(63))).toBeDefined();
    const { purpose: _, ...rest } = SETTINGS;
    expect(() => checkedSettings(rest)).toThrow('purpose');
    expect(() => checkedSettings({ ...SETTINGS, legalBasis: 'consents' })).toThrow('did you mean consent');
    expect(() => checkedSettings({ ...SETTINGS, retentionDays: 0 })).toThrow('retentionDays');
    expect(() => checkedSettings({ ...SETTINGS, region2: 'x' })).toThrow('region');
  });
});

describe('data keys', () => {
  it('are one for each subject and epoch, in whatever process', async () => {
    const { store, kek, manager, secrets } = await managed();
    const subjects = [{ handle: 'cust-1' }, { handle: 'cust-2' }, { handle: 'cust-1', epoch: '2026-Q1' }];
    const kids = (await keysFor(manager, secrets, subjects)).map((key) => dataKey(key).kid);
    expect(new Set(kids).size).toBe(3);
    const other = await openKeyManager(store, kek);
    const again = await keysFor(other, await other.secretsOf(DOMAIN), [...subjects].reverse());
    expect(again.map((key) => dataKey(key).kid)).toEqual(kids.reverse());
    // And they are the same key, not only the same id.
    const token = dataKey((await keysFor(manager, secrets, subjects))[0]).seal(
      'EMAIL',
      exact('mia@example.com'),
    );
    expect(dataKey(again[2]).seal('EMAIL', exact('mia@example.com'))).toBe(token);
    expect(await keysFor(manager, secrets, [])).toEqual([]);
  });

  it('are found by id, in whatever state', async () => {
    const { store, manager, secrets } = await managed();
    const keys = await keysFor(manager, secrets, [{ handle: 'a' }, { handle: 'b' }]);
    const [a, b] = keys.map(dataKey);
    await store.deactivate(DOMAIN, a!.kid);
    await manager.erase(secrets, 'b');
    const found = await manager.keysById(secrets, [a!.kid, b!.kid, '0011223344556677']);
    const token = a!.seal('PHONE', exact('555-0100'));
    expect(dataKey(found.get(a!.kid)).open(readToken(token)!)).toEqual(exact('555-0100'));
    expect(found.get(b!.kid)).toBe('erased');
    expect(found.size).toBe(2);
    expect(dataKey((await keysFor(manager, secrets, [{ handle: 'a' }]))[0]).kid).not.toBe(a!.kid);
  });

  it('end with their time where the domain says how long', async () => {
    let now = Date.UTC(2026, 0, 1);
    const store = new MemoryStore();
    const manager = await openKeyManager(store, newKek(), { now: () => now });
    await manager.createDomain(DOMAIN, { ...SETTINGS, retentionDays: 30 });
    const secrets = await manager.secretsOf(DOMAIN);
    const [key] = await keysFor(manager, secrets, [{ handle: 'a' }]);
    now += 29 * 86_400_000;
    expect((await manager.expire()).kids).toEqual([]);
    now += 2 * 86_400_000;
    expect((await manager.expire()).kids).toEqual([dataKey(key).kid]);
    // The person may come back.
    expect(dataKey((await keysFor(manager, secrets, [{ handle: 'a' }]))[0]).kid).not.toBe(dataKey(key).kid);
  });

  it('do not unwrap as those of another subject, epoch or domain', async () => {
    const { store, manager, secrets } = await managed();
    await keysFor(manager, secrets, [{ handle: 'a' }, { handle: 'b' }]);
    const [a, b] = await store.keysToRewrap(0, 9);
    // As if somebody had put one row's key into another's.
    await store.rewrapKeys([{ kid: a!.kid, from: 1, generation: 1, wrapped: b!.wrapped! }]);
    await expect(manager.keysById(secrets, [a!.kid])).rejects.toMatchObject({ code: 'KEYS_REFUSED' });
    expect((await manager.keysById(secrets, [b!.kid])).size).toBe(1);
  });

  it('are never stored as they are, nor are handles', async () => {
    const folder = newFolder();
    const store = await openSqliteStore(join(folder, 'keys.db'));
    const { manager, secrets } = await managed(store);
    const seen: Buffer[] = [];
    const kek = new (class extends LocalKeyEncryption {
      override async wrap(keys: readonly { readonly key: Uint8Array; readonly use: Buffer }[]) {
        seen.push(...keys.map(({ key }) => Buffer.from(key)));
        return super.wrap(keys);
      }
    })(new Map([[1, randomBytes(KEK_BYTES)]]));
    const spied = await openSqliteStore(join(folder, 'spied.db'));
    const other = await managed(spied, kek);
    await keysFor(other.manager, other.secrets, [{ handle: 'mia@example.com' }]);
    await keysFor(manager, secrets, [{ handle: 'mia@example.com' }]);
    const pieces = seen
      .filter((key) => key.length >= 64)
      .flatMap((key) => [key.subarray(0, 16), key.subarray(-16)]);
    expect(pieces.length).toBe(4);
    expect(await spied.remains([...pieces, Buffer.from('mia@example.com')])).toBe(false);
    await Promise.all([store.close(), spied.close()]);
    rmSync(folder, { recursive: true });
  });
});

describe('erasure', () => {
  it('leaves nothing in the files and no new key for the subject, in any epoch', async () => {
    const folder = newFolder();
    const store = await openSqliteStore(join(folder, 'keys.db'));
    const { manager, secrets } = await managed(store);
    await keysFor(manager, secrets, [{ handle: 'a' }, { handle: 'a', epoch: '2026-Q1' }, { handle: 'b' }]);
    const erased = await manager.erase(secrets, 'a');
    expect(erased).toMatchObject({ remains: false, logEmptied: true });
    expect(erased.kids.length).toBe(2);
    expect(await keysFor(manager, secrets, [{ handle: 'a' }, { handle: 'a', epoch: '2026-Q2' }])).toEqual([
      'erased',
      'erased',
    ]);
    expect(dataKey((await keysFor(manager, secrets, [{ handle: 'b' }]))[0])).toBeDefined();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('waits for a legal hold to end', async () => {
    const { manager, secrets } = await managed();
    await keysFor(manager, secrets, [{ handle: 'a' }]);
    await manager.setHold(secrets, 'a', 'claim 7');
    await expect(manager.erase(secrets, 'a')).rejects.toMatchObject({ code: 'SUBJECT_HELD' });
    expect(await keysFor(manager, secrets, [{ handle: 'a' }])).not.toContain('erased');
    await manager.setHold(secrets, 'a', null);
    expect((await manager.erase(secrets, 'a')).kids.length).toBe(1);
  });
});

describe('rotation', () => {
  let folder: string;
  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('wraps everything anew, keeps tokens and makes old copies unreadable', async () => {
    const store = await openSqliteStore(join(folder, 'keys.db'));
    const [one, two] = [randomBytes(KEK_BYTES), randomBytes(KEK_BYTES)];
    const before = await managed(store, new LocalKeyEncryption(new Map([[1, one]])));
    const subjects = Array.from({ length: 1200 }, (_, i) => ({ handle: `cust-${i}` }));
    const [key] = await keysFor(before.manager, before.secrets, subjects);
    const token = dataKey(key).seal('EMAIL', exact('mia@example.com'));
    const old = (await store.keysById(DOMAIN, [dataKey(key).kid]))[0]!.wrapped!;

    const both = new LocalKeyEncryption(
      new Map([
        [1, one],
        [2, two],
      ]),
    );
    const manager = await openKeyManager(store, both);
    expect(await manager.rewrap()).toEqual([1]);
    expect(await manager.rewrap()).toEqual([]);
    expect((await manager.counts()).map((row) => [row.generation, row.keys])).toEqual([[2, 1200]]);

    // The first generation is not needed any more, nor enough.
    const after = await openKeyManager(store, new LocalKeyEncryption(new Map([[2, two]])));
    const secrets = await after.secretsOf(DOMAIN);
    const [again] = await keysFor(after, secrets, subjects.slice(0, 1));
    expect(dataKey(again).open(readToken(token)!)).toEqual(exact('mia@example.com'));
    await expect(openKeyManager(store, new LocalKeyEncryption(new Map([[1, one]])))).rejects.toMatchObject({
      code: 'KEYS_REFUSED',
    });
    expect(await store.remains([old])).toBe(false);
    // A process that still has the first only cannot add keys that would be lost.
    await expect(keysFor(before.manager, before.secrets, [{ handle: 'new' }])).rejects.toMatchObject({
      code: 'KEYS_REFUSED',
    });
    await store.close();
  });
});
