/** JSON with one spelling: keys sorted, no spaces, only texts, whole numbers, true, false, null, lists and objects. */
import { ChatveilError } from '../../model/errors.ts';

export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [name: string]: CanonicalValue | undefined };

/** Entries that are undefined are left out. */
export function canonicalJson(value: CanonicalValue): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new ChatveilError('INTERNAL', 'only whole numbers have one spelling');
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, inner]) =>
      inner === undefined ? [] : `${JSON.stringify(name)}:${canonicalJson(inner)}`,
    );
  return `{${entries.join(',')}}`;
}

function isList(value: object): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}
