/** Runs a job of records that stand for themselves. */
import { isUtf8 } from 'node:buffer';
import type { RecordResult } from '../engine/types.ts';
import type { Format } from '../model/format.ts';
import type { SlotTable } from '../model/slots.ts';
import { FindingsLines } from './findings-lines.ts';
import type { HeldInJob, RecordsJob, RecordsResult } from './jobs.ts';
import type { Held, RecordReader } from './record-reader.ts';
import { isBlank, lineEndAfter, lineFeeds } from './records.ts';
import { SpliceWriter } from './splice-writer.ts';

const COMMA = 0x2c;

export function performRecords(reader: RecordReader, job: RecordsJob): RecordsResult {
  const { bytes, wanted } = job;
  const { slots } = reader;
  const file = reader.open(job.context);
  const ranges = job.ranges ?? file.split(bytes, 0, bytes.length);
  const broken = new Set(job.broken ?? []);
  const isArray = file.format.container === 'document' && job.ranges !== undefined;
  const between = BETWEEN[file.format.container];
  const writer = wanted.output ? new SpliceWriter(bytes, job.room) : undefined;
  const lines = wanted.findings ? new FindingsLines(job.context.fileName, wanted.values) : undefined;
  const held: HeldInJob[] = [];
  const lineOf = new LineCounter(bytes);
  const wholeUtf8 = isUtf8(bytes);
  let conversations = 0;
  let records = 0;
  let passed = false;
  let comma: readonly [number, number] | undefined;
  let before = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    const from = ranges[i]!;
    const to = ranges[i + 1]!;
    const gap = before;
    before = to;
    if (!isArray && isBlank(bytes, from, to)) continue;
    records++;
    const inGap = separatorProblem(bytes, gap, from, between);
    slots.clear();
    let problem = inGap ?? reader.locate(file, bytes, from, to, -1, wholeUtf8);
    if (problem === undefined && broken.has(i / 2))
      problem = { code: 'RECORD_MALFORMED', reason: 'the record is cut off', offset: from };
    let result: RecordResult | undefined;
    if (problem === undefined) {
      const outcome = reader.process(file, bytes, from, to);
      if ('code' in outcome) problem = outcome;
      else result = outcome;
    }
    // In an array the comma before an element goes where the element goes.
    const commaAt = isArray ? indexIn(bytes, COMMA, gap, from) : -1;
    if (result !== undefined) {
      lines?.add(
        bytes,
        slots,
        file.fields,
        file.locator,
        result.findings,
        () => ({ from, to }),
        conversations,
      );
      if (writer !== undefined) {
        if (!passed && commaAt >= 0) comma = [writer.lengthAt(commaAt), writer.lengthAt(from)];
        for (const edit of result.edits) writer.replace(edit.start, edit.end, edit.replacement);
      }
      passed = true;
      conversations += conversationsIn(slots);
    } else if (problem !== undefined) {
      held.push({ line: lineOf.at(from), offset: from, code: problem.code, reason: problem.reason });
      const start = inGap !== undefined ? gap : commaAt >= 0 ? commaAt : from;
      writer?.drop(start, isArray ? to : lineEndAfter(bytes, to));
      conversations++;
    }
  }
  const rest = separatorProblem(bytes, before, bytes.length, between);
  if (rest !== undefined) {
    held.push({ line: lineOf.at(before), ...rest });
    writer?.drop(before, bytes.length);
  }
  const output = writer?.finish();
  return {
    kind: 'records',
    counts: reader.counts(records, bytes.length),
    lines: lineFeeds(bytes, 0, bytes.length),
    conversations,
    held,
    passed,
    ...(comma === undefined ? {} : { comma }),
    ...(lines === undefined ? {} : { findings: lines.finish() }),
    ...(output === undefined ? {} : { output }),
  };
}

/** A record is one conversation unless it lists several. */
function conversationsIn(slots: SlotTable): number {
  return Math.max(1, slots.conversations - 1);
}

/** What may stand between records; anything else would pass unread. */
const BETWEEN: Readonly<Record<Format['container'], Uint8Array>> = {
  lines: byteSet(' \t\r\n'),
  rows: byteSet(' \t\r\n'),
  document: byteSet(' \t\r\n,[]'),
  // lines that separate conversations in plain text
  transcript: byteSet(' \t\r\n\f-=*#_'),
};

function byteSet(characters: string): Uint8Array {
  const set = new Uint8Array(256);
  for (const byte of Buffer.from(characters)) set[byte] = 1;
  return set;
}

function separatorProblem(
  bytes: Uint8Array,
  from: number,
  to: number,
  allowed: Uint8Array,
): Held | undefined {
  for (let i = from; i < to; i++)
    if (allowed[bytes[i]!] === 0)
      return { code: 'RECORD_MALFORMED', reason: 'text between records', offset: from };
  return undefined;
}

function indexIn(bytes: Uint8Array, byte: number, from: number, to: number): number {
  for (let i = from; i < to; i++) if (bytes[i] === byte) return i;
  return -1;
}

/** Line numbers of ascending offsets, counted as they are asked. */
class LineCounter {
  private readonly bytes: Uint8Array;
  private position = 0;
  private line = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  at(offset: number): number {
    this.line += lineFeeds(this.bytes, this.position, offset);
    this.position = offset;
    return this.line;
  }
}
