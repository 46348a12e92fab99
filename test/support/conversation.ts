/** Conversations for detector tests, made of strings. */
import type { ConversationView, Span } from '../../src/detect/conversation-view.ts';
import type { DetectorOptions } from '../../src/detect/detector.ts';
import { TermMatcher } from '../../src/detect/terms.ts';
import type { Finding } from '../../src/model/finding.ts';
import { CODING_NON_ASCII, CODING_PLAIN, FieldTable, SLOT_VALUE, SlotTable } from '../../src/model/slots.ts';

export const OPTIONS: DetectorOptions = {
  minScore: { default: 0.5 },
  keepTimestamps: true,
  allow: new TermMatcher([]),
  deny: new TermMatcher([]),
};

/** One text slot a message. `protect` says what earlier runs have written, `oddMasks` that it has no usual shape. */
export function conversationOf(
  messages: readonly string[],
  protect: (text: string) => readonly Span[] = () => [],
  oddMasks = false,
): ConversationView {
  const fields = new FieldTable();
  const field = fields.add('/messages/*/text', 'text').index;
  const slots = new SlotTable();
  const bytes = Buffer.from(messages.join(''), 'utf8');
  let at = 0;
  messages.forEach((text, message) => {
    const length = Buffer.byteLength(text);
    const coding = length === text.length ? CODING_PLAIN : CODING_NON_ASCII;
    slots.add(at, at + length, SLOT_VALUE, coding, field, message, 0);
    at += length;
  });
  return {
    ...{ bytes, slots, fields, messages: messages.length, oddMasks },
    members: Int32Array.from(messages.keys()),
    text: (slot) => messages[slot]!,
    protectedSpans: protect,
  };
}

/** Findings as `message: value (TYPE)`. */
export function told(messages: readonly string[], findings: readonly Finding[]): string[] {
  return findings.map(
    ({ slot, start, end, type }) => `${slot}: ${messages[slot]!.slice(start, end)} (${type})`,
  );
}
