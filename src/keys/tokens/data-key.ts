/**
 * The key of one subject in one domain and epoch, ready for use: what it seals only it opens, and destroying it
 * makes all of that unreadable wherever it lies. It is random; nothing could compute it again.
 *
 * Domain, type, form and key id are associated data of everything sealed, so a token that is moved to another of
 * any of these does not open. One instance belongs to one worker.
 */
import { NEVER_KEYED_TYPES } from '../../model/entity-types.ts';
import { ChatveilError } from '../../model/errors.ts';
import { AesSiv, type Associated, SIV_TAG } from '../crypto/aes-siv.ts';
import { toBase32 } from '../crypto/base32.ts';
import type { DomainSecrets } from './domain-secrets.ts';
import { padValue, type SealedValue, unpadValue } from './sealed-value.ts';
import { CHECK_BYTES, isTokenType, KEY_ID_BYTES, type TokenParts } from './token-text.ts';

/** AES-256-SIV takes two keys of 32 bytes. */
export const DATA_KEY_BYTES = 64;

/** A kind of token, reduced once for the key. */
interface Kind {
  readonly header: Uint8Array;
  readonly associated: Associated;
}

/** What native code is given a key in: given the key's own bytes, it would move them out of the heap. */
const standingKey = Buffer.alloc(DATA_KEY_BYTES);

export class DataKey {
  /** Hex, eight bytes; random, so it says nothing about the subject. */
  readonly kid: string;
  /** The MAC by which the store knows whose it is. */
  readonly subject: string;
  readonly #kidBytes = new Uint8Array(KEY_ID_BYTES);
  readonly #secrets: DomainSecrets;
  /** PERF: with what else is short-lived in one of Node's pools, each key would keep eight kilobytes alive. */
  readonly #key = new Uint8Array(DATA_KEY_BYTES);
  #ciphers: AesSiv | undefined;
  /** By type; joining form and type for each token would cost more than finding them. */
  readonly #kinds: Record<'d' | 'v', Map<string, Kind> | undefined> = { d: undefined, v: undefined };

  /** `key` is copied; the caller wipes it. */
  constructor(kid: string, secrets: DomainSecrets, key: Uint8Array, subject = '') {
    if (key.length !== DATA_KEY_BYTES) {
      throw new ChatveilError('INTERNAL', 'the key of a subject has another length');
    }
    this.kid = kid;
    this.subject = subject;
    this.#secrets = secrets;
    this.#kidBytes.set(Buffer.from(kid, 'hex'));
    this.#key.set(key);
  }

  /** PERF: made with the first use, as most keys of conversations are made ready and never used. */
  get #siv(): AesSiv {
    if (this.#ciphers === undefined) {
      standingKey.set(this.#key);
      this.#ciphers = new AesSiv(standingKey);
      standingKey.fill(0);
    }
    return this.#ciphers;
  }

  /**
   * Lets go of its ciphers until the next use. PERF: they are native objects, and the collector looks at each of them each
   * time: with ten thousand keys in hand a run takes a tenth longer.
   */
  rest(): void {
    this.#ciphers = undefined;
    this.#kinds.d = undefined;
    this.#kinds.v = undefined;
  }

  /** A token of form d: the same for the same value and type. */
  seal(type: string, value: SealedValue): string {
    const { header, associated } = this.#kind(type, 'd');
    const padded = padValue(value);
    const start = header.length + KEY_ID_BYTES;
    const token = Buffer.allocUnsafe(start + SIV_TAG + padded.length + CHECK_BYTES.d);
    for (let i = 0; i < header.length; i++) token[i] = header[i] ?? 0;
    for (let i = 0; i < KEY_ID_BYTES; i++) token[header.length + i] = this.#kidBytes[i] ?? 0;
    this.#siv.sealInto(associated, padded, token, start);
    for (let i = 0; i < padded.length; i++) padded[i] = 0;
    this.#secrets.maskKeyId(token, header.length);
    this.#secrets.writeCheck(token, CHECK_BYTES.d);
    return toBase32(token, header.length);
  }

  /** What a token of form d holds, or undefined if this key did not write exactly that token. */
  open({ type, form, body }: TokenParts): SealedValue | undefined {
    if (form !== 'd' || keyIdOf(body, this.#secrets) !== this.kid) return undefined;
    const padded = this.#siv.open(this.#kind(type, 'd').associated, body.subarray(KEY_ID_BYTES));
    return padded === undefined ? undefined : taken(padded);
  }

  /** The content of a vault row, for the id by which a short token names it. */
  sealRow(type: string, id: string, value: SealedValue): Buffer {
    const padded = padValue(value);
    const sealed = this.#siv.seal(this.#row(type, id), padded);
    padded.fill(0);
    return sealed;
  }

  openRow(type: string, id: string, sealed: Uint8Array): SealedValue | undefined {
    const padded = this.#siv.open(this.#row(type, id), sealed);
    return padded === undefined ? undefined : taken(padded);
  }

  /** Anything else that is to die with the subject, such as where it occurs. */
  sealNote(use: string, text: string): Buffer {
    return this.#siv.seal(this.#note(use), Buffer.from(text));
  }

  openNote(use: string, sealed: Uint8Array): string | undefined {
    return this.#siv.open(this.#note(use), sealed)?.toString();
  }

  #row(type: string, id: string): Associated {
    return this.#siv.extend(this.#kind(type, 'v').associated, Buffer.from(id, 'hex'));
  }

  #note(use: string): Associated {
    return this.#siv.associate([this.#secrets.kind('note', use).associatedFor(this.#kidBytes)]);
  }

  #kind(type: string, form: 'd' | 'v'): Kind {
    this.#kinds[form] ??= new Map();
    const known = this.#kinds[form].get(type);
    if (known !== undefined) return known;
    refuseUnsealable(type);
    const common = this.#secrets.kind(type, form);
    const associated = this.#siv.associate([common.associatedFor(this.#kidBytes)]);
    const kind = { header: common.header, associated };
    this.#kinds[form].set(type, kind);
    return kind;
  }
}

/** The key id of a body of form d, unmasked. */
export function keyIdOf(body: Uint8Array, secrets: DomainSecrets): string {
  const start = Buffer.from(body.subarray(0, KEY_ID_BYTES + SIV_TAG));
  secrets.maskKeyId(start);
  return start.toString('hex', 0, KEY_ID_BYTES);
}

/** CVV, PIN, PASSWORD and SECRET are only ever masked, whoever asks. */
export function refuseUnsealable(type: string): void {
  if (isTokenType(type)) return;
  const never: ReadonlySet<string> = NEVER_KEYED_TYPES;
  throw new ChatveilError(
    'VALUE_REFUSED',
    never.has(type) ? `${type} is only ever masked, never sealed` : 'a token needs one of the known types',
  );
}

function taken(padded: Buffer): SealedValue | undefined {
  const value = unpadValue(padded);
  padded.fill(0);
  return value;
}
