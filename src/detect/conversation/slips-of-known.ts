/**
 * Names of the conversation that somebody has misspelt: "it says Gritsenko" where Hrytsenko is known, "padmavati", "ngujen". A
 * word one letter away from a part of a known name, two where both are long, is that person's.
 *
 * Contract: common words and places are none, and neither are short words, which come near by chance. Of each part the forms with
 * a letter less are kept, so that a word is looked up by its own (SymSpell). PERF: asked about at words that no list of
 * common ones holds.
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

export class SlipsOfKnown {
  private readonly scan: ConversationScan;
  /** Parts by themselves and with letters left out. */
  private readonly byForm = new Map<string, string[]>();
  private readonly parts = new Map<string, string>();
  private readonly covered = new CoveredSpans();

  constructor(scan: ConversationScan) {
    this.scan = scan;
  }

  /** Takes the names of the first pass; `text` gives the decoded text of a finding's slot. */
  collect(findings: readonly Finding[], text: (slot: number) => string): void {
    this.byForm.clear();
    this.parts.clear();
    for (const { type, rule, slot, start, end } of findings) {
      if (type !== 'PERSON' || rule === 'deny-list') continue;
      const name = text(slot).slice(start, end);
      for (const word of splitWords(name)) {
        if (this.parts.size >= MOST_PARTS) return;
        const part = plain(name, word.start, word.end);
        if (!mayBePart(part) || this.parts.has(part)) continue;
        this.parts.set(part, rule);
        for (const form of formsOf(part)) {
          const list = this.byForm.get(form);
          if (list === undefined) this.byForm.set(form, [part]);
          else list.push(part);
        }
      }
    }
  }

  /** Adds a candidate for every misspelt part in the member that `findings` do not cover. */
  find(member: number, findings: readonly Candidate[], into: Candidate[]): void {
    if (this.parts.size === 0) return;
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
      const evidence = [{ kind: 'slip-of-known', gain: SCORE, detail: this.parts.get(part)! }];
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
    if (!mayBePart(word) || this.parts.has(word)) return undefined;
    for (const form of formsOf(word))
      for (const part of this.byForm.get(form) ?? []) if (isSlip(word, part)) return part;
    return undefined;
  }
}

function plain(text: string, start: number, end: number): string {
  let letters = '';
  for (let at = start; at < end; at++) letters += String.fromCharCode(WORD_FOLD[text.charCodeAt(at)]!);
  return letters;
}

function mayBePart(word: string): boolean {
  return word.length >= LEAST && word.length <= MOST && /^[a-z]+$/.test(word);
}

/** The word, and the word with one letter left out, with two if it is long. */
function formsOf(word: string): Set<string> {
  const forms = new Set([word]);
  let last = [word];
  for (let left = word.length >= LEAST_FOR_TWO ? 2 : 1; left > 0; left--) {
    const shorter = last.flatMap((form) =>
      Array.from(form, (_, at) => form.slice(0, at) + form.slice(at + 1)),
    );
    for (const form of shorter) forms.add(form);
    last = shorter;
  }
  return forms;
}

/** Whether one letter is another, too many, missing or has changed places; two if both words are long. */
function isSlip(word: string, part: string): boolean {
  const two = word.length >= LEAST_FOR_TWO && part.length >= LEAST_FOR_TWO;
  return distance(word, part) <= (two ? 2 : 1);
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
