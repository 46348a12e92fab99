/**
 * Names behind words for bells and letter boxes: "klingel krause/quast", "sul citofono bertoni-quastelli", "interphone odalys 3e".
 *
 * Contract: a name of some list that is no word, with nothing but small words between it and the bell, where the clause ends or
 * another name follows behind a stroke, a hyphen or "and"; of two one may be in no list. PERF: a look at each word's hash.
 */
import { wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_CLAUSE, type NameWords } from './name-words.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

const BELLS = wordSet(
  'bell doorbell buzzer intercom mailbox letterbox klingel türklingel klingelschild türschild briefkasten briefkastenschild interphone sonnette visiophone ' +
    'timbre telefonillo buzón citofono citofoni campanello deurbel brievenbus naambordje domofon domofonie dzwonek dzwonku skrzynce campainha ' +
    'intercomunicador interfone porttelefon porttelefonen dörrklocka ringklocka brevlåda brevlådan dörrskylt',
);
/** Between the bell and the name. */
const BETWEEN = wordSet(
  'is says saying under name steht heißt bei mit dem namen von ist au nom de marqué il y a c’est est a nombre pone dice con sale c’è scritto è a nome ' +
    'staat op met de naam na nazwisko jest pod nazwiskiem está diz no nome de står det på namnet the it to for da do',
);
const JOINS = wordSet('and und et y e en i och oder ou or');
const MOST_BETWEEN = 4;
const LEAST_UNITS = 4;
const SLASH = 0x2f;
const HYPHEN = 0x2d;

export class NamesAtBells {
  private readonly words: NameWords;
  private readonly sink: NameSink;
  private readonly lookup: Lookup;

  constructor(words: NameWords, sink: NameSink, lookup: Lookup) {
    this.lookup = lookup;
    this.words = words;
    this.sink = sink;
  }

  add(): void {
    const { words } = this;
    for (let word = words.from; word + 1 < words.to; word++)
      if (BELLS.has(words.hash(word))) this.addBehind(word + 1);
  }

  private addBehind(first: number): void {
    const { words } = this;
    let name = first;
    while (name < words.to && name - first < MOST_BETWEEN && BETWEEN.has(words.hash(name))) name++;
    if (name >= words.to || !this.mayBeName(name)) return;
    const other = this.otherBehind(name);
    if (other < 0 && (!this.isName(name) || (words.gapAfter(name) & GAP_CLAUSE) === 0)) return;
    this.sink.push(name, name + 1, 'likely-name');
    if (other >= 0) this.sink.push(other, other + 1, 'likely-name');
  }

  /** The second of two names; -1 if there is none. */
  private otherBehind(name: number): number {
    const { words } = this;
    const next = name + 1;
    if (next >= words.to) return -1;
    const sign = words.unitAfter(name);
    const glued = words.columns.start[next]! - words.columns.end[name]! === 1;
    const joined = JOINS.has(words.hash(next)) && words.gapBefore(next) === 0 && next + 1 < words.to;
    const other = glued && (sign === SLASH || sign === HYPHEN) ? next : joined ? next + 1 : -1;
    if (other < 0 || !this.mayBeName(other)) return -1;
    return this.isName(name) || this.isName(other) ? other : -1;
  }

  /** By some list, or by its letters, beside one that is. */
  private mayBeName(word: number): boolean {
    const { words } = this;
    return this.isName(word) || (words.isUnknown(word) && mayBeUnknownName(words.plain(word), this.lookup));
  }

  private isName(word: number): boolean {
    const { words } = this;
    if (words.length(word) < LEAST_UNITS || words.is(word, WORD_HAS_DIGIT)) return false;
    return words.isLikely(word) && !REPLY_WORDS.has(words.hash(word));
  }
}
