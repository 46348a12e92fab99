/**
 * Names that a sentence of `person-frames.ts` has room for, in capitals and in small letters.
 *
 * Contract: the words beside the name are those of a row, with nothing between them but blanks and what the row says. PERF: a row is
 * kept under the word right beside the name, so that most words cost two look-ups.
 */
import { WORD_COMMON, WORD_CUE, WORD_GIVEN, WORD_PLACE, WORD_WORDY_GIVEN } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import { type Frame, type Frames, frames, type Measure } from './frame-rows.ts';
import { type NameReader, TRUST_SOME } from './name-reader.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_CLAUSE, GAP_COMMA, type NameWords } from './name-words.ts';
import { NO_NAMES } from './no-names.ts';
import { isListedName, isRareName, isWordyName, STATE_ENDING } from './rare-names.ts';
import { NOBODY, REPLY_WORDS } from './reply-words.ts';
import type { Lookup } from './unknown-words.ts';

const [S] = wordSet('s');
const SAINT = wordSet('st saint');
/** "it's summer here" */
const WEATHER = wordSet('summer autumn winter spring dawn sunny misty stormy');
const VOWELS = /[aeiouy]/;
const DOT = 0x2e;
const MOST_ELIDED = 3;
const JOINING: ReadonlySet<number> = new Set(["'", '’', '-'].map((sign) => sign.charCodeAt(0)));
/** Of a word with a dot behind it that is no abbreviation. */
const LEAST_UNITS = 4;
const NAME_BITS = WORD_GIVEN | WORD_WORDY_GIVEN;

export class NamesInFrames {
  private readonly words: NameWords;
  private readonly reader: NameReader;
  private readonly sink: NameSink;
  private readonly lookup: Lookup;
  private readonly frames: Frames;

  constructor(words: NameWords, reader: NameReader, sink: NameSink, lookup: Lookup) {
    this.words = words;
    this.reader = reader;
    this.sink = sink;
    this.lookup = lookup;
    this.frames = frames();
  }

  add(): void {
    const { words, frames } = this;
    for (let word = words.from; word < words.to; word++) {
      // PERF: most words are common and no names, and no row takes one.
      if ((words.columns.bits[word]! & (WORD_COMMON | NAME_BITS)) === WORD_COMMON) continue;
      if (word > words.from && frames.wordsBefore.has(words.hash(word - 1)))
        this.addIn(frames.before.get(words.hash(word - 1))!, word);
      if (word + 1 < words.to && frames.wordsBehind.has(words.hash(word + 1)))
        this.addIn(frames.behind.get(words.hash(word + 1))!, word);
      if (words.is(word, WORD_GIVEN)) this.addIn(frames.anywhere, word);
    }
  }

  private addIn(some: readonly Frame[], word: number): void {
    const { words, reader } = this;
    if (words.is(word, WORD_HAS_DIGIT)) return;
    for (const frame of some) {
      if (!this.fitsBefore(frame, word)) continue;
      const end = words.isCapital(word) ? Math.max(word + 1, reader.read(word, TRUST_SOME)) : word + 1;
      if (!this.fitsBehind(frame, end) || !this.mayBe(word, end, frame.measure)) continue;
      this.sink.push(word, end, 'likely-name');
      return;
    }
  }

  private mayBe(word: number, end: number, measure: Measure): boolean {
    const { words } = this;
    const hash = words.hash(word);
    if (REPLY_WORDS.has(hash) || NO_NAMES.has(hash) || NOBODY.has(hash)) return false;
    // "Art.-Nr.", "Tel. 0151 …", "opp. the bank", "St Quastl's school"
    if (
      (words.length(word) < LEAST_UNITS && words.unitAfter(word) === DOT && end < words.to) ||
      words.isCutShort(word)
    )
      return false;
    if (word > words.from && SAINT.has(words.hash(word - 1))) return false;
    if (!words.isCapital(word)) {
      if (measure === 'small') return words.isStrongGiven(word);
      if (isListedName(words, word)) return words.length(word) > 2;
      if (measure !== 'known' && isWordyName(words, word)) return !WEATHER.has(hash);
      // "the name on the account is truncated"
      if (measure !== 'anyone' || STATE_ENDING.test(words.plain(word))) return false;
      return isRareName(words, word, this.lookup);
    }
    if (words.is(word, WORD_UPPER) && !words.isStrong(word)) return false;
    // "it was Dame Odalys Quastl who rang": a title.
    if (end > word + 1 && words.is(word, WORD_CUE) && !words.isStrong(word)) return false;
    // "in the name of Smt. …"
    if (measure === 'small' || !VOWELS.test(words.plain(word))) return false;
    if (words.is(word, WORD_GIVEN) && (words.isStrong(word) || words.isCommonGiven(word))) return true;
    if (words.isCommon(word) || words.is(word, WORD_PLACE) || words.isRunTogether(word)) return false;
    return measure === 'anyone' || (words.isLikely(word) && words.is(word, WORD_GIVEN));
  }

  private fitsBefore({ before, commaBefore, begins }: Frame, word: number): boolean {
    const { words } = this;
    if (commaBefore && words.gapBefore(word) !== GAP_COMMA) return false;
    let at = word;
    for (const set of before) {
      const gap = words.gapBefore(at);
      if (!(at === word && commaBefore) && gap !== 0 && !this.isElided(at)) return false;
      at--;
      if (at < words.from || !set.has(words.hash(at))) return false;
    }
    return !begins || (words.gapBefore(at) & GAP_CLAUSE) !== 0;
  }

  private fitsBehind({ behind, commaBehind, owns, ends }: Frame, end: number): boolean {
    const { words } = this;
    let at = end;
    if (owns) {
      if (at >= words.to || words.hash(at) !== S || !this.isElided(at)) return false;
      at++;
    }
    if (commaBehind && words.gapAfter(at - 1) !== GAP_COMMA) return false;
    for (const set of behind) {
      if (at >= words.to || !set.has(words.hash(at))) return false;
      if (!(at === end && commaBehind) && words.gapBefore(at) !== 0 && !this.isElided(at)) return false;
      at++;
    }
    return ends === 0 || (words.gapAfter(at - 1) & ends) !== 0;
  }

  /** "it's", "m'avait", "appelez-moi": short letters on either side of the sign are a word of their own. */
  private isElided(word: number): boolean {
    const { words } = this;
    const { start, end } = words.columns;
    if (start[word]! - end[word - 1]! !== 1 || !JOINING.has(words.unitAfter(word - 1))) return false;
    return Math.min(words.length(word - 1), words.length(word)) <= MOST_ELIDED;
  }
}
