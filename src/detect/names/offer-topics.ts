/**
 * What the conversation is about, as far as it tells whether a name is on offer: films, music and houses, those who are chosen
 * by name, journeys and rides. Words are counted up to the message that is read, each once, at the first question.
 */
import { wordSet } from '../../text/word-hash.ts';
import type { NameWords } from './name-words.ts';

/** Of these words the conversation must hold some to be about what is on offer. */
const OFFERED = wordSet(
  'movie movies film films song songs music album albums artist artists concert concerts event events restaurant restaurants cuisine ' +
    'genre playlist subtitles band bands gig gigs attraction attractions property properties bedrooms apartment apartments landmark landmarks museum museums ' +
    'musical musicals tune tunes performance performances showtime showtimes cinema',
);
const LEAST_OFFERED = 2;
const MUSIC = wordSet('song songs album albums music tune tunes');
const FILMS = wordSet('movie movies film films showtime showtimes');
/** Where people play and sing. */
const SHOWS = wordSet(
  'concert concerts event events gig gigs music musical musicals performance performances',
);
/** Where people are what is chosen from. */
const PEOPLE = wordSet(
  'doctor doctors dentist dentists therapist therapists psychologist psychiatrist dermatologist ophthalmologist gynecologist practitioner ' +
    'physician stylist stylists salon salons appointment appointments clinic surgery',
);
const TRAVELS = wordSet('flight flights train trains bus buses ferry passenger passengers fly flying');
const RIDES = wordSet('cab cabs taxi taxis ride rides');

export class OfferTopics {
  private readonly words: NameWords;
  /** Members whose words are counted, from the first on. */
  private counted = 0;
  private offers = 0;
  private people = 0;
  private travels = 0;
  private music = 0;
  private films = 0;
  private shows = 0;
  /** Before the message that is read. */
  private filmsBefore = 0;
  private showsBefore = 0;
  private rides = 0;

  constructor(words: NameWords) {
    this.words = words;
  }

  /** Forgets the conversation before. */
  begin(): void {
    this.counted = 0;
    this.offers = 0;
    this.people = 0;
    this.travels = 0;
    this.music = 0;
    this.films = 0;
    this.shows = 0;
    this.filmsBefore = 0;
    this.showsBefore = 0;
    this.rides = 0;
  }

  isOffer(least = LEAST_OFFERED): boolean {
    this.count();
    return this.offers >= least && this.people === 0;
  }

  isMusic(): boolean {
    this.count();
    return this.music > 0;
  }

  /** Films, spoken of before or more than once, and nobody is chosen by name. */
  isFilms(): boolean {
    this.count();
    return (this.filmsBefore > 0 || this.films >= LEAST_OFFERED) && this.people === 0;
  }

  /** Those who play and sing, and nobody is chosen by name. */
  isShows(least: number): boolean {
    this.count();
    return this.shows >= least && this.people === 0;
  }

  /** The same, spoken of before or more than once: who helped with a concert plays at none. */
  isAboutShows(): boolean {
    this.count();
    return (this.showsBefore > 0 || this.shows >= LEAST_OFFERED) && this.people === 0;
  }

  isTravel(): boolean {
    this.count();
    return this.travels > 0;
  }

  isRide(): boolean {
    this.count();
    return this.rides > 0;
  }

  private count(): void {
    const { scan, member } = this.words;
    const { h1 } = scan.words;
    for (; this.counted <= member; this.counted++) {
      this.filmsBefore = this.films;
      this.showsBefore = this.shows;
      const to = scan.endWordOf(this.counted);
      for (let word = scan.firstWordOf(this.counted); word < to; word++) this.add(h1[word]!);
    }
  }

  private add(hash: number): void {
    if (MUSIC.has(hash)) this.music++;
    if (FILMS.has(hash)) this.films++;
    if (SHOWS.has(hash)) this.shows++;
    if (OFFERED.has(hash)) this.offers++;
    else if (PEOPLE.has(hash)) this.people++;
    else if (TRAVELS.has(hash)) this.travels++;
    else if (RIDES.has(hash)) this.rides++;
  }
}
