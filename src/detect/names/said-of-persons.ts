/**
 * What is said of people alone, right behind a name that only weak lists hold: "Quastlin, he's the one", "Quastlin I think, she
 * signed", "Quastlin was sat in all day", "Quastlin will let you in", "Quastlin lost his job".
 */
import { wordSet } from '../../text/word-hash.ts';
import { GAP_COMMA, GAP_DASH, GAP_QUESTION, GAP_SENTENCE, type NameWords } from './name-words.ts';

/** Between the name and the pause: "Quastlin I think, he …". */
const THINK = wordSet('i think believe reckon guess maybe too as well');
const MOST_THINK = 3;
/** Letters of what somebody did; prepositions stand before his and her too. */
const LEAST_VERB = 3;
const NO_VERBS = wordSet(
  'for and but via per off out with from about into onto over under behind beside near against without after before what where when than that like',
);
const SHE = wordSet('he she hes shes his her');
/** Whose it is, behind what somebody did; of animals too, and of nothing else. */
const THEIR_OWN = wordSet('his her himself herself');
const BE = wordSet('is was isnt wasnt isn wasn s');
const T = wordSet('t');
const [S] = wordSet('s');
/** Of people: where they are and what they are at. */
const STATES = wordSet(
  'sat off out away home sick ill asleep driving working coming bringing picking collecting waiting expecting upset poorly pregnant retired abroad married divorced ' +
    'dropping visiting babysitting covering signing looking happy hopeless lovely supposed allowed',
);
const CAN = wordSet('can could will would ll might should cant couldnt wont couldn wouldn won shouldn');
/** What people alone do, behind those. */
const DO = wordSet(
  'sign collect let bring help tell call ring phone text pay say ask answer pick drive meet speak wait come confirm email sort fetch know',
);
const NOT = wordSet('t not also be');
/** Of those what takes somebody with hands and a pen, where nobody knows the name. */
const DO_BY_HAND = wordSet('sign collect drive bring fetch meet wait');
const AT_HAND = wordSet('picking bringing collecting driving dropping babysitting minding');
const [BE_THERE] = wordSet('be');
const PRESENT = wordSet('there here round over back home out late with');

/** Behind the name in a question: "Is Quastlin still there?", "is Quastlin in today". */
const THERE = wordSet('there here home about around alright well better asleep awake in');
const STILL = wordSet('still back at');

/** "Is Quastlin still there?": a question that only a person is asked after with. */
export function isAskedAfter(words: NameWords, word: number): boolean {
  const next = word + 1;
  if (word === words.from || !BE.has(words.hash(word - 1)) || words.gapBefore(word) !== 0) return false;
  if ((words.gapBefore(word - 1) & GAP_SENTENCE) === 0 || next >= words.to || words.gapBefore(next) !== 0)
    return false;
  const last = STILL.has(words.hash(next)) && next + 1 < words.to ? next + 1 : next;
  return THERE.has(words.hash(last)) && (words.gapAfter(last) & GAP_QUESTION) !== 0;
}

/** Whether it stands behind the name that ends before `end`. */
export function isSaidOfPerson(words: NameWords, end: number): boolean {
  if (isSheBehind(words, end) || isOwnBehind(words, end)) return true;
  const next = behindAuxiliary(words, end);
  if (next === end) return false;
  if (BE.has(words.hash(end))) return STATES.has(words.hash(next));
  // "Quastlin can be there by 2"
  const there = next + 1 < words.to && words.hash(next) === BE_THERE && PRESENT.has(words.hash(next + 1));
  return there || DO.has(words.hash(next)) || STATES.has(words.hash(next));
}

/** "quastlin can sign for it", "Quastlin's picking it up": what no thing and no firm does. */
export function isDoneByHand(words: NameWords, end: number): boolean {
  const next = behindAuxiliary(words, end);
  if (next === end) return false;
  return (BE.has(words.hash(end)) ? AT_HAND : DO_BY_HAND).has(words.hash(next));
}

/** The verb behind "is", "can" and the like at `end`, "not" passed over; `end` if there is none. */
function behindAuxiliary(words: NameWords, end: number): number {
  if (end + 1 >= words.to) return end;
  // "Quastlin's off the account"
  const cut = words.length(end) === 1 && words.hash(end) === S;
  const verb = words.hash(end);
  if ((words.gapBefore(end) !== 0 && !cut) || !(BE.has(verb) || CAN.has(verb))) return end;
  const skipped = T.has(words.hash(end + 1)) || (CAN.has(verb) && NOT.has(words.hash(end + 1)));
  const next = skipped ? end + 2 : end + 1;
  return next < words.to ? next : end;
}

/** "…, he's", "… I think, she". */
export function isSheBehind(words: NameWords, end: number): boolean {
  for (let at = end; at < words.to && at - end <= MOST_THINK; at++) {
    if ((words.gapBefore(at) & (GAP_COMMA | GAP_DASH)) !== 0) return SHE.has(words.hash(at));
    if (words.gapBefore(at) !== 0 || !THINK.has(words.hash(at))) return false;
  }
  return false;
}

/** "… lost his job", "… broke her wrist": a word in small letters behind the name, and whose it is. */
export function isOwnBehind(words: NameWords, end: number): boolean {
  const whose = end + 1;
  if (whose >= words.to || words.gapBefore(end) !== 0 || words.gapBefore(whose) !== 0) return false;
  if (words.length(end) < LEAST_VERB || words.isCapital(end) || NO_VERBS.has(words.hash(end))) return false;
  return THEIR_OWN.has(words.hash(whose));
}
