/**
 * Contract 1: the fast detector gives what the naive one gives, on candidates and on findings, with all rules and
 * dictionaries. Here on the project's corpus and on random conversations; `npm run check:naive` takes the bulk.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Detection, Detector } from '../../src/detect/detector.ts';
import { createNaiveDetector } from '../../src/detect/naive.ts';
import { VALIDATOR_NAMES } from '../../src/detect/validators/index.ts';
import type { Candidate } from '../../src/model/finding.ts';
import { findOrdinals } from '../../src/operators/ordinals.ts';
import { loadBuiltinRules } from '../../src/rules/builtin.ts';
import { readDictionaries } from '../../src/rules/words-load.ts';
import { conversationOf, OPTIONS } from '../support/conversation.ts';

const builtin = loadBuiltinRules(VALIDATOR_NAMES);
const rules = builtin.compiled();
const dictionaries = fileURLToPath(new URL('../../rules/dictionaries', import.meta.url));
const fast = new Detector(rules, OPTIONS);
const naive = createNaiveDetector(rules, readDictionaries(dictionaries), OPTIONS);

const sorted = (candidates: readonly Candidate[]): string[] =>
  candidates.map((c) => JSON.stringify(c)).sort();

function bothWays(messages: readonly string[]): { quick: Detection; slow: Detection } {
  const view = conversationOf(messages, findOrdinals);
  return { quick: fast.explain(view), slow: naive.explain(view) };
}

function expectSame(messages: readonly string[]): number {
  const { quick, slow } = bothWays(messages);
  expect(quick.findings, JSON.stringify(messages)).toEqual(slow.findings);
  expect(sorted(quick.candidates), JSON.stringify(messages)).toEqual(sorted(slow.candidates));
  return slow.candidates.length;
}

describe('fast = naive', () => {
  test('on the project corpus', { timeout: 60_000 }, () => {
    const corpus = new URL('../eval/corpus.jsonl', import.meta.url);
    const lines = readFileSync(corpus, 'utf8').trim().split('\n');
    let candidates = 0;
    for (const line of lines) {
      const { messages }: { messages: { text: string }[] } = JSON.parse(line);
      candidates += expectSame(messages.map((message) => message.text));
    }
    expect(candidates).toBeGreaterThan(200);
  });

  test('on every example of every rule, two a conversation', { timeout: 60_000 }, () => {
    const texts = builtin.rules.flatMap((rule) => [
      ...rule.match.map((example) => example.text),
      ...rule.ignore,
    ]);
    for (let i = 0; i < texts.length; i += 2) expectSame(texts.slice(i, i + 2));
  });

  const phrases = builtin.cues.flatMap((cue) => Object.values(cue.phrases).flat());
  const values = builtin.rules.flatMap((rule) => rule.match.map((example) => example.value));
  const odd = [
    'é',
    'ß',
    'İ',
    '😀',
    '👨‍👩‍👧',
    '\u200b',
    '\u00ad',
    '＠',
    '４',
    '٣',
    'а',
    '–',
    '\u00a0',
    '[EMAIL_1]',
    '**12',
    '\ud800',
    '\n',
    'É.',
    'e\u0301',
  ];
  const piece = fc.oneof(
    fc.constantFrom(...values),
    fc.constantFrom(...phrases),
    fc.constantFrom(...odd),
    fc.constantFrom(
      'Jaime',
      'Okafor',
      'hi',
      'my name is',
      'the',
      'Will',
      'is',
      '.',
      ',',
      '-',
      ':',
      '#',
      '(',
      '+',
    ),
    fc.stringMatching(/^[0-9 .()+-]{1,20}$/),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const message = fc
    .array(fc.tuple(piece, fc.constantFrom(' ', '', ' ', '\u200b', '\n')), { maxLength: 14 })
    .map((parts) => parts.map(([text, gap]) => text + gap).join(''));

  test('on random conversations with awkward Unicode', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 4 }), (messages) => {
        expectSame(messages);
      }),
      { numRuns: 800 },
    );
  });

  test('on short answers that come back, with and without their question', () => {
    for (const question of [
      'what is your account number?',
      'hello',
      'your PIN please',
      'your date of birth?',
    ]) {
      for (const answer of ['12345678', '4711', '10.03.1980', 'AB-123456', 'ok', '4711']) {
        expectSame([question, answer]);
        expectSame([answer, question, answer]);
      }
    }
  });

  test('on a slot longer than RE2 sees at once', { timeout: 60_000 }, () => {
    const filler = 'and then we talked about the weather for a while, number 17 and so on. ';
    const long = values.slice(0, 120).join(` ${filler.repeat(3)}`);
    expect(long.length).toBeGreaterThan(8192);
    expectSame([long, 'ok']);
  });
});
