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
  /** Group index → name: a file of rules/cues, or `<rule id>/cues` for the phrases that a rule lists itself. */
  readonly groups: readonly string[];
  readonly phrases: readonly CuePhrase[];
  /** First words of all phrases, for the dictionary to flag. */
  readonly firstWords: readonly string[];
  private readonly byFirstWord: ReadonlyMap<number, readonly CuePhrase[]>;

  constructor(groups: readonly string[], phrases: readonly CuePhrase[], firstWords: readonly string[]) {
    this.groups = groups;
    this.phrases = phrases;
    this.firstWords = firstWords;
    const byFirstWord = new Map<number, CuePhrase[]>();
    for (const phrase of phrases) {
      const list = byFirstWord.get(phrase.hashes[0]!);
      if (list === undefined) byFirstWord.set(phrase.hashes[0]!, [phrase]);
      else list.push(phrase);
    }
    for (const list of byFirstWord.values()) list.sort((a, b) => b.words - a.words);
    this.byFirstWord = byFirstWord;
  }

  /** Group name → its phrases as people write them. */
  static of(groups: ReadonlyMap<string, readonly string[]>): CueTable {
    const phrases = new Map<string, { hashes: number[]; groups: Set<number> }>();
    const firstWords = new Set<string>();
    [...groups.values()].forEach((texts, group) => {
      for (const text of texts) {
        const words = splitWords(text).map(({ start, end }) => text.slice(start, end));
        if (words.length === 0) continue;
        const hashes = words.flatMap(hashPair);
        const known = phrases.get(hashes.join());
        if (known === undefined) phrases.set(hashes.join(), { hashes, groups: new Set([group]) });
        else known.groups.add(group);
        firstWords.add(words[0]!);
      }
    });
    const list = [...phrases.values()].map(
      ({ hashes, groups: members }): CuePhrase => ({
        hashes: Int32Array.from(hashes),
        words: hashes.length / 2,
        groups: [...members].sort((a, b) => a - b),
      }),
    );
    return new CueTable([...groups.keys()], list, [...firstWords]);
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
