/**
 * What somebody began to say and took back before the value: "sexton sju nej vänta 670919-…", "double oh four no wait
 * 0770 …". The words of the beginning have the type of the value, whose first digits they often are.
 *
 * Contract: two words of numbers at least, or a number of three digits, right before words that take back, right before the value.
 * PERF: asked about messages with a value and a word that takes back.
 */
import type { EntityType } from '../../model/entity-types.ts';
import { WORD_CUE_ALONE } from '../../rules/words.ts';
import { isNumberWord, spokenWords } from '../../text/spoken-words.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { CORRECTING_WORD, DENYING_WORD, talkFlags } from './question-words.ts';

const LEAST_SPOKEN = 2;
const LEAST_DIGITS = 3;
/** Words that take back, with those between them: "no sorry hang on it's". */
const MOST_TAKING_BACK = 4;
/** Units between two words of one beginning. */
const MOST_GAP = 3;
const PAUSE = 8;

/** Types whose values people read out digit by digit. */
export const READ_OUT: ReadonlySet<EntityType> = new Set<EntityType>([
  'PHONE',
  'ACCOUNT',
  'ORDER',
  'CARD',
  'IBAN',
  'BANK',
  'NATIONALID',
  'TAXID',
  'HEALTHID',
  'PASSPORT',
  'LICENCE',
]);

export interface Words {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

/** The words that were taken back before the value that begins with the word `value`, if some were. */
export function abandonedBefore(scan: ConversationScan, from: number, value: number): Words | undefined {
  const { start, end } = scan.words;
  let at = value;
  let takesBack = false;
  while (at > from && value - at < MOST_TAKING_BACK && start[at]! - end[at - 1]! <= PAUSE) {
    if (isNumber(scan, at - 1)) break;
    const flags = talkFlags(scan.words.h1[at - 1]!);
    if ((flags & CORRECTING_WORD) !== 0) takesBack = true;
    // "one two sorry order ORD-…": what names the value begins something else.
    else if ((flags & DENYING_WORD) === 0 && (scan.words.bits[at - 1]! & WORD_CUE_ALONE) !== 0)
      return undefined;
    at--;
  }
  if (!takesBack) return undefined;
  let first = at;
  let digits = 0;
  while (first > from && isNumber(scan, first - 1)) {
    if (first < at && start[first]! - end[first - 1]! > MOST_GAP) break;
    first--;
    if ((scan.words.bits[first]! & WORD_HAS_DIGIT) !== 0) digits += end[first]! - start[first]!;
  }
  return digits >= LEAST_DIGITS || (digits === 0 && at - first >= LEAST_SPOKEN)
    ? { first, end: at }
    : undefined;
}

function isNumber(scan: ConversationScan, word: number): boolean {
  const { h1, bits } = scan.words;
  if ((bits[word]! & WORD_HAS_DIGIT) !== 0) return true;
  return isNumberWord(h1[word]!) || spokenWords(h1[word]!).some(({ kind }) => kind === 'times');
}
