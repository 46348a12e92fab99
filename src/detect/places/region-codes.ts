/**
 * The letters of a province or state behind a town, as people in Italy and Brazil write them: "Quimbleford (FE)", "quimbleford
 * ct in via roma 5", "Quimbleford/SC". Behind a town that was found they may stand in small letters; in brackets and behind a
 * stroke they tell that the word before is a town, if people know it as one.
 */
import type { CompiledRules } from '../../rules/compile.ts';
import { wordSet } from '../../text/word-hash.ts';
import type { CueContext } from '../cue-context.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { type PlaceFindings, SURE } from './place-findings.ts';
import { IN_WORDS } from './place-lists.ts';
import { GAP_JOINS, GAP_NONE, GAP_PARTS, type PlaceWords } from './place-words.ts';

const ITALY =
  'ag al an ao ap aq ar at av ba bg bi bl bn bo br bs bt bz ca cb ce ch cl cn co cr cs ct cz en fc fe fg fi fm fr ge go gr im is ' +
  'kr lc le li lo lt lu mb mc me mi mn mo ms mt na no nu or pa pc pd pe pg pi pn po pr pt pu pv pz ra rc re rg ri rm rn ro sa si ' +
  'so sp sr ss su sv ta te tn to tp tr ts tv ud va vb vc ve vi vr vt vv';
const BRAZIL = 'ac al ap am ba ce df es go ma mt ms mg pa pb pr pe pi rj rn rs ro rr sc sp se to';
const CODES = wordSet(`${ITALY} ${BRAZIL}`);
const OF_BRAZIL = wordSet(BRAZIL);
/** Those that are words of some language, or short for one, when they stand in small letters behind a blank. */
const WORDY = wordSet(
  'ac al am an ap ar at ba bt ca ce co de en es fi go gr im is le li lo lu ma me mi ms na no nu or pa pc pe pi pm pt re ri rn ' +
    'ro rs sa se si so sp sr ss su ta te to tv ud va vc vi vs',
);
const CODE_UNITS = 2;
const BEHIND_TOWN = 0.75;
const WITH_TOWN = 0.7;
const OPEN = 0x28;
const CLOSE = 0x29;
const STROKES: ReadonlySet<number> = new Set([0x2f, 0x2d, 0x2013]);

export class RegionCodes {
  private readonly scan: ConversationScan;
  private readonly cues: CueContext;
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;
  private readonly ask: readonly number[];

  constructor(
    rules: CompiledRules,
    scan: ConversationScan,
    cues: CueContext,
    read: PlaceWords,
    findings: PlaceFindings,
  ) {
    this.scan = scan;
    this.cues = cues;
    this.read = read;
    this.findings = findings;
    this.ask = [rules.cues.groupIndex('place-ask')];
  }

  add(member: number, from: number, to: number): void {
    if (to - from === 1) this.addAnswer(member, from, to);
    for (let word = from + 1; word < to; word++) {
      if (!this.isCode(word) || this.findings.takenBy(word) !== undefined) continue;
      this.addBehind(member, word, from, to);
    }
  }

  private isCode(word: number): boolean {
    const { read } = this;
    return read.length(word) === CODE_UNITS && CODES.has(read.h1(word)) && !read.is(word, WORD_HAS_DIGIT);
  }

  private addBehind(member: number, word: number, from: number, to: number): void {
    const { findings } = this;
    const sign = this.signBefore(member, word);
    const taken = findings.takenBy(word - 1);
    if (taken?.type === 'PLACE' && taken.score >= SURE) {
      const told = sign === OPEN ? this.isClosed(member, word) : this.goesOn(member, word, to);
      if (told && !this.scan.isProtectedIn(member))
        findings.push(word, word + 1, 'PLACE', 'region-behind-place', BEHIND_TOWN);
      return;
    }
    if (sign === OPEN ? this.isClosed(member, word) : this.isStroke(sign, word))
      this.addWithTown(member, word, from);
  }

  /** "Quimbleford (FE)", "Quimbleford/SC" */
  private addWithTown(member: number, word: number, from: number): void {
    const { read, findings } = this;
    const first = read.knownBefore(member, word, from);
    if (first === word || !(read.isCity() || read.isTown()) || !read.isCapital(first)) return;
    if (word - first === 1 && (read.isCommon(first) || read.isUpper(first))) return;
    if (findings.isTaken(first, word) && findings.takenBy(first)?.type !== 'PERSON') return;
    if (this.scan.isProtectedIn(member)) return;
    findings.push(first, word, 'PLACE', 'place-before-region', WITH_TOWN);
    findings.push(word, word + 1, 'PLACE', 'region-behind-place', WITH_TOWN);
  }

  /** "ct", where the province was asked for. */
  private addAnswer(member: number, from: number, to: number): void {
    if (!this.isCode(from) || this.scan.isProtectedIn(member)) return;
    if (this.isWordy(from) || this.findings.takenBy(from) !== undefined) return;
    if (this.cues.nearest(member, from, to, this.ask)?.kind !== 'question') return;
    this.findings.push(from, to, 'PLACE', 'answer-to-place-question', WITH_TOWN);
  }

  /** Behind a blank, a stroke or a comma, and nothing goes on from it but where the street is. */
  private goesOn(member: number, word: number, to: number): boolean {
    const { read } = this;
    const gap = read.gap(member, word);
    if (gap === GAP_NONE || (this.isWordy(word) && !this.isStroke(this.signBefore(member, word), word)))
      return false;
    const next = word + 1;
    if (next >= to || read.isUpper(word) || read.gap(member, next) !== GAP_JOINS) return true;
    return gap !== GAP_PARTS && IN_WORDS.has(read.h1(next));
  }

  private isWordy(word: number): boolean {
    return !this.read.isUpper(word) && WORDY.has(this.read.h1(word));
  }

  private isStroke(sign: number, word: number): boolean {
    return STROKES.has(sign) && OF_BRAZIL.has(this.read.h1(word)) && this.read.isUpper(word);
  }

  private isClosed(member: number, word: number): boolean {
    return this.scan.unitAt(member, this.scan.words.end[word]!) === CLOSE;
  }

  /** The sign before the word, blanks aside. */
  private signBefore(member: number, word: number): number {
    const from = this.scan.words.end[word - 1]!;
    for (let at = this.scan.words.start[word]! - 1; at >= from; at--) {
      const unit = this.scan.unitAt(member, at);
      if (unit !== 0x20) return unit;
    }
    return 0x20;
  }
}
