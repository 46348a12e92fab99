import { describe, expect, it } from 'vitest';
import { mayBeUnknownName } from '../../../src/detect/names/unknown-words.ts';
import { WORD_COMMON } from '../../../src/rules/words.ts';
import { hashWord } from '../../../src/text/word-hash.ts';

const COMMON = new Set(
  ['no', 'thanks', 'please', 'confirm', 'internet', 'waiting', 'good', 'bye'].map(
    (word) => hashWord(word).h1,
  ),
);
const may = (word: string): boolean => mayBeUnknownName(word, (h1) => (COMMON.has(h1) ? WORD_COMMON : 0));

describe('a word that no list knows', () => {
  it.each(['tharmsil', 'quenbi', 'zubiondo'])('%s may be a name', (word) => expect(may(word)).toBe(true));
  it.each(['nothanks', 'pleaseconfirm', 'nothanksbye'])('%s is words run together', (word) =>
    expect(may(word)).toBe(false),
  );
  it.each(['plese', 'pleaes', 'pleasee', 'intermet', 'waitng'])('%s is a slip', (word) =>
    expect(may(word)).toBe(false),
  );
  it.each(['hmmmm', 'zxcvbn', 'aaaargh', 'abc1234', 'quo', 'averyveryverylongword'])('%s is none', (word) =>
    expect(may(word)).toBe(false),
  );
});
