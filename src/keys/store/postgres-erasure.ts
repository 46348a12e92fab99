/** Destroys keys and all that they seal within a transaction that holds their domain alone. */
import type { Erased } from './key-store.ts';
import type { Query } from './postgres-connection.ts';
import { bytesOf, type SqlRow, textOf } from './sql-rows.ts';

export const HOLD = 'SELECT basis FROM %.holds WHERE domain = $1 AND subject = $2';
export const KEYS_OF = 'SELECT * FROM %.data_keys WHERE domain = $1 AND subject = $2 AND state < 2';

export async function destroy(query: Query, rows: readonly SqlRow[]): Promise<Erased> {
  const kids = rows.map((row) => bytesOf(row, 'kid'));
  const vault = await query('DELETE FROM %.vault WHERE kid = ANY($1::bytea[]) RETURNING domain, id', [kids]);
  const ids = [vault.map((row) => textOf(row, 'domain')), vault.map((row) => bytesOf(row, 'id'))];
  const last = `(s.domain, s.id) IN (SELECT * FROM unnest($1::text[], $2::bytea[]))
    AND NOT EXISTS (SELECT 1 FROM %.vault v WHERE v.domain = s.domain AND v.id = s.id)`;
  await query(`UPDATE %.short_ids s SET mac = NULL WHERE shared AND ${last}`, ids);
  await query(`DELETE FROM %.short_ids s WHERE NOT shared AND ${last}`, ids);
  const places = await query('DELETE FROM %.places WHERE kid = ANY($1::bytea[]) RETURNING kid', [kids]);
  const wipe = `UPDATE %.data_keys SET subject = NULL, wrapped = NULL, state = 2 WHERE kid = ANY($1::bytea[])`;
  await query(wipe, [kids]);
  return { kids: kids.map((kid) => kid.toString('hex')), vaultRows: vault.length, places: places.length };
}
