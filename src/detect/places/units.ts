/**
 * Flats, floors and parts of a house that stand behind a street line: "bus 3", "2. Stock", "4-2", "w", "EG rechts". Says where such a
 * part ends; the caller knows that an address stands before it. A letter or a pair of numbers by itself is one only where
 * another part of the address, or the end of the message, follows.
 */
import { wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT, WORD_HAS_LETTER, type WordColumns } from '../word-columns.ts';
import { LONE_TAILS, TAIL_WORDS } from './place-lists.ts';
import { GAP_JOINS, GAP_NONE, GAP_PARTS, type PlaceWords } from './place-words.ts';

/** Digits of a postcode, which is no flat. */
const POSTCODE_DIGITS = 4;
/** "…, Hinterhaus bitte" */
const POLITE = wordSet(
  'bitte danke merci svp s por per bedankt alstublieft aub graag proszę prosze obrigado obrigada gracias grazie tack',
);
/** Before a floor's word. */
const ROMAN = wordSet('ii iii iv vi vii viii');

/** End of the part at `word`; `word` if there is none. */
export function unitEnd(
  words: WordColumns,
  read: PlaceWords,
  member: number,
  word: number,
  to: number,
): number {
  const next = word + 1;
  const joined = next < to && (read.gap(member, next) !== GAP_NONE || read.joins(member, next));
  if (TAIL_WORDS.has(words.h1[word]!) && joined) {
    // "portal 2", "piano terra"
    if (isShort(read, next) || LONE_TAILS.has(words.h1[next]!)) return next + 1;
  }
  // 'depto "C"'
  if (TAIL_WORDS.has(words.h1[word]!) && next < to && read.length(next) === 1 && read.isQuoted(member, next))
    return next + 1;
  if (LONE_TAILS.has(words.h1[word]!)) return goesOn(words, read, member, next, to) ? word : next;
  if (joined && TAIL_WORDS.has(words.h1[next]!) && (isShort(read, word) || ROMAN.has(words.h1[word]!)))
    return next + 1;
  if (!isShort(read, word)) return word;
  const coded = read.is(word, WORD_HAS_LETTER) && read.is(word, WORD_HAS_DIGIT);
  // "3º C", "5º izq"
  const apart = joined && read.gap(member, next) !== GAP_JOINS;
  if (coded && joined && !apart && (read.length(next) === 1 || LONE_TAILS.has(words.h1[next]!)))
    return goesOn(words, read, member, next + 1, to) ? word : next + 1;
  if (coded && read.gap(member, word) === GAP_PARTS)
    return next === to || read.gap(member, next) === GAP_PARTS ? next : word;
  if (!read.is(word, WORD_HAS_DIGIT)) {
    if (read.gap(member, word) !== GAP_JOINS) return word;
    return next === to || read.gap(member, next) !== GAP_JOINS ? next : word;
  }
  if (!joined || !read.isDigits(word) || !read.isDigits(next)) return word;
  return pairEnd(read, member, word, to);
}

/** Whether a sentence goes on at `next` from a part that has no number: "… 12 links abbiegen". */
function goesOn(words: WordColumns, read: PlaceWords, member: number, next: number, to: number): boolean {
  if (next >= to || read.gap(member, next) !== GAP_JOINS || POLITE.has(words.h1[next]!)) return false;
  return (
    !LONE_TAILS.has(words.h1[next]!) && !TAIL_WORDS.has(words.h1[next]!) && !read.is(next, WORD_HAS_DIGIT)
  );
}

/** "12 A 5, 00100 Helsinki", "4-2, …": digits before more digits. */
function pairEnd(read: PlaceWords, member: number, word: number, to: number): number {
  const next = word + 1;
  const parted = read.gap(member, word) === GAP_JOINS && read.gap(member, next) === GAP_PARTS;
  if (parted && read.length(next) > POSTCODE_DIGITS) return next;
  const behind = next + 1;
  if (!isShort(read, next) || behind >= to || read.gap(member, behind) !== GAP_PARTS) return word;
  return read.is(behind, WORD_HAS_DIGIT) ? word : behind;
}

/** A letter, or up to four units with a digit among them. */
function isShort(read: PlaceWords, word: number): boolean {
  const length = read.length(word);
  return length === 1 || (read.is(word, WORD_HAS_DIGIT) && length <= 4);
}
