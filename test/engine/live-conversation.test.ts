import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LateSpan, LiveResult } from '../../src/engine/live-ledger.ts';
import { engineWith, type Message, messages } from './bed.ts';

const engine = await engineWith();

/** All that a live conversation says: what `add` and, at the end, `flush` return. */
function play(chat: readonly Message[], hold: number): LiveResult<Message>[] {
  const live = engine.openConversation<Message>({ hold });
  return [...chat.map((message) => live.add(message)), ...live.flush()];
}

/** Units of a message's original text that were hidden when it was sent, or named as late. */
function hiddenUnits(results: readonly LiveResult<Message>[], message: number): Set<number> {
  const units = new Set<number>();
  const add = ({ start, end }: { start: number; end: number }): void => {
    for (let i = start; i < end; i++) units.add(i);
  };
  for (const result of results) {
    if (result.message === message) result.findings.forEach(add);
    for (const span of result.late) if (span.message === message) add(span);
  }
  return units;
}

const holds = fc.integer({ min: 0, max: 4 });
const RUNS = { numRuns: 120 };

describe('a live conversation', () => {
  it('answers each message at once, and reports what it reveals of those already sent', () => {
    const live = engine.openConversation();
    const first = live.add({ role: 'agent', text: 'I told zwirnmeyer already. What is your name, please?' });
    expect(first).toEqual({
      message: 0,
      text: 'I told zwirnmeyer already. What is your name, please?',
      released: { role: 'agent', text: 'I told zwirnmeyer already. What is your name, please?' },
      findings: [],
      late: [],
    });
    const second = live.add({ role: 'customer', text: 'wendell zwirnmeyer' });
    expect(second.text).toBe('[PERSON_1]');
    expect(second.findings).toEqual([expect.objectContaining({ start: 0, end: 18, type: 'PERSON' })]);
    expect(second.late).toEqual([{ message: 0, start: 7, end: 17 }]);
    expect(live.add({ role: 'agent', text: 'thanks' }).late).toEqual([]);
  });

  it('holds messages back, and lets later ones explain them', () => {
    const live = engine.openConversation({ hold: 1 });
    expect(live.add({ text: 'I told zwirnmeyer. What is your name?' })).toEqual({
      ...{ message: null, text: '', released: undefined, findings: [], late: [] },
    });
    const released = live.add({ text: 'wendell zwirnmeyer' });
    expect(released).toMatchObject({ message: 0, text: 'I told [PERSON_1]. What is your name?', late: [] });
    expect(live.flush()).toEqual([expect.objectContaining({ message: 1, text: '[PERSON_1]' })]);
    expect(live.flush()).toEqual([]);
    expect(live.add({ text: 'thanks' }).message).toBeNull();
    expect(live.add({ text: 'bye' }).message).toBe(2);
  });

  it('treats labels and other fields of a message, with what participants tell', () => {
    const live = engine.openConversation({ participants: [{ name: 'Odalys Brenner', role: 'customer' }] });
    const { released } = live.add({
      ...{ speaker: 'Odalys Brenner', role: 'customer', text: 'odalys here' },
      ...{ meta: { mail: 'mia@example.com' } },
    });
    expect(released).toEqual({
      speaker: '[PERSON_1]',
      role: 'customer',
      text: '[PERSON_1] here',
      meta: { mail: '[EMAIL_1]' },
    });
  });

  it('keeps the number of a value though earlier messages turn out to hold others', () => {
    const live = engine.openConversation();
    const sent = [
      live.add({ text: 'pfisterer again, about that' }).text,
      live.add({ text: 'my name is Wendell Zwirnmeyer' }).text,
      live.add({ text: 'my name is Gundula Pfisterer' }).text,
      live.add({ text: 'hello Wendell, bye' }).text,
    ];
    expect(sent.slice(1)).toEqual([
      'my name is [PERSON_1]',
      'my name is [PERSON_2]',
      'hello [PERSON_1], bye',
    ]);
  });

  it('goes on above ordinals that are typed later', () => {
    const live = engine.openConversation();
    expect(live.add({ text: 'mail mia@example.com' }).text).toBe('mail [EMAIL_1]');
    expect(live.add({ text: 'as [EMAIL_7] said' }).text).toBe('as [EMAIL_7] said');
    expect(live.add({ text: 'mail tom@example.com, not mia@example.com' }).text).toBe(
      'mail [EMAIL_8], not [EMAIL_1]',
    );
  });

  it('hides a field that the policy drops, and reports nothing of it', async () => {
    const policy = { fields: { '/messages/*/text': { action: 'drop' } } };
    const live = (await engineWith({ policy })).openConversation();
    expect(live.add({ text: 'is zwirnmeyer there?' }).text).toBe('');
    expect(live.add({ text: 'my name is Wendell Zwirnmeyer' }).late).toEqual([]);
  });

  it('does not see what its caller does to a message later', () => {
    const message = { text: 'mail mia@example.com' };
    const live = engine.openConversation();
    live.add(message);
    message.text = 'nothing';
    expect(live.close().messages).toEqual([{ text: 'mail [EMAIL_1]' }]);
  });

  it('shares nothing with other conversations of the same engine', () => {
    const [one, other] = [engine.openConversation(), engine.openConversation()];
    one.add({ text: 'my name is Wendell Zwirnmeyer' });
    expect(other.add({ text: 'Zwirnmeyer' }).text).toBe('Zwirnmeyer');
    expect(other.add({ text: 'my name is Gundula Pfisterer' }).text).toBe('my name is [PERSON_1]');
    expect(one.add({ text: 'Zwirnmeyer' }).text).toBe('[PERSON_1]');
  });
});

describe('over random conversations', () => {
  it('close gives what redactConversation makes of the whole', () => {
    fc.assert(
      fc.property(messages, holds, (chat, hold) => {
        const live = engine.openConversation<Message>({ hold });
        for (const message of chat) live.add(message);
        const closed = live.close();
        const whole = engine.redactConversation({ messages: chat });
        expect(closed.conversation).toEqual(whole.conversation);
        expect(closed.findings).toEqual(whole.findings);
      }),
      RUNS,
    );
  });

  it('every message is released once, in order, hold messages later', () => {
    fc.assert(
      fc.property(messages, holds, (chat, hold) => {
        const results = play(chat, hold);
        const released = results.flatMap(({ message }) => (message === null ? [] : [message]));
        expect(released).toEqual(chat.map((_, i) => i));
        results.slice(0, chat.length).forEach(({ message }, i) => {
          expect(message).toBe(i < hold ? null : i - hold);
        });
      }),
      RUNS,
    );
  });

  it('what was sent hidden, and what was named late, covers all findings of the whole', () => {
    fc.assert(
      fc.property(messages, holds, (chat, hold) => {
        const results = play(chat, hold);
        const whole = engine.redactConversation({ messages: chat });
        for (const { message, start, end } of whole.findings) {
          if (message === null) continue;
          const units = hiddenUnits(results, message);
          for (let i = start; i < end; i++) expect(units.has(i)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('late spans lie in messages sent before, and each adds something', () => {
    fc.assert(
      fc.property(messages, holds, (chat, hold) => {
        const sent = new Map<number, Set<number>>();
        for (const { message, findings, late } of play(chat, hold)) {
          for (const span of late) {
            const units = sent.get(span.message);
            expect(units).toBeDefined();
            expect(span.end).toBeLessThanOrEqual(chat[span.message]!.text.length);
            expect(unitsOf(span).some((unit) => units?.has(unit) === false)).toBe(true);
            for (const unit of unitsOf(span)) units?.add(unit);
          }
          if (message !== null) sent.set(message, new Set(findings.flatMap(unitsOf)));
        }
      }),
      RUNS,
    );
  });

  it('a value keeps its number, and no number goes to two', () => {
    fc.assert(
      fc.property(messages, holds, (chat, hold) => {
        const numberOf = new Map<string, string>();
        const holderOf = new Map<string, string>();
        for (const { message, text, findings } of play(chat, hold)) {
          if (message === null) continue;
          const original = chat[message]!.text;
          for (const [spelled, mask] of replacements(original, text, findings)) {
            // What is a phone number here may be an account there; each type counts for itself.
            const value = `${spelled} ${mask.replace(/\d+/, '')}`;
            const known = numberOf.get(value);
            if (known !== undefined) expect(mask).toBe(known);
            numberOf.set(value, mask);
            // Names have parts, which share a number.
            if (mask.startsWith('[PERSON')) continue;
            expect(holderOf.get(mask) ?? value).toBe(value);
            holderOf.set(mask, value);
          }
        }
      }),
      RUNS,
    );
  });
});

describe('openConversation, add', () => {
  it.each([{ hold: -1 }, { hold: 1.5 }, { hold: Number.NaN }, { holt: 1 }])('refuse %j', (options) => {
    expect(() => Reflect.apply(engine.openConversation, engine, [options])).toThrow(
      expect.objectContaining({ code: 'USAGE' }),
    );
  });

  it.each([undefined, null, 'LEAK', {}, { text: 7 }])('refuse the message %j, and go on', (message) => {
    const live = engine.openConversation();
    expect(() => Reflect.apply(live.add, live, [message])).toThrow(
      expect.objectContaining({ code: 'USAGE' }),
    );
    expect(live.add({ text: 'ok' }).message).toBe(0);
  });

  it('refuse what comes after close, which may be asked again', () => {
    const live = engine.openConversation();
    live.add({ text: 'mail mia@example.com' });
    const { conversation } = live.close();
    expect(() => live.add({ text: 'ok' })).toThrow(expect.objectContaining({ code: 'USAGE' }));
    expect(live.close().conversation).toEqual(conversation);
  });
});

function unitsOf({ start, end }: Pick<LateSpan, 'start' | 'end'>): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

/** Each value with what stands for it. Case does not count, nor do blanks in numbers. */
function replacements(
  original: string,
  text: string,
  findings: readonly { readonly start: number; readonly end: number }[],
): [string, string][] {
  let shift = 0;
  return findings.map(({ start, end }) => {
    const mask = /^\[[A-Z]+_\d+\]/.exec(text.slice(start + shift))?.[0] ?? '';
    shift += mask.length - (end - start);
    return [original.slice(start, end).toLowerCase().replaceAll(' ', ''), mask];
  });
}
