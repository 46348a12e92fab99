/**
 * English names that are words as well, amid a sentence: "I met Rose yesterday", "Faith left in May", "booked under Penny
 * Quastl", "me and Sunny, my husband". No list tells them from the word; a capital amid small letters does, beside a word
 * that people are spoken of with.
 *
 * Contract: only where the words on both sides are in small letters, since "Grant Thornton Hall" may be anything. Months
 * are never read so. PERF: asked about at capitals alone, and at small given names that are no words.
 */

import { WORD_COMMON, WORD_GIVEN, WORD_PLACE, WORD_SURNAME, WORD_WEAK } from '../../rules/words.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { WORD_UPPER } from '../word-columns.ts';
import { isActor } from './actors.ts';
import type { NameReader } from './name-reader.ts';
import { GAP_CLAUSE, GAP_COMMA, GAP_QUOTE, GAP_SENTENCE, type NameWords } from './name-words.ts';
import { NO_NAMES } from './no-names.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { isAskedAfter, isDoneByHand, isOwnBehind, isSaidOfPerson, isSheBehind } from './said-of-persons.ts';
import { isInSentence } from './small-sentence-names.ts';
import { isAskedFor, isToldCapital } from './told-capitals.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

/** What is done to people alone, or nearly so. */
const DONE_TO_PEOPLE = wordSet(
  'met told asked tell ask emailed texted text thanked thank phoned rang ring buzz messaged married invited invite add remove replace reached by',
);
/** "With" and "at somebody's" in other languages, before a given name in small letters that is nothing else. */
const WITH_PEOPLE = wordSet(
  'mit bei bij con avec chez hos samen für para voor dla till com met von pour przez',
);
/** Articles that people put before given names: "mit dem odalys", "com a odalys". */
const NAME_ARTICLES = wordSet('dem der den die o a la il el l');
/** Behind a given name in small letters: what people alone do, in other languages. */
const SMALL_DO = wordSet(
  'sagt sagte meinte meint wohnt habite viendra passera dijo dice vive vendrá abita passerà zei zegt woont komt ' +
    'powiedział powiedziała mówi mówił mówiła mieszka przyjdzie przyjedzie odbierze disse falou mora vive',
);
/** Before a surname and a verb between which nothing else stands: "bei Quastl abgegeben", "mit Quastl gesprochen". */
const AT_PEOPLE = wordSet('bei beim chez da von mit');
const LEFT_AT = wordSet(
  'abgegeben klingeln klingelt läuten läutet hinterlegt abgestellt angenommen deponiert geläutet geklingelt vorbeibringen abholen ' +
    'gesprochen telefoniert geredet gechattet geschrieben besprochen abgesprochen ausgemacht vereinbart geklärt verheiratet befreundet verwandt zusammen sprechen reden',
);
/** What people alone do. */
const PEOPLE_DO = wordSet(
  'said says told asked left promised emailed texted rang mentioned explained helped wrote thinks thought knows knew wants wanted ' +
    'lives lived moved picked answered replied handled insisted assured suggested spoke came went signed paid gave did',
);
/** Before and behind much else too. */
const BEFORE = wordSet('with from for to and is was not if when because that but like under as me says say');
const BEHIND = wordSet(
  'is was will has had can would could should and from to in at on who or by the as his her my',
);
const MY = wordSet('my his her our their');
const KIN = wordSet(
  'husband wife partner son daughter mum mom mother dad father brother sister friend mate colleague boss manager neighbour neighbor ' +
    'cousin uncle aunt nan gran grandma grandad grandson granddaughter niece nephew roommate flatmate housemate lodger hubby missus landlord tenant assistant fiancé fiancée girlfriend boyfriend carer',
);
/** Names that stand amid sentences with a capital for what else they mean. */
const NEVER = wordSet(
  'may april june august summer autumn spring christmas easter chase sky prime apple general ford standard royal blue brown green black white red gold silver',
);
const ARTICLES = wordSet('a an the this that each every any some no');
const NAMED = WORD_GIVEN | WORD_SURNAME;
const LEAST_UNKNOWN = 3;
const I: number = hashWord('i').h1;
/** Words of a message that are capitals before capitals say nothing: one in so many. */
const LOUD = 2;

export class TalkedOf {
  private readonly words: NameWords;
  private readonly reader: NameReader;
  private readonly lookup: Lookup;

  constructor(words: NameWords, reader: NameReader, lookup: Lookup) {
    this.words = words;
    this.reader = reader;
    this.lookup = lookup;
  }

  /** The end of the name at `word`, a capital; `word` itself if nothing says that it is one. */
  end(word: number): number {
    const { words } = this;
    if (!this.mayBe(word) || NEVER.has(words.hash(word)) || words.isBesideMask(word, word + 1)) return word;
    if (this.isAsked(word) || isAskedFor(words, word)) return word + 1;
    if (word > words.from && words.isCapital(word - 1) && this.isBlank(word) && words.length(word - 1) > 1)
      return word;
    if (words.isCutShort(word)) return word;
    const end = this.pairEnd(word);
    const goesOn = end < words.to && words.isCapital(end) && words.hash(end) !== I;
    if (end < word + 1 || (goesOn && this.isBlank(end))) return word;
    if (end - word < 2 && REPLY_WORDS.has(words.hash(word))) return word;
    return this.isTold(word, end) && !this.isTitled(word, end) ? end : word;
  }

  /** "add odalys my son", "i told odalys": a known given name in small letters that is no word. */
  isSmall(word: number): boolean {
    const { words } = this;
    const next = word + 1;
    if (word > words.from && words.gapBefore(word) !== 0) return false;
    if (this.isWith(word) || this.isDoneTo(word)) return true;
    return next < words.to && (this.isKin(next) || (this.isBlank(next) && SMALL_DO.has(words.hash(next))));
  }

  /** "com odalys", "mit dem odalys". */
  private isWith(word: number): boolean {
    const { words } = this;
    const before = word - 1;
    if (before < words.from) return false;
    if (WITH_PEOPLE.has(words.hash(before))) return true;
    if (before === words.from || !NAME_ARTICLES.has(words.hash(before)) || !this.isBlank(before))
      return false;
    return WITH_PEOPLE.has(words.hash(before - 1));
  }

  /** "bei Quastl abgegeben", "bei Quastl klingeln". */
  private isLeftAt(word: number, end: number): boolean {
    const { words } = this;
    if (word === words.from || end >= words.to || !this.isBlank(word) || !this.isBlank(end)) return false;
    return AT_PEOPLE.has(words.hash(word - 1)) && LEFT_AT.has(words.hash(end));
  }

  private mayBe(word: number): boolean {
    const { words } = this;
    if (words.is(word, WORD_UPPER) || words.length(word) < 3) return false;
    return words.is(word, NAMED) || (words.isUnknown(word) && words.length(word) > LEAST_UNKNOWN);
  }

  /** One word, or two that are both names; 0 if a capital follows that is none. */
  private pairEnd(word: number): number {
    const { words } = this;
    const next = word + 1;
    if (next >= words.to || !words.isCapital(next) || words.hash(next) === I) return next;
    if (!this.reader.joined(next)) return next;
    if (words.is(next, WORD_UPPER) || words.length(next) < 3) return 0;
    if (words.is(next, WORD_COMMON) ? !words.is(next, NAMED) : words.is(next, WORD_PLACE)) return 0;
    return next + 1;
  }

  /** "Is Quastlin still there?" */
  private isAsked(word: number): boolean {
    const { words } = this;
    if (words.is(word, WORD_PLACE) || !(words.isUnknown(word) || words.is(word, WORD_GIVEN))) return false;
    return isAskedAfter(words, word);
  }

  private isTold(word: number, end: number): boolean {
    const { words } = this;
    const begins = (words.gapBefore(word) & GAP_SENTENCE) !== 0;
    const given = words.is(word, WORD_GIVEN) && !words.is(word, WORD_WEAK);
    if (isSaidOfPerson(words, end) && this.mayBeSaidOf(word, end, begins)) return true;
    if (isToldCapital(words, word, end)) return true;
    if (end === word + 1 && words.isLikely(word) && words.is(word, WORD_GIVEN) && isInSentence(words, word))
      return true;
    if (words.isUnknown(word)) return false;
    if (given && isActor(words, word, end)) return true;
    if (this.isDone(end) || (!begins && this.isDoneTo(word))) return given || !words.is(word, WORD_COMMON);
    if (end < words.to && this.isKin(end)) return true;
    if (this.isLeftAt(word, end)) return !words.is(word, WORD_COMMON);
    if (begins || !given) return false;
    const pair = end - word > 1;
    if (this.isBlank(word) && ARTICLES.has(words.hash(word - 1))) return false;
    if (pair && words.isWellNamed(word + 1) && !words.is(word, WORD_PLACE)) return true;
    const before = words.gapBefore(word) === 0 && BEFORE.has(words.hash(word - 1));
    const ends = end === words.to || (words.gapAfter(end - 1) & GAP_CLAUSE) !== 0;
    const behind = !ends && words.gapBefore(end) === 0 && BEHIND.has(words.hash(end));
    if (words.is(word, WORD_PLACE)) return pair && (before || behind || this.isQuoted(word));
    return before ? ends || behind || pair : pair && (behind || ends);
  }

  /** By any list of given names, and no word unless a good list holds it. */
  private mayBeSaidOf(word: number, end: number, begins: boolean): boolean {
    const { words } = this;
    if (end - word > 1 || words.is(word, WORD_PLACE)) return false;
    if (words.isCommonGiven(word)) return true;
    // "one for Col, he's …": a surname that is a word.
    if (words.isCommon(word) && words.isWellNamed(word))
      return !begins && !NO_NAMES.has(words.hash(word)) && isSheBehind(words, end) && !this.isPossessed(word);
    if (words.isLikely(word)) return words.is(word, WORD_GIVEN);
    if (!words.isUnknown(word)) return false;
    const owns = isOwnBehind(words, end) || isDoneByHand(words, end);
    if (!begins) return owns || isSheBehind(words, end);
    // "Somone stole his phone"
    return owns && mayBeUnknownName(words.plain(word), this.lookup);
  }

  private isPossessed(word: number): boolean {
    const hash = this.words.hash(word - 1);
    return word > this.words.from && (ARTICLES.has(hash) || MY.has(hash));
  }

  /** 'I see "Jordan Quastl + 1"'. */
  private isQuoted(word: number): boolean {
    return (this.words.gapBefore(word) & GAP_QUOTE) !== 0;
  }

  private isDone(end: number): boolean {
    const { words } = this;
    return end < words.to && this.isBlank(end) && PEOPLE_DO.has(words.hash(end));
  }

  private isDoneTo(word: number): boolean {
    const { words } = this;
    return word > words.from && this.isBlank(word) && DONE_TO_PEOPLE.has(words.hash(word - 1));
  }

  /** "…, my husband" at `word`. */
  private isKin(word: number): boolean {
    const { words } = this;
    const kin = word + 1;
    if (kin >= words.to || (words.gapBefore(word) & ~GAP_COMMA) !== 0) return false;
    return MY.has(words.hash(word)) && KIN.has(words.hash(kin)) && this.isBlank(kin);
  }

  private isBlank(word: number): boolean {
    return this.words.gapBefore(word) === 0;
  }

  /** Whether Words Are Written Like This, so that a capital says nothing. */
  private isTitled(name: number, end: number): boolean {
    const { words } = this;
    let capitals = 0;
    let others = 0;
    for (let word = words.from; word < words.to; word++) {
      if ((word >= name && word < end) || (words.gapBefore(word) & GAP_SENTENCE) !== 0) continue;
      others++;
      if (words.isCapital(word)) capitals++;
    }
    return capitals * LOUD > others;
  }
}
