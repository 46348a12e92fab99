/**
 * Surnames that begin with small particles where nothing but a name can stand: "mevrouw de Quastl", "em nome de dos Santos",
 * "Mme de la Quastière", "senhor d'Orey", "van 't Hof". What follows must be a surname of some list, or whatever a capital
 * begins behind a particle that begins nothing else; behind an article ("da", "la", "el") firms and towns stand as well.
 *
 * Contract: asked only where a phrase or a title vouches for a name. Says nothing of how far the name goes on.
 */
import { WORD_GIVEN, WORD_PLACE, WORD_SURNAME, WORD_WEAK } from '../../rules/words.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import type { NameReader } from './name-reader.ts';
import type { NameWords } from './name-words.ts';
import { NO_NAMES } from './no-names.ts';
import { REPLY_WORDS } from './reply-words.ts';

/** Particles that begin nothing but a surname. */
const SURE = wordSet('van von ter ten af ben bin ibn');
/** Those that firms, towns and offices stand behind as well. */
const ARTICLES = wordSet('la le los las el lo da do del della dello delle di du des dei degli il al');
/** Of two words and more every first one, of one word those that are neither. */
const BEGINS = wordSet(
  'van von ter ten af ben bin ibn de der den het dos das d la le los las el lo da do del della dello delle di du des dei degli al',
);
/** Those that a full name holds and hardly anything else with capitals. */
const OWN = wordSet('van von ter ten af dos das');
const INNER = wordSet('de der den het la le los las el den dem t di');
const D = hashWord('d').h1;
const T = hashWord('t').h1;
const MOST_PARTICLES = 3;
const LEAST_NAME = 3;
const APOSTROPHE = 0x27;
const TYPOGRAPHIC = 0x2019;

/** The word behind the particles that begin at `word`; `word` itself if none does. */
export function behindParticles(words: NameWords, reader: NameReader, word: number): number {
  if (words.isCapitalised(word) || !BEGINS.has(words.hash(word))) return word;
  let next = word + 1;
  while (next < words.to && next - word < MOST_PARTICLES && !words.isCapitalised(next)) {
    if (!INNER.has(words.hash(next)) || !reader.joined(next)) break;
    next++;
  }
  return next < words.to && reader.joined(next) ? next : word;
}

/** Whether a surname begins at `word` with particles, the first word behind which, by the reader, is `next`. */
export function mayBeginSurname(words: NameWords, reader: NameReader, word: number, next: number): boolean {
  if (isSmallSurname(words, reader, word, next)) return true;
  const name = behindParticles(words, reader, word);
  return name > word && isSurnameAt(words, word, name);
}

/** Whether the word at `name` is a surname behind the particles from `word` on. */
export function isSurnameAt(words: NameWords, word: number, name: number): boolean {
  if (words.length(name) < LEAST_NAME || words.is(name, WORD_HAS_DIGIT | WORD_UPPER)) return false;
  if (REPLY_WORDS.has(words.hash(name)) || NO_NAMES.has(words.hash(name))) return false;
  const several = name - word > 1;
  const article = ARTICLES.has(words.hash(word)) && !several;
  const surname = words.is(name, WORD_SURNAME);
  const own = OWN.has(words.hash(word));
  // "de maría elena quastl"
  if (!words.isCapital(name) && words.isStrongGiven(name)) return false;
  if (!words.isCapital(name))
    return surname && (own || !words.isCommon(name)) && !(article && words.is(name, WORD_PLACE));
  if (article) return surname && !words.is(name, WORD_PLACE) && !words.isCommon(name);
  return surname || (SURE.has(words.hash(word)) && !words.isCommon(name));
}

/**
 * "Graça dos Quastlos", "Wellington d'Orey": where a full name ends whose given name is a word or a place as well; `word` itself if
 * there is none. Behind one "de" or article a thing or a town may be said ("Marina di Carrara").
 */
export function particledFullEnd(words: NameWords, reader: NameReader, word: number): number {
  const next = word + 1;
  if (next >= words.to || words.isCapital(next) || !words.is(word, WORD_GIVEN) || words.is(word, WORD_UPPER))
    return word;
  if (words.length(word) < LEAST_NAME || !reader.joined(next) || REPLY_WORDS.has(words.hash(word)))
    return word;
  // "Vila Nova de Quastelos"
  if (word > words.from && words.isCapital(word - 1) && reader.joined(word)) return word;
  if (isElided(words, reader, next)) return words.isCapital(next + 1) ? next + 2 : word;
  const name = behindParticles(words, reader, next);
  if (name === next || !words.isCapital(name) || !isSurnameAt(words, next, name)) return word;
  const sure = name - next > 1 || OWN.has(words.hash(next));
  if (!sure && (words.is(word, WORD_WEAK | WORD_PLACE) || words.is(name, WORD_PLACE) || words.isCommon(name)))
    return word;
  return name + 1;
}

/** The surname with a capital behind particles that nothing but a name follows, at `word`; `word` itself if there is none. */
export function plainSurname(words: NameWords, reader: NameReader, word: number): number {
  const name = behindParticles(words, reader, word);
  if (name === word || !words.isCapital(name) || (name - word === 1 && ARTICLES.has(words.hash(word))))
    return word;
  return isSurnameAt(words, word, name) ? name : word;
}

/** "d'Orey", "d'agostino" at `word`, its "d". */
export function isElided(words: NameWords, reader: NameReader, word: number): boolean {
  const next = word + 1;
  if (words.hash(word) !== D || next >= words.to || !isApostrophe(words.unitAfter(word))) return false;
  if (!reader.joined(next) || words.length(next) < LEAST_NAME || REPLY_WORDS.has(words.hash(next)))
    return false;
  return words.is(next, WORD_SURNAME) && (words.isCapital(next) || !words.isCommon(next));
}

/** The "'t" of "van 't Hof". */
export function isShortArticle(words: NameWords, word: number): boolean {
  if (words.length(word) !== 1 || word === words.from || words.hash(word) !== T) return false;
  return isApostrophe(words.scan.unitAt(words.member, words.columns.start[word]! - 1));
}

function isApostrophe(unit: number): boolean {
  return unit === APOSTROPHE || unit === TYPOGRAPHIC;
}

/** "de quastl", "van den berg" in small letters, up to a clause's end; a word only behind two particles. */
function isSmallSurname(words: NameWords, reader: NameReader, word: number, next: number): boolean {
  if (next >= words.to || !reader.joined(next) || words.isCapitalised(word) || words.isCapitalised(next))
    return false;
  if (words.length(next) < LEAST_NAME || words.is(next, WORD_HAS_DIGIT)) return false;
  // "le quastl yvonne"
  const given = next + 1;
  const last = given < words.to && reader.joined(given) && words.isStrongGiven(given) ? given : next;
  if (!reader.endsHere(last)) return false;
  // "le voisin"
  if (REPLY_WORDS.has(words.hash(next)) || NO_NAMES.has(words.hash(next))) return false;
  // "van den berg", and "dos reis" as a whole answer.
  const whole = word === words.from && next + 1 === words.to;
  return words.isCommon(next) ? (whole || next - word > 1) && words.isNamed(next) : true;
}
