/**
 * The key store of several machines, in PostgreSQL. Many rows go in one statement. Who adds keys or vault rows holds the
 * domain's row shared, who erases holds it alone: no key appears for a subject while that subject is being erased.
 * Rows are written in one order everywhere, so that two processes cannot wait for each other.
 */
import { ChatveilError } from '../../model/errors.ts';
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
import {
  openPostgres,
  type PostgresConnection,
  type PostgresOptions,
  type Query,
} from './postgres-connection.ts';
import { destroy, HOLD, KEYS_OF } from './postgres-erasure.ts';
import { addPlaces } from './postgres-places.ts';
import { addVaultRows, compare, SHARE_DOMAIN } from './postgres-vault.ts';
import {
  approverOf,
  auditRowOf,
  bytesOf,
  hexOf,
  keyRowOf,
  numberOf,
  type SqlRow,
  STATES,
  textOf,
} from './sql-rows.ts';
import { retiredGeneration } from './store-failure.ts';

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

export async function openPostgresStore(options: PostgresOptions): Promise<PostgresStore> {
  return new PostgresStore(await openPostgres(options));
}

const OWNED = `SELECT k.* FROM %.data_keys k
  JOIN unnest($2::bytea[], $3::text[]) AS o (subject, epoch) ON k.subject = o.subject AND k.epoch = o.epoch
  WHERE k.domain = $1 AND k.state = 0`;
const ERASED = 'SELECT tombstone FROM %.tombstones WHERE domain = $1 AND tombstone = ANY($2::bytea[])';
const HOLD_DOMAIN = 'SELECT 1 FROM %.domains WHERE domain = $1 FOR UPDATE';

export class PostgresStore implements KeyStore {
  readonly kind = 'postgres';
  readonly #db: PostgresConnection;

  constructor(db: PostgresConnection) {
    this.#db = db;
  }

  async generations(): Promise<GenerationRow[]> {
    const rows = await this.#db.read('SELECT * FROM %.generations ORDER BY generation');
    return rows.map(generationOf);
  }

  async addGeneration({ generation, check }: GenerationRow): Promise<GenerationRow> {
    return this.#db.write(async (query) => {
      await query('INSERT INTO %.generations VALUES ($1, $2) ON CONFLICT DO NOTHING', [generation, check]);
      const rows = await query('SELECT * FROM %.generations WHERE generation = $1', [generation]);
      return rows.map(generationOf)[0] ?? { generation, check };
    });
  }

  async dropGeneration(generation: number): Promise<boolean> {
    const dropped = `DELETE FROM %.generations WHERE generation = $1
      AND NOT EXISTS (SELECT 1 FROM %.data_keys WHERE generation = $1 AND state < 2)
      AND NOT EXISTS (SELECT 1 FROM %.domains WHERE generation = $1)`;
    return this.#db.write(async (query) => {
      await query('SELECT 1 FROM %.generations WHERE generation = $1 FOR UPDATE', [generation]);
      await query(dropped, [generation]);
      return (await query('SELECT 1 FROM %.generations WHERE generation = $1', [generation])).length === 0;
    });
  }

  async domains(): Promise<DomainRow[]> {
    const rows = await this.#db.read('SELECT * FROM %.domains ORDER BY domain');
    return rows.map((row) => ({
      domain: textOf(row, 'domain'),
      generation: numberOf(row, 'generation'),
      wrapped: bytesOf(row, 'wrapped'),
      settings: textOf(row, 'settings'),
    }));
  }

  async addDomain({ domain, generation, wrapped, settings }: DomainRow): Promise<boolean> {
    const sql = 'INSERT INTO %.domains VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1 AS added';
    return this.#db.write(async (query) => {
      await shareGenerations(query, [generation]);
      return (await query(sql, [domain, generation, wrapped, settings])).length > 0;
    });
  }

  async setSettings(domain: string, settings: string): Promise<boolean> {
    return this.#changed('UPDATE %.domains SET settings = $2 WHERE domain = $1 RETURNING 1 AS changed', [
      domain,
      settings,
    ]);
  }

  async findKeys(domain: string, owners: readonly KeyOwner[]): Promise<(KeyRow | 'erased' | undefined)[]> {
    if (owners.length === 0) return [];
    return this.#owned((sql, values) => this.#db.read(sql, values), domain, owners);
  }

  async addKeys(domain: string, rows: readonly NewKeyRow[]): Promise<(KeyRow | 'erased')[]> {
    if (rows.length === 0) return [];
    const sorted = [...rows].sort((a, b) => compare(a.subject + a.epoch, b.subject + b.epoch));
    const insert = `INSERT INTO %.data_keys
      SELECT n.kid, $1, n.subject, n.epoch, n.generation, n.wrapped, 0, n.not_after
      FROM unnest($2::bytea[], $3::bytea[], $4::bytea[], $5::text[], $6::integer[], $7::bytea[], $8::bigint[])
        AS n (kid, subject, tombstone, epoch, generation, wrapped, not_after)
      WHERE NOT EXISTS (SELECT 1 FROM %.tombstones t WHERE t.domain = $1 AND t.tombstone = n.tombstone)
      ORDER BY n.subject, n.epoch
      ON CONFLICT (domain, subject, epoch) WHERE state = 0 DO NOTHING`;
    return this.#db.write(async (query) => {
      await query(SHARE_DOMAIN, [domain]);
      await shareGenerations(query, [...new Set(rows.map((row) => row.generation))]);
      await query(insert, [
        domain,
        sorted.map((row) => bytes(row.kid)),
        sorted.map((row) => bytes(row.subject)),
        sorted.map((row) => bytes(row.tombstone)),
        sorted.map((row) => row.epoch),
        sorted.map((row) => row.generation),
        sorted.map((row) => row.wrapped),
        sorted.map((row) => row.notAfter),
      ]);
      const owned = await this.#owned(query, domain, rows);
      return owned.map((row) => {
        if (row === undefined)
          throw new ChatveilError('KEYS_UNAVAILABLE', 'a key is missing that was just written');
        return row;
      });
    });
  }

  async keysById(domain: string, kids: readonly string[]): Promise<KeyRow[]> {
    const sql = 'SELECT * FROM %.data_keys WHERE domain = $1 AND kid = ANY($2::bytea[])';
    return (await this.#db.read(sql, [domain, kids.map(bytes)])).map(keyRowOf);
  }

  async keysOf(domain: string, subject: string): Promise<KeyRow[]> {
    return (await this.#db.read(KEYS_OF, [domain, bytes(subject)])).map(keyRowOf);
  }

  async deactivate(domain: string, kid: string): Promise<boolean> {
    const sql = `UPDATE %.data_keys SET state = 1 WHERE domain = $1 AND kid = $2 AND state = 0 RETURNING kid`;
    return this.#db.write(async (query) => {
      await query(HOLD_DOMAIN, [domain]);
      return (await query(sql, [domain, bytes(kid)])).length > 0;
    });
  }

  async counts(): Promise<KeyCounts[]> {
    const sql = 'SELECT domain, state, generation, count(*) AS n FROM %.data_keys GROUP BY 1, 2, 3';
    return (await this.#db.read(sql)).map((row) => ({
      domain: textOf(row, 'domain'),
      state: STATES[numberOf(row, 'state')] ?? 'destroyed',
      generation: numberOf(row, 'generation'),
      keys: numberOf(row, 'n'),
    }));
  }

  async setHold(domain: string, subject: string, basis: string | null): Promise<void> {
    const put = `INSERT INTO %.holds VALUES ($1, $2, $3)
      ON CONFLICT (domain, subject) DO UPDATE SET basis = excluded.basis`;
    await this.#db.write(async (query) => {
      await query(HOLD_DOMAIN, [domain]);
      if (basis !== null) await query(put, [domain, bytes(subject), basis]);
      else await query('DELETE FROM %.holds WHERE domain = $1 AND subject = $2', [domain, bytes(subject)]);
    });
  }

  async hold(domain: string, subject: string): Promise<string | null> {
    const [row] = await this.#db.read(HOLD, [domain, bytes(subject)]);
    return row === undefined ? null : textOf(row, 'basis');
  }

  async countHolds(domain: string): Promise<number> {
    const [row] = await this.#db.read('SELECT count(*) AS n FROM %.holds WHERE domain = $1', [domain]);
    return row === undefined ? 0 : numberOf(row, 'n');
  }

  async erase({ domain, tombstone, subject, time }: Tombstone): Promise<Erased | 'held'> {
    const bury = 'INSERT INTO %.tombstones VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING';
    return this.#db.write(async (query) => {
      await query(HOLD_DOMAIN, [domain]);
      if ((await query(HOLD, [domain, bytes(subject)])).length > 0) return 'held';
      await query(bury, [domain, bytes(tombstone), bytes(subject), time]);
      return destroy(query, await query(KEYS_OF, [domain, bytes(subject)]));
    });
  }

  async tombstones(): Promise<Tombstone[]> {
    return (await this.#db.read('SELECT * FROM %.tombstones')).map((row) => ({
      domain: textOf(row, 'domain'),
      tombstone: hexOf(row, 'tombstone'),
      subject: hexOf(row, 'subject'),
      time: numberOf(row, 'time'),
    }));
  }

  async expire(now: number): Promise<Erased> {
    const due = `SELECT * FROM %.data_keys k WHERE not_after < $1 AND state < 2
      AND NOT EXISTS (SELECT 1 FROM %.holds h WHERE h.domain = k.domain AND h.subject = k.subject)`;
    return this.#db.write(async (query) => {
      await query('SELECT 1 FROM %.domains ORDER BY domain FOR UPDATE');
      return destroy(query, await query(due, [now]));
    });
  }

  async remains(): Promise<undefined> {
    return undefined;
  }

  async addVaultRows(domain: string, rows: readonly NewVaultRow[]): Promise<VaultAnswer[]> {
    return rows.length === 0 ? [] : this.#db.write((query) => addVaultRows(query, domain, rows));
  }

  async vaultRows(domain: string, ids: readonly string[]): Promise<VaultRow[]> {
    const sql = 'SELECT id, kid, sealed FROM %.vault WHERE domain = $1 AND id = ANY($2::bytea[])';
    return (await this.#db.read(sql, [domain, ids.map(bytes)])).map((row) => ({
      id: hexOf(row, 'id'),
      kid: hexOf(row, 'kid'),
      sealed: bytesOf(row, 'sealed'),
    }));
  }

  async addPlaces(domain: string, rows: readonly PlaceRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.#db.write((query) => addPlaces(query, domain, rows));
  }

  async places(domain: string, subject: string): Promise<PlaceRow[]> {
    const sql = 'SELECT * FROM %.places WHERE domain = $1 AND subject = $2';
    return (await this.#db.read(sql, [domain, bytes(subject)])).map((row) => ({
      subject,
      name: hexOf(row, 'name'),
      kid: hexOf(row, 'kid'),
      sealed: bytesOf(row, 'sealed'),
    }));
  }

  async approvers(): Promise<Approver[]> {
    return (await this.#db.read('SELECT * FROM %.approvers ORDER BY name')).map(approverOf);
  }

  async setApprover(name: string, publicKey: string | null): Promise<void> {
    const put = `INSERT INTO %.approvers VALUES ($1, $2)
      ON CONFLICT (name) DO UPDATE SET public_key = excluded.public_key`;
    await this.#db.write((query) =>
      publicKey === null
        ? query('DELETE FROM %.approvers WHERE name = $1', [name])
        : query(put, [name, publicKey]),
    );
  }

  async keysToRewrap(generation: number, limit: number): Promise<KeyRow[]> {
    const sql = 'SELECT * FROM %.data_keys WHERE generation <> $1 AND state < 2 LIMIT $2';
    return (await this.#db.read(sql, [generation, limit])).map(keyRowOf);
  }

  async rewrapKeys(rows: readonly (Rewrapped & { readonly kid: string })[]): Promise<void> {
    const sql = `UPDATE %.data_keys k SET generation = n.generation, wrapped = n.wrapped
      FROM unnest($1::bytea[], $2::integer[], $3::integer[], $4::bytea[]) AS n (kid, was, generation, wrapped)
      WHERE k.kid = n.kid AND k.generation = n.was AND k.state < 2`;
    await this.#db.write((query) =>
      query(sql, [
        rows.map((row) => bytes(row.kid)),
        rows.map((row) => row.from),
        rows.map((row) => row.generation),
        rows.map((row) => row.wrapped),
      ]),
    );
  }

  async rewrapDomain(domain: string, { from, generation, wrapped }: Rewrapped): Promise<void> {
    const sql = 'UPDATE %.domains SET generation = $3, wrapped = $4 WHERE domain = $1 AND generation = $2';
    await this.#db.write((query) => query(sql, [domain, from, generation, wrapped]));
  }

  async appendAudit(build: (last: AuditRow | undefined) => AuditRow): Promise<AuditRow> {
    return this.#db.write(async (query) => {
      await query('LOCK TABLE %.audit IN SHARE ROW EXCLUSIVE MODE');
      const [last] = await query('SELECT * FROM %.audit ORDER BY seq DESC LIMIT 1');
      const row = build(last === undefined ? undefined : auditRowOf(last));
      await query('INSERT INTO %.audit VALUES ($1, $2, $3)', [row.seq, row.body, row.hash]);
      return row;
    });
  }

  async auditRows(seq: number, limit: number): Promise<AuditRow[]> {
    const sql = 'SELECT * FROM %.audit WHERE seq >= $1 ORDER BY seq LIMIT $2';
    return (await this.#db.read(sql, [seq, limit])).map(auditRowOf);
  }

  async close(): Promise<void> {
    await this.#db.close();
  }

  async #owned(
    query: Query,
    domain: string,
    owners: readonly KeyOwner[],
  ): Promise<(KeyRow | 'erased' | undefined)[]> {
    const subjects = owners.map((owner) => bytes(owner.subject));
    const rows = await query(OWNED, [domain, subjects, owners.map((owner) => owner.epoch)]);
    const keys = new Map(rows.map(keyRowOf).map((row) => [`${row.subject} ${row.epoch}`, row]));
    const buried = await query(ERASED, [domain, owners.map((owner) => bytes(owner.tombstone))]);
    const erased = new Set(buried.map((row) => hexOf(row, 'tombstone')));
    return owners.map(({ subject, tombstone, epoch }) =>
      erased.has(tombstone) ? 'erased' : keys.get(`${subject} ${epoch}`),
    );
  }

  /** Runs a statement that gives back a row for each one it changed. */
  async #changed(sql: string, values: readonly unknown[]): Promise<boolean> {
    return this.#db.write(async (query) => (await query(sql, values)).length > 0);
  }
}

function generationOf(row: SqlRow): GenerationRow {
  return { generation: numberOf(row, 'generation'), check: bytesOf(row, 'kek_check') };
}

/** Keeps generations from being dropped until the transaction ends. */
async function shareGenerations(query: Query, generations: readonly number[]): Promise<void> {
  const sql = 'SELECT 1 FROM %.generations WHERE generation = ANY($1::integer[]) FOR KEY SHARE';
  if ((await query(sql, [generations])).length < generations.length) throw retiredGeneration();
}
