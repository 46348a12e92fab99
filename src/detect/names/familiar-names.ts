/**
 * Familiar names in small letters wherever they stand: a given name with a surname behind it ("the parcel is for odalys baker",
 * "rose quastl signed for it"), and a given name alone that nearly everybody takes for one ("can i speak to odalys").
 *
 * Contract: of a pair one half is in a good list of names and nothing else, the other may be a word that many people are
 * called by. PERF: asked about at given names in small letters alone.
 */
import { WORD_CUE, WORD_FAMILIAR_GIVEN, WORD_GIVEN, WORD_PLACE, WORD_SURNAME } from '../../rules/words.ts';
import { type WordSet, wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { GAP_CLAUSE, type NameWords } from './name-words.ts';
import { NO_NAMES } from './no-names.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { GOES_ON } from './small-full-names.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';
import { isToldWordy } from './wordy-given-names.ts';

/** Behind these a name is a street's, a school's, a saint's or a make's. */
export const BEFORE_NAMESAKES: WordSet = wordSet(
  'aston st ste saint san santa sankt sant sint santo são via viale piazza rue école calle colegio clínica rua',
);
/** Before these it is a place's or a firm's. */
const BEHIND_NAMESAKES = wordSet(
  'international street st road rd avenue ave lane drive court square park hospital school church college airport clinic hotel station ' +
    'ltd limited private industry industries store musical musicals palace shop infotech tech motors county de album song songs ' +
    'movie movies film films show concert tickets hoover label chapel bridge hall house',
);
/** Given names by some list that begin no full name: particles, points of the compass, a tea. */
export const NO_BEGINNING: WordSet = wordSet(
  'north south east west new aston mae earl del con van von dal der den dot',
);
/** Right before somebody who is told of. */
const BEFORE_PERSONS = wordSet(
  'im am its is was you with to for from by under name names called named be account holder wife husband partner dad mum mom son daughter brother ' +
    'sister colleague neighbour neighbor manager driver doctor dr landlord tenant passenger passengers says say said remove pay paying boss late paid add hi hello hey dear thanks regards cheers ask',
);
/** What goes on behind a person's name. */
const BEHIND_PERSONS = wordSet(
  'here speaking and from is was has said says told he she who on at please his her again today yesterday instead promised came ' +
    'ordered left called went told passed i ive my to how can could one now not or but so when what it',
);
/** Between a given name and a surname. */
const PARTICLES = wordSet(
  'van von de der den het te ter ten la le da do dos das di del della du el al ben bin ni nic mc mac ua',
);
/** Of those the ones that nothing but a surname stands behind. */
const SURNAMES_OWN = wordSet('van von ter ten el af');
/** What the next detail is called. */
const LABELS = wordSet(
  'ssn password pasword pw pin account acc acct card phone mobile email order booking policy confirmation dob',
);
/** Letters of the other half that no list of names knows well. */
const LEAST_UNKNOWN = 4;
const LEAST_GIVEN = 4;
/** Particles before surnames that lists hardly hold. */
const IRISH = wordSet('ni nic mc mac ua');
const HYPHEN = 0x2d;
const SPACE = 0x20;
const APOSTROPHES = [0x27, 0x2019];
const DOT = 0x2e;
const A_ACUTE = 0xe1;

/** Where the name in small letters that begins at `word` ends; `word` itself if it begins none. Without `lookup` lists must know its words. */
export function familiarEnd(words: NameWords, word: number, lookup: Lookup | undefined): number {
  const next = word + 1;
  if (isToldWordy(words, word)) return next;
  const familiar = words.is(word, WORD_FAMILIAR_GIVEN);
  const sure = familiar || words.isStrongGiven(word);
  const past = sure ? pastParticles(words, word, lookup) : word;
  if (past > word) return past;
  if (hasSmallSurname(words, word, sure)) return pastHyphened(words, next);
  if (sure && lookup !== undefined && hasUnheardSurname(words, word, lookup))
    return pastHyphened(words, next);
  // "se verá reflejado"
  const verb = words.scan.unitAt(words.member, words.columns.end[word]! - 1) === A_ACUTE;
  if (!familiar || verb || !isByItself(words, word)) return word;
  return word === words.from && isAnyName(words, next) && endsDetail(words, next) ? next + 1 : next;
}

/**
 * Where the lone name at `word` begins: with a given name that is a place as well before it, or with the surname that begins
 * the message ("quastlin odalys ssn 5830").
 */
export function familiarStart(words: NameWords, word: number): number {
  const before = word - 1;
  if (before < words.from || words.gapBefore(word) !== 0 || words.isCapital(before)) return word;
  if (words.is(before, WORD_GIVEN) && words.isWellNamed(before) && !words.isCommon(before)) return before;
  if (before !== words.from) return word;
  const may = words.isLikely(before) || (words.isUnknown(before) && words.length(before) >= LEAST_UNKNOWN);
  return may && endsDetail(words, word) ? before : word;
}

/** "odalys de vries", "bram van den berg": where the surname behind one or two particles ends; `word` itself if none does. */
function pastParticles(words: NameWords, word: number, lookup: Lookup | undefined): number {
  let at = word + 1;
  while (at < words.to && at - word < 3 && words.gapBefore(at) === 0 && PARTICLES.has(words.hash(at))) at++;
  if (at === word + 1 || at >= words.to || words.gapBefore(at) !== 0 || words.isCapital(at)) return word;
  if (lookup !== undefined && words.isUnknown(at) && IRISH.has(words.hash(at - 1)))
    return !isNamesake(words, at + 1) && mayBeUnknownName(words.plain(at), lookup) ? at + 1 : word;
  if (words.isSurname(at) && !words.is(at, WORD_GIVEN)) return at + 1;
  // "odalys de la fuente,", "odalys von thun.": a surname that is a word or more, where the clause ends.
  if (!words.is(at, WORD_SURNAME) || (words.gapAfter(at) & GAP_CLAUSE) === 0) return word;
  const own = SURNAMES_OWN.has(words.hash(at - 1));
  return own || (at - word > 2 && words.isWellNamed(at)) ? at + 1 : word;
}

/** "odalys quastl-thulin": behind the second half of a double surname, which any list or none may hold. */
export function pastHyphened(words: NameWords, surname: number): number {
  const half = surname + 1;
  if (half >= words.to || words.columns.start[half]! - words.columns.end[surname]! !== 1) return half;
  if (words.unitAfter(surname) !== HYPHEN || words.is(half, WORD_HAS_DIGIT)) return half;
  return words.isNamed(half) || words.isUnknown(half) ? half + 1 : half;
}

/** "odalys quastlin had an account": a surname that weak lists know or none does, where the clause ends or goes on as behind people. */
function hasUnheardSurname(words: NameWords, word: number, lookup: Lookup): boolean {
  const surname = word + 1;
  if (surname >= words.to || words.gapBefore(surname) !== 0 || words.isCapital(surname)) return false;
  if (NO_BEGINNING.has(words.hash(word)) || NO_NAMES.has(words.hash(word)) || words.is(surname, WORD_CUE))
    return false;
  if (words.length(word) < LEAST_GIVEN || !words.isUnknown(surname)) return false;
  if (!isOfPersonBefore(words, word) && !words.is(word, WORD_FAMILIAR_GIVEN)) return false;
  const end = pastHyphened(words, surname);
  const goesOn =
    (words.gapAfter(end - 1) & GAP_CLAUSE) !== 0 ||
    APOSTROPHES.includes(words.unitAfter(end - 1)) ||
    (end < words.to && (GOES_ON.has(words.hash(end)) || words.is(end, WORD_HAS_DIGIT)));
  const plain = words.plain(surname);
  return goesOn && !plain.endsWith('ly') && mayBeUnknownName(plain, lookup);
}

/** "its odalys", "paying odalys": whether the word right before speaks of a person. */
export function isOfPersonBefore(words: NameWords, word: number): boolean {
  return word > words.from && words.gapBefore(word) === 0 && BEFORE_PERSONS.has(words.hash(word - 1));
}

function hasSmallSurname(words: NameWords, word: number, sure: boolean): boolean {
  const next = word + 1;
  if (next >= words.to || words.gapBefore(next) !== 0 || words.isCapital(next)) return false;
  if (NO_BEGINNING.has(words.hash(word)) || NO_NAMES.has(words.hash(word))) return false;
  if (sure && words.is(word, WORD_FAMILIAR_GIVEN) && words.isStrongGiven(next)) return true;
  if (sure) return words.isSurname(next);
  if (!words.isCommonGiven(word) || !words.isSurname(next)) return false;
  const known = words.isStrong(next) && !words.is(next, WORD_PLACE | WORD_GIVEN);
  return (known && !REPLY_WORDS.has(words.hash(word))) || isToldPair(words, word, next);
}

/** "it's under rose baker", "thanks, will quastl": two words as well as names, where somebody is told of and nothing goes on. */
function isToldPair(words: NameWords, word: number, last: number): boolean {
  const told =
    word === words.from || (words.gapBefore(word) & GAP_CLAUSE) !== 0 || isOfPersonBefore(words, word);
  if (!told) return false;
  if ((words.gapAfter(last) & GAP_CLAUSE) !== 0) return true;
  const next = last + 1;
  return next < words.to && words.gapBefore(next) === 0 && BEHIND_PERSONS.has(words.hash(next));
}

/** A word behind a name at the message's beginning that is in a list of names, or in none at all. */
function isAnyName(words: NameWords, word: number): boolean {
  if (word >= words.to || words.gapBefore(word) !== 0 || words.isCapital(word)) return false;
  if (words.length(word) < LEAST_UNKNOWN || REPLY_WORDS.has(words.hash(word))) return false;
  return (words.isNamed(word) && !LABELS.has(words.hash(word))) || words.isUnknown(word);
}

/** Whether the message ends behind the word, or a number or its label follows: "odalys banks 3577", "odalys quastl ssn …". */
function endsDetail(words: NameWords, word: number): boolean {
  const next = word + 1;
  if (next >= words.to) return true;
  return words.is(next, WORD_HAS_DIGIT) || LABELS.has(words.hash(next));
}

/** Whether the word is no part of a file's name, a street, a firm or a saint. */
function isByItself(words: NameWords, word: number): boolean {
  const before = word - 1;
  const next = word + 1;
  if (isGlued(words, word) || (next < words.to && isGlued(words, next))) return false;
  if (before >= words.from && words.gapBefore(word) === 0 && BEFORE_NAMESAKES.has(words.hash(before)))
    return false;
  return !isNamesake(words, next);
}

/** "… airport", "… international": a place or a firm goes on from the name before `next`. */
export function isNamesake(words: NameWords, next: number): boolean {
  return next < words.to && words.gapBefore(next) === 0 && BEHIND_NAMESAKES.has(words.hash(next));
}

/** "odalys_quastl.dll", "odalys-app": one mark and no blank between the word and the one before it. */
function isGlued(words: NameWords, word: number): boolean {
  if (word === words.from) return false;
  const { start, end } = words.columns;
  if (start[word]! - end[word - 1]! !== 1) return false;
  const unit = words.unitAfter(word - 1);
  return unit !== SPACE && !APOSTROPHES.includes(unit) && (unit === DOT || words.gapBefore(word) !== 0);
}
