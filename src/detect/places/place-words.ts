/**
 * Reads names of places on the word stream: the longest that the table of places knows, or a run of unknown words with
 * capitals. Integers only. A name of several words is looked up by the hash of all its letters, letter by letter; so
 * ask only where something points at a place.
 */
import { PLACE_BEGINS, PLACE_CITY, PLACE_CODE, PLACE_REGION, PLACE_TOWN } from '../../rules/places.ts';
import {
  WORD_COMMON,
  WORD_CUE,
  WORD_CUE_ALONE,
  WORD_GIVEN,
  WORD_NO_PLACE,
  WORD_SURNAME,
  type WordTable,
} from '../../rules/words.ts';
import { WORD_FOLD } from '../../text/characters.ts';
import { hashWord, stepH1, stepH2 } from '../../text/word-hash.ts';
import type { ConversationScan } from '../scan.ts';
import {
  WORD_CAPITAL,
  WORD_HAS_DIGIT,
  WORD_HAS_LETTER,
  WORD_UPPER,
  type WordColumns,
} from '../word-columns.ts';
import { IN_WORDS, INNER_WORDS, NO_PLACE, OF_WORDS, TOWN_BEGINNINGS, UNIT_WORDS } from './place-lists.ts';
import { isBehindColon, isBehindQuote, isCentury } from './place-signs.ts';
import { isTail } from './place-tails.ts';
import { townsOfCase } from './polish-cases.ts';

const MOST_WORDS = 5;
/** Letters of a town in small letters beside an address. */
const LEAST_TOWN = 4;
/** "St. Ives", "Ste. Rose". */
const SHORT_FOR_SAINT = 3;

const SPACE = 0x20;
const HYPHEN = 0x2d;
const APOSTROPHE = 0x27;
const DOT = 0x2e;
const COMMA = 0x2c;
/** Between two parts of one address. */
const PART_SIGNS: ReadonlySet<number> = new Set([...',\n-–(/;|•·'].map((sign) => sign.charCodeAt(0)));

/** What stands between two words. */
export const GAP_NONE = 0;
/** They may be parts of one name. */
export const GAP_JOINS = 1;
/** A comma, a line end or a dash: two parts of one address. */
export const GAP_PARTS = 2;

export class PlaceWords {
  /** Bits of the place that `knownFrom` or `knownBefore` found last; 0 if none. */
  bits = 0;
  private readonly scan: ConversationScan;
  private readonly words: WordColumns;
  private readonly places: WordTable;

  constructor(scan: ConversationScan, places: WordTable) {
    this.scan = scan;
    this.words = scan.words;
    this.places = places;
  }

  /** End of the longest known place that begins at `word`; `word` if none does. Sets `bits`. */
  knownFrom(member: number, word: number, to: number): number {
    const end = this.listedFrom(member, word, to);
    if (end === word || !isTail(this, member, end, to)) return end;
    this.bits |= PLACE_TOWN;
    return end + 1;
  }

  private listedFrom(member: number, word: number, to: number): number {
    this.bits = 0;
    let found = word;
    if (word >= to || this.is(word, WORD_HAS_DIGIT | WORD_NO_PLACE)) return found;
    // The hash goes on over the words' letters, so the first word's own is where it begins.
    let h1 = this.words.h1[word]!;
    let h2 = this.words.h2[word]!;
    for (let at = word; ; ) {
      const bits = this.places.lookup(h1, h2);
      // "LA on Monday" has the letters of Laon, but no place ends in such a word.
      const ends = at === word || !INNER_WORDS.has(this.words.h1[at]!);
      if ((bits & ~PLACE_BEGINS) !== 0 && ends) {
        this.bits = bits & ~PLACE_BEGINS;
        found = at + 1;
      }
      at++;
      if ((bits & PLACE_BEGINS) === 0 || at >= to || at >= word + MOST_WORDS) return found;
      if (this.is(at, WORD_HAS_DIGIT) || !this.joins(member, at)) return found;
      const end = this.words.end[at]!;
      for (let unit = this.words.start[at]!; unit < end; unit++) {
        const folded = WORD_FOLD[this.scan.unitAt(member, unit)]!;
        h1 = stepH1(h1, folded);
        h2 = stepH2(h2, folded);
      }
    }
  }

  /** Whether the word is a town that people know, in a Polish case: "Gdyni". */
  isTownInCase(member: number, word: number): boolean {
    return townsOfCase(this.plain(member, word)).some((town) => {
      const { h1, h2 } = hashWord(town);
      return (this.places.lookup(h1, h2) & (PLACE_CITY | PLACE_TOWN | PLACE_REGION)) !== 0;
    });
  }

  /** The word without case and accents. */
  plain(member: number, word: number): string {
    let folded = '';
    for (let at = this.words.start[word]!; at < this.words.end[word]!; at++)
      folded += String.fromCharCode(WORD_FOLD[this.scan.unitAt(member, at)]!);
    return folded;
  }

  /** First word of the longest known place that ends before `end`; `end` if none does. Sets `bits`. */
  knownBefore(member: number, end: number, from: number): number {
    for (let word = Math.max(from, end - MOST_WORDS); word < end; word++) {
      if (this.knownFrom(member, word, end) === end && this.knownFrom(member, word, end) > word) return word;
    }
    this.bits = 0;
    return end;
  }

  /** Whether the last known place is a city, and not only a country or a town that few know. */
  isCity(): boolean {
    return (this.bits & PLACE_CITY) !== 0;
  }

  isRegion(): boolean {
    return (this.bits & PLACE_REGION) !== 0;
  }

  isTown(): boolean {
    return (this.bits & PLACE_TOWN) !== 0;
  }

  /** Whether the last known place is nothing but the short name of a state. */
  isCode(): boolean {
    return this.bits === PLACE_CODE;
  }

  /**
   * End of the run of words with capitals at `word` that may be a place nobody knows; `word` if it is none. `beside`: right
   * beside an address, where the first word of towns is believed as well.
   */
  unknownFrom(member: number, word: number, to: number, beside = false): number {
    let end = word;
    let strong = false;
    while (end < to && end < word + MOST_WORDS) {
      if (end > word && !this.joins(member, end)) break;
      if (this.mayStandInName(end) || (beside && this.isTownWord(end, word, to))) {
        if (!this.is(end, WORD_COMMON)) strong = true;
        end++;
        continue;
      }
      if (end === word || !INNER_WORDS.has(this.words.h1[end]!)) break;
      let next = end + 1;
      while (next < to && INNER_WORDS.has(this.words.h1[next]!) && this.joins(member, next)) next++;
      if (next >= to || !this.joins(member, next) || !this.mayStandInName(next)) break;
      end = next;
    }
    return strong || (end - word > 1 && !this.is(word, WORD_UPPER)) ? end : word;
  }

  /** The same backwards: first word of the run that ends before `end`. With `strong` all of them may be common words. */
  unknownBefore(member: number, end: number, from: number, strong = false): number {
    let word = end;
    let isStrong = strong;
    while (word > from && end - word < MOST_WORDS && this.mayStandInName(word - 1)) {
      if (word < end && !this.joins(member, word)) break;
      word--;
      if (!this.is(word, WORD_COMMON)) isStrong = true;
    }
    if (word > from && word < end && this.joins(member, word) && this.isTownWord(word - 1, word - 1, end))
      word--;
    // A common word that begins a message, or a line, is no part of the name.
    while (word < end && this.is(word, WORD_COMMON) && this.is(word, WORD_UPPER)) word++;
    return isStrong ? word : end;
  }

  /** Long enough to name a street, and no part of a house. */
  mayNameStreet(word: number): boolean {
    return this.length(word) > 2 && !UNIT_WORDS.has(this.words.h1[word]!);
  }

  /** No common word and nothing that announces something: may be a name in small letters. */
  isUnknownWord(word: number, least: number): boolean {
    return (
      !this.is(word, WORD_COMMON | WORD_CUE | WORD_HAS_DIGIT) &&
      this.is(word, WORD_HAS_LETTER) &&
      this.length(word) >= least &&
      !NO_PLACE.has(this.words.h1[word]!)
    );
  }

  /** A common word, or one that announces something. */
  isFillerWord(word: number): boolean {
    return this.is(word, WORD_COMMON | WORD_CUE);
  }

  isCommon(word: number): boolean {
    return this.is(word, WORD_COMMON);
  }

  isCapital(word: number): boolean {
    return this.is(word, WORD_CAPITAL);
  }

  isNamed(word: number): boolean {
    return this.is(word, WORD_GIVEN | WORD_SURNAME);
  }

  isUpper(word: number): boolean {
    return this.is(word, WORD_UPPER);
  }

  isDigits(word: number): boolean {
    return (this.words.bits[word]! & (WORD_HAS_DIGIT | WORD_HAS_LETTER)) === WORD_HAS_DIGIT;
  }

  is(word: number, bits: number): boolean {
    return (this.words.bits[word]! & bits) !== 0;
  }

  length(word: number): number {
    return this.words.end[word]! - this.words.start[word]!;
  }

  h1(word: number): number {
    return this.words.h1[word]!;
  }

  /** What stands between `word` and the word before. */
  gap(member: number, word: number): number {
    return this.gapBetween(member, this.words.end[word - 1]!, this.words.start[word]!);
  }

  gapBetween(member: number, from: number, to: number): number {
    if (to - from > 4 || to <= from) return GAP_NONE;
    let parts = false;
    for (let at = from; at < to; at++) {
      const unit = this.scan.unitAt(member, at);
      // "em. 5., 1011": the dot belongs to the word before.
      if (unit === DOT && at === from && this.scan.unitAt(member, at + 1) === COMMA) continue;
      if (PART_SIGNS.has(unit)) parts = true;
      else if (unit !== SPACE && unit !== 0x0d) return GAP_NONE;
    }
    if (!parts) return to - from === 1 ? GAP_JOINS : GAP_NONE;
    return GAP_PARTS;
  }

  /** Whether the word and the one before may be parts of one name. */
  joins(member: number, word: number): boolean {
    const from = this.words.end[word - 1]!;
    const length = this.words.start[word]! - from;
    const unit = this.scan.unitAt(member, from);
    if (length === 1) return unit === SPACE || unit === HYPHEN || unit === APOSTROPHE;
    return (
      length === 2 &&
      unit === DOT &&
      this.length(word - 1) <= SHORT_FOR_SAINT &&
      this.scan.unitAt(member, from + 1) === SPACE
    );
  }

  /** Whether a name that ends before `word` ends there for good: no word goes on from it, and nothing masked follows. */
  ends(member: number, word: number, to: number): boolean {
    const from = this.words.end[word - 1]!;
    if (word >= to) return !this.scan.isProtectedIn(member, from);
    if (!this.joins(member, word)) return !this.scan.isProtectedIn(member, from, this.words.start[word]!);
    return this.is(word, WORD_HAS_DIGIT);
  }

  /** Whether something masked stands right before the word: then what stood there is not known to be no part of it. */
  followsMask(member: number, word: number): boolean {
    const from = word > this.scan.firstWordOf(member) ? this.words.end[word - 1]! : 0;
    return this.scan.isProtectedIn(member, from, this.words.start[word]!);
  }

  /** Four digits of this century or the last. */
  isYear(member: number, word: number): boolean {
    return this.length(word) === 4 && isCentury(this.scan, member, word);
  }

  isColon(member: number, word: number): boolean {
    return isBehindColon(this.scan, member, word);
  }

  isQuoted(member: number, word: number): boolean {
    return isBehindQuote(this.scan, member, word);
  }

  /** A cue, or a common word that begins one ("Sint" begins one too, and many towns). */
  private announces(word: number): boolean {
    return this.is(word, WORD_CUE_ALONE) || (this.is(word, WORD_CUE) && this.is(word, WORD_COMMON));
  }

  /**
   * "San Quillón", "Nether Quillow", "Vila Nova": a word of many towns, though it is a word elsewhere; the first has another
   * behind it.
   */
  private isTownWord(word: number, first: number, to: number): boolean {
    if (!this.is(word, WORD_CAPITAL) || !TOWN_BEGINNINGS.has(this.words.h1[word]!)) return false;
    const next = word + 1;
    if (word > first) return word === first + 1 && TOWN_BEGINNINGS.has(this.words.h1[first]!);
    if (next >= to) return false;
    if (this.is(next, WORD_HAS_DIGIT)) return false;
    return this.mayStandInName(next) || this.isTownWord(next, word, to);
  }

  /** Whether "in" and the like lead on to a town, or to a postcode and its town. */
  leadsOn(member: number, word: number, to: number): boolean {
    const next = word + 1;
    if (next >= to) return false;
    if (IN_WORDS.has(this.h1(word))) {
      if (this.isCapital(next)) return true;
      if (this.isDigits(next)) return next + 1 < to && this.isCapital(next + 1);
      // "calle del olmo dieciséis en quimbleford", all in small letters.
      return this.isTownBesideAddress(member, next, to);
    }
    if (!OF_WORDS.has(this.h1(word)) || !this.isCapital(next)) return false;
    return this.knownFrom(member, next, to) > next && (this.isCity() || this.isTown());
  }

  /** Whether a town that people know begins at `word`, or a number before a word with a capital. */
  isTownOrPostcode(member: number, word: number, to: number): boolean {
    if (this.isDigits(word)) return true;
    const end = this.knownFrom(member, word, to);
    if (end === word || !(this.isCity() || this.isTown())) return false;
    return end - word > 1 || !(this.isCommon(word) || this.isNamed(word));
  }

  /** Whether a town begins at `word` that may stand in small letters beside an address: no word of any other kind. */
  isTownBesideAddress(member: number, word: number, to: number): boolean {
    const end = this.knownFrom(member, word, to);
    if (end === word || !(this.isCity() || this.isTown())) return false;
    return end - word > 1 || (!this.isCommon(word) && this.length(word) >= LEAST_TOWN);
  }

  /** A word with a capital that announces nothing. */
  mayStandInName(word: number): boolean {
    return (
      this.is(word, WORD_CAPITAL) &&
      !this.announces(word) &&
      !NO_PLACE.has(this.words.h1[word]!) &&
      !(this.is(word, WORD_UPPER) && this.length(word) < 3)
    );
  }
}
