/**
 * The phrases by which people announce a value ("account number", "geboren am"), compiled for lookup on the word
 * stream: word by word, by hash, without case, accents and punctuation.
 */
import { hashWord, splitWords } from '../text/word-hash.ts';

/** Class bit of words that begin a cue phrase; the dictionaries' own bits lie below it. */
export const WORD_CUE = 32;

export interface CuePhrase {
  /** Hash pairs of the words, h1 and h2 by turns. */
  readonly hashes: Int32Array;
  readonly words: number;
  /** Groups that this phrase belongs to, ascending. */
  readonly groups: readonly number[];
}

export class CueTable {
  /** Group index → name: a file of rules/cues, or `<rule id>` for the phrases that a rule lists itself. */
  readonly groups: readonly string[];
  /** First words of all phrases, for the dictionary to flag. */
  readonly firstWords: readonly string[];
  private readonly byFirstWord: ReadonlyMap<number, readonly CuePhrase[]>;

  constructor(groups: ReadonlyMap<string, readonly string[]>) {
    this.groups = [...groups.keys()];
    const phrases = new Map<string, { words: string[]; groups: Set<number> }>();
    [...groups.values()].forEach((texts, group) => {
      for (const text of texts) {
        const words = splitWords(text).map(({ start, end }) => text.slice(start, end));
        if (words.length === 0) continue;
        const key = words.map((word) => hashPair(word).join()).join(' ');
        const known = phrases.get(key);
        if (known === undefined) phrases.set(key, { words, groups: new Set([group]) });
        else known.groups.add(group);
      }
    });
    const byFirstWord = new Map<number, CuePhrase[]>();
    const firstWords = new Set<string>();
    for (const { words, groups: members } of phrases.values()) {
      const hashes = Int32Array.from(words.flatMap((word) => hashPair(word)));
      const phrase = { hashes, words: words.length, groups: [...members].sort((a, b) => a - b) };
      const list = byFirstWord.get(hashes[0]!);
      if (list === undefined) byFirstWord.set(hashes[0]!, [phrase]);
      else list.push(phrase);
      firstWords.add(words[0]!);
    }
    for (const list of byFirstWord.values()) list.sort((a, b) => b.words - a.words);
    this.byFirstWord = byFirstWord;
    this.firstWords = [...firstWords];
  }

  /** Phrases that may begin with the word of this hash, longest first. */
  startingWith(h1: number): readonly CuePhrase[] {
    return this.byFirstWord.get(h1) ?? NONE;
  }

  groupIndex(name: string): number {
    return this.groups.indexOf(name);
  }
}

const NONE: readonly CuePhrase[] = [];

function hashPair(word: string): [number, number] {
  const { h1, h2 } = hashWord(word);
  return [h1, h2];
}
