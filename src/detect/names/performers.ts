/**
 * Those who play and sing, told by what is said of them: "Odalys Quastl is playing at …", "songs from Wendell", "a Quastl fan",
 * "there's Odalys Quastl at the Millstone Hall" where concerts are looked for.
 *
 * Contract: asked about only where lists and capitals alone speak for a name. Who acts in films and who directs them is a
 * person, as whoever is asked for by name.
 */
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { GAP_CLAUSE, GAP_COMMA, GAP_SENTENCE, type NameWords } from './name-words.ts';
import type { OfferTopics } from './offer-topics.ts';

/** Right behind a name, what somebody plays or gives. */
const WORKS = wordSet('song songs album albums tunes music discography fan fans concert concerts gig gigs');
/** Kinds of music between the name and its work: "some Odalys Quastl pop music". */
const GENRES = wordSet('pop rock country folk jazz reggae metal indie electronic');
const OWNED = hashWord('s').h1;
/** Before "from", "of" and "by". */
const TUNES = wordSet('song songs music tune tunes track tracks hits');
const SOURCES = wordSet('from of by');
/** From the tunes to whose they are: "songs, if you can, from Odalys". */
const TUNES_REACH = 4;
const BE = wordSet('is are was will be also s');
const PLAYING = wordSet('playing performing touring headlining');
const PLACED = wordSet('at on in next this live');
const TAKES = wordSet('take takes taking');
const PLACE = hashWord('place').h1;
const HAS = hashWord('has').h1;
const WHO = hashWord('who').h1;
const SHOW = wordSet('show concert gig performance');
const PUTS = wordSet('puts put');
const ON = hashWord('on').h1;
const AT = hashWord('at').h1;
const THE = wordSet('the');
/** Of when a show begins, and how many words behind its place. */
const HOURS = wordSet('pm am starting starts');
const HOUR_REACH = 12;
const FOR = hashWord('for').h1;
const FEATURES = wordSet('features featuring');
/** Before whoever plays at the place behind. */
const TELLS = wordSet('s is have has recommend seeing see including try about there found');
const POPULAR = hashWord('popular').h1;
const SAID_OF = wordSet('is which very quite really also most');
/** Words of a verb behind the name. */
const VERB_WORDS = 3;

export class Performers {
  private readonly words: NameWords;
  private readonly topics: OfferTopics;

  constructor(words: NameWords, topics: OfferTopics) {
    this.words = words;
    this.topics = topics;
  }

  /** Whether the name `[word, end)` is that of one. */
  has(word: number, end: number): boolean {
    return (
      this.hasWork(end) ||
      this.plays(end) ||
      this.isOfTunes(word) ||
      this.isPopular(end) ||
      this.isAtVenue(word, end)
    );
  }

  /** "Odalys Quastl songs", "Quastl's album". */
  private hasWork(end: number): boolean {
    const { words } = this;
    let at = end;
    const owned = at < words.to && words.hash(at) === OWNED && words.length(at) === 1;
    if (owned) at++;
    else if (at < words.to && words.gapBefore(at) !== 0) return false;
    if (at < words.to && GENRES.has(words.hash(at))) at++;
    if (at >= words.to || !WORKS.has(words.hash(at)) || words.gapBefore(at) !== 0) return false;
    return !owned || this.topics.isMusic();
  }

  /** "is playing at", "will take place", "has a show", "puts on". */
  private plays(end: number): boolean {
    const { words } = this;
    let at = end;
    while (at < words.to && at - end < VERB_WORDS && BE.has(words.hash(at))) at++;
    if (at + 1 >= words.to) return false;
    const verb = words.hash(at);
    const next = words.hash(at + 1);
    if (PLAYING.has(verb)) return (PLACED.has(next) || words.isCapital(at + 1)) && this.topics.isOffer(1);
    if (TAKES.has(verb)) return next === PLACE;
    if (at > end) return false;
    if (PUTS.has(verb)) return next === ON && this.topics.isShows(1);
    // "Odalys, who has a show at"; "I'm Odalys, I have a show" is said by somebody else.
    const has = verb === WHO ? at + 1 : at;
    return words.hash(has) === HAS && has + 2 < words.to && SHOW.has(words.hash(has + 2));
  }

  /** "songs from Odalys", "a song by Quastl". */
  private isOfTunes(word: number): boolean {
    const { words } = this;
    const source = word - 1;
    if (source <= words.from || !SOURCES.has(words.hash(source)) || words.gapBefore(word) !== 0) return false;
    for (let at = source - 1; at >= words.from && source - at <= TUNES_REACH; at--) {
      if (TUNES.has(words.hash(at))) return true;
      if ((words.gapBefore(at) & GAP_SENTENCE) !== 0) return false;
    }
    return false;
  }

  /** "Odalys Quastl at Pier 7 on March 1st, starting at 8 pm" */
  private hasHour(venue: number): boolean {
    const { words } = this;
    for (let at = venue; at < words.to && at - venue < HOUR_REACH; at++)
      if (HOURS.has(words.hash(at))) return true;
    return false;
  }

  /** "Odalys Quastl is very popular" */
  private isPopular(end: number): boolean {
    const { words } = this;
    for (let at = end; at < words.to && at - end <= VERB_WORDS; at++) {
      if (at > end && words.hash(at) === POPULAR) return this.topics.isShows(1);
      if (!SAID_OF.has(words.hash(at)) || words.gapBefore(at) !== 0) return false;
    }
    return false;
  }

  /** "There's Odalys Quastl at August Hall", "it features Quastl". */
  private isAtVenue(word: number, end: number): boolean {
    const { words } = this;
    const begins = (words.gapBefore(word) & (GAP_SENTENCE | GAP_COMMA)) !== 0;
    const before = begins ? 0 : words.hash(word - 1);
    if (FEATURES.has(before)) return this.topics.isShows(1) && !this.topics.isFilms();
    let at = end;
    while (at < words.to && at - end < VERB_WORDS && BE.has(words.hash(at))) at++;
    const venue = at + 1;
    if (venue >= words.to || words.hash(at) !== AT) return false;
    if ((words.gapBefore(end) & ~GAP_COMMA & GAP_CLAUSE) !== 0) return false;
    const named =
      words.isCapital(venue) ||
      (venue + 1 < words.to && THE.has(words.hash(venue)) && words.isCapital(venue + 1));
    if (!named) return false;
    if (begins) return this.topics.isShows(2) || (this.topics.isShows(1) && this.hasHour(venue));
    return TELLS.has(before) ? this.topics.isAboutShows() : before === FOR && this.topics.isShows(2);
  }
}
