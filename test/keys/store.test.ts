/** One contract for every store. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { KeyRow, KeyStore, NewKeyRow, NewVaultRow } from '../../src/keys/store/key-store.ts';
import { STORE_KINDS, type StorePlace } from './store-places.ts';

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');
const D = 'support-eu';

const newKey = (more: Partial<NewKeyRow> = {}): NewKeyRow => ({
  kid: hex(8),
  subject: hex(16),
  tombstone: hex(16),
  epoch: '',
  generation: 1,
  wrapped: randomBytes(92),
  notAfter: null,
  ...more,
});
const newRow = (kid: string, more: Partial<NewVaultRow> = {}): NewVaultRow => ({
  id: hex(6),
  kid,
  mac: hex(16),
  sealed: randomBytes(32),
  shared: false,
  ...more,
});
const tombstoneOf = (row: NewKeyRow) => ({
  domain: D,
  subject: row.subject,
  tombstone: row.tombstone,
  time: 1_700_000_000_000,
});

describe.each(STORE_KINDS)('the $name store', ({ absent, place }) => {
  let where: StorePlace;
  let store: KeyStore;
  let other: KeyStore;

  beforeEach(({ skip }) => {
    if (absent !== undefined) skip(absent);
  });

  beforeAll(async () => {
    if (absent !== undefined) return;
    where = await place();
    [store, other] = await Promise.all([where.open(), where.open()]);
    for (const generation of [1, 50]) await store.addGeneration({ generation, check: Buffer.from('first') });
    await store.addDomain({ domain: D, generation: 1, wrapped: randomBytes(188), settings: '{"a":1}' });
    await store.addDomain({ domain: 'other', generation: 1, wrapped: randomBytes(188), settings: '{}' });
  });

  afterAll(async () => {
    await store?.close();
    if (other !== store) await other?.close();
    await where?.remove();
  });

  const add = async (more: Partial<NewKeyRow> = {}): Promise<NewKeyRow> => {
    const row = newKey(more);
    await store.addKeys(D, [row]);
    return row;
  };
  const byId = async (kid: string): Promise<KeyRow | undefined> => (await other.keysById(D, [kid]))[0];

  it('keeps generations, the first of each', async () => {
    const first = { generation: 1, check: Buffer.from('first') };
    expect(await store.addGeneration(first)).toEqual(first);
    expect(await other.addGeneration({ generation: 1, check: Buffer.from('second') })).toEqual(first);
    const known = await other.generations();
    expect(known).toContainEqual(first);
    // The domains are wrapped by it.
    expect(await store.dropGeneration(1)).toBe(false);
    await store.addGeneration({ generation: 7, check: Buffer.from('x') });
    await add({ generation: 7, notAfter: 1 });
    expect(await other.dropGeneration(7)).toBe(false);
    await store.expire(2);
    expect(await other.dropGeneration(7)).toBe(true);
    expect(await other.generations()).toEqual(known);
    // Nothing is wrapped by what is gone.
    const late = store.addDomain({ domain: 'late', generation: 7, wrapped: randomBytes(9), settings: '{}' });
    await expect(late).rejects.toMatchObject({ code: 'KEYS_REFUSED' });
    await expect(store.addKeys(D, [newKey({ generation: 7 })])).rejects.toMatchObject({
      code: 'KEYS_REFUSED',
    });
  });

  it('keeps domains and their settings', async () => {
    const row = { domain: 'billing', generation: 1, wrapped: randomBytes(188), settings: '{"purpose":"x"}' };
    expect(await store.addDomain(row)).toBe(true);
    expect(await other.addDomain({ ...row, settings: '{}' })).toBe(false);
    expect(await other.setSettings('billing', '{"purpose":"é"}')).toBe(true);
    expect(await other.setSettings('nothing', '{}')).toBe(false);
    expect((await store.domains()).find((each) => each.domain === 'billing')).toEqual({
      ...row,
      settings: '{"purpose":"é"}',
    });
    await store.rewrapDomain('billing', { from: 1, generation: 2, wrapped: Buffer.from('new') });
    await store.rewrapDomain('billing', { from: 1, generation: 3, wrapped: Buffer.from('late') });
    expect((await store.domains()).find((each) => each.domain === 'billing')).toMatchObject({
      generation: 2,
      wrapped: Buffer.from('new'),
    });
  });

  it('gives the key that was there first, in the order asked', async () => {
    const [a, b] = [newKey({ notAfter: 5_000_000_000_000 }), newKey()];
    const stored = await store.addKeys(D, [a, b]);
    const { tombstone: _, ...expected } = a;
    expect(stored[0]).toEqual({ ...expected, domain: D, state: 'active' });
    const again = [
      newKey({ ...b, kid: hex(8), wrapped: randomBytes(92) }),
      newKey(),
      newKey({ ...a, kid: hex(8) }),
    ];
    const answer = await other.addKeys(D, again);
    expect(answer.map((row) => row !== 'erased' && row.kid)).toEqual([b.kid, again[1]?.kid, a.kid]);
    expect(await other.findKeys(D, [newKey(), a, b])).toEqual([undefined, stored[0], stored[1]]);
    // Another epoch and another domain are another key.
    expect(await store.findKeys(D, [{ ...a, epoch: '2026-Q1' }])).toEqual([undefined]);
    expect(await store.findKeys('other', [a])).toEqual([undefined]);
    expect(await store.keysById('other', [a.kid])).toEqual([]);
    const quarter = await add({ ...a, kid: hex(8), epoch: '2026-Q1' });
    expect(new Set((await other.keysOf(D, a.subject)).map((row) => row.kid))).toEqual(
      new Set([a.kid, quarter.kid]),
    );
    expect(await store.findKeys(D, [])).toEqual([]);
    expect(await store.addKeys(D, [])).toEqual([]);
  });

  it('makes one key where one batch names a subject twice', async () => {
    const row = newKey();
    const twice = await store.addKeys(D, [row, { ...row, kid: hex(8) }]);
    expect(new Set(twice.map((each) => each !== 'erased' && each.kid)).size).toBe(1);
  });

  it('makes no key twice and loses none when many ask at once', async () => {
    const subjects = Array.from({ length: 40 }, () => newKey());
    const asked = await Promise.all(
      Array.from({ length: 12 }, (_, i) => {
        const rows = subjects.map((row) => ({ ...row, kid: hex(8), wrapped: randomBytes(92) }));
        return (i % 2 === 0 ? store : other).addKeys(D, i % 3 === 0 ? rows.reverse() : rows);
      }),
    );
    for (const subject of subjects) {
      const kids = asked
        .flat()
        .flatMap((row) => (row !== 'erased' && row.subject === subject.subject ? row.kid : []));
      expect(kids.length).toBe(12);
      expect(new Set(kids).size).toBe(1);
      expect((await byId(kids[0]!))?.state).toBe('active');
    }
  });

  it('makes a new key beside one that only opens', async () => {
    const old = await add();
    expect(await other.deactivate(D, old.kid)).toBe(true);
    expect(await other.deactivate(D, old.kid)).toBe(false);
    expect((await byId(old.kid))?.state).toBe('deactivated');
    expect(await store.findKeys(D, [old])).toEqual([undefined]);
    const next = await add({ ...old, kid: hex(8) });
    expect((await store.keysOf(D, old.subject)).length).toBe(2);
    const erased = await store.erase(tombstoneOf(old));
    expect(erased !== 'held' && new Set(erased.kids)).toEqual(new Set([old.kid, next.kid]));
  });

  it('erases keys, values and places at once, for good', async () => {
    const [row, bystander] = [await add(), await add()];
    const [own, shared] = [newRow(row.kid), newRow(row.kid, { shared: true })];
    const both = newRow(row.kid, { shared: true });
    expect(await store.addVaultRows(D, [own, shared, both])).toEqual(['kept', 'kept', 'kept']);
    expect(await store.addVaultRows(D, [{ ...both, kid: bystander.kid, sealed: randomBytes(32) }])).toEqual([
      'kept',
    ]);
    const places = [
      { subject: row.subject, name: hex(16), kid: row.kid, sealed: randomBytes(20) },
      { subject: bystander.subject, name: hex(16), kid: bystander.kid, sealed: randomBytes(20) },
    ];
    await store.addPlaces(D, places);

    const erased = await other.erase(tombstoneOf(row));
    expect(erased).toMatchObject({ kids: [row.kid], vaultRows: 3, places: 1 });
    expect(await byId(row.kid)).toEqual({
      kid: row.kid,
      domain: D,
      subject: null,
      epoch: '',
      generation: 1,
      wrapped: null,
      state: 'destroyed',
      notAfter: null,
    });
    expect(await store.keysOf(D, row.subject)).toEqual([]);
    expect(await store.findKeys(D, [row])).toEqual(['erased']);
    expect(
      await store.addKeys(D, [
        { ...row, kid: hex(8) },
        { ...row, kid: hex(8), epoch: '2027' },
      ]),
    ).toEqual(['erased', 'erased']);
    expect(await store.tombstones()).toContainEqual(tombstoneOf(row));
    // Nothing is added under the key any more.
    expect(await store.addVaultRows(D, [newRow(row.kid)])).toEqual(['gone']);
    await store.addPlaces(D, [{ ...places[0]!, name: hex(16) }]);
    expect(await store.places(D, row.subject)).toEqual([]);
    // What others have is there; an id that several might have had is not given to another value.
    expect(await store.places(D, bystander.subject)).toEqual([places[1]]);
    expect((await store.vaultRows(D, [own.id, shared.id, both.id])).map((each) => each.kid)).toEqual([
      bystander.kid,
    ]);
    expect(await store.addVaultRows(D, [newRow(bystander.kid, { ...shared, kid: bystander.kid })])).toEqual([
      'taken',
    ]);
    expect(await store.addVaultRows(D, [newRow(bystander.kid, { id: own.id })])).toEqual(['kept']);
    // Once more changes nothing.
    expect(await store.erase(tombstoneOf(row))).toMatchObject({ kids: [], vaultRows: 0, places: 0 });
    expect((await store.tombstones()).filter((each) => each.tombstone === row.tombstone).length).toBe(1);
    expect(await store.remains([row.wrapped, own.sealed, shared.sealed, places[0]!.sealed])).not.toBe(true);
  });

  it('erases somebody of whom there is no key yet', async () => {
    const row = newKey();
    expect(await store.erase(tombstoneOf(row))).toMatchObject({ kids: [] });
    expect(await other.addKeys(D, [row])).toEqual(['erased']);
    // Elsewhere they may be known.
    expect(await other.addKeys('other', [row])).not.toContain('erased');
  });

  it('lets no key appear beside an erasure that runs at the same time', async () => {
    for (let i = 0; i < 10; i++) {
      const row = newKey();
      await Promise.all([
        store.addKeys(D, [row]),
        other.erase(tombstoneOf(row)),
        store.addKeys(D, [{ ...row, kid: hex(8), epoch: 'e' }]),
      ]);
      expect(await store.keysOf(D, row.subject)).toEqual([]);
    }
  });

  it('keeps what a hold keeps', async () => {
    const row = await add({ notAfter: 1000 });
    await store.setHold(D, row.subject, 'claim 7');
    await other.setHold(D, row.subject, 'claim 8');
    expect(await store.hold(D, row.subject)).toBe('claim 8');
    expect(await store.hold('other', row.subject)).toBeNull();
    expect(await other.erase(tombstoneOf(row))).toBe('held');
    expect((await other.expire(2000)).kids).toEqual([]);
    expect((await byId(row.kid))?.state).toBe('active');
    expect(await store.findKeys(D, [row])).not.toEqual(['erased']);
    await store.setHold(D, row.subject, null);
    expect((await other.expire(2000)).kids).toEqual([row.kid]);
  });

  it('counts the holds of each domain', async () => {
    const before = await store.countHolds(D);
    const [one, two] = [hex(16), hex(16)];
    await store.setHold(D, one, 'claim 7');
    await store.setHold(D, two, 'claim 8');
    await store.setHold(D, one, 'claim 9');
    await store.setHold('other', one, 'claim 7');
    expect(await other.countHolds(D)).toBe(before + 2);
    await store.setHold(D, two, null);
    expect(await other.countHolds(D)).toBe(before + 1);
    expect(await other.countHolds('none')).toBe(0);
  });

  it('keeps approvers by name, each with one key', async () => {
    expect(await store.approvers()).toEqual([]);
    await store.setApprover('mary', 'key-1');
    await store.setApprover('Zoe', 'key-2');
    await store.setApprover('bo', 'key-3');
    await other.setApprover('mary', 'key-4');
    await other.setApprover('bo', null);
    await other.setApprover('nobody', null);
    expect(await store.approvers()).toEqual([
      { name: 'Zoe', publicKey: 'key-2' },
      { name: 'mary', publicKey: 'key-4' },
    ]);
  });

  it('destroys keys past their time, whose subjects may come back', async () => {
    const [due, later, never] = [await add({ notAfter: 1000 }), await add({ notAfter: 3000 }), await add()];
    await store.addVaultRows(D, [newRow(due.kid)]);
    const expired = await store.expire(2000);
    expect(expired).toMatchObject({ kids: [due.kid], vaultRows: 1 });
    expect((await byId(later.kid))?.state).toBe('active');
    expect((await byId(never.kid))?.state).toBe('active');
    const back = await store.addKeys(D, [{ ...due, kid: hex(8), wrapped: randomBytes(92) }]);
    expect(back[0]).toMatchObject({ state: 'active', subject: due.subject });
    expect(await store.remains([due.wrapped])).not.toBe(true);
    expect((await store.expire(4000)).kids.length).toBe(2);
  });

  it('tells two values with one id apart', async () => {
    const [a, b] = [await add(), await add()];
    const row = newRow(a.kid);
    expect(await store.addVaultRows(D, [row])).toEqual(['kept']);
    expect(
      await other.addVaultRows(D, [newRow(b.kid, { id: row.id }), row, newRow(hex(8)), newRow(b.kid)]),
    ).toEqual(['taken', 'kept', 'gone', 'kept']);
    expect(await other.vaultRows(D, [row.id, hex(6)])).toEqual([
      { id: row.id, kid: a.kid, sealed: row.sealed },
    ]);
    expect(await other.vaultRows('other', [row.id])).toEqual([]);
    expect(await other.vaultRows(D, [])).toEqual([]);
    // At once, under different keys: one of them has it.
    const contest = [newRow(a.kid), newRow(b.kid)].map((each) => ({ ...each, id: 'abcdefabcdef' }));
    const answers = await Promise.all(
      contest.map((each, i) => (i === 0 ? store : other).addVaultRows(D, [each])),
    );
    expect(answers.flat().sort()).toEqual(['kept', 'taken']);
    // And within one batch.
    const pair = [newRow(a.kid, { id: '000000000001' }), newRow(a.kid, { id: '000000000001' })];
    expect((await store.addVaultRows(D, pair)).sort()).toEqual(['kept', 'taken']);
    expect(await store.addVaultRows(D, [])).toEqual([]);
  });

  it('writes a place once', async () => {
    const row = await add();
    const place = { subject: row.subject, name: hex(16), kid: row.kid, sealed: randomBytes(20) };
    await store.addPlaces(D, [place]);
    await other.addPlaces(D, [place, { ...place, name: hex(16) }]);
    expect((await store.places(D, row.subject)).length).toBe(2);
    await store.addPlaces(D, []);
  });

  it('wraps keys anew, but none that changed meanwhile', async () => {
    const rows = [await add({ generation: 50 }), await add({ generation: 50 })];
    const old = (await store.keysToRewrap(1, 1000)).filter((row) => row.generation === 50);
    expect(new Set(old.map((row) => row.kid))).toEqual(new Set(rows.map((row) => row.kid)));
    expect((await store.keysToRewrap(1, 1)).length).toBe(1);
    await other.erase(tombstoneOf(rows[1]!));
    await store.rewrapKeys(
      old.map(({ kid }) => ({ kid, from: 50, generation: 1, wrapped: Buffer.from('new') })),
    );
    await store.rewrapKeys([{ kid: rows[0]!.kid, from: 50, generation: 9, wrapped: Buffer.from('late') }]);
    expect(await byId(rows[0]!.kid)).toMatchObject({ generation: 1, wrapped: Buffer.from('new') });
    expect(await byId(rows[1]!.kid)).toMatchObject({ state: 'destroyed', wrapped: null });
    const counts = (await store.counts()).filter((row) => row.domain === D);
    expect(counts.find((row) => row.generation === 50)).toMatchObject({ state: 'destroyed', keys: 1 });
    expect(counts.find((row) => row.generation === 1 && row.state === 'active')?.keys).toBeGreaterThan(40);
  });

  it('appends to the audit one at a time', async () => {
    const append = (by: KeyStore, name: string) =>
      by.appendAudit((last) => {
        const seq = (last?.seq ?? 0) + 1;
        return { seq, body: `${last?.hash ?? ''}>${name}`, hash: `h${seq}` };
      });
    await Promise.all(Array.from({ length: 20 }, (_, i) => append(i % 2 === 0 ? store : other, `${i}`)));
    const rows = await other.auditRows(1, 100);
    expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    rows.forEach((row, i) => {
      expect(row.body.startsWith(i === 0 ? '>' : `h${i}>`)).toBe(true);
    });
    expect((await store.auditRows(5, 2)).map((row) => row.seq)).toEqual([5, 6]);
    // What fails in between leaves nothing.
    const failing = store.appendAudit(() => {
      throw new Error('full of secrets');
    });
    if (store.kind !== 'memory') await expect(failing).rejects.toMatchObject({ code: 'KEYS_UNAVAILABLE' });
    else await expect(failing).rejects.toThrow();
    expect((await store.auditRows(21, 9)).length).toBe(0);
  });

  it('keeps everything when it is opened again', async () => {
    const row = await add();
    const again = await where.open();
    expect(await again.findKeys(D, [row])).toMatchObject([{ kid: row.kid, wrapped: row.wrapped }]);
    if (again !== store) await again.close();
  });
});
