/**
 * The project's own marked corpus. Its sources are text files to be read and edited:
 *
 *     ### id | language | channel | subject
 *     @participants customer=Full Name (mail@example.com) ; agent=Name
 *     customer: text with [[TYPE|the private text]] in it, and [[TYPE?|a neutral one]]
 *     agent: text
 *
 * One line a message; `\n` in a line is a line break in the message. ORG is always neutral.
 */
import { isEntityType } from '../../dist/model/entity-types.js';
import type { GoldConversation, GoldMessage, GoldSpan } from './gold.ts';

export interface CorpusConversation extends GoldConversation {
  readonly language: string;
  readonly channel: string;
  readonly subject: string;
}

interface Participant {
  readonly role: string;
  readonly name: string;
  readonly email?: string;
}

const ROLES = ['customer', 'agent', 'bot', 'system'];
const MARK = /\[\[([A-Z]+)(\??)\|([^[\]|]+)\]\]/g;

/** Conversations of one source file. Throws with file and line where the source breaks its form. */
export function parseCorpus(file: string, source: string): CorpusConversation[] {
  const conversations: Draft[] = [];
  source.split('\n').forEach((line, i) => {
    const fail = (problem: string): never => {
      throw new Error(`${file}:${i + 1}: ${problem}`);
    };
    const current = conversations.at(-1);
    if (line.trim() === '' || line.startsWith('// ')) return;
    if (line.startsWith('### ')) conversations.push(draft(line.slice(4), fail));
    else if (current === undefined) fail('text before the first header');
    else if (line.startsWith('@participants '))
      current.participants.push(...participants(line.slice('@participants '.length), fail));
    else addMessage(current, line, fail);
  });
  return conversations;
}

interface Draft extends CorpusConversation {
  readonly participants: Participant[];
  readonly messages: GoldMessage[];
  readonly spans: GoldSpan[];
}

type Fail = (problem: string) => never;

function draft(header: string, fail: Fail): Draft {
  const [id, language, channel, subject, more] = header.split('|').map((part) => part.trim());
  if (!id || !language || !channel || !subject || more !== undefined)
    return fail('a header is: ### id | language | channel | subject');
  return { id, language, channel, subject, participants: [], messages: [], spans: [] };
}

function participants(text: string, fail: Fail): Participant[] {
  return text.split(';').map((part) => {
    const [, role, name, email] = /^\s*(\w+)=([^()]*?)\s*(?:\(([^()]+)\))?\s*$/.exec(part) ?? [];
    if (role === undefined || name === undefined || !ROLES.includes(role))
      return fail('a participant is: role=Name (mail)');
    return email === undefined ? { role, name } : { role, name, email };
  });
}

function addMessage(conversation: Draft, line: string, fail: Fail): void {
  const [, role, marked] = /^(\w+): (.*)$/.exec(line) ?? [];
  if (role === undefined || marked === undefined || !ROLES.includes(role)) fail('a message is: role: text');
  const message = conversation.messages.length;
  const source = marked.replaceAll('\\n', '\n');
  let text = '';
  let read = 0;
  for (const mark of source.matchAll(MARK)) {
    const [whole, type = '', neutral, value = ''] = mark;
    if (!isEntityType(type)) fail(`unknown type ${type}`);
    if (value !== value.trim()) fail('a mark has blanks at its edge');
    text += source.slice(read, mark.index);
    const span = { message, start: text.length, end: text.length + value.length, type };
    conversation.spans.push(neutral === '?' || type === 'ORG' ? { ...span, optional: true } : span);
    text += value;
    read = mark.index + whole.length;
  }
  text += source.slice(read);
  if (/\[\[|\]\]/.test(text)) fail('a mark is broken');
  const speaker = conversation.participants.find((person) => person.role === role)?.name ?? role;
  conversation.messages.push({ speaker, role, text });
}

/** The corpus as it is committed: one conversation a line. */
export function corpusLines(conversations: readonly CorpusConversation[]): string {
  return conversations.map((conversation) => `${JSON.stringify(conversation)}\n`).join('');
}
