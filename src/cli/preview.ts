/** `redact --preview N`: the first N conversations before and after, on stdout; nothing is written anywhere. */
import {
  ChatveilError,
  formatPreview,
  type LocatedRecord,
  type PreviewPiece,
  type RecordResult,
} from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { CommandSettings } from './settings.ts';
import { watchRun } from './watched-run.ts';

export async function showPreview(call: Call, settings: CommandSettings, count: number): Promise<ExitCode> {
  const { words, terminal } = call;
  if (call.raw['output'] !== undefined)
    throw new ChatveilError('USAGE', '--preview writes nothing; leave -o out');
  let shown = 0;
  await watchRun(words, settings, terminal.stop, ({ record, result, file }) => {
    for (const lines of previewLines(record, result)) {
      if (shown === count) break;
      const title = `${file === '-' ? '(stream)' : file}, preview ${shown + 1}`;
      terminal.out(
        (shown === 0 ? '' : '\n') + formatPreview({ title, lines }, { colour: terminal.colourOut }),
      );
      shown++;
    }
    return shown < count;
  });
  if (shown === 0) terminal.err('chatveil: the inputs hold no conversation that could be read\n');
  return EXIT.done;
}

type Line = readonly PreviewPiece[];

const COLON: PreviewPiece = { before: ': ', after: ': ' };

/** The lines of each conversation in the record: its messages, and whatever else is changed. */
function previewLines(record: LocatedRecord, { edits }: RecordResult): Line[][] {
  const { slots, fields } = record;
  const pieces = Array.from({ length: slots.count }, (_, slot) => piecesOf(record, edits, slot));
  const meaning = (slot: number): string => fields.at(slots.field[slot] ?? 0).meaning;
  const speakers = new Map<string, Line>();
  const message = (slot: number): string => `${slots.conversation[slot]} ${slots.message[slot]}`;
  for (const wanted of ['role', 'speaker'])
    for (let slot = 0; slot < slots.count; slot++)
      if (meaning(slot) === wanted) speakers.set(message(slot), pieces[slot] ?? []);

  const conversations = new Map<number, Line[]>();
  for (let slot = 0; slot < slots.count; slot++) {
    const own = pieces[slot] ?? [];
    const isText = meaning(slot) === 'text' && (slots.message[slot] ?? -1) >= 0;
    const isSpeaker = speakers.get(message(slot)) === own;
    if (isSpeaker || !(isText || own.some(({ before, after }) => before !== after))) continue;
    const path = fields.at(slots.field[slot] ?? 0).path;
    const label = isText ? speakers.get(message(slot)) : [{ before: path, after: path }];
    const number = slots.conversation[slot] ?? 0;
    const lines = conversations.get(number) ?? [];
    lines.push(label === undefined ? own : [...label, COLON, ...own]);
    conversations.set(number, lines);
  }
  return [...conversations.values()];
}

/** A slot's text, cut where edits begin and end. */
function piecesOf(
  { bytes, slots, locator }: LocatedRecord,
  edits: RecordResult['edits'],
  slot: number,
): Line {
  const start = slots.start[slot] ?? 0;
  const end = slots.end[slot] ?? 0;
  const coding = slots.coding[slot] ?? 0;
  const pieces: PreviewPiece[] = [];
  const text = (from: number, to: number): string => (from < to ? locator.text(bytes, from, to, coding) : '');
  let at = start;
  for (const edit of edits) {
    if (edit.end <= start || edit.start >= end) continue;
    const kept = text(at, edit.start);
    if (kept !== '') pieces.push({ before: kept, after: kept });
    pieces.push({
      before: text(Math.max(start, edit.start), Math.min(end, edit.end)),
      after: edit.replacement,
    });
    at = edit.end;
  }
  const rest = text(at, end);
  if (rest !== '') pieces.push({ before: rest, after: rest });
  return pieces;
}
