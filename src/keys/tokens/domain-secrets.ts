/**
 * The five random keys of a domain and what is done with each. None of them opens a token: a worker that has only
 * these can tell own tokens from typed ones. They are never derived from one another, and every use frames its
 * strings with a word of its own.
 *
 * One instance belongs to one worker. Whoever holds them can test guesses of handles and of values under form v.
 */
import { timingSafeEqual } from 'node:crypto';
import { ChatveilError } from '../../model/errors.ts';
import { LIMITS } from '../../model/limits.ts';
import type { TokenScope } from '../../model/operator.ts';
import { SIV_TAG } from '../crypto/aes-siv.ts';
import { toBase32 } from '../crypto/base32.ts';
import { framed } from '../crypto/framed.ts';
import { Hmac } from '../crypto/hmac.ts';
import {
  CHECK_BYTES,
  HASH_BYTES,
  isTokenType,
  KEY_ID_BYTES,
  SHORT_ID_BYTES,
  type TokenParts,
  tokenHeader,
} from './token-text.ts';

const KEY = 32;

/** Bytes of all five together, as the store keeps them wrapped. */
export const DOMAIN_SECRET_BYTES = 5 * KEY;

/** Bytes of the MACs by which the store knows subjects and values. */
const MAC_BYTES = 16;

/** What is sealed of one kind within a domain: tokens of one type and form, or notes of one use. */
export class SealedKind {
  /** With which tokens of the kind begin. */
  readonly header: Buffer;
  /** Framed. The key id is its end. */
  readonly #associated: Buffer;

  constructor(domain: string, type: string, form: string) {
    this.header = Buffer.from(tokenHeader(type, form));
    this.#associated = framed('PII1', domain, type, form, Buffer.alloc(KEY_ID_BYTES));
  }

  /** Associated data for a key; overwritten by the next call. PERF: framed once for the keys of all subjects. */
  associatedFor(kid: Uint8Array): Uint8Array {
    const at = this.#associated.length - KEY_ID_BYTES;
    for (let i = 0; i < KEY_ID_BYTES; i++) this.#associated[at + i] = kid[i] ?? 0;
    return this.#associated;
  }
}

export interface ShortName {
  /** Hex, as long as a short token's id. */
  readonly id: string;
  /** Hex: tells two values apart that met in one id. */
  readonly mac: string;
}

export class DomainSecrets {
  readonly domain: string;
  readonly #check: Hmac;
  readonly #route: Hmac;
  readonly #vault: Hmac;
  readonly #mac: Hmac;
  readonly #tomb: Hmac;
  readonly #kinds = new Map<string, Map<string, SealedKind>>();

  constructor(domain: string, secrets: Uint8Array) {
    if (secrets.length !== DOMAIN_SECRET_BYTES) {
      throw new ChatveilError('INTERNAL', 'the keys of a domain have another length');
    }
    this.domain = domain;
    const key = (n: number): Hmac => new Hmac(secrets.subarray(n * KEY, (n + 1) * KEY));
    this.#check = key(0);
    this.#route = key(1);
    this.#vault = key(2);
    this.#mac = key(3);
    this.#tomb = key(4);
  }

  /** Tokens by type and form; notes are `note` and their use. */
  kind(type: string, form: string): SealedKind {
    const known = this.#kinds.get(type)?.get(form);
    if (known !== undefined) return known;
    const kind = new SealedKind(this.domain, type, form);
    const forms = this.#kinds.get(type) ?? new Map<string, SealedKind>();
    this.#kinds.set(type, forms.set(form, kind));
    return kind;
  }

  /** The end of a token, which only this domain can write. `header` is in its written form. */
  check(header: string, body: Uint8Array, count: number): Buffer {
    const message = Buffer.allocUnsafe(header.length + body.length);
    message.write(header, 'latin1');
    message.set(body, header.length);
    return this.#check.bytes(message, count);
  }

  /** Writes the check of a token's header and body, which stand before it, as the last `count` bytes. */
  writeCheck(token: Uint8Array, count: number): void {
    const at = token.length - count;
    const check = this.#check.text(token, 0, at);
    for (let i = 0; i < count; i++) token[at + i] = check.charCodeAt(i);
  }

  isOwn({ type, form, body, check }: TokenParts): boolean {
    return timingSafeEqual(this.check(tokenHeader(type, form), body, CHECK_BYTES[form]), check);
  }

  /**
   * Masks or unmasks, in place, the key id that stands at `at` with a tag after it: equal tokens stay equal, but those
   * of one subject have nothing in common that others could see.
   */
  maskKeyId(bytes: Uint8Array, at = 0): void {
    const tag = at + KEY_ID_BYTES;
    const mask = this.#route.text(bytes, tag, tag + SIV_TAG);
    for (let i = 0; i < KEY_ID_BYTES; i++) bytes[at + i] = (bytes[at + i] ?? 0) ^ mask.charCodeAt(i);
  }

  /** The name of a value under form v. `within` is empty for the domain, else the key id and what follows. */
  shortName(type: string, scope: TokenScope, within: string, value: Uint8Array, attempt: number): ShortName {
    const mac = this.#vault.bytes(framed('short', type, scope, within, value, String(attempt)));
    const end = SHORT_ID_BYTES + MAC_BYTES;
    return { id: mac.toString('hex', 0, SHORT_ID_BYTES), mac: mac.toString('hex', SHORT_ID_BYTES, end) };
  }

  /** What the store knows a subject by. */
  subject(handle: string): string {
    return this.#mac.bytes(framed('subject', checkedHandle(handle)), MAC_BYTES).toString('hex');
  }

  /** What the store knows an erased subject by. */
  tombstone(handle: string): string {
    return this.#tomb.bytes(framed('erased', checkedHandle(handle)), MAC_BYTES).toString('hex');
  }

  /** A name for anything else that the store must recognise without holding it. */
  name(kind: string, ...parts: readonly string[]): string {
    return this.#mac.bytes(framed('name', kind, ...parts), MAC_BYTES).toString('hex');
  }

  /**
   * A token of form h: joins within the domain, is not erasable for one subject, opens for nobody. VALUE_REFUSED for types
   * that are never keyed: whoever may redact can test guesses.
   */
  oneWay(type: string, value: string): string {
    if (!isTokenType(type))
      throw new ChatveilError('VALUE_REFUSED', 'a value of this type is only ever masked');
    const header = tokenHeader(type, 'h');
    const body = this.#mac.bytes(framed('value', type, value), HASH_BYTES);
    return header + toBase32(Buffer.concat([body, this.check(header, body, CHECK_BYTES.h)]));
  }
}

function checkedHandle(handle: string): string {
  if (handle.trim() === '') throw new ChatveilError('SUBJECT_INVALID', 'the handle of a subject is empty');
  if (Buffer.byteLength(handle) > LIMITS.handleBytes) {
    throw new ChatveilError('SUBJECT_INVALID', 'the handle of a subject is too long', {
      limit: LIMITS.handleBytes,
    });
  }
  return handle;
}
