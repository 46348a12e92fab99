/**
 * Names for values of short tokens, and the vault rows that have to be written before a token leaves the process.
 *
 * A name is computed, so every worker gives the same without asking. If two values meet in one, the store says so when
 * the rows are written: the second then has its next name, and its conversation has to be treated once more.
 */
import { ChatveilError } from '../../model/errors.ts';
import type { TokenScope } from '../../model/operator.ts';
import { toBase32 } from '../crypto/base32.ts';
import type { KeyStore, NewVaultRow } from '../store/key-store.ts';
import type { DataKey } from '../tokens/data-key.ts';
import { refuseUnsealable } from '../tokens/data-key.ts';
import type { DomainSecrets, ShortName } from '../tokens/domain-secrets.ts';
import { padValue, type SealedValue } from '../tokens/sealed-value.ts';
import { CHECK_BYTES, tokenHeader } from '../tokens/token-text.ts';

/** How far one value has one name. */
export interface ShortHow {
  readonly scope: TokenScope;
  /** The conversation's id, for that scope. */
  readonly conversation?: string;
}

/** Whoever may redact can test guesses of what is named across a domain, so only values that are hard to guess are. */
export const DOMAIN_WIDE: ReadonlySet<string> = new Set(['EMAIL', 'IBAN']);

/** Rows written in one transaction. */
const AT_ONCE = 1000;

export class ShortNames {
  readonly #secrets: DomainSecrets;
  /** By id and key: what is not in the store yet. */
  readonly #unwritten = new Map<string, NewVaultRow>();
  /** By id: whose it is, among what is unwritten. */
  readonly #owners = new Map<string, string>();
  /** Names that another value has: by the MAC of the first name, how many to leave out. */
  readonly #attempts = new Map<string, number>();
  /** The first name's MAC of every unwritten row, by its own. */
  readonly #firsts = new Map<string, { readonly first: string; readonly attempt: number }>();

  constructor(secrets: DomainSecrets) {
    this.#secrets = secrets;
  }

  get unwritten(): number {
    return this.#unwritten.size;
  }

  /** The token of a value; its row waits for `flush`. */
  token(key: DataKey, type: string, value: SealedValue, how: ShortHow): string {
    refuseUnsealable(type);
    const { scope } = how;
    if (scope === 'domain' && !DOMAIN_WIDE.has(type)) {
      throw new ChatveilError(
        'VALUE_REFUSED',
        `only ${[...DOMAIN_WIDE].join(' and ')} may have one name in a domain`,
      );
    }
    const padded = padValue(value);
    const { id, mac } = this.#name(type, scope, within(key.kid, how), padded);
    padded.fill(0);
    const place = `${id} ${key.kid}`;
    if (!this.#unwritten.has(place)) {
      const sealed = key.sealRow(type, id, value);
      this.#unwritten.set(place, { id, mac, kid: key.kid, sealed, shared: scope === 'domain' });
      this.#owners.set(id, mac);
    }
    const header = tokenHeader(type, 'v');
    const body = Buffer.from(id, 'hex');
    return header + toBase32(Buffer.concat([body, this.#secrets.check(header, body, CHECK_BYTES.v)]));
  }

  /** Lets go of what is unwritten. */
  clear(): void {
    this.#unwritten.clear();
    this.#owners.clear();
    this.#firsts.clear();
  }

  #name(type: string, scope: TokenScope, inside: string, value: Uint8Array): ShortName {
    const name = (attempt: number): ShortName => this.#secrets.shortName(type, scope, inside, value, attempt);
    const first = name(0);
    let attempt = this.#attempts.get(first.mac) ?? 0;
    let own = attempt === 0 ? first : name(attempt);
    // Two that have not been written yet may meet too.
    while ((this.#owners.get(own.id) ?? own.mac) !== own.mac) own = name(++attempt);
    this.#firsts.set(own.mac, { first: first.mac, attempt });
    return own;
  }

  /**
   * Writes what is unwritten. TOKEN_COLLISION: some tokens of this conversation are wrong, and right when it is treated
   * once more. SUBJECT_ERASED: a key was destroyed meanwhile; `gone` is told its id first.
   */
  async flush(store: KeyStore, gone: (kid: string) => void): Promise<void> {
    const rows = [...this.#unwritten];
    let taken = 0;
    let destroyed = 0;
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      const some = rows.slice(at, at + AT_ONCE);
      const answers = await store.addVaultRows(
        this.#secrets.domain,
        some.map(([, row]) => row),
      );
      some.forEach(([place, row], i) => {
        const known = this.#firsts.get(row.mac);
        if (answers[i] === 'taken' && known !== undefined) {
          taken++;
          this.#attempts.set(known.first, known.attempt + 1);
        } else if (answers[i] === 'gone') {
          destroyed++;
          gone(row.kid);
        }
        this.#unwritten.delete(place);
      });
    }
    this.clear();
    if (destroyed > 0)
      throw new ChatveilError('SUBJECT_ERASED', 'a subject was erased while its data was treated');
    if (taken > 0) throw new ChatveilError('TOKEN_COLLISION', 'two values met in one short token');
  }
}

function within(kid: string, { scope, conversation }: ShortHow): string {
  if (scope === 'domain') return '';
  if (scope === 'subject') return kid;
  if (conversation === undefined || conversation === '') {
    throw new ChatveilError('INTERNAL', 'a name within a conversation needs the conversation');
  }
  return `${kid} ${conversation}`;
}
