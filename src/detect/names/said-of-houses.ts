/**
 * Houses that people eat and stay in, told by what is said of them: "Odalys is another nice place", "a good option in town is
 * Quastl Garden", "a cab to Wendell's". No other word of the conversation is asked.
 *
 * Contract: where the same words tell what somebody is or does ("the owner of the hotel is Odalys"), it is a person.
 */

import { WORD_SURNAME } from '../../rules/words.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { GAP_CLAUSE, type NameWords } from './name-words.ts';
import type { OfferTopics } from './offer-topics.ts';

/** What a house is, in small letters. */
const HOUSE = wordSet(
  'place restaurant restaurants hotel hotels option spot bar cafe café bistro diner steakhouse museum park garden attraction landmark property apartment ' +
    'salon pub club church theater theatre venue bakery eatery market',
);
/** Of those what people are as well, where people are chosen from. */
const CHOICES = wordSet('option');
/** Who somebody is, said near the house. */
const PEOPLE = wordSet(
  'manager owner chef host hostess waiter waitress guest landlord tenant contact agent person guy man woman boss director staff name employee neighbour neighbor friend',
);
const IS = wordSet('is s was are');
const ARTICLES = wordSet('a an another one the');
const IN = wordSet('in at near of on');
const OWNED = hashWord('s').h1;
/** Words from the article to what it is: "a very good and cheap restaurant". */
const REACH = 5;
/** Words of the town in "Odalys in San Quastl is". */
const TOWN = 3;
/** Words of the subject in "The best option in San Quastl is". */
const SUBJECT = 9;
const TO = hashWord('to').h1;
const GOES = wordSet(
  'go going get getting travel traveling travelling heading headed drive ride cab taxi trip',
);
/** From the ride to where it goes: "a cab for 2 people to". */
const RIDE_REACH = 6;

export class SaidOfHouses {
  private readonly words: NameWords;
  private readonly topics: OfferTopics;

  constructor(words: NameWords, topics: OfferTopics) {
    this.words = words;
    this.topics = topics;
  }

  /** Whether the name `[word, end)` is that of one. */
  has(word: number, end: number): boolean {
    return this.isHouse(end) || this.isSubject(word, end) || this.isReached(word, end);
  }

  /** "Odalys is a very good restaurant", "Quastl's in town is another". */
  private isHouse(end: number): boolean {
    const { words } = this;
    let at = end;
    if (this.isOwner(at)) at++;
    if (at < words.to && IN.has(words.hash(at)) && words.gapBefore(at) === 0) {
      at++;
      for (let n = 0; n < TOWN && at < words.to && words.isCapital(at); n++) at++;
    }
    const article = at + 1;
    if (article >= words.to || !IS.has(words.hash(at)) || !ARTICLES.has(words.hash(article))) return false;
    for (let word = article + 1; word < words.to && word <= article + REACH; word++) {
      const hash = words.hash(word);
      if ((words.gapBefore(word) & GAP_CLAUSE) !== 0 || PEOPLE.has(hash) || words.isCapital(word))
        return false;
      if (HOUSE.has(hash)) return !this.isRole(word + 1) && this.isNoChoice(hash);
    }
    return false;
  }

  /** "a restaurant manager" */
  private isRole(word: number): boolean {
    return word < this.words.to && PEOPLE.has(this.words.hash(word));
  }

  private isNoChoice(hash: number): boolean {
    return !CHOICES.has(hash) || this.topics.isOffer(1);
  }

  /** "A nice French option in Springfield is Odalys" */
  private isSubject(word: number, end: number): boolean {
    const { words } = this;
    const is = word - 1;
    if (is <= words.from || !IS.has(words.hash(is)) || words.gapBefore(word) !== 0) return false;
    if (end < words.to && words.gapBefore(end) === 0 && PEOPLE.has(words.hash(end))) return false;
    let house = false;
    for (let at = is - 1; at >= words.from && is - at <= SUBJECT; at--) {
      const hash = words.hash(at);
      if (PEOPLE.has(hash)) return false;
      if (HOUSE.has(hash) && !words.isCapital(at) && this.isNoChoice(hash)) house = true;
      if ((words.gapBefore(at) & GAP_CLAUSE) !== 0) break;
    }
    return house;
  }

  /** "a cab to Odalys": no "to Odalys's house". */
  private isReached(word: number, end: number): boolean {
    const { words } = this;
    const to = word - 1;
    if (to <= words.from || words.hash(to) !== TO || words.gapBefore(word) !== 0) return false;
    const owns = this.isOwner(end) && end + 1 < words.to && !words.isCapital(end + 1);
    if (owns && words.gapBefore(end + 1) === 0) return false;
    if (!this.topics.isRide() || this.isFullName(word, end)) return false;
    for (let at = to - 1; at >= words.from && to - at <= RIDE_REACH; at--)
      if (GOES.has(words.hash(at))) return true;
    return false;
  }

  /** Somebody's, by good lists: no house is called so. */
  private isFullName(word: number, end: number): boolean {
    const { words } = this;
    return end - word > 1 && words.isStrongGiven(word) && words.is(end - 1, WORD_SURNAME);
  }

  private isOwner(word: number): boolean {
    const { words } = this;
    return word < words.to && words.hash(word) === OWNED && words.length(word) === 1;
  }
}
