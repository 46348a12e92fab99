/** Where the ways of coming upon a name put what they find. What each is worth stands here; explanations print it. */
import type { Candidate } from '../../model/finding.ts';
import { WORD_FAMILIAR_SURNAME, WORD_PLACE, WORD_WEAK } from '../../rules/words.ts';
import { sourceSpan } from '../../text/fold.ts';
import { ageBehind } from './ages-behind-names.ts';
import type { NameReader } from './name-reader.ts';
import type { NameWords } from './name-words.ts';
import { NO_NAMES } from './no-names.ts';
import { behindParticles, isSurnameAt } from './particled-surnames.ts';

const SCORES = {
  'after-self-phrase': 0.9,
  'after-honorific': 0.85,
  'answer-to-name-question': 0.85,
  'name-field': 0.85,
  'spelled-out': 0.8,
  'before-credential': 0.8,
  'full-name': 0.75,
  'after-introduction': 0.7,
  'after-relation': 0.7,
  'after-greeting': 0.7,
  'before-phrase': 0.7,
  vocative: 0.65,
  signature: 0.65,
  'whole-message': 0.65,
  'given-name': 0.6,
  'likely-name': 0.55,
  'familiar-name': 0.5,
  'unknown-word': 0.5,
} as const;

/** What no phrase vouches for: it goes by what stands around it, which may have been masked. */
export const BY_ITSELF: ReadonlySet<string> = new Set([
  'full-name',
  'given-name',
  'likely-name',
  'familiar-name',
  'vocative',
  'signature',
]);

const AGE_SCORE = 0.6;
const AGE_ALONE = 0.5;

export type NameEvidence = keyof typeof SCORES;

export class NameSink {
  private readonly words: NameWords;
  private readonly reader: NameReader;
  private into: Candidate[] = [];
  /** Words of makes and figures called like a person: first and end by turns. */
  private readonly brands: number[] = [];

  constructor(words: NameWords, reader: NameReader) {
    this.words = words;
    this.reader = reader;
  }

  begin(into: Candidate[]): void {
    this.into = into;
    this.brands.length = 0;
  }

  /** No name begins in the words `[word, end)`. */
  forbid(word: number, end: number): void {
    this.brands.push(word, end);
  }

  /** A number that says how old the person is whose name stands beside it. */
  pushAge(word: number, score: number = AGE_SCORE): void {
    const { scan, columns, member } = this.words;
    const { start, end } = sourceSpan(scan.foldedText(member), columns.start[word]!, columns.end[word]!);
    this.into.push({
      slot: scan.slotOf(member),
      start,
      end,
      type: 'AGE',
      rule: 'age-behind-name',
      score,
      evidence: [{ kind: 'name', gain: score, detail: 'age-behind-name' }],
    });
  }

  /** The words `[word, end)` are a name; what is written behind it belongs to it. Returns where it ends. */
  push(word: number, end: number, how: NameEvidence): number {
    for (let i = 0; i < this.brands.length && how !== 'answer-to-name-question'; i += 2) {
      if (this.brands[i]! <= word && word < this.brands[i + 1]!) return Math.max(end, this.brands[i + 1]!);
    }
    if (how === 'after-introduction' && this.isKin(word, end)) return end;
    if (BY_ITSELF.has(how) && this.words.isBesideMask(word, end)) return end;
    const last = this.reader.withSuffix(this.withParticles(word, end));
    const { scan, columns, member } = this.words;
    const { start, end: stop } = sourceSpan(
      scan.foldedText(member),
      columns.start[word]!,
      columns.end[last - 1]!,
    );
    const score = SCORES[how];
    this.into.push({
      slot: scan.slotOf(member),
      start,
      end: stop,
      type: 'PERSON',
      rule: how,
      score,
      evidence: [{ kind: 'name', gain: score, detail: how }],
    });
    const age = this.words.isCapital(word) ? ageBehind(this.words, last) : -1;
    // A rule that tells more of it goes first.
    if (age >= 0) this.pushAge(age, AGE_ALONE);
    return last;
  }

  /** "odalys dos quastlos", "anouk de quastl": in small letters a given name alone was read, and a surname with particles follows. */
  private withParticles(word: number, end: number): number {
    const { words, reader } = this;
    if (end !== word + 1 || end >= words.to || words.isCapitalised(word) || !words.isStrongGiven(word))
      return end;
    if (!reader.joined(end)) return end;
    const name = behindParticles(words, reader, end);
    if (name === end || words.isCapitalised(name) || words.is(name, WORD_WEAK)) return end;
    // "rodrigo de lisboa": where somebody is from.
    const town = words.is(name, WORD_PLACE) && !words.is(name, WORD_FAMILIAR_SURNAME) && name === end + 1;
    return !town && isSurnameAt(words, end, name) ? name + 1 : end;
  }

  /** "sou o neto", "sono il nipote": what somebody is to another, in small letters. */
  private isKin(word: number, end: number): boolean {
    return end === word + 1 && !this.words.isCapitalised(word) && NO_NAMES.has(this.words.hash(word));
  }
}
