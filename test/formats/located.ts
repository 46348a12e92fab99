import { formatNamed } from '../../src/formats/index.ts';
import type { ByteEdit, TextEdit } from '../../src/model/edit.ts';
import type { FormatName, Locator, LocatorOptions, RecordProblem } from '../../src/model/format.ts';
import { FieldTable, SlotTable } from '../../src/model/slots.ts';

/** A located record with its slots spelled out, for tests. */

export interface Row {
  readonly text: string;
  readonly path: string;
  readonly field: string;
  readonly meaning: string;
  readonly kind: number;
  readonly coding: number;
  readonly message: number;
  readonly conversation: number;
  readonly start: number;
  readonly end: number;
}

export interface Located {
  readonly bytes: Uint8Array;
  readonly problem: RecordProblem | undefined;
  readonly rows: readonly Row[];
  readonly conversations: number;
}

export function encode(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf8'));
}

export class Subject {
  readonly fields = new FieldTable();
  readonly locator: Locator;

  constructor(format: FormatName, options: LocatorOptions = {}) {
    this.locator = formatNamed(format).createLocator(this.fields, options);
  }

  locate(input: string | Uint8Array, message = -1): Located {
    const bytes = typeof input === 'string' ? encode(input) : input;
    const slots = new SlotTable();
    const problem = this.locator.locate(bytes, 0, bytes.length, slots, message);
    const starts = [...slots.start.subarray(0, slots.count)];
    const paths = problem === undefined ? this.locator.paths(bytes, 0, bytes.length, starts) : [];
    const rows = starts.map((start, i): Row => {
      const end = slots.end[i]!;
      const coding = slots.coding[i]!;
      const field = this.fields.at(slots.field[i]!);
      return {
        text: this.locator.text(bytes, start, end, coding),
        path: paths[i] ?? '',
        field: field.path,
        meaning: field.type ?? field.meaning,
        kind: slots.kind[i]!,
        coding,
        message: slots.message[i]!,
        conversation: slots.conversation[i]!,
        start,
        end,
      };
    });
    return { bytes, problem, rows, conversations: slots.conversations };
  }

  splice(bytes: Uint8Array, row: Row, edits: readonly TextEdit[]): ByteEdit[] {
    const kind = row.kind === 2 ? 2 : row.kind === 1 ? 1 : 0;
    return this.locator.splice(bytes, { start: row.start, end: row.end, kind, coding: row.coding }, edits);
  }
}

/** Carries out byte edits; fails if they are not ascending and disjoint. */
export function applyBytes(bytes: Uint8Array, edits: readonly ByteEdit[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let pos = 0;
  for (const edit of edits) {
    if (edit.start < pos || edit.end < edit.start) throw new Error('edits overlap');
    parts.push(bytes.subarray(pos, edit.start), encode(edit.replacement));
    pos = edit.end;
  }
  parts.push(bytes.subarray(pos));
  return new Uint8Array(Buffer.concat(parts));
}

export function applyText(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let pos = 0;
  for (const edit of edits) {
    result += text.slice(pos, edit.start) + edit.replacement;
    pos = edit.end;
  }
  return result + text.slice(pos);
}

/** Edits with edges that fall on no surrogate pair's middle, from numbers chosen at random. */
export function editsFrom(
  text: string,
  cuts: readonly number[],
  replacements: readonly string[],
): TextEdit[] {
  const edges = cuts
    .map((cut) => cut % (text.length + 1))
    .map((edge) =>
      /^[\udc00-\udfff]/.test(text.slice(edge)) && /[\ud800-\udbff]$/.test(text.slice(0, edge))
        ? edge - 1
        : edge,
    )
    .sort((a, b) => a - b);
  const edits: TextEdit[] = [];
  for (let i = 0; i + 1 < edges.length; i += 2)
    edits.push({
      start: edges[i]!,
      end: edges[i + 1]!,
      replacement: replacements[(i >> 1) % replacements.length]!,
    });
  return edits;
}
