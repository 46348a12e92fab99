/**
 * The reference: every rule by a global leftmost search over every slot, every word by its spelling. No automaton, no
 * hash table, no window. Only for tests and benches, which hold the fast detector to it; the steps after the scan
 * (validate, infer, resolve) are the same code in both.
 */
import type { CompiledRules } from '../rules/compile.ts';
import type { WordEntry } from '../rules/words.ts';
import { readText } from '../text/reading.ts';
import { foldWord, hashWord, splitWords } from '../text/word-hash.ts';
import type { ConversationView } from './conversation-view.ts';
import { Detector, type DetectorOptions, type WaitingRules } from './detector.ts';
import { wholeMatches } from './rule-matches.ts';
import { blank, ConversationScan } from './scan.ts';
import { WORD_CAPITAL, WORD_HAS_DIGIT, WORD_HAS_LETTER, WORD_UPPER } from './word-columns.ts';

/** `dictionaries`: the entries that the rules' word table was built from. */
export function createNaiveDetector(
  rules: CompiledRules,
  dictionaries: Iterable<WordEntry>,
  options: DetectorOptions,
): Detector {
  const waiting = rules.rules.filter((rule) => rule.file.cue === 'required');
  const offerAll: WaitingRules = (_member, sink) => {
    for (const rule of waiting) sink.offer(rule.index);
  };
  return new Detector(rules, options, new NaiveScan(rules, dictionaries), wholeMatches, offerAll);
}

class NaiveScan extends ConversationScan {
  private readonly classes = new Map<string, number>();

  constructor(rules: CompiledRules, dictionaries: Iterable<WordEntry>) {
    super(rules);
    for (const [word, bits] of dictionaries) {
      if (splitWords(word).length === 1) this.addClass(word, bits);
    }
    for (const [word, bits] of rules.cues.firstWords) this.addClass(word, bits);
  }

  protected override scanMember(view: ConversationView, member: number): void {
    const text = view.text(this.slotOf(member));
    const spans = view.protectedSpans(text);
    this.protectedSpans += spans.length;
    const folded = readText(blank(text, spans));
    this.folded[member] = folded;
    for (const { index, file } of this.rules.rules) if (file.cue === 'optional') this.hits.push(index);
    for (const { start, end } of splitWords(folded.text)) {
      const word = folded.text.slice(start, end);
      const { h1, h2 } = hashWord(word);
      const bits = (this.classes.get(foldWord(word)) ?? 0) | shapeOf(word);
      this.words.add(h1, h2, start, end, bits);
    }
  }

  private addClass(word: string, bits: number): void {
    const folded = foldWord(word);
    this.classes.set(folded, (this.classes.get(folded) ?? 0) | bits);
  }
}

function shapeOf(word: string): number {
  let shape = 0;
  if (/\p{Nd}/u.test(word)) shape |= WORD_HAS_DIGIT;
  if (/\P{Nd}/u.test(word)) shape |= WORD_HAS_LETTER;
  if (shape !== WORD_HAS_LETTER) return shape;
  const lower = word.toLowerCase();
  if (word.charAt(0) !== lower.charAt(0)) shape |= WORD_CAPITAL;
  const units = [...word];
  if (units.length > 1 && units.every((unit) => unit !== unit.toLowerCase())) shape |= WORD_UPPER;
  return shape;
}
