/** Every sentence of `person-frames.ts` with a name in its room, and what stands there and is nobody. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import * as FRAMES from '../../../src/detect/names/person-frames.ts';
import { expectPersons } from './marked-persons.ts';

/** What each list must take: of nobody's list and a word, of a weak list, of a good one. */
const NAMES: Readonly<Record<keyof typeof FRAMES, readonly string[]>> = {
  FRAMES_OF_ANYONE: ['quastlin', 'Quastlin', 'mercy'],
  FRAMES_OF_NAMES: ['mercy', 'Mercy', 'merv'],
  FRAMES_OF_KNOWN: ['merv', 'Merv', 'odalys'],
  FRAMES_OF_SMALL: ['odalys'],
};

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

/** The sentence with each word of one place in turn, and the first of all others. */
function sentences(row: string, name: string): string[] {
  const tokens = row.split(' ').filter((token) => token !== '^');
  const all = tokens.flatMap((token, place) =>
    token
      .split('/')
      .map((word) => tokens.map((other, i) => (i === place ? word : (other.split('/')[0] ?? '')))),
  );
  return [...new Set(all.map((words) => sentence(row, words, name)))];
}

function sentence(row: string, words: readonly string[], name: string): string {
  const text = words.map((word) => (word === '_' ? name : word === '$' ? '.' : word)).join(' ');
  const written = text.replace(/ (?=[.,?]|'s)/g, '');
  return `${row.startsWith('^') ? '' : 'well '}${written}${/[.?]$/.test(written) ? '' : ' it'}`;
}

describe.each(Object.entries(FRAMES))('%s', (list, rows) => {
  it.each(rows)('%s', (row) => {
    for (const name of NAMES[list as keyof typeof FRAMES])
      for (const text of sentences(row, name)) {
        const { findings } = engine.redact(text);
        const persons = findings.filter(({ type }) => type === 'PERSON');
        expect(
          persons.some(({ start, end }) => text.slice(start, end).includes(name)),
          text,
        ).toBe(true);
      }
  });
});

describe('names in frames', () => {
  it.each([
    ["Thanks, it's [[Quastlin]] here. Could you confirm your name?"],
    ["oh no! hi, it's [[odalys]] at lost property"],
    ['the last name on the mailbox is [[Quastlin]].'],
    ["the card is in [[quastlin]]'s name"],
    ['for [[quastlin]] and me'],
    ['one moment please, [[odalys]]'],
    ['[[odalys]], can you hear me?'],
    ['my boss [[penny]] approved it'],
    ['das paket ist für [[odalys]]'],
    ["j'ai eu [[odalys]] au téléphone"],
    ['dígale a [[odalys]] que sí'],
    ['Name of [[Quastlin]].'],
  ])('%s', (text) => expectPersons(engine, text));

  it.each([
    ['Und der Akku mit 5,0 Ah, Art.-Nr. 1600?'],
    ['vanakkam, consumer care'],
    ['name of consumer?'],
    ['Connection is in the name of Smt.'],
    ['ok, touche. what else do you have?'],
    ['date? destination? yada, yada.'],
    ['In Trieben, gell?'],
    ["good morning, st brendan's school office"],
    ['just email is fine'],
    ['is that correct?'],
    ['it was amazon prime who charged me'],
    ['for breakfast and me'],
    ['ask for refund if it fails'],
  ])('nobody: %s', (text) => expectPersons(engine, text));
});
