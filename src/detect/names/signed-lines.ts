/**
 * Names that sign a message by themselves: its last line holds one to three capitals and nothing else, behind a line that has
 * come to its end ("I will look into it.\nDilnoza", "Danke!\n\nDilnoza Rakhim").
 *
 * Contract: in small letters, behind a colon or a bullet, and where the line holds a common word or a place, nothing is
 * signed. PERF: nearly every message is left at its last word.
 */
import type { NameSink } from './name-sink.ts';
import {
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

const MOST_WORDS = 3;
/** A name by itself that no list holds is as long as this. */
const LEAST_UNITS = 3;
const LINE_FEED = 0x0a;

export class SignedLines {
  private readonly words: NameWords;
  private readonly sink: NameSink;

  constructor(words: NameWords, sink: NameSink) {
    this.words = words;
    this.sink = sink;
  }

  add(): void {
    const { from, to } = this.words;
    let first = to - 1;
    while (this.mayStand(first)) {
      if (first === from || to - first > MOST_WORDS) return;
      const gap = this.words.gapBefore(first);
      if ((gap & GAP_LINE) !== 0) {
        if (this.endsBefore(first, gap) && this.signs(first)) this.sink.push(first, to, 'signature');
        return;
      }
      // "S. Quastl"
      if (gap !== 0 && (gap !== GAP_STOP || this.words.length(first - 1) !== 1)) return;
      first--;
    }
  }

  private mayStand(word: number): boolean {
    const { words } = this;
    if (!words.isCapital(word) || words.isAbbreviation(word)) return false;
    return (
      words.isInitial(word) || words.isUnknown(word) || words.isLikely(word) || words.isCommonGiven(word)
    );
  }

  /** A sentence or a greeting has ended, or a line is left blank. */
  private endsBefore(first: number, gap: number): boolean {
    if ((gap & (GAP_COLON | GAP_DASH | GAP_QUOTE | GAP_OTHER)) !== 0) return false;
    if ((gap & (GAP_STOP | GAP_COMMA)) !== 0) return true;
    const { scan, columns, member } = this.words;
    let feeds = 0;
    for (let at = columns.end[first - 1]!; at < columns.start[first]!; at++)
      if (scan.unitAt(member, at) === LINE_FEED) feeds++;
    return feeds > 1;
  }

  private signs(first: number): boolean {
    const { words } = this;
    const { to } = words;
    if ((words.gapAfter(to - 1) & ~(GAP_STOP | GAP_EDGE | GAP_LINE)) !== 0) return false;
    if (to - first === 1 && words.length(first) < LEAST_UNITS) return false;
    for (let word = first; word < to; word++)
      if (!words.isInitial(word) && !words.isCommon(word)) return true;
    return false;
  }
}
