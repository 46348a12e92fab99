/**
 * Known towns that stand by themselves right behind what tells of a person: a sentence that is nothing else behind an
 * address ("46 Quill Street. Quimbleford."), the place of birth behind its date ("born 22-11-2001, Quimbleford", "nato il 22-11-2001 a Quimbleford"), and
 * where somebody is from behind a full name, between commas ("a Philippa Quastl, Quimbleford, two of them").
 *
 * Contract: the clause ends behind the town; in small letters only cities, behind a date.
 */
import type { EntityType } from '../../model/entity-types.ts';
import type { Candidate } from '../../model/finding.ts';
import { WORD_GIVEN, WORD_WEAK } from '../../rules/words.ts';
import type { ConversationScan } from '../scan.ts';
import { type PlaceFindings, SURE } from './place-findings.ts';
import { IN_WORDS } from './place-lists.ts';
import { GAP_JOINS, GAP_NONE, type PlaceWords } from './place-words.ts';

const KNOWN = 0.7;
const DOT = 0x2e;
const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const LEADS: ReadonlySet<EntityType> = new Set<EntityType>(['ADDRESS', 'BIRTHDATE', 'PERSON']);
/** What may stand behind the town, next to the end of the text. */
const CLOSES: ReadonlySet<number> = new Set([DOT, COMMA, LINE_FEED, 0x21, 0x3b, 0x29]);

export class TownsBehindFindings {
  private readonly scan: ConversationScan;
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;

  constructor(scan: ConversationScan, read: PlaceWords, findings: PlaceFindings) {
    this.scan = scan;
    this.read = read;
    this.findings = findings;
  }

  add(member: number, from: number, to: number): void {
    // What is pushed goes into the same list.
    for (const anchor of this.findings.all.filter(({ type, score }) => score >= SURE && LEADS.has(type))) {
      const word = this.pastIn(member, anchor, this.findings.wordBehind(anchor.end, from, to));
      if (word === from || word >= to) continue;
      const end = this.townBehind(member, anchor, word, to);
      if (end === word || this.findings.isTaken(word, end) || !this.closes(member, end)) continue;
      this.findings.push(word, end, 'PLACE', 'town-behind-finding', KNOWN);
    }
  }

  /** "nato il 22-11-2001 a Quimbleford": the word behind "in" and its like. */
  private pastIn(member: number, { type }: Candidate, word: number): number {
    const { h1 } = this.scan.words;
    const leads =
      type === 'BIRTHDATE' && IN_WORDS.has(h1[word]!) && this.read.gap(member, word) === GAP_JOINS;
    return leads && word + 1 < this.scan.endWordOf(member) && this.read.joins(member, word + 1)
      ? word + 1
      : word;
  }

  /** The end of the town at `word`; `word` itself if what stands before it does not lead to one. */
  private townBehind(member: number, { type, start }: Candidate, word: number, to: number): number {
    const { read } = this;
    const gap = read.gap(member, word);
    const capital = read.isCapital(word);
    if (type === 'ADDRESS')
      return capital && this.isSentence(member, word) ? read.knownFrom(member, word, to) : word;
    if (type === 'BIRTHDATE') {
      const end = gap === GAP_NONE ? word : read.knownFrom(member, word, to);
      return capital || (read.isCity() && !read.isCommon(word)) ? end : word;
    }
    // A full name: two words and more.
    const first = this.findings.wordBehind(start, this.scan.firstWordOf(member), word);
    if (word - first < 2 || !capital || this.unitBehind(member, word) !== COMMA) return word;
    const end = read.knownFrom(member, word, to);
    // "Ann Quastl, Paris, and Wendell": a name of people as well.
    const given = read.is(word, WORD_GIVEN) && !read.is(word, WORD_WEAK);
    return end === word + 1 && (given || read.isCommon(word)) ? word : end;
  }

  /** Whether a full stop and a blank stand before the word, and nothing else. */
  private isSentence(member: number, word: number): boolean {
    const { start, end } = this.scan.words;
    const gap = start[word]! - end[word - 1]!;
    return this.read.gap(member, word) === GAP_NONE && gap === 2 && this.unitBehind(member, word) === DOT;
  }

  /** The unit behind the word before. */
  private unitBehind(member: number, word: number): number {
    return this.scan.unitAt(member, this.scan.words.end[word - 1]!);
  }

  private closes(member: number, end: number): boolean {
    if (end >= this.scan.endWordOf(member)) return this.read.ends(member, end, end);
    return CLOSES.has(this.unitBehind(member, end));
  }
}
