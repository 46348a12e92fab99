/**
 * Names behind phrases that only a name follows ("my name is …"), and behind the labels of a form ("Name: …", "first name
 * …" at the beginning of a message). Whatever is no word is a name there, so most of this is about what is none.
 */
import { WORD_CUE } from '../../rules/words.ts';
import { type NameReader, TRUST_FULL } from './name-reader.ts';
import type { NameSink } from './name-sink.ts';
import {
  GAP_CLAUSE,
  GAP_COLON,
  GAP_COMMA,
  GAP_DASH,
  GAP_EDGE,
  GAP_LINE,
  GAP_OTHER,
  GAP_QUOTE,
  GAP_STOP,
  type NameWords,
} from './name-words.ts';
import type { NamedThings } from './named-things.ts';

export class FieldNames {
  private readonly words: NameWords;
  private readonly reader: NameReader;
  private readonly sink: NameSink;
  private readonly things: NamedThings;
  /** The word behind titles that stand at a word. */
  private readonly afterTitles: (word: number) => number;

  constructor(
    words: NameWords,
    reader: NameReader,
    sink: NameSink,
    things: NamedThings,
    afterTitles: (word: number) => number,
  ) {
    this.words = words;
    this.reader = reader;
    this.sink = sink;
    this.things = things;
    this.afterTitles = afterTitles;
  }

  addTrusted(word: number, how: 'after-self-phrase' | 'name-field'): void {
    if (this.breaks(word, GAP_COMMA | GAP_COLON | GAP_QUOTE | GAP_DASH)) return;
    const first = this.afterTitles(word);
    const end = this.reader.read(first, TRUST_FULL);
    if (end > first && this.things.isHouseAlone(first, end)) return;
    if (end > first) this.sink.push(first, end, how);
    else if (this.reader.isShort(first)) this.sink.push(first, first + 1, how);
  }

  /** "Name: …" in a form, "name …" at the beginning of a message. */
  add(first: number, end: number): void {
    const { words } = this;
    let word = end;
    // "quastarczyk, a imie odalys": a given name in small letters right behind it that is nothing else.
    const next = words.isStrongGiven(word) && !words.isCapital(word) && words.gapBefore(word) === 0;
    if (next && !words.asks() && words.gapBefore(first) === 0) {
      const whole = this.reader.read(word, TRUST_FULL);
      const ends = whole > word && (words.gapAfter(whole - 1) & GAP_CLAUSE) !== 0;
      this.sink.push(word, ends ? whole : word + 1, 'name-field');
      return;
    }
    // "passenger 1: …"
    if (words.isNumber(word) && words.length(word) <= 2 && word + 1 < words.to) word++;
    const gap = words.gapBefore(word);
    if ((gap & (GAP_OTHER | GAP_STOP)) !== 0) return;
    const labelled = (gap & (GAP_COLON | GAP_DASH)) !== 0;
    const begins = words.gapBefore(first) & (GAP_EDGE | GAP_LINE);
    // "…, name Miss Quastl", "Yes. Last name Quastl.": a clause of its own, and a capital.
    const apart = (words.gapBefore(first) & (GAP_COMMA | GAP_STOP)) !== 0 && words.isCapital(word);
    if (!labelled && ((gap & GAP_CLAUSE) !== 0 || (begins === 0 && !apart))) return;
    // "First name Quastl?" asks whether it is.
    const asked =
      words.asks() && !(end - first > 1 && begins !== 0 && words.isCapital(word) && word + 1 === words.to);
    if (!labelled && (asked || words.isAfterMask(first))) return;
    // "imię i nazwisko żony": whose name it is.
    if (!labelled && !words.isCapital(word) && words.is(word, WORD_CUE) && !words.isStrong(word)) return;
    this.addTrusted(word, 'name-field');
  }

  /** Whether anything but blanks and `allowed` stands before the word. */
  private breaks(word: number, allowed: number): boolean {
    return (this.words.gapBefore(word) & ~allowed & ~GAP_EDGE) !== 0;
  }
}
