/**
 * Streets and houses without a number: "off Quillon Row", "lives at The Quillery, Lower Quimble", and answers to a question for
 * an address that hold nothing else ("yes, Quill Street Quimbleford", "rosequill quillers lane much quimble").
 *
 * Contract: English. Capitals amid a sentence need a preposition before the street or a word for living before "at"; small letters
 * need the question, and nothing in the answer that is no part of an address. Runs before the places beside addresses are read.
 */
import { WORD_PLACE } from '../../rules/words.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT, type WordColumns } from '../word-columns.ts';
import type { PlaceFindings } from './place-findings.ts';
import { IN_WORDS, SURE_STREETS } from './place-lists.ts';
import { GAP_JOINS, GAP_NONE, GAP_PARTS, type PlaceWords } from './place-words.ts';

const STREET = 0.6;
const ANSWER = 0.65;
const MOST_NAME = 3;
const MOST_HOUSE = 4;
const MOST_ANSWER = 9;
const MOST_TOWN = 3;
const AT = hashWord('at').h1;
const THE = hashWord('the').h1;
const IN = hashWord('in').h1;
const IT = hashWord('it').h1;
const OWNED = hashWord('s').h1;
/** Before a street amid a sentence. */
const ON = wordSet('on off down along up');
/** Before a street where somebody lives or has lived, and the words behind which they say so. */
const INTO = wordSet('in from to into onto');
const DWELL = wordSet(
  'live lives lived living reside resides residing moved moving move moves corner house flat home place neighbour neighbours neighbor neighbors born grew up over rent renting rents',
);
/** "It's …", said where the sentence before speaks of the street. */
const IT_IS = wordSet('its s is called');
const SPOKEN_OF = wordSet('road street lane address avenue close estate lives live');
const MOST_APART = 8;
/** Kinds of streets that are words besides, with a capital behind a name with one. */
const WORDY = wordSet(
  'drive close court way row hill walk rise view brow track vale croft wharf square quay esplanade wynd fold garth',
);
/** Before "at" and a house. */
const LIVE = wordSet('live lives lived living reside resides residing still');
/** Streets that every town has. */
const EVERYWHERE = wordSet('high main back side wall sesame first second third fast slow bus left right');
/** Before the answer. */
const REPLIES = wordSet('yes yeah yep yh no nope nah ok sorry its it is s actually now at on in');
/** Ends of what is no house: firms, and where people work and are seen. */
const NO_HOUSE = wordSet(
  'dental dentistry dentist dentists salon spa barbers hair nails massage therapy medical surgery practice associates center centre kitchen grill diner bar bank school college university hospital clinic airport station hotel hostel inn restaurant cafe pub mall ltd limited inc office work store shop studios park stadium arena theatre museum desk',
);

/** Whether the message answers a question for an address. */
export type IsAsked = () => boolean;

export class NumberlessStreets {
  private readonly words: WordColumns;
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;

  constructor(words: WordColumns, read: PlaceWords, findings: PlaceFindings) {
    this.words = words;
    this.read = read;
    this.findings = findings;
  }

  add(member: number, from: number, to: number, isAsked: IsAsked): void {
    const { h1 } = this.words;
    for (let word = from + 1; word < to; word++) {
      if (!this.read.isCapital(word)) continue;
      if (h1[word - 1] === AT) this.addHouse(member, word, from, to);
      else if (this.isKind(word) && !this.addAmid(member, word, from, to)) {
        this.addPart(member, word, from, to);
        this.addBehindTown(member, word, from, to);
      }
    }
    if (to - from <= MOST_ANSWER) this.addAnswer(member, from, to, isAsked);
  }

  private isKind(word: number): boolean {
    const hash = this.words.h1[word]!;
    if (this.read.length(word) < 3) return false;
    return SURE_STREETS.has(hash) || (this.read.isCapital(word) && WORDY.has(hash));
  }

  /** "off Quillon Row": the street whose kind stands at `kind`, behind a preposition. */
  private addAmid(member: number, kind: number, from: number, to: number): boolean {
    const first = this.behindLead(this.nameBefore(member, kind, from), kind);
    if (first === kind || first === from || !this.isLed(member, first, kind, from, to)) return false;
    if (!this.read.joins(member, first) || EVERYWHERE.has(this.words.h1[first]!)) return false;
    const next = kind + 1;
    if (next < to && this.read.gap(member, next) === GAP_JOINS && this.read.isCapital(next)) return false;
    // What was masked behind it may have been its other half.
    if (next < to ? this.read.followsMask(member, next) : !this.read.ends(member, next, to)) return false;
    if (this.findings.isTaken(first, next)) return false;
    this.push(first, next, STREET);
    return true;
  }

  /** "From Quillon Row", "It's Quillon Row": the name behind what has a capital for the sentence's sake. */
  private behindLead(first: number, kind: number): number {
    const { h1 } = this.words;
    if (INTO.has(h1[first]!) || ON.has(h1[first]!)) return first + 1;
    if (h1[first] === IT) return Math.min(h1[first + 1] === OWNED ? first + 2 : first + 1, kind);
    return first;
  }

  /** "off Quillon Row", "she moved from Quillon Row", "From Quillon Row?", "… the end of our road? It's Quillon Row." */
  private isLed(member: number, first: number, kind: number, from: number, to: number): boolean {
    const { h1 } = this.words;
    const before = first - 1;
    if (ON.has(h1[before]!)) return true;
    if (INTO.has(h1[before]!)) {
      // "In Mountain View."
      if (this.read.knownFrom(member, first, to) > kind) return false;
      if (before > from && this.read.gap(member, before) === GAP_JOINS) return DWELL.has(h1[before - 1]!);
      return kind + 1 === to;
    }
    if (!IT_IS.has(h1[before]!) || !this.read.ends(member, kind + 1, to)) return false;
    for (let word = before - 1; word >= from && before - word <= MOST_APART; word--)
      if (SPOKEN_OF.has(h1[word]!)) return true;
    return false;
  }

  /** "She's at Garden Flat, Quillon Crescent, Bath": a part between two commas, and a town that people know behind it. */
  private addPart(member: number, kind: number, from: number, to: number): void {
    const town = kind + 1;
    const first = this.nameBefore(member, kind, from);
    if (first === kind || first === from || town >= to || this.read.gap(member, first) !== GAP_PARTS) return;
    if (this.read.gap(member, town) !== GAP_PARTS || !this.read.isCapital(town)) return;
    const end = this.read.knownFrom(member, town, to);
    if (end === town || !(this.read.isCity() || this.read.isTown()) || !this.read.ends(member, end, to))
      return;
    if (!this.findings.isTaken(first, town)) this.push(first, town, STREET);
  }

  /** "with my parents in Leeds, Quillon Crescent": a part behind a town that people know, where the sentence ends. */
  private addBehindTown(member: number, kind: number, from: number, to: number): void {
    const first = this.nameBefore(member, kind, from);
    if (first === kind || first === from || this.read.gap(member, first) !== GAP_PARTS) return;
    const next = kind + 1;
    if (next < to ? this.read.gap(member, next) !== GAP_NONE : !this.read.ends(member, next, to)) return;
    for (let town = first - 1; town >= from && first - town <= 2; town--) {
      if (!this.read.isCapital(town) || this.read.knownFrom(member, town, to) !== first) continue;
      if (!(this.read.isCity() || this.read.isTown()) || !IN_WORDS.has(this.words.h1[town - 1] ?? 0))
        continue;
      if (!this.findings.isTaken(first, next)) this.push(first, next, STREET);
      return;
    }
  }

  /** First word of the capitals right before the kind of a street; `kind` itself if there are none. */
  private nameBefore(member: number, kind: number, from: number): number {
    let first = kind;
    while (first > from && kind - first < MOST_NAME && this.read.joins(member, first)) {
      const word = first - 1;
      const owned = this.words.h1[word] === OWNED && this.read.length(word) === 1;
      if (!owned && (!this.read.isCapital(word) || this.read.is(word, WORD_HAS_DIGIT))) break;
      first = word;
    }
    return first < kind && this.words.h1[first] === OWNED ? kind : first;
  }

  /** "lives at Quillferry", "still at The Quillery?": capitals behind "at" that end a clause and are no town. */
  private addHouse(member: number, word: number, from: number, to: number): void {
    const live = word - 2;
    if (live < from || !LIVE.has(this.words.h1[live]!)) return;
    if (!this.read.joins(member, word) || !this.read.joins(member, word - 1)) return;
    let end = word;
    while (end < to && end - word < MOST_HOUSE && this.isHouseWord(member, end, word)) end++;
    if (end === word || (end - word === 1 && this.words.h1[word] === THE)) return;
    if (NO_HOUSE.has(this.words.h1[end - 1]!) || this.findings.isTaken(word, end)) return;
    const goesOn = end < to && this.read.gap(member, end) === GAP_JOINS;
    if (goesOn ? this.words.h1[end] !== IN : !this.read.ends(member, end, to)) return;
    if (this.read.knownFrom(member, word, end) === end || (end - word === 1 && this.read.isCommon(word)))
      return;
    this.push(word, end, STREET);
  }

  private isHouseWord(member: number, word: number, first: number): boolean {
    if (word > first && !this.read.joins(member, word)) return false;
    if (this.words.h1[word] === OWNED && this.read.length(word) === 1) return word > first;
    return this.read.isCapital(word) && !this.read.is(word, WORD_HAS_DIGIT) && !this.read.isUpper(word);
  }

  /** "yes, Quill Street Quimbleford", "quillers lane, quimble": a street, its town behind it, and nothing else. */
  private addAnswer(member: number, from: number, to: number, isAsked: IsAsked): void {
    let first = from;
    while (first < to && REPLIES.has(this.words.h1[first]!) && !this.isKindNext(first, to)) first++;
    let kind = first + 1;
    while (kind < to && !(this.isKind(kind) && this.read.gap(member, kind) === GAP_JOINS)) kind++;
    if (kind >= to || kind - first > MOST_HOUSE || !this.isBare(member, first, kind, to)) return;
    if (EVERYWHERE.has(this.words.h1[kind - 1]!) || !isAsked()) return;
    const town = kind + 1;
    let end = town;
    while (end < to && end - town < MOST_TOWN && this.isTownWord(member, end, town)) end++;
    const ends = end === to || this.read.gap(member, end) !== GAP_JOINS;
    this.push(first, town, ANSWER);
    if (ends && end > town && !this.findings.isTaken(town, end))
      this.findings.push(town, end, 'PLACE', 'place-beside-address', ANSWER);
  }

  private isKindNext(word: number, to: number): boolean {
    return word + 1 < to && this.isKind(word + 1);
  }

  /** Whether the words up to the kind hold a name, no number and nothing that others took. */
  private isBare(member: number, first: number, kind: number, to: number): boolean {
    if (this.findings.isTaken(first, kind + 1)) return false;
    if (kind + 1 < to && this.read.is(kind + 1, WORD_HAS_DIGIT)) return false;
    if (this.read.knownFrom(member, first, kind + 1) > kind) return false;
    const capital = this.read.isCapital(kind);
    for (let word = first; word < kind; word++) {
      if (word > first && this.read.gap(member, word) === GAP_NONE) return false;
      const owned = this.words.h1[word] === OWNED && word > first;
      const fits = capital ? this.read.mayStandInName(word) : this.read.isUnknownWord(word, 3);
      if (!fits && !owned) return false;
    }
    return kind > first;
  }

  private isTownWord(member: number, word: number, town: number): boolean {
    const gap = this.read.gap(member, word);
    if (gap !== GAP_JOINS && !(word === town && gap === GAP_PARTS)) return false;
    if (this.findings.takenBy(word) !== undefined) return false;
    return (
      this.read.isCapital(word) ||
      this.read.isUnknownWord(word, 3) ||
      (this.read.is(word, WORD_PLACE) && word > town)
    );
  }

  private push(first: number, end: number, score: number): void {
    this.findings.push(first, end, 'ADDRESS', 'street-name', score);
  }
}
