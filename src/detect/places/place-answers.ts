/**
 * Places in answers that say more than the place: before a pause ("Bamako, 14.09.1966"), as the last of several parts, or
 * behind "near" and the like. Asked about only in short messages behind a question for a place.
 */
import { wordSet } from '../../text/word-hash.ts';
import { REPLY_WORDS } from '../names/reply-words.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import type { PlaceFindings } from './place-findings.ts';
import { IN_WORDS, NEAR_WORDS, ON_WORDS } from './place-lists.ts';
import { GAP_JOINS, GAP_NONE, GAP_PARTS, type PlaceWords } from './place-words.ts';

const ANSWER = 0.7;
const UNKNOWN_ANSWER = 0.6;
/** What goes on from a town in small letters that answers. */
const WHERE_BEHIND = wordSet('near by behind beside opposite off just not but');
/** Words of an answer from a place that nobody knows on. */
const MOST_UNKNOWN = 2;

/** Above what lists of names alone make of a town. */
const WITH_STATE = 0.8;
const MOST_TOWN = 3;
const MOST_WITH_REGION = 6;
const ZIP_DIGITS = 5;
/** Letters of a town that nobody knows, and digits of a postcode behind one and behind a town that people know. */
const LEAST_UNKNOWN = 4;
const LEAST_KNOWN_DIGITS = 4;
/** What people put between a town and a postcode that they are not sure of. */
const HEDGES = wordSet(
  'glaub glaube ich denk denke mein meine vermutlich wohl crois pense je creo credo penso acho geloof denk ik chyba mysle myślę tror jag think i guess',
);
const MOST_HEDGES = 2;
const QUESTION = 0x3f;

/** "Et l'adresse actuelle ?": whether a question mark stands right behind the words before `to`. */
export function asksAgain(scan: ConversationScan, to: number, member: number): boolean {
  const end = scan.words.end[to - 1]!;
  for (let at = end; at < end + 3; at++) if (scan.unitAt(member, at) === QUESTION) return true;
  return false;
}

export class PlaceAnswers {
  private readonly scan: ConversationScan;
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;

  constructor(scan: ConversationScan, read: PlaceWords, findings: PlaceFindings) {
    this.scan = scan;
    this.read = read;
    this.findings = findings;
  }

  /** A place that people know, before something else: "Bamako, 14.09.1966" answers for place and date of birth. */
  addFirst(member: number, word: number, to: number): boolean {
    if (this.addBeforeStreet(member, word, to) || this.addBeforeZip(member, word, to)) return true;
    const end = this.read.knownFrom(member, word, to);
    if (this.isBeforeWhere(member, word, end, to)) {
      this.findings.push(word, end, 'PLACE', 'answer-to-place-question', ANSWER);
      return true;
    }
    if (!this.read.isCapital(word) || this.read.isNamed(word)) return false;
    if (
      end > word &&
      end < to &&
      !this.read.joins(member, end) &&
      (this.read.isCity() || this.read.isTown() || this.read.isRegion())
    ) {
      this.findings.push(word, end, 'PLACE', 'answer-to-place-question', ANSWER);
      return true;
    }
    // "Quimbleford, near the mill": what nobody knows, if a part of its own.
    const unknown = this.read.unknownFrom(member, word, to);
    if (unknown === word || unknown === to || word !== this.scan.firstWordOf(member)) return false;
    if (this.findings.isTaken(word, unknown)) return false;
    if (this.read.gap(member, unknown) !== GAP_PARTS || this.read.isUpper(word)) return false;
    this.findings.push(word, unknown, 'PLACE', 'answer-to-place-question', UNKNOWN_ANSWER);
    return true;
  }

  /** "quimbleford, lindenstr 5", "quimbleford in via roma 5": the town that was asked for, right before a street that was found. */
  private addBeforeStreet(member: number, word: number, to: number): boolean {
    const { read, findings } = this;
    const end = this.townEnd(member, word, to);
    if (end === word || end >= to || read.knownFrom(member, word, end) < end) return false;
    const gap = read.gap(member, end);
    const led = end + 1 < to && gap !== GAP_NONE && this.isLedBy(end) ? end + 1 : end;
    if (led === end && gap !== GAP_PARTS) return false;
    if (findings.takenBy(led)?.type !== 'ADDRESS' || findings.takenBy(word)?.type === 'ADDRESS') return false;
    findings.push(word, end, 'PLACE', 'answer-to-place-question', ANSWER);
    return true;
  }

  private isLedBy(word: number): boolean {
    return IN_WORDS.has(this.read.h1(word)) || ON_WORDS.has(this.read.h1(word));
  }

  /** "quimbleford 58200, on the bell it says …", "quimbleford glaub 58200": a town and a postcode, and more behind them. */
  private addBeforeZip(member: number, word: number, to: number): boolean {
    const { read, findings } = this;
    const town = this.townEnd(member, word, to);
    if (town === word) return false;
    const known = read.knownFrom(member, word, town) === town;
    let zip = town;
    while (zip < to && zip - town < MOST_HEDGES && HEDGES.has(read.h1(zip))) zip++;
    if (zip >= to || !read.isDigits(zip) || read.gap(member, zip) === GAP_NONE) return false;
    const digits = read.length(zip);
    if (digits > ZIP_DIGITS + 1 || digits < (known ? LEAST_KNOWN_DIGITS : ZIP_DIGITS)) return false;
    if (zip + 1 < to && read.gap(member, zip + 1) !== GAP_PARTS) return false;
    if (read.isYear(member, zip) || findings.isTaken(word, town)) return false;
    findings.push(word, town, 'PLACE', 'place-and-number', ANSWER);
    if (findings.takenBy(zip) === undefined)
      findings.push(zip, zip + 1, 'POSTCODE', 'place-and-number', ANSWER);
    return true;
  }

  /** Behind a town that people know, or one word that nobody knows. */
  private townEnd(member: number, word: number, to: number): number {
    const { read } = this;
    if (REPLY_WORDS.has(read.h1(word)) || read.is(word, WORD_HAS_DIGIT)) return word;
    const known = read.knownFrom(member, word, to);
    const city = read.isCity() || read.isTown();
    if (known > word && city && (known - word > 1 || !read.isCommon(word))) return known;
    const unknown = read.isUnknownWord(word, LEAST_UNKNOWN) && !read.isNamed(word);
    return unknown ? word + 1 : word;
  }

  /** "worcester near the mill": a town that is no word begins the answer, and where it is goes on from it. */
  private isBeforeWhere(member: number, word: number, end: number, to: number): boolean {
    if (end === word || end >= to || this.read.isCapital(word) || !this.read.joins(member, end)) return false;
    if (!WHERE_BEHIND.has(this.read.h1(end)) || this.findings.isTaken(word, end)) return false;
    return this.read.isCity() || (this.read.isTown() && !this.read.isCommon(word));
  }

  /** "19 june 1988, Quimbleford": behind a comma, the last of several answers. */
  addLast(member: number, from: number, to: number): boolean {
    if (this.addWithRegion(member, from, to)) return true;
    let word = to - 1;
    while (word > from && this.read.gap(member, word) === GAP_JOINS) word--;
    if (word === from || to - word > MOST_UNKNOWN || this.read.gap(member, word) !== GAP_PARTS) return false;
    if (!this.read.isCapital(word) || this.read.isUpper(word) || this.read.isCommon(word)) return false;
    if (this.findings.isTaken(word, to) || asksAgain(this.scan, to, member)) return false;
    const known = this.read.knownFrom(member, word, to) === to;
    if (!known && (this.read.isNamed(word) || this.read.unknownFrom(member, word, to) !== to)) return false;
    this.findings.push(word, to, 'PLACE', 'answer-to-place-question', known ? ANSWER : UNKNOWN_ANSWER);
    return true;
  }

  /** "reading, pa", "wagga wagga nsw": a whole answer of a town, whatever else it may be, and its state or country. */
  private addWithRegion(member: number, from: number, to: number): boolean {
    const { read } = this;
    if (to - from < 2 || to - from > MOST_WITH_REGION || read.is(to - 1, WORD_HAS_DIGIT)) return false;
    const region = read.knownBefore(member, to, from + 1);
    if (region === to || !(read.isCode() || read.isRegion())) return false;
    const gap = read.gap(member, region);
    const wordy = read.isCode() && read.isCommon(region) && !read.isUpper(region);
    if (gap === GAP_NONE || (wordy && gap !== GAP_PARTS)) return false;
    if (read.knownFrom(member, from, region) !== region || !(read.isCity() || read.isTown())) return false;
    if (this.isTakenSurely(from, to)) return false;
    this.findings.push(from, to, 'PLACE', 'answer-to-place-question', WITH_STATE);
    return true;
  }

  private isTakenSurely(from: number, to: number): boolean {
    for (let word = from; word < to; word++) {
      const taken = this.findings.takenBy(word);
      if (taken !== undefined && taken.type !== 'PERSON' && taken.type !== 'PLACE') return true;
    }
    return false;
  }

  /** "troy mi 48083", "mason oh 45040": a whole message of a town, a state whose code is a word besides, and a ZIP code. */
  addWithState(member: number, from: number, to: number): boolean {
    const { read } = this;
    const [state, zip] = [to - 2, to - 1];
    if (state <= from || state - from > MOST_TOWN || !read.isDigits(zip) || read.length(zip) !== ZIP_DIGITS)
      return false;
    if (read.gap(member, zip) !== GAP_JOINS || read.gap(member, state) === GAP_NONE) return false;
    if (read.knownFrom(member, state, zip) !== zip || !read.isCode()) return false;
    if (read.knownFrom(member, from, state) !== state || !(read.isCity() || read.isTown())) return false;
    this.findings.push(from, zip, 'PLACE', 'place-and-number', WITH_STATE);
    if (this.findings.takenBy(zip) === undefined)
      this.findings.push(zip, to, 'POSTCODE', 'place-and-number', WITH_STATE);
    return true;
  }

  /** "we are just outside Quimbleford": a name behind "near" and the like, in an answer. */
  addBehindWhere(member: number, from: number, to: number): void {
    for (let word = from + 1; word < to; word++) {
      if (!this.read.isCapital(word) || !NEAR_WORDS.has(this.read.h1(word - 1))) continue;
      const end = this.read.unknownFrom(member, word, to);
      if (end === word || this.findings.isTaken(word, end) || this.read.isUpper(word)) continue;
      this.findings.push(word, end, 'PLACE', 'answer-to-place-question', UNKNOWN_ANSWER);
    }
  }
}
