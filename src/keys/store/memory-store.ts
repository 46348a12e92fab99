/** A key store for tests and for keys that need not outlive the process. Says nothing about durability. */
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
import { retiredGeneration } from './store-failure.ts';

interface ShortId {
  /** Null once its last value was erased: never given out again. */
  mac: string | null;
  readonly shared: boolean;
  readonly sealed: Map<string, Buffer>;
}

const path = (...parts: readonly string[]): string => parts.join('\0');

export class MemoryStore implements KeyStore {
  readonly kind = 'memory';
  readonly #generations = new Map<number, GenerationRow>();
  readonly #domains = new Map<string, DomainRow>();
  readonly #keys = new Map<string, KeyRow>();
  readonly #active = new Map<string, string>();
  readonly #holds = new Map<string, string>();
  readonly #tombstones = new Map<string, Tombstone>();
  readonly #shortIds = new Map<string, ShortId>();
  readonly #places = new Map<string, PlaceRow>();
  readonly #approvers = new Map<string, string>();
  readonly #audit: AuditRow[] = [];

  async generations(): Promise<GenerationRow[]> {
    return [...this.#generations.values()].sort((a, b) => a.generation - b.generation);
  }

  async addGeneration(row: GenerationRow): Promise<GenerationRow> {
    const known = this.#generations.get(row.generation);
    if (known === undefined) this.#generations.set(row.generation, row);
    return known ?? row;
  }

  async dropGeneration(generation: number): Promise<boolean> {
    const used = [...this.#keys.values(), ...this.#domains.values()].some(
      (row) => row.generation === generation && row.wrapped !== null,
    );
    if (!used) this.#generations.delete(generation);
    return !used;
  }

  async domains(): Promise<DomainRow[]> {
    return [...this.#domains.values()];
  }

  async addDomain(row: DomainRow): Promise<boolean> {
    if (!this.#generations.has(row.generation)) throw retiredGeneration();
    if (this.#domains.has(row.domain)) return false;
    this.#domains.set(row.domain, row);
    return true;
  }

  async setSettings(domain: string, settings: string): Promise<boolean> {
    const row = this.#domains.get(domain);
    if (row !== undefined) this.#domains.set(domain, { ...row, settings });
    return row !== undefined;
  }

  async findKeys(domain: string, owners: readonly KeyOwner[]): Promise<(KeyRow | 'erased' | undefined)[]> {
    return owners.map(({ subject, tombstone, epoch }) => {
      if (this.#tombstones.has(path(domain, tombstone))) return 'erased';
      return this.#keys.get(this.#active.get(path(domain, subject, epoch)) ?? '');
    });
  }

  async addKeys(domain: string, rows: readonly NewKeyRow[]): Promise<(KeyRow | 'erased')[]> {
    return rows.map(({ tombstone, ...row }) => {
      if (!this.#generations.has(row.generation)) throw retiredGeneration();
      if (this.#tombstones.has(path(domain, tombstone))) return 'erased';
      const owner = path(domain, row.subject, row.epoch);
      const known = this.#keys.get(this.#active.get(owner) ?? '');
      if (known !== undefined) return known;
      const added: KeyRow = { ...row, domain, state: 'active' };
      this.#keys.set(row.kid, added);
      this.#active.set(owner, row.kid);
      return added;
    });
  }

  async keysById(domain: string, kids: readonly string[]): Promise<KeyRow[]> {
    return kids.flatMap((kid) => this.#keys.get(kid) ?? []).filter((row) => row.domain === domain);
  }

  async keysOf(domain: string, subject: string): Promise<KeyRow[]> {
    return [...this.#keys.values()].filter((row) => row.domain === domain && row.subject === subject);
  }

  async deactivate(domain: string, kid: string): Promise<boolean> {
    const row = this.#keys.get(kid);
    if (row?.domain !== domain || row.state !== 'active' || row.subject === null) return false;
    this.#keys.set(kid, { ...row, state: 'deactivated' });
    this.#active.delete(path(domain, row.subject, row.epoch));
    return true;
  }

  async counts(): Promise<KeyCounts[]> {
    const counts = new Map<string, KeyCounts>();
    for (const { domain, state, generation } of this.#keys.values()) {
      const name = path(domain, state, String(generation));
      counts.set(name, { domain, state, generation, keys: (counts.get(name)?.keys ?? 0) + 1 });
    }
    return [...counts.values()];
  }

  async setHold(domain: string, subject: string, basis: string | null): Promise<void> {
    if (basis === null) this.#holds.delete(path(domain, subject));
    else this.#holds.set(path(domain, subject), basis);
  }

  async hold(domain: string, subject: string): Promise<string | null> {
    return this.#holds.get(path(domain, subject)) ?? null;
  }

  async countHolds(domain: string): Promise<number> {
    return [...this.#holds.keys()].filter((name) => name.startsWith(path(domain, ''))).length;
  }

  async erase(tombstone: Tombstone): Promise<Erased | 'held'> {
    const { domain, subject } = tombstone;
    if (this.#holds.has(path(domain, subject))) return 'held';
    const known = path(domain, tombstone.tombstone);
    if (!this.#tombstones.has(known)) this.#tombstones.set(known, tombstone);
    return this.#destroy(await this.keysOf(domain, subject));
  }

  async tombstones(): Promise<Tombstone[]> {
    return [...this.#tombstones.values()];
  }

  async expire(now: number): Promise<Erased> {
    const due = [...this.#keys.values()].filter(
      (row) =>
        row.subject !== null &&
        row.notAfter !== null &&
        row.notAfter < now &&
        !this.#holds.has(path(row.domain, row.subject)),
    );
    return this.#destroy(due);
  }

  async remains(): Promise<undefined> {
    return undefined;
  }

  async addVaultRows(domain: string, rows: readonly NewVaultRow[]): Promise<VaultAnswer[]> {
    return rows.map(({ id, mac, kid, sealed, shared }) => {
      if ((this.#keys.get(kid)?.wrapped ?? null) === null) return 'gone';
      const name = path(domain, id);
      const known = this.#shortIds.get(name) ?? { mac, shared, sealed: new Map<string, Buffer>() };
      if (known.mac !== mac) return 'taken';
      if (!known.sealed.has(kid)) known.sealed.set(kid, sealed);
      this.#shortIds.set(name, known);
      return 'kept';
    });
  }

  async vaultRows(domain: string, ids: readonly string[]): Promise<VaultRow[]> {
    return ids.flatMap((id) =>
      [...(this.#shortIds.get(path(domain, id))?.sealed ?? [])].map(([kid, sealed]) => ({ id, kid, sealed })),
    );
  }

  async addPlaces(domain: string, rows: readonly PlaceRow[]): Promise<void> {
    for (const row of rows) {
      if ((this.#keys.get(row.kid)?.wrapped ?? null) === null) continue;
      const name = path(domain, row.subject, row.name);
      if (!this.#places.has(name)) this.#places.set(name, row);
    }
  }

  async places(domain: string, subject: string): Promise<PlaceRow[]> {
    return [...this.#places]
      .filter(([name]) => name.startsWith(`${path(domain, subject)}\0`))
      .map(([, row]) => row);
  }

  async approvers(): Promise<Approver[]> {
    const rows = [...this.#approvers].map(([name, publicKey]) => ({ name, publicKey }));
    return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async setApprover(name: string, publicKey: string | null): Promise<void> {
    if (publicKey === null) this.#approvers.delete(name);
    else this.#approvers.set(name, publicKey);
  }

  async keysToRewrap(generation: number, limit: number): Promise<KeyRow[]> {
    return [...this.#keys.values()]
      .filter((row) => row.generation !== generation && row.wrapped !== null)
      .slice(0, limit);
  }

  async rewrapKeys(rows: readonly (Rewrapped & { readonly kid: string })[]): Promise<void> {
    for (const { kid, from, generation, wrapped } of rows) {
      const row = this.#keys.get(kid);
      if (row?.generation !== from || row.wrapped === null) continue;
      this.#keys.set(kid, { ...row, generation, wrapped });
    }
  }

  async rewrapDomain(domain: string, { from, generation, wrapped }: Rewrapped): Promise<void> {
    const row = this.#domains.get(domain);
    if (row?.generation === from) this.#domains.set(domain, { ...row, generation, wrapped });
  }

  async appendAudit(build: (last: AuditRow | undefined) => AuditRow): Promise<AuditRow> {
    const row = build(this.#audit.at(-1));
    this.#audit.push(row);
    return row;
  }

  async auditRows(seq: number, limit: number): Promise<AuditRow[]> {
    return this.#audit.slice(seq - 1, seq - 1 + limit);
  }

  async close(): Promise<void> {}

  #destroy(rows: readonly KeyRow[]): Erased {
    const kids = rows.map((row) => row.kid);
    for (const row of rows) {
      if (row.subject !== null) this.#active.delete(path(row.domain, row.subject, row.epoch));
      this.#keys.set(row.kid, { ...row, subject: null, wrapped: null, state: 'destroyed' });
    }
    let vaultRows = 0;
    for (const [name, short] of this.#shortIds) {
      for (const kid of kids) if (short.sealed.delete(kid)) vaultRows++;
      if (short.sealed.size > 0) continue;
      if (short.shared) short.mac = null;
      else this.#shortIds.delete(name);
    }
    let places = 0;
    for (const [name, place] of this.#places) {
      if (kids.includes(place.kid)) {
        this.#places.delete(name);
        places++;
      }
    }
    return { kids, vaultRows, places };
  }
}
