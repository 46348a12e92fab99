/**
 * Names spelled out: "G-U-N-D-U-L-A", "P as in Paul, E, T, T", "M wie Martha". A row of letters is a name if it spells a
 * word of the name lists, or if letters are explained by words. Reads on only where two letters stand side by side.
 */
import { WORD_COMMON, WORD_GIVEN, WORD_SURNAME } from '../../rules/words.ts';
import { WORD_FOLD } from '../../text/characters.ts';
import { H1_START, H2_START, stepH1, stepH2, wordSet } from '../../text/word-hash.ts';
import { endOfLetterNames, isLetterName } from './letter-names.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_COMMA, GAP_DASH, type NameWords } from './name-words.ts';

const LEAST_LETTERS = 4;
const AS_IN = wordSet('as in for like wie comme come como de jak som van like');
/** "as in", "like for"; "come Como" is a town. */
const THEN_IN = wordSet('in for like as');
const SPELLING = wordSet(
  'spelled spelt spell thats that buchstabiert buchstabiere geschrieben geschreven épelle écrit deletreo escribe scrive pisze stavas skrivs soletro escreve',
);
const SPELL_REACH = 4;

export class SpelledNames {
  private readonly words: NameWords;
  private readonly sink: NameSink;
  private readonly lookup: (h1: number, h2: number) => number;

  constructor(words: NameWords, sink: NameSink, lookup: (h1: number, h2: number) => number) {
    this.words = words;
    this.sink = sink;
    this.lookup = lookup;
  }

  add(): void {
    const { words } = this;
    for (let word = words.from; word + 1 < words.to; ) {
      const letter = words.length(word) === 1 && this.isLetter(word) && !this.isElided(word);
      if (letter || isLetterName(words, word)) {
        const end = letter ? this.addFrom(word) : word;
        word = Math.max(this.addNamed(word, end), end, word + 1);
      } else word++;
    }
  }

  /** The row read as letters and names of letters, if it goes on behind `known`; its end or `word`. */
  private addNamed(word: number, known: number): number {
    const end = endOfLetterNames(this.words, word, (at) => this.explained(at));
    if (end > known) this.sink.push(word, end, 'spelled-out');
    return end;
  }

  private isLetter(word: number): boolean {
    return !this.words.isNumber(word);
  }

  /** "that's w i n": the letter behind an apostrophe belongs to the word before. */
  private isElided(word: number): boolean {
    const { scan, member, from, columns } = this.words;
    const start = columns.start[word]!;
    if (word === from || start !== columns.end[word - 1]! + 1) return false;
    const unit = scan.unitAt(member, start - 1);
    return unit === 0x27 || unit === 0x2019;
  }

  private addFrom(word: number): number {
    const { words } = this;
    let h1 = H1_START;
    let h2 = H2_START;
    let letters = 0;
    let explained = 0;
    let hyphens = 0;
    let at = word;
    let end = word;
    while (at < words.to && words.length(at) === 1 && this.isLetter(at)) {
      if (at > word) {
        const gap = words.gapBefore(at);
        if ((gap & ~(GAP_COMMA | GAP_DASH)) !== 0) break;
        if (gap === GAP_DASH) hyphens++;
      }
      const folded = WORD_FOLD[words.scan.unitAt(words.member, words.columns.start[at]!)]!;
      h1 = stepH1(h1, folded);
      h2 = stepH2(h2, folded);
      letters++;
      at++;
      end = at;
      const explaining = this.explained(at);
      if (explaining > at) {
        explained++;
        at = explaining;
        end = at;
      }
    }
    if (letters < 2) return word + 1;
    if (explained > 0 && letters >= LEAST_LETTERS - 1) this.sink.push(word, end, 'spelled-out');
    else if (letters >= LEAST_LETTERS) {
      const bits = this.lookup(h1, h2);
      const named = (bits & (WORD_GIVEN | WORD_SURNAME)) !== 0 && (bits & WORD_COMMON) === 0;
      if (named || hyphens === letters - 1 || this.isAnnounced(word))
        this.sink.push(word, end, 'spelled-out');
    }
    return end;
  }

  /** The end of "as in Paul" at `word`; `word` itself if it does not stand there. */
  private explained(word: number): number {
    const { words } = this;
    let at = word;
    while (
      at < words.to &&
      at - word < 2 &&
      (at === word ? AS_IN : THEN_IN).has(words.hash(at)) &&
      words.gapBefore(at) === 0
    )
      at++;
    if (at === word || at >= words.to || words.length(at) < 3 || words.gapBefore(at) !== 0) return word;
    return at + 1;
  }

  private isAnnounced(word: number): boolean {
    const { words } = this;
    for (let at = Math.max(words.from, word - SPELL_REACH); at < word; at++) {
      if (SPELLING.has(words.hash(at))) return true;
    }
    return false;
  }
}
