import { describe, expect, it } from 'vitest';
import { type FoundSpan, type GoldConversation, readFindings, readGold } from '../../bench/eval/gold.ts';
import {
  charRecall,
  leaks,
  leaksPer1000,
  recall,
  score,
  strictPrecision,
  typedRecall,
} from '../../bench/eval/score.ts';

const text = 'Hi 😀 John Smith, mail j.s@x.io or 555-1234';
const name = 6;
const mail = text.indexOf('j.s');
const phone = text.indexOf('555');

const gold: GoldConversation[] = [
  {
    id: 'a',
    messages: [{ text }, { text: 'see Rory' }],
    spans: [
      { message: 0, start: name, end: name + 10, type: 'PERSON' },
      { message: 0, start: mail, end: mail + 8, type: 'EMAIL' },
      { message: 0, start: phone, end: phone + 8, type: 'PHONE' },
      { message: 1, start: 4, end: 8, type: 'PERSON', optional: true },
    ],
  },
  { id: 'b', messages: [{ text: 'nothing here' }], spans: [] },
];

const one = (id: string, messageText: string, span: Partial<FoundSpan>): GoldConversation[] => [
  {
    id,
    messages: [{ text: messageText }],
    spans: [{ message: 0, start: 0, end: messageText.length, type: 'X', ...span }],
  },
];
const at = (start: number, end: number, type: string, message = 0): FoundSpan => ({
  message,
  start,
  end,
  type,
});

describe('score', () => {
  it('counts every marked span as a leak when nothing was found', () => {
    const none = score(gold, new Map());
    expect(recall(none.overall)).toBe(0);
    expect(leaks(none.overall)).toBe(3);
    expect(leaksPer1000(none)).toBe(1000);
    expect(strictPrecision(none)).toBeNull();
  });

  it('tells covered, typed and partly covered spans apart', () => {
    const found = new Map([
      [
        'a',
        [
          at(name, name + 4, 'PERSON'),
          at(name + 5, name + 10, 'PLACE'),
          at(mail, mail + 8, 'URL'),
          at(phone, phone + 3, 'PHONE'),
          at(4, 8, 'PERSON', 1),
        ],
      ],
      ['b', [at(0, 7, 'PERSON')]],
      ['zz', []],
    ]);
    const result = score(gold, found);
    expect(recall(result.overall)).toBeCloseTo(2 / 3, 9);
    expect(typedRecall(result.overall)).toBeCloseTo(1 / 3, 9);
    expect(charRecall(result.overall)).toBeCloseTo((9 + 5 + 3) / (9 + 5 + 7), 9);
    expect(result.byType.get('PHONE')).toMatchObject({ spans: 1, found: 0, partial: 1, charsFound: 3 });
    expect(result.byType.get('EMAIL')).toMatchObject({ found: 1, typed: 0 });
    expect(result.predicted).toBe(6);
    expect(result.falsePositives).toBe(1);
    expect(result.onNeutralOnly).toBe(1);
    expect(strictPrecision(result)).toBeCloseTo(4 / 5, 9);
    expect(result.unknownConversations).toBe(1);
    expect(result.missed.map(({ type, left }) => [type, left])).toEqual([['PHONE', 4]]);
    expect(result.byFoundType.get('PERSON')).toEqual({ predicted: 3, falsePositives: 1, onNeutralOnly: 1 });
    expect(strictPrecision(result.byFoundType.get('PERSON')!)).toBe(0.5);
    expect(result.falseOnes.map((sample) => sample.conversation)).toEqual(['b']);
  });

  it('needs no cover for what is neither letter nor digit', () => {
    const covered = score(one('c', 'a@b', {}), new Map([['c', [at(0, 1, 'X'), at(2, 3, 'X')]]]));
    expect(recall(covered.overall)).toBe(1);
  });

  it('counts every unit of a span without letters and digits', () => {
    const part = score(one('d', '"…"', {}), new Map([['d', [at(1, 2, 'X')]]]));
    expect(leaks(part.overall)).toBe(1);
  });

  it('counts both units of a letter outside the basic plane', () => {
    const result = score(one('e', '𝐀b', {}), new Map([['e', [at(2, 3, 'X')]]]));
    expect(result.overall).toMatchObject({ chars: 3, charsFound: 1 });
  });

  it('takes a birth date for a date, and nothing else for another type', () => {
    const typed = (type: string, as: string): number | null =>
      typedRecall(score(one('g', 'abc', { type }), new Map([['g', [at(0, 3, as)]]])).overall);
    expect(typed('BIRTHDATE', 'DATE')).toBe(1);
    expect(typed('DATE', 'BIRTHDATE')).toBe(1);
    expect(typed('BIRTHDATE', 'AGE')).toBe(0);
  });

  it('counts a finding in a message that does not exist as a false one', () => {
    const result = score(one('f', 'abc', {}), new Map([['f', [at(0, 3, 'X'), at(0, 3, 'X', 7)]]]));
    expect(result.outOfRange).toBe(1);
    expect(strictPrecision(result)).toBe(0.5);
  });
});

describe('reading', () => {
  it('refuses gold with one id twice', () => {
    const line = JSON.stringify({ id: 'a', messages: [], spans: [] });
    expect(() => readGold(`${line}\n${line}\n`)).toThrow('gold line 2');
  });

  it('takes a number for the place of the conversation, and only findings in the text of a message', () => {
    const span = { start: 0, end: 4, type: 'PERSON' };
    const rows = [
      { conversation: 2, message: 0, path: '/messages/0/text', ...span },
      { conversation: 'a', message: null, path: '/participants/0/name', ...span },
      { conversation: 'a', message: 1, path: '/messages/1/speaker', ...span },
      { conversation: 'a', message: 1, path: '/messages/1/text', ...span, start: 4, end: 8 },
    ];
    const found = readFindings(rows.map((row) => JSON.stringify(row)).join('\n'), gold);
    expect(found.get('b')).toEqual([at(0, 4, 'PERSON')]);
    expect(found.get('a')).toEqual([at(4, 8, 'PERSON', 1)]);
    expect(found.size).toBe(2);
  });

  it('renames the types of other corpora', () => {
    const line = JSON.stringify({
      id: 'a',
      messages: [{ text: 'Rome' }],
      spans: [{ message: 0, start: 0, end: 4, type: 'LOCATION' }],
    });
    expect(readGold(line)[0]?.spans[0]?.type).toBe('PLACE');
  });
});
