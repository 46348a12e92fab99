/**
 * A connection to the file of the embedded store, mode 0600. better-sqlite3 is native code and loaded only here, when
 * keys are used.
 *
 * Commits reach the disk (`synchronous=FULL`); what is deleted is overwritten (`secure_delete`), and after an erasure
 * the write-ahead log is emptied into the file and cut, as the old bytes lie there too until then. Calls are
 * synchronous: a commit stops the thread for a third of a millisecond and more, so write many rows at a time.
 */
import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';
import type { Database, Statement } from 'better-sqlite3';
import { ChatveilError } from '../../model/errors.ts';
import type { SqlRow } from './sql-rows.ts';
import { SCHEMA, SCHEMA_VERSION } from './sqlite-schema.ts';
import { storeFailure } from './store-failure.ts';

export interface SqliteOptions {
  /** How long one process waits for another's transaction. */
  readonly busyMs?: number;
}

const BUSY_MS = 10_000;

const OTHERS = 0o077;

export async function openSqlite(
  file: string,
  { busyMs = BUSY_MS }: SqliteOptions,
): Promise<SqliteConnection> {
  const Sqlite = await loadSqlite();
  try {
    // Made with its mode before the first byte is written; the log beside it gets the same.
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
    else if (process.platform !== 'win32' && (statSync(file).mode & OTHERS) !== 0) {
      throw new ChatveilError('KEYS_REFUSED', 'the key store may be read by others; give it mode 600', {
        file,
      });
    }
    chmodSync(file, 0o600);
    const db = new Sqlite(file, { timeout: busyMs });
    prepareDatabase(db);
    return new SqliteConnection(db, file);
  } catch (error) {
    throw storeFailure(error);
  }
}

/** An optional dependency: where it could not be built, everything works but this store. */
async function loadSqlite(): Promise<typeof import('better-sqlite3')> {
  try {
    return (await import('better-sqlite3')).default;
  } catch {
    throw new ChatveilError(
      'KEYS_UNAVAILABLE',
      'the embedded key store needs the package better-sqlite3, which is not installed',
    );
  }
}

function prepareDatabase(db: Database): void {
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY');
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const version = db.pragma('user_version', { simple: true });
  if (version === SCHEMA_VERSION) return;
  if (version !== 0) {
    throw new ChatveilError('KEYS_UNAVAILABLE', 'the key store was written by another version of chatveil');
  }
  db.transaction(() => {
    db.exec(SCHEMA);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  }).immediate();
}

export class SqliteConnection {
  readonly #db: Database;
  readonly #file: string;
  readonly #statements = new Map<string, Statement<unknown[], SqlRow>>();

  constructor(db: Database, file: string) {
    this.#db = db;
    this.#file = file;
  }

  all(sql: string, ...values: readonly unknown[]): SqlRow[] {
    return this.#statement(sql).all(...values);
  }

  get(sql: string, ...values: readonly unknown[]): SqlRow | undefined {
    return this.#statement(sql).get(...values);
  }

  /** Rows changed. */
  run(sql: string, ...values: readonly unknown[]): number {
    return this.#statement(sql).run(...values).changes;
  }

  /** One transaction that has the file for itself from its start. */
  write<T>(work: () => T): T {
    return this.read(() => this.#db.transaction(work).immediate());
  }

  read<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw storeFailure(error);
    }
  }

  /** False if another process still reads from the log; what was overwritten is then in it a while longer. */
  emptyLog(): boolean {
    return this.read(() => {
      const [row]: unknown[] = [this.#db.pragma('wal_checkpoint(TRUNCATE)')].flat();
      return typeof row === 'object' && row !== null && 'busy' in row && row.busy === 0;
    });
  }

  /** Every file in which something of the store may stand. */
  files(): string[] {
    return ['', '-wal', '-shm', '-journal'].map((end) => this.#file + end).filter((file) => existsSync(file));
  }

  close(): void {
    this.read(() => this.#db.close());
  }

  #statement(sql: string): Statement<unknown[], SqlRow> {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare<unknown[], SqlRow>(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
