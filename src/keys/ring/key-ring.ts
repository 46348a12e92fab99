/**
 * Keys in hand, for one worker: subjects and tokens are made ready asynchronously, then sealing and opening are
 * synchronous. Tokens are remembered, so that a value that comes again costs a look-up.
 *
 * For one conversation at a time: seal, flush, send, and only then the next.
 *
 * What it holds is believed for 60 seconds at most after the store was asked: an erasure reaches every process within
 * that time. Tokens of form v may leave the process only after `flush`. Keys are wiped by the garbage collector, not
 * before: whoever reads the memory of the process can read what it has in hand.
 */
import { ChatveilError } from '../../model/errors.ts';
import { type RevealOutcome, type RevealPermit, refusalOf, requirePermit } from '../audit/reveal-permit.ts';
import type { FoundKey, KeyManager, Subject } from '../key-manager.ts';
import type { VaultRow } from '../store/key-store.ts';
import { type DataKey, keyIdOf } from '../tokens/data-key.ts';
import type { DomainSecrets } from '../tokens/domain-secrets.ts';
import { type FoundToken, findTokens, type OwnToken } from '../tokens/own-tokens.ts';
import type { SealedValue } from '../tokens/sealed-value.ts';
import { type Place, Places } from './places.ts';
import { kindOf, nameOf, rememberedText } from './remembered.ts';
import { type ShortHow, ShortNames } from './short-names.ts';
import { TimedCache } from './timed-cache.ts';

/** Longest that anything is believed; shorter may be asked for. */
export const MAX_CACHE_MS = 60_000;

export interface RingOptions {
  readonly cacheMs?: number;
  /** Subjects in hand at a time, beyond those just made ready. */
  readonly subjects?: number;
  /** Tokens remembered at a time. */
  readonly tokens?: number;
  /** Milliseconds of a clock that never goes back. */
  readonly clock?: () => number;
}

const SUBJECTS = 10_000;
const TOKENS = 200_000;

/** How a value is sealed: by itself, or under a short name in the vault. */
export type SealHow = { readonly form: 'd' } | ({ readonly form: 'v' } & ShortHow);

export type Opened =
  | { readonly value: SealedValue }
  /** KEY_GONE or TOKEN_INVALID. */
  | { readonly error: ChatveilError };

interface InHand {
  readonly key: DataKey;
  /** By type and way of sealing, then by value: a joined name for each look-up would cost more than the look-up. */
  readonly tokens: Map<string, Map<string, string>>;
}

export async function openKeyRing(
  manager: KeyManager,
  domain: string,
  options: RingOptions = {},
): Promise<KeyRing> {
  return new KeyRing(manager, await manager.secretsOf(domain), options);
}

export class KeyRing {
  readonly #manager: KeyManager;
  readonly #secrets: DomainSecrets;
  readonly #clock: () => number;
  readonly #subjects: TimedCache<InHand | 'erased'>;
  readonly #keys: TimedCache<FoundKey | 'unknown'>;
  readonly #rows: TimedCache<readonly VaultRow[]>;
  readonly #short: ShortNames;
  readonly #places: Places;
  #flushing: Promise<void> | undefined;
  /** Keys whose ciphers are open. */
  readonly #awake = new Set<DataKey>();
  readonly #mostTokens: number;
  #remembered = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(manager: KeyManager, secrets: DomainSecrets, options: RingOptions) {
    const life = Math.min(options.cacheMs ?? MAX_CACHE_MS, MAX_CACHE_MS);
    const most = options.subjects ?? SUBJECTS;
    this.#manager = manager;
    this.#secrets = secrets;
    this.#clock = options.clock ?? (() => performance.now());
    this.#subjects = new TimedCache(life, most, this.#clock);
    this.#keys = new TimedCache(life, most, this.#clock);
    this.#rows = new TimedCache(life, most, this.#clock);
    this.#short = new ShortNames(secrets);
    this.#places = new Places(secrets);
    this.#mostTokens = options.tokens ?? TOKENS;
    // An idle worker lets go of keys too.
    this.#timer = setInterval(() => this.#sweep(), life).unref();
  }

  get domain(): string {
    return this.#secrets.domain;
  }

  /** Tokens in a text, own ones and what looks like them. */
  find(text: string): readonly FoundToken[] {
    return findTokens(text, [this.#secrets]);
  }

  /** Makes subjects ready for at least half of the cache's life; new ones get a key, durable before this returns. */
  async prepare(subjects: readonly Subject[]): Promise<void> {
    this.#restAll();
    const wanted = new Map(subjects.map((subject) => [nameOf(subject), subject]));
    const stale = [...wanted].filter(([name]) => !this.#subjects.isFresh(name));
    if (stale.length > 0) {
      const asked = this.#clock();
      const found = await this.#manager.keysFor(
        this.#secrets,
        stale.map(([, subject]) => subject),
      );
      stale.forEach(([name], i) => {
        const key = found[i];
        if (key === undefined || key === 'erased') this.#subjects.set(name, 'erased', asked);
        else this.#subjects.set(name, this.#inHand(name, key), asked);
      });
    }
    this.#sweep(new Set(wanted.keys()));
  }

  /** Keeps the ready ciphers and tokens of a key that is still the subject's. */
  #inHand(name: string, key: DataKey): InHand {
    const known = this.#subjects.get(name);
    if (known !== undefined && known !== 'erased' && known.key.kid === key.kid) return known;
    return { key, tokens: new Map() };
  }

  /** Whether the subject was erased, so that its data has to be masked. KEY_NOT_READY unless it was made ready. */
  isErased(subject: Subject): boolean {
    return this.#ready(subject) === 'erased';
  }

  /** The id of a subject's key. */
  keyId(subject: Subject): string {
    return this.#usable(subject).key.kid;
  }

  /**
   * The token of a value: the same for the same subject, type and value. SUBJECT_ERASED and VALUE_REFUSED mean that the
   * value has to be masked.
   */
  seal(subject: Subject, type: string, value: SealedValue, how: SealHow): string {
    const inHand = this.#usable(subject);
    const text = rememberedText(value);
    const kind = kindOf(type, value, how);
    const known = text === undefined ? undefined : inHand.tokens.get(kind)?.get(text);
    if (known !== undefined) return known;
    this.#awake.add(inHand.key);
    const token =
      how.form === 'd' ? inHand.key.seal(type, value) : this.#short.token(inHand.key, type, value, how);
    if (text !== undefined) this.#remember(inHand, kind, text, token);
    return token;
  }

  /** Remembers with the next flush where a subject occurs. */
  notePlace(subject: Subject, place: Place): void {
    const { key } = this.#usable(subject);
    this.#awake.add(key);
    this.#places.add(key, place);
  }

  /** How many short tokens and places are not in the store yet. */
  get unwritten(): number {
    return this.#short.unwritten + this.#places.unwritten;
  }

  /**
   * Writes what short tokens stand for; until then none may leave. If it fails, what was sealed since the last flush has
   * to be sealed once more (TOKEN_COLLISION), or masked for the subject that is erased (SUBJECT_ERASED).
   */
  async flush(): Promise<void> {
    // Whoever comes meanwhile may have been given tokens that are just being written.
    if (this.#flushing !== undefined) await this.#flushing;
    if (this.unwritten === 0) return;
    this.#flushing = this.#write();
    try {
      await this.#flushing;
    } catch (error) {
      // Some of what is remembered may be among what was not written.
      this.#forgetTokens();
      throw error;
    } finally {
      this.#flushing = undefined;
    }
  }

  async #write(): Promise<void> {
    const { store } = this.#manager;
    if (this.#short.unwritten > 0) await this.#short.flush(store, (kid) => this.#forgetKey(kid));
    if (this.#places.unwritten > 0) await this.#places.flush(store);
  }

  /** A pseudonym that nobody can turn back and no erasure of one subject reaches. */
  oneWay(type: string, value: string): string {
    return this.#secrets.oneWay(type, value);
  }

  /** Fetches what is needed to open tokens. */
  async prepareTokens(tokens: readonly OwnToken[]): Promise<void> {
    this.#restAll();
    const own = tokens.filter((token) => token.domain === this.domain);
    const ids = new Set(own.flatMap(({ parts }) => (parts.form === 'v' ? parts.body.toString('hex') : [])));
    const kids = new Set(
      own.flatMap(({ parts }) => (parts.form === 'd' ? keyIdOf(parts.body, this.#secrets) : [])),
    );
    // What is not there may be in a moment, so only what is there is believed.
    const staleIds = [...ids].filter((id) => !this.#rows.isFresh(id) || this.#rows.get(id)?.length === 0);
    if (staleIds.length > 0) {
      const asked = this.#clock();
      const rows = await this.#manager.store.vaultRows(this.domain, staleIds);
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
    requirePermit(permit, this.domain);
    const { form, type } = token.parts;
    const opened =
      token.domain !== this.domain
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

  /** Lets go of everything at once, as when another process says that it erased somebody. */
  evict(): void {
    this.#subjects.clear();
    this.#keys.clear();
    this.#rows.clear();
    this.#awake.clear();
    this.#remembered = 0;
  }

  /** Lets go of everything and of the timer. */
  close(): void {
    clearInterval(this.#timer);
    this.evict();
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

  #ready(subject: Subject): InHand | 'erased' {
    const entry = this.#subjects.get(nameOf(subject));
    if (entry === undefined) throw notReady();
    return entry;
  }

  #usable(subject: Subject): InHand {
    const entry = this.#ready(subject);
    if (entry !== 'erased') return entry;
    throw new ChatveilError('SUBJECT_ERASED', 'the subject was erased: mask instead');
  }

  #remember({ tokens }: InHand, kind: string, text: string, token: string): void {
    if (this.#remembered >= this.#mostTokens) this.#forgetTokens();
    const same = tokens.get(kind);
    if (same === undefined) tokens.set(kind, new Map([[text, token]]));
    else same.set(text, token);
    this.#remembered++;
  }

  #forgetTokens(): void {
    this.#subjects.forEach((entry) => {
      if (entry !== 'erased') entry.tokens.clear();
    });
    this.#remembered = 0;
  }

  #restAll(): void {
    for (const key of this.#awake) key.rest();
    this.#awake.clear();
  }

  #forgetKey(kid: string): void {
    this.#subjects.deleteWhere((entry) => entry !== 'erased' && entry.key.kid === kid);
    this.#keys.delete(kid);
  }

  #sweep(kept?: ReadonlySet<string>): void {
    this.#subjects.sweep(kept);
    this.#keys.sweep(kept);
    this.#rows.sweep(kept);
  }
}

function notReady(): ChatveilError {
  return new ChatveilError('KEY_NOT_READY', 'a subject or token was not made ready, or too long ago');
}
