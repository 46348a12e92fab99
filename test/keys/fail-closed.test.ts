/** What must not happen when something is wrong: nothing is opened, nothing sealed, nothing said. */
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  changeDomain,
  createDomain,
  expireKeys,
  findPlaces,
  holdSubject,
} from '../../src/keys/admin/acts.ts';
import { eraseSubject } from '../../src/keys/admin/erase.ts';
import { rotateKeys } from '../../src/keys/admin/rotate.ts';
import { Audit } from '../../src/keys/audit/audit.ts';
import { permitReveal } from '../../src/keys/audit/reveal-permit.ts';
import { ErasureFile } from '../../src/keys/erasure-journal.ts';
import { enrollApprover, removeApprover } from '../../src/keys/grants/approvers.ts';
import { newSigningKey } from '../../src/keys/grants/signing-key.ts';
import { KEK_BYTES, LocalKeyEncryption } from '../../src/keys/kek/key-encryption.ts';
import { type KeyManager, openKeyManager } from '../../src/keys/key-manager.ts';
import { openKeys } from '../../src/keys/open-keys.ts';
import { openKeyRing } from '../../src/keys/ring/key-ring.ts';
import type { AuditRow } from '../../src/keys/store/key-store.ts';
import { MemoryStore } from '../../src/keys/store/memory-store.ts';
import { openPostgresStore } from '../../src/keys/store/postgres-store.ts';
import { openSqliteStore } from '../../src/keys/store/sqlite-store.ts';
import { ChatveilError } from '../../src/model/errors.ts';
import { DOMAIN, exact, newHand, newKek, prepareKnown, revealed, SETTINGS } from './hand.ts';
import { newFolder } from './store-places.ts';

const mia = { handle: 'cust-1' };
const D = { form: 'd' } as const;
const SECRET = 'mia@example.com';
const request = { actor: 'ann', domain: DOMAIN, purpose: 'complaint 7' };

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the key-encryption key', () => {
  it('must be the one of the store, all its generations, before anything starts', async () => {
    const store = new MemoryStore();
    const [one, two] = [randomBytes(KEK_BYTES), randomBytes(KEK_BYTES)];
    await openKeyManager(store, new LocalKeyEncryption(new Map([[1, one]])));
    for (const wrong of [newKek(1), newKek(2), newKek(1, 2), newKek(7)]) {
      await expect(openKeyManager(store, wrong)).rejects.toMatchObject({ code: 'KEYS_REFUSED' });
    }
    // Nor has a wrong one left its mark.
    expect((await store.generations()).map((row) => row.generation)).toEqual([1]);
    await openKeyManager(
      store,
      new LocalKeyEncryption(
        new Map([
          [1, one],
          [2, two],
        ]),
      ),
    );
    await expect(openKeyManager(store, new LocalKeyEncryption(new Map([[2, two]])))).rejects.toThrow(
      'generation 1',
    );
  });
});

describe('a store that is down', () => {
  class Down extends MemoryStore {
    down = false;
    override async findKeys(...args: Parameters<MemoryStore['findKeys']>) {
      if (this.down) throw new ChatveilError('KEYS_UNAVAILABLE', 'the key store failed');
      return super.findKeys(...args);
    }
  }

  it('leaves nothing to seal with, once what is in hand is too old', async () => {
    const store = new Down();
    let time = 0;
    const { ring } = await newHand({ store, clock: () => time });
    await prepareKnown(ring, [mia]);
    store.down = true;
    await expect(ring.prepare([{ handle: 'new' }])).rejects.toMatchObject({ code: 'KEYS_UNAVAILABLE' });
    expect(() => ring.seal({ handle: 'new' }, 'EMAIL', exact(SECRET), D)).toThrow('not made ready');
    expect(ring.seal(mia, 'EMAIL', exact(SECRET), D)).toMatch(/^PII1_/);
    time = 60_001;
    await expect(ring.prepare([mia])).rejects.toMatchObject({ code: 'KEYS_UNAVAILABLE' });
    expect(() => ring.seal(mia, 'EMAIL', exact(SECRET), D)).toThrow('too long ago');
  });

  it('is said without what the database or the network says', async () => {
    const password = 'pass-mia';
    const nowhere = `postgres://bo:${password}@127.0.0.1:1/db-of-mia`;
    const failed = openPostgresStore({ url: nowhere });
    await expect(failed).rejects.toMatchObject({
      code: 'KEYS_UNAVAILABLE',
      message: 'the key store failed (ECONNREFUSED)',
    });
    await expect(openPostgresStore({ url: 'no url mia' })).rejects.toThrow(/^(?!.*mia)/);
    await expect(openPostgresStore({ url: nowhere, schema: 'a"; DROP' })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
  });
});

describe('a token', () => {
  it('that does not open says neither why nor what', async () => {
    const { ring, manager, store } = await newHand();
    await prepareKnown(ring, [mia]);
    const token = ring.seal(mia, 'EMAIL', exact(SECRET), D);
    const [row] = await store.keysById(DOMAIN, [ring.keyId(mia)]);
    const permit = await permitReveal(manager.audit, request);
    const own = ring.find(token)[0]!.own!;
    const altered = { ...own, parts: { ...own.parts, body: Buffer.from(own.parts.body) } };
    altered.parts.body[30]! ^= 1;
    await ring.prepareTokens([altered]);
    const answer = ring.open(altered, permit);
    expect(answer).toEqual({ error: expect.objectContaining({ code: 'TOKEN_INVALID' }) });
    expect(JSON.stringify(answer)).not.toContain('mia');
    // A wrapped key that was altered is an error before anything is opened.
    const wrapped = Buffer.from(row!.wrapped!);
    wrapped[20]! ^= 1;
    await store.rewrapKeys([{ kid: row!.kid, from: 1, generation: 1, wrapped }]);
    const fresh = await openKeyRing(manager, DOMAIN);
    await expect(fresh.prepareTokens([own])).rejects.toMatchObject({ code: 'KEYS_REFUSED' });
  });

  it('of a destroyed key and one of an unknown key differ in the audit alone', async () => {
    const { ring, manager, store, another } = await newHand();
    const bo = { handle: 'cust-2' };
    await prepareKnown(ring, [mia, bo]);
    const erased = ring.seal(mia, 'EMAIL', exact(SECRET), D);
    const lost = ring.seal(bo, 'EMAIL', exact(SECRET), D);
    const lostKid = ring.keyId(bo);
    await manager.erase(await manager.secretsOf(DOMAIN), mia.handle);
    const keysById = store.keysById.bind(store);
    store.keysById = async (domain, kids) =>
      keysById(
        domain,
        kids.filter((kid) => kid !== lostKid),
      );
    const other = await another();
    const permit = await permitReveal(manager.audit, request);
    const tokens = other.find(`${erased} ${lost}`).flatMap((found) => found.own ?? []);
    await other.prepareTokens(tokens);
    const [one, two] = tokens.map((token) => other.open(token, permit));
    expect(one).toMatchObject({ error: { code: 'KEY_GONE' } });
    expect(two).toEqual(one);
    await permit.finish();
    const rows = await store.auditRows(1, 9);
    expect(JSON.parse(rows.at(-1)!.body).facts.tokens).toEqual({ 'EMAIL destroyed': 1, 'EMAIL unknown': 1 });
  });

  it('is not opened before the intent is on disk', async () => {
    class FullDisk extends MemoryStore {
      full = false;
      override async appendAudit(build: (last: AuditRow | undefined) => AuditRow): Promise<AuditRow> {
        if (this.full) throw new Error(`no room for ${SECRET}`);
        return super.appendAudit(build);
      }
    }
    const store = new FullDisk();
    const { ring, manager } = await newHand({ store });
    await prepareKnown(ring, [mia]);
    const token = ring.seal(mia, 'EMAIL', exact(SECRET), D);
    store.full = true;
    const refused = revealed(ring, manager, token);
    await expect(refused).rejects.toMatchObject({
      code: 'AUDIT_REFUSED',
      message: 'the audit cannot be written',
    });
    // Masking and sealing go on.
    expect(ring.seal(mia, 'EMAIL', exact(SECRET), D)).toBe(token);
    store.full = false;
    expect(await revealed(ring, manager, token)).toEqual([SECRET]);
  });

  it('is not opened by a clock that was set back', async () => {
    let now = Date.UTC(2026, 5, 1);
    const { ring, manager } = await newHand({ now: () => now });
    await prepareKnown(ring, [mia]);
    const token = ring.seal(mia, 'EMAIL', exact(SECRET), D);
    expect(await revealed(ring, manager, token)).toEqual([SECRET]);
    now -= 3_600_000;
    await expect(revealed(ring, manager, token)).rejects.toMatchObject({ code: 'AUDIT_REFUSED' });
  });

  it('is not opened once the chain of the audit is broken, while sealing goes on', async () => {
    const { ring, manager, store, kek, another } = await newHand();
    await prepareKnown(ring, [mia]);
    const token = ring.seal(mia, 'EMAIL', exact(SECRET), D);
    await revealed(ring, manager, token);
    const auditRows = store.auditRows.bind(store);
    store.auditRows = async (seq, limit) =>
      (await auditRows(seq, limit)).map((row) => ({ ...row, body: row.body.replace('ann', 'bob') }));
    const later = await another();
    await later.prepare([mia]);
    const fresh = await openKeyManager(store, kek);
    await expect(revealed(later, fresh, token)).rejects.toMatchObject({ code: 'AUDIT_REFUSED' });
    expect(later.seal(mia, 'EMAIL', exact(SECRET), D)).toBe(token);
  });
});

describe('what people do', () => {
  const act = { actor: 'ann', reference: 'req-1' };
  const { publicPem } = newSigningKey();
  const deeds: readonly [string, (manager: KeyManager) => Promise<unknown>][] = [
    ['making a domain', (manager) => createDomain(manager, 'new', SETTINGS, act)],
    ['changing one', (manager) => changeDomain(manager, DOMAIN, { reveal: 'controlled' }, act)],
    ['holding', (manager) => holdSubject(manager, DOMAIN, mia.handle, 'claim 7', act)],
    ['lifting a hold', (manager) => holdSubject(manager, DOMAIN, 'held', null, act)],
    ['finding', (manager) => findPlaces(manager, DOMAIN, mia.handle, act)],
    ['expiring', (manager) => expireKeys(manager, act)],
    ['erasing', (manager) => eraseSubject(manager, DOMAIN, mia.handle, act)],
    ['enrolling', (manager) => enrollApprover(manager, 'bob', publicPem, act)],
    ['taking an approver away', (manager) => removeApprover(manager, 'carol', act)],
  ];

  async function stateOf({ store }: KeyManager) {
    return {
      domains: await store.domains(),
      counts: await store.counts(),
      holds: await store.countHolds(DOMAIN),
      erased: await store.tombstones(),
      approvers: await store.approvers(),
      entries: (await store.auditRows(1, 99)).length,
    };
  }

  it.each(deeds)(
    '%s changes nothing where the audit cannot be written, or the clock was set back',
    async (_, deed) => {
      let now = Date.UTC(2026, 5, 1);
      const { ring, manager, store } = await newHand({ now: () => now });
      await changeDomain(manager, DOMAIN, { retentionDays: 1 }, act);
      await prepareKnown(ring, [mia]);
      await holdSubject(manager, DOMAIN, 'held', 'claim 7', act);
      await enrollApprover(manager, 'carol', newSigningKey().publicPem, act);
      now += 2 * 86_400_000;
      await manager.audit.append({ action: 'store-opened', actor: 'ann' });
      const before = await stateOf(manager);

      now -= 3_600_000;
      await expect(deed(manager)).rejects.toMatchObject({ code: 'AUDIT_REFUSED' });
      expect(await stateOf(manager)).toEqual(before);
      now += 3_600_000;
      const append = store.appendAudit;
      store.appendAudit = async () => {
        throw new Error(`no room for ${SECRET}`);
      };
      await expect(deed(manager)).rejects.toMatchObject({ message: 'the audit cannot be written' });
      store.appendAudit = append;
      expect(await stateOf(manager)).toEqual(before);
      // And with it, something is done.
      await deed(manager);
      expect(await stateOf(manager)).not.toEqual(before);
    },
  );

  it('rotating makes no new key where the audit cannot be written', async () => {
    const where = { store: join(folder, 'store', 'keys.db'), keyFile: join(folder, 'kek') };
    const open = await openKeys(where, { create: true });
    const tomorrow = new Audit(open.manager.store, () => Date.now() + 86_400_000);
    await tomorrow.append({ action: 'store-opened', actor: 'ann' });
    await open.close();
    const key = readFileSync(where.keyFile);
    await expect(rotateKeys(where, act).next()).rejects.toMatchObject({ code: 'AUDIT_REFUSED' });
    expect(readFileSync(where.keyFile)).toEqual(key);
  });
});

describe('a store restored from a backup', () => {
  it('stays closed until later erasures were repeated', async () => {
    const journal = new ErasureFile(join(folder, 'erasures'));
    const kek = newKek();
    const file = join(folder, 'keys.db');
    const first = await openSqliteStore(file);
    const manager = await openKeyManager(first, kek, { journal });
    await manager.createDomain(DOMAIN, SETTINGS);
    const ring = await openKeyRing(manager, DOMAIN);
    await prepareKnown(ring, [mia, { handle: 'cust-2' }]);
    const token = ring.seal(mia, 'EMAIL', exact(SECRET), D);
    await first.close();
    const backup = readFileSync(file);

    const second = await openSqliteStore(file);
    const eraser = await openKeyManager(second, kek, { journal });
    await eraser.erase(await eraser.secretsOf(DOMAIN), mia.handle);
    await second.close();
    writeFileSync(file, backup);

    const restored = await openSqliteStore(file);
    await expect(openKeyManager(restored, kek, { journal })).rejects.toThrow('1 erasures must be repeated');
    const replayed = await openKeyManager(restored, kek, { journal, replay: true });
    expect(await revealed(await openKeyRing(replayed, DOMAIN), replayed, token)).toEqual(['KEY_GONE']);
    await openKeyManager(restored, kek, { journal });
    // The journal holds no handle, and what it missed is added when the store is opened.
    const written = readFileSync(join(folder, 'erasures'), 'utf8');
    expect(written).not.toContain('cust-1');
    rmSync(join(folder, 'erasures'));
    await openKeyManager(restored, kek, { journal });
    expect((await journal.read()).length).toBe(1);
    await restored.close();
  });

  it('is not opened with a damaged journal; a line that a crash cut is none', async () => {
    const file = join(folder, 'erasures');
    const journal = new ErasureFile(file);
    expect(await journal.read()).toEqual([]);
    const row = { domain: 'a', tombstone: '0'.repeat(32), subject: 'f'.repeat(32), time: 17 };
    await journal.add([row]);
    for (const cut of ['\n17 a 0000', '\n17', '\n', '\n17 a ']) writeFileSync(file, cut, { flag: 'a' });
    expect(await journal.read()).toEqual([row]);
    await journal.add([{ ...row, time: 18 }]);
    expect((await journal.read()).map((each) => each.time)).toEqual([17, 18]);
    writeFileSync(file, 'mia\n', { flag: 'a' });
    await expect(journal.read()).rejects.toThrow(/^(?!.*mia).*damaged/);
    await expect(openKeyManager(new MemoryStore(), newKek(), { journal })).rejects.toMatchObject({
      code: 'KEYS_UNAVAILABLE',
    });
    await expect(new ErasureFile(folder).read()).rejects.toThrow('cannot be read');
    await expect(new ErasureFile(folder).add([row])).rejects.toThrow('cannot be written');
  });
});
