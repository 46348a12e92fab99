import { describe, expect, it } from 'vitest';
import { displayWidth, pad } from '../../src/reports/display-width.ts';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['chats.jsonl', 11],
    ['Zoë', 3],
    ['Zoe\u0308', 3],
    ['日本語', 6],
    ['ｆｕｌｌ', 8],
    ['한글', 4],
    // the same two syllables, decomposed
    ['\u1112\u1161\u11ab\u1100\u1173\u11af', 4],
    ['👍', 2],
    ['👨‍👩‍👧', 2],
    ['❤\ufe0f', 2],
    ['→', 1],
    ['ﾊﾝｶｸ', 4],
  ])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('pad', () => {
  it('fills up to cells, not to characters', () => {
    expect(pad('日本', 6, 'right')).toBe('日本  ');
    expect(pad('7', 3, 'left')).toBe('  7');
    expect(pad('longer', 3, 'left')).toBe('longer');
  });
});
