/**
 * The second measurement: not what was found, but what a reader of the redacted file can still read. Every
 * value that is marked in a conversation is looked for in the messages of that conversation's output, at word
 * borders and without case. A value that the marks call neutral somewhere in the conversation is left out, and
 * so is one that was never found at word borders in the input.
 *
 * A value with fewer than four letters and digits (an age, a house number) would be met by chance, so it is
 * looked for only in the messages where it is marked.
 */
import { entry, type GoldConversation } from './gold.ts';
import { isLetterOrDigit } from './score.ts';

const SHORT = 4;

export interface Residual {
  /** Distinct values by conversation and type. */
  values: number;
  readable: number;
  byType: Map<string, { values: number; readable: number }>;
  /** Conversations that are not in the output: held back, hence nothing to read. */
  absent: number;
}

/** `output`: texts of the redacted messages by conversation, undefined where the conversation is not there. */
export function residual(
  gold: readonly GoldConversation[],
  output: (conversation: GoldConversation, index: number) => readonly string[] | undefined,
): Residual {
  const result: Residual = { values: 0, readable: 0, byType: new Map(), absent: 0 };
  gold.forEach((conversation, index) => {
    const texts = output(conversation, index)?.map((text) => text.toLowerCase());
    if (texts === undefined) result.absent++;
    for (const { type, value, messages } of markedValues(conversation)) {
      const row = entry(result.byType, type, () => ({ values: 0, readable: 0 }));
      const where = lettersAndDigits(value) < SHORT ? texts?.filter((_, i) => messages.has(i)) : texts;
      const readable = where?.some((text) => standsIn(text, value)) ?? false;
      for (const counter of [result, row]) {
        counter.values++;
        if (readable) counter.readable++;
      }
    }
  });
  return result;
}

interface MarkedValue {
  readonly type: string;
  readonly value: string;
  readonly messages: Set<number>;
}

function markedValues(conversation: GoldConversation): MarkedValue[] {
  const neutral = new Set<string>();
  const values = new Map<string, MarkedValue>();
  for (const span of conversation.spans) {
    const text = conversation.messages[span.message]?.text ?? '';
    const value = text.slice(span.start, span.end).toLowerCase();
    if (span.optional === true) neutral.add(value);
    else if (standsIn(text.toLowerCase(), value))
      entry(values, `${span.type} ${value}`, () => ({
        type: span.type,
        value,
        messages: new Set<number>(),
      })).messages.add(span.message);
  }
  return [...values.values()].filter((marked) => !neutral.has(marked.value));
}

/** Whether `value` stands in `text` with no letter or digit directly before or after it. */
export function standsIn(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const end = at + value.length;
    if ((at === 0 || !isLetterOrDigit(text, at - 1)) && (end >= text.length || !isLetterOrDigit(text, end)))
      return true;
  }
  return false;
}

function lettersAndDigits(value: string): number {
  return value.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
