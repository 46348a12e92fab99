/**
 * The cue phrases that stand in a conversation, found on its words: at each word the longest that begins there, unless it
 * lies within one that began before. "Il codice fiscale" holds "il codice" and "codice fiscale"; "your social security number"
 * holds no "security number".
 */
import type { CuePhrase, CueTable } from '../rules/cue-table.ts';
import { WORD_CUE, WORD_CUE_ALONE } from '../rules/words.ts';
import type { WordColumns } from './word-columns.ts';

/** Words of one cue phrase are at most this many units apart ("date-of-birth", "n° de client", "quastl & wendell"). */
const CUE_WORD_GAP = 3;

export class FoundCues {
  /** Cues found. PERF: the columns keep their room, since arrays that are emptied grow anew with each conversation. */
  count = 0;
  /** Columns, ascending by word; the first `count` count. */
  readonly phrase: CuePhrase[] = [];
  /** Index into the conversation's words. */
  readonly firstWord: number[] = [];
  private readonly table: CueTable;

  constructor(table: CueTable) {
    this.table = table;
  }

  clear(): void {
    this.count = 0;
  }

  /** Adds the cues of one text, whose words are those from `from` on. */
  find(words: WordColumns, from: number): void {
    const { bits, count } = words;
    let covered = from;
    for (let word = from; word < count; word++) {
      if ((bits[word]! & WORD_CUE) === 0) continue;
      const phrase = this.longestAt(words, word);
      if (phrase === undefined || word + phrase.words <= covered) continue;
      this.phrase[this.count] = phrase;
      this.firstWord[this.count++] = word;
      covered = word + phrase.words;
    }
  }

  /** The first of the cues `[from, to)` of one text that ends behind the word; `to` if none does. Their ends ascend, too. */
  firstEndingAfter(word: number, from: number, to: number): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.firstWord[middle]! + this.phrase[middle]!.words > word) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private longestAt(words: WordColumns, word: number): CuePhrase | undefined {
    const { h1, h2, bits, count } = words;
    if (word + 1 < count) {
      for (const phrase of this.table.startingWith(h1[word]!, h1[word + 1]!)) {
        if (standsAt(phrase.hashes, words, word)) return phrase;
      }
    }
    if ((bits[word]! & WORD_CUE_ALONE) === 0) return undefined;
    for (const phrase of this.table.ofOneWord(h1[word]!, h2[word]!)) {
      if (standsAt(phrase.hashes, words, word)) return phrase;
    }
    return undefined;
  }
}

function standsAt(hashes: Int32Array, words: WordColumns, word: number): boolean {
  const { h1, h2, start, end } = words;
  if (word + hashes.length / 2 > words.count) return false;
  for (let j = 0; j < hashes.length / 2; j++) {
    const at = word + j;
    if (h1[at] !== hashes[2 * j] || h2[at] !== hashes[2 * j + 1]) return false;
    if (j > 0 && start[at]! - end[at - 1]! > CUE_WORD_GAP) return false;
  }
  return true;
}
