import { describe, expect, it } from 'vitest';
import { Audit } from '../../src/keys/audit/audit.ts';
import { canonicalJson } from '../../src/keys/audit/canonical-json.ts';
import { permitReveal, RevealPermit, requirePermit } from '../../src/keys/audit/reveal-permit.ts';
import type { AuditRow } from '../../src/keys/store/key-store.ts';
import { MemoryStore } from '../../src/keys/store/memory-store.ts';

/** A store whose audit somebody changed. */
class ChangedStore extends MemoryStore {
  change: (rows: AuditRow[]) => AuditRow[] = (rows) => rows;
  override async auditRows(seq: number, limit: number): Promise<AuditRow[]> {
    return this.change(await super.auditRows(1, 1e9))
      .filter((row) => row.seq >= seq)
      .slice(0, limit);
  }
}

const entry = { action: 'hold', actor: 'ann', domain: 'a', facts: { n: 1 } } as const;
const request = { actor: 'ann', domain: 'a', purpose: 'complaint 7' };

async function filled(entries: number) {
  const store = new ChangedStore();
  let now = 1000;
  const audit = new Audit(store, () => now++);
  for (let i = 0; i < entries; i++) await audit.append(entry);
  return { store, audit, setClock: (to: number) => (now = to) };
}

describe('the audit', () => {
  it('holds, entry after entry', async () => {
    const { store, audit } = await filled(2500);
    const head = await audit.verify();
    expect(head.seq).toBe(2500);
    expect(await new Audit(store).verify()).toEqual(head);
    const rows: AuditRow[] = [];
    for await (const row of audit.entries(2499)) rows.push(row);
    expect(rows.length).toBe(2);
    expect(JSON.parse(rows[1]!.body)).toEqual({ ...entry, v: 1, seq: 2500, time: 3499, prev: rows[0]!.hash });
    expect(rows[1]!.hash).toBe(head.hash);
    expect(await new Audit(new MemoryStore()).verify()).toEqual({ seq: 0, hash: '' });
  });

  const first = (rows: AuditRow[]) => rows[1]!;
  it.each<[string, (rows: AuditRow[]) => AuditRow[]]>([
    [
      'changed',
      (rows) => rows.map((row) => (row.seq === 2 ? { ...row, body: row.body.replace('ann', 'bob') } : row)),
    ],
    ['left out', (rows) => rows.filter((row) => row.seq !== 2)],
    [
      'left out and renumbered',
      (rows) => rows.filter((row) => row.seq !== 2).map((row, i) => ({ ...row, seq: i + 1 })),
    ],
    ['swapped', (rows) => [rows[0]!, { ...rows[2]!, seq: 2 }, { ...first(rows), seq: 3 }, ...rows.slice(3)]],
    ['no JSON', (rows) => rows.map((row) => (row.seq === 2 ? { ...row, body: '{"mia@example.com' } : row))],
    ['without a beginning', (rows) => rows.slice(1)],
  ])('does not hold once an entry is %s', async (_name, change) => {
    const { store } = await filled(5);
    store.change = change;
    const verified = new Audit(store).verify();
    await expect(verified).rejects.toMatchObject({ code: 'AUDIT_REFUSED' });
    await expect(verified).rejects.toThrow(/^(?!.*mia@)/);
  });

  it('misses an end that this process has seen', async () => {
    const { store, audit } = await filled(5);
    await audit.verify();
    store.change = (rows) => rows.slice(0, 4);
    await expect(audit.verify()).rejects.toThrow('end of the audit is missing');
  });

  it('is not written to by a clock that was set back', async () => {
    const { audit, setClock } = await filled(3);
    setClock(-10_000);
    await expect(audit.append(entry)).rejects.toMatchObject({ code: 'AUDIT_REFUSED' });
    await expect(audit.verify()).rejects.toThrow('clock');
    // Clocks of several machines differ a little.
    setClock(-1000);
    expect((await audit.append(entry)).seq).toBe(4);
  });
});

describe('canonical JSON', () => {
  it('has one spelling', () => {
    expect(canonicalJson({ b: [1, 'é"', null, true], a: { z: -1, y: undefined } })).toBe(
      '{"a":{"z":-1},"b":[1,"é\\"",null,true]}',
    );
    for (const n of [0.5, Number.NaN, 2 ** 53]) expect(() => canonicalJson(n)).toThrow('whole numbers');
  });
});

describe('a permit', () => {
  it('is given after its intent is written, for one domain, until it is finished', async () => {
    const { store, audit } = await filled(1);
    const permit = await permitReveal(audit, request);
    const [intent] = await store.auditRows(2, 1);
    expect(JSON.parse(intent!.body)).toMatchObject({ ...request, action: 'reveal-intent' });
    requirePermit(permit, 'a');
    expect(() => requirePermit(permit, 'b')).toThrow('intent');
    for (let i = 0; i < 60; i++) permit.record('EMAIL', i === 0 ? 'destroyed' : 'opened', `name-${i}`);
    await permit.finish();
    expect(() => requirePermit(permit, 'a')).toThrow('intent');
    const { facts } = JSON.parse((await store.auditRows(3, 1))[0]!.body);
    expect(facts).toMatchObject({ intent: 2, tokens: { 'EMAIL destroyed': 1, 'EMAIL opened': 59 } });
    expect(facts.named.length).toBe(50);
    await audit.verify();
  });

  it('is not to be made by hand', async () => {
    const { audit } = await filled(1);
    expect(() => requirePermit(new RevealPermit(audit, request, 1), 'a')).toThrow('intent');
  });

  it('is not given without actor and purpose', async () => {
    const { audit, store } = await filled(1);
    await expect(permitReveal(audit, { ...request, purpose: ' ' })).rejects.toMatchObject({ code: 'USAGE' });
    await expect(permitReveal(audit, { ...request, actor: '' })).rejects.toMatchObject({ code: 'USAGE' });
    expect((await store.auditRows(1, 9)).length).toBe(1);
  });
});
