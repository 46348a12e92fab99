/**
 * The closed list of what chatveil looks for. Everything that names a type (rules, policies, findings,
 * ordinals, tokens) uses these words and no others. A rule's id says the kind within a type
 * (`us-ssn` is a NATIONALID), so a new country adds rules, not types.
 */
export const ENTITY_TYPES = [
  'PERSON',
  'EMAIL',
  'PHONE',
  'ADDRESS',
  'PLACE',
  'POSTCODE',
  'USERNAME',
  'ACCOUNT',
  'ORDER',
  'CARD',
  'CVV',
  'EXPIRY',
  'IBAN',
  'BIC',
  'BANK',
  'NATIONALID',
  'TAXID',
  'PASSPORT',
  'LICENCE',
  'PLATE',
  'VIN',
  'BIRTHDATE',
  'DATE',
  'TIMESTAMP',
  'AGE',
  'IP',
  'MAC',
  'IMEI',
  'URL',
  'GEO',
  'PASSWORD',
  'PIN',
  'SECRET',
  'WALLET',
  'HEALTHID',
  'ORG',
  'SUBJECT',
] as const;

export type EntityType = (typeof ENTITY_TYPES)[number];

const KNOWN: ReadonlySet<string> = new Set(ENTITY_TYPES);

export function isEntityType(name: string): name is EntityType {
  return KNOWN.has(name);
}

/**
 * Types whose values must not recur anywhere in their conversation, however short they are:
 * a four-digit PIN repeated by the agent gives the PIN away.
 */
export const STRONG_TYPES: ReadonlySet<EntityType> = new Set<EntityType>([
  'PERSON',
  'EMAIL',
  'PHONE',
  'ADDRESS',
  'ACCOUNT',
  'ORDER',
  'CARD',
  'CVV',
  'IBAN',
  'BANK',
  'NATIONALID',
  'TAXID',
  'PASSPORT',
  'LICENCE',
  'PLATE',
  'VIN',
  'BIRTHDATE',
  'IP',
  'MAC',
  'IMEI',
  'PASSWORD',
  'PIN',
  'SECRET',
  'WALLET',
  'HEALTHID',
]);

/** Types that are only ever masked: never keyed, never stored, whatever a policy says. */
export const NEVER_KEYED_TYPES: ReadonlySet<EntityType> = new Set<EntityType>([
  'CVV',
  'PIN',
  'PASSWORD',
  'SECRET',
]);
