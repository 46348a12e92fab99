/**
 * Names in small letters behind a title that is a word of its own: "herr quastlinski", "madame fournier", "la doctora
 * quastelho", "pani odalys". A title comes before verbs and nouns too ("la señora llamó"), so the word must be in some list
 * of names, or be like no inflected word by its end; a common word must be a surname and end a clause.
 */
import { WORD_COMMON, WORD_GIVEN, WORD_PLACE, WORD_SURNAME, WORD_WEAK } from '../../rules/words.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { GAP_CLAUSE, type NameWords } from './name-words.ts';
import { givenOfCase } from './polish-given-names.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

/** Titles that are words; "frau" and the like mean somebody's wife behind a possessive. */
const TITLES = wordSet(
  'herr herrn frau fräulein monsieur madame mademoiselle signor signora signorina señor señora señorita doña meneer mevrouw ' +
    'mijnheer juffrouw doktor doktora docteur doctora dottor dottoressa doutor doutora senhor senhora dona fru fröken dokter',
);
/** Titles by which people are addressed as well: only a given name that is nothing else follows. */
const ADDRESSING = wordSet('pan pani pana panią panu panem panie');
const OWN = wordSet(
  'mein meine meiner meinem meinen dein deine deiner deinem seine seiner seinem ihre ihrer unsere unserer mi su tu mon ma ' +
    'votre notre mia mio sua suo minha meu min hans eine einer',
);
/** Ends of inflected verbs and nouns, folded. */
export const INFLECTED =
  /(?:te|ten|tet|st|en|et|er|es|ung|ao|aba|ava|ado|ada|ido|ida|ato|ata|uto|uta|ou|eu|iu|ait|ent|ant|ons|ez|ais|o|are|ere|ire|ar|ir|al|ala|il|ila|uje|ne|nie|cie|ade|ades)$/;
/** The same behind French titles: no other language's verbs follow them. */
const INFLECTED_FRENCH = /(?:ait|ent|ant|ons|ez|er|ir|it|ut|ee?s?)$/;
const FRENCH = wordSet('monsieur madame mademoiselle docteur');
/** Titles that no inflected verb follows but behind an article: "gern frau quastlinden ihren vornamen". */
const GERMAN = wordSet('frau herr herrn');
const ARTICLES = wordSet('die der den dem eine ein zur');
/** Polish surnames in whatever case: no other word ends so. */
const POLISH_SURNAME = /(?:[sc]|dz)k(?:i|a|iego|iej|iemu|im|ą|a)$/;
/** Polish given names as people call each other: "Halinka", "Zdzisia", "Gienia". */
const POLISH_PET_NAME = /(?:[iy]nka|[aouy]sia|zia|unia)$/;
/** Ends of Polish verbs, adverbs and participles. */
const INFLECTED_POLISH = /(?:[aei]l[ao]?|nie|wo|sz|my|cie|ny|na|ne)$/;
const LEAST_UNITS = 4;

export class SmallTitledNames {
  private readonly words: NameWords;
  private readonly lookup: Lookup;

  constructor(words: NameWords, lookup: Lookup) {
    this.words = words;
    this.lookup = lookup;
  }

  /** Whether a name in small letters begins at `word`, right behind the title at `title`. */
  isName(title: number, word: number): boolean {
    const { words } = this;
    if (words.length(word) < LEAST_UNITS || REPLY_WORDS.has(words.hash(word))) return false;
    const hash = words.hash(title);
    if (ADDRESSING.has(hash)) {
      const surname = words.is(word, WORD_SURNAME);
      if (surname && words.isCommon(word)) return (words.gapAfter(word) & GAP_CLAUSE) !== 0;
      if (surname && words.isLikely(word) && !INFLECTED_POLISH.test(words.plain(word))) return true;
      return words.isStrongGiven(word) || (words.isUnknown(word) && this.isInCase(words.plain(word)));
    }
    if (!TITLES.has(hash) || (title > words.from && OWN.has(words.hash(title - 1)))) return false;
    if (words.isLikely(word)) return true;
    const ends = (words.gapAfter(word) & GAP_CLAUSE) !== 0;
    if (words.isCommon(word)) return ends && words.isWellNamed(word) && words.is(word, WORD_SURNAME);
    if (!words.isUnknown(word)) return false;
    const plain = words.plain(word);
    const inflected = FRENCH.has(hash) ? INFLECTED_FRENCH : INFLECTED;
    const apart = GERMAN.has(hash) && !(title > words.from && ARTICLES.has(words.hash(title - 1)));
    if (POLISH_SURNAME.test(plain)) return true;
    return (ends || apart || !inflected.test(plain)) && mayBeUnknownName(plain, this.lookup);
  }

  /** "panem odalysem", "panią quastlińską": a case of a given name that is nothing else, or a surname by its end. */
  private isInCase(plain: string): boolean {
    if (POLISH_SURNAME.test(plain) || POLISH_PET_NAME.test(plain)) return true;
    return givenOfCase(plain).some((name) => {
      const { h1, h2 } = hashWord(name);
      return (this.lookup(h1, h2) & (WORD_GIVEN | WORD_COMMON | WORD_WEAK | WORD_PLACE)) === WORD_GIVEN;
    });
  }
}
