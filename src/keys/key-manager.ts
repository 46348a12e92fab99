/**
 * Makes, finds and destroys keys: the store holds them wrapped, the key-encryption key unwraps them, and only here do
 * the two meet. Everything is asynchronous; workers seal and open through a KeyRing.
 *
 * Nothing starts without the right key-encryption key. A key that is found is durable in the store; a draft is not until
 * it is kept.
 */
import { randomBytes } from 'node:crypto';
import { ChatveilError } from '../model/errors.ts';
import { Audit } from './audit/audit.ts';
import {
  checkedDomainName,
  checkedSettings,
  type DomainSettings,
  settingsOf,
  settingsText,
} from './domain-settings.ts';
import type { ErasureJournal } from './erasure-journal.ts';
import type { KeyEncryption } from './kek/key-encryption.ts';
import { checkUse, domainUse, keyUse, wrappedOf } from './kek/key-uses.ts';
import { rewrapAll } from './kek/rotation.ts';
import type { DraftAnswer, KeyDraft } from './key-drafts.ts';
import type {
  DomainRow,
  Erased,
  KeyCounts,
  KeyOwner,
  KeyRow,
  KeyStore,
  NewKeyRow,
  Tombstone,
} from './store/key-store.ts';
import { DataKey } from './tokens/data-key.ts';
import { DOMAIN_SECRET_BYTES, DomainSecrets } from './tokens/domain-secrets.ts';

/** A data key that was looked for. */
export type FoundKey = DataKey | 'erased';

const CHECK_TEXT = Buffer.from('chatveil');
const DAY_MS = 86_400_000;

export interface ManagerOptions {
  /** Erasures apart from the store. Without it a restored backup goes unnoticed. */
  readonly journal?: ErasureJournal;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Repeats the erasures that a restored store does not know of, instead of staying closed. */
  readonly replay?: boolean;
}

/**
 * KEYS_REFUSED unless the key is the store's; the first opening of a new store writes its mark. KEYS_UNAVAILABLE if the
 * store was restored from a backup and erasures have to be repeated.
 */
export async function openKeyManager(
  store: KeyStore,
  kek: KeyEncryption,
  { journal, now = Date.now, replay = false }: ManagerOptions = {},
): Promise<KeyManager> {
  const known = await store.generations();
  // Checked before a new one is added, or a wrong key could make itself at home.
  await checkGenerations(kek, known);
  if (!known.some((row) => row.generation === kek.current)) {
    const [check] = await kek.wrap([{ key: CHECK_TEXT, use: checkUse(kek.current) }]);
    // Another process may have been first, with another key.
    if (check !== undefined) {
      await checkGenerations(kek, [await store.addGeneration({ generation: kek.current, check })]);
    }
  }
  if (journal !== undefined) await compareErasures(store, journal, replay);
  return new KeyManager(store, kek, now, journal);
}

async function compareErasures(store: KeyStore, journal: ErasureJournal, replay: boolean): Promise<void> {
  const nameOf = (row: Tombstone): string => `${row.domain} ${row.tombstone}`;
  const [stored, written] = await Promise.all([store.tombstones(), journal.read()]);
  const known = new Set(stored.map(nameOf));
  const missing = written.filter((row) => !known.has(nameOf(row)));
  if (missing.length > 0 && !replay) {
    throw new ChatveilError(
      'KEYS_UNAVAILABLE',
      `the key store was restored from a backup: ${missing.length} erasures must be repeated first (chatveil keys restore)`,
    );
  }
  for (const row of missing) {
    if ((await store.erase(row)) === 'held') {
      throw new ChatveilError(
        'SUBJECT_HELD',
        'a legal hold of the backup keeps somebody who was erased since',
      );
    }
  }
  const journaled = new Set(written.map(nameOf));
  const unwritten = stored.filter((row) => !journaled.has(nameOf(row)));
  if (unwritten.length > 0) await journal.add(unwritten);
}

async function checkGenerations(
  kek: KeyEncryption,
  rows: readonly { readonly generation: number; readonly check: Buffer }[],
): Promise<void> {
  for (const { generation, check } of rows) {
    if (!kek.has(generation)) {
      throw new ChatveilError(
        'KEYS_REFUSED',
        `generation ${generation} of the key-encryption key is missing`,
      );
    }
    await kek.unwrap(generation, [{ wrapped: check, use: checkUse(generation) }]);
  }
}

export class KeyManager {
  readonly store: KeyStore;
  readonly audit: Audit;
  readonly #kek: KeyEncryption;
  readonly #now: () => number;
  readonly #journal: ErasureJournal | undefined;

  /** Use `openKeyManager`, which checks the key. */
  constructor(store: KeyStore, kek: KeyEncryption, now: () => number, journal: ErasureJournal | undefined) {
    this.store = store;
    this.audit = new Audit(store, now);
    this.#kek = kek;
    this.#now = now;
    this.#journal = journal;
  }

  async createDomain(name: string, settings: DomainSettings): Promise<void> {
    const domain = checkedDomainName(name);
    const text = settingsText(checkedSettings({ ...settings }));
    const generation = this.#kek.current;
    const secrets = randomBytes(DOMAIN_SECRET_BYTES);
    const [wrapped] = await this.#kek.wrap([{ key: secrets, use: domainUse(domain, generation) }]);
    secrets.fill(0);
    if (
      wrapped === undefined ||
      !(await this.store.addDomain({ domain, generation, wrapped, settings: text }))
    ) {
      throw new ChatveilError('DOMAIN_INVALID', 'a domain of that name exists already');
    }
  }

  async domains(): Promise<{ readonly domain: string; readonly settings: Required<DomainSettings> }[]> {
    const rows = await this.store.domains();
    return rows.map((row) => ({ domain: row.domain, settings: settingsOf(row.settings) }));
  }

  async changeSettings(domain: string, settings: DomainSettings): Promise<void> {
    const changed = await this.store.setSettings(domain, settingsText(checkedSettings({ ...settings })));
    if (!changed) throw noDomain();
  }

  /** The keys of a domain, for one worker. */
  async secretsOf(domain: string): Promise<DomainSecrets> {
    const row = await this.#domain(domain);
    const use = domainUse(domain, row.generation);
    const [secrets] = await this.#kek.unwrap(row.generation, [{ wrapped: row.wrapped, use }]);
    if (secrets === undefined) throw noDomain();
    const ready = new DomainSecrets(domain, secrets);
    secrets.fill(0);
    return ready;
  }

  /** The active key of each, in order; undefined where there is none. */
  async keysFor(secrets: DomainSecrets, owners: readonly KeyOwner[]): Promise<(FoundKey | undefined)[]> {
    const found = await this.store.findKeys(secrets.domain, owners);
    const rows = found.flatMap((row) => (row === undefined || row === 'erased' ? [] : row));
    const keys = await this.#unwrapped(secrets, rows);
    return found.map((row) => {
      if (row === undefined || row === 'erased') return row;
      const key = keys.get(row.kid);
      if (key === undefined)
        throw new ChatveilError('KEYS_UNAVAILABLE', 'a key is missing that was just found');
      return key;
    });
  }

  /** Makes drafts durable; what each subject has now, in order. Drafts that were kept are wiped. */
  async keep(secrets: DomainSecrets, drafts: readonly KeyDraft[]): Promise<DraftAnswer[]> {
    const { domain } = secrets;
    const { retentionDays } = settingsOf((await this.#domain(domain)).settings);
    const notAfter = retentionDays === null ? null : this.#now() + retentionDays * DAY_MS;
    const generation = this.#kek.current;
    const wrapped = await this.#kek.wrap(
      drafts.map(({ bytes, kid, owner: { epoch } }) => ({
        key: bytes,
        use: keyUse({ domain, kid, epoch }, generation),
      })),
    );
    const rows = drafts.flatMap(({ kid, owner }, i): NewKeyRow[] => {
      const own = wrapped[i];
      const { subject, tombstone, epoch } = owner;
      return own === undefined
        ? []
        : [{ kid, subject, tombstone, epoch, generation, wrapped: own, notAfter }];
    });
    const added = await this.store.addKeys(domain, rows);
    return drafts.map(({ kid, bytes }, i) => {
      const row = added[i];
      if (row === undefined) throw new ChatveilError('KEYS_UNAVAILABLE', 'a key was not written');
      bytes.fill(0);
      return row === 'erased' ? 'erased' : row.kid === kid ? 'kept' : 'taken';
    });
  }

  /** Keys that open, by id. `erased` were destroyed; those that are missing were never here. */
  async keysById(secrets: DomainSecrets, kids: readonly string[]): Promise<Map<string, FoundKey>> {
    const rows = await this.store.keysById(secrets.domain, kids);
    const keys: Map<string, FoundKey> = await this.#unwrapped(
      secrets,
      rows.filter((row) => row.state !== 'destroyed'),
    );
    for (const row of rows) if (row.state === 'destroyed') keys.set(row.kid, 'erased');
    return keys;
  }

  /**
   * Destroys every key of a subject, and with them all that they sealed. `remains` says whether something of the keys
   * was found in the store's files afterwards; undefined where there are no files to search.
   */
  async erase(
    secrets: DomainSecrets,
    handle: string,
  ): Promise<Erased & { readonly tombstone: Tombstone; readonly remains: boolean | undefined }> {
    const tombstone = {
      domain: secrets.domain,
      subject: secrets.subject(handle),
      tombstone: secrets.tombstone(handle),
      time: this.#now(),
    };
    const keys = await this.store.keysOf(secrets.domain, tombstone.subject);
    const erased = await this.store.erase(tombstone);
    if (erased === 'held') {
      throw new ChatveilError('SUBJECT_HELD', 'a legal hold keeps the keys of this subject');
    }
    await this.#journal?.add([tombstone]);
    const remains = await this.store.remains(keys.flatMap((row) => row.wrapped ?? []));
    return { ...erased, tombstone, remains };
  }

  async setHold(secrets: DomainSecrets, handle: string, basis: string | null): Promise<void> {
    await this.store.setHold(secrets.domain, secrets.subject(handle), basis);
  }

  /** Destroys keys past their time, of every domain. */
  async expire(): Promise<Erased> {
    return this.store.expire(this.#now());
  }

  async counts(): Promise<KeyCounts[]> {
    return this.store.counts();
  }

  /**
   * Wraps everything with the current generation and drops the others from the store; gives those. Once they are
   * dropped from the key file too, old backups of the store are unreadable. Tokens do not change.
   */
  async rewrap(stop?: AbortSignal): Promise<number[]> {
    return rewrapAll(this.store, this.#kek, stop);
  }

  /** Ready keys by id. */
  async #unwrapped(secrets: DomainSecrets, rows: readonly KeyRow[]): Promise<Map<string, DataKey>> {
    const ready = new Map<string, DataKey>();
    for (const generation of new Set(rows.map((row) => row.generation))) {
      const same = rows.filter((row) => row.generation === generation);
      const wrapped = same.map((row) => ({ wrapped: wrappedOf(row), use: keyUse(row, generation) }));
      const keys = await this.#kek.unwrap(generation, wrapped);
      same.forEach(({ kid, subject }, i) => {
        const key = keys[i];
        if (key === undefined) return;
        ready.set(kid, new DataKey(kid, secrets, key, subject ?? ''));
        key.fill(0);
      });
    }
    return ready;
  }

  async #domain(name: string): Promise<DomainRow> {
    const row = (await this.store.domains()).find((each) => each.domain === name);
    if (row === undefined) throw noDomain();
    return row;
  }
}

function noDomain(): ChatveilError {
  return new ChatveilError('DOMAIN_INVALID', 'the key store has no domain of that name');
}
