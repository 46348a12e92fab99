/**
 * Keys of subjects that have none yet. One is drafted when something is first sealed under it, since most
 * conversations that are looked at seal nothing under their own; until the store has kept it, nothing that it sealed
 * may leave the process.
 */
import { randomBytes } from 'node:crypto';
import type { KeyOwner } from './store/key-store.ts';
import { DATA_KEY_BYTES, DataKey } from './tokens/data-key.ts';
import type { DomainSecrets } from './tokens/domain-secrets.ts';
import { KEY_ID_BYTES } from './tokens/token-text.ts';

export interface KeyDraft {
  readonly owner: KeyOwner;
  readonly kid: string;
  /** To be wrapped; wiped when it was. */
  readonly bytes: Buffer;
  readonly key: DataKey;
}

/** `taken`: another process made the subject's key first. `erased`: there will be none. */
export type DraftAnswer = 'kept' | 'taken' | 'erased';

const DRAFT_BYTES = DATA_KEY_BYTES + KEY_ID_BYTES;

/** PERF: a call of the random source costs more than its bytes, so they are fetched for many keys; none is used twice. */
const DRAFTS_AT_ONCE = 64;
let random: Buffer = Buffer.alloc(0);
let used = 0;

export function draftKey(secrets: DomainSecrets, owner: KeyOwner): KeyDraft {
  if (used === random.length) {
    random = randomBytes(DRAFTS_AT_ONCE * DRAFT_BYTES);
    used = 0;
  }
  const own = random.subarray(used, used + DRAFT_BYTES);
  used += DRAFT_BYTES;
  const bytes = own.subarray(0, DATA_KEY_BYTES);
  const kid = own.toString('hex', DATA_KEY_BYTES);
  return { owner, kid, bytes, key: new DataKey(kid, secrets, bytes, owner.subject) };
}
