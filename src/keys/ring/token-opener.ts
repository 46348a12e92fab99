/**
 * Opens own tokens: what is needed is fetched first, then opening is synchronous. What was fetched is believed as long
 * as the ring believes anything.
 */
import { ChatveilError } from '../../model/errors.ts';
import { type RevealOutcome, type RevealPermit, refusalOf, requirePermit } from '../audit/reveal-permit.ts';
import type { FoundKey, KeyManager } from '../key-manager.ts';
import type { VaultRow } from '../store/key-store.ts';
import { type DataKey, keyIdOf } from '../tokens/data-key.ts';
import type { DomainSecrets } from '../tokens/domain-secrets.ts';
import type { OwnToken } from '../tokens/own-tokens.ts';
import type { SealedValue } from '../tokens/sealed-value.ts';
import { TimedCache } from './timed-cache.ts';

export type Opened =
  | { readonly value: SealedValue }
  /** KEY_GONE or TOKEN_INVALID. */
  | { readonly error: ChatveilError };

export class TokenOpener {
  readonly #manager: KeyManager;
  readonly #secrets: DomainSecrets;
  readonly #clock: () => number;
  readonly #keys: TimedCache<FoundKey | 'unknown'>;
  readonly #rows: TimedCache<readonly VaultRow[]>;
  /** Keys whose ciphers are open. */
  readonly #awake: Set<DataKey>;

  /** @param lifeMs how long anything is believed  @param most keys, and rows, in hand at a time */
  constructor(
    manager: KeyManager,
    secrets: DomainSecrets,
    awake: Set<DataKey>,
    lifeMs: number,
    most: number,
    clock: () => number,
  ) {
    this.#manager = manager;
    this.#secrets = secrets;
    this.#awake = awake;
    this.#clock = clock;
    this.#keys = new TimedCache(lifeMs, most, clock);
    this.#rows = new TimedCache(lifeMs, most, clock);
  }

  /** Fetches what is needed to open tokens. */
  async prepare(tokens: readonly OwnToken[]): Promise<void> {
    const own = tokens.filter((token) => token.domain === this.#secrets.domain);
    const ids = new Set(own.flatMap(({ parts }) => (parts.form === 'v' ? parts.body.toString('hex') : [])));
    const kids = new Set(
      own.flatMap(({ parts }) => (parts.form === 'd' ? keyIdOf(parts.body, this.#secrets) : [])),
    );
    // What is not there may be in a moment, so only what is there is believed.
    const staleIds = [...ids].filter((id) => !this.#rows.isFresh(id) || this.#rows.get(id)?.length === 0);
    if (staleIds.length > 0) {
      const asked = this.#clock();
      const rows = await this.#manager.store.vaultRows(this.#secrets.domain, staleIds);
      for (const id of staleIds)
        this.#rows.set(
          id,
          rows.filter((row) => row.id === id),
          asked,
        );
    }
    for (const id of ids) for (const row of this.#rows.get(id) ?? []) kids.add(row.kid);
    const staleKids = [...kids].filter(
      (kid) => !this.#keys.isFresh(kid) || this.#keys.get(kid) === 'unknown',
    );
    if (staleKids.length > 0) {
      const asked = this.#clock();
      const found = await this.#manager.keysById(this.#secrets, staleKids);
      for (const kid of staleKids) this.#keys.set(kid, found.get(kid) ?? 'unknown', asked);
    }
    this.#rows.sweep(ids);
    this.#keys.sweep(kids);
  }

  /** What a token holds. It must have been made ready, and the intent must stand in the audit. */
  open(token: OwnToken, permit: RevealPermit): Opened {
    requirePermit(permit, this.#secrets.domain);
    const { form, type } = token.parts;
    const opened =
      token.domain !== this.#secrets.domain
        ? 'altered'
        : !permit.covers(type)
          ? 'refused'
          : form === 'd'
            ? this.#openSealed(token, permit)
            : this.#openShort(token, permit);
    const outcome = typeof opened === 'string' ? opened : 'opened';
    permit.record(type, outcome, this.#secrets.name('token', token.token));
    if (typeof opened !== 'string') return { value: opened };
    return { error: refusalOf(opened) };
  }

  forgetKey(kid: string): void {
    this.#keys.delete(kid);
  }

  sweep(): void {
    this.#keys.sweep();
    this.#rows.sweep();
  }

  clear(): void {
    this.#keys.clear();
    this.#rows.clear();
  }

  #openSealed({ parts }: OwnToken, permit: RevealPermit): SealedValue | Exclude<RevealOutcome, 'opened'> {
    const key = this.#keys.get(keyIdOf(parts.body, this.#secrets));
    if (key === undefined) throw notReady();
    if (key === 'erased') return 'destroyed';
    if (key === 'unknown') return 'unknown';
    if (!permit.covers(parts.type, key.subject)) return 'refused';
    this.#awake.add(key);
    return key.open(parts) ?? 'altered';
  }

  #openShort({ parts }: OwnToken, permit: RevealPermit): SealedValue | Exclude<RevealOutcome, 'opened'> {
    const id = parts.body.toString('hex');
    // Nothing stands behind a hash.
    const rows = parts.form === 'h' ? [] : this.#rows.get(id);
    if (rows === undefined) throw notReady();
    let outcome: Exclude<RevealOutcome, 'opened'> = 'unknown';
    for (const { kid, sealed } of rows) {
      const key = this.#keys.get(kid);
      if (key === undefined) throw notReady();
      if (key === 'unknown' || key === 'erased') {
        outcome = 'destroyed';
        continue;
      }
      if (!permit.covers(parts.type, key.subject)) {
        outcome = 'refused';
        continue;
      }
      this.#awake.add(key);
      const value = key.openRow(parts.type, id, sealed);
      if (value !== undefined) return value;
      outcome = 'altered';
    }
    return outcome;
  }
}

export function notReady(): ChatveilError {
  return new ChatveilError('KEY_NOT_READY', 'a subject or token was not made ready, or too long ago');
}
