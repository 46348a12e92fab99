/** Names right before the phrases of rules/cues/name-after.yaml: "Bronte here", "… speaking", "… am Apparat". */

import { WORD_GIVEN } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import { type NameReader, TRUST_FULL, TRUST_SOME } from './name-reader.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_CLAUSE, type NameWords } from './name-words.ts';
import { NO_NAMES } from './no-names.ts';
import { plainSurname } from './particled-surnames.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

const MAX_BACK = 3;
const [HERE_IN_SWEDISH] = wordSet('här');
/** "Ludvig här på kundtjänst" */
const WHERE_IN_SWEDISH = wordSet('på från hos i igen');
/** Phrases behind which a word that is a name as well counts as one. */
const HERE = wordSet('here speaking hier här');
/** "Quorrin as your name", "Judge is his name": nothing but a name stands before. */
const NAMING = wordSet('as is');

/** Behind the name of who asks: "this is quastl how can i help", "speaking with quastl can i take your number". */
const OFFERS = wordSet('how can could may');
const [SPEAKING] = wordSet('speaking');
const INTRODUCES = wordSet('is with to im am its name me');
const LEAST_UNKNOWN = 4;
/** Of words that say how something is: "this is frustrating can i …". */
const ENGLISH_ENDING = /(?:ing|ed|ly|ful|ous|able|ible|ive|less|ment|ness|tion|ish|ical)$/;

/** Behind a doorbell's name: "bei Quastl klingeln". */
const RING = wordSet('klingeln läuten geklingelt aanbellen aangebeld');
const AT = wordSet('bei beim bij');
/** First words of phrases that say where in a house somebody lives, and the words before whose door it is. */
const IN_HOUSE = wordSet('im au en al op no na på beneden gegenüber nebenan hiernaast mittemot bredvid');
const AT_HOME = wordSet('bei beim bij chez da dal de hos u');
const AT_SOMEBODYS = wordSet('bei bij chez hos');
/** What was done in somebody's name: "auf quastl gebucht". */
const BOOKED = wordSet(
  'gebucht reserviert eingetragen registriert ausgestellt angemeldet abgeschlossen zugelassen gemeldet gespeichert hinterlegt',
);
const [ON] = wordSet('auf');
/** A portal for taxes, called like people. */
const [PORTAL] = wordSet('elster');
const MOST_BOOKED = 3;
const LEAST_BOOKED = 5;
const MOST_ON_DOOR = 3;
/** Nouns that no list holds: "bei Zustellung klingeln", "bij aankomst aanbellen". */
const THING = /(?:ung|nft|ion|fall|ing|komst|tag|zeit|dienst)$/;
const US = wordSet(
  'bedarf bedürfnis gelegenheit mir dir ihm uns euch ihnen mij jou hem jullie hun iedereen allen jedem',
);

export class NamesBeforePhrases {
  private readonly words: NameWords;
  private readonly reader: NameReader;
  private readonly sink: NameSink;
  private readonly lookup: Lookup;

  constructor(words: NameWords, reader: NameReader, sink: NameSink, lookup: Lookup) {
    this.words = words;
    this.reader = reader;
    this.sink = sink;
    this.lookup = lookup;
  }

  add(phrase: number): void {
    const { words } = this;
    if (phrase === words.from || words.gapBefore(phrase) !== 0) return;
    if (RING.has(words.hash(phrase))) {
      this.addAtDoor(phrase);
      return;
    }
    if (BOOKED.has(words.hash(phrase))) {
      this.addBooked(phrase);
      return;
    }
    if (OFFERS.has(words.hash(phrase))) {
      this.addBeforeOffer(phrase - 1, false);
      return;
    }
    if (words.hash(phrase) === SPEAKING && this.addBeforeOffer(phrase - 1, true)) return;
    // Without its accent "här" is "has".
    const swedish = words.hash(phrase) === HERE_IN_SWEDISH && (words.gapAfter(phrase) & GAP_CLAUSE) === 0;
    if (swedish && !(phrase + 1 < words.to && WHERE_IN_SWEDISH.has(words.hash(phrase + 1)))) return;
    const here = HERE.has(words.hash(phrase));
    let first = phrase;
    while (first > words.from && phrase - first < MAX_BACK) {
      const word = first - 1;
      const wordy = here && first === phrase && words.isNamed(word) && !words.is(word, WORD_UPPER);
      const short = here && first === phrase && this.isTwoLetters(word);
      const capital =
        words.isCapital(word) &&
        !words.isRunTogether(word) &&
        (short || wordy || words.mayBeName(word) || words.isInitial(word));
      if (!capital && !words.isStrongGiven(word)) break;
      first = word;
      // A hyphen alone joins ("Müller-Lüdenscheidt here").
      if (!this.reader.joined(first)) break;
    }
    if (first === phrase) return;
    if (IN_HOUSE.has(words.hash(phrase))) {
      this.addInHouse(first, phrase);
      return;
    }
    const apart = (words.gapBefore(first) & GAP_CLAUSE) !== 0;
    const naming =
      NAMING.has(words.hash(phrase)) && words.isCapital(first) && !REPLY_WORDS.has(words.hash(first));
    if (naming && !apart) {
      const end = this.reader.read(first, TRUST_FULL);
      if (end === phrase) this.sink.push(first, end, 'before-phrase');
      return;
    }
    if (!apart && !words.isLikely(first)) return;
    // "Cherry speaking": a word that only weak lists take for a name.
    const wordy =
      apart && first === phrase - 1 && words.isCommon(first) && !REPLY_WORDS.has(words.hash(first));
    // "hi, Jo here!"
    if (apart && here && first === phrase - 1 && this.isTwoLetters(first)) {
      this.sink.push(first, phrase, 'before-phrase');
      return;
    }
    const end = this.reader.read(first, wordy ? TRUST_FULL : TRUST_SOME);
    if (end === phrase) this.sink.push(first, end, 'before-phrase');
  }

  /** A word in small letters that no list knows, or a name, before an offer of help and behind what introduces, unless `alone`. */
  private addBeforeOffer(word: number, alone: boolean): boolean {
    const { words } = this;
    if (word <= words.from || words.gapBefore(word) !== 0 || words.isCapital(word)) return false;
    if (!alone && !INTRODUCES.has(words.hash(word - 1))) return false;
    if (REPLY_WORDS.has(words.hash(word))) return false;
    const known = words.isLikely(word) && words.is(word, WORD_GIVEN);
    if (!known && !this.isUnknownName(word)) return false;
    this.sink.push(word, word + 1, 'before-phrase');
    return true;
  }

  private isUnknownName(word: number): boolean {
    const { words } = this;
    const plain = words.plain(word);
    if (!words.isUnknown(word) || plain.length < LEAST_UNKNOWN || ENGLISH_ENDING.test(plain)) return false;
    return mayBeUnknownName(plain, this.lookup);
  }

  /** "bei quastl klingeln", "bij de quastaerde aanbellen": only people's names stand on a doorbell. */
  private addAtDoor(ring: number): void {
    const { words } = this;
    for (let first = ring - 1; first > words.from && ring - first <= MOST_ON_DOOR; first--) {
      if (words.gapBefore(first) !== 0 || NO_NAMES.has(words.hash(first))) return;
      if (!AT.has(words.hash(first - 1))) continue;
      const last = ring - 1;
      if (REPLY_WORDS.has(words.hash(last)) || US.has(words.hash(last))) return;
      const thing = !words.isNamed(last) && (words.isCapital(last) || THING.test(words.plain(last)));
      if (!thing && this.reader.read(first, TRUST_FULL) >= ring) this.sink.push(first, ring, 'before-phrase');
      return;
    }
  }

  /** "das zimmer ist auf quastowski gebucht": a name that is no other word, between "auf" and what was done. */
  private addBooked(done: number): void {
    const { words } = this;
    for (let first = done - 1; first > words.from && done - first <= MOST_BOOKED; first--) {
      if (words.gapBefore(first) !== 0 || words.is(first, WORD_HAS_DIGIT)) return;
      if (words.hash(first - 1) !== ON) continue;
      const last = done - 1;
      if (words.hash(last) === PORTAL) return;
      const plain = words.plain(last);
      if (NO_NAMES.has(words.hash(last)) || REPLY_WORDS.has(words.hash(last)) || THING.test(plain)) return;
      const unknown =
        !words.isCapital(last) &&
        words.isUnknown(last) &&
        plain.length >= LEAST_BOOKED &&
        mayBeUnknownName(plain, this.lookup);
      const known = words.isLikely(last) || unknown;
      if (known && this.reader.read(first, TRUST_FULL) >= done) this.sink.push(first, done, 'before-phrase');
      return;
    }
  }

  /** "bei Quastowski im Erdgeschoss", "chez Quastière au premier": somebody whose door it is. */
  private addInHouse(first: number, phrase: number): void {
    const { words } = this;
    // "bij van de Quast beneden"
    for (let at = first - 1; at > words.from && first - at <= 2; at--) {
      if (!AT_HOME.has(words.hash(at - 1)) || plainSurname(words, this.reader, at) !== first) continue;
      this.sink.push(at, phrase, 'before-phrase');
      return;
    }
    if (first === words.from || !AT_HOME.has(words.hash(first - 1)) || words.gapBefore(first) !== 0) return;
    const unknown = words.isUnknown(first) && AT_SOMEBODYS.has(words.hash(first - 1));
    if (!words.isLikely(first) && !unknown) return;
    const end = this.reader.read(first, TRUST_SOME);
    if (end === phrase) this.sink.push(first, end, 'before-phrase');
  }

  private isTwoLetters(word: number): boolean {
    const { words } = this;
    return (
      words.length(word) === 2 &&
      words.isCapital(word) &&
      !words.is(word, WORD_UPPER) &&
      !REPLY_WORDS.has(words.hash(word))
    );
  }
}
