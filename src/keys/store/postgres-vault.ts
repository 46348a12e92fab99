/** Writes the values of short tokens, many at a time, and tells two values with one id apart. */
import type { NewVaultRow, VaultAnswer } from './key-store.ts';
import type { Query } from './postgres-connection.ts';
import { hexOf } from './sql-rows.ts';

/** Held by who adds something that an erasure in the domain must not miss. */
export const SHARE_DOMAIN = 'SELECT 1 FROM %.domains WHERE domain = $1 FOR KEY SHARE';

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export async function addVaultRows(
  query: Query,
  domain: string,
  rows: readonly NewVaultRow[],
): Promise<VaultAnswer[]> {
  const sorted = [...rows].sort((a, b) => compare(a.id, b.id));
  const live = 'SELECT kid FROM %.data_keys WHERE domain = $1 AND kid = ANY($2::bytea[]) AND state < 2';
  const ids = `INSERT INTO %.short_ids SELECT $1, n.* FROM unnest($2::bytea[], $3::bytea[], $4::boolean[]) AS n
    ORDER BY 2 ON CONFLICT DO NOTHING`;
  const macs = 'SELECT id, mac FROM %.short_ids WHERE domain = $1 AND id = ANY($2::bytea[])';
  const values = `INSERT INTO %.vault SELECT $1, n.* FROM unnest($2::bytea[], $3::bytea[], $4::bytea[]) AS n
    ORDER BY 2, 3 ON CONFLICT DO NOTHING`;
  await query(SHARE_DOMAIN, [domain]);
  const kids = await query(live, [domain, [...new Set(rows.map((row) => row.kid))].map(bytes)]);
  const known = new Set(kids.map((row) => hexOf(row, 'kid')));
  const writable = sorted.filter((row) => known.has(row.kid));
  await query(ids, [
    domain,
    writable.map((row) => bytes(row.id)),
    writable.map((row) => bytes(row.mac)),
    writable.map((row) => row.shared),
  ]);
  const owners = new Map<string, string>();
  for (const row of await query(macs, [domain, writable.map((each) => bytes(each.id))])) {
    if (row['mac'] !== null) owners.set(hexOf(row, 'id'), hexOf(row, 'mac'));
  }
  const kept = writable.filter((row) => owners.get(row.id) === row.mac);
  await query(values, [
    domain,
    kept.map((row) => bytes(row.id)),
    kept.map((row) => bytes(row.kid)),
    kept.map((row) => row.sealed),
  ]);
  return rows.map((row): VaultAnswer => {
    if (!known.has(row.kid)) return 'gone';
    return owners.get(row.id) === row.mac ? 'kept' : 'taken';
  });
}
