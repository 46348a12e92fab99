/**
 * One conversation of a gathered job as the engine gets it: rows that it goes on from, if an earlier part of it was
 * closed before, then its own. The earlier rows are read for what they say (values, names, a question) and are
 * neither edited, nor counted, nor listed again.
 */
import type { DecidedFinding } from '../engine/types.ts';
import { addCounts, type Counts, emptyCounts, subtractCounts } from '../model/counts.ts';
import { carriedSize } from './carry-store.ts';
import type { Carried } from './jobs.ts';
import type { OpenFile, RecordReader } from './record-reader.ts';
import { isBlank, lineEndAfter } from './records.ts';

/** Last rows that are always left to later ones: a question and what came after it. */
const LAST_ROWS = 2;

export interface Part {
  readonly bytes: Uint8Array;
  readonly from: number;
  /** Where its own rows begin. */
  readonly own: number;
  readonly to: number;
  /** What makes an offset here one of the job's. */
  readonly shift: number;
}

export function partOf(bytes: Uint8Array, start: number, end: number, goesOn: Carried | undefined): Part {
  if (goesOn === undefined) return { bytes, from: start, own: start, to: end, shift: 0 };
  const own = goesOn.rows.length;
  const joined = new Uint8Array(own + end - start);
  joined.set(goesOn.rows);
  joined.set(bytes.subarray(start, end), own);
  return { bytes: joined, from: 0, own, to: joined.length, shift: start - own };
}

/** What the engine counts of the earlier rows beside their findings, which may become more with the later ones. */
export function countsOfEarlier(reader: RecordReader, file: OpenFile, { bytes, from, own }: Part): Counts {
  reader.slots.clear();
  const rows = file.split(bytes, from, own);
  for (let i = 0; i < rows.length; i += 2)
    if (!isBlank(bytes, rows[i]!, rows[i + 1]!))
      reader.locate(file, bytes, rows[i]!, rows[i + 1]!, i / 2, true);
  const outcome = reader.process(file, bytes, from, own);
  const counts = reader.counts(0, 0);
  if (!('code' in outcome)) subtractCounts(counts, countsOf(outcome.findings));
  return counts;
}

export function countsOf(findings: readonly DecidedFinding[]): Counts {
  const counts = emptyCounts();
  for (const { type, rule, action } of findings)
    addCounts(counts, {
      ...emptyCounts(),
      findings: { [type]: 1 },
      rules: { [rule]: 1 },
      actions: { [action]: 1 },
    });
  return counts;
}

/**
 * What the conversation leaves to later rows: the rows in which a value came up for the first time, and the last
 * ones. Undefined if that is more than `limit` bytes: then later rows cannot be treated.
 * @param rows pairs (start, end) of the rows that were read
 */
export function carriedBy(
  { slots }: RecordReader,
  { locator }: OpenFile,
  { bytes }: Part,
  rows: readonly number[],
  findings: readonly DecidedFinding[],
  left: Omit<Carried, 'rows'>,
  limit: number,
): Carried | undefined {
  const known = new Set<string>();
  const kept = new Set<number>();
  for (let i = Math.max(0, rows.length - 2 * LAST_ROWS); i < rows.length; i += 2) kept.add(i);
  let row = 0;
  for (const { slot, start, end, type } of findings) {
    const at = slots.start[slot]!;
    while (row + 2 < rows.length && rows[row + 2]! <= at) row += 2;
    const text = locator.text(bytes, at, slots.end[slot]!, slots.coding[slot]!);
    const value = `${type} ${text.slice(start, end)}`;
    if (!known.has(value)) kept.add(row);
    known.add(value);
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (const i of [...kept].sort((a, b) => a - b)) {
    const piece = bytes.subarray(rows[i]!, lineEndAfter(bytes, rows[i + 1]!));
    length += piece.length;
    if (length > limit) return undefined;
    pieces.push(piece);
  }
  const carried = { ...left, rows: new Uint8Array(Buffer.concat(pieces)) };
  return carriedSize(carried) > limit ? undefined : carried;
}
