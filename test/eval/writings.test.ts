/** Chats in other writing keep their marks on the same words. */
import { describe, expect, it } from 'vitest';
import type { GoldConversation } from '../../bench/eval/gold.ts';
import { WRITINGS, written } from '../../bench/eval/writings.ts';

const chat: GoldConversation = {
  id: 'one',
  messages: [{ text: "I'm Ines O'Dowd,\nof Lund." }, { text: 'Thanks <3' }],
  spans: [
    { message: 0, start: 4, end: 15, type: 'PERSON' },
    { message: 0, start: 9, end: 15, type: 'PERSON', optional: true },
    { message: 0, start: 20, end: 24, type: 'PLACE' },
  ],
};

const marked = ({ messages, spans }: GoldConversation): string[] =>
  spans.map(({ message, start, end }) => messages[message]!.text.slice(start, end));

describe('writings', () => {
  it.each([
    ['html', '<p>I&#39;m Ines O&#39;Dowd,<br/>of Lund.</p>', ['Ines O&#39;Dowd', 'O&#39;Dowd', 'Lund']],
    ['quoted', "> I'm Ines O'Dowd,\n> of Lund.", ["Ines O'Dowd", "O'Dowd", 'Lund']],
    ['timed', "[10:22] I'm Ines O'Dowd,\nof Lund.", ["Ines O'Dowd", "O'Dowd", 'Lund']],
    ['lower', "i'm ines o'dowd,\nof lund.", ["ines o'dowd", "o'dowd", 'lund']],
    ['upper', "I'M INES O'DOWD,\nOF LUND.", ["INES O'DOWD", "O'DOWD", 'LUND']],
    ['unstopped', "I'm Ines O'Dowd,\nof Lund ", ["Ines O'Dowd", "O'Dowd", 'Lund']],
  ])('%s', (name, text, values) => {
    const other = written(chat, WRITINGS[name]!);
    expect(other.messages[0]!.text).toBe(text);
    expect(marked(other)).toEqual(values);
  });
});
