/** A message says the same in HTML, in quotes or behind a time: what is found in it does not depend on what stands around. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../dist/index.js';

interface Chat {
  readonly id: string;
  readonly participants: readonly object[];
  readonly messages: readonly { readonly role: string; readonly text: string }[];
}

/** Every eighth of the marked chats: 120 in nine languages. */
const chats: Chat[] = readFileSync(new URL('../eval/corpus.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line, i) => line !== '' && i % 8 === 0)
  .map((line) => JSON.parse(line));

const REFERENCES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&#39;', '"': '&quot;' };
const escaped = (text: string): string =>
  Object.entries(REFERENCES).reduce((all, [sign, reference]) => all.replaceAll(sign, reference), text);
const unescaped = (text: string): string =>
  Object.entries(REFERENCES).reduceRight(
    (all, [sign, reference]) => all.replaceAll(reference, sign),
    text.replaceAll('<br/>', '\n'),
  );

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

/** What is found in the messages, as type and value. */
function foundIn(chat: Chat, write: (text: string) => string, read: (text: string) => string): string[] {
  const messages = chat.messages.map((message) => ({ ...message, text: write(message.text) }));
  const { findings } = engine.redactConversation({ participants: chat.participants, messages });
  return findings
    .filter(({ message, path }) => message !== null && path.endsWith('/text'))
    .map(
      ({ message, type, start, end }) =>
        `${message} ${type} ${read(messages[message!]!.text.slice(start, end))}`,
    );
}

it.each([
  ['HTML', (text: string) => `<p>${escaped(text).replaceAll('\n', '<br/>')}</p>`, unescaped],
  ['a block with attributes', (text: string) => `<div class="zd-comment" dir="auto">${text}</div>`, same],
  ['space', (text: string) => `  ${text}\n`, same],
  ['quotes', (text: string) => `"${text}"`, same],
  ['a time', (text: string) => `[10:22:31] ${text}`, same],
  ['a smiley', (text: string) => `${text} 🙂`, same],
])('in %s', (_name, write, read) => {
  for (const chat of chats) expect(foundIn(chat, write, read), chat.id).toEqual(foundIn(chat, same, same));
});

it('a second run over redacted HTML changes nothing', () => {
  for (const chat of chats.slice(0, 40)) {
    const messages = chat.messages.map((message) => ({
      ...message,
      text: `<p>${escaped(message.text)}</p>`,
    }));
    const once = engine.redactConversation({ participants: chat.participants, messages }).conversation;
    expect(engine.redactConversation(once).conversation, chat.id).toEqual(once);
  }
});

it('one value in two spellings of its markup keeps one number', () => {
  const { conversation } = engine.redactConversation({
    messages: [
      { role: 'customer', text: '<p>my name is Ines O&#39;Dowd</p>' },
      { role: 'agent', text: "Thank you, Ines O'Dowd." },
    ],
  });
  expect(conversation.messages.map(({ text }) => text)).toEqual([
    '<p>my name is [PERSON_1]</p>',
    'Thank you, [PERSON_1].',
  ]);
});

it('what a link holds is found like what is said', () => {
  const { text } = engine.redact('<p>Write to <a href="mailto:ines@example.com" target="_blank">me</a></p>');
  expect(text).toBe('<p>Write to <a href="mailto:[EMAIL_1]" target="_blank">me</a></p>');
});

function same(text: string): string {
  return text;
}
