/**
 * Given names in Polish cases amid a Polish message, where no title and no relation stands before: "to Oliwii", "bez Bartkiem",
 * "dla stasia", "od stanislawy quastowskiej".
 *
 * Contract: the word is in no list, and without its ending a given name of a good one that is neither word nor place. With a capital
 * it stands amid a sentence; in small letters behind a preposition. PERF: whether a message is Polish is asked at such words alone.
 */
import { WORD_COMMON, WORD_GIVEN, WORD_PLACE, WORD_WEAK } from '../../rules/words.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { WORD_UPPER } from '../word-columns.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_SENTENCE, type NameWords } from './name-words.ts';
import { givenOfCase } from './polish-given-names.ts';
import type { Lookup } from './unknown-words.ts';

/** Words that few other languages have and that few Polish messages are without. */
const POLISH = wordSet(
  'nie jest się sie dla od przez czy jak już juz tak albo lub oraz jego jej moja mój moj mojej mojego moją moim mam proszę prosze dzień ' +
    'dzien dobry pani pana panu panią ale też tez który która ktora tylko teraz może moze będzie bedzie był była byla było tego tej ten tym ' +
    'tam gdzie kto ktoś mieszka mnie nas nam numer nr adres datę date syna córki corki córkę żony zony męża meza bratem siostrą poproszę ' +
    'przepraszam starszej młodszej starszego młodszego chodzi kontaktu dziękuję dziekuje wnuczce wnukowi',
);
const LEAST_POLISH = 2;
/** Before names in small letters. */
const BEFORE = wordSet('do od dla u z ze przez bez oprócz mojej mojego moją moim mojemu naszej naszego');
const LEAST_UNITS = 4;
const SURNAME = /(?:sk|ck|dzk)(?:iej|a|iego|iemu|im)$/;

export class PolishCaseNames {
  private readonly words: NameWords;
  private readonly sink: NameSink;
  private readonly lookup: Lookup;

  constructor(words: NameWords, sink: NameSink, lookup: Lookup) {
    this.words = words;
    this.sink = sink;
    this.lookup = lookup;
  }

  add(): void {
    const { words } = this;
    let polish: boolean | undefined;
    for (let word = words.from + 1; word < words.to; word++) {
      if (!words.isUnknown(word) || words.length(word) < LEAST_UNITS || !this.mayStand(word)) continue;
      polish ??= this.isPolish();
      if (!polish) return;
      if (this.isGivenInCase(word)) this.sink.push(word, this.surnameEnd(word), 'likely-name');
    }
  }

  private mayStand(word: number): boolean {
    const { words } = this;
    if ((words.gapBefore(word) & GAP_SENTENCE) !== 0 || words.is(word, WORD_UPPER)) return false;
    if (words.isCapital(word)) return !words.isCapital(word - 1) || BEFORE.has(words.hash(word - 1));
    return words.gapBefore(word) === 0 && BEFORE.has(words.hash(word - 1));
  }

  private isPolish(): boolean {
    const { words } = this;
    if (words.scan.isProtectedIn(words.member)) return false;
    let known = 0;
    for (let word = words.from; word < words.to; word++)
      if (POLISH.has(words.hash(word)) || BEFORE.has(words.hash(word))) known++;
    return known >= LEAST_POLISH;
  }

  private isGivenInCase(word: number): boolean {
    return givenOfCase(this.words.plain(word)).some((name) => {
      const { h1, h2 } = hashWord(name);
      const bits = this.lookup(h1, h2);
      return (bits & (WORD_GIVEN | WORD_COMMON | WORD_WEAK | WORD_PLACE)) === WORD_GIVEN;
    });
  }

  /** Behind a surname in the same case: "stanislawy quastowskiej". */
  private surnameEnd(word: number): number {
    const { words } = this;
    const next = word + 1;
    if (next >= words.to || words.gapBefore(next) !== 0) return next;
    if (words.isCapital(word) !== words.isCapital(next)) return next;
    return SURNAME.test(words.plain(next)) ? next + 1 : next;
  }
}
