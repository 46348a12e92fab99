/**
 * Full names in small letters right behind a long number, whose given name no list knows: "cpf 44719055820 odaliviano dos
 * santos". A surname that is nothing else must end the clause, and no word of a sentence stands before it.
 *
 * PERF: asked about only at numbers.
 */

import { WORD_SURNAME } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_CLAUSE, type NameWords } from './name-words.ts';
import { isBehindNumber } from './small-full-names.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

const PARTICLES = wordSet('de del della di da do dos das du la le los las van von der den e y');
const MOST_WORDS = 5;

export class NamesBehindNumbers {
  private readonly words: NameWords;
  private readonly sink: NameSink;
  private readonly lookup: Lookup;

  constructor(words: NameWords, sink: NameSink, lookup: Lookup) {
    this.words = words;
    this.sink = sink;
    this.lookup = lookup;
  }

  add(): void {
    const { words } = this;
    for (let word = words.from + 1; word + 1 < words.to; word++)
      if (words.isNumber(word - 1) && isBehindNumber(words, word)) this.addAt(word);
  }

  private addAt(first: number): void {
    const { words } = this;
    let end = first + 1;
    while (end < words.to && end - first < MOST_WORDS && words.gapBefore(end) === 0) {
      const known = words.isLikely(end) || (words.isStrong(end) && words.is(end, WORD_SURNAME));
      if (words.isCapital(end) || !(known || PARTICLES.has(words.hash(end)))) return;
      end++;
    }
    const last = end - 1;
    if (last === first || (words.gapAfter(last) & GAP_CLAUSE) === 0) return;
    if (!words.is(last, WORD_SURNAME) || !words.isStrong(last) || words.isCapital(first)) return;
    // What lists know is read elsewhere.
    if (!words.isUnknown(first) || !mayBeUnknownName(words.plain(first), this.lookup)) return;
    this.sink.push(first, end, 'full-name');
  }
}
