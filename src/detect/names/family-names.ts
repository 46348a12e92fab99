/**
 * Families: "the Quastls next door", "that's the quastls", "three Quastls on the list", "the Quastl wedding". The surname may
 * stand on any list, since an article, an end in "s" and what families do tell it together.
 *
 * Contract: English alone; where a message speaks of games and tickets, teams are called so and nothing is read. PERF: asked
 * about at capitals and at words in small letters that no list knows.
 */
import { WORD_COMMON, WORD_PLACE, WORD_SURNAME } from '../../rules/words.ts';
import { hashWord, type WordSet, wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import { GAP_CLAUSE, type NameWords } from './name-words.ts';
import { NO_NAMES } from './no-names.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

const THE = hashWord('the').h1;
const COUNTS = wordSet('two three four five both several many few other');
/** Before those, where names are spoken of: "I've got three Quastls. First name?" */
const HAVE = wordSet('got have are see find found');
const NAMES = wordSet('name names first initial initials called surname surnames live');
/** Behind a family, what it does and where it is. */
const FAMILIES_DO = wordSet(
  'have are were had live lived take took left moved said say own owned keep kept know knew came went will would can used got still also who whose ' +
    'upstairs downstairs next across opposite over round from and both all never always sold bought rented rent let call called phoned rang',
);
/** Of those what nothing but a family does. */
const NEIGHBOURS_DO = wordSet('upstairs downstairs next across opposite live lived moved');
/** Before the article, where the family ends its clause. */
const BEFORE_THE = wordSet(
  'thats that s is was its to by with from after told ask asked and opposite beside behind past',
);
/** Behind a family that something went to. */
const BEHIND = wordSet('by instead at on about for is as in or but because when if again today yesterday');
/** What families have in common, right behind the name. */
const TOGETHER = wordSet(
  'wedding funeral family household wake christening reunion twins sisters brothers girls boys kids children siblings residence bereavement cremation burial',
);
/** The same where what nobody knows may be a firm. */
const BOOKED = wordSet('party booking reservation table');
/** Where families are teams, bands and shows. */
const SHOWS = wordSet(
  'ticket tickets game games match matches season fixture fixtures team teams league cup versus vs concert gig band show shows movie film series episode song songs album stadium play playing event events jersey',
);
/** Before a family's house, and what ends it. */
const AT = wordSet('at to by from in with over round around past opposite');
const APOSTROPHES: ReadonlySet<number> = new Set([0x27, 0x2019]);
const LEAST_STEM = 4;
/** A surname that is no word and no place. */
const SURNAME_ALONE = WORD_SURNAME | WORD_COMMON | WORD_PLACE;

export class FamilyNames {
  private readonly words: NameWords;
  private readonly lookup: Lookup;

  constructor(words: NameWords, lookup: Lookup) {
    this.words = words;
    this.lookup = lookup;
  }

  /** Whether the word is such a family's name, with a capital or all small. */
  isAt(word: number): boolean {
    const { words } = this;
    const article = word - 1;
    if (article < words.from || words.gapBefore(word) !== 0 || words.isCommon(word)) return false;
    if (words.is(word, WORD_UPPER | WORD_HAS_DIGIT | WORD_PLACE)) return false;
    const hash = words.hash(article);
    if (hash === THE) return this.isTogether(word) || (this.isFamily(article, word) && !this.holds(SHOWS));
    if (!COUNTS.has(hash) || article === words.from || !HAVE.has(words.hash(article - 1))) return false;
    return this.endsClause(word) && this.isPlural(word) && this.holds(NAMES);
  }

  /** "the Quastl wedding" */
  private isTogether(word: number): boolean {
    const { words } = this;
    const next = word + 1;
    if (next >= words.to || words.gapBefore(next) !== 0 || NO_NAMES.has(words.hash(word))) return false;
    const likely = words.isLikely(word) && words.length(word) >= LEAST_STEM;
    if (words.isCapital(word) && likely && BOOKED.has(words.hash(next))) return true;
    if (!TOGETHER.has(words.hash(next))) return false;
    return likely || (words.isUnknown(word) && mayBeUnknownName(words.plain(word), this.lookup));
  }

  private isFamily(article: number, word: number): boolean {
    const { words } = this;
    const next = word + 1;
    if (!this.isPlural(word)) return this.isUnheard(word);
    if (next < words.to && words.gapBefore(next) === 0 && FAMILIES_DO.has(words.hash(next))) return true;
    // "ask at the Quastls' if …": their house.
    if (APOSTROPHES.has(words.unitAfter(word)) && AT.has(words.hash(article - 1))) return true;
    const goesOn = next < words.to && words.gapBefore(next) === 0 && BEHIND.has(words.hash(next));
    if (article === words.from || !(goesOn || this.endsClause(word))) return false;
    // "Yes, the Quastls."
    if (article === words.from + 1 && REPLY_WORDS.has(words.hash(words.from))) return true;
    return words.gapBefore(article) === 0 && BEFORE_THE.has(words.hash(article - 1));
  }

  /** "the Quastlins upstairs", "the quastlins live next door": nobody knows the name, but things do not live there. */
  private isUnheard(word: number): boolean {
    const { words } = this;
    const next = word + 1;
    if (next >= words.to || words.gapBefore(next) !== 0 || !NEIGHBOURS_DO.has(words.hash(next))) return false;
    const plain = words.plain(word);
    return words.isUnknown(word) && plain.endsWith('s') && mayBeUnknownName(plain.slice(0, -1), this.lookup);
  }

  /** A surname of any list, and no word, with an "s" or "es" behind it. */
  private isPlural(word: number): boolean {
    const plain = this.words.plain(word);
    if (!plain.endsWith('s')) return false;
    return this.isSurname(plain.slice(0, -1)) || (plain.endsWith('es') && this.isSurname(plain.slice(0, -2)));
  }

  private isSurname(stem: string): boolean {
    const { h1, h2 } = hashWord(stem);
    const bits = this.lookup(h1, h2);
    return stem.length >= LEAST_STEM && (bits & SURNAME_ALONE) === WORD_SURNAME;
  }

  private endsClause(word: number): boolean {
    return (this.words.gapAfter(word) & GAP_CLAUSE) !== 0;
  }

  private holds(some: WordSet): boolean {
    const { words } = this;
    for (let word = words.from; word < words.to; word++) if (some.has(words.hash(word))) return true;
    return false;
  }
}
