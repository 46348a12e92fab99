/**
 * Allow and deny lists: one term a line, or CSV where the file's name ends in `.csv` (one column, and `term,type` for
 * deny lists; a heading row `term` or `term,type` is skipped). Empty terms and lines that start with `#` are ignored.
 * UTF-8, with or without byte order mark, lines end in LF or CRLF. Read whole: a million terms take 2 to 3 s.
 * Errors are LIST_INVALID with file and line and never quote a term.
 */
import { readFile } from 'node:fs/promises';
import { ENTITY_TYPES, type EntityType, isEntityType } from '../model/entity-types.ts';
import { ChatveilError } from '../model/errors.ts';
import type { DenyTerm } from '../model/policy.ts';
import { systemReason } from '../model/system-reason.ts';
import { nearestName } from './nearest.ts';

/** What a deny term is where its line does not say: most such lists name people. */
export const DENY_TYPE: EntityType = 'PERSON';

/** Bytes of one list. */
const MAX_BYTES = 256 * 1024 * 1024;

/** UTF-16 units of one term. Longer ones are most often a file that is no list. */
const MAX_TERM = 512;

/** A row of a list and the line it starts on, 1-based. */
interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Terms in the order of the file, trimmed, each once. */
export async function readAllowList(file: string): Promise<string[]> {
  const terms = new Set<string>();
  for (const { line, cells } of await readRows(file, ['term'])) {
    const [term = '', ...more] = cells;
    if (more.some((cell) => cell !== '')) {
      // Silently allowing what stands before the comma could leave the wrong values visible.
      fail(file, line, 'an allow list has one column; a term that holds a comma stands in quotes');
    }
    if (isTerm(term, file, line)) terms.add(term);
  }
  return [...terms];
}

/** Terms in the order of the file, trimmed, each once: a later line about a term replaces an earlier one. */
export async function readDenyList(file: string): Promise<DenyTerm[]> {
  const terms = new Map<string, EntityType>();
  for (const { line, cells } of await readRows(file, ['term', 'type'])) {
    const [term = '', type = '', ...more] = cells;
    if (more.some((cell) => cell !== '')) {
      fail(
        file,
        line,
        'a deny list has the columns term and type; a term that holds a comma stands in quotes',
      );
    }
    if (!isTerm(term, file, line)) continue;
    if (type !== '' && !isEntityType(type)) {
      // Not quoted: where columns are mixed up it is half of somebody's name.
      const near = nearestName(type, ENTITY_TYPES);
      fail(
        file,
        line,
        `unknown type in the second column${near === undefined ? '' : `; did you mean ${near}?`}`,
      );
    }
    const stray = type === '' ? /[,;\t]\s*([A-Z]+)$/.exec(term)?.[1] : undefined;
    if (stray !== undefined && isEntityType(stray)) {
      // Taken for one long term, the line would never match anything, and nobody would be told.
      fail(file, line, 'a type stands after the term: that needs a file named .csv and a comma');
    }
    terms.set(term, type === '' ? DENY_TYPE : type);
  }
  return Array.from(terms, ([term, type]) => ({ term, type }));
}

function fail(file: string, line: number | undefined, message: string): never {
  throw new ChatveilError('LIST_INVALID', message, line === undefined ? { file } : { file, line });
}

function isTerm(term: string, file: string, line: number): boolean {
  if (term.length > MAX_TERM) {
    throw new ChatveilError('LIST_INVALID', 'a term is too long', { file, line, limit: MAX_TERM });
  }
  return term !== '';
}

async function readRows(file: string, columns: readonly string[]): Promise<Row[]> {
  const text = await readText(file);
  const csv = /\.csv$/i.test(file);
  const rows: Row[] = [];
  const quoted: { line: number; text: string }[] = [];
  const quotedAt: number[] = [];
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    let row = withoutReturn(lines[i]!);
    const line = i + 1;
    if (row.startsWith('#')) continue;
    if (!csv) {
      rows.push({ line, cells: [row.trim()] });
      continue;
    }
    if (!row.includes('"')) {
      // PERF: a million terms take 2.4 s by this, 6 s all through the CSV parser.
      rows.push({ line, cells: row.split(',').map((cell) => cell.trim()) });
      continue;
    }
    while (hasOpenQuote(row)) {
      i++;
      if (i === lines.length) fail(file, line, 'a quote is not closed');
      row += `\n${withoutReturn(lines[i]!)}`;
      if (row.length > 4 * MAX_TERM) fail(file, line, 'a quote is not closed');
    }
    quotedAt.push(rows.length);
    rows.push({ line, cells: [] });
    quoted.push({ line, text: row });
  }
  if (quoted.length > 0) {
    const parsed = await parseQuoted(file, quoted);
    quotedAt.forEach((at, i) => {
      rows[at] = { line: rows[at]!.line, cells: parsed[i]! };
    });
  }
  return csv && isHeading(rows[0], columns) ? rows.slice(1) : rows;
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

function hasOpenQuote(row: string): boolean {
  let open = false;
  for (let at = row.indexOf('"'); at >= 0; at = row.indexOf('"', at + 1)) open = !open;
  return open;
}

const isHeading = (row: Row | undefined, columns: readonly string[]): boolean =>
  row !== undefined &&
  row.cells.length <= columns.length &&
  row.cells.every((cell, i) => cell.toLowerCase() === columns[i]);

async function readText(file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return fail(file, undefined, `the list cannot be read: ${systemReason(error)}`);
  }
  if (bytes.length > MAX_BYTES) {
    throw new ChatveilError('LIST_INVALID', 'the list is too large', { file, limit: MAX_BYTES });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail(file, undefined, 'the list is not UTF-8');
  }
}

/** Cells of rows that hold quotes, by the CSV parser. */
async function parseQuoted(
  file: string,
  rows: readonly { readonly line: number; readonly text: string }[],
): Promise<string[][]> {
  const texts = rows.map((row) => row.text);
  const parsed = await parseCsv(texts);
  if (parsed !== undefined) return parsed;
  // The parser names no line, so the first bad row is searched by halves.
  let good = 0;
  let bad = texts.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if ((await parseCsv(texts.slice(good, middle))) === undefined) bad = middle;
    else good = middle;
  }
  return fail(file, rows[good]!.line, 'a quote stands where it does not belong');
}

/** One array of cells a row, or undefined where some row is no CSV. */
async function parseCsv(rows: readonly string[]): Promise<string[][] | undefined> {
  const { parseString } = await import('fast-csv');
  return new Promise((resolve) => {
    const cells: string[][] = [];
    parseString<string[], string[]>(rows.join('\n'), { headers: false, trim: true })
      .on('error', () => resolve(undefined))
      .on('data', (row: string[]) => cells.push(row))
      .on('end', () => resolve(cells.length === rows.length ? cells : undefined));
  });
}
