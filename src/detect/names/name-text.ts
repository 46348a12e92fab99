/**
 * Names in running text, by dictionaries, capitals and position alone: known given names, a capital before a known
 * surname, and names set apart by commas ("No problem, Odalys."). PERF: the loop asks two bits of most words.
 */

import { WORD_COMMON, WORD_GIVEN, WORD_PLACE, WORD_SURNAME } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { WORD_CAPITAL, WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import { familiarEnd, familiarStart } from './familiar-names.ts';
import { FamilyNames } from './family-names.ts';
import { initialledEnd } from './initialled-names.ts';
import { isOneOfTwo, isSmallDouble } from './joined-names.ts';
import { isListed, pastHyphen } from './listed-names.ts';
import { type NameReader, TRUST_NONE, TRUST_SOME } from './name-reader.ts';
import type { NameEvidence, NameSink } from './name-sink.ts';
import { GAP_COMMA, GAP_DASH, GAP_EDGE, GAP_SENTENCE, GAP_STOP, type NameWords } from './name-words.ts';
import { ARTICLES, NamedThings } from './named-things.ts';
import type { OnOffer } from './on-offer.ts';
import { particledFullEnd, plainSurname } from './particled-surnames.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { shoutedEnd } from './shouted-names.ts';
import { isBehindCaret } from './signed-names.ts';
import {
  isBehindNumber,
  isForSomebody,
  isSaidAlone,
  SAYS_WHO,
  smallNameEnd,
  smallNameStart,
} from './small-full-names.ts';
import { SmallGivenAbroad } from './small-given-abroad.ts';
import { SmallNamesAmid } from './small-names-amid.ts';
import { SmallPairs } from './small-pairs.ts';
import { isDoer, isMyself, isSpokenOf } from './small-spoken-of.ts';
import { CLAUSE_WORDS, clauseStart, isSpokenTo, mayBeSpokenTo } from './spoken-to.ts';
import { TalkedOf } from './talked-of.ts';
import { TeamNames } from './team-names.ts';
import type { Lookup } from './unknown-words.ts';
import { isVerb } from './verbs.ts';
import { isWelcomedTo } from './welcoming-firms.ts';

/** A small name at the very beginning is spoken to if one of these follows ("wendell i need …"). */
const OPENERS = wordSet(
  'i im my can could would please do what how is are good hi hello ich kann können bitte je puedo quiero vorrei ik kan jag eu',
);
const WITH = wordSet('with avec con met z com med');
const AT_FIRMS = wordSet('bank banks banking banked insured insure insures');
/** What people say before their surname when they call. */
const HERE = wordSet('hier qui ici aquí aqui här');
const AND = wordSet('and und et y och');
/** Words at a clause's end behind which people say a name without a comma. */
const SAID_BEFORE = wordSet('you that this now again here later help time it moment please today then');
const NAME_BITS = WORD_GIVEN | WORD_SURNAME;
const KNOWN_BITS = WORD_COMMON | WORD_PLACE | WORD_HAS_DIGIT;

export class NamesInText {
  private readonly words: NameWords;
  private readonly reader: NameReader;
  private readonly sink: NameSink;
  private readonly things: NamedThings;
  private readonly talked: TalkedOf;
  private readonly team: TeamNames;
  private readonly abroad: SmallGivenAbroad;
  private readonly offer: OnOffer;
  private readonly amid: SmallNamesAmid;
  private readonly pairs: SmallPairs;
  private readonly family: FamilyNames;
  private readonly lookup: Lookup;
  private questioned = false;

  constructor(words: NameWords, reader: NameReader, sink: NameSink, offer: OnOffer, lookup: Lookup) {
    this.words = words;
    this.reader = reader;
    this.sink = sink;
    this.things = new NamedThings(words, reader);
    this.talked = new TalkedOf(words, reader, lookup);
    this.team = new TeamNames(words);
    this.abroad = new SmallGivenAbroad(words);
    this.offer = offer;
    this.amid = new SmallNamesAmid(words, lookup);
    this.pairs = new SmallPairs(words, lookup);
    this.family = new FamilyNames(words, lookup);
    this.lookup = lookup;
  }

  /** Forgets the conversation before. */
  begin(): void {
    this.abroad.begin();
  }

  /** `questioned`: the message before asked something, so that what begins this one may be anything. */
  add(questioned: boolean): void {
    this.questioned = questioned;
    const { words } = this;
    const { bits } = words.columns;
    this.addOpening();
    for (let word = words.from; word < words.to; ) {
      const of = bits[word]!;
      if ((of & (WORD_CAPITAL | NAME_BITS)) === 0)
        word = (of & KNOWN_BITS) === 0 ? this.addUnknown(word) : word + 1;
      else if (words.isCapital(word)) word = this.addCapital(word);
      else if (!questioned && isForSomebody(words, word))
        word = this.sink.push(word, word + 1, 'likely-name');
      else if (isSaidAlone(words, word, this.lookup))
        word = this.sink.push(word, words.to, 'after-introduction');
      else word = this.addListed(word);
    }
  }

  /** "de Quastl, goedemiddag", "hier van den Quast, …": a surname with particles that opens a call. */
  private addOpening(): void {
    const { words, reader } = this;
    const { from } = words;
    const word = from + 1 < words.to && HERE.has(words.hash(from)) ? from + 1 : from;
    const name = from < words.to ? plainSurname(words, reader, word) : word;
    if (name === word || (words.gapAfter(name) & GAP_COMMA) === 0) return;
    if (word === from || words.gapBefore(word) === 0) this.sink.push(word, name + 1, 'likely-name');
  }

  /** Reads at `word`; returns where to go on. */
  private addCapital(word: number): number {
    const { words } = this;
    const next = word + 1;
    const followed = next < words.to && words.isCapital(next) && this.reader.joined(next);
    if (followed && isWelcomedTo(words, word)) return Math.max(next, this.reader.read(word, TRUST_SOME));
    if (next === words.to && isBehindCaret(words, word)) return this.sink.push(word, next, 'signature');
    if (words.isStrongGiven(word) && !words.isAbbreviation(word)) return this.addGiven(word);
    const particled = followed ? word : particledFullEnd(words, this.reader, word);
    if (particled > word && !this.things.isThing(word, particled))
      return this.pushUnlessOffered(word, particled, 'full-name');
    const other = followed ? this.pastInitials(next) : next;
    if (followed && this.isPair(word, other)) {
      const end = this.reader.read(word, TRUST_NONE);
      if (end > other && !this.things.isThing(word, end) && !this.things.isPlayed(word)) {
        const sure = words.isStrong(other) && (words.isNamed(word) || !this.things.isBranded(word));
        return this.pushUnlessOffered(word, end, sure ? 'full-name' : 'likely-name');
      }
    }
    if (followed && words.isInitial(word)) {
      const end = initialledEnd(words, this.reader, word);
      if (end > word) return this.sink.push(word, end, 'likely-name');
    }
    if (
      !followed &&
      (this.isSetApart(word) ||
        this.team.isOfTeam(word) ||
        this.team.isFrom(word) ||
        this.isBeside(word) ||
        isOneOfTwo(words, word))
    ) {
      const end = this.reader.read(word, TRUST_NONE);
      if (end > word && !this.things.isThing(word, end)) return this.pushUnlessOffered(word, end, 'vocative');
    }
    if (!followed && this.family.isAt(word)) return this.pushUnlessOffered(word, next, 'likely-name');
    const end = this.talked.end(word);
    return end > word && !this.things.isThing(word, end)
      ? this.pushUnlessOffered(word, end, 'likely-name')
      : next;
  }

  /** A word in small letters that a list of names knows. */
  private addListed(word: number): number {
    const { words } = this;
    const shouted = shoutedEnd(words, word);
    if (shouted > word && !this.isThing(word, shouted))
      return this.pushUnlessOffered(word, shouted, shouted > word + 1 ? 'full-name' : 'given-name');
    if (this.amid.isPair(word)) return this.pushUnlessOffered(word, word + 2, 'full-name');
    const strong = words.isStrongGiven(word);
    const small = strong ? this.addSmall(word) : this.addUnknown(word);
    if (small > word + 1) return small;
    const pair = strong ? this.addPair(word) : word;
    if (pair > word) return pair;
    const end = familiarEnd(words, word, this.questioned && word === words.from ? undefined : this.lookup);
    if (end === word || isVerb(words, word) || this.things.isThing(word, end)) return small;
    if (end > word + 1) return this.pushUnlessOffered(word, end, 'full-name');
    // Whatever was asked for may begin the answer. What is on offer is not learned here: it may be a payee.
    if (this.questioned && (word === words.from || words.to - words.from < 3)) return small;
    return this.sink.push(familiarStart(words, word), end, 'familiar-name');
  }

  /** A word in small letters that no list knows, or only weak ones. */
  private addUnknown(word: number): number {
    const pair = this.addPair(word);
    if (pair > word) return pair;
    const { words } = this;
    const told = this.family.isAt(word) || isSpokenOf(words, word) || isDoer(words, word, this.lookup);
    return told ? this.sink.push(word, word + 1, 'likely-name') : word + 1;
  }

  /** Where the name in small letters that begins at `word` ends, if two words or an initial tell it. */
  private addPair(word: number): number {
    const { pairs } = this;
    // Whatever was asked for may begin the answer.
    const end = pairs.end(word, this.questioned && word === this.words.from);
    // In a shout the capitals behind it are no model: "… QUASTL BORN 12-12-1944".
    const thing = end > word && !this.words.shouting && this.isThing(word, end);
    if (end > word) return thing ? word : this.pushUnlessOffered(word, end, 'full-name');
    return pairs.isInitialled(word) ? this.pushUnlessOffered(word - 1, word + 1, 'full-name') : word;
  }

  private isThing(word: number, end: number): boolean {
    const thing = this.things.isThing(word, end);
    if (thing) this.offer.noteThing(word, end);
    return thing;
  }

  private pushUnlessOffered(word: number, end: number, how: NameEvidence): number {
    if (!this.offer.holds(word, end)) return this.sink.push(word, end, how);
    let last = end;
    while (last < this.words.to && this.words.isCapital(last) && this.reader.joined(last)) last++;
    return last;
  }

  /** "Thursday at two with Jools". */
  private isBeside(word: number): boolean {
    const { words } = this;
    if (word === words.from || words.gapBefore(word) !== 0) return false;
    const before = words.hash(word - 1);
    // "he banks with Quastling"
    if (word - 2 >= words.from && WITH.has(before) && AT_FIRMS.has(words.hash(word - 2))) return false;
    const joined = AND.has(before);
    if (!joined && !WITH.has(before) && !SAID_BEFORE.has(before)) return false;
    const ends = (words.gapAfter(word) & (GAP_STOP | GAP_EDGE)) !== 0;
    if (SAID_BEFORE.has(before) && !ends) return false;
    // "Pumpe und Regler": what is joined to a thing is a thing.
    const other = word - 2;
    // "10th and Quast"
    if (joined && other >= words.from && words.is(other, WORD_HAS_DIGIT) && !words.isNumber(other))
      return false;
    if (joined && (words.isBesideMask(word - 1, word) || words.isAfterMask(word - 1))) return false;
    if (joined && other >= words.from && words.isCapital(other) && !words.isStrongGiven(other)) return false;
    // "Odalys and Quastl.": joined to a name, what nobody knows is one.
    const unknown =
      joined && ends && other >= words.from && words.isUnknown(word) && words.isStrongGiven(other);
    // "Odalys and Pearl": a word that is a name as well.
    const common = joined && other >= words.from && words.isCommonGiven(word) && words.isStrongGiven(other);
    const named =
      common && words.isCapital(other) && !(other > words.from && ARTICLES.has(words.hash(other - 1)));
    if (!words.isLikely(word) && !unknown && !named) return false;
    return !words.isAbbreviation(word) && !this.reader.runsIntoModel(word + 1);
  }

  private addGiven(word: number): number {
    const { words } = this;
    const end = this.reader.read(word, TRUST_NONE);
    if (end === word || isVerb(words, word)) return word + 1;
    if (this.isThing(word, end)) return end;
    let first = pastHyphen(words, word);
    if (this.things.isPlacePart(word) || this.things.isModel(word, end) || this.things.isPlayed(word))
      return end;
    if (first === word && isListed(words, word, end)) first = word - 1;
    else if (first === word && this.things.isBranded(word)) {
      // "Quastl Wendell": the surname stands first. "Kia Niro", "Mini Cooper": no name at all.
      const before = word - 1;
      const surname = words.isLikely(before) || (end - word > 1 && words.isUnknown(before));
      if (surname) first = before;
      else if (this.reader.withSuffix(end) > end && words.isUnknown(before)) first = before;
      else if (end - word < 2 || !words.isStrong(word + 1)) return end;
    }
    if (first < word && this.isThing(first, end)) return end;
    return this.pushUnlessOffered(first, end, end - first > 1 ? 'full-name' : 'given-name');
  }

  /** "Ottilie K Quast": the word that follows the initials. */
  private pastInitials(word: number): number {
    const { words } = this;
    let at = word;
    while (words.isInitial(at) && at + 1 < words.to && words.isCapital(at + 1) && this.reader.joined(at + 1))
      at++;
    return at;
  }

  /** Whether two capitals are a name by the lists. */
  private isPair(word: number, next: number): boolean {
    const { words } = this;
    if (words.isAbbreviation(word) || words.isAbbreviation(next)) return false;
    // "SQ *GREEN OTTER": capitals amid small letters are as often a shop.
    const loud = words.is(word, WORD_UPPER) && words.is(next, WORD_UPPER);
    if (loud && !words.isStrong(word) && !words.isStrong(next)) return false;
    const surname = words.is(next, WORD_SURNAME) && words.isStrong(next) && !words.is(next, WORD_PLACE);
    if (words.isCommonGiven(word) || (words.isStrong(word) && words.is(word, WORD_GIVEN))) {
      return (surname || words.isLikely(next)) && !this.things.isBranded(word);
    }
    if (words.isCommon(word) || words.is(word, WORD_PLACE) || words.length(word) < 2) return false;
    if (surname) return words.isNamed(word) || (words.gapBefore(word) & GAP_SENTENCE) === 0;
    return words.isLikely(word) && words.isLikely(next) && !this.things.isBranded(word);
  }

  /** ", Aarav." and "Wei, can you …". */
  private isSetApart(word: number): boolean {
    const { words } = this;
    const after = words.gapAfter(word);
    const before = words.gapBefore(word);
    if (word === words.from) {
      const next = word + 1;
      if (REPLY_WORDS.has(words.hash(word))) return false;
      return words.isLikely(word) && (after & GAP_COMMA) !== 0 && next < words.to && !words.isCapital(next);
    }
    if (before === GAP_DASH || before === (GAP_DASH | GAP_STOP)) {
      return words.isLikely(word) && (after & (GAP_EDGE | GAP_COMMA)) !== 0;
    }
    // "hier Quastowski, guten Morgen"
    if (word === words.from + 1 && before === 0 && HERE.has(words.hash(words.from)))
      return words.isLikely(word) && (after & (GAP_COMMA | GAP_STOP | GAP_EDGE)) !== 0;
    if (before !== GAP_COMMA) return false;
    if (isMyself(words, word)) return mayBeSpokenTo(words, word);
    if ((after & (GAP_STOP | GAP_EDGE)) === 0) return false;
    const first = clauseStart(words, word);
    if (!words.isLikely(word) && !words.isCommonGiven(word)) return isSpokenTo(words, word, first);
    // No list of things; "Service Centre, Tamika. Your ID?" says who speaks, at the very beginning.
    const desk = words.is(word, WORD_GIVEN) && (after & GAP_EDGE) === 0 && first === words.from;
    if (words.isCapital(word - 1) && word - 1 > words.from && !desk) return false;
    return word - first <= CLAUSE_WORDS;
  }

  /** A given name in small letters: spoken to at the beginning, or part of a full name. */
  private addSmall(word: number): number {
    const { words } = this;
    const next = word + 1;
    if (isVerb(words, word)) return next;
    if (isSmallDouble(words, word)) return this.sink.push(word, next + 1, 'full-name');
    const amid = this.amid.end(word);
    if (amid > word && !this.isThing(word, amid))
      return this.pushUnlessOffered(word, amid, amid > next ? 'full-name' : 'likely-name');
    // "tel 0155501234 odalys"
    if (next === words.to)
      return isBehindNumber(words, word) || isSpokenOf(words, word)
        ? this.sink.push(word, next, 'given-name')
        : next;
    if (word === words.from + 1 && SAYS_WHO.has(words.hash(words.from)) && words.gapBefore(word) === 0) {
      return this.sink.push(word, this.reader.read(word, TRUST_SOME), 'after-introduction');
    }
    if (words.shouting || word === words.from) {
      const full = words.isStrong(next) && words.is(next, WORD_SURNAME) && this.reader.joined(next);
      const opened = OPENERS.has(words.hash(next)) && words.gapBefore(next) === 0;
      const spoken = word === words.from && opened;
      const end = spoken ? next : full ? this.reader.read(word, TRUST_SOME) : word;
      if (end > word) return this.sink.push(word, end, spoken ? 'vocative' : 'full-name');
    }
    if (this.talked.isSmall(word) || isSpokenOf(words, word))
      return this.pushUnlessOffered(word, next, 'likely-name');
    const first = smallNameStart(words, word);
    const mayBeAnything = this.questioned && first === words.from;
    const last = first < 0 ? first : smallNameEnd(words, first, mayBeAnything ? undefined : this.lookup);
    if (last > word && last > first) return this.sink.push(first, last, 'full-name');
    // Whatever was asked for may begin the answer.
    const answers = this.questioned && word === words.from;
    return !answers && this.abroad.isName(word) ? this.pushUnlessOffered(word, next, 'likely-name') : next;
  }
}
