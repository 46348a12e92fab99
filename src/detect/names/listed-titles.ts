/**
 * Titles of films in a list of proposals: "How about Storms, Odalys Quastl or High Life?", "Wendell and Odalys sounds good".
 *
 * Contract: asked about only where lists and capitals alone speak for a name, and true only where films are what the
 * conversation is about and nobody is chosen by name. Who made a film is named behind words that say so.
 */
import { wordSet } from '../../text/word-hash.ts';
import { GAP_COMMA, GAP_QUESTION, GAP_SENTENCE, type NameWords } from './name-words.ts';
import type { OfferTopics } from './offer-topics.ts';

const OR = wordSet('or and');
/** Before the first of what is proposed. */
const PROPOSES = wordSet(
  'does about like think opinion found recommend suggest try watch see these thoughts interested prefer have got called options',
);
/** Who made or played in a film, or takes part otherwise: whoever has the tickets. */
const MADE = wordSet(
  'by director directed directs directing actor actors actress starring starred stars star staring cast featuring features acted acting with send share from for ticket tickets guest guests passenger passengers handle handles agent agents',
);
const FILMS = wordSet('movie movies film films');
const SOUNDS = wordSet('sound sounds');
const SENTENCE_WORDS = 24;

export class ListedTitles {
  private readonly words: NameWords;
  private readonly topics: OfferTopics;

  constructor(words: NameWords, topics: OfferTopics) {
    this.words = words;
    this.topics = topics;
  }

  has(word: number, end: number): boolean {
    const { words } = this;
    const behind = end < words.to ? words.gapBefore(end) : 0;
    if (end < words.to && behind === 0 && SOUNDS.has(words.hash(end)) && this.isUnmade(word))
      return this.topics.isFilms();
    const listed = word > words.from && this.isJoint(word) && !this.isMadeBehind(end);
    const goesOn = end + 1 < words.to && (behind === GAP_COMMA || (behind === 0 && OR.has(words.hash(end))));
    if (!listed && !goesOn) return false;
    return this.isProposed(word) && this.topics.isFilms();
  }

  /** A comma or "or" before the word. */
  private isJoint(word: number): boolean {
    const { words } = this;
    const gap = words.gapBefore(word);
    if (gap === GAP_COMMA) return true;
    // "I like fantasy movies and Odalys Quastl": who made them.
    const other = word - 2;
    return gap === 0 && OR.has(words.hash(word - 1)) && other >= words.from && !FILMS.has(words.hash(other));
  }

  /** "…, Odalys Quastl directed it" */
  private isMadeBehind(end: number): boolean {
    const { words } = this;
    return end < words.to && MADE.has(words.hash(end));
  }

  private isUnmade(word: number): boolean {
    const { words } = this;
    for (let at = word - 1; at >= words.from && word - at <= SENTENCE_WORDS; at--)
      if (MADE.has(words.hash(at))) return false;
    return true;
  }

  /** A proposal begins the sentence, and nobody is said to have made what it holds. */
  private isProposed(word: number): boolean {
    const { words } = this;
    if ((words.gapBefore(word) & GAP_QUESTION) !== 0) return false;
    for (let at = word - 1; at >= words.from && word - at <= SENTENCE_WORDS; at--) {
      const hash = words.hash(at);
      if (MADE.has(hash)) return false;
      if (PROPOSES.has(hash) || FILMS.has(hash)) return this.isUnmade(at);
      if ((words.gapBefore(at) & GAP_SENTENCE) !== 0) return false;
    }
    return false;
  }
}
