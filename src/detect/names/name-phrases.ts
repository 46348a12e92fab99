/**
 * Names beside phrases: "my name is …", "Mr …", "thanks …", "my colleague …", "… here". Each list of
 * rules/cues/name-*.yaml has its own measure of what may follow, since "my name is" is followed by a name and by
 * nothing else, and "hi" by anything.
 */
import type { CompiledRules } from '../../rules/compile.ts';
import { WORD_GIVEN, WORD_PLACE, WORD_SURNAME } from '../../rules/words.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { WORD_UPPER } from '../word-columns.ts';
import { FieldNames } from './field-names.ts';
import { type NameReader, TRUST_FULL, TRUST_SOME } from './name-reader.ts';
import type { NameSink } from './name-sink.ts';
import {
  GAP_CLAUSE,
  GAP_COLON,
  GAP_COMMA,
  GAP_DASH,
  GAP_EDGE,
  GAP_LINE,
  GAP_QUESTION,
  GAP_QUOTE,
  GAP_STOP,
  type NameWords,
} from './name-words.ts';
import { NamedThings } from './named-things.ts';
import { NamesBeforePhrases } from './names-before-phrases.ts';
import type { OnOffer } from './on-offer.ts';
import { plainSurname } from './particled-surnames.ts';
import { behindArticle, behindCopulas, COPULAS, isNoKin } from './related-words.ts';
import { NOBODY, REPLY_WORDS } from './reply-words.ts';
import { SignedNames } from './signed-names.ts';
import { withSmallSurname } from './small-full-names.ts';
import { SmallPhrases } from './small-phrases.ts';
import { TitledNames } from './titled-names.ts';
import { ToldKin } from './told-kin.ts';
import type { Lookup } from './unknown-words.ts';
import { isContraction, isVerb } from './verbs.ts';

const HAVE = wordSet('have');
const IM: number = hashWord('im').h1;
const TALKS_TO = wordSet('with to');
const FROM = wordSet('from with von vom de del da van z från');
/** Phrases of these say of things what they are, but for the beginning of a message. */
const THAT = wordSet('it its that thats');
const OPENING_PHRASE = 2;
/** Words before the name in a message that begins with who writes it. */
const OPENING_WORDS = 8;
export class NamePhrases {
  private readonly words: NameWords;
  private readonly reader: NameReader;
  private readonly sink: NameSink;
  private readonly before: NamesBeforePhrases;
  private readonly signed: SignedNames;
  private readonly small: SmallPhrases;
  private readonly kin: ToldKin;
  private readonly things: NamedThings;
  private readonly offer: OnOffer;
  private readonly titled: TitledNames;
  private readonly fields: FieldNames;
  private readonly lookup: Lookup;
  /** The phrase that is read: those before it lie behind. */
  private cue = 0;
  private readonly self: number;
  private readonly field: number;
  private readonly intro: number;
  private readonly state: number;
  private readonly stateNoun: number;
  private readonly greeting: number;
  private readonly vocative: number;
  private readonly relation: number;
  private readonly honorific: number;
  private readonly after: number;
  private readonly brand: number;

  constructor(rules: CompiledRules, words: NameWords, reader: NameReader, sink: NameSink, offer: OnOffer) {
    this.words = words;
    this.offer = offer;
    this.reader = reader;
    this.sink = sink;
    this.lookup = (h1, h2) => rules.words.lookup(h1, h2);
    this.before = new NamesBeforePhrases(words, reader, sink, this.lookup);
    this.signed = new SignedNames(words, sink);
    this.kin = new ToldKin(words, sink, this.lookup);
    this.small = new SmallPhrases(words, reader, sink, this.lookup);
    this.things = new NamedThings(words, reader);
    this.titled = new TitledNames(words, reader, sink, this.things, offer, this.lookup);
    this.fields = new FieldNames(words, reader, sink, this.things, this.lookup, (word) =>
      this.afterTitles(word),
    );
    const group = (name: string): number => rules.cues.groupIndex(name);
    this.self = group('name-self');
    this.field = group('name-field');
    this.intro = group('name-intro');
    this.state = group('name-state');
    this.stateNoun = group('name-state-noun');
    this.greeting = group('name-greeting');
    this.vocative = group('name-vocative');
    this.relation = group('name-relation');
    this.honorific = group('name-honorific');
    this.after = group('name-after');
    this.brand = group('name-brand');
  }

  add(): void {
    const { scan, member } = this.words;
    const end = scan.endCueOf(member);
    for (let cue = scan.firstCueOf(member); cue < end; cue++) {
      const { groups, words } = scan.cues.phrase[cue]!;
      const first = scan.cues.firstWord[cue]!;
      const whole =
        first === this.words.from && first + words === this.words.to && !this.words.isNamed(first);
      if (groups.includes(this.brand) && (whole || this.words.isCapitalised(first)))
        this.sink.forbid(first, first + words);
    }
    for (let cue = scan.firstCueOf(member); cue < end; cue++) {
      this.cue = cue;
      const { groups, words } = scan.cues.phrase[cue]!;
      const first = scan.cues.firstWord[cue]!;
      this.kin.add(first + words - 1);
      for (const group of groups) this.addBeside(group, first, first + words);
    }
  }

  private addBeside(group: number, first: number, end: number): void {
    if (group === this.after && !this.small.addBefore(first)) this.before.add(first);
    if (end >= this.words.to) return;
    if (this.things.isNamedThing(first) || this.things.isInName(first)) return;
    if (group === this.self) {
      if (!this.things.isKnownThing(first)) this.fields.addTrusted(end, 'after-self-phrase');
    } else if (group === this.field) this.fields.add(first, end);
    else if (group === this.honorific) {
      // "Frau Mag. …": the second title goes on.
      if (!this.words.areInitials(first) && this.afterTitles(end) === end) this.titled.add(first, end);
    } else if (group === this.intro) this.addIntroduced(first, end);
    else if (group === this.state) this.addStated(first, end, false);
    else if (group === this.stateNoun) this.addStated(first, end, true);
    else if (group === this.greeting) this.addGreeted(end);
    else if (group === this.vocative && !this.things.isQuality(first, end)) this.addAddressed(first, end);
    else if (group === this.relation) this.addRelated(first, end);
  }

  /** "this is …", "speaking with …": a capital, or a known name. */
  private addIntroduced(phrase: number, word: number): void {
    const { words } = this;
    // "Atte.,\nOdalys Quastl": the closing of a letter, abbreviated, on a line of its own.
    const closing =
      (words.gapBefore(word) & GAP_LINE) !== 0 && (words.gapBefore(phrase) & (GAP_LINE | GAP_EDGE)) !== 0;
    const stop = closing ? GAP_STOP : 0;
    if (this.breaks(word, GAP_COMMA | GAP_COLON | GAP_DASH | GAP_LINE | GAP_QUOTE | stop)) return;
    if (this.signed.add(word) || this.small.addIntroduced(phrase, word)) return;
    // "I have Quastlino, or …": what nobody knows is on offer.
    if (HAVE.has(words.hash(word - 1)) && !words.isStrong(word) && !this.isFull(word)) return;
    this.addNamed(this.afterTitles(word), 'after-introduction');
  }

  /** "I am …", "c'est …": much else may follow, so it takes a known name or a full one. */
  private addStated(phrase: number, word: number, noun: boolean): void {
    const { words } = this;
    if (this.breaks(word, GAP_COMMA | GAP_COLON)) return;
    const first = this.afterTitles(word);
    if (first >= words.to) return;
    // "im Ausland": in German it says where.
    if (words.hash(phrase) === IM && words.isCapital(first) && !words.isStrongGiven(first)) return;
    // "hier ist Malte vom Kundendienst", "I am Rose from support": a given name that is a place or a word as well.
    const given = words.is(first, WORD_GIVEN) && words.isStrong(first);
    const placed =
      words.isCapital(first) &&
      (((given || words.isCommonGiven(first)) && this.isFrom(first)) ||
        (given && this.opensAlone(phrase, first)));
    // "Gibt es Zeugen?": "es" says "it" in one language and "I am" in another.
    if (words.isUnknown(first) && (words.gapAfter(first) & GAP_QUESTION) !== 0) return;
    if (!noun && this.small.addStated(phrase, first)) return;
    // "I'm Ty. What can I do …"
    const short = !noun && this.reader.isShort(first) && (words.gapAfter(first) & GAP_STOP) !== 0;
    if (short && this.sink.push(first, first + 1, 'after-introduction') > first) return;
    const alone = words.isCommonGiven(first) && this.standsAlone(first);
    if (!placed && !alone && !words.isLikely(first) && !this.isWordThatGoesOn(first)) {
      const end = this.reader.read(first, TRUST_SOME);
      const capital = words.isCapital(first) && (!words.isCommon(first) || words.isInitial(first));
      // "I found one film. It's Quastlino."
      const told = phrase - words.from <= OPENING_PHRASE || !THAT.has(words.hash(phrase));
      const unknown =
        !noun && told && words.isUnknown(first) && (this.standsAlone(first) || this.isFrom(first));
      if (!capital || (end - first < 2 && !unknown)) return;
    }
    this.addNamed(first, 'after-introduction');
  }

  /** "Hi, I'm Saffron. What can I …": a word that weak lists take for a given name, where more is said behind. */
  private isWordThatGoesOn(word: number): boolean {
    const { words } = this;
    if (!words.isCapital(word) || words.is(word, WORD_UPPER) || REPLY_WORDS.has(words.hash(word)))
      return false;
    if (!words.is(word, WORD_GIVEN) || words.length(word) < 4) return false;
    const gap = words.gapAfter(word);
    return (
      (gap & (GAP_STOP | GAP_COMMA)) !== 0 && (gap & GAP_EDGE) === 0 && word - words.from <= OPENING_WORDS
    );
  }

  /** "you're chatting with Sly.": a word that weak lists take for a name, at the end of its clause. */
  private isWhomOneTalksTo(word: number): boolean {
    const { words } = this;
    if (!words.isCapital(word) || words.is(word, WORD_UPPER) || !this.standsAlone(word)) return false;
    return TALKS_TO.has(words.hash(word - 1)) && !NOBODY.has(words.hash(word)) && words.length(word) > 2;
  }

  private addGreeted(word: number): void {
    if (this.small.addAtDesk(word)) return;
    if (this.breaks(word, GAP_COMMA | GAP_COLON | GAP_DASH | GAP_LINE)) return;
    const first = this.afterTitles(word);
    if (first >= this.words.to || NOBODY.has(this.words.hash(first)) || isContraction(this.words, first))
      return;
    // "Moin, Heizkörper entlüften": a noun, unless it is set apart.
    const noun =
      first === word && this.words.isUnknown(first) && (this.words.gapBefore(first) & ~GAP_LINE) !== 0;
    if (noun && (this.words.gapAfter(first) & GAP_CLAUSE) === 0 && !this.isFull(first)) return;
    if (noun && this.isBeforeName(first)) return;
    if (this.things.isFirm(first) || this.words.isRunTogether(first) || this.small.addGreeted(first)) return;
    this.addNamed(first, 'after-greeting');
  }

  /** "Guten Abend, Rezeption, Odalys.": a known name follows, so that what nobody knows before it is the desk. */
  private isBeforeName(word: number): boolean {
    const next = word + 1;
    const { words } = this;
    if (next >= words.to || words.gapBefore(next) !== GAP_COMMA || !words.isCapital(next)) return false;
    return words.isLikely(next) && (words.gapAfter(next) & GAP_COMMA) === 0;
  }

  /** "OK Will.", "Perfecto, Bego", "yes wendell take your time": named or set apart. */
  private addAddressed(phrase: number, word: number): void {
    const { words } = this;
    const gap = words.gapBefore(word);
    if ((gap & ~GAP_COMMA) !== 0) return;
    const first = this.afterTitles(word);
    if (first >= words.to || words.isCutShort(first)) return;
    if (first === word && this.small.addAddressed(phrase, first)) return;
    // "sorry Brandon …": a given name that is a place as well.
    const placed = words.isCapital(first) && words.is(first, WORD_GIVEN) && words.isStrong(first);
    const apart = (words.gapAfter(first) & (GAP_COMMA | GAP_STOP | GAP_EDGE)) !== 0;
    const goesOn = (words.gapAfter(first) & GAP_COMMA) !== 0;
    const known = placed || words.isStrongGiven(first) || (words.isLikely(first) && words.isCapital(first));
    // "there is no Quastlino on the menu": what nobody knows is spoken to where the clause begins.
    const begins = (words.gapBefore(phrase) & GAP_CLAUSE) !== 0;
    // "at Blue Note Quast": the phrase is part of a name.
    if (!begins && words.isCapital(phrase)) return;
    const unknown = words.isUnknown(first) && begins && (gap === 0 || !goesOn);
    const set = apart && words.isCapital(first) && (words.isCommonGiven(first) || unknown);
    if (!known && !set) return;
    if (!words.isCapital(first) && words.is(first, WORD_SURNAME) && !words.is(first, WORD_GIVEN)) return;
    this.addNamed(first, 'vocative');
  }

  /** "my husband Wendell", "wife is Charity", "Kollege: …". */
  private addRelated(phrase: number, word: number): void {
    const { words } = this;
    if (this.things.isCalledThing(phrase) || isNoKin(this.words, phrase, word)) return;
    let first = behindCopulas(words, word);
    let apart = false;
    for (let at = word; at <= first; at++) {
      if (at >= words.to || this.breaks(at, GAP_COMMA | GAP_COLON | GAP_QUOTE)) return;
      if ((words.gapBefore(at) & GAP_COMMA) !== 0) apart = true;
    }
    // "o meu avô, o Quastelo": between commas, with the article of their language.
    if (apart && first === word) first = behindArticle(words, first);
    // "a specialist, Gynaecologist or …"
    if (apart && first === word && this.small.addApposed(first)) return;
    if (apart && words.isUnknown(first) && !this.isFull(first) && !this.standsAlone(first)) return;
    if (this.small.addRelated(phrase, first, first > word)) return;
    this.addNamed(this.afterTitles(first), 'after-relation');
  }

  private addNamed(
    first: number,
    how: 'after-introduction' | 'after-greeting' | 'after-relation' | 'vocative',
  ): void {
    const { words } = this;
    if (first >= words.to || isVerb(words, first)) return;
    // "hier ist Beat [PERSON_1]": a word that was no name before its surname was masked is none behind it.
    if (words.isCommon(first) && words.isBesideMask(first, first + 1)) return;
    const capital = words.isCapital(first);
    const pair = this.reader.isSmallPair(first) || plainSurname(words, this.reader, first) > first;
    // "the driver will be Duke": a word that weak lists take for a name.
    const told =
      words.isNamed(first) &&
      ((how === 'after-relation' && COPULAS.has(words.hash(first - 1))) ||
        (how !== 'vocative' && this.isWhomOneTalksTo(first)));
    const fits =
      words.isStrong(first) || (capital && (words.mayBeName(first) || words.length(first) <= 3 || told));
    // "your adjuster is Montgomery Quastl": a given name that is a place as well, before a surname.
    const placed =
      capital && words.is(first, WORD_GIVEN) && words.is(first, WORD_PLACE) && this.isFull(first);
    const wordy = how === 'after-introduction' && this.isWordThatGoesOn(first);
    if (wordy) this.sink.push(first, first + 1, how);
    if (!fits && !placed && !pair && !words.isShoutedName(first, how === 'after-relation')) return;
    if (!capital && words.is(first, WORD_PLACE) && how !== 'after-greeting') return;
    const read = this.reader.read(first, pair || told || words.shouting ? TRUST_FULL : TRUST_SOME);
    const tells = how === 'after-introduction' || how === 'after-relation';
    const end = tells ? withSmallSurname(words, first, read, this.lookup) : read;
    if (end > first && !this.isThing(first, end)) this.sink.push(first, end, how);
  }

  private isThing(word: number, end: number): boolean {
    const { things } = this;
    if (things.isHouse(word, end) || things.isSold(end) || things.isFirmWord(word, end)) return true;
    return this.offer.holdsTold(word, end);
  }

  /** "I'm Odalys from billing". */
  private isFrom(word: number): boolean {
    return word + 1 < this.words.to && FROM.has(this.words.hash(word + 1));
  }

  /** "Cześć, tu Kuba!": one word between the beginning of the message and the phrase at most, and nothing behind the name. */
  private opensAlone(phrase: number, word: number): boolean {
    return phrase - this.words.from <= 1 && (this.words.gapAfter(word) & (GAP_STOP | GAP_EDGE)) !== 0;
  }

  private isFull(word: number): boolean {
    return this.reader.read(word, TRUST_SOME) > word + 1;
  }

  private standsAlone(word: number): boolean {
    return this.words.isCapital(word) && (this.words.gapAfter(word) & GAP_CLAUSE) !== 0;
  }

  /** Whether anything but blanks and `allowed` stands before the word. */
  private breaks(word: number, allowed: number): boolean {
    return (this.words.gapBefore(word) & ~allowed & ~GAP_EDGE) !== 0;
  }

  /** The word behind titles that stand at `word`; the end of the message if no name follows them. */
  private afterTitles(word: number): number {
    const { scan, member, to } = this.words;
    const endCue = scan.endCueOf(member);
    for (let cue = this.cue; cue < endCue && scan.cues.firstWord[cue]! <= word; cue++) {
      if (scan.cues.firstWord[cue] !== word) continue;
      const phrase = scan.cues.phrase[cue]!;
      if (!phrase.groups.includes(this.honorific) || this.words.areInitials(word)) continue;
      const next = word + phrase.words;
      // A title whose name is not there is no name itself.
      return next < to && !this.breaks(next, GAP_STOP) ? next : to;
    }
    return word;
  }
}
