/**
 * Leave to open tokens of one domain. There is no other way to get one than to write the intent into the audit first,
 * and a KeyRing opens nothing without one. What came of it is written at the end.
 */
import { ChatveilError } from '../../model/errors.ts';
import { settingsOf } from '../domain-settings.ts';
import type { SignedGrant } from '../grants/grant.ts';
import { whyRefused } from '../grants/grant-check.ts';
import type { Audit, AuditEntry } from './audit.ts';

/** What became of a token, for the audit. */
export type RevealOutcome = 'opened' | 'destroyed' | 'unknown' | 'altered' | 'refused';

export interface RevealRequest {
  readonly actor: string;
  readonly domain: string;
  readonly purpose: string;
  /** The id of a case. */
  readonly reference?: string;
  /** The leave of another person; a controlled domain opens nothing without. */
  readonly grant?: SignedGrant;
}

type Scope = Pick<SignedGrant, 'id' | 'types' | 'subjects' | 'expires'>;

/** Tokens of which the audit names each; beyond it they are only counted. */
const NAMED_TOKENS = 50;

const ISSUED = new WeakSet<RevealPermit>();

export class RevealPermit {
  readonly domain: string;
  readonly #audit: Audit;
  readonly #entry: Omit<AuditEntry, 'action'>;
  readonly #intent: number;
  readonly #scope: Scope | undefined;
  readonly #counts = new Map<string, number>();
  readonly #tokens = new Set<string>();

  constructor(audit: Audit, request: RevealRequest, intent: number) {
    const { grant, ...entry } = request;
    this.domain = request.domain;
    this.#audit = audit;
    this.#entry = entry;
    this.#intent = intent;
    this.#scope = grant;
  }

  /** Whether tokens of a type may be opened, and of a subject, told by its MAC. */
  covers(type: string, subject?: string): boolean {
    const { types = 'all', subjects = 'all' } = this.#scope ?? {};
    if (types !== 'all' && !types.includes(type)) return false;
    return subject === undefined || subjects === 'all' || subjects.includes(subject);
  }

  get expired(): boolean {
    return this.#scope !== undefined && this.#audit.now() >= this.#scope.expires;
  }

  /** Counts a token; `name` is its MAC. */
  record(type: string, outcome: RevealOutcome, name: string): void {
    const kind = `${type} ${outcome}`;
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    if (this.#tokens.size < NAMED_TOKENS) this.#tokens.add(name);
  }

  /** Writes what came of it. Nothing is opened with it afterwards. */
  async finish(): Promise<void> {
    ISSUED.delete(this);
    const facts = {
      intent: this.#intent,
      tokens: Object.fromEntries(this.#counts),
      named: [...this.#tokens].sort(),
      ...grantFact(this.#scope),
    };
    await this.#audit.append({ ...this.#entry, action: 'reveal-result', facts });
  }
}

/**
 * Checks that the audit holds, then the grant, writes the intent, and only then gives leave.
 * @throws ChatveilError AUDIT_REFUSED; GRANT_REFUSED, which stands in the audit
 */
export async function permitReveal(audit: Audit, request: RevealRequest): Promise<RevealPermit> {
  if (request.purpose.trim() === '' || request.actor.trim() === '') {
    throw new ChatveilError('USAGE', 'nothing is opened without an actor and a purpose');
  }
  const { grant, ...entry } = request;
  const refuse = async (reason: string): Promise<never> => {
    // What has not the form of a grant has no id to trust.
    const named = reason === 'form' ? {} : grantFact(grant);
    await audit.append({ ...entry, action: 'reveal-refused', facts: { reason, ...named } });
    throw new ChatveilError('GRANT_REFUSED', `nothing is opened: ${SAYS[reason] ?? reason}`);
  };
  await audit.verify('checked');
  if (grant === undefined && (await isControlled(audit, request.domain))) await refuse('no grant');
  const reason = grant === undefined ? undefined : await whyRefused(audit, grant, request);
  if (reason !== undefined) await refuse(reason);
  const intent = { ...entry, action: 'reveal-intent', ...factsOf(grant) } as const;
  const { seq } = await audit.append(intent);
  if (grant !== undefined) {
    // Another process may have been first with the last use.
    await audit.verify('checked');
    if (audit.tally.uses(grant.id, seq) > grant.uses) await refuse('used up');
  }
  const permit = new RevealPermit(audit, request, seq);
  ISSUED.add(permit);
  return permit;
}

const SAYS: Readonly<Record<string, string>> = {
  'no grant': 'the domain is controlled, so another person has to grant it',
  form: 'this is no grant, or one for longer or more than may be granted',
  'approver not enrolled': 'the approver of the grant is not enrolled',
  'approver not as audited': 'the key of the approver is not the one that the audit tells',
  signature: 'the grant is altered, or signed with another key',
  'actor is the approver': 'nobody grants anything to themselves',
  actor: 'the grant is for somebody else',
  domain: 'the grant is for another domain',
  purpose: 'the grant is for another purpose',
  'not yet valid': 'the grant is not valid yet',
  expired: 'the grant has expired',
  'used up': 'the grant is used up',
};

/** If either the store or the audit says so: neither can be changed without the other. */
async function isControlled(audit: Audit, domain: string): Promise<boolean> {
  if (audit.tally.mode(domain) === 'controlled') return true;
  const row = (await audit.store.domains()).find((each) => each.domain === domain);
  return row !== undefined && settingsOf(row.settings).reveal === 'controlled';
}

function grantFact(grant: Pick<SignedGrant, 'id'> | undefined): { grant?: string } {
  return grant === undefined ? {} : { grant: grant.id };
}

function factsOf(grant: SignedGrant | undefined): Pick<AuditEntry, 'facts'> {
  return grant === undefined ? {} : { facts: { grant: grant.id, approver: grant.approver } };
}

/** AUDIT_REFUSED unless the permit was given for the domain and is not finished; GRANT_REFUSED once its time is over. */
export function requirePermit(permit: RevealPermit, domain: string): void {
  if (!ISSUED.has(permit) || permit.domain !== domain) {
    throw new ChatveilError('AUDIT_REFUSED', 'nothing is opened without an intent in the audit');
  }
  if (permit.expired) throw new ChatveilError('GRANT_REFUSED', 'the grant has expired meanwhile');
}

/** What a token that did not open is answered with. Outwardly `destroyed` and `unknown` are one. */
export function refusalOf(outcome: Exclude<RevealOutcome, 'opened'>): ChatveilError {
  if (outcome === 'refused') return new ChatveilError('GRANT_REFUSED', 'the grant does not cover the token');
  return outcome === 'altered'
    ? new ChatveilError('TOKEN_INVALID', 'the token is altered, or was written elsewhere')
    : new ChatveilError('KEY_GONE', 'no key opens the token: it was erased, or belongs to another store');
}
