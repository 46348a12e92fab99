import { describe, expect, it } from 'vitest';
import {
  ABLATIONS,
  type Ablated,
  type Ablation,
  scoreWithout,
  WHOLE,
  worths,
} from '../../bench/eval/ablation.ts';
import { detectorOptions } from '../../bench/eval/detected.ts';
import type { GoldConversation, GoldSpan } from '../../bench/eval/gold.ts';
import { score } from '../../bench/eval/score.ts';
import { ablationTable } from '../../bench/eval/table.ts';
import { loadRules } from '../../dist/engine/load-rules.js';

const rules = loadRules({ rulePaths: [] });
const options = await detectorOptions('mask');

/** A chat of `role: text` with `[[marked]]` values, by the name of what finds the last of them. */
const CHATS: Readonly<Record<string, readonly string[]>> = {
  rules: ['customer: write to [[ilka.brandt@example.com]] please'],
  'cue phrases nearby': ['customer: my order number is [[88120457]] thanks'],
  names: ['customer: hello, my name is [[Ilka Brandt]]'],
  places: ['customer: I live in [[Rotterdam]] now'],
  'questions with cue phrases': ['agent: and the surname on the booking please?', 'customer: [[BRANDTVELD]]'],
  answers: ['agent: Which policy?', 'customer: [[4471]]'],
  'unseen questions': [
    ...['customer: hello there', 'customer: i want to pay my bill', 'customer: yes please', 'customer: ok'],
    'customer: its [[8812]]',
  ],
  'spoken values': [
    'agent: what is your phone number?',
    'customer: [[oh seven seven double oh nine hundred one two three]]',
  ],
  'split values': ['customer: [[jo.lee@]]', 'customer: [[example.com]]'],
  corrections: ['customer: my phone is [[07700 900123]]', 'customer: sorry, [[7]] not 3 at the end'],
  'known values': [
    'customer: my name is [[Ilka Zwartveldt]]',
    'agent: zwartveldt, let me see. [[zwartveldt]]',
  ],
  'parts of known values': [
    'customer: my phone is [[07700 900123]]',
    'agent: I will call the one ending [[0123]]',
  ],
  'slips of known names': ['customer: my name is [[Ilka Zwartveldt]]', 'agent: it says [[zwartfeldt]] here'],
  'participants and speakers': ['customer: this is about [[zwartveldt]]'],
  'all of the conversation': ['customer: my name is [[Ilka Zwartveldt]]', 'agent: one moment [[zwartveldt]]'],
};

function goldOf(id: string, lines: readonly string[]): GoldConversation {
  const spans: GoldSpan[] = [];
  const messages = lines.map((line, message) => {
    const [role = '', marked = ''] = line.split(': ');
    const [before = '', value, after = ''] = marked.split(/\[\[|\]\]/);
    if (value === undefined) return { role, text: marked };
    spans.push({ message, start: before.length, end: before.length + value.length, type: 'PERSON' });
    return { role, text: `${before}${value}${after}` };
  });
  const participants =
    id === 'participants and speakers' ? [{ role: 'customer', name: 'Ilka Zwartveldt' }] : [];
  return { id, participants, messages, spans };
}

describe('leaving out', () => {
  const conversations = Object.entries(CHATS).map(([name, lines]) => goldOf(name, lines));
  const lastOf = ({ id, messages }: GoldConversation): string => `${id}:${messages.length - 1}`;
  const missedWithout = (ablation: Ablation): string[] =>
    scoreWithout(ablation, { name: 'chats', conversations }, rules, options).missed.map(
      ({ conversation, message }) => `${conversation}:${message}`,
    );

  it('nothing misses nothing', () => {
    expect(missedWithout(WHOLE)).toEqual([]);
  });

  it.each(ABLATIONS.filter(({ name }) => CHATS[name] !== undefined))(
    '$name loses what only it finds',
    (ablation) => {
      const own = conversations.find(({ id }) => id === ablation.name);
      expect(missedWithout(ablation)).toContain(lastOf(own!));
    },
  );

  it('knows each piece by its own name', () => {
    const names = ABLATIONS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of Object.keys(CHATS)) expect(names).toContain(name);
  });
});

describe('worths', () => {
  const gold = [goldOf('a', ['customer: [[Ilka]] and so on', 'customer: [[Torvik]] and so on'])];
  const whole = [{ message: 0, start: 0, end: 4, type: 'PERSON' }];
  const more = [...whole, { message: 1, start: 7, end: 10, type: 'PERSON' }];
  const without = (name: string, found: typeof whole): Ablated => ({
    name,
    score: score(gold, new Map([['a', found]])),
  });
  const all = [without('', whole), without('useful', []), without('idle', whole), without('quiet', more)];

  it('are differences to the whole, the piece that is missed most first', () => {
    expect(worths(all)).toEqual([
      { name: 'useful', recall: -0.5, typedRecall: -0.5, strictPrecision: 0, leaksPer1000: 500 },
      { name: 'quiet', recall: 0, typedRecall: 0, strictPrecision: -0.5, leaksPer1000: 0 },
      { name: 'idle', recall: 0, typedRecall: 0, strictPrecision: 0, leaksPer1000: 0 },
    ]);
  });

  it('are shown with their sign', () => {
    expect(ablationTable(worths(all)).split('\n')[1]?.split(/ {2,}/)).toEqual([
      ...['useful', '-0.500', '-0.500', '0', '+500.0'],
    ]);
  });
});
