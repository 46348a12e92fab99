/**
 * Given names that are words as well, told by what people alone do to others: "Grace fixed it for me", "joy hung up on me", "Rob
 * from your billing team said so", "it's Grace again", "me and Hope have a joint account".
 *
 * Contract: English. Asked about at such names alone; what follows the verb is somebody ("me", "us") or something ("it", "my"), so that
 * "mark sent items" and "hope told a lot" name nobody.
 */
import { hashWord, type WordSet, wordSet } from '../../text/word-hash.ts';
import { GAP_CLAUSE, type NameWords } from './name-words.ts';

const DID = wordSet(
  'fixed sorted told asked said promised rang called phoned texted emailed helped gave sent took made ordered booked cancelled canceled signed paid ' +
    'transferred put passed hung answered replied showed installed repaired refunded changed advised informed assured offered bought used lost broke ' +
    'got left set served looked tried spoke says tells keeps wants needs lives works uses pays',
);
/** What only somebody does, and no bill, month or gift. */
const SPOKE = wordSet(
  'told asked said promised rang phoned texted emailed advised informed assured replied answered called',
);
/** Between somebody and what they did or did not do. */
const ADVERBS = wordSet('never just also then already actually kindly only still finally even');
const OBJECTS = wordSet(
  'me us him her them it that my our his this up off on the we i he she you in with out an to for at here there',
);
const FROM = wordSet('from at in');
const FIRM_WORDS = wordSet(
  'your the our ur customer billing support sales tech technical complaints accounts reception',
);
const TEAMS = wordSet(
  'team department dept desk support billing sales service services branch office store shop',
);
const MOST_FIRM = 5;
const ITS = wordSet('its it');
const S: number = hashWord('s').h1;
const AGAIN = wordSet('again here speaking');
const ME = wordSet('me myself');
const AND = wordSet('and n');
const BOTH = wordSet(
  'have both are were will want share live moved got can cant need had went came bought booked',
);

/** Whether the words around `[word, end)` say that it is somebody. */
export function isActor(words: NameWords, word: number, end: number): boolean {
  if (word > words.from && words.gapBefore(word) === 0) {
    if (isItsAgain(words, word, end) || isMeAnd(words, word, end)) return true;
  }
  if (end >= words.to || words.gapBefore(end) !== 0) return false;
  return isOfTeam(words, end) || (beginsClause(words, word) && isDoer(words, end));
}

/** Whether `[word, end)` begins a clause that says what somebody said: "april told me". */
export function isTeller(words: NameWords, word: number, end: number): boolean {
  return beginsClause(words, word) && isDoer(words, end, SPOKE);
}

function beginsClause(words: NameWords, word: number): boolean {
  return (words.gapBefore(word) & GAP_CLAUSE) !== 0;
}

/** "fixed it", "hung up", "told me", "never told me" */
function isDoer(words: NameWords, behind: number, did: WordSet = DID): boolean {
  if (behind >= words.to || words.gapBefore(behind) !== 0) return false;
  const verb = ADVERBS.has(words.hash(behind)) ? behind + 1 : behind;
  const object = verb + 1;
  if (object >= words.to || words.gapBefore(verb) !== 0 || words.gapBefore(object) !== 0) return false;
  return did.has(words.hash(verb)) && OBJECTS.has(words.hash(object));
}

/** "from your billing team" */
function isOfTeam(words: NameWords, from: number): boolean {
  const first = from + 1;
  if (first >= words.to || !FROM.has(words.hash(from)) || !FIRM_WORDS.has(words.hash(first))) return false;
  for (let at = first; at < words.to && at - first < MOST_FIRM && words.gapBefore(at) === 0; at++)
    if (TEAMS.has(words.hash(at))) return true;
  return false;
}

/** "it's Grace again" */
function isItsAgain(words: NameWords, word: number, end: number): boolean {
  const before = words.hash(word - 1);
  const cut = before === S && word - 2 >= words.from && ITS.has(words.hash(word - 2));
  if (!cut && !ITS.has(before)) return false;
  return end < words.to && words.gapBefore(end) === 0 && AGAIN.has(words.hash(end));
}

/** "me and Hope have …" */
function isMeAnd(words: NameWords, word: number, end: number): boolean {
  const me = word - 2;
  if (me < words.from || !AND.has(words.hash(word - 1)) || !ME.has(words.hash(me))) return false;
  if (words.gapBefore(word - 1) !== 0) return false;
  if ((words.gapAfter(end - 1) & GAP_CLAUSE) !== 0) return true;
  return end < words.to && BOTH.has(words.hash(end));
}
