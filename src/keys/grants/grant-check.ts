/** Whether a grant gives leave for what is asked, now. Each reason to refuse is a fixed word, for the audit. */
import type { Audit } from '../audit/audit.ts';
import { checkedGrant, isSignedBy, type SignedGrant, sameName } from './grant.ts';
import { fingerprintOf } from './signing-key.ts';

export interface Asked {
  readonly actor: string;
  readonly domain: string;
  readonly purpose: string;
}

/** Undefined if it holds. The audit must have been verified; uses are those that it names. */
export async function whyRefused(
  audit: Audit,
  grant: SignedGrant,
  asked: Asked,
): Promise<string | undefined> {
  if (!hasForm(grant)) return 'form';
  const row = (await audit.store.approvers()).find(({ name }) => name === grant.approver);
  if (row === undefined) return 'approver not enrolled';
  // Who can write to the store alone cannot enrol anybody unseen.
  if (audit.tally.approver(row.name) !== fingerprintOf(row.publicKey)) return 'approver not as audited';
  if (!isSignedBy(grant, row.publicKey)) return 'signature';
  if (sameName(grant.approver, asked.actor)) return 'actor is the approver';
  if (!sameName(grant.actor, asked.actor)) return 'actor';
  if (grant.domain !== asked.domain) return 'domain';
  if (grant.purpose !== asked.purpose) return 'purpose';
  const now = audit.now();
  if (now < grant.not_before) return 'not yet valid';
  if (now >= grant.expires) return 'expired';
  if (audit.tally.uses(grant.id) >= grant.uses) return 'used up';
  return undefined;
}

/** Whoever signs may sign anything: bounds hold here, not where it was made. */
function hasForm(grant: SignedGrant): boolean {
  try {
    checkedGrant(grant);
    return true;
  } catch {
    return false;
  }
}
