/**
 * One input, from its first bytes to its last: tells the format, chooses how to cut it and whether rows are gathered
 * by conversation, and drives it. Files and streams go through here alike.
 */
import {
  detectFormat,
  formatNamed,
  headerRow,
  RowFramer,
  sniffDelimiter,
  sniffJsonl,
  TranscriptFramer,
} from '../formats/index.ts';
import type { Counts, HeldRecord } from '../model/counts.ts';
import { ChatveilError, ERROR_CODES } from '../model/errors.ts';
import type { FormatName } from '../model/format.ts';
import { LIMITS } from '../model/limits.ts';
import { FieldTable } from '../model/slots.ts';
import { cutPieces, type Framer } from './cut.ts';
import type { Drive } from './drive.ts';
import { driveDocument } from './drive-document.ts';
import { type Backing, GatheredDriver } from './drive-gathered.ts';
import { driveRecords } from './drive-records.ts';
import { fillNumbers } from './findings-lines.ts';
import { LineFramer, StreamedFramer } from './framers.ts';
import { limitPieces } from './limit-pieces.ts';
import { splitOf } from './records.ts';
import type { Source } from './source.ts';
import { Tally } from './tally.ts';

export type TranscribeOptions = Omit<Drive, 'context' | 'tally'> & {
  readonly format: FormatName | 'auto';
  readonly columns?: Readonly<Record<string, string>>;
  /** Told what every finished job counted. */
  readonly onCounts?: (counts: Counts) => void;
};

export interface Transcribed {
  readonly format: FormatName;
  /** Rows were put together by conversation. */
  readonly gathered: boolean;
  readonly tally: Tally;
  /** Nothing of the input may be passed on, since this part of it, on which all depends, cannot be read. */
  readonly refused?: HeldRecord;
}

/**
 * @param name of the input, in findings and held records; its extension helps to tell the format
 * @param contextId differs for every input that the pool sees
 * @throws ChatveilError FORMAT_UNKNOWN, RECORD_MALFORMED, RECORD_TOO_LARGE if nothing of the input can be used;
 * OUTPUT_FAILED; whatever the pool throws
 */
export async function transcribe(
  source: Source,
  name: string,
  contextId: number,
  options: TranscribeOptions,
): Promise<Transcribed> {
  const tally = new Tally(name, options.onCounts);
  if (source.mark.length > 0) await options.sink?.mark(source.mark);
  const found =
    options.format === 'auto' ? detectFormat(name.replace(/\.gz$/i, ''), source.sample) : options.format;
  if (source.sample.length === 0) return { format: found ?? 'text', gathered: false, tally };
  if (found === undefined)
    throw new ChatveilError('FORMAT_UNKNOWN', ERROR_CODES.FORMAT_UNKNOWN, { file: name });
  const drive: Drive = {
    ...options,
    tally,
    context: {
      id: contextId,
      format: found,
      fileName: name,
      recordBytes: options.limits.recordBytes,
      ...(options.columns === undefined ? {} : { columns: options.columns }),
    },
  };
  const start = source.encoding === 'utf-8' ? source.mark.length : 0;
  const driven = await DRIVERS[formatNamed(found).container](drive, source, start);
  tally.held.sort((a, b) => a.offset - b.offset);
  const refused = driven.allOrNothing === true ? tally.held[0] : undefined;
  return {
    format: found,
    gathered: driven.gathered === true,
    tally,
    ...(refused === undefined ? {} : { refused }),
  };
}

interface Driven {
  readonly gathered?: boolean;
  /** If anything was held back, all is. */
  readonly allOrNothing?: boolean;
}

type Driver = (drive: Drive, source: Source, start: number) => Promise<Driven>;

const DRIVERS: Readonly<Record<'lines' | 'document' | 'rows' | 'transcript', Driver>> = {
  lines: async (drive, source, start) => {
    const gathers = sniffJsonl(source.sample) === 'message';
    const work = gathers ? gather : eachRecord;
    await work(drive, source, start, new LineFramer());
    return { gathered: gathers };
  },

  rows: async (drive, source, start) => {
    const header = headerRow(source.sample, source.sampleIsWhole);
    if (header === undefined)
      throw new ChatveilError('RECORD_MALFORMED', 'the first row names no columns', {
        file: drive.context.fileName,
      });
    const names = source.sample.slice(header.start, header.end);
    const rowDrive: Drive = { ...drive, context: { ...drive.context, header: names } };
    if (!(await passHeader(rowDrive, source, header.next, start))) return { allOrNothing: true };
    const framer = new RowFramer(sniffDelimiter(names), drive.limits.recordBytes);
    // The framer takes its first bytes for the start of the file, where a byte order mark may stand: give it one.
    framer.push(Uint8Array.of(0x0a), false);
    const offset = start + header.next;
    const gathers = namesConversations(rowDrive);
    const work = gathers ? gather : eachRecord;
    await work(rowDrive, source, offset, new StreamedFramer(framer, offset - 1, 1));
    return { gathered: gathers };
  },

  document: async (drive, source, start) => {
    const inElements = await driveDocument(drive, source, start);
    return { allOrNothing: !inElements };
  },

  transcript: async (drive, source, start) => {
    await eachRecord(drive, source, start, new StreamedFramer(new TranscriptFramer(), start, 0));
    return {};
  },
};

async function eachRecord(drive: Drive, source: Source, start: number, framer: Framer): Promise<void> {
  const { chunkBytes, recordBytes } = drive.limits;
  const split = splitFor(drive);
  const whole = (bytes: Uint8Array): Int32Array => split(bytes, 0, bytes.length);
  const pieces = cutPieces(source, framer, {
    chunkBytes,
    recordBytes,
    offset: start,
    buffers: drive.buffers,
  });
  await driveRecords(drive, limitPieces(pieces, drive.limit, whole), whole);
}

async function gather(drive: Drive, source: Source, start: number, framer: Framer): Promise<void> {
  const { recordBytes, streamWindowBytes } = drive.limits;
  const { readAt, readAtSync } = source;
  const file: Backing | undefined =
    readAt === undefined || readAtSync === undefined ? undefined : { readAt, readAtSync };
  // The pieces of a stream decide when its window is full, so they must not follow an option.
  const chunkBytes =
    file === undefined
      ? Math.max(1, Math.min(LIMITS.chunkBytes, streamWindowBytes >> 4))
      : drive.limits.chunkBytes;
  const pieces = cutPieces(source, framer, {
    chunkBytes,
    recordBytes,
    offset: start,
    buffers: drive.buffers,
  });
  await new GatheredDriver(drive, start, splitFor(drive), file).run(pieces);
}

function splitFor({ context }: Drive): ReturnType<typeof splitOf> {
  return splitOf(formatNamed(context.format), context.header, context.recordBytes);
}

/**
 * The header row is scanned like a row, but it is no record and stands in no conversation.
 * @returns false if it cannot be read: then no cell below could be understood
 */
async function passHeader(drive: Drive, source: Source, length: number, start: number): Promise<boolean> {
  const { context, wanted, tally } = drive;
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    const got = await source.read(bytes, at);
    if (got === 0) break;
    at += got;
  }
  const result = await drive.pool.run({ kind: 'records', context, bytes, wanted });
  const held = result.held[0];
  if (held !== undefined) {
    tally.hold(held.line + 1, start + held.offset, held.code, `the header row: ${held.reason}`);
    return false;
  }
  tally.add({ ...result.counts, records: 0, conversations: 0 });
  tally.lines += result.lines;
  if (result.findings !== undefined) {
    const text = fillNumbers(result.findings, undefined);
    if (text !== '') await drive.findings?.(text);
  }
  await drive.sink?.write(result.output ?? bytes);
  return true;
}

/** Whether the columns say which conversation a row belongs to. */
function namesConversations({ context }: Drive): boolean {
  const fields = new FieldTable();
  formatNamed(context.format).createLocator(fields, {
    ...(context.columns === undefined ? {} : { columns: context.columns }),
    ...(context.header === undefined ? {} : { header: context.header }),
  });
  return fields.fields.some((field) => field.meaning === 'conversation-id');
}
