/**
 * Places in running text: behind a phrase such as "I live in" or a label such as "city", behind a preposition if it is a
 * large city, and before its state or country ("Columbus, OH").
 */
import type { CompiledRules } from '../../rules/compile.ts';
import { WORD_COMMON, WORD_CUE, WORD_GIVEN, WORD_PLACE, WORD_WEAK } from '../../rules/words.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_CAPITAL, WORD_UPPER, type WordColumns } from '../word-columns.ts';
import type { PlaceFindings } from './place-findings.ts';
import { BY_ITSELF, FROM_LETTERS, PlaceForms, TOWN_LETTERS } from './place-forms.ts';
import {
  AREA_WORDS,
  ARTICLES,
  C,
  CITY_WORDS,
  COPULAS,
  D,
  FROM_WORDS,
  HOUSES_BY_NAME,
  IN_WORDS,
  INNER_WORDS,
  OF,
  OF_ENGLISH,
  OUT,
  PATH_WORDS,
  SMALL_IN,
  WAY_WORDS,
  WHERE_WORDS,
  WORDY_CODES,
} from './place-lists.ts';
import { leadsTo } from './place-signs.ts';
import { GAP_JOINS, GAP_NONE, GAP_PARTS, type PlaceWords } from './place-words.ts';
import { StreetsAlone } from './streets-alone.ts';
import { TownsOfFirms } from './towns-of-firms.ts';
import { UnheardTowns } from './unheard-towns.ts';

const AFTER_PHRASE = 0.85;
const UNKNOWN_AFTER_PHRASE = 0.7;
const SMALL_AFTER_PHRASE = 0.55;
const WITH_REGION = 0.75;
const AFTER_PREPOSITION = 0.6;
const TOWN_IN_TEXT = 0.5;
const CODE_LETTERS = 3;

export class PlacesInText {
  private readonly scan: ConversationScan;
  private readonly words: WordColumns;
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;
  private readonly forms: PlaceForms;
  private readonly alone: StreetsAlone;
  private readonly unheard: UnheardTowns;
  private readonly firms: TownsOfFirms;
  private readonly live: number;
  private readonly be: number;
  private readonly label: number;

  constructor(rules: CompiledRules, scan: ConversationScan, read: PlaceWords, findings: PlaceFindings) {
    this.scan = scan;
    this.words = scan.words;
    this.read = read;
    this.findings = findings;
    this.forms = new PlaceForms(scan, read, findings);
    this.alone = new StreetsAlone(this.words, read, findings);
    this.unheard = new UnheardTowns(rules, scan, read, this.forms);
    this.firms = new TownsOfFirms(read, findings, this.forms);
    this.live = rules.cues.groupIndex('place-live');
    this.be = rules.cues.groupIndex('place-be');
    this.label = rules.cues.groupIndex('place-label');
  }

  add(member: number, from: number, to: number): void {
    this.addAfterCues(member, to);
    const { bits } = this.words;
    for (let word = from; word < to; word++) {
      const told = word > from && (bits[word - 1]! & (WORD_COMMON | WORD_CAPITAL)) !== WORD_COMMON;
      if (told) this.firms.addBefore(member, word, from);
      if ((bits[word]! & WORD_CAPITAL) === 0) {
        if (word > from && (bits[word]! & WORD_COMMON) === 0) {
          if ((bits[word]! & WORD_PLACE) !== 0 || IN_WORDS.has(this.words.h1[word - 1]!))
            this.forms.addSmall(member, word, to);
          else this.firms.addSmallWay(member, word, from, to);
          if (this.alone.mayBegin(member, word, to) && this.forms.isAllSmall(member))
            this.alone.add(member, word, to);
        }
        if (word > from && WHERE_WORDS.has(this.words.h1[word - 1]!)) this.addSmallCity(member, word, to);
        continue;
      }
      if (this.read.followsMask(member, word)) continue;
      if (word > from) this.addRegion(member, word, from, to);
      this.addHouse(member, word, from, to);
      this.addCity(member, word, from, to);
    }
    this.alone.addBeforeTowns(member, from, to, this.forms);
  }

  private addAfterCues(member: number, to: number): void {
    const { cues } = this.scan;
    const last = this.scan.endCueOf(member);
    for (let cue = this.scan.firstCueOf(member); cue < last; cue++) {
      const { groups, words } = cues.phrase[cue]!;
      const isLabel = groups.includes(this.label);
      const isOpen = isLabel || groups.includes(this.live);
      if (!isOpen && !groups.includes(this.be)) continue;
      let word = cues.firstWord[cue]! + words;
      if (word >= to || !leadsTo(this.scan, member, word, isLabel)) continue;
      if (isLabel && COPULAS.has(this.words.h1[word]!) && leadsTo(this.scan, member, word + 1, false)) word++;
      if (!isLabel && ARTICLES.has(this.words.h1[word]!) && this.isRegionAt(member, word + 1, to)) {
        word++;
        if (!leadsTo(this.scan, member, word, false)) continue;
      }
      if (word < to) this.addAnnounced(member, word, to, isLabel, isOpen);
    }
  }

  /** With `open` a word that nobody knows may follow; in small letters only where all of a short message is small. */
  private addAnnounced(member: number, word: number, to: number, label: boolean, open: boolean): void {
    const known = this.read.knownFrom(member, word, to);
    const capital = this.read.isCapital(word);
    const plain = known - word === 1 && this.read.isCommon(word) && !capital;
    const strong = this.read.isCity() || this.read.isRegion() || this.read.isTown();
    let unknown = open || known > word ? this.read.unknownFrom(member, word, to) : word;
    // What others have taken will be masked, and then the run ends there.
    for (let at = word; at < unknown; at++) if (this.findings.takenBy(at) !== undefined) unknown = at;
    // "z Tarnowa do Kielc"
    for (let at = word + 1; at < unknown; at++)
      if (PATH_WORDS.has(this.words.h1[at]!) && this.read.isTownInCase(member, word)) unknown = at;
    if (unknown > known && !this.isAcronym(word, unknown)) {
      const score = known > word ? AFTER_PHRASE : UNKNOWN_AFTER_PHRASE;
      this.push(member, word, unknown, to, 'after-place-phrase', score);
    } else if (known > word && !plain && (strong || label) && (capital || open || this.isKnownSmall(word))) {
      this.push(member, word, known, to, 'after-place-phrase', AFTER_PHRASE);
    } else if (known > word + 1 && !capital && strong && this.forms.isSmallName(member, word, known)) {
      this.push(member, word, known, to, 'after-place-phrase', SMALL_AFTER_PHRASE);
    } else if (known === word + 1 && !plain && this.isSmallTown(member, word)) {
      this.push(member, word, known, to, 'after-place-phrase', SMALL_AFTER_PHRASE);
    } else if (plain && open && !label && strong && this.firms.isWordyHome(member, word, to)) {
      this.push(member, word, known, to, 'after-place-phrase', SMALL_AFTER_PHRASE);
    } else if (!this.findings.isTaken(word, word + 1) && this.unheard.isAt(member, word, open)) {
      this.push(member, word, word + 1, to, 'after-place-phrase', SMALL_AFTER_PHRASE);
    }
  }

  /** "ik zit in quimbleford": a town that few know, where all is in small letters. */
  private isSmallTown(member: number, word: number): boolean {
    if (!this.read.isTown() || this.read.length(word) < TOWN_LETTERS) return false;
    if (!this.forms.isNobody(word, this.words.h1[word - 1]!)) return false;
    return this.forms.isAllSmall(member) && !this.findings.isTaken(word, word + 1);
  }

  /** In small letters: a city, or a country that is no word, and nobody's name but behind "in" ("now in malta"). */
  private isKnownSmall(word: number): boolean {
    if (this.read.isCity()) return true;
    if (!this.read.isRegion() || this.read.isCode() || this.read.isCommon(word)) return false;
    return !this.read.isNamed(word) || IN_WORDS.has(this.words.h1[word - 1]!);
  }

  private isRegionAt(member: number, word: number, to: number): boolean {
    return word < to && this.read.knownFrom(member, word, to) > word && this.read.isRegion();
  }

  /** Pushes a place and what of its state or country follows. */
  private push(member: number, word: number, end: number, to: number, rule: string, score: number): void {
    let last = end;
    if (end < to && this.read.gap(member, end) !== GAP_NONE) {
      const region = this.read.knownFrom(member, end, to);
      const isCode = this.read.isCode() && this.read.isUpper(end);
      // "born in moga punjab"
      const small = region === end + 1 && !this.read.isCommon(end) && this.forms.isAllSmall(member);
      const isRegion = this.read.isRegion() && (small || this.read.isCapital(end));
      if (region > end && (isCode || isRegion)) last = region;
    }
    // "Washington D.C."
    if (last + 1 < to && this.words.h1[last] === D && this.words.h1[last + 1] === C) last += 2;
    this.findings.push(word, last, 'PLACE', rule, score);
    const next = last + 1;
    if (next >= to || !PATH_WORDS.has(this.words.h1[last]!) || !this.read.joins(member, next)) return;
    const other = this.read.knownFrom(member, next, to);
    const town = this.read.isTown() && !this.read.isCommon(next) && this.forms.isAllSmall(member);
    const known = other > next && (town || (this.read.isTown() && this.read.isCapital(next)));
    if (known || (other > next && this.read.isCity())) {
      this.findings.push(next, other, 'PLACE', rule, score);
      return;
    }
    const unknown = rule === 'after-place-phrase' ? this.read.unknownFrom(member, next, to) : next;
    if (unknown > next && !this.isAcronym(next, unknown) && !this.findings.isTaken(next, unknown))
      this.findings.push(next, unknown, 'PLACE', rule, UNKNOWN_AFTER_PHRASE);
  }

  /** "fly to san francisco", "a salon in los angeles": a large city of several words behind a preposition, in small letters. */
  private addSmallCity(member: number, word: number, to: number): void {
    const end = this.read.knownFrom(member, word, to);
    if (end - word < 2 || !this.read.isCity() || this.findings.isTaken(word, end)) return;
    this.findings.push(word, end, 'PLACE', 'place-in-text', AFTER_PREPOSITION);
  }

  /** A state or country at `word`, behind the place that it belongs to. */
  private addRegion(member: number, word: number, from: number, to: number): void {
    // "flying to columbus, OH"
    const small = !this.read.isCapital(word - 1);
    if (small && !(this.read.is(word - 1, WORD_PLACE) && this.read.is(word, WORD_UPPER))) return;
    const gap = this.read.gap(member, word);
    if (gap === GAP_NONE || (small && gap !== GAP_PARTS)) return;
    const short = this.words.end[word]! - this.words.start[word]! <= CODE_LETTERS;
    if (gap === GAP_JOINS && !(short && this.read.is(word, WORD_UPPER))) return;
    const end = this.read.knownFrom(member, word, to);
    if (end === word || (!this.read.isCode() && !this.read.isRegion())) return;
    const isCode = this.read.isCode();
    if (isCode && (small || gap === GAP_JOINS) && WORDY_CODES.has(this.words.h1[word]!)) return;
    if (!small && !this.read.ends(member, end, to)) return;
    const known = this.read.knownBefore(member, word, from);
    // "DOB, ID"
    if (this.isAcronym(word - 1, word) && this.read.is(word - 1, WORD_CUE)) return;
    if (known < word && (small ? isCode && this.read.isCity() : this.read.isCapital(known))) {
      const isSure =
        this.read.isCity() ||
        gap === GAP_PARTS ||
        !this.read.isNamed(known) ||
        this.isAfterWhere(known, from);
      // Countries in a row are a list and no address.
      const isList = this.read.isRegion() && !this.read.isCity();
      if (isSure && !isList)
        this.findings.push(
          Math.min(known, this.read.unknownBefore(member, word, from)),
          end,
          'PLACE',
          'place-with-region',
          WITH_REGION,
        );
      return;
    }
    if (small || gap !== GAP_PARTS || (isCode && WORDY_CODES.has(this.words.h1[word]!))) return;
    const unknown = this.read.unknownBefore(member, word, from);
    if (unknown === word || this.findings.isTaken(unknown, word) || this.isAcronym(unknown, word)) return;
    this.findings.push(unknown, end, 'PLACE', 'place-with-region', WITH_REGION);
  }

  /** A large city behind a preposition, or of two words and more by itself. */
  private addCity(member: number, word: number, from: number, to: number): void {
    const where = this.isAfterWhere(word, from);
    const several = word + 1 < to && this.read.isCapital(word + 1) && this.read.joins(member, word + 1);
    const area = word + 1 < to && AREA_WORDS.has(this.words.h1[word + 1]!);
    if (!where && !several && !area) return;
    const end = this.read.knownFrom(member, word, to);
    if (end === word) {
      if (where) this.forms.addInCase(member, word);
      return;
    }
    // "in New York", which is a state first of all.
    const state = where && end - word > 1 && this.read.isRegion() && this.allCapital(word, end);
    if (!this.read.isCity() && !state) {
      this.addTown(member, word, end, to);
      return;
    }
    if (end - word === 1) {
      // "in LA", but not "IN LA" nor "La".
      const odd = this.read.isCommon(word) || this.isAcronym(word, end);
      if (
        this.read.isUpper(word)
          ? (!where && !area) || (odd && this.isShouted(word, from, to))
          : this.read.isCommon(word) && !CITY_WORDS.has(this.words.h1[word]!)
      )
        return;
    }
    if (!area && !this.endsAsName(member, end, to)) return;
    if (where || area) this.push(member, word, end, to, 'place-in-text', AFTER_PREPOSITION);
    else if (end - word > 1 && !this.read.is(word, WORD_UPPER) && this.allCapital(word, end)) {
      if (word === from || !this.read.isCapital(word - 1) || !this.read.joins(member, word))
        this.push(member, word, end, to, 'place-in-text', BY_ITSELF);
    }
  }

  /** A town that is no name of a person, where "in" and the like say that it is one; "from" only if it is no name at all. */
  private addTown(member: number, word: number, end: number, to: number): void {
    if (!this.read.isTown() || word === this.scan.firstWordOf(member)) return;
    const before = this.words.h1[word - 1]!;
    const way = this.firms.isWay(word, this.scan.firstWordOf(member));
    // "I need a Normal ride": "a" says where in another language.
    if (end - word === 1 && this.read.isCommon(word) && !way && !SMALL_IN.has(before)) return;
    if (this.read.is(word, WORD_UPPER)) return;
    if (IN_WORDS.has(before) || way) {
      if (end - word === 1 && this.read.is(word, WORD_GIVEN) && !this.read.is(word, WORD_WEAK)) return;
    } else if (before === OF && this.isAfterPart(member, word - 1)) {
      // "…, de Zarautz"
      if (this.read.isNamed(word) || this.read.length(word) < FROM_LETTERS) return;
    } else if (WAY_WORDS.has(before)) {
      if (!this.forms.isFirstEnd(member, end, to)) return;
    } else if (!FROM_WORDS.has(before) || this.read.isNamed(word) || this.read.length(word) < FROM_LETTERS)
      return;
    if (!this.allCapital(word, end) || !this.endsAsName(member, end, to)) return;
    this.push(member, word, end, to, 'place-in-text', TOWN_IN_TEXT);
  }

  private isAfterPart(member: number, word: number): boolean {
    const first = this.scan.firstWordOf(member);
    return word > first && this.read.gap(member, word) === GAP_PARTS;
  }

  /** "Hill Farm, Bampton": a house by its name, before a town. */
  private addHouse(member: number, word: number, from: number, to: number): void {
    const town = word + 1;
    if (word === from || town >= to || !HOUSES_BY_NAME.has(this.words.h1[word]!)) return;
    if (this.read.gap(member, town) !== GAP_PARTS || !this.read.isCapital(town)) return;
    const first = this.read.unknownBefore(member, town, from, true);
    if (first >= word || this.findings.isTaken(first, town)) return;
    const end = this.read.knownFrom(member, town, to);
    if (end === town || !(this.read.isTown() || this.read.isCity()) || !this.endsAsName(member, end, to))
      return;
    this.findings.push(first, town, 'ADDRESS', 'house-name', UNKNOWN_AFTER_PHRASE);
    this.push(member, town, end, to, 'place-beside-address', WITH_REGION);
  }

  /** Whether no word with a capital goes on from a name that ends before `end`: "New York Times". */
  private endsAsName(member: number, end: number, to: number): boolean {
    if (end >= to) return this.read.ends(member, end, to);
    // "in SFO. I heard": no "St. Ives".
    if (this.read.isUpper(end - 1) && this.read.gap(member, end) === GAP_NONE) return true;
    if (!this.read.joins(member, end)) return this.read.ends(member, end, to);
    return !this.read.isCapital(end) || this.read.isUpper(end);
  }

  /** Whether a neighbour of the word is in capitals too. */
  private isShouted(word: number, from: number, to: number): boolean {
    const shouts = (at: number): boolean => this.read.isUpper(at) && this.read.length(at) > 1;
    return (word > from && shouts(word - 1)) || (word + 1 < to && shouts(word + 1));
  }

  private allCapital(word: number, end: number): boolean {
    for (let at = word; at < end; at++) {
      // "Caldas da Rainha"
      const inner = at > word && at < end - 1 && INNER_WORDS.has(this.words.h1[at]!);
      if (!inner && !this.read.isCapital(at)) return false;
    }
    return true;
  }

  private isAfterWhere(word: number, from: number): boolean {
    if (word === from) return false;
    const before = this.words.h1[word - 1]!;
    // "leaving out of LA"
    if (before === OF_ENGLISH) return word - 1 > from && this.words.h1[word - 2] === OUT;
    return WHERE_WORDS.has(before);
  }

  /** Short and in capitals: HDMI, SSD, VPN. */
  private isAcronym(word: number, end: number): boolean {
    return end - word === 1 && this.read.isUpper(word) && this.read.length(word) <= 4;
  }
}
