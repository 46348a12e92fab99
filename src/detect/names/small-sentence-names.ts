/**
 * Given names of any list, mostly in small letters, where an English sentence has room for nothing but somebody: "is that for odalys?", "thank
 * odalys for me", "take odalys off the …", "odalys said …", "will odalys need …?", "it says odalys", "give it to odalys".
 *
 * Contract: asked about at given names that are neither word nor place.
 */
import { wordSet } from '../../text/word-hash.ts';
import { GAP_CLAUSE, type NameWords } from './name-words.ts';

const FOR = wordSet('for');
const THIS = wordSet('this that it one these those booking appointment order account ticket');
const OR = wordSet('or');
const ADDRESS = wordSet(
  'thank remind tell ask let told asked phone ring text email message notify inform meet',
);
const BEHIND_ADDRESS = wordSet('to that for about know and if when he she we i please');
const TAKE = wordSet('take remove add put move swap switch transfer get have');
const BEHIND_TAKE = wordSet('off from onto as out instead down under too');
const SAID = wordSet(
  'said says told rang paid signed wants needs lives works gave sent bought ordered booked moved passed uses reckons thinks',
);
const AUXILIARY = wordSet('will is does did has can could would should was isnt wasnt');
const BEHIND_AUXILIARY = wordSet(
  'be need have want get come know able there in still coming going attending joining happy ok okay allowed also his her a the on under',
);
/** "can odalys call me", without a question mark too. */
const REACHES = wordSet('call ring phone email text message help meet collect pick give send show');
const REACHED = wordSet('me us him her it them you');
const SAYS = wordSet('says showing reads');
const WHAT_SAYS = wordSet(
  'it that label card badge screen account bell app letter email ticket booking passport id',
);
const TO = wordSet('to with');
const GIVEN = wordSet('it them that this one keys key parcel package money everything');

/** Letters of a name that begins a clause: "cust rang". */
const LEAST = 5;

export function isInSentence(words: NameWords, word: number): boolean {
  const next = word + 1;
  const ends = (words.gapAfter(word) & GAP_CLAUSE) !== 0;
  const behind = !ends && next < words.to && words.gapBefore(next) === 0 ? words.hash(next) : 0;
  const begins = (words.gapBefore(word) & GAP_CLAUSE) !== 0;
  if (begins) return SAID.has(behind) && next + 1 < words.to && words.length(word) >= LEAST;
  if (words.gapBefore(word) !== 0) return false;
  const before = words.hash(word - 1);
  if (ADDRESS.has(before)) return BEHIND_ADDRESS.has(behind);
  if (TAKE.has(before)) return BEHIND_TAKE.has(behind);
  if (AUXILIARY.has(before)) {
    if ((words.gapBefore(word - 1) & GAP_CLAUSE) === 0) return false;
    const reached = REACHES.has(behind) && next + 1 < words.to && REACHED.has(words.hash(next + 1));
    return reached || (BEHIND_AUXILIARY.has(behind) && words.asks());
  }
  if (word - 2 < words.from || words.gapBefore(word - 1) !== 0) return false;
  const first = words.hash(word - 2);
  if (FOR.has(before)) return THIS.has(first) && (ends || OR.has(behind));
  if (SAYS.has(before)) return ends && WHAT_SAYS.has(first);
  return TO.has(before) && GIVEN.has(first) && ends;
}
