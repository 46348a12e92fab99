/**
 * How far a name reaches: one to five words joined by blanks, hyphens and apostrophes, with particles ("van der Berg"),
 * initials ("J. R. Vexley"), and what is written behind ("Jr.", "MD").
 *
 * Trust says who vouches for it: nobody (capitals only), a phrase that may precede much else (known names in small
 * letters too), or a phrase that only a name can follow (whatever is no common word).
 */
import { WORD_GIVEN, WORD_PLACE, WORD_WORDY_GIVEN } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import { BORN } from './answer-words.ts';
import {
  AND,
  LEADING,
  ONLY_SMALL,
  PARTICLES,
  PREPOSITIONS,
  SMALL_IRISH,
  SMALL_LEADING,
  SURNAME_PARTICLES,
} from './name-particles.ts';
import { suffixEnd } from './name-suffixes.ts';
import { GAP_CLAUSE, type NameWords } from './name-words.ts';
import { isElided, isShortArticle, mayBeginSurname, plainSurname } from './particled-surnames.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { smallInitialsEnd } from './small-initials.ts';

export const TRUST_NONE = 0;
export const TRUST_SOME = 1;
export const TRUST_FULL = 2;
export type Trust = typeof TRUST_NONE | typeof TRUST_SOME | typeof TRUST_FULL;

const MAX_NAME_WORDS = 6;
/** Letters of the half of a given name behind a hyphen. */
const SYLLABLE = 5;
const [BRETON] = wordSet('h');
const [O] = wordSet('o');

const SPACE = 0x20;
const HYPHEN = 0x2d;
const APOSTROPHE = 0x27;
const TYPOGRAPHIC = 0x2019;
const DOT = 0x2e;
const AMPERSAND = 0x26;

export class NameReader {
  private readonly words: NameWords;
  /** The unit before the word that `joined` looked at last. */
  private glue = SPACE;

  constructor(words: NameWords) {
    this.words = words;
  }

  /** The end of the name that begins at `word`; `word` itself if none does. */
  read(word: number, trust: Trust): number {
    const { to } = this.words;
    const initials = word < to && trust === TRUST_FULL ? smallInitialsEnd(this.words, word) : word;
    if (initials > word || word >= to || !this.canBegin(word, trust)) return initials;
    // "de Quastl": what may go on depends on the surname behind its particles.
    const first = trust === TRUST_FULL ? plainSurname(this.words, this, word) : word;
    let end = first + 1;
    while (end < to && end - word < MAX_NAME_WORDS && this.joined(end)) {
      if (this.canContinue(end, first, trust)) {
        end++;
        continue;
      }
      // Particles only between two parts of a name.
      let next = end;
      while (next < to && this.isParticle(next, trust) && this.joined(next)) next++;
      if (next === end || next >= to || !this.joined(next)) break;
      const capitals =
        this.words.isCapital(first) && this.words.isCapital(next) && this.words.length(next) > 2;
      if (!capitals && !this.canContinue(next, first, trust)) break;
      // "herr quastl von nebenan"
      if (!this.words.isCapital(next) && !this.words.isNamed(next) && !this.endsHere(next)) break;
      end = next + 1;
    }
    // A lone initial or particle is no name.
    const lone = this.words.length(word) === 1 || PARTICLES.has(this.words.hash(word));
    return end === word + 1 && lone && !(trust > TRUST_NONE && this.isParticleName(word)) ? word : end;
  }

  /** "Thanks Di.", "my name is ben": a given name that is spelled like a particle. */
  private isParticleName(word: number): boolean {
    const { words } = this;
    const written = words.isCapital(word) || words.is(word, WORD_WORDY_GIVEN);
    if (words.length(word) < 2 || !written || !words.is(word, WORD_GIVEN)) return false;
    return !words.is(word, WORD_UPPER) && (words.gapAfter(word) & GAP_CLAUSE) !== 0;
  }

  /** The end of a name with what is written behind it: "Ann Lee, MD" from "Ann Lee". */
  withSuffix(end: number): number {
    return suffixEnd(this.words, end);
  }

  private letter(word: number): string {
    return String.fromCharCode(this.unit(this.words.columns.start[word]!));
  }

  private unit(at: number): number {
    return this.words.scan.unitAt(this.words.member, at);
  }

  private isParticle(word: number, trust: Trust): boolean {
    const hash = this.words.hash(word);
    return (
      PARTICLES.has(hash) ||
      isShortArticle(this.words, word) ||
      (trust === TRUST_FULL && SMALL_IRISH.has(hash)) ||
      (LEADING.has(hash) && this.words.isCapital(word))
    );
  }

  private canBegin(word: number, trust: Trust): boolean {
    const { words } = this;
    if (words.is(word, WORD_HAS_DIGIT)) return false;
    if (words.length(word) === 1)
      return (trust === TRUST_FULL && isElided(words, this, word)) || this.beginsWithInitial(word, trust);
    let next = word + 1;
    const leads =
      LEADING.has(words.hash(word)) ||
      (!words.isCapitalised(word) && (ONLY_SMALL.has(words.hash(word)) || PARTICLES.has(words.hash(word))));
    if (leads && !(trust > TRUST_NONE && this.isParticleName(word))) {
      while (next < words.to && PARTICLES.has(words.hash(next)) && this.joined(next)) next++;
      if (trust === TRUST_FULL && mayBeginSurname(this.words, this, word, next)) return true;
      const small =
        !words.isCapitalised(word) && !(trust === TRUST_FULL && SMALL_LEADING.has(words.hash(word)));
      if (next >= words.to || small || !this.joined(next)) return false;
      // "meneer De Haan": behind a title what is a word as well is a name.
      if (words.isCommon(next)) return trust === TRUST_FULL && words.isCapital(next) && words.isNamed(next);
      return words.isCapitalised(next) && (trust > TRUST_NONE || words.isNamed(next));
    }
    if (words.isAbbreviation(word)) return false;
    if (words.isCommon(word)) {
      if (trust === TRUST_FULL && words.isCapital(word))
        return words.isNamed(word) || this.isWordyGiven(word);
      if (trust === TRUST_NONE && !words.isCommonGiven(word)) return false;
      if (!words.isWellNamed(word)) return false;
      if (words.isCapital(word)) return true;
      return trust === TRUST_FULL && words.length(word) > 2 && !REPLY_WORDS.has(words.hash(word));
    }
    return words.isCapital(word) || (trust > TRUST_NONE && words.isStrong(word)) || trust === TRUST_FULL;
  }

  /** "Pania Quastl-Black", asked for: a word of some language, before a surname with a capital. */
  private isWordyGiven(word: number): boolean {
    const { words } = this;
    const next = word + 1;
    if (next >= words.to || !this.joined(next) || !words.isCapital(next) || words.is(word, WORD_UPPER))
      return false;
    if (this.isThirdName(next + 1)) return true;
    // "Jo Quastl": two letters that are a word of another language, before a known surname.
    if (REPLY_WORDS.has(words.hash(word)) || words.length(word) < 3)
      return words.length(word) === 2 && words.isSurname(next);
    return !words.is(next, WORD_UPPER | WORD_HAS_DIGIT) && !words.isCommon(next) && words.length(next) > 2;
  }

  /** "Sim Bee Quastl": the third capital behind two words, where the clause ends. */
  private isThirdName(word: number): boolean {
    const { words } = this;
    if (word >= words.to || !this.joined(word) || !words.isCapital(word)) return false;
    if (words.isCommon(word) || words.is(word, WORD_UPPER | WORD_HAS_DIGIT)) return false;
    return (words.gapAfter(word) & GAP_CLAUSE) !== 0;
  }

  /** "J. R. Vexley", "K Vexley", "T. de Graaf", "R & M Quoort", "Ó Dubhghaill". */
  private beginsWithInitial(word: number, trust: Trust): boolean {
    const { words } = this;
    if (!words.isInitial(word)) return false;
    const dotted = words.unitAfter(word) === DOT;
    if (!dotted && trust === TRUST_NONE) return LEADING.has(words.hash(word)) && this.gluedName(word + 1);
    let next = word + 1;
    const isOne = (at: number): boolean =>
      words.isInitial(at) || (trust === TRUST_FULL && words.length(at) === 1 && words.isCapital(at));
    while (next < words.to && this.joined(next) && (isOne(next) || PARTICLES.has(words.hash(next)))) next++;
    if (next >= words.to || !this.joined(next)) return false;
    if (!words.isCapitalised(next)) return false;
    // "Mr S Wild", "P. Strange."
    const wordy = words.isNamed(next) || (dotted && (words.gapAfter(next) & GAP_CLAUSE) !== 0);
    if (trust === TRUST_FULL && wordy && !words.is(next, WORD_UPPER) && !REPLY_WORDS.has(words.hash(next)))
      return true;
    return words.mayBeName(next) && (trust > TRUST_NONE || words.isNamed(next));
  }

  /** "O'Brien", "N'Guessan". */
  private gluedName(word: number): boolean {
    const { words } = this;
    return (
      word < words.to &&
      this.joined(word) &&
      this.glue !== SPACE &&
      words.isCapitalised(word) &&
      !words.isCommon(word)
    );
  }

  private canContinue(word: number, first: number, trust: Trust): boolean {
    const { words } = this;
    if (words.is(word, WORD_HAS_DIGIT)) return false;
    // "Le Floc'h", "Guivarc'h"
    if (words.hash(word) === BRETON && (this.glue === APOSTROPHE || this.glue === TYPOGRAPHIC)) return true;
    const glued = this.glue !== SPACE;
    if (words.length(word) === 1) return this.continuesWithInitial(word, first);
    if (
      words.is(word, WORD_UPPER) &&
      !words.shouting &&
      !glued &&
      !words.is(first, WORD_UPPER) &&
      !words.isStrong(word)
    ) {
      return words.length(first) === 1;
    }
    if (this.glue === HYPHEN && this.isSecondSyllable(word, first)) return true;
    if (words.isCommon(word)) {
      if (words.isCapital(word)) {
        if (words.isNamed(word) || glued || words.length(word - 1) === 1) return true;
        return trust > TRUST_NONE && this.isWordySurname(word, first);
      }
      // "gerrit-jan quoort"
      if (glued && this.glue === HYPHEN && words.is(word, WORD_GIVEN) && words.isStrong(first)) return true;
      if (trust !== TRUST_FULL || words.isCapital(first) || !words.isNamed(word)) return false;
      // "osei-quastl": the second half of a surname that is a word.
      if (glued && this.glue === HYPHEN && words.isLikely(first)) return true;
      return this.endsHere(word) || this.isSecondGiven(word);
    }
    if (words.isCapital(word)) return words.isCapitalised(first) || trust === TRUST_FULL;
    if (words.isStrong(word))
      return (
        (trust > TRUST_NONE || !words.isCapital(first)) &&
        !(glued && words.isCapital(first) && trust === TRUST_NONE)
      );
    // "odalys quastl nacida en …"
    return trust === TRUST_FULL && !words.isCapital(first) && !BORN.has(words.hash(word));
  }

  /** "odalys mark dela quastl": a word that is a given name as well, before a name or a particle. */
  private isSecondGiven(word: number): boolean {
    const { words } = this;
    const next = word + 1;
    if (!words.isCommonGiven(word) || next >= words.to || words.gapBefore(next) !== 0) return false;
    return words.isLikely(next) || SURNAME_PARTICLES.has(words.hash(next));
  }

  /** "Hyun-woo Quastl": the second half of a given name, in small letters before a surname. */
  private isSecondSyllable(word: number, first: number): boolean {
    const { words } = this;
    const next = word + 1;
    if (word !== first + 1 || !words.isCapital(first) || words.isCapital(word)) return false;
    if (words.length(word) > SYLLABLE || next >= words.to || !words.isCapital(next)) return false;
    return words.gapBefore(next) === 0 && !words.is(next, WORD_UPPER | WORD_HAS_DIGIT);
  }

  /** "Wendell Short,": a word that no list of names knows, behind one given name, where the clause ends. */
  private isWordySurname(word: number, first: number): boolean {
    const { words } = this;
    if (word !== first + 1 || !words.is(first, WORD_GIVEN) || !words.isCapital(first)) return false;
    if (words.is(word, WORD_UPPER) || words.length(word) < 3 || REPLY_WORDS.has(words.hash(word)))
      return false;
    return (words.gapAfter(word) & GAP_CLAUSE) !== 0;
  }

  private continuesWithInitial(word: number, first: number): boolean {
    const { words } = this;
    if (words.isInitial(word) && words.isCapitalised(first)) return true;
    // "Quill A MD": a letter that is a word, between capitals.
    if (words.isCapitalised(word) && words.isCapital(first)) {
      return word + 1 < words.to && this.joined(word + 1) && words.isCapital(word + 1);
    }
    // "wendell a quill": a small initial between two names; not "docteur quastl à lille", "herr quastl w krakau".
    const next = word + 1;
    return (
      !words.isCapitalised(first) &&
      words.plain(word) === this.letter(word) &&
      next < words.to &&
      !(PREPOSITIONS.has(words.hash(word)) && words.is(next, WORD_PLACE)) &&
      // "odalys e nada"
      !(AND.has(words.hash(word)) && !words.isStrong(next)) &&
      this.joined(next) &&
      words.isNamed(next) &&
      // "wendell o'quastl but …"
      (this.glue === APOSTROPHE ||
        this.glue === TYPOGRAPHIC ||
        this.isIrish(word, first) ||
        this.endsHere(next))
    );
  }

  /** "deirdre o gorman": a letter that stands before surnames, behind a given name that is nothing else. */
  private isIrish(word: number, first: number): boolean {
    return this.words.hash(word) === O && this.words.isStrongGiven(first) && this.words.isLikely(word + 1);
  }

  /** "My name is Jo.": two letters that no list of names holds, for where only a name can stand. */
  isShort(word: number): boolean {
    const { words } = this;
    if (word >= words.to || words.length(word) !== 2 || !words.isCapital(word)) return false;
    if (words.is(word, WORD_UPPER | WORD_HAS_DIGIT) || REPLY_WORDS.has(words.hash(word))) return false;
    return (words.gapAfter(word) & GAP_CLAUSE) !== 0;
  }

  /** "this is grant wendell": a word that is a name as well, in small letters, before a name. */
  isSmallPair(word: number): boolean {
    const { words } = this;
    const next = word + 1;
    if (!words.isCommonGiven(word) || words.isCapital(word) || next >= words.to) return false;
    return words.isLikely(next) && this.joined(next);
  }

  /** Whether a clause ends after the word, or goes on with "and". */
  endsHere(word: number): boolean {
    const { words } = this;
    if ((words.gapAfter(word) & GAP_CLAUSE) !== 0) return true;
    return word + 1 < words.to && AND.has(words.hash(word + 1));
  }

  /** Whether what stands between this word and the one before joins parts of a name. */
  joined(word: number): boolean {
    const { start, end } = this.words.columns;
    const gapStart = end[word - 1]!;
    const gap = start[word]! - gapStart;
    const unit = this.unit(gapStart);
    this.glue = unit;
    if (gap === 1 && (unit === SPACE || unit === HYPHEN || unit === APOSTROPHE || unit === TYPOGRAPHIC))
      return true;
    // "van 't Hof"
    if (gap === 2 && unit === SPACE && isShortArticle(this.words, word)) return true;
    const initial = gapStart - start[word - 1]! === 1;
    if (!initial) return false;
    if (gap === 1) return unit === DOT;
    if (gap === 2) return unit === DOT && this.unit(gapStart + 1) === SPACE;
    // "R & M Quoort"
    const and = gap === 3 && unit === SPACE && this.unit(gapStart + 1) === AMPERSAND;
    return and && this.unit(gapStart + 2) === SPACE;
  }

  /** Whether the name's end runs on into a model number ("Roland XY-9Z"). */
  runsIntoModel(end: number): boolean {
    const { words } = this;
    if (end >= words.to || !this.joined(end)) return false;
    if (words.is(end, WORD_HAS_DIGIT)) return !words.isNumber(end);
    return (
      words.is(end, WORD_UPPER) &&
      end + 1 < words.to &&
      this.joined(end + 1) &&
      words.is(end + 1, WORD_HAS_DIGIT)
    );
  }
}
