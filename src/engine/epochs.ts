/**
 * The calendar span that a conversation's own time lies in, in UTC: `2026`, `2026-Q1` or `2026-03`. Only what is surely
 * a point in time counts (ISO 8601, or seconds, milliseconds or microseconds since 1970); a time without a zone is
 * taken for UTC.
 */
import type { EpochLength } from '../model/policy.ts';

const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d{1,9})?)? ?(Z|UTC|[+-]\d\d:?\d\d)?$/;
const SINCE_1970 = /^(\d{10})(?:\.\d{1,9}|\d{3}|\d{6})?$/;

/** Undefined for what is no such time, and where there are no epochs. */
export function epochOf(text: string, length: EpochLength): string | undefined {
  if (length === 'none') return undefined;
  const date = timeOf(text.trim());
  if (date === undefined) return undefined;
  const year = String(date.getUTCFullYear());
  const month = date.getUTCMonth();
  if (length === 'year') return year;
  return length === 'quarter'
    ? `${year}-Q${Math.floor(month / 3) + 1}`
    : `${year}-${String(month + 1).padStart(2, '0')}`;
}

function timeOf(text: string): Date | undefined {
  const seconds = SINCE_1970.exec(text)?.[1];
  if (seconds !== undefined) return new Date(Number(seconds) * 1000);
  const iso = ISO.exec(text);
  if (iso === null) return undefined;
  const [, day, minute = '00:00', second = ':00', zone = 'Z'] = iso;
  const offset = zone === 'UTC' ? 'Z' : zone.replace(/^(...)(\d\d)$/, '$1:$2');
  const date = new Date(`${day}T${minute}${second}${offset}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
