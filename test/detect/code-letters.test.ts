/** Letters in small writing that belong to the number beside them, and words that do not. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../dist/index.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

const found = (text: string): string[] =>
  engine.redact(text).findings.map(({ start, end }) => text.slice(start, end));

describe('letters in small writing beside a number', () => {
  it.each([
    ['policy hdb 010447190', 'hdb 010447190'],
    ['polisa hdb 010447190 jest ważna', 'hdb 010447190'],
    ['member 8841 2207 q', '8841 2207 q'],
    ['la commande 4418827 a', '4418827 a'],
  ])('%s', (text, value) => expect(found(text)).toContain(value));

  it.each([
    ['i need ref 4471882 asap', '4471882'],
    ['policy number 010447190 please', '010447190'],
    ['policy number: 010447190', '010447190'],
    ['sinistre sam 44718823', '44718823'],
    ['ordine ltd 2184/11/2025', '2184/11/2025'],
    ['order 4471882 and late', '4471882'],
    ['my order is 4471882 a week late', '4471882'],
  ])('a word is none: %s', (text, value) => expect(found(text)).toContain(value));
});
