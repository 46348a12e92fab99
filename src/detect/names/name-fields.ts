/**
 * Where the name begins behind the label of a form or of a message: "Name: …", "name …" at the beginning of a message,
 * "kundennr 447190 name odalys quastl" in the midst of details.
 */
import { WORD_CUE } from '../../rules/words.ts';
import type { NameSink } from './name-sink.ts';
import {
  GAP_CLAUSE,
  GAP_COLON,
  GAP_COMMA,
  GAP_DASH,
  GAP_EDGE,
  GAP_LINE,
  GAP_OTHER,
  GAP_STOP,
  type NameWords,
  wordSet,
} from './name-words.ts';
import { isBehindNumber, withSmallSurname } from './small-full-names.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

/** Labels of surnames: whatever is no word may follow, where details stand in a row. */
const SURNAME_LABELS = wordSet(
  'nachname familienname cognome apellido apellidos achternaam nazwisko apelido sobrenome efternamn surname',
);
/** Whose name or number it is, behind a label without a colon: "imię i nazwisko dziecka". */
const WHOSE = wordSet(
  'dziecka dzieci męża żony syna córki osoby klienta pacjenta kindes kinds patienten kunden mannes frau enfant conjoint client patient ' +
    'niño niña hijo hija titular alumno alumna paciente bambino bambina figlio figlia paziente intestatario kind partner criança filho filha utente aluno aluna barnet barn',
);

export class NameFields {
  private readonly words: NameWords;
  private readonly sink: NameSink;
  private readonly lookup: Lookup;

  constructor(words: NameWords, sink: NameSink, lookup: Lookup) {
    this.words = words;
    this.sink = sink;
    this.lookup = lookup;
  }

  /** Where a name may begin behind the label `[first, end)`; -1 if none does, or if it was pushed. */
  at(first: number, end: number): number {
    const { words } = this;
    let word = end;
    if (this.addSmall(first, word)) return -1;
    // "passenger 1: …"
    if (words.isNumber(word) && words.length(word) <= 2 && word + 1 < words.to) word++;
    const gap = words.gapBefore(word);
    if ((gap & (GAP_OTHER | GAP_STOP)) !== 0) return -1;
    const labelled = (gap & (GAP_COLON | GAP_DASH)) !== 0;
    const begins = words.gapBefore(first) & (GAP_EDGE | GAP_LINE);
    // "…, name Miss Quastl", "Yes. Last name Quastl.": a clause of its own, and a capital.
    const apart = (words.gapBefore(first) & (GAP_COMMA | GAP_STOP)) !== 0 && words.isCapital(word);
    if (!labelled && ((gap & GAP_CLAUSE) !== 0 || (begins === 0 && !apart))) return -1;
    // "First name Quastl?" asks whether it is.
    const asked =
      words.asks() && !(end - first > 1 && begins !== 0 && words.isCapital(word) && word + 1 === words.to);
    if (!labelled && (asked || words.isAfterMask(first))) return -1;
    // "imię i nazwisko żony": whose name it is.
    const owner = words.is(word, WORD_CUE) && !words.isStrong(word);
    if (!labelled && !words.isCapital(word) && (owner || WHOSE.has(words.hash(word)))) return -1;
    return word;
  }

  /** A name in small letters right behind the label that is nothing else: "quastarczyk, a imie odalys", "nazwisko quastl". */
  private addSmall(first: number, word: number): boolean {
    const { words } = this;
    if (words.isCapital(word) || words.gapBefore(word) !== 0 || words.asks()) return false;
    if (words.isStrongGiven(word) && (words.gapBefore(first) === 0 || isBehindNumber(words, first))) {
      this.sink.push(word, withSmallSurname(words, word, word + 1, this.lookup), 'name-field');
      return true;
    }
    if (first === words.from || !SURNAME_LABELS.has(words.hash(word - 1))) return false;
    if ((words.gapAfter(word) & GAP_CLAUSE) === 0 || WHOSE.has(words.hash(word))) return false;
    const known = words.isLikely(word);
    if (!known && !(words.isUnknown(word) && mayBeUnknownName(words.plain(word), this.lookup))) return false;
    this.sink.push(word, word + 1, 'name-field');
    return true;
  }
}
