/** Names in transcripts that hold the customer's side only. */
import { beforeAll, describe, it } from 'vitest';
import { createEngine, type Engine } from '../../../dist/index.js';
import { expectPersons } from '../names/marked-persons.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

describe('two words alone in a message of a transcript without an agent', () => {
  it.each([['[[shanthi venkataraman]]'], ['[[veldan kumaran]]'], ['[[thanujan krishnan]]']])('%s', (line) =>
    expectPersons(engine, 'hello', 'i want to change my plan', line, 'yes'),
  );

  it.each([
    ['higud mrng'],
    ['okthanks alot'],
    ['toyota corolla'],
    ['naveen infotech'],
    ['the balance'],
    ['chennai central'],
  ])('but %s', (line) => expectPersons(engine, 'hello', 'i want to change my plan', line, 'yes'));
});
