/**
 * Messages that are a name, or begin with one: bare answers ("Ada Obi, number 4411", "wendell 4411",
 * "wendell and password is …"), whether a question is to be seen or not. Customers' turns alone are read by their shape.
 */
import type { CompiledRules } from '../../rules/compile.ts';
import { WORD_CUE, WORD_GIVEN, WORD_PLACE, WORD_WORDY_GIVEN } from '../../rules/words.ts';
import type { CueContext, CueNearby } from '../cue-context.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { AND, JOINS, LABELS, LEADING, MONTHS, NOT_NAMES } from './answer-words.ts';
import {
  behindReply,
  behindRoles,
  endOfName,
  isAside,
  isConsonants,
  isInitialled,
  isNameThroughout,
  isNobody,
  isOrganisation,
  isSurnameBefore,
  isWordyFirst,
} from './asked-names.ts';
import { type LedName, namesLedIn } from './lead-in.ts';
import { type NameReader, TRUST_FULL, TRUST_NONE, TRUST_SOME } from './name-reader.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_COMMA, GAP_EDGE, GAP_LINE, GAP_QUESTION, GAP_STOP, type NameWords } from './name-words.ts';
import { NamedThings } from './named-things.ts';
import { holdsNumber, isLongNumber, isNumberAndFew, isNumbersFrom, isYear } from './numbers-behind.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { isSmallAnswer, isUnknownAnswer, isUnknownSmall } from './small-answers.ts';
import { smallAskedName } from './small-asked-names.ts';
import { isSmallSurnameFirst, surnameFirstEnd } from './surname-first.ts';
import type { Lookup } from './unknown-words.ts';

/** Words of a message that may be an answer with more in it than the name. */
const ANSWER_WORDS = 12;
const LEADING_WORDS = 24;
const BARE_WORDS = 5;
const NUMBERED_WORDS = 3;
/** Words of an answer of common words alone. */
const WORDY_WORDS = 2;
/** "Name?" */
const NAMED: CueNearby = { kind: 'question', group: -1, weight: 0.9 };

export class NameAnswers {
  private readonly words: NameWords;
  private readonly reader: NameReader;
  private readonly sink: NameSink;
  private readonly cues: CueContext;
  private readonly ask: readonly number[];
  private readonly lookup: Lookup;
  private readonly things: NamedThings;
  private questioned = false;
  private named = false;
  private ofThing = false;

  constructor(rules: CompiledRules, words: NameWords, reader: NameReader, sink: NameSink, cues: CueContext) {
    this.words = words;
    this.reader = reader;
    this.sink = sink;
    this.cues = cues;
    this.things = new NamedThings(words, reader);
    this.lookup = (h1, h2) => rules.words.lookup(h1, h2);
    this.ask = [rules.cues.groupIndex('name-ask')];
  }

  /**
   * `questioned`: the message before asked something, so that a bare word may be anything; `named`: it asked for a name in
   * one word; `ofThing`: it asked for the name of a thing; `ofChoice`: which one, so that a bare word is its name.
   */
  add(questioned: boolean, named: boolean, ofThing: boolean, ofChoice: boolean): void {
    this.questioned = questioned;
    this.ofThing = ofThing;
    this.named = named;
    const { words } = this;
    const { from, to, member } = words;
    if (to - from > LEADING_WORDS || words.scan.isProtectedIn(member)) return;
    const bare = to - from <= BARE_WORDS || isNumberAndFew(words, NUMBERED_WORDS);
    if (bare && !ofChoice) this.addBare();
    this.addLeading();
    if (!ofChoice) this.addSmallAsked();
  }

  /** "rusty quorbin but the bill says …" */
  private addSmallAsked(): void {
    const { words } = this;
    if (words.isCapital(words.from) || !this.isAskedFor()) return;
    const name = smallAskedName(words, this.lookup);
    if (name !== undefined) this.answer(...name);
  }

  /** What asks for the name in the words `[first, end)`. */
  private askedBy(first: number, end: number): CueNearby | undefined {
    const cue =
      this.cues.nearest(this.words.member, first, end, this.ask) ?? (this.named ? NAMED : undefined);
    return this.ofThing && cue?.kind === 'question' ? undefined : cue;
  }

  /** "grannen ann-britt", "la portera": without what somebody is, and nothing if that is all. */
  private answer(first: number, end: number): void {
    const name = behindRoles(this.words, first, end);
    if (isConsonants(this.words, name, end) || isOrganisation(this.words, name, end)) return;
    if (name < end) this.sink.push(name, end, 'answer-to-name-question');
  }

  /** The whole message, but for words before it that say nothing ("yes it's Ada Obi"). */
  private addBare(): void {
    const { words } = this;
    const { from } = words;
    const to = endOfName(words);
    // "Account holder?" asks and answers nothing.
    if ((words.gapAfter(to - 1) & GAP_QUESTION) !== 0) return;
    const asked = this.askedBy(from, to)?.kind === 'question';
    // "la portera, rosario"
    let first = asked ? behindRoles(words, from, to) : from;
    // "nationality …" answers another question.
    if (NOT_NAMES.has(words.hash(first)) || (asked && isNobody(words, from, to))) return;
    while (first < to && (this.isBeforeName(first) || (asked && this.isNumberPart(first)))) {
      if (asked && isWordyFirst(this.words, first, to)) {
        this.answer(first, to);
        return;
      }
      first++;
    }
    if (first === to) {
      this.addWordy();
      return;
    }
    const cue = this.askedBy(first, to);
    if (cue !== undefined) {
      let end = this.reader.read(first, TRUST_FULL);
      if (asked && end > first && end < to && isNameThroughout(this.words, first)) end = to;
      // "imei 4471": what announces a number is no name.
      if (words.isUnknown(first) && words.is(first, WORD_CUE) && !words.isCapital(first)) return;
      // "imię i nazwisko żony": what asks in the same message is followed by what it asks for.
      if (
        cue.kind === 'cue' &&
        !words.isCapitalised(first) &&
        (!words.isNamed(first) || words.is(first, WORD_CUE))
      )
        return;
      // "brown and the blue", "Puh, …"
      if (end < to && end - first < 2 && isAside(words, first)) return;
      if (end > first && (cue.own !== true || this.readsBack(first))) {
        this.answer(first, end);
        if (cue.kind === 'question' && cue.own !== true) this.addJoined(end);
      }
      return;
    }
    if (first !== from) return;
    const end = this.reader.read(from, TRUST_FULL);
    if (this.reader.withSuffix(end) !== to || this.things.isStreet(to)) return;
    let strong = 0;
    let likely = 0;
    for (let word = from; word < to; word++) {
      if (words.isStrong(word) && !words.is(word, WORD_PLACE)) strong++;
      if (words.isLikely(word)) likely++;
    }
    const several = to - from > 1;
    const given = words.is(from, WORD_GIVEN) && words.isStrong(from);
    const one = strong > 0 || given || (likely > 0 && !words.isAbbreviation(from));
    const known = several ? strong > 0 || likely > 1 || (likely > 0 && words.isCommonGiven(from)) : one;
    const whole = several || strong > 0 || !words.isCapital(from) || words.is(from, WORD_GIVEN);
    if (known && whole) this.sink.push(from, to, 'whole-message');
    else if (several && words.isCapital(from) && (likely > 0 || isInitialled(this.words, from, to))) {
      this.sink.push(from, to, 'whole-message');
    } else if (!several && !this.questioned && isUnknownSmall(words, from, this.lookup)) {
      this.sink.push(from, to, 'unknown-word');
    }
  }

  /** "Ash and Sol!", "Odalys Quastl and Solomon Bright": the second name of an answer, up to the end. */
  private addJoined(and: number): void {
    const { words } = this;
    const first = and + 1;
    if (first >= words.to || !JOINS.has(words.hash(and)) || words.gapBefore(and) !== 0) return;
    if (words.gapBefore(first) !== 0 || REPLY_WORDS.has(words.hash(first))) return;
    const end = this.reader.read(first, TRUST_FULL);
    const known = words.isCapital(first) || words.isLikely(first) || words.isCommonGiven(first);
    if (end === words.to && known) this.answer(first, end);
  }

  /** "UR 0771842 Quastl": a number with its abbreviation, told before the name that was asked for as well. */
  private isNumberPart(word: number): boolean {
    const { words } = this;
    if (words.is(word, WORD_HAS_DIGIT)) return true;
    const next = word + 1;
    return next < words.to && words.isAbbreviation(word) && words.is(next, WORD_HAS_DIGIT);
  }

  /** Whether the answer to a question that the speaker asked may be repeated here. */
  private readsBack(word: number): boolean {
    const { words } = this;
    if (words.isStrong(word)) return true;
    const next = word + 1;
    const named = next < words.to && this.reader.joined(next) && words.isLikely(next);
    return words.isCapital(word) && (words.is(word, WORD_WORDY_GIVEN) || (named && words.isNamed(word)));
  }

  /** A word that says nothing, or the label of a number and the number ("nr 4411, Ada Obi"). */
  private isBeforeName(word: number): boolean {
    const { words } = this;
    if (LABELS.has(words.hash(word))) return true;
    if (words.isNumber(word)) return word > words.from && LABELS.has(words.hash(word - 1));
    // "von der quastl": particles begin the name.
    if (LEADING.has(words.hash(word)) && this.reader.read(word, TRUST_FULL) > word) return false;
    return words.isCommon(word) && !words.isWellNamed(word) && !words.isInitial(word);
  }

  /** "finch", "Win Short": an answer of words that lists of names know too, and of nothing that is said for itself. */
  private addWordy(): void {
    const { words } = this;
    const { from, to } = words;
    if (to - from > WORDY_WORDS) return;
    let named = false;
    for (let word = from; word < to; word++) {
      if (REPLY_WORDS.has(words.hash(word)) || words.length(word) < 2) return;
      if (words.isNamed(word)) named = true;
      else if (!words.isCapital(word)) return;
    }
    if (!named || this.askedBy(from, to)?.kind !== 'question') return;
    this.answer(from, to);
  }

  /** A name, then a clause end or a number. */
  private addLeading(): void {
    const { words } = this;
    const { from, to } = words;
    for (const { first, end } of namesLedIn(words, this.reader, (led) => this.isLed(led)))
      this.answer(first, end);
    // "le quastic pour les deux"
    const name = from + 1;
    if (LEADING.has(words.hash(from)) && name < to && this.isUnknownBeforeAnd(name))
      this.answer(from, name + 1);
    if (!words.isNamed(from) && !words.isCapitalised(from)) {
      if (this.isUnknownBeforeAnd(from)) this.answer(from, from + 1);
      return;
    }
    const replied = behindReply(words);
    if (replied >= 0 && this.isAskedFor()) this.answer(replied, replied + 1);
    if (!isNobody(words, from, from + 1) && this.addSurnameFirst()) return;
    const small = !words.isCapital(from);
    const cue = this.askedBy(from, to);
    const asked = cue !== undefined;
    let end = this.reader.read(from, small ? TRUST_FULL : asked ? TRUST_SOME : TRUST_NONE);
    // "Win Short. Win is the first name"
    if (end === from && asked && !small && !REPLY_WORDS.has(words.hash(from)))
      end = this.reader.read(from, TRUST_FULL);
    if (end === from || end === to) return;
    const gap = words.gapBefore(end);
    const count = end - from;
    if (this.isBeforeNumber(end, gap)) {
      let likely = words.isLikely(from) || (words.isCommonGiven(from) && small);
      // "jucelina dos santos 534…", asked for a name: some word of it is one by the lists.
      for (let word = from + 1; asked && word < end; word++) if (words.isNamed(word)) likely = true;
      if (!likely) return;
      if (count === 1 && MONTHS.has(words.hash(from))) return;
      this.sink.push(from, end, 'whole-message');
      return;
    }
    if (
      small &&
      !words.shouting &&
      asked &&
      isSmallAnswer(words, end, gap, this.lookup) &&
      this.isAskedFor()
    ) {
      this.answer(from, end);
      return;
    }
    if (
      asked &&
      isSurnameBefore(words, end, gap, this.questioned) &&
      this.askedBy(from, end)?.kind === 'question' &&
      (cue.own !== true || this.readsBack(from))
    ) {
      this.answer(from, end);
      return;
    }
    if ((small && !words.shouting) || count < 2 || (gap & (GAP_COMMA | GAP_STOP | GAP_LINE)) === 0) return;
    let named = 0;
    for (let word = from; word < end; word++) if (words.isLikely(word) || words.isInitial(word)) named++;
    if (named > 1 || (named > 0 && (asked || words.isCommonGiven(from) || words.isStrong(from)))) {
      this.sink.push(from, end, asked ? 'answer-to-name-question' : 'full-name');
    } else if (asked && (cue.own !== true || this.readsBack(from))) this.answer(from, end);
  }

  /** "still says Quastlin, …" to who asked for a name. */
  private isLed(led: LedName): boolean {
    return this.askedBy(led.first, led.end)?.kind === 'question';
  }

  private isAskedFor(): boolean {
    const { from, to } = this.words;
    return this.askedBy(from, to)?.kind === 'question';
  }

  private isUnknownBeforeAnd(from: number): boolean {
    return isUnknownAnswer(this.words, from, this.lookup) && this.isAskedFor();
  }

  private addSurnameFirst(): boolean {
    const { words } = this;
    const { from, to } = words;
    if (words.isCapitalised(from)) {
      const end = surnameFirstEnd(words, this.reader);
      if (end > from) this.sink.push(from, end, 'full-name');
      return end > from;
    }
    if (!isSmallSurnameFirst(words, this.reader) || !this.isAskedFor()) return false;
    this.answer(from, to);
    return true;
  }

  /** "wendell 4411", "wendell and 4412", "wendell and password is …"; no year, no model. */
  private isBeforeNumber(end: number, gap: number): boolean {
    const { words } = this;
    if ((gap & ~(GAP_COMMA | GAP_EDGE)) !== 0 || words.to - words.from > ANSWER_WORDS) return false;
    if (this.askedBy(words.from, end)?.kind === 'question' && isNumbersFrom(words, end)) return true;
    if (AND.has(words.hash(end))) {
      return (
        end + 1 < words.to &&
        (holdsNumber(words, end + 1) ||
          (words.isStrongGiven(words.from) && gap === 0 && !words.isCapital(words.from)))
      );
    }
    return end + 1 === words.to && isLongNumber(words, end) && !isYear(words, end);
  }
}
