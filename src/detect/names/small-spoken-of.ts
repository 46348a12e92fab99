/**
 * Given names in small letters that an English sentence speaks of: "is that odalys", "wendell the owner", "need odalys to
 * sign", "odalys will let you in", "try odalys, she knows", "odalys and tabsy".
 *
 * Contract: a given name of any list that is neither word nor place; where much else may stand, of a good list. PERF: asked about at such
 * names alone.
 */
import { WORD_GIVEN } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { GAP_CLAUSE, GAP_COMMA, type NameWords } from './name-words.ts';
import { NAMED_PRODUCTS, NO_NAMES } from './no-names.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { isDoneByHand, isSaidOfPerson } from './said-of-persons.ts';
import { isInSentence } from './small-sentence-names.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

const LEAST = 4;
/** Letters behind "me and". */
const LEAST_JOINED = 3;
const BE = wordSet('is was isnt wasnt s');
const THAT = wordSet('that it this');
const THE = wordSet('the our my');
/** What somebody is, behind a name. */
const ROLES = wordSet(
  'owner manager landlord landlady caretaker driver boss plumber gardener cleaner neighbour neighbor vicar warden porter lodger tenant nurse carer teacher ' +
    'receptionist electrician builder engineer agent vet dentist barber barman mechanic foreman concierge janitor babysitter nanny housekeeper instructor coach tutor groom bride eldest youngest',
);
const HAVE_DO = wordSet('get getting need needs want wants have let ask asked told tell got');
const TO = wordSet('to');
const OUR = wordSet('our ur my your');
const DOES = wordSet(
  'owes owe said says told paid wants lives works came went left did does has had will was is might thinks knows',
);
const DO = wordSet(
  'sign let call ring phone text come pick look help collect confirm bring do pay fix check sort send speak talk drive show open fetch move clean stop email give',
);
const AND = wordSet('and n &');
const ME = wordSet('me myself');
const BEFORE_ME = wordSet('or and just its s is only be either n');
const BIG = wordSet('big little wee auld old young');
const BEFORE_BIG = wordSet('or and n & with for its ask see tell');
const SHES = wordSet('hes shes he she');
const BOTH = wordSet('both are is will have were can');

/** Whether the sentence speaks of the word as of a person. */
export function isSpokenOf(words: NameWords, word: number): boolean {
  if (words.isCapital(word) || !words.isLikely(word) || !words.is(word, WORD_GIVEN)) return false;
  const hash = words.hash(word);
  if (words.length(word) < LEAST_JOINED || REPLY_WORDS.has(hash) || NAMED_PRODUCTS.has(hash)) return false;
  if (isMeAnd(words, word) || isMyself(words, word) || isBig(words, word)) return !NO_NAMES.has(hash);
  if (words.length(word) < LEAST) return false;
  if (isSaidOfPerson(words, word + 1) || isSheRightBehind(words, word)) return true;
  if (isCalledWhat(words, word) || isToDo(words, word) || isInSentence(words, word)) return true;
  return (words.isStrongGiven(word) && (isWho(words, word) || isOurs(words, word))) || isJoined(words, word);
}

/** "quastlin can sign for it": a word that no list knows begins the clause. */
export function isDoer(words: NameWords, word: number, lookup: Lookup): boolean {
  if (!words.isUnknown(word) || words.isCapital(word) || (words.gapBefore(word) & GAP_CLAUSE) === 0)
    return false;
  return isDoneByHand(words, word + 1) && mayBeUnknownName(words.plain(word), lookup);
}

/** ", odalys hes always in": a clause begins with the name, and with whom it is about. */
function isSheRightBehind(words: NameWords, word: number): boolean {
  const next = word + 1;
  if (word === words.from || next + 1 >= words.to || words.gapBefore(next) !== 0) return false;
  if ((words.gapBefore(word) & GAP_CLAUSE) === 0 || !SHES.has(words.hash(next))) return false;
  return words.gapBefore(next + 1) === 0;
}

/** "me and odalys" */
function isMeAnd(words: NameWords, word: number): boolean {
  if (word - 2 < words.from || !AND.has(words.hash(word - 1)) || !ME.has(words.hash(word - 2))) return false;
  if (words.gapBefore(word) !== 0 || words.gapBefore(word - 1) !== 0) return false;
  if ((words.gapAfter(word) & GAP_CLAUSE) !== 0) return true;
  return word + 1 < words.to && BOTH.has(words.hash(word + 1));
}

/** "or me, odalys", "its just me, odalys": who writes, by name. Asked about at capitals as well. */
export function isMyself(words: NameWords, word: number): boolean {
  const me = word - 1;
  if (me < words.from || words.gapBefore(word) !== GAP_COMMA || !ME.has(words.hash(me))) return false;
  if ((words.gapAfter(word) & GAP_CLAUSE) === 0) return false;
  return (words.gapBefore(me) & GAP_CLAUSE) !== 0 || BEFORE_ME.has(words.hash(me - 1));
}

/** "me or big odalys", "ask for wee wendell" */
function isBig(words: NameWords, word: number): boolean {
  const big = word - 1;
  if (big < words.from || words.gapBefore(word) !== 0 || !BIG.has(words.hash(big))) return false;
  if ((words.gapBefore(big) & GAP_CLAUSE) !== 0) return (words.gapAfter(word) & GAP_CLAUSE) !== 0;
  return BEFORE_BIG.has(words.hash(big - 1));
}

/** "is that odalys" */
function isWho(words: NameWords, word: number): boolean {
  const that = word - 1;
  if (that <= words.from || words.gapBefore(word) !== 0 || !THAT.has(words.hash(that))) return false;
  return BE.has(words.hash(that - 1)) && (words.gapAfter(word) & GAP_CLAUSE) !== 0;
}

/** "ur odalys owes me", "our wendell said": how the North of England speaks of its kin. */
function isOurs(words: NameWords, word: number): boolean {
  const next = word + 1;
  if (word === words.from || next >= words.to || words.gapBefore(word) !== 0 || words.gapBefore(next) !== 0)
    return false;
  return OUR.has(words.hash(word - 1)) && DOES.has(words.hash(next));
}

/** "wendell the owner" */
function isCalledWhat(words: NameWords, word: number): boolean {
  const role = word + 2;
  if (role >= words.to || words.gapBefore(word + 1) !== 0 || words.gapBefore(role) !== 0) return false;
  return THE.has(words.hash(word + 1)) && ROLES.has(words.hash(role));
}

/** "need odalys to sign" */
function isToDo(words: NameWords, word: number): boolean {
  const verb = word + 2;
  if (word === words.from || verb >= words.to || words.gapBefore(word) !== 0) return false;
  if (!HAVE_DO.has(words.hash(word - 1)) || words.gapBefore(word + 1) !== 0) return false;
  return TO.has(words.hash(word + 1)) && DO.has(words.hash(verb));
}

/** "odalys and tabsy": two given names, one of them of a good list, where the clause ends behind both. */
function isJoined(words: NameWords, word: number): boolean {
  const [other, behind] = AND.has(hashAt(words, word - 1)) ? [word - 2, word + 1] : [word + 2, word + 3];
  if (other < words.from || other >= words.to || !AND.has(hashAt(words, (word + other) / 2))) return false;
  for (let at = Math.min(word, other) + 1; at <= Math.max(word, other); at++)
    if (words.gapBefore(at) !== 0) return false;
  if (words.isCapital(other) || words.length(other) < LEAST || words.hash(other) === words.hash(word))
    return false;
  if (!words.isLikely(other) || !words.is(other, WORD_GIVEN)) return false;
  if (!words.isStrongGiven(word) && !words.isStrongGiven(other)) return false;
  if ((words.gapAfter(behind - 1) & GAP_CLAUSE) !== 0) return true;
  return behind < words.to && BOTH.has(words.hash(behind));
}

function hashAt(words: NameWords, word: number): number {
  return word >= words.from && word < words.to ? words.hash(word) : 0;
}
