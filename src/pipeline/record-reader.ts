/**
 * One thread's hold on records: locate, process, and turn whatever goes wrong into a held record. Owns the slot
 * table and the locators, so it serves one thread.
 */
import { isUtf8 } from 'node:buffer';
import type { GivenNumbers, Preparation, RecordEngine, RecordResult } from '../engine/types.ts';
import { formatNamed } from '../formats/index.ts';
import type { Counts } from '../model/counts.ts';
import type { ByteEdit } from '../model/edit.ts';
import { ChatveilError, ERROR_CODES, type ErrorCode } from '../model/errors.ts';
import type { Format, Locator } from '../model/format.ts';
import { FieldTable, SlotTable } from '../model/slots.ts';
import type { FileContext } from './jobs.ts';
import { type Split, splitOf } from './records.ts';

/** Locators kept; more files than this in work at once only cost a new locator. */
const FILES_KEPT = 64;

export interface OpenFile {
  readonly format: Format;
  readonly fields: FieldTable;
  readonly locator: Locator;
  readonly split: Split;
  readonly recordBytes: number;
  readonly name: string;
}

/** Why a record is held back. */
export interface Held {
  readonly code: ErrorCode;
  readonly reason: string;
  /** In the job's bytes. */
  readonly offset: number;
}

export class RecordReader {
  readonly slots = new SlotTable();
  /** Records are only noted for what they need, and nothing comes of them. */
  noting = false;
  private readonly engine: RecordEngine;
  private readonly files = new Map<number, OpenFile>();

  constructor(engine: RecordEngine) {
    this.engine = engine;
  }

  get fingerprint(): string {
    return this.engine.fingerprint;
  }

  get preparation(): Preparation | undefined {
    return this.engine.preparation;
  }

  open(context: FileContext): OpenFile {
    const known = this.files.get(context.id);
    if (known !== undefined) return known;
    const { header, recordBytes, fileName: name } = context;
    const columns = { ...this.engine.columns, ...context.columns };
    const fields = new FieldTable();
    const format = formatNamed(context.format);
    const locator = format.createLocator(fields, {
      columns,
      named: this.engine.namedFields ?? [],
      ...(header === undefined ? {} : { header }),
    });
    const [oldest] = this.files.keys();
    if (this.files.size >= FILES_KEPT && oldest !== undefined) this.files.delete(oldest);
    const file = { format, fields, locator, split: splitOf(format, header, recordBytes), recordBytes, name };
    this.files.set(context.id, file);
    return file;
  }

  /** Adds the record's slots; as they were before if it cannot be read. */
  locate(
    file: OpenFile,
    bytes: Uint8Array,
    from: number,
    to: number,
    message: number,
    knownUtf8: boolean,
  ): Held | undefined {
    if (to - from > file.recordBytes) return held('RECORD_TOO_LARGE', from);
    if (!knownUtf8 && !isUtf8(bytes.subarray(from, to)))
      return { ...held('ENCODING_UNKNOWN', from), reason: 'not UTF-8' };
    const { slots } = this;
    const { count, conversations } = slots;
    let problem: Held | undefined;
    try {
      problem = file.locator.locate(bytes, from, to, slots, message);
    } catch (error) {
      problem = heldBy(error, from);
    }
    if (problem !== undefined) {
      slots.count = count;
      slots.conversations = conversations;
    }
    return problem;
  }

  /**
   * Has the engine treat what is in the slot table, which lies in `[from, to)`.
   * @throws ChatveilError KEY_NOT_READY, for which the job has to be done once more
   */
  process(
    { fields, locator, name }: OpenFile,
    bytes: Uint8Array,
    from: number,
    to: number,
    numbers?: GivenNumbers | 'none',
  ): RecordResult | Held {
    const record = { bytes, slots: this.slots, fields, locator, file: name };
    let result: RecordResult;
    try {
      if (this.noting) {
        this.engine.preparation?.note(record);
        return { edits: [], findings: [] };
      }
      result = this.engine.process(numbers === undefined ? record : { ...record, numbers });
    } catch (error) {
      if (isTooLate(error)) throw error;
      return heldBy(error, from);
    }
    return inOrder(result.edits, from, to) ? result : held('INTERNAL', from);
  }

  /** The engine's counts since the last call; records and bytes are the pipeline's to count. */
  counts(records: number, bytes: number): Counts {
    return { ...this.engine.takeCounts(), records, bytes };
  }
}

function held(code: ErrorCode, offset: number): Held {
  return { code, reason: ERROR_CODES[code], offset };
}

/** Whether it says that the job came too late, and nothing of the record at hand. */
export function isTooLate(error: unknown): error is ChatveilError {
  return error instanceof ChatveilError && error.code === 'KEY_NOT_READY';
}

/** Keeps the code of an error of ours and nothing of any other. */
function heldBy(error: unknown, offset: number): Held {
  return held(error instanceof ChatveilError ? error.code : 'INTERNAL', offset);
}

/** An edit outside its record, or out of order, would tear the output. */
function inOrder(edits: readonly ByteEdit[], from: number, to: number): boolean {
  let at = from;
  for (const edit of edits) {
    if (edit.start < at || edit.end < edit.start || edit.end > to) return false;
    at = edit.end;
  }
  return true;
}
