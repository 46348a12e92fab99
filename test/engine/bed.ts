/** Engines for tests, and generators of invented conversations. */
import fc from 'fast-check';
import { createMemoryEngine, type MemoryEngine } from '../../src/engine/engine.ts';
import { type EngineOptions, settingsOf } from '../../src/engine/settings.ts';

/** From source: takes two seconds, so a file makes few of them. */
export async function engineWith(options: EngineOptions = {}): Promise<MemoryEngine> {
  return createMemoryEngine(await settingsOf(options));
}

const FIRST = ['Odalys', 'Wendell', 'Gundula', 'Rosalind', 'Priya', 'Emre'] as const;
const LAST = ['Brenner', 'Achterberg', 'Pfisterer', 'Okonjo', 'Ramanathan', 'Celik'] as const;

const person = fc
  .tuple(fc.constantFrom(...FIRST), fc.constantFrom(...LAST))
  .map(([first, last]) => ({ first, last, full: `${first} ${last}` }));
const digits = (n: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: 10 ** n - 1 }).map((i) => String(i).padStart(n, '0'));
const phone = digits(3).map((end) => `07700 900${end}`);
const mail = fc
  .tuple(fc.constantFrom(...FIRST), digits(2))
  .map(([name, n]) => `${name.toLowerCase()}${n}@example.com`);

/** Values announced, asked for, given bare, repeated and changed in case: what one message tells of another. */
const text = fc.oneof(
  person.map(({ full }) => `my name is ${full}`),
  person.map(({ first }) => `thanks ${first}, one moment`),
  person.map(({ full }) => full.toLowerCase()),
  person.map(({ last }) => `is ${last} spelled like that?`),
  phone.map((value) => `call me on ${value}`),
  phone.map((value) => value.replaceAll(' ', '')),
  mail.map((value) => `write to ${value} 🙂`),
  mail.map((value) => `was it ${value.toUpperCase()}?`),
  fc.constantFrom(
    'What is your name, please?',
    'Which number can we call?',
    'it costs 49.99 for 2 items',
    'ok',
    '',
    'the driver comes between 8 and 10',
    '[PERSON_2] was here before',
  ),
);

export interface Message {
  readonly role: string;
  readonly text: string;
}

export const messages: fc.Arbitrary<Message[]> = fc.array(
  fc.record({ role: fc.constantFrom('customer', 'agent'), text }),
  { minLength: 1, maxLength: 8 },
);
