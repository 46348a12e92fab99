/**
 * Names in small letters by which people say who is there: "hi, quastlin here", "good morning, billing, quastlin speaking", "hi
 * there, quastlin from quastl parcels", "hi, i'm quastlin. what …", "you're through to quastlin at …". They stand where nothing but
 * a name does, so that it may be rare, short or a word as well.
 */
import {
  WORD_COMMON,
  WORD_CUE,
  WORD_GIVEN,
  WORD_PLACE,
  WORD_WEAK,
  WORD_WORDY_GIVEN,
} from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_CLAUSE, GAP_COMMA, GAP_EDGE, GAP_STOP, type NameWords } from './name-words.ts';
import { isListedName, isRareName, isShortName, isWordyName, STATE_ENDING } from './rare-names.ts';
import { NOBODY } from './reply-words.ts';
import { STANDING_IN } from './small-unknown-names.ts';
import type { Lookup } from './unknown-words.ts';

/** Words before who is there, behind the beginning of the message. */
const MOST_OPENING = 8;
/** First words of the phrases behind a name, and those that the clause has to end behind or somebody's firm follows. */
const DESK = wordSet('here speaking this on at in signing hier ici här am im al à przy ao aan vid z');
/** What people say before their surname at a telephone. */
const LINE = wordSet('am al à przy ao aan vid z');
/** Before the last word of those: "à l'appareil", "z tej strony". */
const INNER = wordSet('l de tej');
const HERE = wordSet('here hier ici här');
const FROM = wordSet('from at with in on');
const FROM_ABROAD = wordSet('von vom van de del da do z ze från på hos au du');
/** Right before a name, without a pause. */
const BEFORE = wordSet(
  'hi hello hey hiya morning afternoon evening day there yes yeah its it im is hallo moin tag bonjour salut hej',
);
/** Besides what stands in for somebody, behind "from", where nobody says what firm it is. */
const NO_FIRM = wordSet('a an the home work all');
const OUR = wordSet('the our');
/** Before who is there, behind a pause: "hi, fraud team, quastlin." */
const DESKS = wordSet(
  'team support reception desk office helpdesk service services line dept department billing accounts sales bookings reservations care clinic surgery practice ' +
    'rezeption empfang kundenservice kundendienst praxis accueil réception recepción atención gestoría recepcja biura działu obsługi helpdesk fraudehelpdesk bereitschaftsdienst équipe equipe equipo afiliaciones obsługa receptie klantenservice recepção kundtjänst kundservice',
);
const I_AM = wordSet('am im m');
const ENGLISH = wordSet('i im you');
const [IM] = wordSet('im');
/** Between whom one speaks with and the verb. */
const TO = wordSet('to with');
const THROUGH = wordSet('through chatting speaking talking connected chat speak talk');
/** Last words of phrases in other languages that somebody follows, and of those that more may follow. */
const TALKS_ABROAD = wordSet(
  'met med con com avec strony habla saluda atiende mówi parla spricht schreibt grüßt mit talar fala',
);
const ARTICLES = wordSet('o a');
const SAID_BEFORE_ARTICLE = wordSet('é sou fala falo com aqui');
const IS_ABROAD = wordSet('ist è é är o a à z aqui qui ici hier tu');

export class SmallDeskNames {
  private readonly words: NameWords;
  private readonly sink: NameSink;
  private readonly lookup: Lookup;

  constructor(words: NameWords, sink: NameSink, lookup: Lookup) {
    this.words = words;
    this.sink = sink;
    this.lookup = lookup;
  }

  /** "quastlin here", where the phrase begins at `phrase`; whether it was pushed. */
  addBefore(phrase: number): boolean {
    const { words } = this;
    const word = phrase - 1;
    if (word < words.from || word - words.from > MOST_OPENING || !DESK.has(words.hash(phrase))) return false;
    if (words.gapBefore(phrase) !== 0) return false;
    const apart = (words.gapBefore(word) & GAP_CLAUSE) !== 0;
    if (!apart && !(words.gapBefore(word) === 0 && BEFORE.has(words.hash(word - 1)))) return false;
    if (HERE.has(words.hash(phrase)) && !this.endsOrIsFrom(phrase)) return false;
    const line = LINE.has(words.hash(phrase));
    if (line && !this.endsBehindLine(phrase)) return false;
    const surname = line && words.isStrong(word) && !words.isCapital(word);
    return (surname || this.mayBeThere(word)) && this.push(word, 'before-phrase');
  }

  /** Behind a greeting: "quastlin from quastl parcels", "fraud team, quastlin." */
  addGreeted(word: number): boolean {
    const { words } = this;
    if ((words.gapBefore(word) & ~(GAP_COMMA | GAP_STOP)) !== 0) return false;
    if (this.isFrom(word)) return this.mayBeThere(word) && this.push(word, 'after-greeting');
    for (let at = word + 1; at < words.to && at - words.from <= MOST_OPENING; at++) {
      const gap = words.gapBefore(at);
      if (gap === 0) continue;
      if (gap !== GAP_COMMA || !DESKS.has(words.hash(at - 1))) return false;
      const ends = (words.gapAfter(at) & (GAP_STOP | GAP_EDGE)) !== 0;
      if (ends && this.mayBeThere(at)) return this.push(at, 'after-greeting');
    }
    return false;
  }

  /** "i'm quastlin. what …", "you've got quastlin.": right behind the phrase that begins at `phrase`. */
  addStated(phrase: number, word: number): boolean {
    const { words } = this;
    if (words.gapBefore(word) !== 0 || phrase - words.from > MOST_OPENING) return false;
    const gap = words.gapAfter(word);
    const me = I_AM.has(words.hash(word - 1)) && ENGLISH.has(words.hash(phrase));
    // "wie im märz": a German preposition.
    if (words.hash(word - 1) === IM && phrase > words.from && (words.gapBefore(phrase) & GAP_CLAUSE) === 0)
      return false;
    // "hi, i'm lost": more is said behind a name.
    const goesOn = (gap & (GAP_STOP | GAP_COMMA)) !== 0 && ((gap & GAP_EDGE) === 0 || !me);
    if (!goesOn && !(me && this.isFrom(word))) return false;
    const { lookup } = this;
    const rare = isRareName(words, word, lookup) && !STATE_ENDING.test(words.plain(word));
    const known =
      this.isKnown(word) ||
      this.isPlaceToo(word) ||
      this.isBehindArticle(word) ||
      (ENGLISH.has(words.hash(phrase)) && this.isEnglishWord(word));
    if (!known && !(me && (rare || isShortName(words, word)))) return false;
    return this.push(word, 'after-introduction');
  }

  /** "you're through to quastlin at …", "you're chatting with hope.", "u spreekt met quastlin.", "aqui é o quastlin, …". */
  addIntroduced(word: number): boolean {
    const { words } = this;
    if (words.gapBefore(word) !== 0) return false;
    const through =
      TO.has(words.hash(word - 1)) && word - 2 >= words.from && THROUGH.has(words.hash(word - 2));
    const abroad = TALKS_ABROAD.has(words.hash(word - 1));
    const is = IS_ABROAD.has(words.hash(word - 1)) && this.isKnown(word);
    if (!through && !abroad && !is && !this.isBehindArticle(word)) return false;
    const ends = (words.gapAfter(word) & (GAP_COMMA | GAP_STOP | GAP_EDGE)) !== 0;
    return (ends || this.isFrom(word)) && this.mayBeThere(word) && this.push(word, 'after-introduction');
  }

  /** "aqui é o quastlin": the article that Portuguese has before names. */
  private isBehindArticle(word: number): boolean {
    const { words } = this;
    if (word - 2 < words.from || !ARTICLES.has(words.hash(word - 1))) return false;
    const said = SAID_BEFORE_ARTICLE.has(words.hash(word - 2)) && !words.isCapital(word);
    return said && words.is(word, WORD_GIVEN) && !words.isCommon(word);
  }

  /** In some list of given names, and no slip. */
  private isKnown(word: number): boolean {
    const { words, lookup } = this;
    return isListedName(words, word) && (words.isStrong(word) || isRareName(words, word, lookup));
  }

  /** "tu kuba!": a place besides, by a good list. */
  private isPlaceToo(word: number): boolean {
    const { words } = this;
    if (!words.is(word, WORD_GIVEN) || words.isCapital(word)) return false;
    return words.is(word, WORD_PLACE) && !words.is(word, WORD_COMMON | WORD_WEAK);
  }

  /** "i'm hope." */
  private isEnglishWord(word: number): boolean {
    return this.words.is(word, WORD_WORDY_GIVEN) && isWordyName(this.words, word);
  }

  private mayBeThere(word: number): boolean {
    const { words, lookup } = this;
    if (NOBODY.has(words.hash(word))) return false;
    if (isListedName(words, word) || isRareName(words, word, lookup)) return true;
    if (this.isPlaceToo(word)) return true;
    return isShortName(words, word) || (isWordyName(words, word) && !words.is(word, WORD_CUE));
  }

  /** "infolinia, przy telefonie odalys": what stands before is a name only where none follows. */
  private endsBehindLine(phrase: number): boolean {
    const { words } = this;
    const next = phrase + 1;
    if (next >= words.to) return true;
    const last = INNER.has(words.hash(next)) && next + 1 < words.to ? next + 1 : next;
    return (words.gapAfter(last) & GAP_CLAUSE) !== 0;
  }

  private endsOrIsFrom(phrase: number): boolean {
    const { words } = this;
    if ((words.gapAfter(phrase) & GAP_CLAUSE) !== 0) return true;
    return this.isFrom(phrase);
  }

  /** Whether a firm or a desk is named behind the word: "from quastl parcels", "at the front desk". */
  private isFrom(word: number): boolean {
    const { words } = this;
    let firm = word + 2;
    if (firm >= words.to || words.gapBefore(word + 1) !== 0 || words.gapBefore(firm) !== 0) return false;
    const from = words.hash(word + 1);
    // "bris de glace": in other languages one thing is of another, too.
    if (FROM_ABROAD.has(from)) return words.isStrong(word) || DESKS.has(words.hash(firm));
    if (!FROM.has(from)) return false;
    if (OUR.has(words.hash(firm))) firm++;
    return firm < words.to && !NO_FIRM.has(words.hash(firm)) && !STANDING_IN.has(words.hash(firm));
  }

  private push(word: number, how: 'before-phrase' | 'after-greeting' | 'after-introduction'): boolean {
    this.sink.push(word, word + 1, how);
    return true;
  }
}
