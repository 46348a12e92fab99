/**
 * Where the keys of a run lie, said in words that people type, and the manager of what lies there. Plain data crosses to
 * worker threads; each opens the store for itself.
 *
 * Three places, apart from each other: the store (a SQLite file, or a PostgreSQL URL), the file of the key-encryption
 * key, and beside that file the journal of erasures, so that a store restored from a backup does not forget them.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, extname, isAbsolute, join, resolve } from 'node:path';
import { ChatveilError } from '../model/errors.ts';
import { Audit } from './audit/audit.ts';
import { ErasureFile } from './erasure-journal.ts';
import { createKekFile, kekFromEnvironment, readKekFile } from './kek/kek-file.ts';
import type { KeyEncryption } from './kek/key-encryption.ts';
import { type KeyManager, openKeyManager } from './key-manager.ts';
import type { KeyStore } from './store/key-store.ts';
import { openPostgresStore } from './store/postgres-store.ts';
import { openSqliteStore } from './store/sqlite-store.ts';

/** Holds the key-encryption key where there is no file for it; for development. */
export const KEK_VARIABLE = 'CHATVEIL_KEK';

export interface KeyPlaces {
  /** A file, or a URL `postgres://…`. */
  readonly store: string;
  /** The file of the key-encryption key; `usualKeyFile` if not given and the environment holds none. */
  readonly keyFile?: string;
}

export interface OpenKeysOptions {
  /** Makes the store and its key where there are none; refuses those that are there. */
  readonly create?: boolean;
  /** Repeats the erasures that a restored store does not know of. */
  readonly replay?: boolean;
}

/** What has to be closed after use. */
export interface OpenKeys {
  readonly manager: KeyManager;
  /** Undefined where the environment holds the key. */
  readonly keyFile: string | undefined;
  readonly kek: KeyEncryption;
  close(): Promise<void>;
}

/** @throws ChatveilError KEYS_REFUSED, KEYS_UNAVAILABLE; nothing was made then but with `create` */
export async function openKeys(
  places: KeyPlaces,
  { create = false, replay = false }: OpenKeysOptions = {},
): Promise<OpenKeys> {
  const file = storeFileOf(places);
  if (file !== undefined && existsSync(file) === create) {
    if (!create) throw noStore(file);
    throw new ChatveilError('KEYS_UNAVAILABLE', 'there is a key store already', { file });
  }
  const keyFile = keyFileOf(places);
  const madeKey = create && keyFile !== undefined && !existsSync(keyFile);
  const kek = keyEncryptionOf(keyFile, file, create);
  if (create && file !== undefined) makeFolderOf(file);
  const store = await openStore(places.store, file);
  try {
    const journal = keyFile === undefined ? undefined : new ErasureFile(journalOf(keyFile));
    const manager = await openKeyManager(store, kek, {
      ...(journal === undefined ? {} : { journal }),
      replay,
    });
    return { manager, keyFile, kek, close: () => store.close() };
  } catch (error) {
    await store.close();
    // A shared store has its key elsewhere; the one just made opens nothing, and would stand in the right one's way.
    if (madeKey && error instanceof ChatveilError && error.code === 'KEYS_REFUSED') rmSync(keyFile);
    throw error;
  }
}

/**
 * The audit alone, for whoever looks into it without being able to open anything: no key-encryption key is read.
 * @throws ChatveilError KEYS_UNAVAILABLE
 */
export async function openAudit({
  store,
}: Pick<KeyPlaces, 'store'>): Promise<{ readonly audit: Audit; close(): Promise<void> }> {
  const file = storeFileOf({ store });
  if (file !== undefined && !existsSync(file)) throw noStore(file);
  const opened = await openStore(store, file);
  return { audit: new Audit(opened, Date.now), close: () => opened.close() };
}

function noStore(file: string): ChatveilError {
  return new ChatveilError('KEYS_UNAVAILABLE', 'there is no key store; make one with `chatveil keys init`', {
    file,
  });
}

/** The domain asked for, or the only one. DOMAIN_INVALID if there is none of that name, or several and none is named. */
export async function chosenDomain({ store }: KeyManager, wanted?: string): Promise<string> {
  const names = (await store.domains()).map((row) => row.domain);
  const [only] = names;
  if (wanted === undefined && names.length === 1 && only !== undefined) return only;
  if (wanted !== undefined && names.includes(wanted)) return wanted;
  const known = names.length === 0 ? 'it has none' : `it has ${names.join(', ')}`;
  throw new ChatveilError(
    'DOMAIN_INVALID',
    wanted === undefined
      ? `say which domain of the key store is meant: ${known}`
      : `the key store has no domain of that name: ${known}`,
  );
}

/** The file of an embedded store. */
export function storeFileOf({ store }: KeyPlaces): string | undefined {
  return /^postgres(?:ql)?:\/\//.test(store) ? undefined : store;
}

/** Where the key-encryption key is read from; undefined where the environment holds it. */
export function keyFileOf(places: KeyPlaces): string | undefined {
  if (places.keyFile !== undefined) return places.keyFile;
  return process.env[KEK_VARIABLE] === undefined ? usualKeyFile(places) : undefined;
}

/** The journal of erasures that goes with a key file. */
export function journalOf(keyFile: string): string {
  return `${keyFile}.erasures`;
}

/** In the user's configuration folder, by the store's name and a hash of its whole place. */
export function usualKeyFile(places: KeyPlaces): string {
  const file = storeFileOf(places);
  const place = file === undefined ? withoutPassword(places.store) : realPath(file);
  const name = file === undefined ? 'postgres' : basename(file, extname(file));
  const hash = createHash('sha256').update(place).digest('hex').slice(0, 8);
  const given = process.env['XDG_CONFIG_HOME'] ?? '';
  // As the XDG specification has it: what is no absolute path is as good as not set.
  const folder = isAbsolute(given) ? given : join(homedir(), '.config');
  return join(folder, 'chatveil', `${name}-${hash}.kek`);
}

function keyEncryptionOf(
  keyFile: string | undefined,
  storeFile: string | undefined,
  create: boolean,
): KeyEncryption {
  if (keyFile === undefined) return kekFromEnvironment(process.env[KEK_VARIABLE]);
  // A store in PostgreSQL may be new on this machine and old on others, which hold its key.
  if (!create || existsSync(keyFile)) return readKekFile(keyFile, storeFile);
  makeFolderOf(keyFile);
  return createKekFile(keyFile, storeFile);
}

async function openStore(store: string, file: string | undefined): Promise<KeyStore> {
  if (file !== undefined) return openSqliteStore(file);
  const url = urlOf(store);
  const schema = url.searchParams.get('schema');
  url.searchParams.delete('schema');
  return openPostgresStore({ url: url.href, ...(schema === null ? {} : { schema }) });
}

/** With the links of its folder resolved, or of those above it that are there: the same before and after it is made. */
function realPath(file: string): string {
  const path = resolve(file);
  const above = dirname(path);
  if (above === path) return path;
  try {
    return join(realpathSync(above), basename(path));
  } catch {
    return join(realPath(above), basename(path));
  }
}

function makeFolderOf(file: string): void {
  try {
    mkdirSync(dirname(resolve(file)), { recursive: true, mode: 0o700 });
  } catch {
    throw new ChatveilError('KEYS_UNAVAILABLE', 'its folder cannot be made', { file });
  }
}

function withoutPassword(store: string): string {
  const url = urlOf(store);
  url.password = '';
  return url.href;
}

function urlOf(store: string): URL {
  try {
    return new URL(store);
  } catch {
    // The error would quote the URL, and with it a password.
    throw new ChatveilError('CONFIG_INVALID', 'the URL of the key store cannot be read');
  }
}
