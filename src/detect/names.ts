/**
 * Names of persons from the word stream: dictionaries, spelling, and the phrases around them. Works on integers;
 * a candidate costs memory, a word does not.
 *
 * A name is one to five words joined by spaces, hyphens or apostrophes. What a single word is worth depends on its
 * classes: a dictionary name that is no common word is evidence by itself, a common word needs a phrase and a capital.
 */
import type { Candidate, Evidence } from '../model/finding.ts';
import { type Field, SLOT_VALUE } from '../model/slots.ts';
import type { CompiledRules } from '../rules/compile.ts';
import { WORD_COMMON, WORD_GIVEN, WORD_PLACE, WORD_SURNAME, WORD_WEAK } from '../rules/words.ts';
import { sourceSpan } from '../text/fold.ts';
import { hashWord } from '../text/word-hash.ts';
import type { ConversationView } from './conversation-view.ts';
import type { CueContext } from './cue-context.ts';
import type { ConversationScan } from './scan.ts';
import { WORD_CAPITAL, WORD_HAS_DIGIT, WORD_UPPER, type WordColumns } from './word-columns.ts';

const MAX_NAME_WORDS = 5;
const ABBREVIATION_UNITS = 4;
/** Words that join the parts of a name and begin none ("van der Berg", "de la Cruz", "bin Rashid"). */
const PARTICLES =
  'van von der den de del della di da do dos das du la le los las ter ten zu zum zur bin ibn al el af av y e'.split(
    ' ',
  );

const SPACE = 0x20;
const HYPHEN = 0x2d;
const APOSTROPHE = 0x27;
const DOT = 0x2e;

/** How each way of coming upon a name scores; the names appear in explanations. */
const SCORES = {
  'after-self-phrase': 0.9,
  'after-honorific': 0.85,
  'answer-to-name-question': 0.85,
  'after-introduction': 0.7,
  'after-greeting': 0.7,
  'full-name': 0.75,
  'whole-message': 0.65,
  'given-name': 0.6,
} as const;

type NameEvidence = keyof typeof SCORES;

export class NameCandidates {
  private readonly scan: ConversationScan;
  private readonly words: WordColumns;
  private readonly cues: CueContext;
  private readonly particles: ReadonlySet<number>;
  private readonly self: number;
  private readonly intro: number;
  private readonly greeting: number;
  private readonly honorific: number;
  private readonly ask: readonly number[];
  /** The unit before the word that `joined` looked at last. */
  private glue = SPACE;

  constructor(rules: CompiledRules, scan: ConversationScan, cues: CueContext) {
    this.scan = scan;
    this.words = scan.words;
    this.cues = cues;
    this.particles = new Set(PARTICLES.map((word) => hashWord(word).h1));
    this.self = rules.cues.groupIndex('name-self');
    this.intro = rules.cues.groupIndex('name-intro');
    this.greeting = rules.cues.groupIndex('name-greeting');
    this.honorific = rules.cues.groupIndex('name-honorific');
    this.ask = [rules.cues.groupIndex('name-ask')];
  }

  /** Whether names are looked for in slots of this field and kind. */
  static reads(field: Field, kind: number): boolean {
    return kind === SLOT_VALUE && (field.meaning === 'text' || field.meaning === 'other');
  }

  add(view: ConversationView, member: number, into: Candidate[]): void {
    const from = this.scan.firstWordOf(member);
    const to = this.scan.endWordOf(member);
    if (from === to) return;
    const endCue = this.scan.endCueOf(member);
    for (let cue = this.scan.firstCueOf(member); cue < endCue; cue++) {
      const phrase = this.scan.cues.phrase[cue]!;
      this.addAfterCue(member, phrase.groups, this.scan.cues.firstWord[cue]! + phrase.words, to, into);
    }
    if (view.slots.message[this.scan.slotOf(member)]! >= 0) this.addAnswer(member, from, to, into);
    for (let word = from; word < to; ) word = this.addByDictionary(member, from, word, to, into);
  }

  private addAfterCue(
    member: number,
    groups: readonly number[],
    word: number,
    to: number,
    into: Candidate[],
  ): void {
    if (word >= to) return;
    let first = word;
    for (const group of groups) {
      if (group === this.self) {
        if (!this.follows(member, first, ': ,"(')) return;
        first = this.afterHonorifics(member, first, to);
        const end = this.readName(first, to, member, true);
        if (end > first) this.push(member, first, end, 'after-self-phrase', into);
      } else if (group === this.honorific) {
        if (!this.follows(member, first, '. ')) return;
        if (!this.isCapital(first) && !this.isStrong(first)) return;
        const end = this.readName(first, to, member, false);
        if (end > first) this.push(member, first, end, 'after-honorific', into);
      } else if (group === this.intro || group === this.greeting) {
        if (!this.follows(member, first, ', :-\n')) return;
        first = this.afterHonorifics(member, first, to);
        if (!this.isStrong(first) && !(this.isCapital(first) && this.mayBeName(first))) return;
        if (this.isStrong(first) && !this.isCapital(first) && this.is(first, WORD_PLACE)) return;
        const end = this.readName(first, to, member, false);
        const how = group === this.intro ? 'after-introduction' : 'after-greeting';
        if (end > first) this.push(member, first, end, how, into);
      }
    }
  }

  /** A message that is nothing but a name, after a question for one or by its words alone. */
  private addAnswer(member: number, from: number, to: number, into: Candidate[]): void {
    if (to - from > MAX_NAME_WORDS || this.scan.isProtectedIn(member)) return;
    let first = from;
    while (first < to && this.is(first, WORD_COMMON) && !this.isWellNamed(first)) first++;
    if (first === to) return;
    const asked = this.cues.nearest(member, first, to, this.ask);
    if (asked !== undefined) {
      const end = this.readName(first, to, member, true);
      if (end > first) this.push(member, first, end, 'answer-to-name-question', into);
      return;
    }
    if (first !== from) return;
    const end = this.readName(from, to, member, true);
    if (end !== to) return;
    let strong = 0;
    for (let word = from; word < to; word++) if (this.isStrong(word)) strong++;
    if (strong > 0 && (strong === to - from || to - from > 1))
      this.push(member, from, to, 'whole-message', into);
  }

  /** Reads at `word`; returns where to go on. */
  private addByDictionary(member: number, from: number, word: number, to: number, into: Candidate[]): number {
    if (!this.isCapital(word) || !this.isStrongGiven(word)) {
      // A capital of unknown meaning before a known surname ("Tharma Smith").
      if (
        word + 1 < to &&
        word > from &&
        this.isCapital(word) &&
        this.mayBeName(word) &&
        this.isCapital(word + 1) &&
        this.isStrong(word + 1) &&
        this.is(word + 1, WORD_SURNAME) &&
        this.joined(member, word + 1)
      ) {
        const end = this.readName(word, to, member, false);
        if (end > word) this.push(member, word, end, 'full-name', into);
        return Math.max(end, word + 1);
      }
      return word + 1;
    }
    const end = this.readName(word, to, member, false);
    if (end > word) this.push(member, word, end, end - word > 1 ? 'full-name' : 'given-name', into);
    return Math.max(end, word + 1);
  }

  /**
   * The end of the name that begins at `word`; `word` itself if none does. With `trusted` a phrase announced the
   * name, so lower-case and unknown words pass as long as they are not common words.
   */
  private readName(word: number, to: number, member: number, trusted: boolean): number {
    if (word >= to || !this.canBegin(word, trusted)) return word;
    let end = word + 1;
    while (end < to && end - word < MAX_NAME_WORDS && this.joined(member, end)) {
      if (this.canContinue(end, word, trusted)) {
        end++;
        continue;
      }
      // Particles only between two parts of a name.
      let next = end;
      while (next < to && this.particles.has(this.words.h1[next]!) && this.joined(member, next)) next++;
      if (next === end || next >= to || !this.joined(member, next)) break;
      if (!this.canContinue(next, word, trusted)) break;
      end = next + 1;
    }
    return end;
  }

  private canBegin(word: number, trusted: boolean): boolean {
    if (this.is(word, WORD_HAS_DIGIT) || this.isAbbreviation(word)) return false;
    if (this.is(word, WORD_COMMON)) return this.isCapital(word) && this.isWellNamed(word);
    return this.isCapital(word) || this.isStrong(word) || trusted;
  }

  private canContinue(word: number, first: number, trusted: boolean): boolean {
    if (this.is(word, WORD_HAS_DIGIT)) return false;
    const glued = this.glue !== SPACE;
    if (this.is(word, WORD_COMMON)) return this.isCapital(word) && (this.isWellNamed(word) || glued);
    if (this.isCapital(word)) return this.isCapital(first) || trusted;
    if (this.isStrong(word)) return trusted || !this.isCapital(first);
    return trusted && !this.isCapital(first);
  }

  /** Whether what stands between this word and the one before joins parts of a name. */
  private joined(member: number, word: number): boolean {
    const gapStart = this.words.end[word - 1]!;
    const gap = this.words.start[word]! - gapStart;
    const unit = this.scan.unitAt(member, gapStart);
    this.glue = unit;
    if (gap === 1) return unit === SPACE || unit === HYPHEN || unit === APOSTROPHE;
    const initial = this.words.end[word - 1]! - this.words.start[word - 1]! === 1;
    return gap === 2 && initial && unit === DOT && this.scan.unitAt(member, gapStart + 1) === SPACE;
  }

  /** Whether only units of `allowed` stand between the cue and the word. */
  private follows(member: number, word: number, allowed: string): boolean {
    const from = this.words.end[word - 1]!;
    const to = this.words.start[word]!;
    if (to - from > 3) return false;
    for (let at = from; at < to; at++) {
      if (!allowed.includes(String.fromCharCode(this.scan.unitAt(member, at)))) return false;
    }
    return true;
  }

  private afterHonorifics(member: number, word: number, to: number): number {
    const endCue = this.scan.endCueOf(member);
    for (let cue = this.scan.firstCueOf(member); cue < endCue; cue++) {
      if (this.scan.cues.firstWord[cue] !== word) continue;
      const phrase = this.scan.cues.phrase[cue]!;
      if (!phrase.groups.includes(this.honorific)) continue;
      const next = word + phrase.words;
      // A title whose name is not there is no name itself.
      return next < to && this.follows(member, next, '. ') ? next : to;
    }
    return word;
  }

  private push(member: number, word: number, end: number, how: NameEvidence, into: Candidate[]): void {
    const folded = this.scan.foldedText(member);
    const evidence: Evidence[] = [{ kind: 'name', gain: SCORES[how], detail: how }];
    const { start, end: stop } = sourceSpan(folded, this.words.start[word]!, this.words.end[end - 1]!);
    into.push({
      slot: this.scan.slotOf(member),
      start,
      end: stop,
      type: 'PERSON',
      rule: how,
      score: SCORES[how],
      evidence,
    });
  }

  private is(word: number, bit: number): boolean {
    return (this.words.bits[word]! & bit) !== 0;
  }

  private isCapital(word: number): boolean {
    return this.is(word, WORD_CAPITAL);
  }

  /** In some name list, weak ones included. */
  private isNamed(word: number): boolean {
    return this.is(word, WORD_GIVEN | WORD_SURNAME);
  }

  /** Short, all capitals and no known name: VIN, PUK, DM. */
  private isAbbreviation(word: number): boolean {
    return this.is(word, WORD_UPPER) && this.length(word) <= ABBREVIATION_UNITS && !this.isWellNamed(word);
  }

  /** In a good name list; common words too. */
  private isWellNamed(word: number): boolean {
    return this.isNamed(word) && !this.is(word, WORD_WEAK);
  }

  /** A name by a good list, and no common word. */
  private isStrong(word: number): boolean {
    return this.isNamed(word) && !this.is(word, WORD_COMMON | WORD_WEAK) && this.length(word) > 2;
  }

  private isStrongGiven(word: number): boolean {
    return this.is(word, WORD_GIVEN) && this.isStrong(word) && !this.is(word, WORD_PLACE);
  }

  private mayBeName(word: number): boolean {
    if (this.is(word, WORD_COMMON)) return this.isWellNamed(word) && !this.is(word, WORD_UPPER);
    return this.length(word) > 1 && !this.is(word, WORD_HAS_DIGIT) && !this.is(word, WORD_PLACE);
  }

  private length(word: number): number {
    return this.words.end[word]! - this.words.start[word]!;
  }
}

export const NAME_SOURCES: readonly string[] = Object.keys(SCORES);
