/**
 * Given names that are English words or large places as well, alone and in small letters, where somebody is spoken to or told: "hi
 * this is mark speaking", "thank you rose", "its ben again", "i spoke to grace yesterday", "im sydney".
 *
 * Contract: the words before say that a person follows, and what follows is an end or goes on as it does behind one. Words
 * that come behind the same phrases as themselves ("hi may i", "im rich", "its summer") are told by talk alone, and places ("its
 * sydney") by talk and by who says "i am". PERF: asked about at
 * such names alone.
 */
import { WORD_COMMON, WORD_GIVEN, WORD_PLACE, WORD_WEAK, WORD_WORDY_GIVEN } from '../../rules/words.ts';
import { hashWord, type WordSet, wordSet } from '../../text/word-hash.ts';
import { isActor, isTeller } from './actors.ts';
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
/** The words behind which nobody but a person is talked to, and nobody but one says who they are. */
const TALKS: ReadonlySet<number> = new Set(['to', 'with'].map((word) => hashWord(word).h1));
const MYSELF = wordSet('im iam am');
/** "will told you": a verb as well. */
const AUXILIARIES = wordSet('will may');
/** Behind a name: what is said of or to a person. */
const GOES_ON = wordSet(
  'here speaking from and again i ive my im can could how let what where when please yesterday today earlier he she who at in on about has was is',
);
/** Before a name that signs. */
const SIGNS = wordSet('thanks regards cheers thx ta thankyou you wishes');

/** Whether the small word is a given name that is told. */
export function isToldWordy(words: NameWords, word: number): boolean {
  if (words.isCapital(word)) return false;
  const place = isGivenPlace(words, word);
  if (!place && !words.is(word, WORD_WORDY_GIVEN)) return false;
  const risky = !place && RISKY.has(words.hash(word));
  const next = word + 1;
  const teller = risky && !AUXILIARIES.has(words.hash(word)) && isTeller(words, word, next);
  if (teller || (!risky && isActor(words, word, next))) return true;
  if (word === words.from) return false;
  const before = word - 1;
  const gap = words.gapBefore(word);
  const after = words.gapAfter(word);
  const hash = words.hash(before);
  // "thanks, mark"
  const plain = !place && !risky;
  if (gap !== 0) return plain && (gap & GAP_COMMA) !== 0 && (after & GAP_EDGE) !== 0 && SIGNS.has(hash);
  if (!plain && !TALKS.has(hash) && !(place && MYSELF.has(hash))) return false;
  if (!INTRODUCES.has(hash) && !isPair(words, before)) return false;
  return (after & GAP_CLAUSE) !== 0 || (next < words.to && GOES_ON.has(words.hash(next)));
}

/** "sydney": a large place that people are called like. */
function isGivenPlace(words: NameWords, word: number): boolean {
  const bits = words.columns.bits[word]! & (WORD_GIVEN | WORD_PLACE | WORD_COMMON | WORD_WEAK);
  return bits === (WORD_GIVEN | WORD_PLACE);
}

function isPair(words: NameWords, second: number): boolean {
  if (second === words.from || words.gapBefore(second) !== 0) return false;
  const hash = words.hash(second);
  const first = words.hash(second - 1);
  return PAIRS.some((pair) => pair[0] === hash && pair[1].has(first));
}
