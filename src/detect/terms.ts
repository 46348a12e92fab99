/**
 * Allow and deny lists: terms looked up on the word stream, so a list of a million terms costs one look-up a word.
 * A term is compared word by word without case, accents and punctuation, at word borders.
 */
import type { EntityType } from '../model/entity-types.ts';
import { foldText, sourceSpan } from '../text/fold.ts';
import { hashWord, splitWords } from '../text/word-hash.ts';
import type { ConversationScan } from './scan.ts';

/** Units between two words of a term. */
const MAX_GAP = 3;

/** Offsets are UTF-16 units of the slot's decoded text. */
export interface FoundTerm {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType | undefined;
}

interface Term {
  /** h1 and h2 of the words by turns. */
  readonly hashes: Int32Array;
  readonly type: EntityType | undefined;
}

export class TermMatcher {
  private readonly byFirstWord = new Map<number, Term[]>();

  constructor(terms: Iterable<{ readonly term: string; readonly type?: EntityType }>) {
    for (const { term, type } of terms) {
      const hashes = hashesOf(term);
      if (hashes.length === 0) continue;
      const list = this.byFirstWord.get(hashes[0]!);
      const entry = { hashes, type };
      if (list === undefined) this.byFirstWord.set(hashes[0]!, [entry]);
      else list.push(entry);
    }
    for (const list of this.byFirstWord.values()) list.sort((a, b) => b.hashes.length - a.hashes.length);
  }

  get isEmpty(): boolean {
    return this.byFirstWord.size === 0;
  }

  /** Every place in the member where a term stands, longest first at each word. */
  *find(scan: ConversationScan, member: number): Generator<FoundTerm> {
    const to = scan.endWordOf(member);
    for (let word = scan.firstWordOf(member); word < to; word++) {
      for (const term of this.byFirstWord.get(scan.words.h1[word]!) ?? []) {
        if (!this.stands(scan, term, word, to)) continue;
        const last = word + term.hashes.length / 2 - 1;
        const span = sourceSpan(scan.foldedText(member), scan.words.start[word]!, scan.words.end[last]!);
        yield { ...span, type: term.type };
        break;
      }
    }
  }

  private stands(scan: ConversationScan, term: Term, word: number, to: number): boolean {
    const { h1, h2, start, end } = scan.words;
    const length = term.hashes.length / 2;
    if (word + length > to) return false;
    for (let i = 0; i < length; i++) {
      const at = word + i;
      if (h1[at] !== term.hashes[2 * i] || h2[at] !== term.hashes[2 * i + 1]) return false;
      if (i > 0 && start[at]! - end[at - 1]! > MAX_GAP) return false;
    }
    return true;
  }
}

function hashesOf(term: string): Int32Array {
  const { text } = foldText(term);
  return Int32Array.from(
    splitWords(text).flatMap(({ start, end }) => {
      const { h1, h2 } = hashWord(text.slice(start, end));
      return [h1, h2];
    }),
  );
}
