/**
 * Streets in small letters without a number: behind "on" and the like where no list of words knows the name ("parked on
 * quillon road"), and before "in" and a town that was found, whatever the name ("on chapel brow in quimbleford").
 *
 * Contract: only in short messages that are all in small letters. PERF: asked about at words that few messages hold behind such a
 * preposition, and at towns that were found.
 */
import { wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT, type WordColumns } from '../word-columns.ts';
import type { PlaceFindings } from './place-findings.ts';
import type { PlaceForms } from './place-forms.ts';
import { SURE_STREETS, WORDY_STREETS } from './place-lists.ts';
import type { PlaceWords } from './place-words.ts';

/** Before the name of a street. */
const ON = wordSet('on off down along up from in at near behind round outside towards toward past');
const IN = wordSet('in near');
/** Words that begin no street's name behind those. */
const NO_NAME = wordSet(
  'the a an my your his her our their this that each every any some other same next main wrong right left side one way busy',
);
/** Behind "street", where it is no street. */
const NO_STREET = wordSet(
  'view maps food party fighter journal wear works sign signs light lights show cred',
);
const LEAST_NAME = 4;
const MOST_NAME = 2;
const UNKNOWN = 0.55;
const BEFORE_TOWN = 0.6;

export class StreetsAlone {
  private readonly words: WordColumns;
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;

  constructor(words: WordColumns, read: PlaceWords, findings: PlaceFindings) {
    this.words = words;
    this.read = read;
    this.findings = findings;
  }

  /** Whether such a street may begin at `word`, which is no common word. */
  mayBegin(member: number, word: number, to: number): boolean {
    const kind = word + 1;
    if (kind >= to || !ON.has(this.words.h1[word - 1]!) || !SURE_STREETS.has(this.words.h1[kind]!))
      return false;
    if (this.read.length(word) < LEAST_NAME || this.read.is(word, WORD_HAS_DIGIT)) return false;
    return this.read.joins(member, word) && this.read.joins(member, kind);
  }

  /** Pushes the street that begins at `word`. */
  add(member: number, word: number, to: number): void {
    const next = word + 2;
    if (this.findings.isTaken(word, next)) return;
    const goesOn = next < to && this.read.joins(member, next) && NO_STREET.has(this.words.h1[next]!);
    if (!goesOn) this.findings.push(word, next, 'ADDRESS', 'street-in-small-letters', UNKNOWN);
  }

  /** The streets before the towns that were found so far. */
  addBeforeTowns(member: number, from: number, to: number, forms: PlaceForms): void {
    const { all } = this.findings;
    for (let i = all.length - 1; i >= 0; i--) {
      if (all[i]!.type !== 'PLACE') continue;
      const town = this.findings.wordBehind(all[i]!.start, from, to);
      if (town > from && this.isBehindStreet(town, from) && forms.isAllSmall(member))
        this.addBefore(member, town, from);
    }
  }

  /** Whether the kind of a street and "in" stand before the town. */
  private isBehindStreet(town: number, from: number): boolean {
    const kind = town - 2;
    if (kind - 2 < from || !IN.has(this.words.h1[town - 1]!)) return false;
    const of = this.words.h1[kind]!;
    return SURE_STREETS.has(of) || WORDY_STREETS.has(of);
  }

  /** "on chapel brow in …": the street before the town at `town`. */
  private addBefore(member: number, town: number, from: number): void {
    const kind = town - 2;
    if (!this.read.joins(member, town) || !this.read.joins(member, town - 1)) return;
    for (let name = kind - 1; name > from && kind - name <= MOST_NAME; name--) {
      if (!this.mayBeNamed(member, name)) return;
      if (!ON.has(this.words.h1[name - 1]!)) continue;
      if (this.read.joins(member, name) && !this.findings.isTaken(name, kind + 1))
        this.findings.push(name, kind + 1, 'ADDRESS', 'street-in-small-letters', BEFORE_TOWN);
      return;
    }
  }

  private mayBeNamed(member: number, name: number): boolean {
    if (NO_NAME.has(this.words.h1[name]!) || this.read.is(name, WORD_HAS_DIGIT)) return false;
    return this.read.length(name) >= LEAST_NAME && this.read.joins(member, name + 1);
  }
}
