/**
 * Names in small letters that only weak lists know, or none, or that are words as well, where the phrase before them is followed by
 * somebody: "handed to quastlin", "the driver was quastlin in …", "technician quastlin will …", "no worries quastlin."
 */
import { hashWord, wordSet } from '../../text/word-hash.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_CLAUSE, GAP_COMMA, GAP_EDGE, GAP_STOP, type NameWords } from './name-words.ts';
import { isListedName, isRareName, isWordyName, STATE_ENDING } from './rare-names.ts';
import type { Lookup } from './unknown-words.ts';

/** Last words of phrases that somebody follows. */
const TOWARDS = wordSet('to with by called named through');
const CALLED = wordSet('called named');
const ASK = hashWord('ask').h1;
const FOR = hashWord('for').h1;
/** What may be said of somebody besides who it is. */
const BE = wordSet('was is');
/** Behind a name, where no clause ends. */
const BEHIND = wordSet(
  'at in from on and or today tomorrow yesterday who he she next over instead because but so please thanks if as wants want said says will can',
);
const AT = wordSet('at from');
/** What somebody does whose trade is named before: "technician quastlin will visit". */
const DOES = wordSet(
  'is was has had will can could would said says called came did does goes took gave told sent left picked may might should wont cant',
);
const OWN = wordSet('my his her our their your');
/** Last words of phrases that people are spoken to with and nothing else follows. */
const ADDRESSING = wordSet('worries problem it cheers sorry welcome pleasure appreciated apologies');
const BYE = wordSet('bye goodbye cya');

export class SmallToldNames {
  private readonly words: NameWords;
  private readonly sink: NameSink;
  private readonly lookup: Lookup;

  constructor(words: NameWords, sink: NameSink, lookup: Lookup) {
    this.words = words;
    this.sink = sink;
    this.lookup = lookup;
  }

  /** Right behind a phrase of relations; whether the name was pushed. */
  addRelated(word: number): boolean {
    const { words } = this;
    if (word >= words.to || words.gapBefore(word) !== 0) return false;
    const before = words.hash(word - 1);
    const ends = (words.gapAfter(word) & GAP_CLAUSE) !== 0;
    const next = word + 1;
    const goesOn = next < words.to && words.gapBefore(next) === 0;
    const towards =
      TOWARDS.has(before) || (before === FOR && word - 2 >= words.from && words.hash(word - 2) === ASK);
    const is = BE.has(before);
    const known = isListedName(words, word);
    let told = false;
    if (towards || is) {
      const follows = ends || (goesOn && (BEHIND.has(words.hash(next)) || words.isNumber(next)));
      // "my character is called quastlin": things are called something, too.
      const loose = CALLED.has(before) || (is && STATE_ENDING.test(words.plain(word)));
      const rare = !loose && isRareName(words, word, this.lookup);
      const wordy = towards && (ends || (goesOn && AT.has(words.hash(next)))) && isWordyName(words, word);
      told = (follows && (known || rare)) || wordy;
    } else {
      // "my daughter bea (7)"
      const own = word - 2 >= words.from && OWN.has(words.hash(word - 2));
      told = known && (goesOn ? DOES.has(words.hash(next)) : own && ends && !words.asks());
    }
    if (told) this.sink.push(word, next, 'after-relation');
    return told;
  }

  /** Right behind what people are spoken to with, where the clause ends; whether the name was pushed. */
  addAddressed(phrase: number, word: number): boolean {
    const { words, lookup } = this;
    if ((words.gapBefore(phrase) & GAP_CLAUSE) === 0 || words.isCapital(word)) return false;
    const ends = (words.gapAfter(word) & (GAP_COMMA | GAP_STOP | GAP_EDGE)) !== 0;
    if (!ends && !(word + 1 < words.to && BYE.has(words.hash(word + 1)))) return false;
    const rare = isRareName(words, word, lookup);
    const alone = ADDRESSING.has(words.hash(word - 1)) && words.gapBefore(word) === 0;
    const told = alone
      ? rare || isListedName(words, word) || isWordyName(words, word)
      : rare && isListedName(words, word);
    if (told) this.sink.push(word, word + 1, 'vocative');
    return told;
  }
}
