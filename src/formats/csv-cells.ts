import type { ByteEdit, TextEdit } from '../model/edit.ts';
import { CODING_ESCAPED, CODING_NON_ASCII, CODING_QUOTED } from '../model/slots.ts';
import { placeEdits, type RangeDecoder, rawStep, type Step } from './utf8.ts';

/**
 * Content of CSV cells: decoding, and edits back into cells that any reader still reads as one cell.
 *
 * Formulas: a cell that did not begin with `= + - @`, a tab or a CR never does after an edit: an apostrophe goes
 * before it, as spreadsheets do. A cell that began so is left as it was.
 */

const QUOTE = 0x22;

const doubledStep: Step = (bytes, pos, end) =>
  bytes[pos] === QUOTE && pos + 1 < end && bytes[pos + 1] === QUOTE ? (2 << 2) | 1 : rawStep(bytes, pos, end);

function hasDoubledQuotes(coding: number): boolean {
  return (coding & (CODING_QUOTED | CODING_ESCAPED)) === (CODING_QUOTED | CODING_ESCAPED);
}

export function decodeCell(
  decoder: RangeDecoder,
  bytes: Uint8Array,
  start: number,
  end: number,
  coding: number,
): string {
  const raw =
    (coding & CODING_NON_ASCII) === 0 ? decoder.ascii(bytes, start, end) : decoder.utf8(bytes, start, end);
  return hasDoubledQuotes(coding) ? raw.replaceAll('""', '"') : raw;
}

function beginsFormula(text: string): boolean {
  return /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text);
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const edit of edits) {
    result += text.slice(from, edit.start) + edit.replacement;
    from = edit.end;
  }
  return result + text.slice(from);
}

/** Byte edits for one cell; an unquoted cell gets quotes if its new content needs them. */
export function spliceCell(
  decoder: RangeDecoder,
  bytes: Uint8Array,
  slot: { readonly start: number; readonly end: number; readonly coding: number },
  edits: readonly TextEdit[],
  delimiter: string,
  restores = false,
): ByteEdit[] {
  if (edits.length === 0) return [];
  const { start, end, coding } = slot;
  const before = decodeCell(decoder, bytes, start, end, coding);
  const after = applyEdits(before, edits);
  const guard = !restores && beginsFormula(after) && !beginsFormula(before) ? "'" : '';
  const placed = placeEdits(bytes, start, end, edits, hasDoubledQuotes(coding) ? doubledStep : rawStep);
  const isQuoted = (coding & CODING_QUOTED) !== 0;
  const quotes = !isQuoted && needsQuotes(before, after, edits, delimiter);
  const escaped = (text: string): string => (isQuoted || quotes ? text.replaceAll('"', '""') : text);
  const result: ByteEdit[] = [];
  let pos = start;
  let pending = quotes ? `"${guard}` : guard;
  for (const edit of placed) {
    if (quotes) {
      if (edit.start > pos && pending !== '') {
        result.push({ start: pos, end: pos, replacement: pending });
        pending = '';
      }
      doubleQuotes(bytes, pos, edit.start, result);
    }
    result.push({ start: edit.start, end: edit.end, replacement: pending + escaped(edit.replacement) });
    pending = '';
    pos = edit.end;
  }
  if (!quotes) return result;
  doubleQuotes(bytes, pos, end, result);
  const last = result[result.length - 1]!;
  if (last.end === end) result[result.length - 1] = { ...last, replacement: `${last.replacement}"` };
  else result.push({ start: end, end, replacement: '"' });
  return result;
}

/** Space at the ends of a cell that stood there without quotes needs none. */
function needsQuotes(before: string, after: string, edits: readonly TextEdit[], delimiter: string): boolean {
  if (/^["\s]/.test(after) && !/^["\s]/.test(before)) return true;
  if (/\s$/.test(after) && !/\s$/.test(before)) return true;
  return edits.some(({ replacement }) => replacement.includes(delimiter) || /["\r\n]/.test(replacement));
}

/** Kept quotes of a cell that becomes quoted. */
function doubleQuotes(bytes: Uint8Array, from: number, to: number, result: ByteEdit[]): void {
  for (let pos = from; pos < to; pos++)
    if (bytes[pos] === QUOTE) result.push({ start: pos, end: pos, replacement: '"' });
}
