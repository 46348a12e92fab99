import { describe, expect, it } from 'vitest';
import type { GoldConversation, GoldSpan } from '../../bench/eval/gold.ts';
import { residual, standsIn } from '../../bench/eval/residual.ts';

function conversation(
  texts: readonly string[],
  marks: readonly (readonly [string, string, true?])[],
): GoldConversation {
  const spans = marks.map(([type, value, optional]): GoldSpan => {
    const message = texts.findIndex((text) => text.includes(value));
    const start = texts[message]?.indexOf(value) ?? -1;
    const span = { message, start, end: start + value.length, type };
    return optional === true ? { ...span, optional } : span;
  });
  return { id: 'a', messages: texts.map((text) => ({ text })), spans };
}

describe('standsIn', () => {
  it.each([
    ['call Ann now', 'Ann', true],
    ['annual', 'ann', false],
    ['Joann', 'ann', false],
    ['joann, ann', 'ann', true],
    ['(ann)', 'ann', true],
    ['ann2', 'ann', false],
    ['éann', 'ann', false],
  ])('%j holds %j: %s', (text, value, holds) => {
    expect(standsIn(text, value)).toBe(holds);
  });
});

describe('residual', () => {
  it('finds a value that is left anywhere in its conversation, without case', () => {
    const gold = [conversation(['I am Odalys', 'ok'], [['PERSON', 'Odalys']])];
    expect(residual(gold, () => ['I am [PERSON_1]', 'bye ODALYS']).readable).toBe(1);
    expect(residual(gold, () => ['I am [PERSON_1]', 'bye [PERSON_1]']).readable).toBe(0);
  });

  it('looks for short values only where they are marked', () => {
    const gold = [conversation(['I am 34', 'that is 34 euros'], [['AGE', '34']])];
    expect(residual(gold, () => ['I am [AGE_1]', 'that is 34 euros']).readable).toBe(0);
    expect(residual(gold, () => ['I am 34', 'that is 34 euros']).readable).toBe(1);
  });

  it('counts one value once, and leaves out what is neutral elsewhere', () => {
    const gold = [
      conversation(
        ['Rowan of Lund', 'Rowan?', 'see you in Lund'],
        [
          ['PERSON', 'Rowan'],
          ['PLACE', 'Lund', true],
        ],
      ),
    ];
    gold[0] = { ...gold[0]!, spans: [...gold[0]!.spans, { message: 2, start: 11, end: 15, type: 'PLACE' }] };
    const result = residual(gold, (c) => c.messages.map((message) => message.text));
    expect(result).toMatchObject({ values: 1, readable: 1 });
  });

  it('reads nothing of a conversation that was held back', () => {
    const gold = [conversation(['I am Odalys'], [['PERSON', 'Odalys']])];
    expect(residual(gold, () => undefined)).toMatchObject({ values: 1, readable: 0, absent: 1 });
  });
});
