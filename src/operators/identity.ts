/**
 * When two texts are the same value: how letters, spaces and separators count, by type. Nothing is looked up, so
 * `+44 7700 900123` and `07700 900123` are two values; a reader loses little by that, and by the opposite mistake,
 * one ordinal for two people, much.
 */
import type { EntityType } from '../model/entity-types.ts';
import { withoutMarkup } from '../text/markup.ts';

type Normalise = (value: string) => string;

const unify: Normalise = (value) =>
  withoutMarkup(value)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '');

const folded: Normalise = (value) => unify(value).toLowerCase().replace(/\s+/gu, ' ').trim();

/** Letters and digits alone, for numbers and codes that people write with and without spaces and hyphens. */
const code: Normalise = (value) => folded(value).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

/** Upper and lower case are different values. */
const exact: Normalise = (value) => unify(value).trim();

const name: Normalise = (value) => {
  const words = folded(value);
  const comma = words.indexOf(',');
  const inverted = comma > 0 && comma === words.lastIndexOf(',');
  const straight = inverted ? `${words.slice(comma + 1)} ${words.slice(0, comma)}` : words;
  return straight.replace(/[\s,.;:]+/gu, ' ').trim();
};

const username: Normalise = (value) => folded(value).replace(/^@+/, '');

/** Types not named are folded: case and inner spaces do not count. */
const BY_TYPE: Partial<Record<EntityType, Normalise>> = {
  PERSON: name,
  PHONE: code,
  CARD: code,
  CVV: code,
  IMEI: code,
  USERNAME: username,
  POSTCODE: code,
  ACCOUNT: code,
  ORDER: code,
  IBAN: code,
  BIC: code,
  BANK: code,
  NATIONALID: code,
  TAXID: code,
  PASSPORT: code,
  LICENCE: code,
  PLATE: code,
  VIN: code,
  MAC: code,
  HEALTHID: code,
  URL: exact,
  PASSWORD: exact,
  PIN: code,
  SECRET: exact,
  WALLET: exact,
};

/** The normalised value: equal for two spellings of one value. Normalising twice changes nothing. */
export function identityOf(type: EntityType, value: string): string {
  const identity = (BY_TYPE[type] ?? folded)(value);
  return identity === '' ? value : identity;
}
