/** Where the store tests find their stores. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyStore } from '../../src/keys/store/key-store.ts';
import { MemoryStore } from '../../src/keys/store/memory-store.ts';
import { openPostgresStore } from '../../src/keys/store/postgres-store.ts';
import { openSqliteStore } from '../../src/keys/store/sqlite-store.ts';

export interface StorePlace {
  /** Opens it once more, like another process. */
  open(): Promise<KeyStore>;
  remove(): Promise<void>;
}

export interface StoreKind {
  readonly name: string;
  /** Why it is not tested here. */
  readonly absent?: string;
  place(): Promise<StorePlace>;
}

const DEFAULT_URL = 'postgres://postgres@127.0.0.1:5432/test';

/** A URL of a PostgreSQL whose database may be written to, or why there is none. */
async function findPostgres(): Promise<{ url: string } | { absent: string }> {
  const given = process.env['CHATVEIL_TEST_POSTGRES'];
  if (given !== undefined && given !== '') return { url: given };
  const answers = await new Promise<boolean>((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: 5432, timeout: 1000 });
    const end = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', end(true)).on('error', end(false)).on('timeout', end(false));
  });
  return answers
    ? { url: DEFAULT_URL }
    : { absent: 'no PostgreSQL answers on 127.0.0.1:5432 and CHATVEIL_TEST_POSTGRES is not set' };
}

export const postgres = await findPostgres();

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'chatveil-keys-'));
}

export function newSchema(): string {
  return `chatveil_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
}

export async function dropSchema(url: string, schema: string): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
  await client.end();
}

export const STORE_KINDS: readonly StoreKind[] = [
  {
    name: 'memory',
    place: async () => {
      const store = new MemoryStore();
      return { open: async () => store, remove: async () => {} };
    },
  },
  {
    name: 'sqlite',
    place: async () => {
      const folder = newFolder();
      return {
        open: () => openSqliteStore(join(folder, 'keys.db')),
        remove: async () => rmSync(folder, { recursive: true }),
      };
    },
  },
  {
    name: 'postgres',
    ...('absent' in postgres ? { absent: postgres.absent } : {}),
    place: async () => {
      const url = 'url' in postgres ? postgres.url : '';
      const schema = newSchema();
      return { open: () => openPostgresStore({ url, schema }), remove: () => dropSchema(url, schema) };
    },
  },
];
