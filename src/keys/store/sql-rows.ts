/** Reads columns of either database into the rows of the interface; a column of another kind is KEYS_UNAVAILABLE. */
import { ChatveilError } from '../../model/errors.ts';
import type { Approver, AuditRow, KeyRow, KeyState } from './key-store.ts';

/** In the order of the numbers that stand for them in both databases. */
export const STATES: readonly KeyState[] = ['active', 'deactivated', 'destroyed'];

export type SqlRow = Readonly<Record<string, unknown>>;

const broken = (column: string): ChatveilError =>
  new ChatveilError('KEYS_UNAVAILABLE', `the key store holds a row of another form (${column})`);

export function textOf(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw broken(column);
  return value;
}

/** PostgreSQL hands out 64-bit integers as texts. */
export function numberOf(row: SqlRow, column: string): number {
  const value = row[column];
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number') throw broken(column);
  return number;
}

export function bytesOf(row: SqlRow, column: string): Buffer {
  const value = row[column];
  if (!Buffer.isBuffer(value)) throw broken(column);
  return value;
}

export function hexOf(row: SqlRow, column: string): string {
  return bytesOf(row, column).toString('hex');
}

export function keyRowOf(row: SqlRow): KeyRow {
  const state = STATES[numberOf(row, 'state')];
  if (state === undefined) throw broken('state');
  return {
    kid: hexOf(row, 'kid'),
    domain: textOf(row, 'domain'),
    subject: row['subject'] === null ? null : hexOf(row, 'subject'),
    epoch: textOf(row, 'epoch'),
    generation: numberOf(row, 'generation'),
    wrapped: row['wrapped'] === null ? null : bytesOf(row, 'wrapped'),
    state,
    notAfter: row['not_after'] === null ? null : numberOf(row, 'not_after'),
  };
}

export function auditRowOf(row: SqlRow): AuditRow {
  return { seq: numberOf(row, 'seq'), body: textOf(row, 'body'), hash: textOf(row, 'hash') };
}

export function approverOf(row: SqlRow): Approver {
  return { name: textOf(row, 'name'), publicKey: textOf(row, 'public_key') };
}
