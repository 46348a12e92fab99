/**
 * Given names and surnames in small letters that stand in a row, wherever it is: "sent to baldev quastling", "is it for wendell
 * quorbin?", "left with p quastl". One word of weak lists, or of none, may be a slip of the finger or foreign; two hardly are.
 *
 * Contract: the less lists say of the two, the more must tell besides: that a clause begins or ends there, that a person was spoken of,
 * or that the message is English, whose words the lists of common ones hold best. PERF: asked about at names in small letters.
 */
import { WORD_CUE, WORD_GIVEN, WORD_PLACE, WORD_SURNAME, WORD_WEAK } from '../../rules/words.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import {
  BEFORE_NAMESAKES,
  isNamesake,
  isOfPersonBefore,
  NO_BEGINNING,
  pastHyphened,
} from './familiar-names.ts';
import { GAP_CLAUSE, GAP_STOP, type NameWords } from './name-words.ts';
import { NAMED_PRODUCTS, NO_NAMES } from './no-names.ts';
import { isWordyName } from './rare-names.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { GOES_ON } from './small-full-names.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

/** How much lists know of half a name. */
const NONE = 0;
/** In no list, by its letters a name. */
const UNKNOWN = 1;
/** A common word as well. */
const COMMON = 2;
/** A place as well. */
const PLACED = 3;
/** By weak lists alone. */
const WEAK = 4;
/** A given name that is an English word as well. */
const WORDY = 5;
/** By good lists, and nothing else. */
const SURE = 6;

/** Words of English that the other languages of chats do not write. */
const ENGLISH = wordSet(
  'the you your this that with and it its from what would is my have has had can not are been were please they them their she who where when which need want yes',
);
/** Letters that are no word of any language here. */
const INITIALS = wordSet('b c d f g h j k l m n p q r s t v x');
/** Before somebody, in other languages. */
const TOLD_ABROAD = wordSet('ist heißt est es jest är heter heet é chama');
/** Dishes, makes and streets called like somebody. */
const THINGS = wordSet(
  'chai caesar cesar basil margarita margherita tea bronze ave ford grove hollow croft garth mews',
);
/** German and Dutch say last what was done: "hab mit odalys geredet". */
const PARTICIPLE = /(?:t|en)$/;
const M: number = hashWord('m').h1;
const LEAST = 3;
const LEAST_GIVEN = 4;
const MOST_WORDS = 4;

export class SmallPairs {
  private readonly words: NameWords;
  private readonly lookup: Lookup;

  constructor(words: NameWords, lookup: Lookup) {
    this.words = words;
    this.lookup = lookup;
  }

  /** Where the name that begins with the half at `word` ends; `word` itself if none does. `listed`: both halves must be in lists. */
  end(word: number, listed: boolean): number {
    const { words } = this;
    const next = word + 1;
    if (next >= words.to || words.gapBefore(next) !== 0 || words.hash(next) === words.hash(word)) return word;
    // PERF: nearly all words behind a word that no list knows are common ones.
    if (words.length(next) === 1) return this.isBeforeInitial(word) ? this.pastSurname(next + 1) : word;
    if (words.isCommon(next) && !words.isNamed(next)) return word;
    if (!this.mayBeHalf(word) || !this.mayBeHalf(next) || NO_BEGINNING.has(words.hash(word))) return word;
    // "san quastlino soon", "via odalys quastl"
    if (BEFORE_NAMESAKES.has(words.hash(word))) return word;
    if (word > words.from && BEFORE_NAMESAKES.has(words.hash(word - 1))) return word;
    const surname = this.knownOf(next);
    if (surname === NONE || (listed && surname === UNKNOWN) || !this.tells(word, next, surname)) return word;
    let end = next + 1;
    while (end < words.to && end - word < MOST_WORDS && words.gapBefore(end) === 0 && this.isListed(end))
      end++;
    return isNamesake(words, end) ? word : pastHyphened(words, end - 1);
  }

  /** "left with p quastl", "to k. quastling": whether an initial stands before the surname at `word`. */
  isInitialled(word: number): boolean {
    const { words } = this;
    const initial = word - 1;
    // Whether a short message in capitals is a shout may hang on what was masked in it.
    if (
      words.shouting ||
      initial < words.from ||
      !INITIALS.has(words.hash(initial)) ||
      words.isCapital(initial)
    )
      return false;
    const before = words.gapBefore(initial);
    // "it's quastl", "i'm quastl"
    if (before !== 0 && (before & GAP_CLAUSE) === 0) return false;
    if ((words.gapBefore(word) & ~GAP_STOP) !== 0 || !this.mayBeHalf(word) || !words.is(word, WORD_SURNAME))
      return false;
    // "chez m. quastl": a title.
    if (words.hash(initial) === M && !this.isEnglish()) return false;
    const known = this.knownOf(word);
    if (known === SURE) return true;
    return known === WEAK && (before !== 0 || this.isEnglish());
  }

  /** Behind the surname that follows an initial with its full stop: "odalys k. quastling, md". */
  private pastSurname(end: number): number {
    const { words } = this;
    if (end >= words.to || words.gapBefore(end) !== GAP_STOP || !this.mayBeHalf(end)) return end;
    const known = this.knownOf(end);
    return known === SURE || known === WEAK || known === UNKNOWN ? end + 1 : end;
  }

  /** "thanks, odalys k": a given name that is nothing else, and a letter at the end of the clause. */
  private isBeforeInitial(word: number): boolean {
    const { words } = this;
    const initial = word + 1;
    if (!INITIALS.has(words.hash(initial)) || words.isCapital(word) || words.length(word) < LEAST_GIVEN)
      return false;
    if ((words.gapAfter(initial) & GAP_CLAUSE) === 0 || !this.mayBeHalf(word)) return false;
    return words.is(word, WORD_GIVEN) && this.knownOf(word) === SURE;
  }

  /** Whether `word` is a given name before the surname at `next`, of which lists know so much. */
  private tells(word: number, next: number, surname: number): boolean {
    const { words } = this;
    const given = words.is(word, WORD_GIVEN) || words.isUnknown(word) ? this.knownOf(word) : NONE;
    if (given === NONE) return false;
    const begins = (words.gapBefore(word) & GAP_CLAUSE) !== 0;
    const ends = (words.gapAfter(next) & GAP_CLAUSE) !== 0;
    const goesOn = next + 1 < words.to && words.gapAfter(next) === 0 && GOES_ON.has(words.hash(next + 1));
    const told = isOfPersonBefore(words, word) || (!begins && TOLD_ABROAD.has(words.hash(word - 1)));
    const listed = surname === SURE || surname === WEAK;
    switch (given) {
      case SURE:
        if (listed) return true;
        if (words.length(word) < LEAST_GIVEN) return false;
        if (surname === COMMON) return ends && (begins || told);
        if (surname !== UNKNOWN) return false;
        return told || ((ends || goesOn) && !PARTICIPLE.test(words.plain(next)));
      case WORDY:
        return listed && this.isEnglish();
      case WEAK:
      case PLACED:
        return listed && ((begins && (ends || surname === SURE)) || this.isEnglish());
      case COMMON:
        return listed && (begins || told) && this.isEnglish();
      default:
        if (surname === SURE && !words.is(next, WORD_GIVEN)) return (begins && ends) || this.isEnglish();
        return listed && begins && (ends || goesOn) && this.isEnglish();
    }
  }

  private knownOf(word: number): number {
    const { words } = this;
    if (words.isUnknown(word)) return mayBeUnknownName(words.plain(word), this.lookup) ? UNKNOWN : NONE;
    if (isWordyName(words, word)) return WORDY;
    if (words.is(word, WORD_WEAK)) return words.isLikely(word) && !words.is(word, WORD_CUE) ? WEAK : NONE;
    if (!words.isNamed(word)) return NONE;
    if (words.isCommon(word)) return words.is(word, WORD_CUE) ? NONE : COMMON;
    return words.is(word, WORD_PLACE) ? PLACED : SURE;
  }

  private isListed(word: number): boolean {
    return this.words.isLikely(word) && this.mayBeHalf(word);
  }

  private mayBeHalf(word: number): boolean {
    const { words } = this;
    if (words.isCapital(word) || words.length(word) < LEAST || words.is(word, WORD_HAS_DIGIT)) return false;
    const hash = words.hash(word);
    return !NO_NAMES.has(hash) && !REPLY_WORDS.has(hash) && !NAMED_PRODUCTS.has(hash) && !THINGS.has(hash);
  }

  private isEnglish(): boolean {
    const { words } = this;
    for (let word = words.from; word < words.to; word++) if (ENGLISH.has(words.hash(word))) return true;
    return false;
  }
}
