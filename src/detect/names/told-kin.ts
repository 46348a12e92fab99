/**
 * Names before what somebody is to whom: "no quastl is my sister", "Quastl ist mein Mann", "quastl est ma sœur". Nothing but a
 * name stands there: who has one says it once, before the family word.
 *
 * Contract: in small letters where a clause begins or behind an answer's first word; no place, and no common word but a given name
 * with a capital. PERF: asked at words of family.
 */
import { WORD_GIVEN, WORD_PLACE } from '../../rules/words.ts';
import { type WordSet, wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_CLAUSE, type NameWords } from './name-words.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

const FAMILY = wordSet(
  'husband wife son daughter mother mom mum mam father dad brother sister partner fiancé fiancée boyfriend girlfriend niece nephew cousin aunt uncle ' +
    'grandma grandmother nan gran grandpa grandad grandfather grandson granddaughter stepson stepdaughter hubby missus twin bf gf sis bro ' +
    'mann frau sohn tochter mutter mama vater papa bruder schwester partnerin freundin freund nichte neffe tante onkel oma opa enkel enkelin ' +
    'mari femme fils fille mère maman père frère sœur soeur copain copine compagne compagnon nièce neveu oncle mamie papy ' +
    'marido mujer esposo esposa hijo hija madre mamá padre papá hermano hermana novio novia pareja sobrino sobrina primo prima tía tío abuela abuelo cuñado cuñada suegra suegro ' +
    'marito moglie figlio figlia madre mamma padre fratello sorella compagno compagna fidanzato fidanzata cugino cugina zia zio nonna nonno ' +
    'man vrouw zoon dochter moeder vader broer zus zusje vriend vriendin tante oom oma opa ' +
    'mąż żona syn córka matka mama ojciec tata brat siostra chłopak dziewczyna babcia dziadek ' +
    'esposo esposa filho filha mãe pai irmão irmã namorado namorada avó avô tia tio sogra sogro ' +
    'fru son dotter mor mamma far pappa bror syster sambo pojkvän flickvän mormor farmor morfar farfar farsan morsan',
);
const WHOSE = wordSet(
  'my our his her their your ur mein meine unser unsere mon ma notre mi nuestro nuestra mio mia nostro nostra mijn onze min vår mój moja nasz nasza meu minha nosso nossa',
);
const ARTICLES = wordSet('il la lo o a el');
const IS = wordSet('is was s ist war est était es era è jest é är var');
/** "Quastl to moja siostra": a preposition elsewhere. */
const IS_IN_POLISH = wordSet('to');
const WHOSE_IN_POLISH = wordSet('mój moja nasz nasza');
/** First words of an answer, and what joins another name to it. */
const BEFORE = wordSet(
  'no yes yeah nope sí si oui non ja nein nee nej tak nie sim não ok sorry and y e et und i och en oh ah',
);
const SPACE = 0x20;
/** What somebody is to an account or a car: "Inhaberin ist meine Frau". */
const ROLE = /(?:haber|halter|nehmer|partner|fahrer|zahler|erb|besitzer|mieter|empfanger)(?:in|e)?$/;

export class ToldKin {
  private readonly words: NameWords;
  private readonly sink: NameSink;
  private readonly lookup: Lookup;

  constructor(words: NameWords, sink: NameSink, lookup: Lookup) {
    this.words = words;
    this.sink = sink;
    this.lookup = lookup;
  }

  /** Reads before the word of family at `kin`. */
  add(kin: number): void {
    const { words } = this;
    if (!FAMILY.has(words.hash(kin)) || !this.follows(kin, WHOSE)) return;
    const article = this.follows(kin - 1, ARTICLES) ? kin - 2 : kin - 1;
    const is = article - 1;
    // "quastl's my brother"
    const cut = is > words.from && words.length(is) === 1 && words.unitAfter(is - 1) !== SPACE;
    const polish = this.follows(kin, WHOSE_IN_POLISH) && this.follows(article, IS_IN_POLISH);
    if (!(polish || this.follows(article, IS)) || is === words.from || (words.gapBefore(is) !== 0 && !cut))
      return;
    const word = is - 1;
    if (!this.mayBeName(word)) return;
    // "quastl voolt is my sister"
    const two = word > words.from && words.gapBefore(word) === 0 && words.isLikely(word - 1);
    const first = two ? word - 1 : word;
    if (words.isCapital(first) || this.begins(first)) this.sink.push(first, word + 1, 'after-relation');
  }

  /** Whether one of `set` stands right before the word. */
  private follows(word: number, set: WordSet): boolean {
    const { words } = this;
    return word > words.from && words.gapBefore(word) === 0 && set.has(words.hash(word - 1));
  }

  private begins(word: number): boolean {
    const { words } = this;
    if (word === words.from || (words.gapBefore(word) & GAP_CLAUSE) !== 0) return true;
    return BEFORE.has(words.hash(word - 1));
  }

  private mayBeName(word: number): boolean {
    const { words } = this;
    if (word < words.from || words.is(word, WORD_HAS_DIGIT) || REPLY_WORDS.has(words.hash(word)))
      return false;
    if (words.is(word, WORD_PLACE) && !words.is(word, WORD_GIVEN)) return false;
    if (words.isCapital(word) && words.isCommonGiven(word)) return true;
    const plain = words.plain(word);
    if (ROLE.test(plain)) return false;
    return words.isLikely(word) || (words.isUnknown(word) && mayBeUnknownName(plain, this.lookup));
  }
}
