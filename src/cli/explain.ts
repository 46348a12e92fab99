/** `chatveil explain`: why each span of a text was or was not found, or why those of one conversation of a file were. */
import { existsSync, statSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { ChatveilError, createEngine, formatExplanation } from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { readSettings } from './settings.ts';
import { type Watched, watchRun } from './watched-run.ts';

type Explanation = Parameters<typeof formatExplanation>[0];

export async function run({ words, raw, terminal }: Call): Promise<ExitCode> {
  const settings = await readSettings(raw, true);
  const [what] = words;
  const place = what === undefined ? undefined : conversationPlace(what);
  const explanations: Explanation[] = [];
  if (place === undefined) {
    const { policy, rulePaths: rules } = settings.engine;
    const engine = await createEngine({ policy, rules, tokens: 'mask' });
    explanations.push(engine.explain(what ?? (await typedText(terminal.interactive, terminal.err))));
  } else {
    let seen = 0;
    await watchRun([place.file], settings, terminal.stop, (watched) => {
      const { slots } = watched.record;
      // Where a record lists several conversations, number 0 is what stands around them.
      const first = slots.conversations > 1 ? 1 : 0;
      for (let number = first; number < slots.conversations; number++) {
        if (!slots.conversation.subarray(0, slots.count).includes(number)) continue;
        if (++seen === place.number) explanations.push(...explainConversation(watched, number));
      }
      return seen < place.number;
    });
    if (seen < place.number)
      throw new ChatveilError(
        'USAGE',
        `the file holds ${seen} conversations that can be read; name one of them`,
      );
    if (explanations.length === 0)
      terminal.out('Nothing was found in this conversation, and nothing was near to it.\n');
  }
  const shown = explanations.map((one) => formatExplanation(one, { colour: terminal.colourOut }));
  terminal.out(shown.join('\n'));
  return EXIT.done;
}

/** What was considered in one conversation, by slot. */
function explainConversation({ record, explain }: Watched, number: number): Explanation[] {
  const { bytes, slots, fields, locator } = record;
  const considered = explain().filter((span) => span.conversation === number);
  const explained = new Set(considered.map((span) => span.slot));
  return [...explained]
    .sort((a, b) => a - b)
    .map((slot) => {
      const { path } = fields.at(slots.field[slot] ?? 0);
      const message = slots.message[slot] ?? -1;
      return {
        place: message < 0 ? path : `message ${message}, ${path}`,
        text: locator.text(bytes, slots.start[slot] ?? 0, slots.end[slot] ?? 0, slots.coding[slot] ?? 0),
        spans: considered.filter((span) => span.slot === slot),
      };
    });
}

async function typedText(interactive: boolean, say: (text: string) => void): Promise<string> {
  if (interactive && process.stdin.isTTY) say('Type the text, then Ctrl-D on a line of its own.\n');
  const typed = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (typed === '') throw new ChatveilError('USAGE', 'there is no text to explain; give one, or FILE:N');
  return typed;
}

/** `chats.jsonl:17` if that file exists, or if it can only be meant as one. */
function conversationPlace(what: string): { file: string; number: number } | undefined {
  if (!what.includes('\n') && statSync(what, { throwIfNoEntry: false })?.isFile() === true)
    throw new ChatveilError('USAGE', `this is a file; name one of its conversations, such as ${what}:1`);
  const [, file, number] = /^(.+):([1-9]\d{0,8})$/s.exec(what) ?? [];
  if (file === undefined || number === undefined) return undefined;
  if (existsSync(file)) return { file, number: Number(number) };
  if (/^\S+\.(jsonl|ndjson|json|csv|tsv|txt|log)(\.gz)?$/i.test(file))
    throw new ChatveilError('INPUT_UNREADABLE', 'there is no such file', { file });
  return undefined;
}
