/** Why and how long a domain holds what it holds: kept with it, and shown in manifests and in the audit. */
import { Checker } from '../config/checked-value.ts';
import { ChatveilError } from '../model/errors.ts';
import { canonicalJson } from './audit/canonical-json.ts';

export interface DomainSettings {
  readonly purpose: string;
  /** As in Article 6 of the GDPR: consent, contract, … */
  readonly legalBasis: string;
  readonly region: string;
  readonly recipients: readonly string[];
  /** Days after which a data key may be destroyed without a request; null keeps it until then. */
  readonly retentionDays: number | null;
  /** Who may open tokens: one person, or only with the grant of another; `solo` if not given. */
  readonly reveal?: RevealMode;
}

export const REVEAL_MODES = ['solo', 'controlled'] as const;
export type RevealMode = (typeof REVEAL_MODES)[number];

const NAMES = ['purpose', 'legalBasis', 'region', 'recipients', 'retentionDays', 'reveal'] as const;
const LEGAL_BASES = [
  'consent',
  'contract',
  'legal-obligation',
  'vital-interests',
  'public-task',
  'legitimate-interests',
] as const;
const EXAMPLE = 'purpose: support quality';
const MOST_DAYS = 36_500;

const DOMAIN_NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;

export function checkedDomainName(name: string): string {
  if (DOMAIN_NAME.test(name)) return name;
  throw new ChatveilError(
    'DOMAIN_INVALID',
    'a domain is named by small letters, digits and hyphens, 63 at most',
  );
}

export function checkedSettings(value: unknown): Required<DomainSettings> {
  const check = new Checker({ code: 'DOMAIN_INVALID' });
  const given = new Map(check.entries(value, [], 'setting', NAMES, EXAMPLE));
  const text = (name: (typeof NAMES)[number]): string => check.string(given.get(name), [name]);
  const days = given.get('retentionDays') ?? null;
  return {
    purpose: text('purpose'),
    legalBasis: check.name(given.get('legalBasis'), ['legalBasis'], 'legal basis', LEGAL_BASES),
    region: text('region'),
    recipients: given.has('recipients') ? check.strings(given.get('recipients'), ['recipients']) : [],
    retentionDays: days === null ? null : check.integer(days, ['retentionDays'], 1, MOST_DAYS),
    reveal: check.name(given.get('reveal') ?? 'solo', ['reveal'], 'way of revealing', REVEAL_MODES),
  };
}

export function settingsText(settings: DomainSettings): string {
  return canonicalJson({ ...settings });
}

export function settingsOf(text: string): Required<DomainSettings> {
  try {
    return checkedSettings(JSON.parse(text));
  } catch {
    throw new ChatveilError('DOMAIN_INVALID', 'the settings of a domain cannot be read from the key store');
  }
}
