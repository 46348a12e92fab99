/**
 * The same marked chats in other writing: how vendors store them, and how people type who never press shift. What is found must
 * not hang on it; how much does, these measure.
 */
import type { GoldConversation, GoldSpan } from './gold.ts';

interface Writing {
  readonly before?: string;
  readonly after?: string;
  /** Of a stretch of text, whatever stands around it. */
  readonly write: (text: string) => string;
}

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&#39;',
  '"': '&quot;',
  '\n': '<br/>',
};

/** Some letters are as many in the other case: where they are not, the stretch stays. */
const sameLength = (text: string, other: string): string => (other.length === text.length ? other : text);

export const WRITINGS: Readonly<Record<string, Writing>> = {
  html: {
    before: '<p>',
    after: '</p>',
    write: (text) => text.replace(/[&<>'"\n]/g, (sign) => REFERENCES[sign] ?? sign),
  },
  quoted: { before: '> ', write: (text) => text.replaceAll('\n', '\n> ') },
  timed: { before: '[10:22] ', write: (text) => text },
  lower: { write: (text) => sameLength(text, text.toLowerCase()) },
  upper: { write: (text) => sameLength(text, text.toUpperCase()) },
  unstopped: { write: (text) => text.replace(/[.!?](?=\s|$)/g, ' ') },
};

/** The conversation with all its messages in a writing, and its spans where they stand then. */
export function written(
  conversation: GoldConversation,
  { before = '', after = '', write }: Writing,
): GoldConversation {
  const spans: GoldSpan[] = [];
  const messages = conversation.messages.map((message, index) => {
    const own = conversation.spans.filter((span) => span.message === index);
    const edges = own.flatMap(({ start, end }) => [start, end]);
    const cuts = [...new Set([0, ...edges, message.text.length])].sort((a, b) => a - b);
    let text = before;
    const placeOf = new Map<number, number>();
    cuts.forEach((cut, i) => {
      placeOf.set(cut, text.length);
      text += write(message.text.slice(cut, cuts[i + 1] ?? cut));
    });
    for (const span of own)
      spans.push({ ...span, start: placeOf.get(span.start) ?? 0, end: placeOf.get(span.end) ?? 0 });
    return { ...message, text: text + after };
  });
  return { ...conversation, messages, spans };
}
