/** `chatveil explain`: why each span of a text was or was not found, or why those of one conversation of a file were. */
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import {
  ChatveilError,
  createEngine,
  formatExplanation,
  type LocatedRecord,
  type RecordResult,
} from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { policyOf, readSettings } from './settings.ts';
import { watchRun } from './watched-run.ts';

type Explanation = Parameters<typeof formatExplanation>[0];

export async function run({ words, raw, terminal }: Call): Promise<ExitCode> {
  const settings = await readSettings(raw);
  const [what] = words;
  const place = what === undefined ? undefined : conversationPlace(what);
  const explanations: Explanation[] = [];
  if (place === undefined) {
    const engine = await createEngine({ policy: policyOf(settings.flags), rules: settings.engine.rulePaths });
    explanations.push(engine.explain(what ?? (await typedText(terminal.interactive, terminal.err))));
  } else {
    let seen = 0;
    await watchRun([place.file], settings, terminal.stop, (record, result) => {
      // Where a record lists several conversations, number 0 is what stands around them.
      const first = record.slots.conversations > 1 ? 1 : 0;
      for (let number = first; number < record.slots.conversations; number++) {
        const own = explainConversation(record, result, number);
        if (own !== undefined && ++seen === place.number) explanations.push(...own);
      }
      return seen < place.number;
    });
    if (seen < place.number)
      throw new ChatveilError(
        'USAGE',
        `the file holds ${seen} conversations that can be read; name one of them`,
      );
    if (explanations.length === 0) terminal.out('Nothing was found in this conversation.\n');
  }
  const shown = explanations.map((one) => formatExplanation(one, { colour: terminal.colourOut }));
  terminal.out(shown.join('\n'));
  return EXIT.done;
}

/** The findings of one conversation by slot; undefined if the record holds nothing of it. */
function explainConversation(
  { bytes, slots, fields, locator }: LocatedRecord,
  { findings }: RecordResult,
  number: number,
): Explanation[] | undefined {
  let isThere = false;
  const explanations: Explanation[] = [];
  for (let slot = 0; slot < slots.count; slot++) {
    if (slots.conversation[slot] !== number) continue;
    isThere = true;
    const own = findings.filter((finding) => finding.slot === slot);
    if (own.length === 0) continue;
    const { path } = fields.at(slots.field[slot] ?? 0);
    const message = slots.message[slot] ?? -1;
    explanations.push({
      place: message < 0 ? path : `message ${message}, ${path}`,
      text: locator.text(bytes, slots.start[slot] ?? 0, slots.end[slot] ?? 0, slots.coding[slot] ?? 0),
      spans: own,
    });
  }
  return isThere ? explanations : undefined;
}

async function typedText(interactive: boolean, say: (text: string) => void): Promise<string> {
  if (interactive && process.stdin.isTTY) say('Type the text, then Ctrl-D on a line of its own.\n');
  const typed = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (typed === '') throw new ChatveilError('USAGE', 'there is no text to explain; give one, or FILE:N');
  return typed;
}

/** `chats.jsonl:17` if that file exists, or if it can only be meant as one. */
function conversationPlace(what: string): { file: string; number: number } | undefined {
  const [, file, number] = /^(.+):([1-9]\d{0,8})$/s.exec(what) ?? [];
  if (file === undefined || number === undefined) return undefined;
  if (existsSync(file)) return { file, number: Number(number) };
  if (/^\S+\.(jsonl|ndjson|json|csv|tsv|txt|log)(\.gz)?$/i.test(file))
    throw new ChatveilError('INPUT_UNREADABLE', 'there is no such file', { file });
  return undefined;
}
