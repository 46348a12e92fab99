/**
 * Surnames in small letters behind a title that are words as well ("mrs bird", "señora rubio"), are short ("mr li"), or begin with
 * particles ("mr van quastl", "dott. d'odalys", "sr. de la fuente"); with a capital, those behind particles and behind "Mr" and "Mrs".
 * A word must be in some list of surnames, or end the clause; how much more is asked for goes by how surely the title is one.
 */
import { WORD_SURNAME } from '../../rules/words.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { WORD_UPPER } from '../word-columns.ts';
import { GAP_CLAUSE, GAP_STOP, type NameWords } from './name-words.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

/** Nothing but a name follows. */
const SURE = wordSet('mr mrs mister missus mme mlle sra srta dhr mevr mw signora signorina cllr smt hr hrn');
/** Sure with their dot. */
const DOTTED = wordSet('sr sig ra dott ssa avv geom ing');
/** Behind these whatever ends the clause is a name. */
const ENGLISH = wordSet('mr mrs mister missus');
/** Words besides, or what people are called without a name: something before must say that somebody is meant, or the clause ends. */
const UNSURE = wordSet(
  'sr ms miss dr prof doctor herr herrn frau monsieur madame mademoiselle signor señor señora señorita doña doktor ' +
    'meneer mevrouw mijnheer juffrouw heer senhor senhora dona doutor doutora fru fröken familie fam docteur dottor dottoressa',
);
const BEFORE = wordSet(
  'with see saw by from is hi hello thanks thank yes for ask tell under to this it am im dear ' +
    'an bei für mit tag danke guten ist ich bin au le la chez pour avec merci bonjour sûr suis bien con para por soy gracias días tardes ' +
    'del al es buongiorno grazie per sono certo met voor dank bij ben goedemiddag goedemorgen prima de com sou bom boa obrigado ' +
    'obrigada certo hej tack till hos för med',
);
/** Said of whom a title at the beginning of a message names. */
const SAID = wordSet(
  'is was has had will said says told signed hat ist wird a est ha heeft is wil lo firmó assinou skrev har är instead please rang called lives speaking here',
);
/** What is a letter, or a kind of street, as well. */
const WORDY = wordSet('m dr');
/** "m. quastl": a letter for a title, with its dot. */
const M: number = hashWord('m').h1;
const DE: number = hashWord('de').h1;
const OWN = wordSet(
  'mein meine meiner meinem meinen seine seiner ihre ihrer mi su tu mon ma votre mia sua minha meu min hans eine einer',
);
/** What "ms" is short for as well, and what is sold as Mr Somebody. */
const PRODUCTS = wordSet(
  'word office teams excel access project paint edge dos store outlook windows surface visio dynamics muscle clean coffee kipling bean whippy pringle porky price',
);
const PARTICLES = wordSet(
  'van von de der den del della di da do dos das du la le lo el al zu zur vom ter ten te st mac mc abu bin ibn ben af av op',
);
/** Between such and the surname only. */
const INNER = wordSet('an na');
/** Run together with the surname by an apostrophe. */
const ELIDED = wordSet('o d n l dell all');
const POLISH = wordSet('pan pani pana panią panu panem panie');
/** Polish surnames that end as what people once were, in whatever case: "quastler", "quastlowicz", "quastlakiem". */
const POLISH_TRADE = /.{2}(?:[lntsz]er|icz|[cnwz]ak|czyk|cz[ue]k|czak|uk)(?:a|owi|em|iem)?$/;
const MOST_PARTICLES = 3;
const LEAST_UNITS = 3;
const APOSTROPHE = 0x27;
const HYPHEN = 0x2d;

export class SmallTitledSurnames {
  private readonly words: NameWords;
  private readonly lookup: Lookup;

  constructor(words: NameWords, lookup: Lookup) {
    this.words = words;
    this.lookup = lookup;
  }

  /** The end of such a surname at `word`, right behind the title that begins at `title`; `word` itself if none begins there. */
  end(title: number, word: number): number {
    const { words } = this;
    if (words.is(word - 1, WORD_UPPER)) return word;
    const last = words.hash(word - 1);
    if (POLISH.has(last)) return this.isPolish(word) ? word + 1 : word;
    const dotted = (words.gapBefore(word) & GAP_STOP) !== 0 || title < word - 1;
    const sure = SURE.has(last) || (DOTTED.has(last) && dotted);
    if (!sure && !UNSURE.has(last) && !(last === M && dotted)) return word;
    const before = title > words.from ? words.hash(title - 1) : undefined;
    if (before !== undefined && OWN.has(before)) return word;
    if (!sure && isMeasured(words, title)) return word;
    const surname = this.behindParticles(word);
    if (surname === word && words.isCapital(word)) {
      const named = ENGLISH.has(last) && words.isCapital(word) && words.length(word) > 1;
      return named && !REPLY_WORDS.has(words.hash(word)) && !PRODUCTS.has(words.hash(word))
        ? this.behindHyphen(word)
        : word;
    }
    const next = surname + 1;
    const said = before === undefined && next < words.to && SAID.has(words.hash(next));
    const meant = sure || said || (before !== undefined && BEFORE.has(before));
    if (!this.isSurname(surname, meant, sure, surname > word)) return word;
    // "la señora de la limpieza"
    if (words.hash(word) === DE && !sure && !words.isCapital(surname) && !words.isLikely(surname))
      return word;
    if (WORDY.has(last) && !meant) return word;
    if (surname === word && ENGLISH.has(last) && this.ends(word)) return this.behindHyphen(word);
    const known = words.is(word, WORD_SURNAME) && !PRODUCTS.has(words.hash(word));
    return surname > word || known ? this.behindHyphen(surname) : word;
  }

  private isPolish(word: number): boolean {
    const { words } = this;
    return words.isUnknown(word) && !words.isCapital(word) && POLISH_TRADE.test(words.plain(word));
  }

  private behindParticles(word: number): number {
    const { words } = this;
    let at = word;
    while (at < words.to - 1 && at - word < MOST_PARTICLES) {
      const elided = ELIDED.has(words.hash(at)) && words.unitAfter(at) === APOSTROPHE;
      const particle = PARTICLES.has(words.hash(at)) || (at > word && INNER.has(words.hash(at)));
      if (!elided && (!particle || words.gapBefore(at + 1) !== 0)) break;
      at++;
    }
    return at;
  }

  private isSurname(word: number, meant: boolean, sure: boolean, particles: boolean): boolean {
    const { words } = this;
    const least = meant && !particles ? 2 : LEAST_UNITS;
    if (words.length(word) < least || words.isNumber(word) || REPLY_WORDS.has(words.hash(word))) return false;
    if (particles && words.isCapital(word) && !words.is(word, WORD_UPPER)) return true;
    if (!meant && !this.ends(word)) return false;
    if (words.is(word, WORD_SURNAME))
      return !words.isCommon(word) || this.ends(word) || this.isFollowed(word);
    if (particles && ((words.isWellNamed(word) && !words.isCommon(word)) || (sure && this.ends(word))))
      return true;
    if (words.isUnknown(word)) return mayBeUnknownName(words.plain(word), this.lookup);
    return sure && words.length(word) >= LEAST_UNITS && this.ends(word);
  }

  /** "mr bird has it", but not "mr. smile toothpaste". */
  private isFollowed(word: number): boolean {
    const next = this.words.hash(word + 1);
    return REPLY_WORDS.has(next) || SAID.has(next);
  }

  private ends(word: number): boolean {
    return (this.words.gapAfter(word) & GAP_CLAUSE) !== 0;
  }

  /** The end of a surname whose first part is `word`: "mrs quastl-bird". */
  private behindHyphen(word: number): number {
    const { words } = this;
    const next = word + 1;
    const joined =
      next < words.to &&
      words.unitAfter(word) === HYPHEN &&
      words.columns.start[next] === words.columns.end[word]! + 1;
    return joined && !words.isNumber(next) ? next + 1 : next;
  }
}

/** "20 ms", "12 m.": a unit behind its number, which an earlier run may have masked. */
export function isMeasured(words: NameWords, title: number): boolean {
  if (words.isCapital(title)) return false;
  if (words.isAfterMask(title)) return true;
  return title > words.from && words.gapBefore(title) === 0 && words.isNumber(title - 1);
}
