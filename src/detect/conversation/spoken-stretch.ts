/**
 * Stretches of spoken digits and letters in a message, in the one language in which each says most. Written digits,
 * single letters and "M as in Mike" belong to a stretch; sounds of thinking may stand inside it, not at its ends.
 */

import { decode, languagesOfItem, type Said, type SpokenItem } from '../../text/spoken-numbers.ts';
import { ALL_LANGUAGES, LANGUAGES, type SpokenWord, spokenWords } from '../../text/spoken-words.ts';
import { foldWord } from '../../text/word-hash.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT, WORD_HAS_LETTER } from '../word-columns.ts';

export interface Stretch {
  readonly firstWord: number;
  /** Exclusive. */
  readonly endWord: number;
  readonly said: Said;
  /** Items that are spoken words, not written digits or single letters. */
  readonly spoken: number;
  /** Whether digits are written in groups: single letters beside them are no letters of theirs. */
  readonly grouped: boolean;
  /** Whether a letter was spelled by a word that begins with it. */
  readonly spelled: boolean;
  /** Whether a comma or a full stop stands in it, as in a list. */
  readonly listed: boolean;
}

/** Words between the letter and its example. */
const LINKS: ReadonlySet<string> = new Set(
  'as in for like wie comme de como come van als jak som i'.split(' '),
);
const GAP = /^(?: ?[-–./,…:·]{0,3} ?|, ?)$/;
/** Words of one stretch. */
const MOST_WORDS = 64;

interface Token extends SpokenItem {
  readonly word: number;
  readonly endWord: number;
  /** A spoken word, a letter that is spelled by a word, a sign, or what is written. */
  readonly how: 'spoken' | 'spelled' | 'sign' | 'plain';
}

export class SpokenStretches {
  private readonly scan: ConversationScan;
  private text = '';
  /** PERF: by word from the member's first on; a word is looked at once, however many stretches may begin before it. */
  private readonly tokens: (Token | null | undefined)[] = [];
  private first = 0;

  constructor(scan: ConversationScan) {
    this.scan = scan;
  }

  read(member: number): Stretch[] {
    this.text = this.scan.foldedText(member).text;
    const to = this.scan.endWordOf(member);
    this.first = this.scan.firstWordOf(member);
    this.tokens.length = 0;
    const stretches: Stretch[] = [];
    for (let word = this.first; word < to; ) {
      const tokens = this.tokensFrom(word, to);
      const best = this.bestOf(tokens);
      if (best === undefined) {
        word = Math.max(word + 1, tokens.at(0)?.endWord ?? 0);
        continue;
      }
      stretches.push(best);
      word = best.endWord;
    }
    return stretches;
  }

  private tokensFrom(word: number, to: number): Token[] {
    const tokens: Token[] = [];
    for (let at = word; at < to && at - word < MOST_WORDS; ) {
      if (at > word && !GAP.test(this.gap(at))) break;
      let token = this.tokens[at - this.first];
      if (token === undefined) {
        token = this.tokenAt(at, to) ?? null;
        this.tokens[at - this.first] = token;
      }
      if (token === null) break;
      tokens.push(token);
      at = token.endWord;
    }
    return tokens;
  }

  private tokenAt(word: number, to: number): Token | undefined {
    const { h1, bits } = this.scan.words;
    if ((bits[word]! & (WORD_HAS_DIGIT | WORD_HAS_LETTER)) === WORD_HAS_DIGIT) {
      return tokenOf(word, word + 1, NO_WORDS, 'plain', this.textOf(word));
    }
    if ((bits[word]! & WORD_HAS_DIGIT) !== 0) return undefined;
    const words = spokenWords(h1[word]!);
    if (this.length(word) > 1) {
      if (words.length === 0) return undefined;
      const isSign = words.every(({ kind }) => kind === 'sign' || kind === 'joint');
      return tokenOf(word, word + 1, words, isSign ? 'sign' : 'spoken');
    }
    // The s of "it's" is no letter that is spelled.
    if ("'’".includes(this.text.charAt(this.scan.words.start[word]! - 1) || ' ')) return undefined;
    const unit = foldWord(this.textOf(word));
    const letter: SpokenWord = { kind: 'letter', value: 0, unit, languages: ALL_LANGUAGES };
    const example = this.exampleAt(word, unit, to);
    if (example > word) return tokenOf(word, example, [letter], 'spelled');
    // "o" is a zero where digits are said, "e" and "y" are "and"; any other letter is itself.
    return tokenOf(word, word + 1, words.length === 0 ? [letter] : [...words, letter], 'plain');
  }

  /** Behind "as in Mike" after the letter at `word`; `word` if no such thing follows. */
  private exampleAt(word: number, unit: string, to: number): number {
    for (let at = word + 1; at < to && at <= word + 3; at++) {
      if (this.gap(at).trim() !== '' && at > word + 1) return word;
      const text = foldWord(this.textOf(at));
      if (LINKS.has(text)) continue;
      return at > word + 1 && text.length > 2 && text.startsWith(unit) ? at + 1 : word;
    }
    return word;
  }

  /** The longest stretch at the beginning of the tokens, in the language that takes most of them. */
  private bestOf(tokens: readonly Token[]): Stretch | undefined {
    let best: Stretch | undefined;
    for (let language = 0; language < LANGUAGES.length; language++) {
      let end = 0;
      while (end < tokens.length && (languagesOfItem(tokens[end]!) & (1 << language)) !== 0) end++;
      const stretch = this.stretchOf(tokens.slice(0, end), language);
      if (stretch === undefined) continue;
      if (best === undefined || stretch.said.value.length > best.said.value.length) best = stretch;
    }
    return best;
  }

  private stretchOf(tokens: readonly Token[], language: number): Stretch | undefined {
    let end = tokens.length;
    while (end > 0 && isEmpty(tokens[end - 1]!, language)) end--;
    if (end === 0) return undefined;
    // "è tre tre otto": in another language than Italian the first word is a letter.
    let from = 0;
    while (isEmpty(tokens[from]!, language)) from++;
    if (isTownBehindPostcode(tokens.slice(from, end), language)) end--;
    const items = tokens.slice(from, end);
    const firstWord = items[0]!.word;
    const endWord = items.at(-1)!.endWord;
    let listed = false;
    for (let word = firstWord + 1; word < endWord; word++) if (/[,.:]/.test(this.gap(word))) listed = true;
    return {
      firstWord,
      endWord,
      said: decode(items, language),
      spoken: items.filter(({ how }) => how === 'spoken').length,
      grouped: items.some(({ written }) => written.length > 1),
      spelled: items.some(({ how }) => how === 'spelled'),
      listed,
    };
  }

  private gap(word: number): string {
    const { start, end } = this.scan.words;
    return this.text.slice(end[word - 1]!, start[word]!);
  }

  private textOf(word: number): string {
    return this.text.slice(this.scan.words.start[word]!, this.scan.words.end[word]!);
  }

  private length(word: number): number {
    return this.scan.words.end[word]! - this.scan.words.start[word]!;
  }
}

const NO_WORDS: readonly SpokenWord[] = [];

/** PERF: written out, since a spread of an object costs more than all the rest of reading a word. */
function tokenOf(
  word: number,
  endWord: number,
  words: readonly SpokenWord[],
  how: Token['how'],
  written = '',
): Token {
  return { word, endWord, words, written, how };
}

/** Digits of a postcode, which no letter's name follows. */
const POSTCODE_DIGITS = 4;

/** "28012 Madrid": the only word among what is written spells no M. */
function isTownBehindPostcode(items: readonly Token[], language: number): boolean {
  const [before, last] = items.slice(-2);
  if (last?.how !== 'spoken' || before === undefined || before.written.length < POSTCODE_DIGITS) return false;
  const word = last.words.find(({ languages }) => (languages & (1 << language)) !== 0);
  return word?.kind === 'letter' && items.every((item) => item === last || item.how === 'plain');
}

/** Whether the token says nothing by itself: a sign or a sound. */
function isEmpty({ words, written }: Token, language: number): boolean {
  if (written !== '') return false;
  const word = words.find(({ languages }) => (languages & (1 << language)) !== 0);
  return word === undefined || word.kind === 'joint' || word.kind === 'sign' || word.kind === 'times';
}
