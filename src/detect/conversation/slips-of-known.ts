/**
 * Names of the conversation that somebody has misspelt: "it says Gritsenko" where Hrytsenko is known, "padmavati", "ngujen". A
 * word one letter away from a part of a known name, two where both are long, is that person's.
 *
 * Contract: common words and places are none, and neither are short words, which come near by chance. PERF: asked about at words
 * that no list of common ones holds; the letters of two words, as bits, tell nearly all of them apart.
 */
import type { Candidate, Finding } from '../../model/finding.ts';
import { WORD_COMMON, WORD_PLACE } from '../../rules/words.ts';
import { WORD_FOLD } from '../../text/characters.ts';
import { sourceSpan } from '../../text/fold.ts';
import { splitWords } from '../../text/word-hash.ts';
import { NO_NAMES } from '../names/no-names.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { CoveredSpans } from './covered-spans.ts';

/** Letters of a word that may be one slip away, and of one that may be two. */
const LEAST = 6;
const LEAST_FOR_TWO = 8;
const MOST = 20;
/** Parts of names beyond these are not kept: a conversation of so many is a list. */
const MOST_PARTS = 256;
const SCORE = 0.6;
const MOST_DIFFERENT = 4;
const A = 0x61;

interface Part {
  readonly word: string;
  readonly letters: number;
}

export class SlipsOfKnown {
  private readonly scan: ConversationScan;
  /** By the part of a name. */
  private readonly rules = new Map<string, string>();
  private readonly parts: Part[] = [];
  private readonly covered = new CoveredSpans();

  constructor(scan: ConversationScan) {
    this.scan = scan;
  }

  /** Takes the names of the first pass; `text` gives the decoded text of a finding's slot. */
  collect(findings: readonly Finding[], text: (slot: number) => string): void {
    this.rules.clear();
    this.parts.length = 0;
    for (const { type, rule, slot, start, end } of findings) {
      if (type !== 'PERSON' || rule === 'deny-list') continue;
      const name = text(slot).slice(start, end);
      for (const word of splitWords(name)) {
        if (this.parts.length >= MOST_PARTS) return;
        const part = plain(name, word.start, word.end);
        if (!mayBePart(part) || this.rules.has(part)) continue;
        this.rules.set(part, rule);
        this.parts.push({ word: part, letters: lettersOf(part) });
      }
    }
  }

  /** Adds a candidate for every misspelt part in the member that `findings` do not cover. */
  find(member: number, findings: readonly Candidate[], into: Candidate[]): void {
    if (this.parts.length === 0) return;
    const { scan } = this;
    const { start, end, bits, h1 } = scan.words;
    const to = scan.endWordOf(member);
    let begun = false;
    for (let word = scan.firstWordOf(member); word < to; word++) {
      if ((bits[word]! & (WORD_COMMON | WORD_PLACE | WORD_HAS_DIGIT)) !== 0) continue;
      // "el casero es don Nicanor Calero"
      if (NO_NAMES.has(h1[word]!)) continue;
      if (end[word]! - start[word]! < LEAST || end[word]! - start[word]! > MOST) continue;
      const folded = scan.foldedText(member);
      const part = this.partNear(plain(folded.text, start[word]!, end[word]!));
      if (part === undefined) continue;
      if (!begun) this.covered.begin(findings);
      begun = true;
      const span = sourceSpan(folded, start[word]!, end[word]!);
      if (this.covered.covers(span.start, span.end)) continue;
      const evidence = [{ kind: 'slip-of-known', gain: SCORE, detail: this.rules.get(part)! }];
      into.push({
        slot: scan.slotOf(member),
        start: span.start,
        end: span.end,
        type: 'PERSON',
        rule: 'slip-of-known',
        score: SCORE,
        evidence,
      });
    }
  }

  /** A known part that the word is a slip of; undefined if it is one itself. */
  private partNear(word: string): string | undefined {
    if (!mayBePart(word)) return undefined;
    const letters = lettersOf(word);
    let near: string | undefined;
    for (const part of this.parts) {
      if (part.word === word) return undefined;
      if (near === undefined && mayBeNear(letters, part.letters) && isSlip(word, part.word)) near = part.word;
    }
    return near;
  }
}

/** One bit for each letter that the word holds. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) - A);
  return letters;
}

/** Two slips change four kinds of letters at most. */
function mayBeNear(a: number, b: number): boolean {
  let different = a ^ b;
  for (let left = MOST_DIFFERENT; different !== 0; left--) {
    if (left === 0) return false;
    different &= different - 1;
  }
  return true;
}

function plain(text: string, start: number, end: number): string {
  let letters = '';
  for (let at = start; at < end; at++) letters += String.fromCharCode(WORD_FOLD[text.charCodeAt(at)]!);
  return letters;
}

function mayBePart(word: string): boolean {
  return word.length >= LEAST && word.length <= MOST && /^[a-z]+$/.test(word);
}

/** Whether one letter is another, too many, missing or has changed places; two if both words are long. */
function isSlip(word: string, part: string): boolean {
  const two = word.length >= LEAST_FOR_TWO && part.length >= LEAST_FOR_TWO;
  const most = two ? 2 : 1;
  return Math.abs(word.length - part.length) <= most && distance(word, part) <= most;
}

/** Restricted Damerau-Levenshtein distance. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, beforeLast[j - 2]! + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
