/**
 * Lists of children and guests with their ages: "Odalys 8, Wendel 11 and Quastl-Jo 5", "quastlin (4) and tabsy (7)". What no list
 * of names holds is a name there, and each number is an age.
 *
 * Contract: two names at least, one of them a given name by some list, and nothing else in the sentence; no two dates or
 * goods are numbered so. PERF: asked about at messages with two small numbers.
 */
import { WORD_COMMON, WORD_GIVEN, WORD_PLACE } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import type { NameSink } from './name-sink.ts';
import {
  GAP_COLON,
  GAP_COMMA,
  GAP_DASH,
  GAP_EDGE,
  GAP_LINE,
  GAP_QUOTE,
  GAP_SENTENCE,
  GAP_STOP,
  type NameWords,
} from './name-words.ts';
import { NAMED_PRODUCTS, NO_NAMES } from './no-names.ts';
import { REPLY_WORDS } from './reply-words.ts';

const AND = wordSet('and n &');
/** Between a name and the age. */
const IS = wordSet('is whos s aged age');
/** Right before a list. */
const BEFORE = wordSet('its are is have got kids boys girls children names theyre with and their our for');
/** Behind the age. */
const YEARS = wordSet('years year yrs yr old yo months month mths weeks wks');
/** Months and days, which have names' letters and numbers behind them. */
const DATES = wordSet(
  'jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november dec december ' +
    'mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday',
);
const NONE = -1;
const AFTER_AGE = GAP_COMMA | GAP_STOP | GAP_LINE | GAP_EDGE | GAP_QUOTE;
const LEAST_NAMES = 2;
const LEAST_LETTERS = 3;
const MOST_NAME = 2;
const MOST_DIGITS = 2;
const MOST_IS = 2;

export class NamesWithAges {
  private readonly words: NameWords;
  private readonly sink: NameSink;

  constructor(words: NameWords, sink: NameSink) {
    this.words = words;
    this.sink = sink;
  }

  add(): void {
    const { words } = this;
    let numbers = 0;
    for (let word = words.from; word < words.to; word++) if (this.isAge(word)) numbers++;
    if (numbers < LEAST_NAMES) return;
    for (let word = words.from; word < words.to; )
      word = this.begins(word) ? Math.max(this.addFrom(word), word + 1) : word + 1;
  }

  /** Where a list may begin: a sentence, what is set off, and behind a word for those who are listed. */
  private begins(word: number): boolean {
    const { words } = this;
    if ((words.gapBefore(word) & (GAP_SENTENCE | GAP_COLON | GAP_COMMA | GAP_DASH)) !== 0) return true;
    return words.gapBefore(word) === 0 && BEFORE.has(words.hash(word - 1));
  }

  /** Pushes the list that begins at `first`; where it ends, or `first` if there is none. */
  private addFrom(first: number): number {
    const { words } = this;
    const names: number[] = [];
    const ages: number[] = [];
    let known = false;
    let word = first;
    for (;;) {
      const end = this.nameEnd(word);
      const age = end > word ? this.ageBehind(end) : NONE;
      if (age === NONE) return first;
      names.push(word, end);
      ages.push(age);
      if (this.isKnown(word)) known = true;
      const next = this.pastYears(age + 1);
      if (next >= words.to || (words.gapBefore(next) & (GAP_STOP | GAP_LINE)) !== 0) {
        word = next;
        break;
      }
      const joined = AND.has(words.hash(next));
      if (!joined && (words.gapBefore(next) & GAP_COMMA) === 0) return first;
      word = joined ? next + 1 : next;
    }
    if (!known || ages.length < LEAST_NAMES) return first;
    for (let i = 0; i < names.length; i += 2) this.sink.push(names[i]!, names[i + 1]!, 'after-relation');
    for (const age of ages) this.sink.pushAge(age);
    return word;
  }

  /** Behind one word that may be a name, or two joined by a blank or a hyphen. */
  private nameEnd(word: number): number {
    const { words } = this;
    let end = word;
    while (end < words.to && end - word < MOST_NAME) {
      const gap = words.gapBefore(end);
      // "Quastl-Jo": whatever is joined to a name belongs to it.
      const joined = end > word && gap === GAP_DASH && !words.is(end, WORD_HAS_DIGIT);
      if (!joined && (!this.mayBeName(end) || (end > word && gap !== 0))) break;
      end++;
    }
    return end;
  }

  private mayBeName(word: number): boolean {
    const { words } = this;
    const hash = words.hash(word);
    if (words.is(word, WORD_HAS_DIGIT | WORD_UPPER) || words.length(word) < LEAST_LETTERS - 1) return false;
    if (DATES.has(hash) || NO_NAMES.has(hash) || NAMED_PRODUCTS.has(hash) || REPLY_WORDS.has(hash))
      return false;
    if (words.is(word, WORD_PLACE) && !words.is(word, WORD_GIVEN)) return false;
    if (IS.has(hash) || AND.has(hash)) return false;
    const common = words.isCommonGiven(word) && words.isCapital(word);
    // "Oran", "Florence": a town as well.
    const placed = words.is(word, WORD_GIVEN) && !words.isCommon(word);
    return common || placed || words.isLikely(word) || words.isUnknown(word);
  }

  /** A given name by some list, which is no word. */
  private isKnown(word: number): boolean {
    const { words } = this;
    return (
      words.is(word, WORD_GIVEN) &&
      !words.is(word, WORD_COMMON | WORD_PLACE) &&
      words.length(word) >= LEAST_LETTERS
    );
  }

  /** The number behind a name that ends before `end`, in brackets or not. */
  private ageBehind(end: number): number {
    const { words } = this;
    let at = end;
    while (at < words.to && at - end < MOST_IS && IS.has(words.hash(at)) && this.isBeside(at)) at++;
    return at < words.to && this.isBeside(at) && this.isAge(at) ? at : NONE;
  }

  private isBeside(word: number): boolean {
    return (this.words.gapBefore(word) & ~GAP_QUOTE) === 0;
  }

  /** Behind "years old" at `word`. */
  private pastYears(word: number): number {
    const { words } = this;
    let end = word;
    while (end < words.to && this.isBeside(end) && YEARS.has(words.hash(end))) end++;
    return end;
  }

  /** One digit or two, and no part of a time, a price or a longer number. */
  private isAge(word: number): boolean {
    const { words } = this;
    if (!words.isNumber(word) || words.length(word) > MOST_DIGITS) return false;
    const after = words.gapAfter(word);
    if ((after & ~AFTER_AGE) !== 0) return false;
    const goesOn = word + 1 < words.to && words.is(word + 1, WORD_HAS_DIGIT);
    return !goesOn && (words.gapBefore(word) & ~GAP_QUOTE) === 0;
  }
}
