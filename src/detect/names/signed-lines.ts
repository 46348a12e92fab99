/**
 * Names that sign a message by themselves: its last line holds one to three capitals and nothing else, behind a line that has
 * come to its end ("I will look into it.\nDilnoza", "Danke!\n\nDilnoza Rakhim").
 *
 * Contract: behind a colon or a bullet, where the line holds a common word or a place, and in small letters but for
 * what closes a letter before it ("cheers\nodalys"), nothing is signed. PERF: nearly every message is left at its last words.
 */
import { wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
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
import { REPLY_WORDS } from './reply-words.ts';

const MOST_WORDS = 3;
/** A name by itself that no list holds is as long as this. */
const LEAST_UNITS = 3;
const LINE_FEED = 0x0a;
const SLASH = 0x2f;
/** Last words before a name that signs on a line of its own. */
const CLOSINGS = wordSet(
  'cheers thanks thx ta tks regards wishes sincerely faithfully best love advance thankyou rgds',
);

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
        const closed = this.isClosed(first, gap) || this.isSlashed(first);
        if ((closed || this.endsBefore(first, gap)) && this.signs(first, closed))
          this.sink.push(first, to, 'signature');
        return;
      }
      // "S. Quastl"
      if (gap !== 0 && (gap !== GAP_STOP || this.words.length(first - 1) !== 1)) return;
      first--;
    }
  }

  private mayStand(word: number): boolean {
    const { words } = this;
    if (words.isAbbreviation(word) || words.is(word, WORD_HAS_DIGIT)) return false;
    // In small letters behind "cheers" alone, which is looked for when the line has been read.
    if (!words.isCapital(word) && (words.length(word) < LEAST_UNITS || REPLY_WORDS.has(words.hash(word))))
      return false;
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

  /** "cheers\nOdalys": the line before ends in what closes a letter. */
  private isClosed(first: number, gap: number): boolean {
    return (
      (gap & (GAP_COLON | GAP_DASH | GAP_QUOTE | GAP_OTHER)) === 0 && CLOSINGS.has(this.words.hash(first - 1))
    );
  }

  /** "tack!\n/Odalys": a slash that begins the line says who writes. */
  private isSlashed(first: number): boolean {
    const { scan, columns, member } = this.words;
    const at = columns.start[first]! - 1;
    return scan.unitAt(member, at) === SLASH && scan.unitAt(member, at - 1) === LINE_FEED;
  }

  /** @param closed in small letters too, and a given name that is a word */
  private signs(first: number, closed: boolean): boolean {
    const { words } = this;
    const { to } = words;
    if ((words.gapAfter(to - 1) & ~(GAP_STOP | GAP_EDGE | GAP_LINE)) !== 0) return false;
    if (to - first === 1 && words.length(first) < LEAST_UNITS) return false;
    if (closed && words.isCommonGiven(first)) return true;
    let named = false;
    for (let word = first; word < to; word++) {
      if (!closed && !words.isCapital(word)) return false;
      if (!words.isInitial(word) && !words.isCommon(word)) named = true;
    }
    return named;
  }
}
