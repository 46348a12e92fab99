/**
 * House numbers in words: "harbour quay twenty three" as people dictate an address. Reads a run of number words behind a
 * name, up to where the line ends: the end of the message, a comma, or "in" and the like before the town.
 *
 * Contract: a run never begins a message, since a name must stand before it; articles that are digits too ("un", "een")
 * begin none.
 */
import { isEverydayDigit, isNumberWord, spokenWords } from '../../text/spoken-words.ts';
import type { WordColumns } from '../word-columns.ts';
import { IN_WORDS } from './place-lists.ts';
import { GAP_JOINS, GAP_PARTS, type PlaceWords } from './place-words.ts';

const MOST_NUMBER_WORDS = 5;

export interface SpokenHouse {
  /** Its first word, and the word behind its last. */
  readonly number: number;
  readonly end: number;
}

/** The house number in words in `[from, to)`; undefined if there is none. */
export function spokenHouse(
  words: WordColumns,
  read: PlaceWords,
  member: number,
  from: number,
  to: number,
): SpokenHouse | undefined {
  for (let number = from + 1; number < to; number++) {
    if (!isNumberWord(words.h1[number]!) || isEverydayDigit(words.h1[number]!)) continue;
    const end = numberEnd(words, read, member, number, to);
    const ends = end === to || read.gap(member, end) === GAP_PARTS || IN_WORDS.has(words.h1[end]!);
    if (!ends || end - number > MOST_NUMBER_WORDS || read.gap(member, number) !== GAP_JOINS) return undefined;
    return { number, end };
  }
  return undefined;
}

function numberEnd(words: WordColumns, read: PlaceWords, member: number, number: number, to: number): number {
  let end = number + 1;
  while (end < to && read.gap(member, end) === GAP_JOINS) {
    if (isNumberWord(words.h1[end]!)) end++;
    else if (isJoint(words.h1[end]!) && end + 1 < to && isNumberWord(words.h1[end + 1]!)) end += 2;
    else break;
  }
  return end;
}

function isJoint(h1: number): boolean {
  return spokenWords(h1).some(({ kind }) => kind === 'joint');
}
