/**
 * English given names that are words as well, alone and in small letters, where somebody is spoken to or told: "hi this is mark
 * speaking", "thank you rose", "its ben again", "i spoke to grace yesterday".
 *
 * Contract: the words before say that a person follows, and what follows is an end or goes on as it does behind one. Words
 * that come behind the same phrases as themselves ("hi may i", "im rich", "its summer") are left alone. PERF: asked about at
 * such names alone.
 */
import { WORD_WORDY_GIVEN } from '../../rules/words.ts';
import { hashWord, type WordSet, wordSet } from '../../text/word-hash.ts';
import { isActor } from './actors.ts';
import { GAP_CLAUSE, GAP_COMMA, GAP_EDGE, type NameWords } from './name-words.ts';

const RISKY = wordSet(
  'will may hope art dash dot guy bill chip chance mercy rich frank sunny misty rocky otto les al ali april june autumn summer dawn kit mac tad ' +
    'penny pearl olive ginger sandy ward lane river cliff clay crystal reed sage nick stan sue pat peg nat nan val',
);
/** A name may follow at once. */
const INTRODUCES = wordSet(
  'im iam its thats hi hello hey hiya dear cheers thanks regards named called speaking',
);
/** Two words before a name: the second, and what the first may be. */
const PAIRS: readonly (readonly [second: number, first: WordSet])[] = [
  ['is', 'this name it here names'],
  ['am', 'i'],
  ['you', 'thank'],
  ['to', 'speak spoke speaking talk talked talking through listening'],
  ['with', 'chatting speaking spoke talking talked dealing'],
  ['for', 'ask asked asking'],
].map(([second, first]) => [hashWord(second!).h1, wordSet(first!)]);
/** Behind a name: what is said of or to a person. */
const GOES_ON = wordSet(
  'here speaking from and again i ive my im can could how let what where when please yesterday today earlier he she who at in on about has was is',
);
/** Before a name that signs. */
const SIGNS = wordSet('thanks regards cheers thx ta thankyou you wishes');

/** Whether the small word is a given name that is told. */
export function isToldWordy(words: NameWords, word: number): boolean {
  if (!words.is(word, WORD_WORDY_GIVEN) || words.isCapital(word)) return false;
  if (RISKY.has(words.hash(word))) return false;
  if (isActor(words, word, word + 1)) return true;
  if (word === words.from) return false;
  const before = word - 1;
  const gap = words.gapBefore(word);
  const after = words.gapAfter(word);
  const hash = words.hash(before);
  // "thanks, mark"
  if (gap !== 0) return (gap & GAP_COMMA) !== 0 && (after & GAP_EDGE) !== 0 && SIGNS.has(hash);
  if (!INTRODUCES.has(hash) && !isPair(words, before)) return false;
  const next = word + 1;
  return (after & GAP_CLAUSE) !== 0 || (next < words.to && GOES_ON.has(words.hash(next)));
}

function isPair(words: NameWords, second: number): boolean {
  if (second === words.from || words.gapBefore(second) !== 0) return false;
  const hash = words.hash(second);
  const first = words.hash(second - 1);
  return PAIRS.some((pair) => pair[0] === hash && pair[1].has(first));
}
