/**
 * Places in replies that say more: "Galway yeah. H91 …", which says yes to a town, and "Galway, right?", which asks; "Taranto, 14 marzo 1968", where a date of
 * birth follows; "Odalys Quastl, Vermont", where a city, state or country behind a full name ends the message; and "Feira de
 * Quastel. (75) 5550-0123. …", whose first sentence answers a question for a place.
 *
 * PERF: a look at the first and the last word of a message.
 */
import type { CompiledRules } from '../../rules/compile.ts';
import { WORD_COMMON, WORD_GIVEN, WORD_PLACE, WORD_WEAK } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import type { CueContext } from '../cue-context.ts';
import type { ConversationScan } from '../scan.ts';
import { asksAgain } from './place-answers.ts';
import type { PlaceFindings } from './place-findings.ts';
import { PATH_WORDS } from './place-lists.ts';
import { GAP_NONE, GAP_PARTS, type PlaceWords } from './place-words.ts';

const YES = wordSet(
  'yes yeah yep yup aye ja jawohl jep jo oui ouais sí si sì tak sim pois exacto genau klopt precies japp',
);
/** What asks whether it is so: "Quastdam toch?". */
const TAGS = wordSet(
  'right correct yeah oder richtig korrekt stimmt gell toch nietwaar klopt hein giusto vero corretto verdad cierto correcto no prawda tak certo né eller va stämmer',
);
/** Around a town that answers the question for a branch. */
const LEAD_IN = wordSet(
  'the from to in at near its it is was your my our one i think that umm um er yes yeah a',
);
const LEAD_OUT = wordSet(
  'one branch store shop depot clinic office site surgery please i think thanks and area campus airport road',
);
const MOST_BRANCH = 7;
const OPENING = 0.6;
const BEHIND_PERSON = 0.7;
const FIRST_SENTENCE = 0.65;
/** Words of a town, and of a region behind a person. */
const MOST_WORDS = 4;

export class PlaceReplies {
  private readonly scan: ConversationScan;
  private readonly cues: CueContext;
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;
  private readonly ask: readonly number[];
  private readonly branch: readonly number[];

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
    this.branch = [rules.cues.groupIndex('place-branch')];
  }

  add(member: number, from: number, to: number): void {
    if (to - from <= MOST_BRANCH && this.addBranch(member, from, to)) return;
    if (to - from < 2) return;
    const { read } = this;
    if (read.isCapital(to - 1) && read.is(to - 1, WORD_PLACE)) this.addBehindPerson(member, from, to);
    if (!read.isCapital(from)) return;
    const tagged = to - from <= MOST_WORDS && TAGS.has(read.h1(to - 1));
    if ((tagged || read.is(from, WORD_PLACE)) && this.addOpening(member, from, to)) return;
    this.addFirstSentence(member, from, to);
  }

  /** "Galway yeah", "Taranto, 14 marzo 1968" */
  private addOpening(member: number, from: number, to: number): boolean {
    const end = this.read.knownFrom(member, from, to);
    if (end === from || end >= to || this.isPlain(from, end)) return false;
    const born = this.read.gap(member, end) === GAP_PARTS && this.findings.takenBy(end)?.type === 'BIRTHDATE';
    const tagged = end + 1 === to && TAGS.has(this.read.h1(end)) && asksAgain(this.scan, to, member);
    const way = !born && this.isWay(member, end, to);
    if (!born && !tagged && !way && !YES.has(this.read.h1(end))) return false;
    // "Jordan yes"
    const named = this.read.is(from, WORD_GIVEN) && !this.read.is(from, WORD_WEAK);
    const region = this.read.isRegion() && !named;
    if (!(this.read.isCity() || this.read.isTown() || region)) return false;
    if (this.read.isCode() || this.findings.isTaken(from, end)) return false;
    this.findings.push(
      from,
      end,
      'PLACE',
      born ? 'place-before-birthdate' : way ? 'place-in-text' : 'place-and-yes',
      OPENING,
    );
    return true;
  }

  /** "Galway to Cork, two rooms": the other end of the way is a place that people know. */
  private isWay(member: number, path: number, to: number): boolean {
    const other = path + 1;
    if (other >= to || !PATH_WORDS.has(this.read.h1(path)) || !this.read.isCapital(other)) return false;
    if (!this.read.joins(member, path) || !this.read.joins(member, other)) return false;
    const bits = this.read.bits;
    const known =
      this.read.knownFrom(member, other, to) > other && (this.read.isCity() || this.read.isTown());
    this.read.bits = bits;
    return known && !this.read.is(other, WORD_COMMON);
  }

  /** "the quimbleford one", "from Quimbleford", to "which branch?": a town that people know, in an answer that says no more. */
  private addBranch(member: number, from: number, to: number): boolean {
    const { read } = this;
    let word = from;
    while (word < to && read.knownFrom(member, word, to) === word && LEAD_IN.has(read.h1(word))) word++;
    if (word === to) return false;
    const end = read.knownFrom(member, word, to);
    if (end === word || !(read.isCity() || read.isTown())) return false;
    for (let at = end; at < to; at++) if (!LEAD_OUT.has(read.h1(at))) return false;
    const plain = this.isPlain(word, end) && !(read.isCapital(word) && (word > from || end === to));
    if (plain || read.isCode() || this.findings.isTaken(word, end)) return false;
    if (this.scan.isProtectedIn(member)) return false;
    if (this.cues.nearest(member, from, to, this.branch)?.kind !== 'question') return false;
    this.findings.push(word, end, 'PLACE', 'answer-to-place-question', FIRST_SENTENCE);
    return true;
  }

  /** "Odalys Quastl, Vermont" */
  private addBehindPerson(member: number, from: number, to: number): void {
    let word = to - 1;
    while (word > from && to - word < MOST_WORDS && this.read.joins(member, word)) word--;
    if (word === from || this.read.gap(member, word) !== GAP_PARTS) return;
    if (this.read.knownFrom(member, word, to) !== to || this.read.isCode()) return;
    if (!(this.read.isRegion() || this.read.isCity()) || this.findings.isTaken(word, to)) return;
    const person = this.findings.takenBy(word - 1);
    if (person?.type !== 'PERSON' || word - 2 < from || this.findings.takenBy(word - 2) !== person) return;
    this.findings.push(word, to, 'PLACE', 'place-behind-person', BEHIND_PERSON);
  }

  /** "Feira de Quastel. (75) 5550-0123. é a filha dele", to "a cidade e o número?" */
  private addFirstSentence(member: number, from: number, to: number): void {
    let end = from + 1;
    while (end < to && end - from <= MOST_WORDS && this.read.gap(member, end) !== GAP_NONE) {
      if (!this.read.joins(member, end)) return;
      end++;
    }
    if (end === to || end - from > MOST_WORDS || this.findings.isTaken(from, end)) return;
    const known = this.read.knownFrom(member, from, end) === end && !this.read.isCode();
    if (!known || this.isPlain(from, end) || this.scan.isProtectedIn(member)) return;
    if (this.cues.nearest(member, from, end, this.ask)?.kind !== 'question') return;
    this.findings.push(from, end, 'PLACE', 'answer-to-place-question', FIRST_SENTENCE);
  }

  /** "Nice. …" */
  private isPlain(from: number, end: number): boolean {
    return end - from === 1 && this.read.isCommon(from);
  }
}
