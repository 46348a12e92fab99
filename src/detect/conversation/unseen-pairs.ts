/**
 * Two numbers in one message that answer two questions nobody wrote down: "8874 and 0451", "quastl 1125 and 5858454578". Amounts,
 * years and what goes on in words are none.
 */
import { WORD_COMMON, WORD_GIVEN, WORD_SURNAME } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import type { Piece } from './answer-pieces.ts';
import { ROUND, YEAR } from './unseen-types.ts';

const AND = wordSet('and n');
const MOST_NAMES = 3;
const NUMBER = /^\d{4,20}$/;

/** Whether the member is nothing but the two pieces, an "and" between them, and a name before them at most. */
export function isNumberPair(scan: ConversationScan, member: number, pieces: readonly Piece[]): boolean {
  const [first, second] = pieces;
  if (first === undefined || second === undefined || pieces.length > 2) return false;
  const { h1, bits } = scan.words;
  if (second.firstWord - first.endWord !== 1 || !AND.has(h1[first.endWord]!)) return false;
  if (second.endWord !== scan.endWordOf(member)) return false;
  if (![first, second].every(({ text }) => NUMBER.test(text) && !ROUND.test(text))) return false;
  if (YEAR.test(first.text) && YEAR.test(second.text)) return false;
  const from = scan.firstWordOf(member);
  if (first.firstWord - from > MOST_NAMES) return false;
  for (let word = from; word < first.firstWord; word++) {
    const name = (bits[word]! & (WORD_GIVEN | WORD_SURNAME)) !== 0 || (bits[word]! & WORD_COMMON) === 0;
    if ((bits[word]! & WORD_HAS_DIGIT) !== 0 || !name) return false;
  }
  return true;
}
