/** Destroys keys and all that they seal within a transaction. */
import type { Erased, KeyRow } from './key-store.ts';
import { bytesOf, textOf } from './sql-rows.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

export function destroy(db: SqliteConnection, rows: readonly KeyRow[]): Erased {
  let vaultRows = 0;
  let places = 0;
  for (const { kid, domain, subject } of rows) {
    const id = Buffer.from(kid, 'hex');
    const ids = db.all('SELECT domain, id FROM vault WHERE kid = ?', id);
    vaultRows += db.run('DELETE FROM vault WHERE kid = ?', id);
    for (const row of ids) {
      const which = [textOf(row, 'domain'), bytesOf(row, 'id')] as const;
      const left = 'NOT EXISTS (SELECT 1 FROM vault v WHERE v.domain = ? AND v.id = ?)';
      const last = `domain = ? AND id = ? AND ${left}`;
      db.run(`UPDATE short_ids SET mac = NULL WHERE shared = 1 AND ${last}`, ...which, ...which);
      db.run(`DELETE FROM short_ids WHERE shared = 0 AND ${last}`, ...which, ...which);
    }
    // By the subject first, as the table is sorted: an index by key would cost each new place as much again.
    const owner = Buffer.from(subject ?? '', 'hex');
    places += db.run('DELETE FROM places WHERE domain = ? AND subject = ? AND kid = ?', domain, owner, id);
    db.run('UPDATE data_keys SET subject = NULL, wrapped = NULL, state = 2 WHERE kid = ?', id);
  }
  return { kids: rows.map((row) => row.kid), vaultRows, places };
}
