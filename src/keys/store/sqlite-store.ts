/**
 * The embedded key store: one SQLite file, for one machine and any number of its processes. What a commit promises
 * stands in `sqlite-connection.ts`.
 */
import { holdsAny } from './file-search.ts';
import type {
  Approver,
  AuditRow,
  DomainRow,
  Erased,
  GenerationRow,
  KeyCounts,
  KeyOwner,
  KeyRow,
  KeyStore,
  NewKeyRow,
  NewVaultRow,
  PlaceRow,
  Rewrapped,
  Tombstone,
  VaultAnswer,
  VaultRow,
} from './key-store.ts';
import { approverOf, auditRowOf, bytesOf, hexOf, keyRowOf, numberOf, STATES, textOf } from './sql-rows.ts';
import { openSqlite, type SqliteConnection, type SqliteOptions } from './sqlite-connection.ts';
import { destroy } from './sqlite-erasure.ts';
import { retiredGeneration, storeFailure } from './store-failure.ts';

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

export async function openSqliteStore(file: string, options: SqliteOptions = {}): Promise<SqliteStore> {
  return new SqliteStore(await openSqlite(file, options));
}

export class SqliteStore implements KeyStore {
  readonly kind = 'sqlite';
  readonly #db: SqliteConnection;

  constructor(db: SqliteConnection) {
    this.#db = db;
  }

  async generations(): Promise<GenerationRow[]> {
    return this.#db.read(() =>
      this.#db.all('SELECT * FROM generations ORDER BY generation').map((row) => ({
        generation: numberOf(row, 'generation'),
        check: bytesOf(row, 'kek_check'),
      })),
    );
  }

  async addGeneration({ generation, check }: GenerationRow): Promise<GenerationRow> {
    return this.#db.write(() => {
      this.#db.run('INSERT INTO generations VALUES (?, ?) ON CONFLICT DO NOTHING', generation, check);
      const row = this.#db.get('SELECT kek_check FROM generations WHERE generation = ?', generation);
      return { generation, check: row === undefined ? check : bytesOf(row, 'kek_check') };
    });
  }

  async dropGeneration(generation: number): Promise<boolean> {
    const dropped = this.#db.write(() => {
      const used =
        this.#db.get('SELECT 1 FROM data_keys WHERE generation = ? AND state < 2 LIMIT 1', generation) ??
        this.#db.get('SELECT 1 FROM domains WHERE generation = ? LIMIT 1', generation);
      if (used === undefined) this.#db.run('DELETE FROM generations WHERE generation = ?', generation);
      return used === undefined;
    });
    this.#db.emptyLog();
    return dropped;
  }

  async domains(): Promise<DomainRow[]> {
    return this.#db.read(() =>
      this.#db.all('SELECT * FROM domains ORDER BY domain').map((row) => ({
        domain: textOf(row, 'domain'),
        generation: numberOf(row, 'generation'),
        wrapped: bytesOf(row, 'wrapped'),
        settings: textOf(row, 'settings'),
      })),
    );
  }

  async addDomain({ domain, generation, wrapped, settings }: DomainRow): Promise<boolean> {
    const sql = 'INSERT INTO domains VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
    return this.#db.write(() => {
      this.#refuseRetired(generation);
      return this.#db.run(sql, domain, generation, wrapped, settings) === 1;
    });
  }

  async setSettings(domain: string, settings: string): Promise<boolean> {
    const sql = 'UPDATE domains SET settings = ? WHERE domain = ?';
    return this.#db.write(() => this.#db.run(sql, settings, domain) === 1);
  }

  async findKeys(domain: string, owners: readonly KeyOwner[]): Promise<(KeyRow | 'erased' | undefined)[]> {
    return this.#db.read(() => {
      // PERF: nobody was erased in most domains, and asking for each owner is half of the work.
      const anyErased =
        this.#db.get('SELECT 1 FROM tombstones WHERE domain = ? LIMIT 1', domain) !== undefined;
      if (anyErased) return owners.map((owner) => this.#ownedKey(domain, owner));
      const known = this.#activeKeys(domain, owners);
      return owners.map(({ subject, epoch }) => known.get(subject + epoch));
    });
  }

  async addKeys(domain: string, rows: readonly NewKeyRow[]): Promise<(KeyRow | 'erased')[]> {
    const sql = `INSERT INTO data_keys SELECT ?, ?, ?, ?, ?, ?, 0, ?
      WHERE NOT EXISTS (SELECT 1 FROM tombstones WHERE domain = ? AND tombstone = ?) ON CONFLICT DO NOTHING`;
    return this.#db.write(() => {
      for (const generation of new Set(rows.map((row) => row.generation))) this.#refuseRetired(generation);
      return rows.map(({ tombstone, ...row }): KeyRow | 'erased' => {
        const { kid, subject, epoch, generation, wrapped, notAfter } = row;
        const own = [bytes(kid), domain, bytes(subject), epoch, generation, wrapped, notAfter];
        if (this.#db.run(sql, ...own, domain, bytes(tombstone)) === 1)
          return { ...row, domain, state: 'active' };
        const known = this.#ownedKey(domain, { ...row, tombstone });
        if (known === undefined) throw storeFailure(undefined);
        return known;
      });
    });
  }

  async keysById(domain: string, kids: readonly string[]): Promise<KeyRow[]> {
    const sql = 'SELECT * FROM data_keys WHERE kid = ? AND domain = ?';
    return this.#db.read(() => kids.flatMap((kid) => this.#db.all(sql, bytes(kid), domain).map(keyRowOf)));
  }

  async keysOf(domain: string, subject: string): Promise<KeyRow[]> {
    return this.#db.read(() => this.#keysOf(domain, subject));
  }

  async deactivate(domain: string, kid: string): Promise<boolean> {
    const sql = 'UPDATE data_keys SET state = 1 WHERE kid = ? AND domain = ? AND state = 0';
    return this.#db.write(() => this.#db.run(sql, bytes(kid), domain) === 1);
  }

  async counts(): Promise<KeyCounts[]> {
    const sql = 'SELECT domain, state, generation, count(*) AS n FROM data_keys GROUP BY 1, 2, 3';
    return this.#db.read(() =>
      this.#db.all(sql).map((row) => ({
        domain: textOf(row, 'domain'),
        state: STATES[numberOf(row, 'state')] ?? 'destroyed',
        generation: numberOf(row, 'generation'),
        keys: numberOf(row, 'n'),
      })),
    );
  }

  async setHold(domain: string, subject: string, basis: string | null): Promise<void> {
    this.#db.write(() => {
      if (basis === null)
        return this.#db.run('DELETE FROM holds WHERE domain = ? AND subject = ?', domain, bytes(subject));
      return this.#db.run('INSERT OR REPLACE INTO holds VALUES (?, ?, ?)', domain, bytes(subject), basis);
    });
  }

  async hold(domain: string, subject: string): Promise<string | null> {
    return this.#db.read(() => this.#hold(domain, subject));
  }

  async countHolds(domain: string): Promise<number> {
    const sql = 'SELECT count(*) AS n FROM holds WHERE domain = ?';
    return this.#db.read(() => this.#db.all(sql, domain).reduce((_, row) => numberOf(row, 'n'), 0));
  }

  async erase({ domain, tombstone, subject, time }: Tombstone): Promise<Erased | 'held'> {
    const erased = this.#db.write(() => {
      if (this.#hold(domain, subject) !== null) return 'held';
      const sql = 'INSERT INTO tombstones VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
      this.#db.run(sql, domain, bytes(tombstone), bytes(subject), time);
      return destroy(this.#db, this.#keysOf(domain, subject));
    });
    return erased === 'held' ? erased : { ...erased, logEmptied: this.#db.emptyLog() };
  }

  async tombstones(): Promise<Tombstone[]> {
    return this.#db.read(() =>
      this.#db.all('SELECT * FROM tombstones').map((row) => ({
        domain: textOf(row, 'domain'),
        tombstone: hexOf(row, 'tombstone'),
        subject: hexOf(row, 'subject'),
        time: numberOf(row, 'time'),
      })),
    );
  }

  async expire(now: number): Promise<Erased> {
    const sql = `SELECT * FROM data_keys k WHERE not_after < ? AND not_after IS NOT NULL AND state < 2
      AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.domain = k.domain AND h.subject = k.subject)`;
    const expired = this.#db.write(() => destroy(this.#db, this.#db.all(sql, now).map(keyRowOf)));
    return { ...expired, logEmptied: this.#db.emptyLog() };
  }

  async remains(wanted: readonly Buffer[]): Promise<boolean> {
    return this.#db.read(() => this.#db.files().some((file) => holdsAny(file, wanted)));
  }

  async addVaultRows(domain: string, rows: readonly NewVaultRow[]): Promise<VaultAnswer[]> {
    return this.#db.write(() =>
      rows.map(({ id, mac, kid, sealed, shared }): VaultAnswer => {
        const live = this.#db.get('SELECT 1 FROM data_keys WHERE kid = ? AND state < 2', bytes(kid));
        if (live === undefined) return 'gone';
        const named = 'SELECT mac FROM short_ids WHERE domain = ? AND id = ?';
        const known = this.#db.get(named, domain, bytes(id));
        if (known === undefined) {
          const sql = 'INSERT INTO short_ids VALUES (?, ?, ?, ?)';
          this.#db.run(sql, domain, bytes(id), bytes(mac), shared ? 1 : 0);
        } else if (known['mac'] === null || hexOf(known, 'mac') !== mac) return 'taken';
        const sql = 'INSERT INTO vault VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
        this.#db.run(sql, domain, bytes(id), bytes(kid), sealed);
        return 'kept';
      }),
    );
  }

  async vaultRows(domain: string, ids: readonly string[]): Promise<VaultRow[]> {
    const sql = 'SELECT kid, sealed FROM vault WHERE domain = ? AND id = ?';
    return this.#db.read(() =>
      ids.flatMap((id) =>
        this.#db.all(sql, domain, bytes(id)).map((row) => ({
          id,
          kid: hexOf(row, 'kid'),
          sealed: bytesOf(row, 'sealed'),
        })),
      ),
    );
  }

  async addPlaces(domain: string, rows: readonly PlaceRow[]): Promise<void> {
    const sql = `INSERT INTO places SELECT ?, ?, ?, kid, ? FROM data_keys WHERE kid = ? AND state < 2
      ON CONFLICT DO NOTHING`;
    this.#db.write(() => {
      for (const { subject, name, kid, sealed } of rows)
        this.#db.run(sql, domain, bytes(subject), bytes(name), sealed, bytes(kid));
    });
  }

  async places(domain: string, subject: string): Promise<PlaceRow[]> {
    const sql = 'SELECT * FROM places WHERE domain = ? AND subject = ?';
    return this.#db.read(() =>
      this.#db.all(sql, domain, bytes(subject)).map((row) => ({
        subject,
        name: hexOf(row, 'name'),
        kid: hexOf(row, 'kid'),
        sealed: bytesOf(row, 'sealed'),
      })),
    );
  }

  async approvers(): Promise<Approver[]> {
    return this.#db.read(() => this.#db.all('SELECT * FROM approvers ORDER BY name').map(approverOf));
  }

  async setApprover(name: string, publicKey: string | null): Promise<void> {
    this.#db.write(() => {
      if (publicKey === null) return this.#db.run('DELETE FROM approvers WHERE name = ?', name);
      return this.#db.run('INSERT OR REPLACE INTO approvers VALUES (?, ?)', name, publicKey);
    });
  }

  async keysToRewrap(generation: number, limit: number): Promise<KeyRow[]> {
    const sql = 'SELECT * FROM data_keys WHERE generation <> ? AND state < 2 LIMIT ?';
    return this.#db.read(() => this.#db.all(sql, generation, limit).map(keyRowOf));
  }

  async rewrapKeys(rows: readonly (Rewrapped & { readonly kid: string })[]): Promise<void> {
    const sql =
      'UPDATE data_keys SET generation = ?, wrapped = ? WHERE kid = ? AND generation = ? AND state < 2';
    this.#db.write(() => {
      for (const { kid, from, generation, wrapped } of rows)
        this.#db.run(sql, generation, wrapped, bytes(kid), from);
    });
  }

  async rewrapDomain(domain: string, { from, generation, wrapped }: Rewrapped): Promise<void> {
    const sql = 'UPDATE domains SET generation = ?, wrapped = ? WHERE domain = ? AND generation = ?';
    this.#db.write(() => this.#db.run(sql, generation, wrapped, domain, from));
  }

  async appendAudit(build: (last: AuditRow | undefined) => AuditRow): Promise<AuditRow> {
    return this.#db.write(() => {
      const last = this.#db.get('SELECT * FROM audit ORDER BY seq DESC LIMIT 1');
      const row = build(last === undefined ? undefined : auditRowOf(last));
      this.#db.run('INSERT INTO audit VALUES (?, ?, ?)', row.seq, row.body, row.hash);
      return row;
    });
  }

  async auditRows(seq: number, limit: number): Promise<AuditRow[]> {
    const sql = 'SELECT * FROM audit WHERE seq >= ? ORDER BY seq LIMIT ?';
    return this.#db.read(() => this.#db.all(sql, seq, limit).map(auditRowOf));
  }

  async close(): Promise<void> {
    this.#db.close();
  }

  #refuseRetired(generation: number): void {
    const known = this.#db.get('SELECT 1 FROM generations WHERE generation = ?', generation);
    if (known === undefined) throw retiredGeneration();
  }

  #ownedKey(domain: string, owner: KeyOwner): KeyRow | 'erased' | undefined {
    const erased = 'SELECT 1 FROM tombstones WHERE domain = ? AND tombstone = ?';
    if (this.#db.get(erased, domain, bytes(owner.tombstone)) !== undefined) return 'erased';
    return this.#activeKey(domain, owner);
  }

  #activeKey(domain: string, { subject, epoch }: KeyOwner): KeyRow | undefined {
    const sql = 'SELECT * FROM data_keys WHERE domain = ? AND subject = ? AND epoch = ? AND state = 0';
    const row = this.#db.get(sql, domain, bytes(subject), epoch);
    return row === undefined ? undefined : keyRowOf(row);
  }

  /** By subject and epoch. PERF: one query for all that have one epoch, as a call costs more than finding a row. */
  #activeKeys(domain: string, owners: readonly KeyOwner[]): Map<string, KeyRow> {
    const sql = `SELECT * FROM data_keys WHERE domain = ? AND epoch = ? AND state = 0
      AND subject IN (SELECT unhex(value) FROM json_each(?))`;
    const rows = [...new Set(owners.map((owner) => owner.epoch))].flatMap((epoch) => {
      const subjects = owners.filter((owner) => owner.epoch === epoch).map((owner) => owner.subject);
      return this.#db.all(sql, domain, epoch, JSON.stringify(subjects)).map(keyRowOf);
    });
    return new Map(rows.map((row) => [(row.subject ?? '') + row.epoch, row]));
  }

  /** One query for each state, so that each has its index. */
  #keysOf(domain: string, subject: string): KeyRow[] {
    return [0, 1].flatMap((state) =>
      this.#db
        .all(
          `SELECT * FROM data_keys WHERE domain = ? AND subject = ? AND state = ${state}`,
          domain,
          bytes(subject),
        )
        .map(keyRowOf),
    );
  }

  #hold(domain: string, subject: string): string | null {
    const row = this.#db.get(
      'SELECT basis FROM holds WHERE domain = ? AND subject = ?',
      domain,
      bytes(subject),
    );
    return row === undefined ? null : textOf(row, 'basis');
  }
}
