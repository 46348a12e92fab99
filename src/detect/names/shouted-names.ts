/**
 * Names amid a message that is all capitals ("I'D CHECK WITH QUASTELLE", "UNDER FATOU QUASTL?"), where capitals say nothing: a given
 * name that is nothing else, and the surname behind it.
 *
 * Contract: asked about in such messages alone. Given names that are words or towns as well are left to phrases.
 */
import { WORD_FAMILIAR_GIVEN, WORD_SURNAME } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { PARTICLES } from './name-particles.ts';
import { GAP_CLAUSE, GAP_QUOTE, type NameWords } from './name-words.ts';
import { REPLY_WORDS } from './reply-words.ts';

/** Before what is no person. */
const THINGS = wordSet('the a an or la le el il lo una un une ein eine');
const LEAST_GIVEN = 4;
const LEAST_SURNAME = 3;
const MOST_PARTICLES = 3;
const HYPHEN = 0x2d;

/** Where the name that begins at `word` ends; `word` itself if none does. */
export function shoutedEnd(words: NameWords, word: number): number {
  if (!words.shouting || words.length(word) < LEAST_GIVEN || !words.isStrongGiven(word)) return word;
  if (REPLY_WORDS.has(words.hash(word))) return word;
  const given = pastHyphens(words, word);
  let surname = given;
  while (surname < words.to && surname - given < MOST_PARTICLES && isJoined(words, surname)) {
    if (!PARTICLES.has(words.hash(surname)) || words.length(surname) < 2) break;
    surname++;
  }
  const followed = surname < words.to && isJoined(words, surname) && words.length(surname) >= LEAST_SURNAME;
  if (followed && isSurname(words, surname, surname > given)) return pastHyphens(words, surname);
  return isAlone(words, word, given) ? given : word;
}

/** A given name without a surname: one that nearly everybody takes for one, or where the clause ends; "the odalys" is a thing. */
function isAlone(words: NameWords, word: number, end: number): boolean {
  if ((words.gapBefore(word) & GAP_QUOTE) !== 0) return false;
  if (word > words.from && words.gapBefore(word) === 0 && THINGS.has(words.hash(word - 1))) return false;
  return words.is(word, WORD_FAMILIAR_GIVEN) || (words.gapAfter(end - 1) & GAP_CLAUSE) !== 0;
}

function isSurname(words: NameWords, word: number, particles: boolean): boolean {
  if (words.isLikely(word) || (particles && words.is(word, WORD_SURNAME))) return true;
  if (!words.isUnknown(word)) return false;
  const next = word + 1;
  return (words.gapAfter(word) & GAP_CLAUSE) !== 0 || (isJoined(words, next) && words.isCommon(next));
}

function isJoined(words: NameWords, word: number): boolean {
  return words.gapBefore(word) === 0 && !words.isNumber(word);
}

/** Behind the other halves of "ANN-SOFIE". */
function pastHyphens(words: NameWords, word: number): number {
  const { start, end } = words.columns;
  let next = word + 1;
  while (next < words.to && words.unitAfter(next - 1) === HYPHEN && start[next] === end[next - 1]! + 1)
    next++;
  return next;
}
