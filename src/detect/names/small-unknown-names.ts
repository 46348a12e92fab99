/**
 * Names in small letters that no list knows, where a phrase says that they are names: "hi it's quastlin from the pharmacy",
 * "husband name quastlin". The letters must be those of a name and no slip of a common word.
 */

import {
  WORD_COMMON,
  WORD_CUE,
  WORD_FAMILIAR_GIVEN,
  WORD_PLACE,
  WORD_WEAK,
  WORD_WORDY_GIVEN,
} from '../../rules/words.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { type NameReader, TRUST_FULL } from './name-reader.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_CLAUSE, GAP_COMMA, GAP_EDGE, GAP_QUESTION, GAP_STOP, type NameWords } from './name-words.ts';
import { isListedName, isRareName, isWordyName } from './rare-names.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

/** Words of a greeting before "it's …". */
const MOST_OPENING = 2;
const FROM = wordSet('from with at von vom de del da van z från');
const THIS = wordSet('this its');
/** What is no firm behind "from" and no name behind a greeting. */
export const STANDING_IN = wordSet(
  'my your his her our their this that it me you him them us last yesterday today now here there',
);
const BEHIND_PAIR = wordSet('in and my dob born here');
const MYSELF = wordSet('myself');
/** Words of a name that somebody introduces themselves by. */
const MOST_WORDS = 4;
/** Letters of a name with a slip in it. */
const LEAST_SLIP = 4;
/** Letters of a name of weak lists. */
const LEAST_LISTED = 6;
/** Between a relation and what only a name can be. */
const CALLED = wordSet('name named called namens appelé appelée llamado llamada chiamato chiamata genaamd');

/** Before a relation that is somebody's: "my husband …", "i am husband …". */
const OWN = wordSet('my his her our their am im i');

export class SmallUnknownNames {
  private readonly words: NameWords;
  private readonly reader: NameReader;
  private readonly sink: NameSink;
  private readonly lookup: Lookup;

  constructor(words: NameWords, reader: NameReader, sink: NameSink, lookup: Lookup) {
    this.words = words;
    this.reader = reader;
    this.sink = sink;
    this.lookup = lookup;
  }

  /** "… it's quastlin from …": the phrase that begins at `phrase` opens the message; whether the name was pushed. */
  addFrom(phrase: number, word: number): boolean {
    const { words } = this;
    const from = word + 1;
    if (phrase - words.from > MOST_OPENING || from + 1 >= words.to || !FROM.has(words.hash(from)))
      return false;
    if (words.gapBefore(from) !== 0 || STANDING_IN.has(words.hash(from + 1))) return false;
    if (!this.mayBeName(word) && !this.isShortIntroduced(phrase, word)) return false;
    this.sink.push(word, from, 'after-introduction');
    return true;
  }

  /** "myself quastlin": how people introduce themselves in India, at the beginning of a message that ends there or goes on from it. */
  addMyself(phrase: number, word: number): boolean {
    const { words } = this;
    if (!MYSELF.has(words.hash(phrase)) || phrase - words.from > MOST_OPENING || word >= words.to)
      return false;
    if (words.isCapital(word) || !this.mayBeName(word)) return false;
    const end = this.reader.read(word, TRUST_FULL);
    if (end === word || end - word > MOST_WORDS) return false;
    const ends = (words.gapAfter(end - 1) & GAP_CLAUSE) !== 0;
    if (!ends && !FROM.has(words.hash(end)) && !STANDING_IN.has(words.hash(end))) return false;
    this.sink.push(word, end, 'after-introduction');
    return true;
  }

  /** "thanks quastlin.", "hello hope, this is …": where the clause ends, what nobody knows, and names that are words. */
  private addAddressed(word: number): boolean {
    const { words } = this;
    const ends = (words.gapAfter(word) & (GAP_COMMA | GAP_STOP | GAP_EDGE)) !== 0;
    if (!ends || words.gapBefore(word) !== 0 || STANDING_IN.has(words.hash(word))) return false;
    // "hi thier": slips of long words are in no list.
    const listed = isListedName(words, word) && (words.isStrong(word) || words.length(word) >= LEAST_LISTED);
    if (!listed && !isRareName(words, word, this.lookup) && !isWordyName(words, word)) return false;
    this.sink.push(word, word + 1, 'after-greeting');
    return true;
  }

  /** Behind a greeting, in small letters. */
  addGreeted(word: number): boolean {
    return this.addSlip(word) || this.addAddressed(word);
  }

  /** "hi jonh", "thanks dvaid": a familiar given name with two letters in the wrong order, behind a greeting. */
  private addSlip(word: number): boolean {
    const { words } = this;
    if (words.isCapital(word) || words.length(word) < LEAST_SLIP || words.gapBefore(word) !== 0) return false;
    // Weak lists hold slips, too.
    const weak = words.isLikely(word) && words.is(word, WORD_WEAK);
    if (!(words.isUnknown(word) || weak) || words.is(word, WORD_CUE)) return false;
    const plain = words.plain(word);
    for (let at = 1; at < plain.length; at++) {
      const swapped = plain.slice(0, at - 1) + plain.charAt(at) + plain.charAt(at - 1) + plain.slice(at + 1);
      const { h1, h2 } = hashWord(swapped);
      const bits = this.lookup(h1, h2);
      // "jonh": of names that are words as well, where the clause ends.
      const wordy = (bits & WORD_WORDY_GIVEN) !== 0 && (words.gapAfter(word) & GAP_CLAUSE) !== 0;
      if ((bits & (WORD_COMMON | WORD_PLACE)) !== 0 && !wordy) return false;
      if ((bits & WORD_FAMILIAR_GIVEN) === 0 && !wordy) continue;
      this.sink.push(word, word + 1, 'after-greeting');
      return true;
    }
    return false;
  }

  /** "husband name quastlin": whether such a name was pushed at `word`. */
  addCalled(word: number): boolean {
    const { words } = this;
    if (word >= words.to || !CALLED.has(words.hash(word - 1)) || !this.mayBeName(word)) return false;
    this.sink.push(word, this.reader.read(word, TRUST_FULL), 'after-relation');
    return true;
  }

  /** "landlord is odalys quastl", "i am odalys quastl": two words that some list knows as names and none as words. */
  addPair(word: number, how: 'after-relation' | 'after-introduction'): boolean {
    const { words } = this;
    const surname = word + 1;
    if (surname >= words.to || words.isCapital(word) || words.isCapital(surname)) return false;
    if (!words.isLikely(word) || words.gapBefore(word) !== 0 || words.gapBefore(surname) !== 0) return false;
    if (!words.isLikely(surname) || words.length(word) < 3 || words.length(surname) < 3) return false;
    const ends = (words.gapAfter(surname) & GAP_CLAUSE) !== 0;
    if (!ends && !FROM.has(words.hash(surname + 1)) && !BEHIND_PAIR.has(words.hash(surname + 1)))
      return false;
    this.sink.push(word, surname + 1, how);
    return true;
  }

  /** "i am husband quastlin": right behind a relation, the last word of the message. */
  addLast(phrase: number, word: number): boolean {
    const { words } = this;
    if (phrase === words.from || !OWN.has(words.hash(phrase - 1))) return false;
    if (word + 1 !== words.to || words.gapBefore(word) !== 0 || words.is(word, WORD_CUE)) return false;
    if ((words.gapAfter(word) & GAP_QUESTION) !== 0 || !this.mayBeName(word)) return false;
    this.sink.push(word, word + 1, 'after-relation');
    return true;
  }

  /** "hi this is kez at …": three letters or four that are no word, behind "this is" and "its" alone. */
  private isShortIntroduced(phrase: number, word: number): boolean {
    const { words } = this;
    if (!THIS.has(words.hash(phrase)) || words.isCapital(word) || words.length(word) < 3) return false;
    return words.isUnknown(word) && !words.is(word, WORD_CUE) && /[aeiouy]/.test(words.plain(word));
  }

  private mayBeName(word: number): boolean {
    const { words } = this;
    if (words.isCapital(word)) return false;
    if (words.isLikely(word)) return true;
    return words.isUnknown(word) && mayBeUnknownName(words.plain(word), this.lookup);
  }
}
