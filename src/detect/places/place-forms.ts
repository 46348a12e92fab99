/**
 * Places in text that are spelled unlike names: in small letters, where all of a short message is, and in Polish cases.
 */
import { WORD_COMMON, WORD_WEAK } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT, WORD_UPPER, type WordColumns } from '../word-columns.ts';
import type { PlaceFindings } from './place-findings.ts';
import {
  A,
  CASE_WORDS,
  CITY_HAS,
  IN_WORDS,
  PATH_WORDS,
  SMALL_FROM,
  SMALL_IN,
  SMALL_TO,
} from './place-lists.ts';
import type { PlaceWords } from './place-words.ts';

/** A place that nothing but its spelling or a small word before it tells. */
export const BY_ITSELF = 0.55;
/** Letters of a town behind "from" and "to". */
export const FROM_LETTERS = 5;
/** Letters of a town that few know, in small letters, and behind "in" and "near". */
export const TOWN_LETTERS = 6;
const LEAST_INSIDE = 5;
const LETTER_A = 0x61;
/** Letters of the first word of a town of several words. */
const LEAST_FIRST = 3;
const SAINTS = wordSet('st');
/** Words of a message in which small letters are the writer's way. */
const MOST_SMALL_WORDS = 24;
const WITH_REGION = 0.75;
/** Letters of a region's name, and of a town that nobody knows before it. */
const REGION_LETTERS = 4;

export class PlaceForms {
  private readonly scan: ConversationScan;
  private readonly words: WordColumns;
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;

  constructor(scan: ConversationScan, read: PlaceWords, findings: PlaceFindings) {
    this.scan = scan;
    this.words = scan.words;
    this.read = read;
    this.findings = findings;
  }

  /** "w Gdyni", "do Kielc". */
  addInCase(member: number, word: number): void {
    if (!CASE_WORDS.has(this.words.h1[word - 1]!) || !this.read.joins(member, word)) return;
    if (this.read.is(word, WORD_COMMON | WORD_UPPER) || this.findings.isTaken(word, word + 1)) return;
    if (this.read.isTownInCase(member, word))
      this.findings.push(word, word + 1, 'PLACE', 'place-in-text', BY_ITSELF);
  }

  /** "von Zwettl nach Krems": whether behind the place that ends before `end` a way goes on to a town. */
  isFirstEnd(member: number, end: number, to: number): boolean {
    const other = end + 1;
    if (other >= to || !PATH_WORDS.has(this.words.h1[end]!) || !this.read.isCapital(other)) return false;
    return this.read.knownFrom(member, other, to) > other && this.read.isTown();
  }

  /** "he is in boise", where all is in small letters but for the first word. */
  addSmall(member: number, word: number, to: number): void {
    if (this.addBeforeRegion(member, word, to)) return;
    const before = this.words.h1[word - 1]!;
    const inside = IN_WORDS.has(before);
    if (this.isLargeCity(member, word, before, to)) {
      this.findings.push(word, word + 1, 'PLACE', 'place-in-text', BY_ITSELF);
      return;
    }
    if (!(inside || SMALL_FROM.has(before)) || !this.read.joins(member, word)) return;
    const end = this.read.knownFrom(member, word, to);
    if (end > word + 1 && inside) this.addSmallNames(member, word, end);
    if (end !== word + 1) return;
    if (!this.read.isCity() && !this.isPlainTown(member, word, before)) return;
    // "from tucson to flagstaff"
    const next = word + 2;
    if (next < to && PATH_WORDS.has(this.words.h1[word + 1]!) && this.read.joins(member, next)) {
      const other = this.read.knownFrom(member, next, to);
      const known = other > next && (this.read.isCity() || this.read.isTown()) && !this.read.isCommon(next);
      if (known && this.isAllSmall(member) && !this.findings.isTaken(word, next + 1)) {
        this.findings.push(word, word + 1, 'PLACE', 'place-in-text', BY_ITSELF);
        this.findings.push(next, other, 'PLACE', 'place-in-text', BY_ITSELF);
        return;
      }
      this.read.knownFrom(member, word, to);
    }
    // Nobody says "in" of a person.
    if (this.read.isNamed(word) && !SMALL_IN.has(before)) return;
    if (!inside && this.read.length(word) < FROM_LETTERS) return;
    if (!this.isAllSmall(member) || this.findings.isTaken(word, word + 1)) return;
    this.findings.push(word, word + 1, 'PLACE', 'place-in-text', BY_ITSELF);
  }

  /** "deliver it to quimbleford please", "the quimbleford branch": a large city that is no word and no well-known name. */
  private isLargeCity(member: number, word: number, before: number, to: number): boolean {
    if (!SMALL_TO.has(before) && !(word + 1 < to && CITY_HAS.has(this.words.h1[word + 1]!))) return false;
    if (this.read.is(word, WORD_COMMON) || this.read.length(word) < FROM_LETTERS) return false;
    if (this.read.isNamed(word) && !this.read.is(word, WORD_WEAK)) return false;
    if (this.read.knownFrom(member, word, to) !== word + 1 || !this.read.isCity()) return false;
    return this.isAllSmall(member) && this.read.joins(member, word) && !this.findings.isTaken(word, word + 1);
  }

  /** "hamilton ontario", "quimbleford wyoming": before the whole name of its state or province. */
  private addBeforeRegion(member: number, word: number, to: number): boolean {
    const end = this.read.knownFrom(member, word, to);
    if (end === word || !this.read.isRegion() || this.read.isCity() || this.read.isCode()) return false;
    if (this.read.length(word) < REGION_LETTERS || !this.read.joins(member, word)) return false;
    if (!this.isAllSmall(member) || !this.read.ends(member, end, to)) return false;
    const town = this.read.knownBefore(member, word, this.scan.firstWordOf(member));
    const known = town < word && (this.read.isCity() || this.read.isTown());
    const first = known ? town : word - 1;
    if (!known && !this.read.isUnknownWord(first, REGION_LETTERS)) return false;
    if (this.read.is(first, WORD_HAS_DIGIT) || this.findings.isTaken(first, end)) return false;
    this.findings.push(first, end, 'PLACE', 'place-with-region', WITH_REGION);
    return true;
  }

  /** "sim em vila de quimbleford": a town of several words, if nothing else is written with a capital. */
  private addSmallNames(member: number, word: number, end: number): void {
    if (!this.read.isCity() && !this.read.isTown()) return;
    if (this.isSmallName(member, word, end))
      this.findings.push(word, end, 'PLACE', 'place-in-text', BY_ITSELF);
  }

  /** Several words that may name a town where all of a short message is in small letters. */
  isSmallName(member: number, word: number, end: number): boolean {
    const saint = SAINTS.has(this.words.h1[word]!);
    if ((this.read.length(word) < LEAST_FIRST && !saint) || this.findings.isTaken(word, end)) return false;
    return this.isAllSmall(member);
  }

  /** A town that few know, behind "in": nobody's name, and long enough to be no slip. */
  private isPlainTown(member: number, word: number, before: number): boolean {
    // "a" is an article of English; with its accent it says where.
    const article = before === A && this.scan.unitAt(member, this.words.start[word - 1]!) === LETTER_A;
    if (!this.read.isTown() || article || !IN_WORDS.has(before)) return false;
    const least = SMALL_IN.has(before) ? LEAST_INSIDE : TOWN_LETTERS;
    return this.read.length(word) >= least && this.isNobody(word, before);
  }

  /** No name of a person, or behind "in" one by a weak list alone, which holds most towns. */
  isNobody(word: number, before: number): boolean {
    return !this.read.isNamed(word) || (this.read.is(word, WORD_WEAK) && SMALL_IN.has(before));
  }

  /** Whether the message is short and all in small letters but for its first word. */
  isAllSmall(member: number): boolean {
    const from = this.scan.firstWordOf(member);
    const to = this.scan.endWordOf(member);
    if (to - from > MOST_SMALL_WORDS || this.scan.isProtectedIn(member)) return false;
    for (let word = from + 1; word < to; word++) if (this.read.isCapital(word)) return false;
    return true;
  }
}
