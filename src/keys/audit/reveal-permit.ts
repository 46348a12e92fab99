/**
 * Leave to open tokens of one domain. There is no other way to get one than to write the intent into the audit first,
 * and a KeyRing opens nothing without one. What came of it is written at the end.
 */
import { ChatveilError } from '../../model/errors.ts';
import type { Audit, AuditEntry } from './audit.ts';

/** What became of a token, for the audit; outwardly `destroyed` and `unknown` are one. */
export type RevealOutcome = 'opened' | 'destroyed' | 'unknown' | 'altered';

export interface RevealRequest {
  readonly actor: string;
  readonly domain: string;
  readonly purpose: string;
  /** The id of a grant or of a case. */
  readonly reference?: string;
}

/** Tokens of which the audit names each; beyond it they are only counted. */
const NAMED_TOKENS = 50;

const ISSUED = new WeakSet<RevealPermit>();

export class RevealPermit {
  readonly domain: string;
  readonly #audit: Audit;
  readonly #entry: Omit<AuditEntry, 'action'>;
  readonly #intent: number;
  readonly #counts = new Map<string, number>();
  readonly #tokens = new Set<string>();

  constructor(audit: Audit, request: RevealRequest, intent: number) {
    this.domain = request.domain;
    this.#audit = audit;
    this.#entry = request;
    this.#intent = intent;
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
    };
    await this.#audit.append({ ...this.#entry, action: 'reveal-result', facts });
  }
}

/** Checks that the audit holds, writes the intent, and only then gives leave. */
export async function permitReveal(audit: Audit, request: RevealRequest): Promise<RevealPermit> {
  if (request.purpose.trim() === '' || request.actor.trim() === '') {
    throw new ChatveilError('USAGE', 'nothing is opened without an actor and a purpose');
  }
  await audit.verify('checked');
  const { seq } = await audit.append({ ...request, action: 'reveal-intent' });
  const permit = new RevealPermit(audit, request, seq);
  ISSUED.add(permit);
  return permit;
}

/** AUDIT_REFUSED unless the permit was given for the domain and is not finished. */
export function requirePermit(permit: RevealPermit, domain: string): void {
  if (!ISSUED.has(permit) || permit.domain !== domain) {
    throw new ChatveilError('AUDIT_REFUSED', 'nothing is opened without an intent in the audit');
  }
}
