/**
 * Dates of birth said in words: "the second of the ninth fifty one", "le trois mai soixante-huit". Only where a date
 * of birth is asked for or named nearby: in running text a month beside a number is any day. A number that is written
 * may be part of it; a date of figures alone is for the rules.
 */
import type { Candidate } from '../../model/finding.ts';
import { dateWord, dateWordHashes, isYearWord } from '../../text/date-words.ts';
import { sourceSpan } from '../../text/fold.ts';
import { spokenWords } from '../../text/spoken-words.ts';
import { wordSet } from '../../text/word-hash.ts';
import type { CueContext } from '../cue-context.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';

const SCORE = { cue: 0.72, question: 0.8 } as const;
/** Words of one date ("the twenty first of october nineteen hundred and eighty four"). */
const MOST_WORDS = 16;
/** Items without a month that are a date: two ordinals or an ordinal and a year ("second ninth fifty one"). */
const LEAST_WITHOUT_MONTH = 3;
/** Words of a date that is numbers alone: "five twelve forty eight". */
const LEAST_NUMBERS = 3;
const MOST_NUMBERS = 9;
const NUMBERS: ReadonlySet<string> = new Set(['digit', 'teen', 'tens', 'pair', 'hundred']);
const GAP = /^(?:[ ,.'’-]{1,3}|\.{2,3} ?)$/;

/** Part of the date, as it is where figures say the day ("the 5th of May"). */
const ARTICLES = wordSet('the le el il o der den');

/** Low half of a word's first hash → 1 if it may be a month or an ordinal. PERF: a false yes costs a closer look. */
const MAY_BE_DATE = new Uint8Array(65536);
for (const h1 of dateWordHashes()) MAY_BE_DATE[h1 & 0xffff] = 1;

interface Run {
  /** The article, where one stands before the date. */
  readonly first: number;
  /** First word behind the article, which may be the last of a cue: "nato il", "född den". */
  readonly counted: number;
  /** Exclusive. */
  readonly end: number;
  /** Numbers alone, which only a question makes a date. */
  readonly bare: boolean;
}

export class SpokenDates {
  private readonly scan: ConversationScan;
  private readonly cues: CueContext;
  private readonly birth: readonly number[];

  constructor(scan: ConversationScan, cues: CueContext, groups: readonly string[]) {
    this.scan = scan;
    this.cues = cues;
    this.birth = groups.map((_, group) => group).filter((group) => groups[group] === 'birthdate');
  }

  /** Whether some word of the member may be a month or an ordinal. */
  mayHold(member: number): boolean {
    const { h1 } = this.scan.words;
    const to = this.scan.endWordOf(member);
    for (let word = this.scan.firstWordOf(member); word < to; word++) {
      if (MAY_BE_DATE[h1[word]! & 0xffff] !== 0) return true;
    }
    return this.isNumbers(member);
  }

  /** "five twelve forty eight", "siete del nueve del sesenta y dos": a few numbers and what links them, nothing else. */
  private isNumbers(member: number): boolean {
    const from = this.scan.firstWordOf(member);
    const to = this.scan.endWordOf(member);
    if (to - from < LEAST_NUMBERS || to - from > MOST_NUMBERS) return false;
    let numbers = 0;
    for (let word = from; word < to; word++) {
      const h1 = this.scan.words.h1[word]!;
      if (spokenWords(h1).some(({ kind }) => NUMBERS.has(kind))) numbers++;
      else if (word === from || word === to - 1 || dateWord(h1) !== 'link') return false;
    }
    return numbers >= LEAST_NUMBERS;
  }

  add(member: number, into: Candidate[]): void {
    if (!this.cues.possible(member, this.birth)) return;
    const to = this.scan.endWordOf(member);
    for (let word = this.scan.firstWordOf(member); word < to; ) {
      const run = this.runFrom(member, word, to);
      if (run === undefined) {
        word++;
        continue;
      }
      word = run.end;
      const cue = this.cues.nearest(member, run.counted, run.end, this.birth);
      if (cue === undefined || (run.bare && cue.kind !== 'question')) continue;
      const { start, end } = this.scan.words;
      const score = SCORE[cue.kind];
      into.push({
        slot: this.scan.slotOf(member),
        ...sourceSpan(this.scan.foldedText(member), start[run.first]!, end[run.end - 1]!),
        type: 'BIRTHDATE',
        rule: 'spoken-date',
        score,
        evidence: [{ kind: cue.kind, gain: score, detail: 'birthdate' }],
      });
    }
  }

  /** The date that begins at `word`, if one does. */
  private runFrom(member: number, word: number, to: number): Run | undefined {
    const counts = { month: 0, ordinal: 0, number: 0, written: 0 };
    let first = -1;
    let end = word;
    for (let at = word; at < to && at - word < MOST_WORDS; at++) {
      if (at > word && !GAP.test(this.gap(member, at))) break;
      const kind = this.kindOf(member, at, first >= 0);
      if (kind === undefined) break;
      if (kind === 'link') {
        if (first < 0) return undefined;
        continue;
      }
      // A second month is another date.
      if (kind === 'month' && counts.month > 0) break;
      counts[kind]++;
      if (first < 0) first = at;
      end = at + 1;
    }
    if (first < 0 || counts.ordinal + counts.number === 0) return undefined;
    const items = counts.ordinal + counts.number + counts.written;
    const isDate = counts.month > 0 || (counts.ordinal > 0 && items >= LEAST_WITHOUT_MONTH);
    const bare = !isDate && this.isNumbers(member) && first === this.scan.firstWordOf(member);
    // "… e um": a number that may be a link, where it is the last word.
    if (bare) end = to;
    if (!isDate && !bare) return undefined;
    const hasArticle = first > this.scan.firstWordOf(member) && ARTICLES.has(this.scan.words.h1[first - 1]!);
    const isPart = hasArticle && GAP.test(this.gap(member, first));
    return { first: isPart ? first - 1 : first, counted: first, end, bare };
  }

  private kindOf(
    member: number,
    word: number,
    begun: boolean,
  ): 'month' | 'ordinal' | 'number' | 'written' | 'link' | undefined {
    const { h1, bits, start, end } = this.scan.words;
    if ((bits[word]! & WORD_HAS_DIGIT) !== 0) return end[word]! - start[word]! <= 4 ? 'written' : undefined;
    if (this.scan.isProtectedIn(member, start[word]!, end[word]!)) return undefined;
    const known = dateWord(h1[word]!);
    if (known !== undefined && known !== 'link') return known;
    if (spokenWords(h1[word]!).some(({ kind }) => NUMBERS.has(kind))) {
      // "e", "o", "en" are digits of some language and links of another.
      return known === 'link' && end[word]! - start[word]! < 3 ? 'link' : 'number';
    }
    if (known === 'link') return 'link';
    if (!begun) return undefined;
    const text = this.scan.foldedText(member).text.slice(start[word]!, end[word]!);
    return isYearWord(text.toLowerCase()) ? 'number' : undefined;
  }

  private gap(member: number, word: number): string {
    const { start, end } = this.scan.words;
    return this.scan.foldedText(member).text.slice(end[word - 1]!, start[word]!);
  }
}
