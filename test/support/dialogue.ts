/** Conversations with labelled speakers for detector tests, one `role: text` a line. */
import type { ConversationView, Span } from '../../src/detect/conversation-view.ts';
import type { Candidate } from '../../src/model/finding.ts';
import { CODING_NON_ASCII, CODING_PLAIN, FieldTable, SLOT_VALUE, SlotTable } from '../../src/model/slots.ts';

export interface Dialogue extends ConversationView {
  readonly texts: readonly string[];
}

export function dialogueOf(
  lines: readonly string[],
  protect: (text: string) => readonly Span[] = () => [],
): Dialogue {
  const fields = new FieldTable();
  const role = fields.add('/messages/*/role', 'role').index;
  const text = fields.add('/messages/*/text', 'text').index;
  const slots = new SlotTable();
  const texts: string[] = [];
  let at = 0;
  lines.forEach((line, message) => {
    const colon = line.indexOf(': ');
    for (const [field, value] of [
      [role, line.slice(0, colon)],
      [text, line.slice(colon + 2)],
    ] as const) {
      const length = Buffer.byteLength(value);
      const coding = length === value.length ? CODING_PLAIN : CODING_NON_ASCII;
      slots.add(at, at + length, SLOT_VALUE, coding, field, message, 0);
      texts.push(value);
      at += length;
    }
  });
  return {
    ...{ bytes: Buffer.from(texts.join(''), 'utf8'), slots, fields, texts, oddMasks: false },
    messages: lines.length,
    members: Int32Array.from(texts.keys()),
    text: (slot) => texts[slot]!,
    protectedSpans: protect,
  };
}

/** Findings in messages as `line: value (TYPE)`. */
export function toldIn(dialogue: Dialogue, findings: readonly Candidate[]): string[] {
  return findings.map(({ slot, start, end, type }) => {
    const line = dialogue.slots.message[slot]!;
    return `${line}: ${dialogue.texts[slot]!.slice(start, end)} (${type})`;
  });
}
