/**
 * Where keys live: rows in, rows out, all of them wrapped, sealed or MACed before they come here. A store knows neither
 * a handle, nor a value, nor a key. Three implementations (memory, SQLite, PostgreSQL) pass one contract suite.
 *
 * Every write is durable when its promise is kept, and safe beside other processes that write the same. What fails is
 * KEYS_UNAVAILABLE and carries no message of the database, which would quote its input. Ids and MACs are hex.
 */

export type KeyState = 'active' | 'deactivated' | 'destroyed';

/** Which generation of the key-encryption key a store was written with. */
export interface GenerationRow {
  readonly generation: number;
  /** A known text wrapped by it, which tells a wrong key before anything is read. */
  readonly check: Buffer;
}

export interface DomainRow {
  readonly domain: string;
  readonly generation: number;
  readonly wrapped: Buffer;
  /** JSON. */
  readonly settings: string;
}

/** One data key may be active for each of these. */
export interface KeyOwner {
  readonly subject: string;
  /** By what an erasure of the subject would be remembered. */
  readonly tombstone: string;
  /** Empty for none. */
  readonly epoch: string;
}

export interface NewKeyRow extends KeyOwner {
  readonly kid: string;
  readonly generation: number;
  readonly wrapped: Buffer;
  /** Milliseconds since 1970, when the key may be destroyed without a request. */
  readonly notAfter: number | null;
}

export interface KeyRow {
  readonly kid: string;
  readonly domain: string;
  /** Null once destroyed, like `wrapped`: nothing is left by which the subject could be found. */
  readonly subject: string | null;
  readonly epoch: string;
  readonly generation: number;
  readonly wrapped: Buffer | null;
  readonly state: KeyState;
  readonly notAfter: number | null;
}

/** A value that a short token names. */
export interface VaultRow {
  readonly id: string;
  readonly kid: string;
  readonly sealed: Buffer;
}

export interface NewVaultRow extends VaultRow {
  /** Tells two values with one id apart. */
  readonly mac: string;
  /** Several subjects may have the value; its id is never given to another one. */
  readonly shared: boolean;
}

/** `taken`: another value has the id, or had it; `gone`: the key was destroyed meanwhile. Neither left anything. */
export type VaultAnswer = 'kept' | 'taken' | 'gone';

/** Where a subject occurs, sealed by the subject's key. */
export interface PlaceRow {
  readonly subject: string;
  /** Recognises the same place when it is written again. */
  readonly name: string;
  readonly kid: string;
  readonly sealed: Buffer;
}

export interface Tombstone {
  readonly domain: string;
  readonly tombstone: string;
  /** What the subject's keys were filed under: enough to repeat the erasure after a backup was restored. */
  readonly subject: string;
  readonly time: number;
}

export interface Erased {
  /** Key ids that were destroyed. */
  readonly kids: readonly string[];
  readonly vaultRows: number;
  readonly places: number;
  /** Whether what was overwritten has left the write-ahead log too; undefined where the store cannot know. */
  readonly logEmptied?: boolean;
}

/** Somebody whose signature may give leave to open tokens. */
export interface Approver {
  readonly name: string;
  /** Ed25519, SPKI in base64. */
  readonly publicKey: string;
}

export interface AuditRow {
  /** From 1, without gaps. */
  readonly seq: number;
  /** Canonical JSON. */
  readonly body: string;
  /** Hex, of the body. */
  readonly hash: string;
}

export interface KeyCounts {
  readonly domain: string;
  readonly state: KeyState;
  readonly generation: number;
  readonly keys: number;
}

/** What replaces a row's wrapping; refused silently if the row changed meanwhile. */
export interface Rewrapped {
  readonly from: number;
  readonly generation: number;
  readonly wrapped: Buffer;
}

export interface KeyStore {
  readonly kind: 'memory' | 'sqlite' | 'postgres';

  generations(): Promise<GenerationRow[]>;
  /** The row of that generation: this one, or what another process wrote first. */
  addGeneration(row: GenerationRow): Promise<GenerationRow>;
  /** False while anything is wrapped by it. */
  dropGeneration(generation: number): Promise<boolean>;

  domains(): Promise<DomainRow[]>;
  /** False if there is one of that name. */
  addDomain(row: DomainRow): Promise<boolean>;
  setSettings(domain: string, settings: string): Promise<boolean>;

  /** The active key of each, in order; undefined where there is none. */
  findKeys(domain: string, owners: readonly KeyOwner[]): Promise<(KeyRow | 'erased' | undefined)[]>;
  /**
   * The active key of each, in order: the given one, or what was there first. KEYS_REFUSED if a row was wrapped
   * by a generation that was dropped.
   */
  addKeys(domain: string, rows: readonly NewKeyRow[]): Promise<(KeyRow | 'erased')[]>;
  /** Keys in any state, in no order. */
  keysById(domain: string, kids: readonly string[]): Promise<KeyRow[]>;
  /** All keys of a subject that are not destroyed. */
  keysOf(domain: string, subject: string): Promise<KeyRow[]>;
  /** Only opens from now on; the next key is a new one. False if it was not active. */
  deactivate(domain: string, kid: string): Promise<boolean>;
  counts(): Promise<KeyCounts[]>;

  /** Keeps the keys of a subject from being destroyed; null lifts the hold. */
  setHold(domain: string, subject: string, basis: string | null): Promise<void>;
  hold(domain: string, subject: string): Promise<string | null>;
  countHolds(domain: string): Promise<number>;

  /** Destroys keys, vault rows and places and remembers it, in one transaction. */
  erase(tombstone: Tombstone): Promise<Erased | 'held'>;
  tombstones(): Promise<Tombstone[]>;
  /** Destroys keys past their time that no hold keeps. No tombstone: the person may come back. */
  expire(now: number): Promise<Erased>;
  /** Whether any of the bytes is still in the store's files; undefined where the store has no files to search. */
  remains(bytes: readonly Buffer[]): Promise<boolean | undefined>;

  addVaultRows(domain: string, rows: readonly NewVaultRow[]): Promise<VaultAnswer[]>;
  vaultRows(domain: string, ids: readonly string[]): Promise<VaultRow[]>;

  addPlaces(domain: string, rows: readonly PlaceRow[]): Promise<void>;
  places(domain: string, subject: string): Promise<PlaceRow[]>;

  /** In the order of their names. */
  approvers(): Promise<Approver[]>;
  /** Adds or replaces; null takes the approver away. */
  setApprover(name: string, publicKey: string | null): Promise<void>;

  /** Up to so many keys that another generation wraps. */
  keysToRewrap(generation: number, limit: number): Promise<KeyRow[]>;
  rewrapKeys(rows: readonly (Rewrapped & { readonly kid: string })[]): Promise<void>;
  rewrapDomain(domain: string, row: Rewrapped): Promise<void>;

  /** Appends what `build` makes of the last row; nobody else appends between. */
  appendAudit(build: (last: AuditRow | undefined) => AuditRow): Promise<AuditRow>;
  /** Rows from `seq` on, ascending. */
  auditRows(seq: number, limit: number): Promise<AuditRow[]>;

  close(): Promise<void>;
}
