/**
 * Places and postcodes beside an address or a postcode that a rule found: "12 Elm St, Springfield, IL 62704",
 * "50667 Köln", "Kaleen ACT 2617". Walks from what was found to both sides, part by part, as far as the parts go on.
 * What stands beside a masked span was beside a found one before, so it was found then.
 */
import type { EntityType } from '../../model/entity-types.ts';
import { WORD_WEAK } from '../../rules/words.ts';
import { compareStrength } from '../resolve.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT, type WordColumns } from '../word-columns.ts';
import { LeftOfAddress } from './left-of-address.ts';
import { isUnsurePostcode, type PlaceFindings, SURE } from './place-findings.ts';
import { AREA_LABELS, HOUSE_WORDS, IN_WORDS, INNER_WORDS, WORDY_CODES, ZIP_WORDS } from './place-lists.ts';
import { GAP_JOINS, GAP_NONE, GAP_PARTS, type PlaceWords } from './place-words.ts';
import { Postcodes } from './postcodes.ts';
import { SmallTowns } from './small-towns.ts';
import { unitEnd } from './units.ts';
import { WordyTowns } from './wordy-towns.ts';

const KNOWN = 0.8;
const UNKNOWN = 0.7;
const POSTCODE = 0.75;
/** Beside an address, where words elsewhere call it an order number. */
const BESIDE = 0.86;
/** Types that words alone give to a number. */
const ANY_NUMBER: ReadonlySet<EntityType> = new Set<EntityType>([
  'ORDER',
  'ACCOUNT',
  'BANK',
  'PIN',
  'PASSWORD',
]);
/** Words of an area of a town. */
const AREA_WORDS = 3;
/** Letters of a town that is a surname too, in small letters; digits behind a state that is a word: no "to 5 quillon view". */
const LEAST_WEAK = 4;
const LEAST_ZIP = 3;
/** Parts of one address at most. */
const MOST_PARTS = 6;

export class BesideAddress {
  private readonly read: PlaceWords;
  private readonly words: WordColumns;
  private readonly findings: PlaceFindings;
  private readonly postcodes: Postcodes;
  private readonly small: SmallTowns;
  private readonly left: LeftOfAddress;
  private readonly wordy: WordyTowns;

  constructor(scan: ConversationScan, read: PlaceWords, findings: PlaceFindings) {
    this.words = scan.words;
    this.read = read;
    this.findings = findings;
    this.postcodes = new Postcodes(scan, read, findings);
    this.small = new SmallTowns(scan, read, findings, this.postcodes);
    this.left = new LeftOfAddress(read, findings);
    this.wordy = new WordyTowns(read, findings);
  }

  /** `numbers`: whether some word of the member holds a digit. */
  add(member: number, from: number, to: number, numbers: boolean): void {
    if (numbers) {
      this.postcodes.addBehindTowns(member, from, to);
      this.postcodes.addBeforeCity(member, from, to);
    }
    if (this.findings.all.length === 0) return;
    const anchors = this.findings.all
      .filter(({ type, score }) => score >= SURE && (type === 'ADDRESS' || type === 'POSTCODE'))
      .sort((a, b) => a.start - b.start || a.end - b.end || compareStrength(a, b));
    for (const { type, start, end } of anchors) {
      const first = this.findings.wordBehind(start, from, to);
      const next = this.findings.wordBehind(end, first, to);
      if (type === 'ADDRESS') this.addInside(member, first, next);
      const found = this.walkRight(member, next, to, type === 'ADDRESS');
      if (type === 'POSTCODE') this.walkLeft(member, first, from, !found);
      else if (!this.left.addHouse(member, first, from, to)) this.addBefore(member, first, from);
    }
    const unsure = this.findings.all
      .filter(isUnsurePostcode)
      .sort((a, b) => a.start - b.start || b.end - a.end);
    for (const { start, end } of unsure) {
      this.postcodes.addBeforeTown(member, this.findings.wordBehind(start, from, to), end, to);
    }
  }

  /** "Apt 14, Dallas": the last part of what a rule took for an address, if it is a town that people know. */
  private addInside(member: number, first: number, next: number): void {
    let word = next - 1;
    while (word > first && this.read.gap(member, word) === GAP_JOINS) word--;
    if (word <= first || this.read.gap(member, word) !== GAP_PARTS || !this.read.isCapital(word)) return;
    if (this.read.knownFrom(member, word, next) !== next || !this.read.isCity()) return;
    this.findings.push(word, next, 'PLACE', 'place-beside-address', KNOWN);
  }

  /** Returns whether a place stands there. */
  private walkRight(member: number, first: number, to: number, address: boolean): boolean {
    let at = first;
    let places = 0;
    let postcode = !address;
    let named = false;
    let inside = false;
    for (let part = 0; part < MOST_PARTS && at < to; part++) {
      const taken = this.findings.takenBy(at);
      const gap = this.read.gap(member, at);
      if (gap === GAP_NONE && !(at > first && this.read.isColon(member, at))) break;
      const tail =
        places === 0 && address && taken === undefined ? unitEnd(this.words, this.read, member, at, to) : at;
      if (tail > at) {
        this.findings.push(at, tail, 'ADDRESS', 'address-tail', KNOWN);
        at = tail;
        continue;
      }
      // "… 12 in Köln", "… 4 à 1080 Quillon"
      const leads = address && places === 0 && !inside && !postcode;
      if ((part === 0 || leads) && this.leadsOn(member, at, to, gap)) {
        at++;
        inside = true;
        continue;
      }
      // "…, barrio Quillón, …"
      if (AREA_LABELS.has(this.words.h1[at]!) && at + 1 < to && this.read.isCapital(at + 1)) {
        at = this.areaEnd(member, at + 1, to);
        continue;
      }
      // "bairro quillón santander", in small letters: the town behind it is known.
      if (AREA_LABELS.has(this.words.h1[at]!) && this.read.isTownBesideAddress(member, at + 2, to)) {
        at += 2;
        continue;
      }
      if (!postcode && ZIP_WORDS.has(this.words.h1[at]!) && at - first < MOST_PARTS) {
        named = true;
        at++;
        continue;
      }
      if (
        taken !== undefined &&
        (taken.type === 'POSTCODE' || taken.type === 'ADDRESS' || taken.type === 'PLACE')
      ) {
        if (taken.type === 'POSTCODE') postcode = true;
        at = Math.max(at + 1, this.findings.wordBehind(taken.end, at, to));
        continue;
      }
      if (this.read.is(at, WORD_HAS_DIGIT)) {
        const end = postcode
          ? at
          : this.postcodes.postcodeAt(member, at, to, places > 0 || inside || gap === GAP_PARTS);
        if (end === at) break;
        if (taken === undefined) this.findings.push(at, end, 'POSTCODE', 'postcode-beside-address', POSTCODE);
        // Where a town or its postcode goes on with an address, a cue farther off does not make it another number.
        else if (!named && ANY_NUMBER.has(taken.type) && this.findings.wordBehind(taken.end, at, to) === end)
          this.findings.push(at, end, 'POSTCODE', 'postcode-beside-address', BESIDE);
        postcode = true;
        at = end;
        continue;
      }
      const end =
        at === first && this.wordy.isBehindPostcode(member, at, to)
          ? at + 1
          : this.placeAt(member, at, to, gap, places);
      if (end === at) {
        // "Esweg 40 in Borne?": a word with a capital where only a town is left to be named.
        if (inside && (this.wordy.isInside(member, at, to) || this.wordy.goesOn(member, at, to))) places++;
        break;
      }
      places++;
      at = end;
    }
    return places > 0;
  }

  private leadsOn(member: number, word: number, to: number, gap: number): boolean {
    if (this.wordy.isBehindPath(member, word, to, gap)) return true;
    if (this.read.leadsOn(member, word, to))
      return gap === GAP_JOINS || this.read.isTownOrPostcode(member, word + 1, to);
    return (
      gap === GAP_JOINS && IN_WORDS.has(this.words.h1[word]!) && this.small.isBehindIn(member, word + 1, to)
    );
  }

  /** Pushes the place at `word`, if there is one; returns its end. */
  private placeAt(member: number, word: number, to: number, gap: number, places: number): number {
    const known = this.read.knownFrom(member, word, to);
    const isCode = this.read.isCode();
    const isNear = this.read.isCity() || this.read.isRegion();
    const unknown = this.read.unknownFrom(member, word, to, true);
    if (unknown > known && this.read.ends(member, unknown, to) && this.isFree(word, known, unknown)) {
      if (gap === GAP_PARTS || places > 0 || known > word || this.blanksIn(member, word, unknown) < 2) {
        this.findings.push(word, unknown, 'PLACE', 'place-beside-address', known > word ? KNOWN : UNKNOWN);
        return unknown;
      }
    }
    if (known > word && this.isSpelledAsPlace(member, word, known, to, gap, places, isCode, isNear)) {
      this.findings.push(word, known, 'PLACE', 'place-beside-address', KNOWN);
      return known;
    }
    if (gap === GAP_PARTS && this.isBeforeState(member, word, to)) {
      this.findings.push(word, word + 1, 'PLACE', 'place-beside-address', UNKNOWN);
      return word + 1;
    }
    return this.small.at(member, word, to);
  }

  /** Taken by nothing, or behind "de la" by a name that lists alone know: "Quillanueva de la Concepción". */
  private isFree(word: number, known: number, end: number): boolean {
    if (!this.findings.isTaken(word, end)) return true;
    if (known === word || !INNER_WORDS.has(this.words.h1[known]!)) return false;
    for (let at = word; at < end; at++)
      if (at < known ? this.findings.takenBy(at) !== undefined : !this.isNobodysOrName(at)) return false;
    return true;
  }

  private isNobodysOrName(word: number): boolean {
    const taken = this.findings.takenBy(word);
    return taken === undefined || (taken.type === 'PERSON' && taken.score < KNOWN);
  }

  /** Pushes an area of a town that stands behind its label, whatever word it is, up to the comma; returns where to go on. */
  private areaEnd(member: number, word: number, to: number): number {
    let end = word;
    while (end < to && end - word < AREA_WORDS && this.read.isCapital(end)) {
      if (end > word && this.read.gap(member, end) !== GAP_JOINS) break;
      end++;
    }
    const parted = end < to && this.read.gap(member, end) === GAP_PARTS;
    if (!parted || this.findings.isTaken(word, end)) return word;
    this.findings.push(word, end, 'PLACE', 'place-beside-address', UNKNOWN);
    return end;
  }

  /** Hyphens make one word of several: "9051 Sint-Quillon-Westrem". */
  private blanksIn(member: number, word: number, end: number): number {
    let blanks = 0;
    for (let at = word + 1; at < end; at++) if (this.read.gap(member, at) === GAP_JOINS) blanks++;
    return blanks;
  }

  /** A word with a capital between an address and the state or postcode: "Bend, OR". */
  private isBeforeState(member: number, word: number, to: number): boolean {
    const next = word + 1;
    if (next >= to || !this.read.isCapital(word) || this.read.isUpper(word)) return false;
    if (this.findings.takenBy(word) !== undefined || this.read.is(word, WORD_HAS_DIGIT)) return false;
    if (this.read.gap(member, next) === GAP_NONE) return false;
    const taken = this.findings.takenBy(next);
    if (taken !== undefined) return taken.type === 'POSTCODE';
    return this.read.isUpper(next) && this.read.knownFrom(member, next, to) > next && this.read.isCode();
  }

  private isSpelledAsPlace(
    member: number,
    word: number,
    end: number,
    to: number,
    gap: number,
    places: number,
    isCode: boolean,
    isNear: boolean,
  ): boolean {
    const capital = this.read.isCapital(word);
    if (isCode) {
      if (this.read.isUpper(word)) return places > 0 || gap === GAP_PARTS || !this.read.isCommon(word);
      if (places === 0 || !WORDY_CODES.has(this.read.h1(word))) return places > 0;
      return end < to && this.read.isDigits(end) && this.read.length(end) >= LEAST_ZIP;
    }
    if (end - word > 1 || capital) return true;
    if (this.read.isCommon(word)) {
      if (end === to) return places === 0 && this.read.isTown() && this.small.last(member, word, to) === to;
      return gap === GAP_PARTS && this.read.isDigits(end);
    }
    // "57 quillon grove fallowfield its …": most towns are surnames by a weak list.
    const weak = this.read.isTown() && this.read.is(word, WORD_WEAK) && this.read.length(word) >= LEAST_WEAK;
    const nobody = weak || !this.read.isNamed(word);
    return isNear || gap === GAP_PARTS || this.read.ends(member, end, to) || nobody;
  }

  /** "quimbleford, lindenstraße 5", "a quimbleford in via roma 5": a town right before a street line. */
  private addBefore(member: number, first: number, from: number): void {
    let end = first;
    if (end > from && IN_WORDS.has(this.words.h1[end - 1]!) && this.read.gap(member, end) === GAP_JOINS)
      end--;
    if (end === from || this.read.gap(member, end) === GAP_NONE) return;
    // "è quimbleford, via …" may have been taken for somebody.
    const taken = this.findings.takenBy(end - 1);
    if (taken !== undefined && taken.type !== 'PERSON') return;
    const word = this.read.knownBefore(member, end, from);
    if (word === end || !(this.read.isCity() || this.read.isTown())) return;
    const single = end - word === 1;
    // "mora na rua …", "East Side, 58 …": words that say what they mean.
    if (!(this.read.isCity() && !single) && this.wordy.isSaid(word, end)) return;
    if (single && this.read.isUpper(word)) return;
    // A street may be named after a town, and a person too.
    const start = this.wordy.beginning(member, word, from);
    const led = start < word || (word > from && IN_WORDS.has(this.words.h1[word - 1]!));
    if (single && this.read.isNamed(word) && !led) return;
    this.findings.push(start, end, 'PLACE', 'place-beside-address', KNOWN);
  }

  private walkLeft(member: number, first: number, from: number, unknownToo: boolean): void {
    // "Quastópolis, CEP 60533-540"
    const labelled = first > from && ZIP_WORDS.has(this.read.h1(first - 1));
    let at = labelled ? first - 1 : first;
    for (let part = 0; part < MOST_PARTS && at > from; part++) {
      const gap = this.read.gap(member, at);
      if (gap === GAP_NONE) return;
      if (part === 0 && unknownToo && !labelled && this.left.addSmall(member, at, from)) return;
      const start =
        this.knownLeft(member, at, from, part) ??
        (unknownToo && !labelled ? this.unknownLeft(member, at, from, part) : at);
      if (start === at || this.read.is(start, WORD_HAS_DIGIT)) return;
      at = start;
    }
  }

  private knownLeft(member: number, end: number, from: number, part: number): number | undefined {
    const word = this.read.knownBefore(member, end, from);
    if (word === end) return undefined;
    const taken = this.findings.takenBy(end - 1);
    if (taken !== undefined && taken.type !== 'PERSON') return taken.type === 'PLACE' ? word : undefined;
    const single = end - word === 1;
    if (single && !this.read.isCapital(word)) {
      // "la GA447ZZ"
      if (this.read.isCommon(word) && (!this.read.isCity() || INNER_WORDS.has(this.read.h1(word))))
        return undefined;
      if (this.read.isCode() && (part > 0 || WORDY_CODES.has(this.read.h1(word)))) return undefined;
    }
    // The run of capitals around it is the longer name: "North Scottsdale" knows Scottsdale only.
    const run =
      this.read.isCapital(word) && !this.read.isCode() ? this.read.unknownBefore(member, end, from) : end;
    const start = Math.min(run, word);
    this.findings.push(
      this.findings.isTaken(start, word) ? word : start,
      end,
      'PLACE',
      'place-beside-postcode',
      KNOWN,
    );
    return start;
  }

  private unknownLeft(member: number, end: number, from: number, part: number): number {
    const word = this.read.unknownBefore(member, end, from, HOUSE_WORDS.has(this.words.h1[end - 1]!));
    if (word < end && HOUSE_WORDS.has(this.words.h1[end - 1]!) && !this.findings.isTaken(word, end)) {
      this.findings.push(word, end, 'ADDRESS', 'house-name', UNKNOWN);
      return end;
    }
    if (word === end || this.findings.isTaken(word, end)) return end;
    if (part > 2 || (part === 0 && this.read.gap(member, end) !== GAP_JOINS && end - word > 3)) return end;
    this.findings.push(word, end, 'PLACE', 'place-beside-postcode', UNKNOWN);
    return word;
  }
}
