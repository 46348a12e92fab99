/**
 * Towns in small letters behind phrases that say where somebody is or has moved: such as few know ("moved from quillon to
 * quimble"), and such as nobody knows ("the one in quimbleford"), where the letters are those of a name and no slip of a word.
 * PERF: asked about behind such phrases alone, and at no common word.
 */
import type { CompiledRules } from '../../rules/compile.ts';
import { WORD_COMMON, WORD_GIVEN, WORD_WEAK } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import { type Lookup, mayBeUnknownName } from '../names/unknown-words.ts';
import type { ConversationScan } from '../scan.ts';
import type { PlaceForms } from './place-forms.ts';
import { PATH_WORDS } from './place-lists.ts';
import type { PlaceWords } from './place-words.ts';

/** Last words of phrases behind which a place follows, and what is there: "he is in agony" says how somebody is. */
const INSIDE = wordSet('in near');
const SOMETHING = wordSet(
  'one place house home flat apartment family parents mum mom sister brother daughter son nan friend shop store branch office warehouse hotel garage clinic surgery depot firm',
);
/** Before the last word of phrases of moving. */
const MOVED = wordSet(
  'moved moving umzug umgezogen ziehe ziehen zieht zog zogen gezogen verhuis verhuizen verhuist verhuisd verhuisde verhuizing ' +
    'déménage déménageons déménagé déménagement mudo mudamos mudé mudado mudanza mudei mudámos mudança trasferisco trasferiamo trasferito ' +
    'trasferita trasloco traslochiamo flyttar flyttat flyttade',
);
const BEHIND = wordSet('and but with not now so at for since because cos or he she we they i today this');
const LEAST_MOVED = 5;
const LEAST_UNHEARD = 4;

export class UnheardTowns {
  private readonly scan: ConversationScan;
  private readonly read: PlaceWords;
  private readonly forms: PlaceForms;
  private readonly lookup: Lookup;

  constructor(rules: CompiledRules, scan: ConversationScan, read: PlaceWords, forms: PlaceForms) {
    this.scan = scan;
    this.read = read;
    this.forms = forms;
    this.lookup = (h1, h2) => rules.words.lookup(h1, h2);
  }

  /** Whether the word right behind a phrase is such a town; `open`: behind the phrase any unknown word is one. */
  isAt(member: number, word: number, open: boolean): boolean {
    const { read } = this;
    if (read.is(word, WORD_COMMON) || read.isCapital(word) || !this.forms.isAllSmall(member)) return false;
    if (open && read.isUnknownWord(word, LEAST_UNHEARD)) return true;
    if (this.isMovedTo(member, word)) return true;
    if (this.isOneEnd(member, word)) return true;
    if (!INSIDE.has(read.h1(word - 1)) || read.isNamed(word) || !read.isUnknownWord(word, LEAST_UNHEARD))
      return false;
    if (!SOMETHING.has(read.h1(word - 2))) return false;
    return this.goesOn(member, word) && mayBeUnknownName(read.plain(member, word), this.lookup);
  }

  /** "moved from quillon": a town, be it somebody's surname too. */
  private isMovedTo(member: number, word: number): boolean {
    const { read } = this;
    if (!MOVED.has(read.h1(word - 2)) || read.length(word) < LEAST_MOVED) return false;
    if (read.is(word, WORD_GIVEN) && !read.is(word, WORD_WEAK)) return false;
    return read.knownFrom(member, word, word + 1) > word && read.isTown();
  }

  /** "moved from quimbleford to quillon": the other end of the way is a town. */
  private isOneEnd(member: number, word: number): boolean {
    const { read } = this;
    const other = word + 2;
    if (!MOVED.has(read.h1(word - 2)) || other >= this.scan.endWordOf(member)) return false;
    if (!PATH_WORDS.has(read.h1(word + 1)) || !read.isUnknownWord(word, LEAST_UNHEARD)) return false;
    return !read.isCommon(other) && read.knownFrom(member, other, other + 1) > other && read.isTown();
  }

  /** Where a clause ends, or goes on as it does behind places: "working in quast inc" is a firm. */
  private goesOn(member: number, word: number): boolean {
    const next = word + 1;
    if (next >= this.scan.endWordOf(member) || !this.read.joins(member, next)) return true;
    return BEHIND.has(this.read.h1(next));
  }
}
