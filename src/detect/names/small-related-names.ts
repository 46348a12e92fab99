/**
 * Names in small letters right behind a relation, that need more than a list to be told: an initial and a surname ("signed
 * for by p. quastl"), and a name that is a place too, where the relation is somebody's own ("my daughter florence").
 */
import { WORD_COMMON, WORD_GIVEN, WORD_PLACE, WORD_WEAK } from '../../rules/words.ts';
import { hashWord } from '../../text/word-hash.ts';
import type { NameReader } from './name-reader.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_CLAUSE, type NameWords, wordSet } from './name-words.ts';
import { givenOfCase } from './polish-given-names.ts';
import { INFLECTED } from './small-titled-names.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

const OWN = wordSet(
  'my his her our your their mein meine meinen meinem meiner sein seine ihr ihre unser unsere mon ma son sa notre votre mi mis su nuestro ' +
    'mio mia suo sua nostro mijn zijn haar onze mój moja moją meu minha seu min mitt hans hennes',
);
/** Where verbs behind them are words that no weak list takes for names. */
const ENGLISH_OWN = wordSet('my his her our their your');
const LEAST_SURNAME = 3;
const LEAST_GIVEN = 4;
const LEAST_INFLECTED = 4;
const LEAST_LIKELY = 6;
const DOT = 0x2e;

export class SmallRelatedNames {
  private readonly words: NameWords;
  private readonly reader: NameReader;
  private readonly sink: NameSink;
  private readonly lookup: Lookup;

  constructor(words: NameWords, reader: NameReader, sink: NameSink, lookup: Lookup) {
    this.words = words;
    this.lookup = lookup;
    this.reader = reader;
    this.sink = sink;
  }

  /** Whether such a name stands at `word`, right behind the phrase that begins at `phrase`; then it is pushed. */
  add(phrase: number, word: number): boolean {
    const { words } = this;
    if (word >= words.to || words.gapBefore(word) !== 0 || words.isCapitalised(word)) return false;
    const one = this.isPlaceToo(phrase, word) || this.isInCase(word);
    const end = this.isInitialled(word) ? word + 2 : one ? word + 1 : word;
    if (end > word) this.sink.push(word, end, 'after-relation');
    return end > word;
  }

  /** The same for names that only a relation vouches for, and no mere introduction. */
  addToldOf(phrase: number, word: number): boolean {
    const { words } = this;
    if (word >= words.to || words.gapBefore(word) !== 0 || words.isCapitalised(word)) return false;
    const next = word + 1;
    if (this.isLastLikely(word)) this.sink.push(word, next, 'after-relation');
    else if (this.isOwnUnknown(phrase, word)) {
      const surname = next < words.to && this.reader.joined(next) && words.isLikely(next);
      this.sink.push(word, surname ? next + 1 : next, 'after-relation');
    } else return false;
    return true;
  }

  private isInitialled(word: number): boolean {
    const { words } = this;
    const next = word + 1;
    if (words.length(word) !== 1 || words.unitAfter(word) !== DOT || next >= words.to) return false;
    return this.reader.joined(next) && !words.isCommon(next) && words.length(next) >= LEAST_SURNAME;
  }

  /** "bij fysio quastelboer": a name by any list, long enough to be no slip, where the message or clause ends. */
  private isLastLikely(word: number): boolean {
    const { words } = this;
    return (
      words.isLikely(word) && words.length(word) >= LEAST_LIKELY && (words.gapAfter(word) & GAP_CLAUSE) !== 0
    );
  }

  /** "meu genro cleiton quastel": nobody knows it, but the relation is somebody's own and a surname or a pause follows. */
  private isOwnUnknown(phrase: number, word: number): boolean {
    const { words } = this;
    if (!words.isUnknown(word) || words.length(word) < LEAST_INFLECTED) return false;
    if (!OWN.has(words.hash(phrase)) && !(phrase > words.from && OWN.has(words.hash(phrase - 1))))
      return false;
    const next = word + 1;
    const surname = next < words.to && this.reader.joined(next) && words.isLikely(next);
    if (!surname && (words.gapAfter(word) & GAP_CLAUSE) === 0) return false;
    const plain = words.plain(word);
    return !INFLECTED.test(plain) && mayBeUnknownName(plain, this.lookup);
  }

  /** "moja mame bozene": a Polish case of a given name that is nothing else. */
  private isInCase(word: number): boolean {
    const { words } = this;
    if (!words.isUnknown(word) || words.length(word) < LEAST_INFLECTED) return false;
    return givenOfCase(words.plain(word)).some((name) => {
      const { h1, h2 } = hashWord(name);
      const bits = this.lookup(h1, h2);
      return (bits & (WORD_GIVEN | WORD_COMMON | WORD_WEAK | WORD_PLACE)) === WORD_GIVEN;
    });
  }

  private isPlaceToo(phrase: number, word: number): boolean {
    const { words } = this;
    if (!words.is(word, WORD_GIVEN)) return false;
    const own = OWN.has(words.hash(phrase)) || (phrase > words.from && OWN.has(words.hash(phrase - 1)));
    // "my dad wendel paid it": by weak lists, and no word.
    const english =
      ENGLISH_OWN.has(words.hash(phrase)) || (phrase > words.from && ENGLISH_OWN.has(words.hash(phrase - 1)));
    if (english && words.isLikely(word) && words.length(word) >= LEAST_GIVEN) return true;
    return words.is(word, WORD_PLACE) && words.isStrong(word) && (own || phrase === words.from);
  }
}
