import { LIMITS } from '../model/limits.ts';
import type { Field, FieldTable } from '../model/slots.ts';
import type { FieldKind } from './field-names.ts';

/**
 * Fields by path and meaning, shared by all locators that fill one FieldTable: a folder of a thousand alike files
 * has the fields of one. Past the limit a field keeps its meaning and loses its path, unless it is named (see
 * named-paths), so what is found and what is done with it never depend on which fields came first.
 */

/** Path of every field that came after the limit. */
export const OVERFLOW_PATH = '/...';

const tables = new WeakMap<FieldTable, Map<string, Field>>();

/** @param isMeant somebody has named the path, so it is kept past the limit */
export function sharedField(table: FieldTable, path: string, kind: FieldKind, isMeant = false): Field {
  let known = tables.get(table);
  if (known === undefined) {
    known = new Map();
    tables.set(table, known);
  }
  const key = `${kind.meaning} ${kind.type ?? ''} ${path}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (table.fields.length >= LIMITS.fields && path !== OVERFLOW_PATH && !isMeant)
    return sharedField(table, OVERFLOW_PATH, kind);
  const field = table.add(path, kind.meaning, kind.type);
  known.set(key, field);
  return field;
}

/** One segment of a JSON pointer (RFC 6901). */
export function pointerSegment(name: string): string {
  if (!/[~/]/.test(name)) return name;
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

const MAX_SEGMENT = 64;

/**
 * Whether a key or column header can stand in a field path. Paths are printed in reports, so a key that may be a
 * value itself (an e-mail address, an id, a phone number, a sentence) is not.
 */
export function isFieldName(name: string): boolean {
  if (name.length === 0 || name.length > MAX_SEGMENT) return false;
  let digits = 0;
  let isPlain = true;
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i);
    if (c >= 0x30 && c <= 0x39) digits++;
    // ASCII letters and _, at least at the start
    else if (!((c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a) || c === 0x5f)) isPlain = false;
    if (i === 0 && digits > 0) return false;
  }
  if (digits > 3) return false;
  // PERF: spares nearly all names the expressions below
  if (isPlain) return true;
  return /^[\p{L}_$@.][\p{L}\p{M}\p{N}_$.:()/# -]*$/u.test(name) && !/\S@|\s\S+\s\S+\s\S+\s/.test(name);
}
