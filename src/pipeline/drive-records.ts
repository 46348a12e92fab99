/**
 * Drives inputs whose records stand for themselves: pieces go to the pool, results are written in input order.
 * A job whose worker is lost twice is run again record by record, so that only the record that kills workers is
 * held back, whatever piece it was in.
 */
import { emptyCounts } from '../model/counts.ts';
import { ChatveilError, ERROR_CODES } from '../model/errors.ts';
import type { Oversize, Piece } from './cut.ts';
import type { Drive } from './drive.ts';
import { fillNumbers } from './findings-lines.ts';
import type { RecordsResult } from './jobs.ts';
import { inOrder } from './ordered.ts';
import { lineEndAfter, lineFeeds } from './records.ts';
import { roomFor } from './splice-writer.ts';

interface Answered {
  readonly piece: Piece;
  readonly result: RecordsResult;
  /** In which the result's output may lie. */
  readonly room?: Uint8Array | undefined;
}

/** @param split record borders of a piece without borders, as pairs */
export async function driveRecords(
  drive: Drive,
  pieces: AsyncIterable<Piece | Oversize>,
  split: (bytes: Uint8Array) => Int32Array,
): Promise<void> {
  const { tally, sink, buffers, rooms } = drive;
  let passed = false;

  const consume = async ({ piece, result }: Answered): Promise<void> => {
    tally.add(result.counts);
    for (const held of result.held)
      tally.hold(tally.lines + held.line + 1, piece.offset + held.offset, held.code, held.reason);
    if (result.findings !== undefined && drive.findings !== undefined) {
      const text = fillNumbers(result.findings, tally.conversations);
      if (text !== '') await drive.findings(text);
    }
    tally.lines += result.lines;
    tally.conversations += result.conversations;
    const output = result.output ?? piece.bytes;
    // The first element that is left of an array must not bring the comma of those that were held back.
    const comma = passed ? undefined : result.comma;
    passed ||= result.passed;
    if (sink === undefined) return;
    const [start, end] = comma ?? [0, 0];
    if (start > 0) await sink.write(output.subarray(0, start));
    if (end < output.length) await sink.write(output.subarray(end));
  };

  await inOrder(
    pieces,
    async (piece): Promise<readonly Answered[]> =>
      piece.kind === 'piece' ? answer(drive, piece, split) : [],
    async (piece, answers) => {
      if (piece.kind === 'oversize') {
        tally.hold(tally.lines + 1, piece.offset, 'RECORD_TOO_LARGE', ERROR_CODES.RECORD_TOO_LARGE);
        tally.counts.records++;
        tally.counts.bytes += piece.length;
        tally.lines += piece.lines;
        tally.conversations++;
        return;
      }
      for (const answered of answers) {
        await consume(answered);
        if (answered.room !== undefined) rooms?.give(answered.room);
      }
      buffers.give(piece.bytes);
    },
    drive.pool.inFlight,
  );
}

async function answer(
  drive: Drive,
  piece: Piece,
  split: (bytes: Uint8Array) => Int32Array,
): Promise<Answered[]> {
  const room = drive.wanted.output ? drive.rooms?.take(roomFor(piece.bytes.length)) : undefined;
  try {
    return [{ piece, result: await runPiece(drive, piece, room), room }];
  } catch (error) {
    if (!isLost(error)) throw error;
  }
  const ranges = piece.borders?.ranges ?? split(piece.bytes);
  const answers: Answered[] = [];
  const isArray = drive.context.format === 'json';
  for (const alone of singles(piece, ranges, isArray)) answers.push(await answerAlone(drive, alone));
  return answers;
}

async function answerAlone(drive: Drive, piece: Piece): Promise<Answered> {
  try {
    return { piece, result: await runPiece(drive, piece) };
  } catch (error) {
    if (!isLost(error)) throw error;
    return { piece, result: lostResult(piece, drive.context.format === 'json') };
  }
}

function runPiece(drive: Drive, piece: Piece, room?: Uint8Array): Promise<RecordsResult> {
  return drive.pool.run({
    kind: 'records',
    context: drive.context,
    bytes: piece.bytes,
    wanted: drive.wanted,
    ...piece.borders,
    ...(room === undefined ? {} : { room }),
  });
}

/**
 * One piece a record. An array's element brings the comma before it, any other record the line end behind it; the
 * last one takes what stands behind.
 */
function* singles(piece: Piece, ranges: Int32Array, isArray: boolean): Generator<Piece> {
  let start = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    const isLast = i + 2 >= ranges.length;
    const end = isLast ? piece.bytes.length : isArray ? ranges[i + 1]! : ranges[i + 2]!;
    yield {
      kind: 'piece',
      bytes: piece.bytes.subarray(start, end),
      offset: piece.offset + start,
      borders: {
        ranges: Int32Array.of(ranges[i]! - start, ranges[i + 1]! - start),
        broken: piece.borders?.broken.includes(i / 2) === true ? [0] : [],
      },
    };
    start = end;
  }
}

/** What is left of a record alone in its piece when it is held back: what stands around it. */
function lostResult({ bytes, borders }: Piece, isArray: boolean): RecordsResult {
  const [from = 0, to = bytes.length] = borders?.ranges ?? [];
  const comma = isArray ? bytes.subarray(0, from).indexOf(COMMA) : -1;
  const before = bytes.subarray(0, comma < 0 ? from : comma);
  const after = bytes.subarray(isArray ? to : lineEndAfter(bytes, to));
  return {
    kind: 'records',
    counts: { ...emptyCounts(), records: 1, bytes: bytes.length },
    lines: lineFeeds(bytes, 0, bytes.length),
    conversations: 1,
    held: [
      { line: lineFeeds(bytes, 0, from), offset: from, code: 'WORKER_LOST', reason: ERROR_CODES.WORKER_LOST },
    ],
    passed: false,
    output: Buffer.concat([before, after]),
  };
}

const COMMA = 0x2c;

export function isLost(error: unknown): boolean {
  return error instanceof ChatveilError && error.code === 'WORKER_LOST';
}
