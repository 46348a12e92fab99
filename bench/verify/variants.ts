/**
 * One set of conversations written in every way that chatveil reads: JSONL as it came, JSONL with escapes, CSV in
 * the order of the conversations, quoted to the full, and in the order of time, and plain text. The same bytes on
 * every run. What each variant says is the same, so what is found in it must be.
 */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { FormatName } from '../../dist/index.js';

export interface Chat {
  readonly id: string;
  readonly messages: readonly ChatMessage[];
}

export interface ChatMessage {
  readonly ts?: string;
  readonly speaker?: string;
  readonly role?: string;
  readonly text: string;
}

export interface Variant {
  readonly name: string;
  readonly format: FormatName;
  readonly fileName: string;
  /** Without participants and other metadata, which only JSON says here and from which names are learned. */
  readonly messagesAlone?: boolean;
  /** Text of the file, part by part. `lines` are the JSONL lines of `chats`. */
  parts(lines: readonly string[], chats: readonly Chat[]): Iterable<string>;
}

export const COLUMNS = ['conversation_id', 'ts', 'speaker', 'role', 'text'] as const;

export const VARIANTS: readonly Variant[] = [
  {
    name: 'jsonl',
    format: 'jsonl',
    fileName: 'plain.jsonl',
    *parts(lines) {
      for (const line of lines) yield `${line}\n`;
    },
  },
  {
    name: 'jsonl, non-ASCII escaped',
    format: 'jsonl',
    fileName: 'escaped.jsonl',
    *parts(lines) {
      // Outside strings JSON is ASCII, so this touches texts and keys alone.
      for (const line of lines) yield `${escaped(line, /[^\0-\x7f]/g)}\n`;
    },
  },
  {
    name: 'jsonl, letters escaped',
    format: 'jsonl',
    fileName: 'letters.jsonl',
    *parts(_lines, chats) {
      for (const chat of chats) yield `${withEscapedTexts(chat)}\n`;
    },
  },
  {
    name: 'jsonl, messages alone',
    messagesAlone: true,
    format: 'jsonl',
    fileName: 'alone.jsonl',
    *parts(_lines, chats) {
      for (const { id, messages } of chats) yield `${JSON.stringify({ id, messages })}\n`;
    },
  },
  {
    name: 'csv',
    messagesAlone: true,
    format: 'csv',
    fileName: 'rows.csv',
    *parts(_lines, chats) {
      yield `${COLUMNS.join(',')}\n`;
      for (const chat of chats)
        for (const message of chat.messages) yield `${cells(chat, message).map(bareCell).join(',')}\n`;
    },
  },
  {
    name: 'csv, quoted, CR LF',
    messagesAlone: true,
    format: 'csv',
    fileName: 'quoted.csv',
    *parts(_lines, chats) {
      yield `${COLUMNS.map(quotedCell).join(',')}\r\n`;
      for (const chat of chats)
        for (const message of chat.messages) yield `${cells(chat, message).map(quotedCell).join(',')}\r\n`;
    },
  },
  {
    name: 'csv, by time',
    messagesAlone: true,
    format: 'csv',
    fileName: 'by-time.csv',
    *parts(_lines, chats) {
      yield `${COLUMNS.join(',')}\n`;
      const rows = chats.flatMap((chat) => chat.messages.map((message) => ({ chat, message })));
      // Stable, so messages of one moment keep their order.
      rows.sort((a, b) => compare(a.message.ts ?? '', b.message.ts ?? ''));
      for (const { chat, message } of rows) yield `${cells(chat, message).map(bareCell).join(',')}\n`;
    },
  },
  {
    name: 'text',
    messagesAlone: true,
    format: 'text',
    fileName: 'talk.txt',
    *parts(_lines, chats) {
      for (const [i, chat] of chats.entries()) {
        if (i > 0) yield '----------\n';
        for (const { ts, speaker, role, text } of chat.messages) {
          const stamp = ts === undefined ? '' : `[${ts.replace('T', ' ').replace('Z', '')}] `;
          // "c1" says less than "customer".
          const label = speaker === undefined || /^[a-z]?\d+$/i.test(speaker) ? role : speaker;
          yield `${stamp}${label ?? 'unknown'}: ${text}\n`;
        }
      }
    },
  },
];

/** Writes the variant into a folder and returns its path. */
export async function writeVariant(
  variant: Variant,
  folder: string,
  lines: readonly string[],
  chats: readonly Chat[],
): Promise<string> {
  const path = join(folder, variant.fileName);
  const file = createWriteStream(path);
  let block = '';
  for (const part of variant.parts(lines, chats)) {
    block += part;
    if (block.length < 1 << 20) continue;
    if (!file.write(block)) await new Promise<void>((drained) => file.once('drain', () => drained()));
    block = '';
  }
  file.end(block);
  await finished(file);
  return path;
}

function cells({ id }: Chat, { ts = '', speaker = '', role = '', text }: ChatMessage): readonly string[] {
  return [id, ts, speaker, role, text];
}

function bareCell(text: string): string {
  return /[",\r\n]/.test(text) ? quotedCell(text) : text;
}

function quotedCell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function escaped(text: string, units: RegExp): string {
  return text.replace(units, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** JSON of a chat in which every letter of every message's text is an escape. */
function withEscapedTexts(chat: Chat): string {
  const texts: string[] = [];
  const json = JSON.stringify(chat, (key, value: unknown) => {
    if (key !== 'text' || typeof value !== 'string') return value;
    texts.push(escaped(JSON.stringify(value), /(?<=^|[^\\])[A-Za-z]|[^\0-\x7f]/g));
    return `\u0001${texts.length - 1}`;
  });
  return json.replace(/"\\u0001(\d+)"/g, (_, n: string) => texts[Number(n)] ?? '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
