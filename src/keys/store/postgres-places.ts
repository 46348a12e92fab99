/** Writes where subjects occur, for those of whom there is a key. */
import type { PlaceRow } from './key-store.ts';
import type { Query } from './postgres-connection.ts';
import { SHARE_DOMAIN } from './postgres-vault.ts';

export async function addPlaces(query: Query, domain: string, rows: readonly PlaceRow[]): Promise<void> {
  const sql = `INSERT INTO %.places SELECT $1, n.subject, n.name, n.kid, n.sealed
    FROM unnest($2::bytea[], $3::bytea[], $4::bytea[], $5::bytea[]) AS n (subject, name, kid, sealed)
    JOIN %.data_keys k ON k.kid = n.kid AND k.state < 2
    ORDER BY n.subject, n.name ON CONFLICT DO NOTHING`;
  const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
  await query(SHARE_DOMAIN, [domain]);
  await query(sql, [
    domain,
    rows.map((row) => bytes(row.subject)),
    rows.map((row) => bytes(row.name)),
    rows.map((row) => bytes(row.kid)),
    rows.map((row) => row.sealed),
  ]);
}
