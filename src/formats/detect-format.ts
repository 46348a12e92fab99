import type { FormatName } from '../model/format.ts';
import { FieldTable, SlotTable } from '../model/slots.ts';
import { headerRow, readColumns, sniffDelimiter } from './csv-header.ts';
import { FieldTrie } from './field-trie.ts';
import { JsonLexer } from './json-lexer.ts';
import { findInvalidUtf8, skipBom } from './utf8.ts';

/** Which format a file has, by its name and its first bytes. */

const BY_EXTENSION: Readonly<Record<string, FormatName>> = {
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  ldjson: 'jsonl',
  json: 'json',
  csv: 'csv',
  tsv: 'csv',
  psv: 'csv',
  txt: 'text',
  text: 'text',
  log: 'text',
  md: 'text',
};

/**
 * The extension decides (`.gz` is ignored), except that `.json` files with one JSON object a line are `jsonl`.
 * Without a known extension the content does: JSON Lines, JSON, a CSV header that names a known column, or text of
 * printable characters. Undefined if none fits: binary data, markup, e-mail, nothing at all.
 */
export function detectFormat(fileName: string, sample: Uint8Array): FormatName | undefined {
  const name = fileName.toLowerCase().replace(/\.gz$/, '');
  const extension = /\.([a-z0-9]+)$/.exec(name)?.[1] ?? '';
  const known = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
  if (known === 'json') return isJsonLines(sample) ? 'jsonl' : 'json';
  if (known !== undefined) return known;
  return byContent(sample);
}

function byContent(sample: Uint8Array): FormatName | undefined {
  const from = skipBom(sample, 0, sample.length);
  let pos = from;
  while (pos < sample.length && isSpace(sample[pos]!)) pos++;
  if (pos >= sample.length) return undefined;
  const first = sample[pos]!;
  if (first === 0x7b && isJsonLines(sample)) return 'jsonl';
  if (first === 0x7b || (first === 0x5b && beginsJsonArray(sample, pos + 1))) return 'json';
  if (!isPrintable(sample, from)) return undefined;
  if (isCsv(sample)) return 'csv';
  // markup and the formats that are still to come are no plain text
  const head = Buffer.from(sample.subarray(pos, pos + 64)).toString('latin1');
  if (/^(<(!doctype|\?xml|html|head|body|div|p)\b|webvtt|%pdf|\d+\r?\n\d\d:\d\d:\d\d,\d{3} -->)/i.test(head))
    return undefined;
  if (
    /^(?:[a-z-]+: .*\r?\n|[ \t].*\r?\n)*mime-version: /i.test(
      Buffer.from(sample.subarray(pos, pos + 4096)).toString('latin1'),
    )
  )
    return undefined;
  return 'text';
}

/** Whether the first line is a JSON object by itself and another line or the end follows. */
function isJsonLines(sample: Uint8Array): boolean {
  let from = skipBom(sample, 0, sample.length);
  while (from < sample.length && isSpace(sample[from]!)) from++;
  if (sample[from] !== 0x7b) return false;
  const lineEnd = sample.indexOf(0x0a, from);
  if (lineEnd < 0) return false;
  let next = lineEnd;
  while (next < sample.length && isSpace(sample[next]!)) next++;
  if (next < sample.length && sample[next] !== 0x7b) return false;
  if (next >= sample.length) return false;
  const lexer = new JsonLexer(new FieldTrie(new FieldTable()));
  return lexer.lex(sample, from, lineEnd, new SlotTable(), -1) === undefined;
}

/** `[10:00] Ann: hi` begins like an array and is none. */
function beginsJsonArray(sample: Uint8Array, from: number): boolean {
  let pos = from;
  while (pos < sample.length && isSpace(sample[pos]!)) pos++;
  if (pos >= sample.length) return true;
  const b = sample[pos]!;
  return b === 0x7b || b === 0x5b || b === 0x22 || b === 0x5d;
}

function isCsv(sample: Uint8Array): boolean {
  const header = headerRow(sample, false);
  if (header === undefined) return false;
  const bytes = sample.subarray(header.start, header.end);
  const delimiter = String.fromCharCode(sniffDelimiter(bytes));
  const names = Buffer.from(bytes).toString('utf8').split(delimiter);
  if (names.length < 2) return false;
  const columns = readColumns(names.map((name) => name.replace(/^"|"$/g, '')));
  return columns.filter(({ kind }) => kind.meaning !== 'other').length >= 2;
}

/** No control characters but white space, and UTF-8 up to a character that the sample's end cuts. */
function isPrintable(sample: Uint8Array, from: number): boolean {
  for (let i = from; i < sample.length; i++) {
    const b = sample[i]!;
    if (b < 0x20 && !isSpace(b) && b !== 0x0c) return false;
  }
  const wrong = findInvalidUtf8(sample, from, sample.length);
  return wrong < 0 || wrong >= sample.length - 3;
}

function isSpace(b: number): boolean {
  return b === 0x20 || b === 0x09 || b === 0x0a || b === 0x0d;
}
