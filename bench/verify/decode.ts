/**
 * Transcripts read by other means than chatveil's own (JSON.parse, fast-csv, split), as the cells they hold. Both
 * sides of a run are read so and compared: what the program says of itself proves nothing.
 */
import { parseString } from 'fast-csv';
import type { FormatName } from '../../dist/index.js';

/** A string, number or key of a JSON text, a cell of a CSV, a part of a line of a plain transcript. */
export interface Cell {
  /** As in the findings file; of a key the path of its object. In plain text `/text/` and the message's number. */
  readonly path: string;
  readonly text: string;
  readonly isKey: boolean;
  /** Units before `text` that were the message's in other formats: plain text does not begin with blanks. */
  readonly blanks?: number;
}

/** The cells of a record (a JSONL line, a CSV row, a conversation of plain text), in the order of its bytes. */
export type CellRecord = readonly Cell[];

export interface Decoded {
  /** Bytes outside all records: header, separators. */
  readonly frame: string;
  readonly records: readonly CellRecord[];
}

export async function decode(format: FormatName, text: string): Promise<Decoded> {
  switch (format) {
    case 'jsonl': {
      const lines = text.split('\n');
      return {
        frame: lines.map((line) => (line === '' ? 'blank' : '')).join('\n'),
        records: lines.filter((line) => line !== '').map((line) => jsonCells(JSON.parse(line))),
      };
    }
    case 'json': {
      const value: unknown = JSON.parse(text);
      return { frame: '', records: (Array.isArray(value) ? value : [value]).map((one) => jsonCells(one)) };
    }
    case 'csv': {
      const [header = [], ...rows] = await csvRows(text);
      return {
        frame: JSON.stringify(header),
        records: rows.map((row) =>
          row.map((cell, i) => ({ path: `/${header[i] ?? i + 1}`, text: cell, isKey: false })),
        ),
      };
    }
    case 'text': {
      const records = text.split(/^-{3,}\n/m).map(transcriptCells);
      return { frame: String(records.length), records };
    }
  }
}

/** Keys and values in their order; `JSON.parse` keeps it but for keys that look like array positions. */
export function jsonCells(value: unknown, path = '', into: Cell[] = []): Cell[] {
  if (Array.isArray(value)) {
    value.forEach((item, i) => {
      jsonCells(item, `${path}/${i}`, into);
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      into.push({ path, text: key, isKey: true });
      jsonCells(item, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, into);
    }
  } else into.push({ path, text: typeof value === 'string' ? value : String(value), isKey: false });
  return into;
}

function csvRows(text: string): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const rows: string[][] = [];
    parseString<string[], string[]>(text, { ignoreEmpty: true })
      .on('error', reject)
      .on('data', (row: string[]) => rows.push(row))
      .on('end', () => resolve(rows));
  });
}

const LABELLED = /^(\[[\d: .-]+\] )?([^:\n]{1,40}): /;

/** Messages begin at a label; what follows without one belongs to the message before. */
function transcriptCells(talk: string): Cell[] {
  const messages: { stamp: string; label: string; text: string }[] = [];
  for (const line of talk.replace(/\n$/, '').split('\n')) {
    const found = LABELLED.exec(line);
    const last = messages.at(-1);
    if (found === null && last !== undefined) last.text += `\n${line}`;
    else
      messages.push({
        stamp: found?.[1] ?? '',
        label: found?.[2] ?? '',
        text: line.slice(found?.[0].length ?? 0),
      });
  }
  return messages.flatMap(({ stamp, label, text }, i) => {
    const blanks = text.length - text.trimStart().length;
    return [
      { path: '/time', text: stamp, isKey: false },
      { path: '/label', text: label + text.slice(0, blanks), isKey: false },
      { path: `/text/${i}`, text: text.slice(blanks), isKey: false, blanks },
    ];
  });
}
