/**
 * Parts of numbers that the conversation holds elsewhere: "the one ending 4417", "starting 4539 7208", `**** 4417`. Four
 * digits that end a known number are that number's; fewer need words that say so, as do its first ones.
 *
 * Works on word hashes; what is found here is not propagated.
 */
import type { EntityType } from '../../model/entity-types.ts';
import type { Candidate, Finding } from '../../model/finding.ts';
import { foldText, sourceSpan } from '../../text/fold.ts';
import { hashWord } from '../../text/word-hash.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT, WORD_HAS_LETTER } from '../word-columns.ts';
import { CoveredSpans } from './covered-spans.ts';
import { ENDING_WORD, talkFlags, UNIT_WORD } from './question-words.ts';

/** Types whose values are numbers that people know by a few of their digits. */
const NUMBERS: ReadonlySet<EntityType> = new Set<EntityType>([
  'CARD',
  'IBAN',
  'BANK',
  'ACCOUNT',
  'PHONE',
  'NATIONALID',
  'TAXID',
  'HEALTHID',
  'PASSPORT',
  'LICENCE',
  'ORDER',
  'IMEI',
]);
/** Digits of a number that has parts. */
const LEAST_DIGITS = 7;
const FOUR = 4;
const SPACE = 0x20;
/** Words before the part in which "ending" may stand. */
const WORDS_BEFORE = 4;
const SCORES = { told: 0.92, alone: 0.66 } as const;
const MONEY = '€$£¥₹';

interface Part {
  readonly type: EntityType;
  readonly rule: string;
  /** Whether it says something by itself: four digits that end a number and are no year. */
  readonly alone: boolean;
  /** First hash of the group of four that follows it in the number; 0 if it ends it. */
  readonly next: number;
}

export class PartsOfKnown {
  private readonly scan: ConversationScan;
  private readonly byHash = new Map<number, Part>();
  private readonly covered = new CoveredSpans();

  constructor(scan: ConversationScan) {
    this.scan = scan;
  }

  /** Takes what the first pass has found, ascending; the first of two numbers that share a part gives the type. */
  collect(findings: readonly Finding[], text: (slot: number) => string): void {
    this.byHash.clear();
    for (const { type, rule, slot, start, end } of findings) {
      if (!NUMBERS.has(type)) continue;
      const digits = foldText(text(slot).slice(start, end)).text.replace(/\D/g, '');
      if (digits.length < LEAST_DIGITS) continue;
      const last = digits.slice(-FOUR);
      this.add(last, type, rule, !/^(?:19|20)\d\d$|^0000$/.test(last));
      this.add(digits.slice(-3), type, rule);
      this.add(digits.slice(-2), type, rule);
      const next = digits.length > 2 * FOUR ? hashWord(digits.slice(FOUR, 2 * FOUR)).h1 : 0;
      this.add(digits.slice(0, FOUR), type, rule, false, next);
      this.add(digits.slice(0, 6), type, rule);
    }
  }

  /** PERF: most parts of a long text are known already; nothing is made for those. */
  private add(digits: string, type: EntityType, rule: string, alone = false, next = 0): void {
    const { h1 } = hashWord(digits);
    if (!this.byHash.has(h1)) this.byHash.set(h1, { type, rule, alone, next });
  }

  /** Adds a candidate for every part in the member that `findings` do not cover. */
  find(member: number, findings: readonly Candidate[], into: Candidate[]): void {
    if (this.byHash.size === 0) return;
    this.covered.begin(findings);
    const { h1, bits } = this.scan.words;
    const from = this.scan.firstWordOf(member);
    const to = this.scan.endWordOf(member);
    for (let word = from; word < to; word++) {
      if ((bits[word]! & (WORD_HAS_DIGIT | WORD_HAS_LETTER)) !== WORD_HAS_DIGIT) continue;
      const part = this.byHash.get(h1[word]!);
      if (part === undefined) continue;
      const told = this.isTold(member, from, word);
      // "der letzte Stand war 44 719 kWh": a group of a longer number.
      if (part.next === 0 && this.isGroup(member, word, to)) continue;
      const end = part.next !== 0 && word + 1 < to && h1[word + 1] === part.next ? word + 2 : word + 1;
      if (!told && !(part.alone && this.standsAlone(member, word, end, to)) && end === word + 1) continue;
      this.push(member, part, word, end, told, into);
    }
  }

  private isGroup(member: number, word: number, to: number): boolean {
    const next = word + 1;
    const { start, end, bits } = this.scan.words;
    if (next >= to || (bits[next]! & (WORD_HAS_DIGIT | WORD_HAS_LETTER)) !== WORD_HAS_DIGIT) return false;
    return start[next]! - end[word]! === 1 && this.scan.unitAt(member, end[word]!) === SPACE;
  }

  private isTold(member: number, from: number, word: number): boolean {
    const { h1, start, end } = this.scan.words;
    for (let at = word - 1; at >= from && at >= word - WORDS_BEFORE; at--) {
      if ((talkFlags(h1[at]!) & ENDING_WORD) === 0) continue;
      return !this.scan.isProtectedIn(member, end[at]!, start[word]!);
    }
    return false;
  }

  /** No piece of a longer number, a price or a quantity. */
  private standsAlone(member: number, word: number, endWord: number, to: number): boolean {
    const { start, end, h1 } = this.scan.words;
    const before = this.scan.unitAt(member, start[word]! - 1);
    const after = this.scan.unitAt(member, end[endWord - 1]!);
    const beyond = this.scan.unitAt(member, end[endWord - 1]! + 1);
    if (before !== 0 && MONEY.includes(String.fromCharCode(before))) return false;
    if (after !== 0 && MONEY.includes(String.fromCharCode(after))) return false;
    if (isDigit(beyond) && (after === 0x2e || after === 0x2c || after === 0x3a)) return false;
    return !(endWord < to && (talkFlags(h1[endWord]!) & UNIT_WORD) !== 0);
  }

  private push(
    member: number,
    { type, rule }: Part,
    word: number,
    endWord: number,
    told: boolean,
    into: Candidate[],
  ): void {
    const folded = this.scan.foldedText(member);
    const { start, end } = sourceSpan(
      folded,
      this.scan.words.start[word]!,
      this.scan.words.end[endWord - 1]!,
    );
    if (this.covered.covers(start, end)) return;
    const score = told ? SCORES.told : SCORES.alone;
    const evidence = [{ kind: 'part-of-known', gain: score, detail: rule }];
    into.push({ slot: this.scan.slotOf(member), start, end, type, rule: 'part-of-known', score, evidence });
  }
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
