/**
 * Connections to the shared store. pg is loaded only here, when a store in PostgreSQL is used. The schema's name is the
 * only text that is ever put into a statement; it is checked first.
 *
 * A commit is on the server's disk before it counts, whatever the server is set to. What PostgreSQL keeps of
 * overwritten rows until VACUUM, in its log and on replicas is out of reach; see SECURITY.md.
 */
import type { Pool, PoolClient } from 'pg';
import { ChatveilError } from '../../model/errors.ts';
import { POSTGRES_SCHEMA } from './postgres-schema.ts';
import type { SqlRow } from './sql-rows.ts';
import { storeFailure } from './store-failure.ts';

const CONNECT_MS = 10_000;
const STATEMENT_MS = 30_000;
const CONNECTIONS = 4;

/** Anything that is no other lock of the database: "chatveil" in ASCII. */
const SCHEMA_LOCK = '7163395489541154156';

const SCHEMA_NAME = /^[a-z_][a-z0-9_]{0,40}$/;

/** Runs a statement of `%`-marked tables in one transaction or on its own. */
export type Query = (sql: string, values?: readonly unknown[]) => Promise<SqlRow[]>;

export interface PostgresOptions {
  /** A connection URL. */
  readonly url: string;
  /** Where the tables lie; `chatveil` if not given. */
  readonly schema?: string;
}

export async function openPostgres({
  url,
  schema = 'chatveil',
}: PostgresOptions): Promise<PostgresConnection> {
  if (!SCHEMA_NAME.test(schema)) {
    throw new ChatveilError('CONFIG_INVALID', 'a schema is named by small letters, digits and _', {
      field: 'schema',
    });
  }
  try {
    const { default: pg } = await import('pg');
    const pool = new pg.Pool({
      connectionString: url,
      max: CONNECTIONS,
      connectionTimeoutMillis: CONNECT_MS,
      statement_timeout: STATEMENT_MS,
      allowExitOnIdle: true,
    });
    // An idle connection that breaks is replaced at its next use, and must not end the process.
    pool.on('error', () => {});
    const connection = new PostgresConnection(pool, schema);
    try {
      await connection.createTables();
    } catch (error) {
      await pool.end();
      throw error;
    }
    return connection;
  } catch (error) {
    throw storeFailure(error);
  }
}

export class PostgresConnection {
  readonly #pool: Pool;
  readonly #schema: string;

  constructor(pool: Pool, schema: string) {
    this.#pool = pool;
    this.#schema = `"${schema}"`;
  }

  /** One at a time, since IF NOT EXISTS alone fails where two processes begin together. */
  async createTables(): Promise<void> {
    const known = await this.read('SELECT to_regclass($1) AS name', [`${this.#schema}.audit`]);
    if (known[0]?.['name'] !== null) return;
    await this.write(async (query) => {
      await query(`SELECT pg_advisory_xact_lock(${SCHEMA_LOCK})`);
      await query(POSTGRES_SCHEMA);
    });
  }

  async read(sql: string, values: readonly unknown[] = []): Promise<SqlRow[]> {
    try {
      const { rows } = await this.#pool.query<SqlRow>(this.#named(sql), [...values]);
      return rows;
    } catch (error) {
      throw storeFailure(error);
    }
  }

  /** One transaction; each statement sees what was committed before it began. */
  async write<T>(work: (query: Query) => Promise<T>): Promise<T> {
    let client: PoolClient | undefined;
    let broken = true;
    try {
      client = await this.#pool.connect();
      const connected = client;
      const query: Query = async (sql, values) => {
        const text = this.#named(sql);
        const { rows } = await (values === undefined
          ? connected.query<SqlRow>(text)
          : connected.query<SqlRow>(text, [...values]));
        return rows;
      };
      await connected.query('BEGIN ISOLATION LEVEL READ COMMITTED');
      try {
        await connected.query('SET LOCAL synchronous_commit = on');
        const result = await work(query);
        await connected.query('COMMIT');
        broken = false;
        return result;
      } catch (error) {
        await connected.query('ROLLBACK');
        broken = false;
        throw error;
      }
    } catch (error) {
      throw storeFailure(error);
    } finally {
      client?.release(broken);
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  #named(sql: string): string {
    return sql.replaceAll('%', this.#schema);
  }
}
