import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { holdsAny } from '../../src/keys/store/file-search.ts';
import type { NewKeyRow } from '../../src/keys/store/key-store.ts';
import { openSqliteStore } from '../../src/keys/store/sqlite-store.ts';
import { newFolder } from './store-places.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = newFolder();
  file = join(folder, 'keys.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');
const newKey = (): NewKeyRow => ({
  kid: hex(8),
  subject: hex(16),
  tombstone: hex(16),
  epoch: '',
  generation: 1,
  wrapped: randomBytes(92),
  notAfter: null,
});

it('lets nobody else read its files, the log included', async () => {
  const store = await openSqliteStore(file);
  await store.addGeneration({ generation: 1, check: randomBytes(8) });
  await store.addDomain({ domain: 'a', generation: 1, wrapped: randomBytes(8), settings: '{}' });
  for (const end of ['', '-wal', '-shm']) {
    expect(existsSync(file + end), end).toBe(true);
    expect(statSync(file + end).mode & 0o777, end).toBe(0o600);
  }
  await store.close();
  chmodSync(file, 0o644);
  await expect(openSqliteStore(file)).rejects.toMatchObject({ code: 'KEYS_REFUSED' });
});

it('leaves nothing of erased keys in its files, among many others', async () => {
  const store = await openSqliteStore(file);
  await store.addGeneration({ generation: 1, check: randomBytes(8) });
  await store.addDomain({ domain: 'a', generation: 1, wrapped: randomBytes(8), settings: '{}' });
  const rows = Array.from({ length: 5000 }, newKey);
  // In pieces, so that pages split while others are full.
  for (let at = 0; at < rows.length; at += 250) await store.addKeys('a', rows.slice(at, at + 250));
  const gone = rows.filter((_, i) => i % 100 === 3);
  expect(await store.remains(gone.map((row) => row.wrapped))).toBe(true);
  for (const { subject, tombstone } of gone) {
    const erased = await store.erase({ domain: 'a', subject, tombstone, time: 1 });
    expect(erased).toMatchObject({ logEmptied: true });
  }
  // Neither the wrapped key, nor a part of it, nor what it was filed under.
  const pieces = gone.flatMap(({ wrapped }) => [wrapped.subarray(0, 16), wrapped.subarray(40, 56)]);
  expect(await store.remains(pieces)).toBe(false);
  expect(await store.remains(rows.slice(0, 3).map((row) => row.wrapped))).toBe(true);
  await store.close();
  expect(holdsAny(file, pieces)).toBe(false);
});

it('says if a reader keeps the log from being emptied', async () => {
  const store = await openSqliteStore(file, { busyMs: 200 });
  await store.addGeneration({ generation: 1, check: randomBytes(8) });
  await store.addDomain({ domain: 'a', generation: 1, wrapped: randomBytes(8), settings: '{}' });
  const row = newKey();
  await store.addKeys('a', [row]);
  const reader = new Sqlite(file);
  reader.pragma('busy_timeout = 0');
  reader.exec('BEGIN');
  reader.prepare('SELECT * FROM data_keys').all();
  expect(await store.erase({ domain: 'a', ...row, time: 1 })).toMatchObject({ logEmptied: false });
  expect(await store.remains([row.wrapped])).toBe(true);
  reader.exec('COMMIT');
  reader.close();
  expect(await store.erase({ domain: 'a', ...row, time: 1 })).toMatchObject({ logEmptied: true });
  expect(await store.remains([row.wrapped])).toBe(false);
  await store.close();
});

it('keeps the audit from being changed', async () => {
  const store = await openSqliteStore(file);
  await store.appendAudit(() => ({ seq: 1, body: '{}', hash: 'x' }));
  await store.close();
  const db = new Sqlite(file);
  expect(() => db.exec("UPDATE audit SET body = ''")).toThrow('only grows');
  expect(() => db.exec('DELETE FROM audit')).toThrow('only grows');
  db.close();
});

it('says that it failed without saying what the database said', async () => {
  const canary = 'mia@example.com';
  writeFileSync(file, `${canary} is no database `.repeat(100), { mode: 0o600 });
  const store = openSqliteStore(file);
  await expect(store).rejects.toMatchObject({
    code: 'KEYS_UNAVAILABLE',
    message: 'the key store failed (SQLITE_NOTADB)',
  });
  await expect(store).rejects.not.toHaveProperty('cause');
  mkdirSync(join(folder, 'deep'), { mode: 0o700 });
  await expect(openSqliteStore(join(folder, 'deep'))).rejects.toMatchObject({ code: 'KEYS_UNAVAILABLE' });
  await expect(openSqliteStore(join(folder, 'no', 'where.db'))).rejects.toMatchObject({
    code: 'KEYS_UNAVAILABLE',
  });
  const closed = await openSqliteStore(join(folder, 'b.db'));
  await closed.close();
  await expect(closed.domains()).rejects.toMatchObject({ code: 'KEYS_UNAVAILABLE' });
});

it('refuses what another version wrote', async () => {
  const db = new Sqlite(file);
  db.pragma('user_version = 99');
  db.close();
  chmodSync(file, 0o600);
  await expect(openSqliteStore(file)).rejects.toThrow('another version');
});

it('finds bytes that lie across two reads', () => {
  const wanted = Buffer.from('needle-in-the-hay');
  const hay = Buffer.alloc(3 * 1024 * 1024 + 5, 1);
  for (const at of [0, 1024 * 1024 - 8, 2 * 1024 * 1024 - 1, hay.length - wanted.length]) {
    const copy = Buffer.from(hay);
    wanted.copy(copy, at);
    writeFileSync(file, copy);
    expect(holdsAny(file, [Buffer.from('nothing of it'), wanted]), `${at}`).toBe(true);
  }
  writeFileSync(file, hay);
  expect(holdsAny(file, [wanted])).toBe(false);
  expect(holdsAny(file, [])).toBe(false);
});
