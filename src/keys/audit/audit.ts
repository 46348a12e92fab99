/**
 * What was done with keys, by whom, why: entries that each hold the hash of the one before. Nothing is opened before
 * the intent to open it is on disk. An entry holds no value, no handle and nothing by which the store knows a subject.
 *
 * Changing, leaving out or swapping entries shows; cutting the end off does not, unless `head` was kept elsewhere.
 */
import { createHash } from 'node:crypto';
import { ChatveilError } from '../../model/errors.ts';
import type { AuditRow, KeyStore } from '../store/key-store.ts';
import { AuditTally } from './audit-tally.ts';
import { type CanonicalValue, canonicalJson } from './canonical-json.ts';

export type AuditAction =
  | 'store-opened'
  | 'domain-created'
  | 'settings-changed'
  | 'redact'
  | 'redact-result'
  | 'reveal-intent'
  | 'reveal-result'
  | 'reveal-refused'
  | 'erase-intent'
  | 'erase-result'
  | 'erasures-repeated'
  | 'find'
  | 'hold'
  | 'rotate'
  | 'expire'
  | 'approver-enrolled'
  | 'approver-removed';

/** Of the caller; free texts are the caller's and must not name a subject. */
export interface AuditEntry {
  readonly action: AuditAction;
  readonly actor: string;
  readonly domain?: string;
  readonly purpose?: string;
  /** The id of a grant or a request. */
  readonly reference?: string;
  /** Facts of the action: counts, key ids, MACs. */
  readonly facts?: Readonly<Record<string, CanonicalValue>>;
}

export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

/** Machines that share a store may differ by this much; more, and the clock was set back. */
const CLOCK_TOLERANCE_MS = 5_000;

const AT_ONCE = 1000;

export class Audit {
  readonly store: KeyStore;
  readonly now: () => number;
  #tally = new AuditTally();
  /** How far this process has seen the chain hold. */
  #verified: AuditHead = { seq: 0, hash: '' };

  constructor(store: KeyStore, now: () => number = Date.now) {
    this.store = store;
    this.now = now;
  }

  /** What the entries say that were verified. */
  get tally(): AuditTally {
    return this.#tally;
  }

  /** Appends an entry; it is on disk when the promise is kept. AUDIT_REFUSED if it cannot be. */
  async append(entry: AuditEntry): Promise<AuditHead> {
    const time = this.now();
    try {
      return await this.store.appendAudit((last) => {
        if (last !== undefined && timeOf(last) > time + CLOCK_TOLERANCE_MS) {
          throw refused('the clock is earlier than the last entry of the audit', last.seq);
        }
        const seq = (last?.seq ?? 0) + 1;
        const body = canonicalJson({ ...entry, v: 1, seq, time, prev: last?.hash ?? '' });
        return { seq, body, hash: hashOf(body) };
      });
    } catch (error) {
      if (error instanceof ChatveilError && error.code === 'AUDIT_REFUSED') throw error;
      throw refused('the audit cannot be written');
    }
  }

  /** Checks that the chain holds, from where this process has checked it before, or from its start. */
  async verify(from: 'start' | 'checked' = 'start'): Promise<AuditHead> {
    let { seq, hash } = from === 'start' ? { seq: 0, hash: '' } : this.#verified;
    const tally = from === 'start' ? new AuditTally() : this.#tally;
    let time = 0;
    for (;;) {
      const rows = await this.#rows(seq + 1);
      for (const row of rows) {
        const entry = entryOf(row);
        const holds =
          row.seq === seq + 1 &&
          entry['seq'] === row.seq &&
          entry['prev'] === hash &&
          hashOf(row.body) === row.hash;
        if (!holds) throw refused('the chain of the audit does not hold', row.seq);
        ({ seq, hash } = row);
        time = timeOf(row);
        tally.add(seq, entry);
      }
      if (rows.length < AT_ONCE) break;
    }
    if (time > this.now() + CLOCK_TOLERANCE_MS) {
      throw refused('the clock is earlier than the last entry of the audit', seq);
    }
    // What this process saw itself must still be there.
    if (seq < this.#verified.seq) throw refused('the end of the audit is missing', seq);
    this.#verified = { seq, hash };
    this.#tally = tally;
    return this.#verified;
  }

  /** Entries from `seq` on, in order, as canonical JSON. */
  async *entries(seq = 1): AsyncGenerator<AuditRow> {
    for (let next = seq; ; ) {
      const rows = await this.#rows(next);
      yield* rows;
      if (rows.length < AT_ONCE) return;
      next += rows.length;
    }
  }

  async #rows(seq: number): Promise<AuditRow[]> {
    try {
      return await this.store.auditRows(seq, AT_ONCE);
    } catch {
      throw refused('the audit cannot be read');
    }
  }
}

function hashOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

function timeOf(row: AuditRow): number {
  const { time } = entryOf(row);
  if (typeof time !== 'number') throw refused('the chain of the audit does not hold', row.seq);
  return time;
}

function entryOf(row: AuditRow): Readonly<Record<string, unknown>> {
  try {
    const entry: unknown = JSON.parse(row.body);
    if (typeof entry === 'object' && entry !== null) return { ...entry };
  } catch {
    // Said below, without what the parser quotes.
  }
  throw refused('the chain of the audit does not hold', row.seq);
}

function refused(message: string, seq?: number): ChatveilError {
  return new ChatveilError('AUDIT_REFUSED', seq === undefined ? message : `${message}: entry ${seq}`);
}
