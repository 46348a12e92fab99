/**
 * Names behind phrases that only a name follows ("my name is …"), and behind the labels of a form or of a message ("Name:
 * …", "first name …" at the beginning, "kundennr 447190 name odalys quastl" in the midst of details). Whatever is no word is a
 * name there, so most of this is about what is none.
 */

import { WORD_CUE, WORD_GIVEN } from '../../rules/words.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { type NameReader, TRUST_FULL } from './name-reader.ts';
import type { NameSink } from './name-sink.ts';
import {
  GAP_CLAUSE,
  GAP_COLON,
  GAP_COMMA,
  GAP_DASH,
  GAP_EDGE,
  GAP_LINE,
  GAP_OTHER,
  GAP_QUOTE,
  GAP_STOP,
  type NameWords,
} from './name-words.ts';
import type { NamedThings } from './named-things.ts';
import { NO_NAMES } from './no-names.ts';
import { isBehindNumber, withSmallSurname } from './small-full-names.ts';
import { smallInitialsEnd } from './small-initials.ts';
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

/** "Signed, Q. Voolt" */
const SIGNED = wordSet('signed signé firmado firmato getekend gezeichnet gez podpisano assinado');
/** First words of labels behind whose colon somebody's name stands, or the address at once. */
const ADDRESSEES = wordSet(
  'ship deliver sold shipping billing delivery mailing lieferadresse lieferanschrift rechnungsadresse rechnungsanschrift versandadresse adresse ' +
    'livrer dirección enviar indirizzo spedire bezorgadres factuuradres adres morada endereço leveransadress fakturaadress',
);

/** Italian for a polite "you". */
const LEI = hashWord('lei').h1;
/** What is said of a name: "mon nom est tronqué". */
const WRONG = wordSet(
  'blank spelt misspelt verdreht verstümmelt falschgeschrieben abgekürzt tronqué écorché erroné erronée incomplet coupé ' +
    'incompleto incompleta cortado errado errata sbagliato troncato verkeerd afgekapt błędne urwane felstavat avkortat',
);
/** What was done to it; behind names that no list knows. */
const DONE = /(?:[^aeiou]ed|[ai]do)$/;
/** German articles behind "heißt". */
const THE = wordSet('der die das');

export class FieldNames {
  private readonly words: NameWords;
  private readonly reader: NameReader;
  private readonly sink: NameSink;
  private readonly things: NamedThings;
  private readonly lookup: Lookup;
  /** The word behind titles that stand at a word. */
  private readonly afterTitles: (word: number) => number;

  constructor(
    words: NameWords,
    reader: NameReader,
    sink: NameSink,
    things: NamedThings,
    lookup: Lookup,
    afterTitles: (word: number) => number,
  ) {
    this.words = words;
    this.reader = reader;
    this.sink = sink;
    this.things = things;
    this.lookup = lookup;
    this.afterTitles = afterTitles;
  }

  addTrusted(word: number, how: 'after-self-phrase' | 'name-field'): void {
    if (this.breaks(word, GAP_COMMA | GAP_COLON | GAP_QUOTE | GAP_DASH)) return;
    const first = this.afterTitles(word);
    const end = this.reader.read(first, TRUST_FULL);
    if (end > first && this.things.isHouseAlone(first, end)) return;
    // "wie heißt der Sohn?"
    if (end === first + 1 && (this.isDone(first) || this.isKin(first))) return;
    if (end === first + 1 && this.isAskedThing(first)) return;
    if (end > first) this.sink.push(first, end, how);
    else if (this.reader.isShort(first)) this.sink.push(first, first + 1, how);
  }

  /** "Wie heißt die Praxis?", and no "Wie heißt die Odalys?" */
  private isAskedThing(word: number): boolean {
    const { words } = this;
    return THE.has(words.hash(word - 1)) && !words.is(word, WORD_GIVEN) && words.asks();
  }

  /** "my name is misspelled", "mi nombre es equivocado": what was done to it, in small letters and on no list of names. */
  private isDone(word: number): boolean {
    const { words } = this;
    if (words.isCapital(word)) return false;
    return WRONG.has(words.hash(word)) || (words.isUnknown(word) && DONE.test(words.plain(word)));
  }

  /** What people are to each other, as a common word or in small letters; "Intestato a Lei?" */
  private isKin(word: number): boolean {
    const { words } = this;
    if (words.hash(word) === LEI) return words.isCapital(word);
    return (words.isCommon(word) || !words.isCapitalised(word)) && NO_NAMES.has(words.hash(word));
  }

  /** "Name: …" in a form, "name …" at the beginning of a message. */
  add(first: number, end: number): void {
    const { words } = this;
    let word = end;
    if (ADDRESSEES.has(words.hash(first))) {
      this.addAddressee(word);
      return;
    }
    if (this.addSmall(first, word)) return;
    // "passenger 1: …"
    if (words.isNumber(word) && words.length(word) <= 2 && word + 1 < words.to) word++;
    const gap = words.gapBefore(word);
    if ((gap & (GAP_OTHER | GAP_STOP)) !== 0) return;
    const signed = gap === GAP_COMMA && SIGNED.has(words.hash(end - 1));
    const labelled = signed || (gap & (GAP_COLON | GAP_DASH)) !== 0;
    const begins = words.gapBefore(first) & (GAP_EDGE | GAP_LINE);
    // "…, name Miss Quastl", "Yes. Last name Quastl.": a clause of its own, and a capital.
    const apart = (words.gapBefore(first) & (GAP_COMMA | GAP_STOP)) !== 0 && words.isCapital(word);
    if (!labelled && ((gap & GAP_CLAUSE) !== 0 || (begins === 0 && !apart))) return;
    // "First name Quastl?" asks whether it is.
    const asked =
      words.asks() && !(end - first > 1 && begins !== 0 && words.isCapital(word) && word + 1 === words.to);
    if (!labelled && (asked || words.isAfterMask(first))) return;
    // "imię i nazwisko żony": whose name it is.
    const initialled = smallInitialsEnd(words, word) > word;
    const owner = words.is(word, WORD_CUE) && !words.isStrong(word) && !initialled;
    if (!labelled && !words.isCapital(word) && (owner || WHOSE.has(words.hash(word)))) return;
    this.addTrusted(word, 'name-field');
  }

  /** "Ship to: Quorrin Voolt, 4 Elm Close": two words and more that end where the address begins. */
  private addAddressee(word: number): void {
    const { words } = this;
    if ((words.gapBefore(word) & (GAP_COLON | GAP_LINE)) === 0) return;
    if (this.breaks(word, GAP_COLON | GAP_LINE)) return;
    const end = this.reader.read(word, TRUST_FULL);
    const ends = end > word && (words.gapAfter(end - 1) & (GAP_COMMA | GAP_LINE | GAP_EDGE)) !== 0;
    if (ends && end - word > 1 && !this.things.isHouseAlone(word, end))
      this.sink.push(word, end, 'name-field');
  }

  /** A name in small letters right behind the label that is nothing else: "quastarczyk, a imie odalys", "nazwisko quastl". */
  private addSmall(first: number, word: number): boolean {
    const { words } = this;
    if (words.isCapital(word) || words.gapBefore(word) !== 0 || words.asks()) return false;
    if (words.isStrongGiven(word) && (words.gapBefore(first) === 0 || isBehindNumber(words, first))) {
      const whole = this.reader.read(word, TRUST_FULL);
      const ends = whole > word && (words.gapAfter(whole - 1) & GAP_CLAUSE) !== 0;
      const end = ends ? whole : withSmallSurname(words, word, word + 1, this.lookup);
      this.sink.push(word, end, 'name-field');
      return true;
    }
    // "acct 4471902 name o quastl"
    const initialled = smallInitialsEnd(words, word);
    if (initialled > word && isBehindNumber(words, first)) {
      this.sink.push(word, initialled, 'name-field');
      return true;
    }
    if (first === words.from || !SURNAME_LABELS.has(words.hash(word - 1))) return false;
    if ((words.gapAfter(word) & GAP_CLAUSE) === 0 || WHOSE.has(words.hash(word))) return false;
    const known = words.isLikely(word);
    if (!known && !(words.isUnknown(word) && mayBeUnknownName(words.plain(word), this.lookup))) return false;
    // "surname quastl-wendell"
    this.sink.push(word, Math.max(word + 1, this.reader.read(word, TRUST_FULL)), 'name-field');
    return true;
  }

  /** Whether anything but blanks and `allowed` stands before the word. */
  private breaks(word: number, allowed: number): boolean {
    return (this.words.gapBefore(word) & ~allowed & ~GAP_EDGE) !== 0;
  }
}
