/**
 * What was found with confidence anywhere in a conversation is found everywhere in it: the value as it stood, without
 * its separators, a phone or card number regrouped, one part of a person's name. One search over the words, after
 * all candidates of the first pass are known; nothing found here is propagated again.
 *
 * Words are compared by hash, so a value is found without case and accents and at word borders only.
 */
import { type EntityType, STRONG_TYPES } from '../../model/entity-types.ts';
import type { Candidate, Finding } from '../../model/finding.ts';
import { WORD_COMMON, WORD_CUE, WORD_GIVEN, WORD_PLACE, WORD_SURNAME } from '../../rules/words.ts';
import { sourceSpan } from '../../text/fold.ts';
import { readText } from '../../text/reading.ts';
import { hashWord, splitWords } from '../../text/word-hash.ts';
import type { ConversationScan } from '../scan.ts';
import {
  WORD_CAPITAL,
  WORD_HAS_DIGIT,
  WORD_HAS_LETTER,
  WORD_UPPER,
  type WordColumns,
} from '../word-columns.ts';
import { CoveredSpans } from './covered-spans.ts';
import { nameForms, namesInAddress, pairInAddress } from './name-forms.ts';
import { streetParts } from './street-parts.ts';
import { WordyNames } from './wordy-names.ts';

/** Shorter values are propagated only for strong types. */
const MIN_UNITS = 6;
/** Single words of fewer units are too common to search for: initials, particles, two-digit numbers. */
const MIN_WORD_UNITS = 3;
/** A whole name may be as short as this ("Wu", "MJ"). */
const MIN_NAME_UNITS = 2;
/** Words in small letters that go on from a known given name. */
const MOST_SURNAMES = 2;
/** Values of more words than this are searched by their first words only up to this many. */
const MAX_WORDS = 24;
/** Units between two words of one value, as in "07700 - 900 123". */
const MAX_GAP = 3;
/** Digits by which most numbers are told apart. At most MIN_UNITS. */
const DIGIT_PREFIX = 3;
/** A name that a mail address tells, where it stands with a capital. */
const ADDRESS_SCORE = 0.6;
/** Types of which the same value in another sentence is another one. */
const NOT_PROPAGATED: ReadonlySet<EntityType> = new Set<EntityType>(['TIMESTAMP', 'EXPIRY', 'AGE', 'ORG']);
/** What stands in a name and names nobody. */
const PARTICLES: ReadonlySet<string> = new Set(
  'van von der den del della dos das the los las ter ten zum zur bin ibn mrs miss dr prof herr frau'.split(
    ' ',
  ),
);

const SPACE = 0x20;

interface KnownValue {
  readonly type: EntityType;
  readonly score: number;
  readonly source: string;
  /** h1 and h2 of the words by turns; a single pair for a value without its separators. */
  readonly hashes: Int32Array;
  /** A name, or a part of one, that is a common word too: its capital tells it, or where it stands. */
  readonly needsCapital: boolean;
}

export class KnownValues {
  private readonly scan: ConversationScan;
  private readonly words: WordColumns;
  /** Hash over a value's words → values. */
  private readonly bySequence = new Map<number, KnownValue[]>();
  private readonly firstWords = new Set<number>();
  private mostWords = 0;
  /** Numbers of several groups, by all their digits. */
  private readonly byDigits = new Map<string, KnownValue>();
  /** First digits of the numbers in `byDigits`, and the length of the longest. */
  private readonly digitPrefixes = new Set<string>();
  private mostDigits = 0;
  private readonly learned = new Set<string>();
  private readonly covered = new CoveredSpans();
  private readonly lookup: (h1: number, h2: number) => number;
  private readonly wordy: WordyNames;

  constructor(scan: ConversationScan, lookup: (h1: number, h2: number) => number) {
    this.scan = scan;
    this.words = scan.words;
    this.lookup = lookup;
    this.wordy = new WordyNames(scan);
  }

  /** Takes the values of the first pass; `text` gives the decoded text of a finding's slot. */
  collect(findings: readonly Finding[], text: (slot: number) => string): void {
    this.bySequence.clear();
    this.firstWords.clear();
    this.mostWords = 0;
    this.byDigits.clear();
    this.digitPrefixes.clear();
    this.mostDigits = 0;
    this.learned.clear();
    for (const finding of findings) {
      // A denied term is found wherever it stands anyway, and its parts were not asked for.
      if (NOT_PROPAGATED.has(finding.type) || finding.rule === 'deny-list') continue;
      const value = text(finding.slot).slice(finding.start, finding.end);
      const key = `${finding.type} ${value}`;
      if (this.learned.has(key)) continue;
      this.learned.add(key);
      this.learn(finding, readText(value).text);
    }
  }

  /** Whether some known value begins with a word of this first hash. */
  mayBegin(h1: number): boolean {
    return this.firstWords.has(h1);
  }

  /** Adds a candidate for every place in the member where a known value stands that `candidates` do not cover as such. */
  find(member: number, candidates: readonly Candidate[], into: Candidate[]): void {
    this.covered.begin(candidates);
    const to = this.scan.endWordOf(member);
    for (let word = this.scan.firstWordOf(member); word < to; word++) {
      if (this.firstWords.has(this.words.h1[word]!)) this.findWords(member, word, to, into);
      if (this.byDigits.size > 0 && (this.words.bits[word]! & WORD_HAS_DIGIT) !== 0) {
        this.findDigits(member, word, to, into);
      }
    }
  }

  /** The longest known value that begins at `word`. PERF: one look-up a word, however many values begin alike. */
  private findWords(member: number, word: number, to: number, into: Candidate[]): void {
    const { h1, h2, start, end } = this.words;
    let longest: KnownValue | undefined;
    let longestEnd = word;
    let hash = SEQUENCE_START;
    for (let at = word; at < to && at - word < this.mostWords; at++) {
      if (at > word && start[at]! - end[at - 1]! > MAX_GAP) break;
      hash = stepSequence(hash, h1[at]!, h2[at]!);
      for (const value of this.bySequence.get(hash) ?? NONE) {
        if (!this.standsAt(member, value, word, at + 1)) continue;
        longest = value;
        longestEnd = at + 1;
      }
    }
    if (longest !== undefined) this.push(member, longest, word, longestEnd, into);
  }

  private learn(finding: Finding, value: string): void {
    const { type } = finding;
    const texts = splitWords(value)
      .slice(0, MAX_WORDS)
      .map(({ start, end }) => value.slice(start, end));
    const units = texts.reduce((sum, word) => sum + word.length, 0);
    const least = type === 'PERSON' ? MIN_NAME_UNITS : STRONG_TYPES.has(type) ? MIN_WORD_UNITS : MIN_UNITS;
    if (texts.length === 0 || units < least) return;
    if (type === 'EMAIL') this.learnAddress(finding, value);
    this.add(finding, hashesOf(texts), texts.length === 1 && this.isCommon(texts[0]!));
    if (type === 'PERSON') this.learnParts(finding, texts);
    if (type === 'ADDRESS') {
      const parts = streetParts(texts, (word) => this.isCommon(word));
      for (const { words, needsCapital } of parts) this.add(finding, hashesOf(words), needsCapital);
    }
    if (texts.length === 1) return;
    // "L-I-N-H": what is spelled out is one word.
    const spelled = type === 'PERSON' && units === texts.length && units >= MIN_WORD_UNITS;
    if (spelled) this.add(finding, hashesOf([texts.join('')]), this.isCommon(texts.join('')));
    else if (units >= MIN_UNITS) this.add(finding, hashesOf([texts.join('')]), false);
    if (type === 'PERSON') return;
    const digits = value.replace(/\D/g, '');
    if (digits.length >= MIN_UNITS && texts.every((word) => /^\d{1,64}$/.test(word))) {
      this.byDigits.set(digits, knownValue(finding, hashesOf([]), false));
      this.digitPrefixes.add(digits.slice(0, DIGIT_PREFIX));
      this.mostDigits = Math.max(this.mostDigits, digits.length);
    }
  }

  /** Each word of a name, and the forms in which it may come up. */
  private learnParts(finding: Finding, texts: readonly string[]): void {
    const bitsOf = (word: string): number => this.bitsOf(word);
    texts.forEach((word, i) => {
      if (word.length < MIN_WORD_UNITS || PARTICLES.has(word.toLowerCase())) return;
      if (texts.length > 1) this.add(finding, hashesOf([word]), this.isCommon(word));
      for (const form of nameForms(word, i === 0, bitsOf)) {
        this.add(finding, hashesOf([form.word]), form.needsCapital);
      }
    });
  }

  private learnAddress(finding: Finding, value: string): void {
    const person: Finding = { ...finding, type: 'PERSON', rule: 'name-in-address', score: ADDRESS_SCORE };
    const pair = pairInAddress(value);
    if (pair !== undefined) this.add(person, hashesOf(pair), true);
    for (const word of namesInAddress(value, (text) => this.bitsOf(text))) {
      this.add(person, hashesOf([word]), true);
    }
  }

  private add(finding: Finding, hashes: Int32Array, needsCapital: boolean): void {
    let hash = SEQUENCE_START;
    for (let i = 0; i < hashes.length; i += 2) hash = stepSequence(hash, hashes[i]!, hashes[i + 1]!);
    const value = knownValue(finding, hashes, needsCapital);
    const list = this.bySequence.get(hash);
    if (list === undefined) this.bySequence.set(hash, [value]);
    else if (!list.some((other) => sameWords(other, value))) list.push(value);
    this.firstWords.add(hashes[0]!);
    this.mostWords = Math.max(this.mostWords, hashes.length / 2);
  }

  private bitsOf(word: string): number {
    const { h1, h2 } = hashWord(word);
    return this.lookup(h1, h2);
  }

  private isCommon(word: string): boolean {
    return (this.bitsOf(word) & WORD_COMMON) !== 0;
  }

  /** Whether the words `[word, endWord)` are the value's. */
  private standsAt(member: number, value: KnownValue, word: number, endWord: number): boolean {
    const { h1, h2 } = this.words;
    if (value.hashes.length !== 2 * (endWord - word)) return false;
    for (let at = word; at < endWord; at++) {
      const i = 2 * (at - word);
      if (h1[at] !== value.hashes[i] || h2[at] !== value.hashes[i + 1]) return false;
    }
    if (value.type === 'PERSON' && this.wordy.isRole(member, word, endWord)) return false;
    if (!value.needsCapital || this.wordy.isName(member, word, endWord)) return true;
    return value.type === 'PLACE' && this.wordy.isTown(member, word, endWord);
  }

  /** Numbers regrouped: consecutive words of digits whose digits together are a known number. */
  private findDigits(member: number, word: number, to: number, into: Candidate[]): void {
    const { start, end, bits } = this.words;
    const text = this.scan.foldedText(member).text;
    let digits = '';
    for (let at = word; at < to && digits.length < this.mostDigits; at++) {
      if ((bits[at]! & (WORD_HAS_DIGIT | WORD_HAS_LETTER)) !== WORD_HAS_DIGIT) return;
      if (at > word && start[at]! - end[at - 1]! > MAX_GAP) return;
      digits += text.slice(start[at]!, end[at]!);
      if (digits.length >= DIGIT_PREFIX && !this.digitPrefixes.has(digits.slice(0, DIGIT_PREFIX))) return;
      const value = this.byDigits.get(digits);
      if (value !== undefined) this.push(member, value, word, at + 1, into);
    }
  }

  /**
   * "Tjitske Bakhuizen" where Bakhuizen is known, "Odalys Quastl" where Odalys is: a capital beside a name that is no
   * common word goes with it.
   */
  private firstOfName(member: number, word: number): number {
    const before = word - 1;
    if (before < this.scan.firstWordOf(member) || !this.mayGoOn(before)) return word;
    return this.isBlankBetween(member, before) ? before : word;
  }

  private endOfName(member: number, endWord: number): number {
    if (endWord >= this.scan.endWordOf(member) || !this.mayGoOn(endWord)) return endWord;
    return this.isBlankBetween(member, endWord - 1) ? endWord + 1 : endWord;
  }

  /** "odalys quastl wendell" where Odalys is known: words in small letters that are names and nothing else. */
  private endOfSmallName(member: number, endWord: number): number {
    const { bits, start, end } = this.words;
    const to = this.scan.endWordOf(member);
    let last = endWord;
    while (last < to && last - endWord < MOST_SURNAMES && this.isBlankBetween(member, last - 1)) {
      const of = bits[last]!;
      const named = (of & (WORD_GIVEN | WORD_SURNAME)) !== 0 && end[last]! - start[last]! >= MIN_WORD_UNITS;
      if (!named || (of & (WORD_COMMON | WORD_CUE | WORD_PLACE | WORD_CAPITAL | WORD_HAS_DIGIT)) !== 0) break;
      last++;
    }
    return last;
  }

  private mayGoOn(word: number): boolean {
    const { bits, start, end } = this.words;
    const of = bits[word]!;
    if (
      (of & WORD_CAPITAL) === 0 ||
      (of & (WORD_COMMON | WORD_UPPER | WORD_HAS_DIGIT | WORD_CUE | WORD_PLACE)) !== 0
    )
      return false;
    return end[word]! - start[word]! >= MIN_WORD_UNITS;
  }

  private isBlankBetween(member: number, word: number): boolean {
    const { start, end } = this.words;
    return start[word + 1]! - end[word]! === 1 && this.scan.unitAt(member, end[word]!) === SPACE;
  }

  private push(member: number, value: KnownValue, first: number, last: number, into: Candidate[]): void {
    let word = first;
    let endWord = last;
    if (value.type === 'PERSON' && last - first === 1 && (this.words.bits[first]! & WORD_CAPITAL) !== 0) {
      word = this.firstOfName(member, first);
      if (word === first) endWord = this.endOfName(member, last);
    } else if (value.type === 'PERSON' && last - first === 1) endWord = this.endOfSmallName(member, last);
    const folded = this.scan.foldedText(member);
    const { start, end } = sourceSpan(folded, this.words.start[word]!, this.words.end[endWord - 1]!);
    if (this.covered.covers(start, end, value.type)) return;
    into.push({
      slot: this.scan.slotOf(member),
      start,
      end,
      type: value.type,
      rule: value.source,
      score: value.score,
      evidence: [{ kind: 'known', gain: value.score, detail: value.source }],
    });
  }
}

function knownValue({ type, score, rule }: Finding, hashes: Int32Array, needsCapital: boolean): KnownValue {
  return { type, score, source: rule, hashes, needsCapital };
}

const NONE: readonly KnownValue[] = [];
const SEQUENCE_START = 17;

function stepSequence(hash: number, h1: number, h2: number): number {
  return (Math.imul(hash ^ h1, 0x01000193) ^ h2) | 0;
}

function hashesOf(words: readonly string[]): Int32Array {
  const hashes = new Int32Array(2 * words.length);
  words.forEach((word, i) => {
    const { h1, h2 } = hashWord(word);
    hashes[2 * i] = h1;
    hashes[2 * i + 1] = h2;
  });
  return hashes;
}

function sameWords(a: KnownValue, b: KnownValue): boolean {
  return a.hashes.length === b.hashes.length && a.hashes.every((hash, i) => hash === b.hashes[i]);
}
