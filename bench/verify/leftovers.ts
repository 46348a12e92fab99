/**
 * Contract 5: at word borders of a conversation's output nothing is left of a value that was replaced in it, if it
 * has six letters and digits or its type is a strong one. Looked for raw, without case, and without separators.
 */

import { isEntityType } from '../../dist/index.js';
import { STRONG_TYPES } from '../../dist/model/entity-types.js';
import type { Cell } from './decode.ts';

export interface ReplacedValue {
  readonly type: string;
  readonly value: string;
}

export interface Leftover extends ReplacedValue {
  /** How the value shows: as it was, in another case, or written with other separators. */
  readonly how: 'raw' | 'case' | 'separators';
  /** Position of the cell in the output. */
  readonly cell: number;
}

const LONG = 6;
/** Units between two words that may still belong to one value. */
const MAX_GAP = 3;
const STANDS_FOR_A_VALUE = /\[[A-Z]+(?:_\d+)?\]/g;

export function leftovers(values: readonly ReplacedValue[], output: readonly Cell[]): Leftover[] {
  const wanted = new Map<string, ReplacedValue[]>();
  for (const one of values) {
    const bare = bareOf(one.value);
    if (bare === '' || !(bare.length >= LONG || (isEntityType(one.type) && STRONG_TYPES.has(one.type))))
      continue;
    const list = wanted.get(bare);
    if (list === undefined) wanted.set(bare, [one]);
    else if (!list.some(({ type, value }) => type === one.type && value === one.value)) list.push(one);
  }
  if (wanted.size === 0) return [];
  const longest = Math.max(...[...wanted.keys()].map((bare) => bare.length));
  const found: Leftover[] = [];
  output.forEach(({ text: whole }, cell) => {
    // What stands for a value is no part of one, and nothing goes on across it.
    const text = whole.replace(STANDS_FOR_A_VALUE, (mask) => '\n'.repeat(Math.max(mask.length, MAX_GAP + 1)));
    const words = wordsOf(text);
    for (let i = 0; i < words.length; i++) {
      let bare = '';
      for (let j = i; j < words.length && bare.length < longest; j++) {
        if (j > i && words[j]!.start - words[j - 1]!.end > MAX_GAP) break;
        bare += words[j]!.bare;
        for (const one of wanted.get(bare) ?? [])
          found.push({ ...one, cell, how: howOf(text.slice(words[i]!.start, words[j]!.end), one.value) });
      }
    }
  });
  return found;
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly bare: string;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    bare: bareOf(match[0]),
  }));
}

function bareOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function howOf(shown: string, value: string): Leftover['how'] {
  if (value.includes(shown) && bareOf(shown) === bareOf(value)) return 'raw';
  const trimmed = value.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return shown.toLowerCase() === trimmed.toLowerCase() ? 'case' : 'separators';
}
