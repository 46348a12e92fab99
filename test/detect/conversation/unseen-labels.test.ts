import { describe, expect, it } from 'vitest';
import { labelled } from '../../../src/detect/conversation/unseen-labels.ts';

describe('what a customer calls a number whose question nobody wrote down', () => {
  it.each([
    ['polcy no', 'ACCOUNT'],
    ['my tel is', 'PHONE'],
    ['refrence', 'ORDER'],
    ['bokoing ref', 'ORDER'],
    ['passprot', 'PASSPORT'],
    ['eircode', 'POSTCODE'],
    ['acc code', 'ACCOUNT'],
    ['code', 'PIN'],
  ])('%s', (words, type) => expect(labelled(words.split(' '))).toBe(type));

  it.each(['its', 'my name is', 'the number', 'police', 'reference for the shop'])('nothing: %s', (words) =>
    expect(labelled(words.split(' '))).toBeUndefined(),
  );
});
