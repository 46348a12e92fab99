/**
 * Lists of names behind a word for several people: "my kids are Quorrin and Voolt", "passengers: Ada Quastl, Tharmsil Voolt",
 * "our daughters Mia, Lena and Zoe". What no list of names holds is a name there.
 *
 * Contract: two names at least, each with a capital; behind neither "are" nor a colon only with "my" before ("kids Small and
 * Medium" are sizes).
 */

import type { CompiledRules } from '../../rules/compile.ts';
import { WORD_PLACE } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { type NameReader, TRUST_FULL } from './name-reader.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_COLON, GAP_COMMA, GAP_LINE, type NameWords } from './name-words.ts';

/** Between the word for them and their names. */
const COPULAS = wordSet(
  'are were called named names is sind waren heißen heissen namens sont étaient s’appellent appellent son se llaman eran sono si chiamano ' +
    's zijn heten są nazywają się mają na imię são chamam chamam-se heter är het',
);
const MOST_COPULAS = 3;
const OWN = wordSet(
  'my our his her their the two three both meine unsere seine ihre die zwei mes nos ses leurs les deux mis nuestros sus los las dos i miei le mie nostri nostre suoi loro ' +
    'mijn onze zijn haar hun de moje nasze jego jej moi nasi meus minhas os as nossos nossas mina våra hans hennes deras',
);
const AND = wordSet('and und et y e en i och n &');
const LEAST = 2;

export class ListedPersons {
  private readonly words: NameWords;
  private readonly reader: NameReader;
  private readonly sink: NameSink;
  private readonly plural: number;

  constructor(rules: CompiledRules, words: NameWords, reader: NameReader, sink: NameSink) {
    this.words = words;
    this.reader = reader;
    this.sink = sink;
    this.plural = rules.cues.groupIndex('name-plural');
  }

  add(): void {
    const { scan, member } = this.words;
    for (let cue = scan.firstCueOf(member); cue < scan.endCueOf(member); cue++) {
      const { groups, words } = scan.cues.phrase[cue]!;
      if (groups.includes(this.plural)) this.addBehind(scan.cues.firstWord[cue]!, words);
    }
  }

  private addBehind(phrase: number, length: number): void {
    const { words } = this;
    let word = phrase + length;
    while (word < words.to && word - phrase - length < MOST_COPULAS && this.isCopula(word)) word++;
    if (word >= words.to) return;
    const told = word > phrase + length || (words.gapBefore(word) & GAP_COLON) !== 0;
    if (!told && !this.isOwn(phrase)) return;
    if ((words.gapBefore(word) & ~(GAP_COLON | GAP_LINE)) !== 0) return;
    const spans: number[] = [];
    for (;;) {
      const end = words.isCapital(word) ? this.endOfOne(word) : word;
      if (end === word) break;
      spans.push(word, end);
      const next = this.nextOf(end);
      if (next === undefined) break;
      word = next;
    }
    if (spans.length < 2 * LEAST || !spans.some((at, i) => i % 2 === 0 && this.isPlain(at))) return;
    for (let i = 0; i < spans.length; i += 2) this.sink.push(spans[i]!, spans[i + 1]!, 'after-relation');
  }

  /** No word, and no place: one of these is among the names of people. */
  private isPlain(word: number): boolean {
    return !this.words.isCommon(word) && !this.words.is(word, WORD_PLACE);
  }

  /** "Quorrin y Voolt" could be one name elsewhere. */
  private endOfOne(word: number): number {
    const end = this.reader.read(word, TRUST_FULL);
    for (let at = word + 1; at < end; at++) if (AND.has(this.words.hash(at))) return at;
    return end;
  }

  private isOwn(phrase: number): boolean {
    const { words } = this;
    return OWN.has(words.hash(phrase)) || (phrase > words.from && OWN.has(words.hash(phrase - 1)));
  }

  private isCopula(word: number): boolean {
    const { words } = this;
    if (words.isCapital(word) || !COPULAS.has(words.hash(word))) return false;
    // "s'appellent"
    return words.gapBefore(word) === 0 || words.length(word - 1) === 1;
  }

  /** Where the next name of the list would begin: behind a comma, a line's end, "and", or both. */
  private nextOf(end: number): number | undefined {
    const { words } = this;
    if (end >= words.to) return undefined;
    const gap = words.gapBefore(end);
    if ((gap & ~(GAP_COMMA | GAP_LINE)) !== 0) return undefined;
    if (AND.has(words.hash(end)) && !words.isCapital(end))
      return end + 1 < words.to && words.gapBefore(end + 1) === 0 ? end + 1 : undefined;
    return gap === 0 ? undefined : end;
  }
}
