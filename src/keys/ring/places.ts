/**
 * Where subjects occur, so that a later request finds a person without reading the archive: file and conversation, sealed
 * by the subject's key, found by the subject's MAC, erased with both. Recording the same place again adds nothing.
 */
import type { KeyManager } from '../key-manager.ts';
import type { KeyStore, PlaceRow } from '../store/key-store.ts';
import type { DataKey } from '../tokens/data-key.ts';
import type { DomainSecrets } from '../tokens/domain-secrets.ts';

export interface Place {
  readonly file: string;
  readonly conversation: string;
}

const USE = 'place';

export class Places {
  readonly #secrets: DomainSecrets;
  readonly #unwritten = new Map<string, PlaceRow>();

  constructor(secrets: DomainSecrets) {
    this.#secrets = secrets;
  }

  get unwritten(): number {
    return this.#unwritten.size;
  }

  add(key: DataKey, { file, conversation }: Place): void {
    const { subject } = key;
    const name = this.#secrets.name(USE, subject, file, conversation);
    if (this.#unwritten.has(name)) return;
    const sealed = key.sealNote(USE, JSON.stringify([file, conversation]));
    this.#unwritten.set(name, { subject, name, kid: key.kid, sealed });
  }

  clear(): void {
    this.#unwritten.clear();
  }

  async flush(store: KeyStore): Promise<void> {
    const rows = [...this.#unwritten.values()];
    await store.addPlaces(this.#secrets.domain, rows);
    for (const { name } of rows) this.#unwritten.delete(name);
  }
}

/** Every recorded place of a subject, in no order. */
export async function placesOf(
  manager: KeyManager,
  secrets: DomainSecrets,
  handle: string,
): Promise<Place[]> {
  const rows = await manager.store.places(secrets.domain, secrets.subject(handle));
  const keys = await manager.keysById(secrets, [...new Set(rows.map((row) => row.kid))]);
  return rows.flatMap(({ kid, sealed }) => {
    const key = keys.get(kid);
    const text = key === undefined || key === 'erased' ? undefined : key.openNote(USE, sealed);
    const parts: unknown = text === undefined ? undefined : JSON.parse(text);
    if (!Array.isArray(parts)) return [];
    const [file, conversation]: unknown[] = parts;
    return typeof file === 'string' && typeof conversation === 'string' ? { file, conversation } : [];
  });
}
