/**
 * Keys in hand, for one worker: subjects and tokens are made ready asynchronously, then sealing and opening are
 * synchronous. Tokens are remembered, so that a value that comes again costs a look-up.
 *
 * For one conversation at a time: seal, flush, send, and only then the next. Tokens may leave the process only after
 * `flush`: the key of a new subject, and what short tokens stand for, are not in the store before.
 *
 * What it holds is believed for 60 seconds at most after the store was asked: an erasure reaches every process within
 * that time. Keys are wiped by the garbage collector, not
 * before: whoever reads the memory of the process can read what it has in hand.
 */
import { ChatveilError, ERROR_CODES } from '../../model/errors.ts';
import type { RevealPermit } from '../audit/reveal-permit.ts';
import { draftKey, type KeyDraft } from '../key-drafts.ts';
import type { KeyManager } from '../key-manager.ts';
import type { KeyOwner } from '../store/key-store.ts';
import { type Subject, SubjectOwner } from '../subject.ts';
import { type DataKey, refuseUnsealable } from '../tokens/data-key.ts';
import type { DomainSecrets } from '../tokens/domain-secrets.ts';
import { type FoundToken, findTokens, type OwnToken } from '../tokens/own-tokens.ts';
import type { SealedValue } from '../tokens/sealed-value.ts';
import { sealedTokenLength } from '../tokens/token-text.ts';
import { type Place, Places } from './places.ts';
import { kindOf, nameOf, rememberedText } from './remembered.ts';
import { type ShortHow, ShortNames } from './short-names.ts';
import { StandIns } from './stand-ins.ts';
import { TimedCache } from './timed-cache.ts';
import { notReady, type Opened, TokenOpener } from './token-opener.ts';

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

const SUBJECTS = 20_000;
const TOKENS = 20_000;

/** How a value is sealed: by itself, or under a short name in the vault. */
export type SealHow = { readonly form: 'd' } | ({ readonly form: 'v' } & ShortHow);

/** What a stand-in stands for. */
interface Deferred {
  readonly key: DataKey;
  readonly type: string;
  readonly value: SealedValue;
}

interface InHand {
  readonly owner: KeyOwner;
  /** None until something is sealed for a subject that the store does not know. */
  key: DataKey | undefined;
  /** By type and way of sealing, then by value: a joined name for each look-up would cost more than the look-up. */
  tokens: Map<string, Map<string, string>> | undefined;
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
  readonly #opener: TokenOpener;
  readonly #short: ShortNames;
  readonly #places: Places;
  readonly #standIns = new StandIns<Deferred>();
  /** By key id. */
  readonly #drafts = new Map<string, KeyDraft>();
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
    this.#opener = new TokenOpener(manager, secrets, this.#awake, life, most, this.#clock);
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

  /** Makes subjects ready for at least half of the cache's life. */
  async prepare(subjects: readonly Subject[]): Promise<void> {
    this.rest();
    // Most conversations seal nothing under their own key and never come again; they would push customers' keys out.
    this.#subjects.deleteWhere((entry) => entry !== 'erased' && entry.key === undefined);
    const wanted = new Map(subjects.map((subject) => [nameOf(subject), subject]));
    const stale = [...wanted].filter(([name]) => !this.#subjects.isFresh(name));
    if (stale.length > 0) {
      const asked = this.#clock();
      const owners = stale.map(([, subject]) => new SubjectOwner(this.#secrets, subject));
      const found = await this.#manager.keysFor(this.#secrets, owners);
      owners.forEach((owner, i) => {
        const name = stale[i]?.[0] ?? '';
        const key = found[i];
        this.#subjects.set(name, key === 'erased' ? key : this.#inHand(name, owner, key), asked);
      });
    }
    this.#sweep(new Set(wanted.keys()));
  }

  /** Keeps the ready ciphers and tokens of a key that is still the subject's. */
  #inHand(name: string, owner: KeyOwner, key: DataKey | undefined): InHand {
    const known = this.#subjects.get(name);
    if (known !== undefined && known !== 'erased' && known.key?.kid === key?.kid) return known;
    return { owner, key, tokens: undefined };
  }

  /**
   * Closes the ciphers that are open; what is in hand stays ready. PERF: between one conversation and the next, so that
   * they are collected young.
   */
  rest(): void {
    for (const key of this.#awake) key.rest();
    this.#awake.clear();
  }

  /** Whether the subject was erased, so that its data has to be masked. KEY_NOT_READY unless it was made ready. */
  isErased(subject: Subject): boolean {
    return this.#ready(subject) === 'erased';
  }

  /** The id of a subject's key. */
  keyId(subject: Subject): string {
    return this.#keyOf(this.#usable(subject)).kid;
  }

  /**
   * The token of a value: the same for the same subject, type and value. SUBJECT_ERASED and VALUE_REFUSED mean that the
   * value has to be masked.
   */
  seal(subject: Subject, type: string, value: SealedValue, how: SealHow): string {
    const inHand = this.#usable(subject);
    const text = rememberedText(value);
    const kind = kindOf(type, value, how);
    const known = text === undefined ? undefined : inHand.tokens?.get(kind)?.get(text);
    if (known !== undefined) return known;
    if (how.form === 'd' && this.#standIns.isOpen) return this.#deferred(inHand, type, value, kind, text);
    const key = this.#keyOf(inHand);
    const token = how.form === 'd' ? key.seal(type, value) : this.#short.token(key, type, value, how);
    if (text !== undefined) this.#remember(inHand, kind, text, token);
    return token;
  }

  /**
   * Until `fill`, `seal` gives stand-ins for new tokens of form d, which are as long as the tokens will be.
   * @param input bytes of which the output is made
   */
  defer(input: Uint8Array): void {
    this.#standIns.open(input);
  }

  /** Seals what was deferred and puts it where it stands in the output, in place; lets go of it where there is none. */
  fill(output: Uint8Array | undefined): void {
    this.#standIns.fill(output, ({ key, type, value }) => {
      this.#awake.add(key);
      return key.seal(type, value);
    });
  }

  #deferred(
    inHand: InHand,
    type: string,
    value: SealedValue,
    kind: string,
    text: string | undefined,
  ): string {
    refuseUnsealable(type);
    const key = this.#keyOf(inHand);
    const name = text === undefined ? undefined : `${key.kid} ${kind} ${text}`;
    const known = name === undefined ? undefined : this.#standIns.known(name);
    return known ?? this.#standIns.add(type, sealedTokenLength(type, value), { key, type, value }, name);
  }

  /** Remembers with the next flush where a subject occurs. */
  notePlace(subject: Subject, place: Place): void {
    this.#places.add(this.#keyOf(this.#usable(subject)), place);
  }

  /** The key of a subject, drafted where it has none. */
  #keyOf(inHand: InHand): DataKey {
    if (inHand.key === undefined) {
      const draft = draftKey(this.#secrets, inHand.owner);
      this.#drafts.set(draft.kid, draft);
      inHand.key = draft.key;
    }
    this.#awake.add(inHand.key);
    return inHand.key;
  }

  /** How many new keys, short tokens and places are not in the store yet. */
  get unwritten(): number {
    return this.#drafts.size + this.#short.unwritten + this.#places.unwritten;
  }

  /**
   * Writes new keys and what short tokens stand for; until then none may leave. If it fails, what was sealed since the
   * last flush has to be sealed once more (KEY_TAKEN, TOKEN_COLLISION), or masked for the subject that is erased
   * (SUBJECT_ERASED).
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
    if (this.#drafts.size > 0) await this.#keepDrafts();
    if (this.#short.unwritten > 0) await this.#short.flush(store, (kid) => this.#forgetKey(kid));
    if (this.#places.unwritten > 0) await this.#places.flush(store, (key) => this.#awake.add(key));
    this.rest();
  }

  async #keepDrafts(): Promise<void> {
    const drafts = [...this.#drafts.values()];
    const answers = await this.#manager.keep(this.#secrets, drafts);
    const lost = drafts.filter((_, i) => answers[i] !== 'kept');
    // Others may have been drafted while these were written.
    for (const { kid } of drafts) this.#drafts.delete(kid);
    if (lost.length === 0) return;
    // What they sealed is worth nothing, and what else was sealed will be once more.
    for (const { kid } of lost) this.#forgetKey(kid);
    this.#short.clear();
    this.#places.clear();
    if (answers.includes('taken')) throw new ChatveilError('KEY_TAKEN', ERROR_CODES.KEY_TAKEN);
    throw new ChatveilError('SUBJECT_ERASED', 'a subject was erased while its data was treated');
  }

  /** A pseudonym that nobody can turn back and no erasure of one subject reaches. */
  oneWay(type: string, value: string): string {
    return this.#secrets.oneWay(type, value);
  }

  /** Fetches what is needed to open tokens. */
  async prepareTokens(tokens: readonly OwnToken[]): Promise<void> {
    this.rest();
    await this.#opener.prepare(tokens);
  }

  /** What a token holds. It must have been made ready, and the intent must stand in the audit. */
  open(token: OwnToken, permit: RevealPermit): Opened {
    return this.#opener.open(token, permit);
  }

  /** Lets go of everything at once, as when another process says that it erased somebody. */
  evict(): void {
    this.#subjects.clear();
    this.#opener.clear();
    this.#standIns.close();
    this.#awake.clear();
    this.#remembered = 0;
  }

  /** Lets go of everything and of the timer. */
  close(): void {
    clearInterval(this.#timer);
    this.evict();
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

  #remember(inHand: InHand, kind: string, text: string, token: string): void {
    if (this.#remembered >= this.#mostTokens) this.#forgetTokens();
    inHand.tokens ??= new Map();
    const { tokens } = inHand;
    const same = tokens.get(kind);
    if (same === undefined) tokens.set(kind, new Map([[text, token]]));
    else same.set(text, token);
    this.#remembered++;
  }

  #forgetTokens(): void {
    this.#subjects.forEach((entry) => {
      if (entry !== 'erased') entry.tokens = undefined;
    });
    this.#remembered = 0;
  }

  #forgetKey(kid: string): void {
    this.#subjects.deleteWhere((entry) => entry !== 'erased' && entry.key?.kid === kid);
    this.#opener.forgetKey(kid);
  }

  #sweep(kept?: ReadonlySet<string>): void {
    this.#subjects.sweep(kept);
    this.#opener.sweep();
  }
}
