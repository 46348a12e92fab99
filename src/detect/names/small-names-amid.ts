/**
 * Names in small letters amid an English sentence that nobody asked for: "its under odalys quastl dob …", "i was with odalys he
 * can confirm", "posted to odalys quastl, 3 mill row". Where only one side of a chat is there, this is how most names stand.
 *
 * Contract: a given name of a good list that is no word and no place comes first, and a word that people are told behind
 * stands before it. A surname may be a small town, as many are. PERF: asked about at such given names alone.
 */
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { isSmallPair } from './joined-names.ts';
import { GAP_CLAUSE, type NameWords } from './name-words.ts';
import { NAMED_PRODUCTS } from './no-names.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

/** Before a full name. */
const BEFORE_FULL = wordSet(
  'under to with from for by is was are be or me and im its thats also not add remove change payee passenger owner driver name of guest contact',
);
/** Before makes of two names, which end messages too: "a wendell quastl". */
const BEFORE_THINGS = wordSet(
  'a an the my your his her our their this that any some new old classic fresh for',
);
/** Before a given name alone. */
const BEFORE_ONE = wordSet(
  'with told tell ask asked collect fetch met phoned texted emailed call ring phone text message email contact rang not',
);
const NAME = hashWord('name').h1;
const OF = hashWord('of').h1;
const AND = hashWord('and').h1;
/** Behind a given name alone, where no clause ends. */
const BEHIND_ONE = wordSet(
  'he she his her hes shes who whos said says on at in so but and or today tomorrow yesterday instead about because will can',
);
/** Where neighbours and colleagues are from. */
const FROM = wordSet('from at in');
const NEARBY = wordSet(
  'downstairs upstairs work reception accounts billing sales finance hr school church payroll dispatch',
);
const ACROSS = wordSet('over across up down from');
const THE = hashWord('the').h1;
const NEAR_THE = wordSet(
  'road street hall landing corner lane way shop office depot desk warehouse branch garage council pharmacy surgery',
);
const NEXT = hashWord('next').h1;
const DOOR = hashWord('door').h1;
const LEAST_SURNAME = 3;
const LEAST_ONE = 4;
const LEAST_DIGITS = 5;

/** Before a full name whose given name is a word as well. */
const BEFORE_PAIR = wordSet('says name under by called its named');

export class SmallNamesAmid {
  private readonly words: NameWords;
  private readonly lookup: Lookup;

  constructor(words: NameWords, lookup: Lookup) {
    this.words = words;
    this.lookup = lookup;
  }

  /** Where the name that begins with the given name at `word` ends; `word` itself if nothing tells one. */
  end(word: number): number {
    const { words } = this;
    if (NAMED_PRODUCTS.has(words.hash(word))) return word;
    if (this.isOfNearby(word)) return word + 1;
    if (isSmallPair(words, word) || (word - 2 >= words.from && this.endsPair(word))) return word + 1;
    const before = word - 1;
    if (before < words.from || words.isCapital(before)) return word;
    if (words.gapBefore(word) !== 0) return word;
    const hash = words.hash(before);
    const surname = word + 1;
    const last = surname + 1 === words.to && words.isNamed(surname) && !BEFORE_THINGS.has(hash);
    if ((BEFORE_FULL.has(hash) || last) && this.isSurname(surname)) return surname + 1;
    const one = BEFORE_ONE.has(hash) || this.isNameOf(before) || this.isJoined(before);
    return one && words.length(word) >= LEAST_ONE && this.endsOne(word) ? surname : word;
  }

  /** "my passport says dawn quastl": a given name that is a word as well, and a surname that is none. */
  isPair(word: number): boolean {
    const { words } = this;
    const surname = word + 1;
    if (word === words.from || !words.isCommonGiven(word) || words.isCapital(word)) return false;
    if (words.gapBefore(word) !== 0 || !BEFORE_PAIR.has(words.hash(word - 1))) return false;
    if (REPLY_WORDS.has(words.hash(word)) || surname >= words.to || words.gapBefore(surname) !== 0)
      return false;
    return words.isLikely(surname) && !words.isCapital(surname) && words.length(surname) > LEAST_SURNAME;
  }

  /** "odalys from downstairs", "wendell over the road" */
  private isOfNearby(word: number): boolean {
    const { words } = this;
    const where = word + 2;
    if (where >= words.to || words.gapBefore(word + 1) !== 0 || words.gapBefore(where) !== 0) return false;
    const first = words.hash(word + 1);
    if (FROM.has(first)) return NEARBY.has(words.hash(where));
    if (first === NEXT) return words.hash(where) === DOOR;
    if (!ACROSS.has(first) || words.hash(where) !== THE || where + 1 >= words.to) return false;
    return NEAR_THE.has(words.hash(where + 1));
  }

  private endsPair(word: number): boolean {
    const { words } = this;
    const first = word - 2;
    return words.isStrongGiven(first) && !words.isCapital(first) && isSmallPair(words, first);
  }

  /** "name of odalys" */
  private isNameOf(of: number): boolean {
    const { words } = this;
    return of > words.from && words.hash(of) === OF && words.hash(of - 1) === NAME;
  }

  /** "odalys and wendell": a given name before "and". */
  private isJoined(and: number): boolean {
    const { words } = this;
    const other = and - 1;
    return (
      other >= words.from && words.hash(and) === AND && words.isStrongGiven(other) && !words.isCapital(other)
    );
  }

  private endsOne(word: number): boolean {
    const { words } = this;
    const next = word + 1;
    const gap = words.gapAfter(word);
    if (gap !== 0) return (gap & GAP_CLAUSE) !== 0;
    return next < words.to && BEHIND_ONE.has(words.hash(next));
  }

  /** A surname by any list, small towns among them, or one that nobody knows where the clause ends. */
  private isSurname(word: number): boolean {
    const { words } = this;
    if (word >= words.to || words.gapBefore(word) !== 0 || words.isCapital(word)) return false;
    // "peri peri sauce"
    if (words.hash(word) === words.hash(word - 1)) return false;
    if (words.is(word, WORD_HAS_DIGIT) || words.isCommon(word) || words.length(word) < LEAST_SURNAME)
      return false;
    if (REPLY_WORDS.has(words.hash(word))) return false;
    if (words.isNamed(word)) return true;
    return this.endsFull(word) && words.isUnknown(word) && mayBeUnknownName(words.plain(word), this.lookup);
  }

  private endsFull(word: number): boolean {
    const { words } = this;
    const next = word + 1;
    if ((words.gapAfter(word) & GAP_CLAUSE) !== 0) return true;
    return next < words.to && words.isNumber(next) && words.length(next) >= LEAST_DIGITS;
  }
}
