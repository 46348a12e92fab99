/**
 * The phrases by which people announce a value ("account number", "geboren am"), compiled for lookup on the word
 * stream: word by word, by hash, without case, accents and punctuation.
 */
import { hashWord, splitWords } from '../text/word-hash.ts';
import { WORD_CUE, WORD_CUE_ALONE, type WordEntry } from './words.ts';

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
  /** First words of all phrases with their class bits, for the dictionary to flag. */
  readonly firstWords: readonly WordEntry[];
  /** Phrases of one word by its hashes; longer ones by their first two words, longest first. */
  private readonly ofOne = new Map<number, CuePhrase[]>();
  private readonly ofMore = new Map<number, CuePhrase[]>();
  /** PERF: a bit for each key of both, since most words that begin some phrase begin none here. */
  private readonly mayBe = new Uint8Array(FILTER_BITS / 8);

  constructor(groups: readonly string[], phrases: readonly CuePhrase[], firstWords: readonly WordEntry[]) {
    this.groups = groups;
    this.phrases = phrases;
    this.firstWords = firstWords;

    for (const phrase of phrases) {
      const isOne = phrase.words === 1;
      const index = isOne ? this.ofOne : this.ofMore;
      const key = pairKey(phrase.hashes[0]!, phrase.hashes[isOne ? 1 : 2]!);
      const list = index.get(key);
      if (list === undefined) index.set(key, [phrase]);
      else list.push(phrase);
      const bit = filterBit(key);
      this.mayBe[bit >> 3]! |= 1 << (bit & 7);
    }
    for (const list of this.ofMore.values()) list.sort((a, b) => b.words - a.words);
  }

  /**
   * Group name → its phrases as people write them. A phrase of groups that announce no value (`talk`: "my daughter" before
   * a name) counts for the groups of the phrases within it too, since it hides them ("daughter" before an age).
   */
  static of(groups: ReadonlyMap<string, readonly string[]>, talk: ReadonlySet<string> = new Set()): CueTable {
    const phrases = new Map<string, Pick<ReadPhrase, 'hashes' | 'inner'> & { groups: Set<number> }>();
    const firstWords = new Map<string, number>();
    [...groups.values()].forEach((texts, group) => {
      for (const { first, hashes, key, inner } of readPhrases(texts)) {
        const known = phrases.get(key);
        if (known === undefined) phrases.set(key, { hashes, inner, groups: new Set([group]) });
        else known.groups.add(group);
        const bits = hashes.length === 2 ? WORD_CUE | WORD_CUE_ALONE : WORD_CUE;
        firstWords.set(first, (firstWords.get(first) ?? 0) | bits);
      }
    });
    const names = [...groups.keys()];
    const isTalk = (group: number): boolean => talk.has(names[group]!);
    for (const { inner, groups: members } of phrases.values()) {
      if (![...members].every(isTalk)) continue;
      for (const key of inner)
        for (const group of phrases.get(key)?.groups ?? []) if (!isTalk(group)) members.add(group);
    }
    const list = [...phrases.values()].map(
      ({ hashes, groups: members }): CuePhrase => ({
        hashes: Int32Array.from(hashes),
        words: hashes.length / 2,
        groups: [...members].sort((a, b) => a - b),
      }),
    );
    return new CueTable(names, list, [...firstWords]);
  }

  /** Phrases of several words that may begin with the words of these hashes (each word's h1), longest first. */
  startingWith(first: number, second: number): readonly CuePhrase[] {
    return this.in(this.ofMore, pairKey(first, second));
  }

  /** Phrases of one word that may be the word of these hashes. */
  ofOneWord(h1: number, h2: number): readonly CuePhrase[] {
    return this.in(this.ofOne, pairKey(h1, h2));
  }

  private in(index: ReadonlyMap<number, readonly CuePhrase[]>, key: number): readonly CuePhrase[] {
    const bit = filterBit(key);
    if ((this.mayBe[bit >> 3]! & (1 << (bit & 7))) === 0) return NONE;
    return index.get(key) ?? NONE;
  }

  groupIndex(name: string): number {
    return this.groups.indexOf(name);
  }
}

interface ReadPhrase {
  /** Its first word. */
  readonly first: string;
  readonly hashes: readonly number[];
  /** The hashes as text. */
  readonly key: string;
  /** Keys of all runs of its words but the whole. */
  readonly inner: readonly string[];
}

/** PERF: rule tools compile every rule for itself, each time with the same lists. */
const read = new WeakMap<readonly string[], readonly ReadPhrase[]>();

function readPhrases(texts: readonly string[]): readonly ReadPhrase[] {
  const known = read.get(texts);
  if (known !== undefined) return known;
  const phrases = texts.flatMap((text): readonly ReadPhrase[] => {
    const words = splitWords(text).map(({ start, end }) => text.slice(start, end));
    const hashes = words.flatMap(hashPair);
    return words.length === 0
      ? []
      : [{ first: words[0]!, hashes, key: hashes.join(), inner: [...keysWithin(hashes)] }];
  });
  read.set(texts, phrases);
  return phrases;
}

const NONE: readonly CuePhrase[] = [];
/** Sixteen bits for each of some four thousand phrases. */
const FILTER_BITS = 1 << 16;

function filterBit(key: number): number {
  return (key ^ (key >>> 15)) & (FILTER_BITS - 1);
}

function* keysWithin(hashes: readonly number[]): Iterable<string> {
  for (let from = 0; from < hashes.length; from += 2) {
    for (let to = from + 2; to <= hashes.length; to += 2) {
      if (to - from < hashes.length) yield hashes.slice(from, to).join();
    }
  }
}

function pairKey(first: number, second: number): number {
  return Math.imul(first, 0x01000193) ^ second;
}

function hashPair(word: string): [number, number] {
  const { h1, h2 } = hashWord(word);
  return [h1, h2];
}
