import type { Format, FormatName } from '../model/format.ts';
import { csv } from './csv.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import { text } from './text.ts';

export { ArrayFramer } from './array-framer.ts';
export { headerRow, sniffDelimiter } from './csv-header.ts';
export { RowFramer } from './csv-rows.ts';
export { detectFormat } from './detect-format.ts';
export { Frames, type StreamFramer } from './frames.ts';
export { sniffJson } from './json.ts';
export { sniffJsonl } from './jsonl.ts';
export { TranscriptFramer } from './transcript-framer.ts';

/** Every format there is. */
const FORMATS: Readonly<Record<FormatName, Format>> = { jsonl, json, csv, text };

export function formatNamed(name: FormatName): Format {
  return FORMATS[name];
}
