/** Chats for the in-process measurements, as lists of messages. Sizes are UTF-8 bytes of message text. */
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Bulk } from './bulk.ts';

export interface Chat {
  readonly messages: readonly { readonly role: string; readonly text: string }[];
}

export interface Texts {
  readonly name: string;
  readonly chats: readonly Chat[];
}

const MOST_BYTES = 4 * 1024 * 1024;

/** The first chats of the bulk: English, nearly all ASCII. */
export function englishTexts(bulk: Bulk): Texts {
  const buffer = Buffer.alloc(Math.min(MOST_BYTES, bulk.bytes));
  const file = openSync(bulk.path, 'r');
  const read = readSync(file, buffer, 0, buffer.length, 0);
  closeSync(file);
  const whole = buffer.subarray(0, buffer.lastIndexOf(10, read - 1) + 1).toString('utf8');
  return { name: 'English', chats: chatsOf(whole) };
}

/** Marked chats in other languages: half and more of their messages are not ASCII. */
export function otherLanguageTexts(): Texts {
  const files = [
    new URL('../../shared/devset/authored.jsonl', import.meta.url),
    new URL('../test/eval/corpus.jsonl', import.meta.url),
  ].filter((url) => existsSync(url));
  const chats = files.flatMap((url) =>
    readFileSync(url, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !/"language":\s*"en"/.test(line))
      .flatMap(chatsOf),
  );
  return { name: 'eight other languages', chats };
}

function chatsOf(jsonl: string): Chat[] {
  return jsonl
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const chat: Chat = JSON.parse(line);
      return { messages: chat.messages.map(({ role, text }) => ({ role, text })) };
    });
}

export const textBytes = (chat: Chat): number =>
  chat.messages.reduce((sum, message) => sum + Buffer.byteLength(message.text), 0);

/** Whole chats from the start, at least one, up to about `bytes`. */
export function take(chats: readonly Chat[], bytes: number): { chats: Chat[]; bytes: number } {
  const taken: Chat[] = [];
  let size = 0;
  for (const chat of chats) {
    if (size >= bytes) break;
    taken.push(chat);
    size += textBytes(chat);
  }
  return { chats: taken, bytes: size };
}
