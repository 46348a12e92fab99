/**
 * Names that belong to what is on offer and to nobody who takes part: titles, those who play and sing, and houses that people
 * eat in. "tickets to Odalys", "listen to Wendell Quastl", "the album Odalys", and, where films, music, events or restaurants
 * are what the conversation is about, "how about Odalys Quastl?" and "Wendell's in Napa".
 *
 * Contract: asked about only where lists and capitals alone speak for a name; a phrase that tells a name is stronger. Where
 * people are chosen from (doctors, stylists), a proposal is a person. What was on offer once is so for the whole conversation.
 */
import { hashWord, type WordSet, wordSet } from '../../text/word-hash.ts';
import { ListedTitles } from './listed-titles.ts';
import type { NameReader } from './name-reader.ts';
import { GAP_COLON, GAP_SENTENCE, type NameWords } from './name-words.ts';
import type { NamedThings } from './named-things.ts';
import { OfferTopics } from './offer-topics.ts';
import { Performers } from './performers.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { SaidOfHouses } from './said-of-houses.ts';

const FILMS = wordSet('movie movies film films directed director drama comedy written book');
/** Right before the name of one. */
const KINDS = wordSet(
  'event events concert concerts album albums song songs track tracks band show musical single tour gig festival',
);
const COUNTS = wordSet('two three four five six seven eight nine ten');
/** Right behind the name of one. */
const SHOWS = wordSet('concert concerts event events gig tour tickets');
const AGAINST = wordSet('vs versus');
const PLAYS = wordSet('play playing stream streaming');
const SEEKS = wordSet('looking searching dates');
const SEES = wordSet('see seeing hear watch watching');
const LISTENS = wordSet('listen listening listened');
const TICKETS = wordSet('ticket tickets');
const TICKET_REACH = 3;
const WHEN = wordSet('on at in next this');
const ALBUMS = wordSet('album albums song songs single track');
const ALBUM_REACH = 7;
const BY = hashWord('by').h1;
const TO = hashWord('to').h1;
const FOR = hashWord('for').h1;
const WITH = hashWord('with').h1;
const AND = hashWord('and').h1;
const THE = hashWord('the').h1;
const IN = hashWord('in').h1;
const AT = hashWord('at').h1;
const OF = hashWord('of').h1;
const IS = hashWord('is').h1;
const CO = hashWord('co').h1;
const OWNED = hashWord('s').h1;
/** Before what is proposed. */
const PROPOSES = wordSet('about found recommend suggest suggested try heard enjoy confirm event');
/** Before what is proposed, and before who made it as well: a director is asked for by name. */
const LIKES = wordSet('like of');
/** Before "of", where what follows is proposed. */
const THINKS = wordSet('think thought heard fan');
const ACCOUNTS = wordSet('account accounts');
const MADE = wordSet('movie movies film films stuff work works direct directed director');
const PLACED = wordSet('is are s at visit visiting attend attending view out serves called named featuring');
const GOES = wordSet('go going visit went');
const BOOKED = wordSet('table reservation');
const TABLE_REACH = 6;
const DIRECTORS = wordSet('director directors directed');
const DIRECTOR_REACH = 6;
const MADE_REACH = 4;
/** No part of a title: "the location 120 Quastl Drive with Odalys". */
const STREETS = wordSet(
  'street road avenue lane drive court way boulevard place square highway parkway circle terrace trail plaza alley crescent close row',
);
/** Behind what is proposed: "Odalys Quastl is playing", "… at the Fillmore". */
const GOES_ON = wordSet('is at on in has was sounds plays playing');
const LISTED_UNITS = 2;

export class OnOffer {
  private readonly words: NameWords;
  private readonly reader: NameReader;
  private readonly things: NamedThings;
  /** Words of names that were on offer. */
  private readonly offered = new Set<number>();
  private readonly topics: OfferTopics;
  private readonly performers: Performers;
  private readonly houses: SaidOfHouses;
  private readonly titles: ListedTitles;

  constructor(words: NameWords, reader: NameReader, things: NamedThings) {
    this.words = words;
    this.reader = reader;
    this.things = things;
    this.topics = new OfferTopics(words);
    this.performers = new Performers(words, this.topics);
    this.houses = new SaidOfHouses(words, this.topics);
    this.titles = new ListedTitles(words, this.topics);
  }

  /** Forgets the conversation before. */
  begin(): void {
    this.offered.clear();
    this.topics.begin();
  }

  /** Whether the name `[word, end)` is on offer. */
  holds(word: number, end: number): boolean {
    if (!this.isOffered(word, end) && !this.things.isPlayed(word)) return false;
    this.note(word, end);
    return true;
  }

  /** The same for names that a phrase tells: only by what is said of them. */
  holdsTold(word: number, end: number): boolean {
    const told = this.performers.has(word, end) || this.houses.has(word, end) || this.titles.has(word, end);
    if (told) this.note(word, end);
    return told;
  }

  /** What was the name of a thing is none of a person's, where things are what the conversation is about. */
  noteThing(word: number, end: number): void {
    if (this.topics.isOffer(1)) this.note(word, end);
  }

  private note(word: number, end: number): void {
    for (let at = word; at < end; at++) this.offered.add(this.words.hash(at));
  }

  /** Whether all words of the text were on offer somewhere in the conversation. */
  holdsAll(text: string): boolean {
    const words = text.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== '');
    return words.length > 0 && words.every((word) => this.offered.has(hashWord(word).h1));
  }

  private isOffered(word: number, end: number): boolean {
    const { words } = this;
    if (this.offered.size > 0 && this.isKnown(word, end)) return true;
    if (this.isInTitle(end)) return true;
    if (word > words.from && words.gapBefore(word) === 0 && this.isAnnounced(word, end)) return true;
    if (this.performers.has(word, end) || this.houses.has(word, end) || this.titles.has(word, end))
      return true;
    if (this.isProposed(word, end)) return this.topics.isOffer(1);
    return this.isProposable(word, end) && this.topics.isOffer();
  }

  private isKnown(word: number, end: number): boolean {
    for (let at = word; at < end; at++) if (!this.offered.has(this.words.hash(at))) return false;
    return true;
  }

  /** "the Odalys concert", "Odalys and the Quastls", "Quastl & Co." */
  private isInTitle(end: number): boolean {
    const { words } = this;
    const last = end + 2;
    if (end < words.to && SHOWS.has(words.hash(end)) && words.gapBefore(end) === 0) return true;
    if (end < words.to && words.hash(end) === CO && words.isCapital(end) && words.gapBefore(end) !== 0)
      return !this.reader.joined(end) && (words.gapBefore(end) & GAP_SENTENCE) === 0;
    if (last >= words.to || words.hash(end) !== AND || words.hash(end + 1) !== THE) return false;
    return words.isCapital(last) && words.gapBefore(end) === 0 && words.gapBefore(last) === 0;
  }

  /** By the words right before the name. */
  private isAnnounced(word: number, end: number): boolean {
    const { words } = this;
    const before = words.hash(word - 1);
    if (KINDS.has(before) || PLAYS.has(before) || AGAINST.has(before)) return true;
    // "the Quastl Brothers", "the Odalys Quastl show", "at The Odalys"
    if (before === THE && (end - word > 1 || this.isTitleArticle(word - 1) || this.topics.isOffer()))
      return true;
    if (before === IN && !this.isOwner(end)) return true;
    const other = word - 2;
    if (other < words.from) return false;
    if (before === FOR && KINDS.has(words.hash(other))) return true;
    if (before === FOR && SEEKS.has(words.hash(other))) return this.topics.isShows(2);
    if (before === IS && KINDS.has(words.hash(other))) return true;
    // "two Quastl Lattes"
    if (COUNTS.has(before) && end - word > 1) return true;
    if (SEES.has(before)) return this.topics.isOffer(1) || this.isTicket(other);
    if (before === TO && LISTENS.has(words.hash(other))) return true;
    if (before === BY) return this.isBefore(end, ALBUMS, ALBUM_REACH) || this.isAboutMusic();
    if (before === AT && this.isTable(other)) return true;
    if (before !== TO && before !== FOR) return false;
    return this.isTicket(other) && (before === TO || this.isShow(end));
  }

  /** "at The": a capital amid a sentence. */
  private isTitleArticle(article: number): boolean {
    const { words } = this;
    return words.isCapital(article) && (words.gapBefore(article) & GAP_SENTENCE) === 0;
  }

  /** "tickets", or "tickets to go", at `word` */
  private isTicket(word: number): boolean {
    const { words } = this;
    for (let at = word; at >= words.from && word + 1 - at < TICKET_REACH; at--)
      if (TICKETS.has(words.hash(at))) return true;
    return false;
  }

  /** "a table for two at Quastl Garden" */
  private isTable(word: number): boolean {
    const { words } = this;
    for (let at = word; at >= words.from && word - at < TABLE_REACH; at--)
      if (BOOKED.has(words.hash(at))) return true;
    return false;
  }

  /** "the account at Odalys" */
  private isAccount(word: number): boolean {
    const { words } = this;
    return word - 2 >= words.from && ACCOUNTS.has(words.hash(word - 2));
  }

  /** "the director of the film is Odalys Quastl" */
  private isDirector(word: number): boolean {
    const { words } = this;
    for (let at = word - 1; at >= words.from && word - at <= DIRECTOR_REACH; at--)
      if (DIRECTORS.has(words.hash(at))) return true;
    return false;
  }

  /** "tickets for Odalys Quastl on Friday", and nobody travels. */
  private isShow(end: number): boolean {
    const { words } = this;
    if (this.topics.isOffer(1)) return true;
    return (
      end < words.to && WHEN.has(words.hash(end)) && words.gapBefore(end) === 0 && !this.topics.isTravel()
    );
  }

  private isBefore(word: number, wanted: WordSet, reach: number): boolean {
    const { words } = this;
    for (let at = word; at < words.to && at < word + reach; at++) if (wanted.has(words.hash(at))) return true;
    return false;
  }

  /** What may be a proposal, if the conversation is about some. */
  private isProposable(word: number, end: number): boolean {
    const { words } = this;
    if (this.isHouse(end) || this.goesOnTo(end)) return true;
    if (word === words.from) {
      if (end >= words.to || !GOES_ON.has(words.hash(end)) || words.gapBefore(end) !== 0) return false;
      return !this.isBefore(end, MADE, MADE_REACH);
    }
    const gap = words.gapBefore(word);
    // "I found 10. Odalys Quastl is …", "2) Odalys", "confirm: Odalys"
    if (gap !== 0) {
      const listed = words.isNumber(word - 1) && words.length(word - 1) <= LISTED_UNITS;
      return listed || ((gap & GAP_COLON) !== 0 && PROPOSES.has(words.hash(word - 1)));
    }
    return this.isPlaced(word) || this.goesOnFrom(word);
  }

  /** "one is Quastl Garden", "a table at Odalys", "go to Wendell Quastl", "a table for Quastl Garden". */
  private isPlaced(word: number): boolean {
    const { words } = this;
    const before = words.hash(word - 1);
    if (PLACED.has(before)) return !this.isDirector(word) && !this.isAccount(word);
    const other = word - 2;
    if (other < words.from || (before !== TO && before !== FOR)) return false;
    return (before === TO ? GOES : BOOKED).has(words.hash(other));
  }

  /** "how about Odalys Quastl", "I recommend Odalys" */
  private isProposed(word: number, end: number): boolean {
    const { words } = this;
    if (word === words.from || words.gapBefore(word) !== 0) return false;
    const before = words.hash(word - 1);
    if (PROPOSES.has(before) || this.goesOnAmid(word)) return true;
    if (!LIKES.has(before) || this.isBefore(end, MADE, 2)) return false;
    return before !== OF || (word - 2 >= words.from && THINKS.has(words.hash(word - 2)));
  }

  /** "Wild Nights with Odalys", "Red Odalys": a word with a capital before it belongs to the title. */
  private goesOnFrom(word: number): boolean {
    const { words } = this;
    let at = word - 1;
    // What is masked there was the title's beginning, or a director.
    if (words.hash(at) === WITH && words.isBehindMask(at)) return true;
    const joined = words.hash(at) === WITH && at > words.from && words.gapBefore(at) === 0;
    if (joined) at--;
    if (!words.isCapital(at) || words.length(at) < 3) return false;
    if (STREETS.has(words.hash(at)) || REPLY_WORDS.has(words.hash(at))) return false;
    return joined ? !words.isNamed(at) : words.isCommon(at) && !words.isWellNamed(at);
  }

  /** The same, and the word before begins no sentence. */
  private goesOnAmid(word: number): boolean {
    return this.goesOnFrom(word) && (this.words.gapBefore(word - 1) & GAP_SENTENCE) === 0;
  }

  /** "Odalys Run Quimbleford": more words with capitals behind it. */
  private goesOnTo(end: number): boolean {
    const { words } = this;
    return end < words.to && words.isCapital(end) && words.gapBefore(end) === 0 && !words.isNamed(end);
  }

  /** "Wendell's in Napa": whose house it is, and where. */
  private isHouse(end: number): boolean {
    const next = end + 1;
    return this.isOwner(end) && next < this.words.to && this.words.gapBefore(next) === 0;
  }

  /** "Wendell's" */
  private isOwner(end: number): boolean {
    const { words } = this;
    if (end >= words.to || words.hash(end) !== OWNED || words.length(end) !== 1) return false;
    return this.reader.joined(end);
  }

  /** Whoever made what is played is named behind "by", if no film is spoken of in the same breath. */
  private isAboutMusic(): boolean {
    const { words } = this;
    return this.topics.isMusic() && !this.isBefore(words.from, FILMS, words.to - words.from);
  }
}
