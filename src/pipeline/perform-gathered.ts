/** Runs the two jobs of inputs with one message a row: which conversation each row belongs to, and conversations. */
import { isUtf8 } from 'node:buffer';
import type { DecidedFinding, RecordResult } from '../engine/types.ts';
import { addCounts, emptyCounts, subtractCounts } from '../model/counts.ts';
import type { ByteEdit } from '../model/edit.ts';
import { CODING_ESCAPED, CODING_NON_ASCII, CODING_PLAIN, CODING_QUOTED } from '../model/slots.ts';
import { FindingsLines } from './findings-lines.ts';
import { carriedBy, countsOf, countsOfEarlier, partOf } from './gathered-part.ts';
import {
  BLANK_ROWS,
  type Carried,
  type GatheredJob,
  type GatheredResult,
  type HeldInJob,
  type IndexJob,
  type IndexResult,
  NO_KEY,
} from './jobs.ts';
import { KeyTable } from './key-table.ts';
import type { OpenFile, RecordReader } from './record-reader.ts';
import { isBlank, lineEndAfter, lineFeeds } from './records.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

export function performIndex(reader: RecordReader, job: IndexJob): IndexResult {
  const { bytes } = job;
  const file = reader.open(job.context);
  const ranges = job.ranges ?? file.split(bytes, 0, bytes.length);
  const keys = new KeyTable();
  const ends: number[] = [];
  const keyOf: number[] = [];
  for (let i = 0; i < ranges.length; i += 2) {
    const from = ranges[i]!;
    const to = ranges[i + 1]!;
    // A run reaches to where the next row starts, so that line ends belong to the row before.
    const end = i + 2 < ranges.length ? ranges[i + 2]! : bytes.length;
    const key = isBlank(bytes, from, to) ? BLANK_ROWS : keyNumber(file, bytes, from, to, keys);
    if (key !== NO_KEY && keyOf.at(-1) === key) ends[ends.length - 1] = end;
    else {
      ends.push(end);
      keyOf.push(key);
    }
  }
  return {
    kind: 'index',
    lines: lineFeeds(bytes, 0, bytes.length),
    ends: Int32Array.from(ends),
    keyOf: Int32Array.from(keyOf),
    keyBytes: keys.bytes(),
    keyEnds: keys.ends(),
  };
}

/** A row whose key cannot be told is a conversation of its own. */
function keyNumber(file: OpenFile, bytes: Uint8Array, from: number, to: number, keys: KeyTable): number {
  try {
    const range = file.locator.key(bytes, from, to);
    if (range === undefined || range.start >= range.end) return NO_KEY;
    const raw = bytes.subarray(range.start, range.end);
    if (!raw.includes(BACKSLASH) && !raw.includes(QUOTE)) return keys.add(raw);
    // Equal ids are equal however they were escaped.
    const quoted = bytes[range.start - 1] === QUOTE ? CODING_QUOTED : CODING_PLAIN;
    const coding = CODING_ESCAPED | CODING_NON_ASCII | quoted;
    return keys.add(Buffer.from(file.locator.text(bytes, range.start, range.end, coding), 'utf8'));
  } catch {
    return NO_KEY;
  }
}

export function performGathered(reader: RecordReader, job: GatheredJob): GatheredResult {
  const { bytes, wanted, carries } = job;
  const file = reader.open(job.context);
  const lines = wanted.findings ? new FindingsLines(job.context.fileName, wanted.values) : undefined;
  const held: HeldInJob[] = [];
  const edits = new EditList();
  const carried: (Carried | undefined)[] = [];
  const counts = emptyCounts();
  const countedBefore = emptyCounts();
  const wholeUtf8 = isUtf8(bytes);
  let records = 0;
  let start = 0;
  for (let n = 0; n < job.ends.length; n++) {
    const end = job.ends[n]!;
    const goesOn = job.goesOn?.[n];
    const part = partOf(bytes, start, end, goesOn);
    const { from: partFrom, own, to: partTo, shift } = part;
    if (goesOn !== undefined) {
      addCounts(counts, reader.counts(0, 0));
      addCounts(countedBefore, countsOfEarlier(reader, file, part));
    }
    const rows = file.split(part.bytes, partFrom, partTo);
    const dropped: ByteEdit[] = [];
    const good: number[] = [];
    let earlier = 0;
    const hold = (from: number, to: number, why: Pick<HeldInJob, 'code' | 'reason'>): void => {
      if (from < own) return;
      held.push({ line: 0, offset: from + shift, code: why.code, reason: why.reason });
      dropped.push({ start: from, end: lineEndAfter(part.bytes, to), replacement: '' });
    };
    reader.slots.clear();
    for (let i = 0; i < rows.length; i += 2) {
      const from = rows[i]!;
      const to = rows[i + 1]!;
      if (isBlank(part.bytes, from, to)) continue;
      if (from < own) earlier++;
      else records++;
      const problem = reader.locate(file, part.bytes, from, to, good.length / 2, wholeUtf8);
      if (problem === undefined) good.push(from, to);
      else hold(from, to, problem);
    }
    let result: RecordResult = { edits: [], findings: [] };
    let failed = false;
    if (good.length > 0) {
      const numbers = goesOn?.numbers ?? (goesOn !== undefined || carries?.[n] === true ? 'none' : undefined);
      const outcome = reader.process(file, part.bytes, partFrom, partTo, numbers);
      if ('code' in outcome) {
        // The conversation as a whole failed: none of its rows goes on.
        failed = true;
        for (let i = 0; i < good.length; i += 2) hold(good[i]!, good[i + 1]!, outcome);
      } else result = outcome;
    }
    const messages = (goesOn?.messages ?? 0) + good.length / 2 - earlier;
    if (carries?.[n] === true && !failed) {
      const left = { messages, ...(result.numbers === undefined ? {} : { numbers: result.numbers }) };
      carried[n] = carriedBy(reader, file, part, good, result.findings, left, job.carriedBytes);
    }
    if (goesOn !== undefined) {
      const isOwn = ({ slot }: DecidedFinding): boolean => reader.slots.start[slot]! >= own;
      addCounts(countedBefore, countsOf(result.findings.filter((finding) => !isOwn(finding))));
      result = {
        edits: result.edits.filter((edit) => edit.start >= own),
        findings: result.findings.filter(isOwn).map((finding) => ({
          ...finding,
          message: finding.message < 0 ? finding.message : finding.message - earlier + goesOn.messages,
        })),
      };
    }
    lines?.add(part.bytes, reader.slots, file.fields, file.locator, result.findings, rowFinder(good), n);
    if (wanted.output) edits.add(dropped.length === 0 ? result.edits : merged(result.edits, dropped), shift);
    start = end;
  }
  addCounts(counts, reader.counts(records, bytes.length));
  subtractCounts(counts, countedBefore);
  return {
    kind: 'gathered',
    counts,
    held,
    ...edits.finish(),
    ...(lines === undefined ? {} : { findings: lines.finish() }),
    ...(carries === undefined ? {} : { carried }),
  };
}

/** Edits as the result carries them. */
class EditList {
  private readonly places: number[] = [];
  private readonly texts: Buffer[] = [];
  private length = 0;

  /** @param shift what makes their offsets those of the job */
  add(edits: readonly ByteEdit[], shift: number): void {
    for (const { start, end, replacement } of edits) {
      if (replacement !== '') {
        const text = Buffer.from(replacement, 'utf8');
        this.texts.push(text);
        this.length += text.length;
      }
      this.places.push(start + shift, end + shift, this.length);
    }
  }

  finish(): { edits: Int32Array; replacements: Uint8Array } {
    const replacements = Buffer.allocUnsafeSlow(this.length);
    let at = 0;
    for (const text of this.texts) at += text.copy(replacements, at);
    return { edits: Int32Array.from(this.places), replacements };
  }
}

/** Two lists of edits that do not touch each other, in order. */
function merged(edits: readonly ByteEdit[], dropped: readonly ByteEdit[]): ByteEdit[] {
  return [...edits, ...dropped].sort((a, b) => a.start - b.start);
}

/** Finds the row that holds an offset; `rows` are pairs in ascending order. */
function rowFinder(rows: readonly number[]): (offset: number) => { from: number; to: number } {
  return (offset) => {
    let low = 0;
    let high = rows.length / 2 - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (rows[middle * 2]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { from: rows[low * 2]!, to: rows[low * 2 + 1]! };
  };
}
