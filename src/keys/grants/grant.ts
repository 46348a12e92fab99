/**
 * Leave of one person for another to open tokens: for one purpose in one domain, for a while, a number of times, of some
 * types and subjects. It holds no handle, only the MAC by which the store knows a subject.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Checker } from '../../config/checked-value.ts';
import { ENTITY_TYPES } from '../../model/entity-types.ts';
import { ChatveilError } from '../../model/errors.ts';
import type { CanonicalValue } from '../audit/canonical-json.ts';
import { isSigned, signed } from './signing-key.ts';

export interface Grant {
  readonly v: 1;
  readonly id: string;
  /** Who may open. */
  readonly actor: string;
  readonly approver: string;
  readonly domain: string;
  readonly types: readonly string[] | 'all';
  /** MACs. */
  readonly subjects: readonly string[] | 'all';
  readonly purpose: string;
  /** Each run that opens tokens is one. */
  readonly uses: number;
  /** Milliseconds since 1970, as is `expires`. */
  readonly not_before: number;
  readonly expires: number;
}

export interface SignedGrant extends Grant {
  readonly signature: string;
}

export const GRANT_MINUTES = 60;
export const MOST_GRANT_MINUTES = 24 * 60;
const MOST_MS = MOST_GRANT_MINUTES * 60_000;
const MOST_USES = 1000;
const USE = 'grant';

const FIELDS = [
  'v',
  'id',
  'actor',
  'approver',
  'domain',
  'types',
  'subjects',
  'purpose',
  'uses',
  'not_before',
  'expires',
  'signature',
] as const;

/** What is granted; the rest follows. */
export interface GrantRequest
  extends Pick<Grant, 'actor' | 'approver' | 'domain' | 'types' | 'subjects' | 'purpose'> {
  readonly uses?: number;
  readonly minutes?: number;
}

export function signGrant(request: GrantRequest, privatePem: string, now = Date.now()): SignedGrant {
  const { uses = 1, minutes = GRANT_MINUTES, ...rest } = request;
  const id = randomBytes(8).toString('hex');
  const times = { not_before: now, expires: now + minutes * 60_000 };
  const grant = checkedGrant({ ...rest, v: 1, id, uses, ...times, signature: 'x' });
  return { ...grant, signature: signed(USE, bodyOf(grant), privatePem) };
}

export function isSignedBy(grant: SignedGrant, publicKey: string): boolean {
  return isSigned(USE, bodyOf(grant), grant.signature, publicKey);
}

/** @throws ChatveilError GRANT_REFUSED for what is none, without quoting it */
export function readGrantFile(file: string): SignedGrant {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new ChatveilError('GRANT_REFUSED', 'the grant cannot be read', { file });
  }
  return checkedGrant(value);
}

/** Checks form and bounds, not the signature. */
export function checkedGrant(value: unknown): SignedGrant {
  const check = new Checker({ code: 'GRANT_REFUSED', subject: 'grant' });
  const given = new Map(check.entries(value, [], 'field', FIELDS, '{"v": 1, ...}'));
  const text = (name: (typeof FIELDS)[number]): string => check.string(given.get(name), [name]);
  const whole = (name: (typeof FIELDS)[number], min: number, max: number): number =>
    check.integer(given.get(name), [name], min, max);
  const list = (name: 'types' | 'subjects'): readonly string[] | 'all' =>
    given.get(name) === 'all' ? 'all' : check.strings(given.get(name), [name]);
  whole('v', 1, 1);
  const types = list('types');
  if (types !== 'all') types.map((type, i) => check.name(type, ['types', i], 'type', ENTITY_TYPES));
  const approver = text('approver');
  const actor = text('actor');
  if (sameName(actor, approver)) check.fail(['approver'], 'nobody grants anything to themselves');
  const notBefore = whole('not_before', 0, Number.MAX_SAFE_INTEGER);
  return {
    v: 1,
    id: text('id'),
    actor,
    approver,
    domain: text('domain'),
    types,
    subjects: list('subjects'),
    purpose: text('purpose'),
    uses: whole('uses', 1, MOST_USES),
    not_before: notBefore,
    expires: whole('expires', notBefore, notBefore + MOST_MS),
    signature: text('signature'),
  };
}

/** However they are typed. */
export function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function bodyOf({ signature: _, ...body }: SignedGrant): CanonicalValue {
  return body;
}
