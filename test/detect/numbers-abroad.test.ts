/** Numbers of services, and details with letters, that are nobody's telephone number. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../dist/index.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ policy: 'mask' });
});

const phones = (...texts: string[]): string[] => {
  const { findings } = engine.redactConversation({
    messages: texts.map((text) => ({ role: 'customer', text })),
  });
  return findings
    .filter(({ type, message }) => type === 'PHONE' && message !== null)
    .map(({ message, start, end }) => texts[message!]!.slice(start, end));
};

describe('freephone numbers are those of services', () => {
  it.each([
    ['¿el teléfono 900 555 010 es gratis?'],
    ['domofon 12, a 800 555 010 nie odbiera'],
    ['A linha 800 555 010 fecha às 23h.'],
  ])('%s', (text) => expect(phones(text)).toEqual([]));
});

describe('a number of nine digits of somebody', () => {
  it('behind a relation', () => {
    expect(phones('rano do męża 508550133 albo wieczorem do mnie')).toEqual(['508550133']);
  });
});

describe('what corrects a telephone number', () => {
  it('holds no letters', () => {
    const texts = ['mon tel 0655501399', 'le livreur n est pas venu', 'ya marké erreur S04-11'];
    expect(phones(...texts)).toEqual(['0655501399']);
  });
});
