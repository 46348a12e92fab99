/**
 * Which type a cue asks for when it stands in a question. Lists that serve several types ask for what people most
 * often mean by their words; a list that only rules of one type use, as a rule's own phrases
 * are, asks for that type.
 */
import type { EntityType } from '../../model/entity-types.ts';
import type { CompiledRules } from '../../rules/compile.ts';

/** Cue list → type. Names, places and addresses have readers of their own. */
const BY_LIST: Readonly<Record<string, EntityType>> = {
  'account-number': 'ACCOUNT',
  account: 'ACCOUNT',
  address: 'POSTCODE',
  'bank-account': 'BANK',
  birthdate: 'BIRTHDATE',
  booking: 'ORDER',
  card: 'CARD',
  cvv: 'CVV',
  expiry: 'EXPIRY',
  health: 'HEALTHID',
  iban: 'IBAN',
  imei: 'IMEI',
  licence: 'LICENCE',
  'national-id': 'NATIONALID',
  'order-number': 'ORDER',
  order: 'ORDER',
  passport: 'PASSPORT',
  password: 'PASSWORD',
  phone: 'PHONE',
  pin: 'PIN',
  plate: 'PLATE',
  postcode: 'POSTCODE',
  routing: 'BANK',
  'sort-code': 'BANK',
  'tax-id': 'TAXID',
  username: 'USERNAME',
  vin: 'VIN',
};

/** Types whose values are no digits, codes or single words: they are read elsewhere. */
const NOT_ANSWERED: ReadonlySet<EntityType> = new Set<EntityType>([
  'PERSON',
  'ADDRESS',
  'PLACE',
  'ORG',
  'URL',
  'GEO',
  'WALLET',
  'SECRET',
  'DATE',
  'TIMESTAMP',
  'SUBJECT',
  'IP',
  'MAC',
  'AGE',
]);

/** Lists whose phrases say "number" and not of what: `questions.ts` reads them as any number. */
const OF_ANYTHING: ReadonlySet<string> = new Set(['number-word']);

/** Type by cue group; undefined where a group asks for nothing that an answer could be. */
export function askedTypes(rules: CompiledRules): readonly (EntityType | undefined)[] {
  const { groups } = rules.cues;
  const byRules = groups.map(() => new Set<EntityType>());
  for (const rule of rules.rules) for (const group of rule.cueGroups) byRules[group]!.add(rule.file.type);
  return groups.map((name, group) => {
    const listed = BY_LIST[name];
    if (listed !== undefined) return listed;
    if (OF_ANYTHING.has(name)) return undefined;
    if (byRules[group]!.size !== 1) return undefined;
    const [only] = byRules[group]!;
    return only === undefined || NOT_ANSWERED.has(only) ? undefined : only;
  });
}
