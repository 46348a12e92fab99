import { expect, it } from 'vitest';
import { Audit } from '../../src/keys/audit/audit.ts';
import { checkpointOf, signCheckpoint, verifyAgainst } from '../../src/keys/audit/checkpoint.ts';
import { newSigningKey, publicKeyOf } from '../../src/keys/grants/signing-key.ts';
import type { AuditRow } from '../../src/keys/store/key-store.ts';
import { MemoryStore } from '../../src/keys/store/memory-store.ts';

const { privatePem, publicPem } = newSigningKey();
const publicKey = publicKeyOf(publicPem);

class CutStore extends MemoryStore {
  length = Number.POSITIVE_INFINITY;
  override async auditRows(seq: number, limit: number): Promise<AuditRow[]> {
    return (await super.auditRows(seq, limit)).filter((row) => row.seq <= this.length);
  }
}

async function filled(entries: number, actor = 'ann') {
  const store = new CutStore();
  const audit = new Audit(store);
  for (let i = 0; i < entries; i++) await audit.append({ action: 'hold', actor });
  return { store, audit };
}

it('a signed head shows that the end was cut off, to a process that has seen nothing', async () => {
  const { store, audit } = await filled(7);
  const checkpoint = checkpointOf(JSON.stringify(signCheckpoint(await audit.verify(), privatePem)));
  expect(checkpoint.seq).toBe(7);
  await audit.append({ action: 'hold', actor: 'ann' });
  expect((await verifyAgainst(new Audit(store), checkpoint, publicKey)).seq).toBe(8);
  store.length = 7;
  expect((await verifyAgainst(new Audit(store), checkpoint, publicKey)).seq).toBe(7);
  store.length = 5;
  expect((await new Audit(store).verify()).seq).toBe(5);
  const cut = verifyAgainst(new Audit(store), checkpoint, publicKey);
  await expect(cut).rejects.toMatchObject({ code: 'AUDIT_REFUSED' });
  await expect(cut).rejects.toThrow('the end of the audit is missing: entry 6');
});

it('shows a chain that holds and is another one', async () => {
  const checkpoint = signCheckpoint(await (await filled(3)).audit.verify(), privatePem);
  const { audit } = await filled(5, 'bob');
  await expect(verifyAgainst(audit, checkpoint, publicKey)).rejects.toThrow('written anew since');
});

it('is believed only as it was signed', async () => {
  const { audit } = await filled(3);
  const head = await audit.verify();
  const checkpoint = signCheckpoint(head, privatePem);
  for (const altered of [
    { ...checkpoint, seq: 2 },
    { ...checkpoint, time: 1 },
    { ...checkpoint, signature: 'x' },
  ])
    await expect(verifyAgainst(audit, altered, publicKey)).rejects.toThrow('altered, or signed with another');
  const other = publicKeyOf(newSigningKey().publicPem);
  await expect(verifyAgainst(audit, checkpoint, other)).rejects.toMatchObject({ code: 'AUDIT_REFUSED' });
  for (const text of ['{"mia@example.com', '{}', '[]', JSON.stringify({ ...checkpoint, v: 2 })]) {
    expect(() => checkpointOf(text)).toThrow(expect.objectContaining({ code: 'AUDIT_REFUSED' }));
    expect(() => checkpointOf(text)).toThrow(/^(?!.*mia@)/);
  }
});

it('of an audit without entries holds for every later one', async () => {
  const empty = signCheckpoint(await new Audit(new MemoryStore()).verify(), privatePem);
  const { audit } = await filled(2);
  expect((await verifyAgainst(audit, checkpointOf(JSON.stringify(empty)), publicKey)).seq).toBe(2);
});
