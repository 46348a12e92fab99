/** Names behind a title: "Frau Quoort", "mr quastl", "mevrouw van der Quoort". The title stays, but a doctor's. */
import { WORD_SURNAME } from '../../rules/words.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import { type NameReader, TRUST_FULL } from './name-reader.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_CLAUSE, GAP_DASH, GAP_STOP, type NameWords } from './name-words.ts';
import type { NamedThings } from './named-things.ts';
import { NO_NAMES } from './no-names.ts';
import type { OnOffer } from './on-offer.ts';
import { behindParticles, isElided, isSurnameAt } from './particled-surnames.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { SmallTitledNames } from './small-titled-names.ts';
import { isMeasured, SmallTitledSurnames } from './small-titled-surnames.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

const ABBREVIATED_TITLE = 4;
const DOT = 0x2e;
const DOCTOR = wordSet('dr doctor prof');
/** Titles that are words for "you" as well, or letters. */
const YOU = wordSet('pan pani panu pana panie panią państwo don dona m');
/** Titles that are no words besides, so that whatever is no word behind them is a name ("mr quastl"). */
const SURE_TITLES = wordSet('mr mrs mister hr herrn mevr mw dhr sra mme');
const INITIALLED_TITLES = wordSet('mr mrs mister ms miss dr sra mme');
const MOST_INITIALS = 3;
const A: number = hashWord('a').h1;
const [MS] = wordSet('ms');
const [DR] = wordSet('dr');
/** "dear ms quastl", "there is a ms quastl at …" */
const BEFORE_MS = wordSet('dear a');
const M: number = hashWord('m').h1;
/** Titles that are parts of streets or words besides, behind which what is no word is a name: "could it be dr quastl instead?" */
const WORD_TITLES = wordSet('dr doctor doktor docteur doutor dottor nurse uncle auntie');
/** Words before "dr" that a house number of its street may stand in. */
const STREET_WORDS = 4;
/** Of what a doctor did, and of what there is of doctors: "dr prescribed …", "no doctor availability". */
const WORD_ENDING = /(?:ed|ing|ity|tion|ment|ness|ance|ence|ible|able)$/;
/** Titles that are words or parts of streets besides, and words behind which they are titles ("thanks miss quastl", "with dr quast"). */
const WORDY_TITLES = wordSet('dr miss');
const BEFORE_TITLE = wordSet(
  'with see saw by from is hi hello thanks thank you dear morning afternoon evening ok okay sorry yes and for ask tell under ' +
    'frau herr herrn zum zur bei beim von vom der el la del au le chez du il dal met bij naar do od u da ao pela pelo mit con avec com',
);
const FAMILIES = wordSet(
  'familia famiglia família famille familie familjen familj rodzina rodziny rodzinie rodzinę państwo państwa państwu',
);
/** Behind a titled name that begins a message: "dr quast signed it". */
const BEHIND_TITLE = wordSet(
  'is was has said says told signed gave wrote sent prescribed will does did and can referred saw asked called rang wants wanted put suggested changed recommended ordered diagnosed speaking here my',
);
const WE_ARE = wordSet('sind zijn somos siamo sommes är jesteśmy');
/** Particles in small letters that a surname begins with behind a title: "mevrouw van der Quoort". */
const LEADING = wordSet('van von');
const ARTICLES = wordSet('de die deze een n');
/** Dutch titles: no other words stand between them and a surname that is a word ("meneer de groot belde"). */
/** Before the verb "miss". */
const BEFORE_VERBS = wordSet(
  'to i we you they will ll would d might may can could dont not didnt never always cant gonna',
);
const MISS = hashWord('miss').h1;
const THANK = wordSet('thank');
const DUTCH = wordSet('meneer mevrouw mevr mw dhr mijnheer');
/** "Dr. Martens" and the like. */
const PRODUCTS = wordSet('martens oetker pepper beckmann hauschka strangelove scholl bronner dre');

const GARDENS = wordSet('garden gardens museum hall park memorial library bridge school');
const GARDEN_REACH = 3;
/** Titles that houses and those who sing call themselves by. */
const SHOW_TITLES = wordSet('uncle aunt auntie don miss mister captain prof professor master');

export class TitledNames {
  private readonly words: NameWords;
  private readonly reader: NameReader;
  private readonly sink: NameSink;
  private readonly small: SmallTitledNames;
  private readonly surnames: SmallTitledSurnames;
  private readonly things: NamedThings;
  private readonly offer: OnOffer;
  private readonly lookup: Lookup;

  constructor(
    words: NameWords,
    reader: NameReader,
    sink: NameSink,
    things: NamedThings,
    offer: OnOffer,
    lookup: Lookup,
  ) {
    this.things = things;
    this.offer = offer;
    this.words = words;
    this.lookup = lookup;
    this.small = new SmallTitledNames(words, lookup);
    this.surnames = new SmallTitledSurnames(words, lookup);
    this.reader = reader;
    this.sink = sink;
  }

  /** "Dr. Quastl Classical Garden", "Chef Quastl restaurant"; "Uncle Quastl's is a nice place". */
  private isThing(title: number, word: number, end: number): boolean {
    // A dentist's own surgery hides its owner.
    const own = DOCTOR.has(this.words.hash(title)) && !this.isGarden(end);
    if (!own && !this.isBeforeNumber(end) && (this.things.isHouse(word, end) || this.things.isSold(end)))
      return true;
    return SHOW_TITLES.has(this.words.hash(title)) && this.offer.holdsTold(title, end);
  }

  /** "Ing. Odalys Quastl Mühlgasse 12", "… Quastler Straße 12": somebody, and where. */
  private isBeforeNumber(end: number): boolean {
    const { words } = this;
    for (let at = end - 1; at <= end + 1 && at < words.to; at++) if (words.isNumber(at)) return true;
    return false;
  }

  /** "letter to mr o quastl thats me", "miss t a hope": initials in small letters, and a surname. */
  private addInitialled(title: number, word: number): boolean {
    const { words } = this;
    if (!INITIALLED_TITLES.has(words.hash(title)) || words.length(word) !== 1 || words.isCapitalised(word))
      return false;
    let surname = word + 1;
    while (surname < words.to && words.length(surname) === 1 && surname - word < MOST_INITIALS) surname++;
    if (surname >= words.to || words.isNumber(word) || words.isNumber(surname)) return false;
    for (let at = word + 1; at <= surname; at++) if ((words.gapBefore(at) & ~GAP_STOP) !== 0) return false;
    if (words.length(surname) < ABBREVIATED_TITLE || REPLY_WORDS.has(words.hash(surname))) return false;
    // "miss a call", "ms a week": what ends the clause is a surname behind two initials, or behind a title that is nothing else.
    const sure = SURE_TITLES.has(words.hash(title)) || surname > word + 1;
    const likely = words.isLikely(surname) && (sure || words.hash(word) !== A);
    const told = sure && (words.gapAfter(surname) & GAP_CLAUSE) !== 0;
    if (!likely && !told) return false;
    this.sink.push(word, surname + 1, 'after-honorific');
    return true;
  }

  /** "senhora dos Quastlos", "meneer de groot belde": particles in small letters, and a surname. */
  private addParticled(title: number, word: number): boolean {
    const { words, reader } = this;
    if (YOU.has(words.hash(title)) || words.isCapitalised(word)) return false;
    if (isElided(words, reader, word)) return this.sink.push(word, word + 2, 'after-honorific') > word;
    const name = behindParticles(words, reader, word);
    if (name === word) return false;
    const small = !words.isCapital(name) && words.is(name, WORD_SURNAME);
    // "de meneer van de winkel"
    const told = title > words.from && ARTICLES.has(words.hash(title - 1));
    const dutch = small && !told && DUTCH.has(words.hash(title)) && !NO_NAMES.has(words.hash(name));
    if (small && told) return false;
    if (!dutch && !isSurnameAt(words, word, name)) return false;
    const end = small ? name + 1 : Math.max(name + 1, reader.read(word, TRUST_FULL));
    if (this.isThing(title, word, end)) return true;
    this.sink.push(word, end, 'after-honorific');
    return true;
  }

  /** "locataire de m. quastl": a letter for a title, with its dot, and neither "12 m." nor "10 a.m." */
  private isMonsieur(title: number, word: number): boolean {
    const { words } = this;
    if (words.hash(title) !== M || (words.gapBefore(word) & GAP_STOP) === 0) return false;
    if (isMeasured(words, title) || (title > words.from && words.length(title - 1) === 1)) return false;
    return words.length(word) > 3 && this.isNoWord(word);
  }

  /** "could it be dr quastl instead?": no street, whose house number stands before it. */
  private isNamedDoctor(title: number, word: number): boolean {
    const { words } = this;
    if (!WORD_TITLES.has(words.hash(title))) return false;
    const street = words.hash(title) === DR;
    for (let at = Math.max(words.from, title - STREET_WORDS); street && at <= title; at++)
      if (words.is(at, WORD_HAS_DIGIT) || words.isAfterMask(at)) return false;
    return this.isNoWord(word);
  }

  /** In some list of names, or in none by its letters. */
  private isNoWord(word: number): boolean {
    const { words } = this;
    if (REPLY_WORDS.has(words.hash(word)) || NO_NAMES.has(words.hash(word))) return false;
    if (words.isLikely(word)) return words.length(word) > 2;
    const plain = words.plain(word);
    return words.isUnknown(word) && !WORD_ENDING.test(plain) && mayBeUnknownName(plain, this.lookup);
  }

  /** "toda la familia vive aquí": of families, in small letters, more is said than their name. */
  private isFamilysVerb(title: number, word: number): boolean {
    const { words } = this;
    return FAMILIES.has(words.hash(title)) && (words.isCommon(word) || !words.isLikely(word));
  }

  /** "somos a família quastelo", "wij zijn familie quastendonk": whoever speaks says who they are, an article between. */
  private isOwnFamily(title: number, word: number): boolean {
    const { words } = this;
    if (!FAMILIES.has(words.hash(title)) || (words.gapAfter(word) & GAP_CLAUSE) === 0) return false;
    if (NO_NAMES.has(words.hash(word)) || REPLY_WORDS.has(words.hash(word))) return false;
    if (!words.is(word, WORD_SURNAME) && !words.isUnknown(word)) return false;
    const we = (at: number): boolean => at >= words.from && WE_ARE.has(words.hash(at));
    return we(title - 1) || we(title - 2);
  }

  /** "Miss Jo": two letters that are a word elsewhere. */
  private isShort(word: number): boolean {
    const { words } = this;
    if (words.length(word) !== 2 || !words.isCapital(word) || words.is(word, WORD_UPPER)) return false;
    if (REPLY_WORDS.has(words.hash(word)) || words.unitAfter(word) === DOT) return false;
    if ((words.gapAfter(word) & GAP_DASH) !== 0) return false;
    const next = word + 1;
    return next >= words.to || words.gapBefore(next) !== 0 || !words.isCapital(next);
  }

  private isGarden(end: number): boolean {
    const { words } = this;
    for (let at = end; at < words.to && at < end + GARDEN_REACH && words.isCapital(at); at++)
      if (GARDENS.has(words.hash(at))) return true;
    return false;
  }

  /** `word` stands right behind the title that begins at `title`. */
  add(title: number, word: number): void {
    const { words } = this;
    const gap = words.gapBefore(word);
    if ((gap & ~GAP_STOP) !== 0) return;
    if (gap !== 0 && words.length(word - 1) > ABBREVIATED_TITLE) return;
    if (words.hash(title) === MS && isMeasured(words, title)) return;
    if (isVerb(words, title)) return;
    if (this.addRead(title, word, gap)) return;
    const end = this.surnames.end(title, word);
    if (end > word && !this.isThing(title, word, end)) this.sink.push(word, end, 'after-honorific');
  }

  /** A name that the reader takes for one; false if there is none. */
  private addRead(title: number, word: number, gap: number): boolean {
    const { words } = this;
    const small = words.isStrong(word) || words.isCommonGiven(word);
    if (this.addInitialled(title, word) || this.addParticled(title, word)) return true;
    const particle = LEADING.has(words.hash(word));
    const nameable = words.isUnknown(word) || words.isLikely(word);
    const wordy =
      WORDY_TITLES.has(words.hash(title)) &&
      (title === words.from
        ? word + 1 < words.to && BEHIND_TITLE.has(words.hash(word + 1))
        : BEFORE_TITLE.has(words.hash(title - 1)));
    // "ms quastl": Microsoft as well, so that a list must know the name, at the end of its clause.
    const meant = title > words.from && BEFORE_MS.has(words.hash(title - 1));
    const ends = (words.gapAfter(word) & GAP_CLAUSE) !== 0;
    const ms =
      words.hash(title) === MS && (meant ? words.isLikely(word) || ends : ends && words.isLikely(word));
    const long = words.length(word) > (words.isLikely(word) ? 2 : 3);
    const sure = (SURE_TITLES.has(words.hash(title)) || wordy) && nameable && long;
    const own = this.isOwnFamily(title, word);
    const knownSmall =
      (small && !YOU.has(words.hash(title))) ||
      particle ||
      sure ||
      ms ||
      own ||
      this.isMonsieur(title, word) ||
      this.isNamedDoctor(title, word) ||
      this.small.isName(title, word);
    if (!words.isCapitalised(word) && (!knownSmall || (!particle && !own && this.isFamilysVerb(title, word))))
      return false;
    if (PRODUCTS.has(words.hash(word))) return false;
    // "this works for mme. Let's go ahead"
    if (gap !== 0 && REPLY_WORDS.has(words.hash(word))) return false;
    const end = this.isShort(word) ? word + 1 : this.reader.read(word, TRUST_FULL);
    if (end === word || this.isThing(title, word, end)) return false;
    // A doctor's title belongs to a full name.
    const isDoctor = DOCTOR.has(words.hash(title)) && words.isCapitalised(title) && end - word > 1;
    this.sink.push(isDoctor ? title : word, end, 'after-honorific');
    return true;
  }
}

/** "about to miss rent", "I'll miss Odalys": no title in small letters. */
function isVerb(words: NameWords, title: number): boolean {
  if (words.hash(title) !== MISS || words.isCapital(title) || title === words.from) return false;
  if (title - 1 > words.from && THANK.has(words.hash(title - 2))) return false;
  return words.gapBefore(title) === 0 && BEFORE_VERBS.has(words.hash(title - 1));
}
