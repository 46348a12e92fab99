/** What stands in double brackets is a person; whoever is marked must be found, and nobody else. */
import { expect } from 'vitest';
import type { Engine } from '../../../dist/index.js';

const MARK = /\[\[(.+?)\]\]/g;

/** Each text is a message; those that begin with "A: " are the agent's, all others the customer's. */
export function expectPersons(engine: Engine, ...marked: string[]): void {
  const messages = marked.map((line) => ({
    role: line.startsWith('A: ') ? 'agent' : 'customer',
    marked: line.replace(/^[AC]: /, ''),
  }));
  const texts = messages.map((message) => message.marked.replace(MARK, '$1'));
  const { findings } = engine.redactConversation({
    messages: messages.map(({ role }, i) => ({ role, text: texts[i] ?? '' })),
  });
  const found = findings
    .filter(({ type, message }) => type === 'PERSON' && message !== null)
    .map(({ message, start, end }) => `${message}: ${texts[message ?? 0]?.slice(start, end)}`);
  const wanted = messages.flatMap((message, i) =>
    [...message.marked.matchAll(MARK)].map(([, name]) => `${i}: ${name}`),
  );
  expect(found.sort()).toEqual(wanted.sort());
}
