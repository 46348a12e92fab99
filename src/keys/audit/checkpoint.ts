/**
 * The head of the audit, signed, to be kept elsewhere: held against it, a chain whose end was cut off, or that was
 * written anew, shows.
 */
import { Checker } from '../../config/checked-value.ts';
import { ChatveilError } from '../../model/errors.ts';
import { isSigned, signed } from '../grants/signing-key.ts';
import type { Audit, AuditHead } from './audit.ts';

export interface Checkpoint extends AuditHead {
  readonly v: 1;
  /** Milliseconds since 1970, when it was signed. */
  readonly time: number;
  readonly signature: string;
}

const USE = 'audit-checkpoint';
const FIELDS = ['v', 'seq', 'hash', 'time', 'signature'] as const;

export function signCheckpoint({ seq, hash }: AuditHead, privatePem: string, now = Date.now()): Checkpoint {
  const body = { v: 1, seq, hash, time: now } as const;
  return { ...body, signature: signed(USE, body, privatePem) };
}

/** @throws ChatveilError AUDIT_REFUSED for what is none, without quoting it */
export function checkpointOf(text: string): Checkpoint {
  const check = new Checker({ code: 'AUDIT_REFUSED', subject: 'checkpoint' });
  const given = new Map(check.entries(parsed(text), [], 'field', FIELDS, '{"v": 1, ...}'));
  const whole = (name: 'v' | 'seq' | 'time'): number =>
    check.integer(given.get(name), [name], 0, Number.MAX_SAFE_INTEGER);
  if (whole('v') !== 1) check.fail(['v'], 'the checkpoint was written by another version');
  const [hash, signature] = [given.get('hash'), given.get('signature')];
  return {
    v: 1,
    seq: whole('seq'),
    // An audit without entries has none.
    hash: hash === '' ? '' : check.string(hash, ['hash']),
    time: whole('time'),
    signature: check.string(signature, ['signature']),
  };
}

/** Verifies the chain and that it goes on from the checkpoint. */
export async function verifyAgainst(
  audit: Audit,
  checkpoint: Checkpoint,
  publicKey: string,
): Promise<AuditHead> {
  const { signature, ...body } = checkpoint;
  if (!isSigned(USE, body, signature, publicKey)) {
    throw refused('the checkpoint is altered, or signed with another key');
  }
  const head = await audit.verify();
  const { seq, hash } = checkpoint;
  if (seq > head.seq) throw refused(`the end of the audit is missing: entry ${head.seq + 1}`);
  if (seq === 0) return head;
  for await (const row of audit.entries(seq)) {
    if (row.seq === seq && row.hash === hash) return head;
    break;
  }
  throw refused(`the audit was written anew since the checkpoint: entry ${seq}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused('the checkpoint cannot be read');
  }
}

function refused(message: string): ChatveilError {
  return new ChatveilError('AUDIT_REFUSED', message);
}
