import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ConversationJson, jsonOf } from '../../src/engine/conversation-json.ts';
import { lostSpans } from '../../src/engine/explained.ts';
import type { Candidate } from '../../src/model/finding.ts';
import { engineWith } from './bed.ts';

const engine = await engineWith();

describe('explain', () => {
  it('tells what is found, by which rule and on what evidence', () => {
    const text = 'call me on 07700 900123';
    const { spans } = engine.explain(text);
    const [span] = spans;
    expect(span).toMatchObject({ start: 11, end: 23, type: 'PHONE', action: 'mask' });
    expect(span).not.toHaveProperty('lost');
    expect(span?.evidence.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['pattern', 'cue']));
  });

  it('agrees with redact on what is found', () => {
    const text = 'I am Wendell Achterberg, mail mia@example.com, card 4242 4242 4242 4242, order 88213-41';
    const found = engine.explain(text).spans.filter(({ lost }) => lost === undefined);
    expect(found.map(({ evidence: _evidence, ...span }) => span)).toEqual(engine.redact(text).findings);
    expect(found.length).toBeGreaterThan(2);
  });

  it('names what lost, and why: to a stronger finding', () => {
    const { spans } = engine.explain('is 07700 900123 the best number for the driver?');
    const lost = spans.filter((span) => span.lost !== undefined);
    expect(lost.length).toBeGreaterThan(0);
    for (const span of lost) {
      expect(span.lost).toMatch(/^PHONE by [a-z-]+ is stronger$/);
      expect(span).not.toHaveProperty('action');
    }
  });

  it('names what lost: to the minimum score', async () => {
    const strict = await engineWith({ policy: { min_score: { default: 1 } } });
    const { spans } = strict.explain('mail mia@example.com');
    expect(spans.find(({ type }) => type === 'EMAIL')?.lost).toBe('below the minimum score 1');
  });

  it('names what lost: to the allow list', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chatveil-explain-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'allow.txt'), 'help@example.com\n');
    const lenient = await engineWith({ policy: { allow: [join(folder, 'allow.txt')] } });
    const { spans } = lenient.explain('mail help@example.com');
    expect(new Set(spans.map(({ lost }) => lost))).toEqual(new Set(['on the allow list']));
  });

  it('counts nothing', () => {
    engine.records.takeCounts();
    engine.explain('mail mia@example.com');
    expect(engine.records.takeCounts()).toMatchObject({ conversations: 0, findings: {} });
  });
});

describe('explain of a record', () => {
  it('tells conversation, message and slot of all that was considered, and what process finds', () => {
    const record = new ConversationJson().locate(
      jsonOf({
        participants: [{ name: 'Odalys Brenner', email: 'odalys.brenner@example.com' }],
        messages: [{ text: 'hello Odalys, is 07700 900123 the best number?' }],
      }),
    );
    const spans = engine.records.explain(record);
    const { findings } = engine.records.process(record);
    const found = spans.filter(({ lost }) => lost === undefined);
    expect(found).toEqual(findings);
    const lost = spans.filter((span) => span.lost !== undefined);
    expect(lost.map(({ type, lost }) => `${type}: ${lost}`)).toEqual(
      expect.arrayContaining(['PERSON: EMAIL by typed-field is stronger']),
    );
    expect(new Set(spans.map(({ message }) => message))).toEqual(new Set([-1, 0]));
    expect(new Set(spans.map(({ conversation }) => conversation))).toEqual(new Set([0]));
  });
});

describe('lostSpans', () => {
  const candidate = (start: number, end: number, more: Partial<Candidate> = {}): Candidate => ({
    ...{ slot: 0, start, end, type: 'PHONE', rule: 'a', score: 0.9, evidence: [] },
    ...more,
  });

  it('takes a candidate that was widened for found, and one of another slot for another', () => {
    const widened = candidate(0, 12);
    expect(lostSpans([candidate(2, 8)], [widened], () => 0.5)).toEqual([]);
    expect(lostSpans([candidate(2, 8, { slot: 1 })], [widened], () => 0.5)).toEqual([
      { ...candidate(2, 8, { slot: 1 }), lost: 'on the allow list' },
    ]);
  });

  it('tells the same once, and in the order of places', () => {
    const twice = [
      candidate(9, 12, { rule: 'b' }),
      candidate(2, 8, { rule: 'b' }),
      candidate(9, 12, { rule: 'b' }),
    ];
    expect(lostSpans(twice, [candidate(0, 12)], () => 0.5).map(({ start, lost }) => [start, lost])).toEqual([
      [2, 'PHONE by a is stronger'],
      [9, 'PHONE by a is stronger'],
    ]);
  });

  it('asks the minimum score of the type first', () => {
    const minScore = (type: string): number => (type === 'PHONE' ? 0.95 : 0.5);
    expect(lostSpans([candidate(0, 4)], [candidate(0, 12, { type: 'CARD' })], minScore)[0]?.lost).toBe(
      'below the minimum score 0.95',
    );
  });
});
