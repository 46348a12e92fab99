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
  #unwritten: (Place & { readonly key: DataKey })[] = [];

  constructor(secrets: DomainSecrets) {
    this.#secrets = secrets;
  }

  get unwritten(): number {
    return this.#unwritten.length;
  }

  add(key: DataKey, { file, conversation }: Place): void {
    this.#unwritten.push({ key, file, conversation });
  }

  clear(): void {
    this.#unwritten = [];
  }

  /** @param uses is told each key whose ciphers are opened */
  async flush(store: KeyStore, uses: (key: DataKey) => void): Promise<void> {
    const written = this.#unwritten.length;
    for (const { key } of this.#unwritten) uses(key);
    await store.addPlaces(
      this.#secrets.domain,
      this.#unwritten.map((place) => this.#row(place)),
    );
    // Others may have come meanwhile.
    this.#unwritten.splice(0, written);
  }

  #row({ key, file, conversation }: Place & { readonly key: DataKey }): PlaceRow {
    const { subject, kid } = key;
    const name = this.#secrets.name(USE, subject, file, conversation);
    const sealed = key.sealNote(USE, JSON.stringify([file, conversation]));
    return { subject, name, kid, sealed };
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
