/** What people do to a store: audited, proved, and without a handle anywhere. */
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  changeDomain,
  createDomain,
  expireKeys,
  findPlaces,
  holdSubject,
  restoreErasures,
} from '../../src/keys/admin/acts.ts';
import { certificateJson } from '../../src/keys/admin/certificate.ts';
import { eraseSubject } from '../../src/keys/admin/erase.ts';
import { rotateKeys } from '../../src/keys/admin/rotate.ts';
import { keyStatus } from '../../src/keys/admin/status.ts';
import { conversationHandle } from '../../src/keys/handles.ts';
import { createKekFile } from '../../src/keys/kek/kek-file.ts';
import { KEK_BYTES, LocalKeyEncryption } from '../../src/keys/kek/key-encryption.ts';
import { openKeyManager } from '../../src/keys/key-manager.ts';
import { journalOf, type OpenKeys, openKeys } from '../../src/keys/open-keys.ts';
import { openKeyRing } from '../../src/keys/ring/key-ring.ts';
import type { KeyRow, KeyStore, NewKeyRow, PlaceRow, Rewrapped } from '../../src/keys/store/key-store.ts';
import { MemoryStore } from '../../src/keys/store/memory-store.ts';
import { DOMAIN, exact, keysFor, newHand, prepareKnown, revealed, SETTINGS } from './hand.ts';
import { newFolder } from './store-places.ts';

const HANDLE = 'cust-vexilquor';
const mia = { handle: HANDLE };
const D = { form: 'd' } as const;
const act = { actor: 'ann', reference: 'req-17' };

async function entriesOf(store: KeyStore) {
  const rows = await store.auditRows(1, 1000);
  return rows.map((row) => JSON.parse(row.body));
}

/** A token of mia's, and a place where she occurs. */
async function sealed({ manager, ring }: Pick<Awaited<ReturnType<typeof newHand>>, 'manager' | 'ring'>) {
  await ring.prepare([mia]);
  ring.notePlace(mia, { file: 'chats.jsonl', conversation: 'c-1' });
  const token = ring.seal(mia, 'EMAIL', exact('mia@example.com'), D);
  await ring.flush();
  expect(await revealed(ring, manager, token)).toEqual(['mia@example.com']);
  return token;
}

describe('domains', () => {
  it('are made and changed with what they are for in the audit', async () => {
    const store = new MemoryStore();
    const kek = new LocalKeyEncryption(new Map([[1, randomBytes(KEK_BYTES)]]));
    const manager = await openKeyManager(store, kek);
    await createDomain(manager, DOMAIN, SETTINGS, act);
    await expect(createDomain(manager, DOMAIN, SETTINGS, act)).rejects.toThrow('exists already');
    await changeDomain(manager, DOMAIN, { reveal: 'controlled', region: 'DE' }, act);
    expect(await manager.domains()).toEqual([
      { domain: DOMAIN, settings: { ...SETTINGS, reveal: 'controlled', region: 'DE' } },
    ]);
    await expect(changeDomain(manager, 'none', {}, act)).rejects.toMatchObject({ code: 'DOMAIN_INVALID' });
    await expect(changeDomain(manager, DOMAIN, { region: '' }, act)).rejects.toMatchObject({
      code: 'DOMAIN_INVALID',
    });
    expect(await entriesOf(store)).toMatchObject([
      { action: 'store-opened', actor: 'ann' },
      { action: 'domain-created', domain: DOMAIN, facts: { settings: SETTINGS } },
      { action: 'settings-changed', domain: DOMAIN, facts: { settings: { reveal: 'controlled' } } },
    ]);
  });
});

describe('erasing', () => {
  it('is proved, audited before and after, and certified without the handle', async () => {
    const hand = await newHand();
    const token = await sealed(hand);
    const kid = hand.ring.keyId(mia);
    const erasure = await eraseSubject(hand.manager, DOMAIN, HANDLE, act);
    expect(erasure).toMatchObject({ kids: [kid], places: 1, reference: 'req-17', store: 'memory' });
    expect(await revealed(await hand.another(), hand.manager, token)).toEqual(['KEY_GONE']);
    const entries = (await entriesOf(hand.store)).filter((entry) => entry.action.startsWith('erase'));
    expect(entries).toMatchObject([
      { action: 'erase-intent', actor: 'ann', domain: DOMAIN, reference: 'req-17' },
      { action: 'erase-result', facts: { outcome: 'erased', keys: 1, values: 0, places: 1 } },
    ]);
    expect(entries[1].facts.intent).toBe(entries[0].seq);
    const certificate = certificateJson(erasure);
    expect(JSON.parse(certificate)).toMatchObject({
      reference: 'req-17',
      domain: DOMAIN,
      destroyed: { keys: [kid], values: 0, places: 1 },
      proved: { subject_is_refused: true, keys_are_gone: true, places_are_gone: true },
      audit: { intent: entries[0].seq, result: entries[1].seq },
    });
    expect(certificate).toMatch(/backups .* until/);
    expect(certificate + JSON.stringify(await entriesOf(hand.store))).not.toMatch(/vexilquor|anonym|mia@/i);
  });

  /** Each erases but for one thing. */
  class Forgets extends MemoryStore {
    override async findKeys(...args: Parameters<MemoryStore['findKeys']>) {
      return (await super.findKeys(...args)).map((row) => (row === 'erased' ? undefined : row));
    }
    override async addKeys(domain: string, rows: readonly NewKeyRow[]) {
      const free = rows.map((row) => ({ ...row, tombstone: row.kid.repeat(2) }));
      return super.addKeys(domain, free);
    }
  }
  class KeepsKeys extends MemoryStore {
    readonly #kept = new Map<string, KeyRow>();
    override async keysById(domain: string, kids: readonly string[]) {
      const rows = await super.keysById(domain, kids);
      for (const row of rows) if (!this.#kept.has(row.kid)) this.#kept.set(row.kid, row);
      return rows.map((row) => this.#kept.get(row.kid) ?? row);
    }
  }
  class KeepsPlaces extends MemoryStore {
    #kept: readonly PlaceRow[] = [];
    override async addPlaces(_domain: string, rows: readonly PlaceRow[]) {
      this.#kept = rows;
    }
    override async places() {
      return [...this.#kept];
    }
  }
  it.each([
    ['the subject is not remembered', Forgets],
    ['a key still opens', KeepsKeys],
    ['a place is left', KeepsPlaces],
  ])('is not certified while %s', async (_name, Store) => {
    const hand = await newHand({ store: new Store() });
    await sealed(hand);
    await expect(eraseSubject(hand.manager, DOMAIN, HANDLE, act)).rejects.toThrow('could not be proved');
    expect((await entriesOf(hand.store)).at(-1)).toMatchObject({ facts: { outcome: 'not proved' } });
  });

  it('stops at a hold, and does not begin without the audit', async () => {
    const hand = await newHand();
    const token = await sealed(hand);
    await holdSubject(hand.manager, DOMAIN, HANDLE, 'claim 7', act);
    await expect(eraseSubject(hand.manager, DOMAIN, HANDLE, act)).rejects.toMatchObject({
      code: 'SUBJECT_HELD',
    });
    expect((await entriesOf(hand.store)).slice(-3)).toMatchObject([
      { action: 'hold', purpose: 'claim 7', facts: { held: true } },
      { action: 'erase-intent' },
      { action: 'erase-result', facts: { outcome: 'held' } },
    ]);
    await holdSubject(hand.manager, DOMAIN, HANDLE, null, act);
    const append = hand.store.appendAudit;
    hand.store.appendAudit = async () => {
      throw new Error(`no room for ${HANDLE}`);
    };
    const refused = eraseSubject(hand.manager, DOMAIN, HANDLE, act);
    await expect(refused).rejects.toMatchObject({ code: 'AUDIT_REFUSED' });
    await expect(refused).rejects.toThrow(/^(?!.*vexilquor)/);
    hand.store.appendAudit = append;
    expect(await revealed(await hand.another(), hand.manager, token)).toEqual(['mia@example.com']);
  });

  it('takes no text that names the subject, as a word of its own', async () => {
    const { manager } = await newHand();
    for (const [handle, text] of [
      [HANDLE, `erase ${HANDLE.toUpperCase()} please`],
      ['a.b(c', 'about a.b(c'],
      [conversationHandle('c-9'), 'c-9'],
    ] as const) {
      const named = { actor: 'ann', reference: text };
      await expect(eraseSubject(manager, DOMAIN, handle, named)).rejects.toMatchObject({ code: 'USAGE' });
      await expect(holdSubject(manager, DOMAIN, handle, text, act)).rejects.toMatchObject({ code: 'USAGE' });
      await expect(findPlaces(manager, DOMAIN, handle, named)).rejects.toMatchObject({ code: 'USAGE' });
    }
    for (const [handle, reference] of [
      ['7', 'claim 27'],
      ['a.b', 'aXb'],
    ] as const)
      await eraseSubject(manager, DOMAIN, handle, { actor: 'ann', reference });
  });
});

describe('places', () => {
  it('are found until the subject is erased, and the search is in the audit', async () => {
    const hand = await newHand();
    await sealed(hand);
    expect(await findPlaces(hand.manager, DOMAIN, HANDLE, act)).toEqual([
      { file: 'chats.jsonl', conversation: 'c-1' },
    ]);
    expect((await entriesOf(hand.store)).at(-1)).toMatchObject({ action: 'find', reference: 'req-17' });
    await eraseSubject(hand.manager, DOMAIN, HANDLE, act);
    expect(await findPlaces(hand.manager, DOMAIN, HANDLE, act)).toEqual([]);
  });
});

describe('retention', () => {
  it('destroys what is past its time, with an entry before and after', async () => {
    let now = Date.UTC(2026, 0, 1);
    const hand = await newHand({ now: () => now });
    await changeDomain(hand.manager, DOMAIN, { retentionDays: 30 }, act);
    await prepareKnown(hand.ring, [mia, { handle: 'held' }]);
    await holdSubject(hand.manager, DOMAIN, 'held', 'claim 7', act);
    expect((await expireKeys(hand.manager, act)).kids).toEqual([]);
    now += 31 * 86_400_000;
    expect((await expireKeys(hand.manager, act)).kids.length).toBe(1);
    expect((await entriesOf(hand.store)).slice(-2)).toMatchObject([
      { action: 'expire', facts: { step: 'intent' } },
      { action: 'expire', facts: { step: 'result', keys: 1 } },
    ]);
  });
});

describe('rotation', () => {
  let folder: string;
  let where: { store: string; keyFile: string };
  beforeEach(() => {
    folder = newFolder();
    where = { store: join(folder, 'store', 'keys.db'), keyFile: join(folder, 'kek', 'kek') };
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function reading<T>(work: (open: OpenKeys) => Promise<T>): Promise<T> {
    const open = await openKeys(where);
    try {
      return await work(open);
    } finally {
      await open.close();
    }
  }

  async function made(): Promise<string> {
    const open = await openKeys(where, { create: true });
    await createDomain(open.manager, DOMAIN, SETTINGS, act);
    const ring = await openKeyRing(open.manager, DOMAIN);
    const token = await sealed({ manager: open.manager, ring });
    await open.close();
    return token;
  }

  const opens = (token: string) =>
    reading(async ({ manager }) => revealed(await openKeyRing(manager, DOMAIN), manager, token));
  const inFile = () =>
    readFileSync(where.keyFile, 'latin1')
      .match(/^\d+(?= )/gm)
      ?.map(Number);

  it.each([
    [0, [1]],
    [1, [1, 2]],
    [2, [1, 2]],
    [3, [2]],
    [4, [2]],
  ])('leaves a readable store when it ends after %i steps, and is ended by the next', async (steps, file) => {
    const token = await made();
    const rotation = rotateKeys(where, act);
    for (let i = 0; i < steps; i++) await rotation.next();
    await rotation.return({ keyFile: '', generation: 0, ended: [] });
    expect(inFile()).toEqual(file);
    expect(await opens(token)).toEqual(['mia@example.com']);

    const again = rotateKeys(where, act);
    let last = await again.next();
    const done: unknown[] = [];
    while (last.done !== true) {
      done.push(last.value);
      last = await again.next();
    }
    expect(done).toEqual(['added', 'rewrapped', 'forgotten']);
    const next = Math.max(...file) + 1;
    expect(last.value).toEqual({ keyFile: where.keyFile, generation: next, ended: file });
    expect(inFile()).toEqual([next]);
    expect(await opens(token)).toEqual(['mia@example.com']);
    expect(statSync(where.keyFile).mode & 0o777).toBe(0o400);
  });

  it('is readable when it ends in the middle of wrapping', async () => {
    class Stops extends MemoryStore {
      left = Number.POSITIVE_INFINITY;
      override async rewrapKeys(rows: readonly (Rewrapped & { readonly kid: string })[]): Promise<void> {
        if (this.left-- <= 0) throw new Error('killed');
        return super.rewrapKeys(rows);
      }
    }
    const store = new Stops();
    const [one, two] = [randomBytes(KEK_BYTES), randomBytes(KEK_BYTES)];
    const first = await openKeyManager(store, new LocalKeyEncryption(new Map([[1, one]])));
    await first.createDomain(DOMAIN, SETTINGS);
    const subjects = Array.from({ length: 1200 }, (_, i) => ({ handle: `cust-${i}` }));
    await keysFor(first, await first.secretsOf(DOMAIN), subjects);
    const both = new LocalKeyEncryption(
      new Map([
        [1, one],
        [2, two],
      ]),
    );
    store.left = 1;
    await expect((await openKeyManager(store, both)).rewrap()).rejects.toThrow('killed');
    expect((await store.counts()).map((row) => row.keys).sort()).toEqual([500, 700]);
    const again = await openKeyManager(store, both);
    expect((await keysFor(again, await again.secretsOf(DOMAIN), subjects)).includes('erased')).toBe(false);
    store.left = 9;
    expect(await again.rewrap()).toEqual([1]);
  });

  it('is the only one, and makes old backups unreadable', async () => {
    await made();
    const rotation = rotateKeys(where, act);
    await rotation.next();
    await expect(rotateKeys(where, act).next()).rejects.toThrow('is being rotated');
    await rotation.return({ keyFile: '', generation: 0, ended: [] });
    expect(existsSync(`${where.keyFile}.lock`)).toBe(false);

    copyFileSync(where.store, join(folder, 'copy.db'));
    for await (const _ of rotateKeys(where, act));
    const old = { store: join(folder, 'copy.db'), keyFile: where.keyFile };
    await expect(openKeys(old)).rejects.toMatchObject({ code: 'KEYS_REFUSED' });
  });

  it('shows in the status, with what old backups can be read by', async () => {
    const token = await made();
    const rotation = rotateKeys(where, act);
    await rotation.next();
    await rotation.return({ keyFile: '', generation: 0, ended: [] });
    const status = await reading(keyStatus);
    expect(status).toMatchObject({
      domains: [{ domain: DOMAIN, settings: SETTINGS, holds: 0, erasures: 0, lastErasure: undefined }],
      keys: [{ domain: DOMAIN, state: 'active', generation: 1, keys: 1 }],
      generations: [
        { generation: 1, inStore: true, inHand: true, since: expect.any(Number) },
        { generation: 2, inHand: true, since: expect.any(Number) },
      ],
    });
    for await (const _ of rotateKeys(where, act));
    expect((await reading(keyStatus)).generations).toMatchObject([
      { generation: 3, inStore: true, inHand: true, since: expect.any(Number) },
    ]);
    expect(await opens(token)).toEqual(['mia@example.com']);
  });

  it('makes no folder for a key that is not there', async () => {
    const none = { store: where.store, keyFile: join(folder, 'none', 'kek') };
    await expect(rotateKeys(none, act).next()).rejects.toThrow('cannot be written to');
    expect(existsSync(join(folder, 'none'))).toBe(false);
    // Nor is a lock left by a key that is not the store's.
    await made();
    const other = join(folder, 'kek', 'other');
    createKekFile(other);
    await expect(rotateKeys({ store: where.store, keyFile: other }, act).next()).rejects.toMatchObject({
      code: 'KEYS_REFUSED',
    });
    expect(readFileSync(other, 'latin1').match(/^\d+(?= )/gm)).toEqual(['1']);
    expect(existsSync(`${other}.lock`)).toBe(false);
  });

  it('is not for a key in the environment', async () => {
    process.env['CHATVEIL_KEK'] = `1:${randomBytes(32).toString('base64')}`;
    try {
      await expect(rotateKeys({ store: where.store }, act).next()).rejects.toMatchObject({ code: 'USAGE' });
    } finally {
      delete process.env['CHATVEIL_KEK'];
    }
  });

  it('repeats the erasures of which a restored store does not know', async () => {
    const token = await made();
    copyFileSync(where.store, join(folder, 'copy.db'));
    await reading(({ manager }) => eraseSubject(manager, DOMAIN, HANDLE, act));
    copyFileSync(join(folder, 'copy.db'), where.store);
    await expect(openKeys(where)).rejects.toThrow('chatveil keys restore');
    expect(await restoreErasures(where, act)).toBe(1);
    expect(await opens(token)).toEqual(['KEY_GONE']);
    expect(readFileSync(journalOf(where.keyFile), 'utf8')).not.toContain('vexilquor');
  });
});
