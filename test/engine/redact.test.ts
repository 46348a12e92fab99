import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/model/limits.ts';
import { engineWith, messages } from './bed.ts';

const engine = await engineWith();

describe('redact', () => {
  it('replaces what it finds and tells where it stood, in UTF-16 units of the text that was given', () => {
    const text = '🙂 write to mia@example.com or call 07700 900123';
    const { text: redacted, findings } = engine.redact(text);
    expect(redacted).toBe('🙂 write to [EMAIL_1] or call [PHONE_1]');
    expect(findings).toEqual([
      expect.objectContaining({ start: 12, end: 27, type: 'EMAIL', rule: 'email', action: 'mask' }),
      expect.objectContaining({ start: 36, end: 48, type: 'PHONE', action: 'mask' }),
    ]);
    expect(Object.keys(findings[0]!).sort()).toEqual(['action', 'end', 'rule', 'score', 'start', 'type']);
  });

  it('keeps every other unit, broken surrogates among them', () => {
    const around = '\ud800 \udc00\u0000\u200b\r\n é';
    expect(engine.redact(`${around} mia@example.com ${around}`).text).toBe(`${around} [EMAIL_1] ${around}`);
    expect(engine.redact(around)).toEqual({ text: around, findings: [] });
    expect(engine.redact('')).toEqual({ text: '', findings: [] });
  });

  it('begins to number anew with every call, and remembers nothing', () => {
    expect(engine.redact('I am Wendell Zwirnmeyer').text).toBe('I am [PERSON_1]');
    expect(engine.redact('mail mia@example.com').text).toBe('mail [EMAIL_1]');
    expect(engine.redact('mail tom@example.com').text).toBe('mail [EMAIL_1]');
    expect(engine.redact('Zwirnmeyer').text).toBe('Zwirnmeyer');
  });

  it('covers by edits exactly what it lists as found', () => {
    fc.assert(
      fc.property(messages, (chat) => {
        const text = chat.map((message) => message.text).join('\n');
        const { text: redacted, findings } = engine.redact(text);
        const around: string[] = [];
        let at = 0;
        for (const { start, end } of findings) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          around.push(text.slice(at, start));
          at = end;
        }
        around.push(text.slice(at));
        const pieces = around.map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
        expect(redacted).toMatch(new RegExp(`^${pieces.join('\\[[A-Z]+_\\d+\\]')}$`));
      }),
      { numRuns: 150 },
    );
  });

  it.each([undefined, null, 7, { text: 'x' }, ['x']])('refuses %j', (wrong) => {
    // What a caller without types might pass.
    expect(() => Reflect.apply(engine.redact, engine, [wrong])).toThrow(
      expect.objectContaining({ code: 'USAGE' }),
    );
  });

  it('refuses a text past the limit, and takes the next one', () => {
    const long = 'x'.repeat(LIMITS.recordBytes + 1);
    expect(() => engine.redact(long)).toThrow(expect.objectContaining({ code: 'RECORD_TOO_LARGE' }));
    expect(engine.redact('mail mia@example.com').text).toBe('mail [EMAIL_1]');
  });
});
