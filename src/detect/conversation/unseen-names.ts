/**
 * Names in transcripts that hold the customer's side only, in small letters, that lists do not know well enough to take a message
 * for one: "quastla thulin", and then "kd 64 j 2" or "8547". Who is asked for a name and a number often sends them one by
 * one, the name first. It is read when the number comes, once a conversation, and only while nobody has said a name.
 * Two words of which a list of names knows one, and the other may be one by its letters, are told by nothing but standing alone.
 * And the agent's, at the end of a greeting or of thanks: "hi drew", "thanks for your help rory".
 */

import type { EntityType } from '../../model/entity-types.ts';
import type { Candidate, Finding } from '../../model/finding.ts';
import { WORD_COMMON, WORD_GIVEN, WORD_PLACE, WORD_SURNAME } from '../../rules/words.ts';
import { sourceSpan } from '../../text/fold.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { isMake } from '../names/makes-and-firms.ts';
import { REPLY_WORDS } from '../names/reply-words.ts';
import { type Lookup, mayBeUnknownName } from '../names/unknown-words.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { bareAnswer } from './bare-answer.ts';
import { talkFlags } from './question-words.ts';

const SCORE = 0.58;
const MOST_WORDS = 3;
/** Words of a greeting or of thanks that a name which is a word besides ends. */
const MOST_POLITE = 5;
const LEAST_LETTERS = 3;
/** "quastla thulin" and nothing else. */
const PAIR = /^ ?[a-z]{4,} [a-z]{4,}[ .!]*$/;
/** Words of a message that is a number and little else. */
const MOST_NUMBER = 4;
/** What a name is told before; a postcode follows a town, and an expiry a card. */
const VALUES: ReadonlySet<EntityType> = new Set([
  'ORDER',
  'ACCOUNT',
  'PASSWORD',
  'NATIONALID',
  'PHONE',
  'CARD',
  'EMAIL',
]);
/** Words of a message that greets or thanks the agent: a name there says nothing of the customer's. */
const GREETINGS = wordSet(
  'hi hii hai hello helo hey thanks thank good great bye byebye ok okay sorry morning dear anytime nothing no',
);
/** Whom people address without a name. */
const ADDRESSED = wordSet(
  'mate man dude dear bro sir madam mam maam miss buddy friend love pal guys team all',
);
/** Between a greeting and a name, but no greeting alone. */
const ALSO_POLITE = wordSet('good and so very much ok okay no yes');
/** What the agent's name stands behind. */
const POLITE = wordSet(
  'hi hii hai hello helo hey thanks thank thankyou thankz tq you u bye goodbye morning afternoon evening dear anytime help welcome there',
);
const SO = hashWord('so').h1;
/** What is booked for a time of the day, and a name in some list: "evening train", "morning slot". */
const BOOKED = wordSet(
  'flight flights train bus ferry slot slots shift class session show call visit delivery',
);
/** Words of a firm's name. */
export const FIRMS = wordSet(
  'inc ltd llc limited company co corp group bank tech technologies technology solutions infotech systems software services shop store stores musicals musical music enterprises industries traders associates university college school hotel city town state street car bike phone laptop mobile pizza burger net dot usa cash payment',
);

export class UnseenNames {
  private readonly scan: ConversationScan;
  private readonly lookup: Lookup;
  /** The member before, if it may be a name; else -1. */
  private pending = -1;
  private named = false;

  constructor(scan: ConversationScan, lookup: Lookup) {
    this.scan = scan;
    this.lookup = lookup;
  }

  begin(): void {
    this.pending = -1;
    this.named = false;
  }

  /** Reads the next message; `found` is all that was found there. `add` takes a name of the message before. */
  add(member: number, found: readonly Finding[], add: (member: number, candidate: Candidate) => void): void {
    const { pending } = this;
    this.pending = -1;
    if (!this.named && pending >= 0 && this.isValue(member, found) && this.isToldBefore(pending, found)) {
      this.named = true;
      add(pending, this.candidate(pending, this.scan.firstWordOf(pending), this.scan.endWordOf(pending)));
      return;
    }
    this.addAgent(member, found, add);
    if (found.length === 0 && this.isPair(member)) {
      this.named = true;
      add(member, this.candidate(member, this.scan.firstWordOf(member), this.scan.endWordOf(member)));
      return;
    }
    if (found.some(({ type }) => type === 'PERSON') && !this.greets(member)) this.named = true;
    if (!this.named && found.length === 0 && this.mayBeName(member)) this.pending = member;
  }

  /** A given name that ends a greeting or thanks; one that is a word besides, right behind them alone. */
  private addAgent(
    member: number,
    found: readonly Finding[],
    add: (member: number, candidate: Candidate) => void,
  ): void {
    const { bits, h1, start, end } = this.scan.words;
    const from = this.scan.firstWordOf(member);
    const to = this.scan.endWordOf(member);
    const last = to - 1;
    if (last <= from || this.scan.isProtectedIn(member) || (bits[last]! & WORD_GIVEN) === 0) return;
    if (
      (bits[last]! & WORD_PLACE) !== 0 ||
      REPLY_WORDS.has(h1[last]!) ||
      BOOKED.has(h1[last]!) ||
      end[last]! - start[last]! < LEAST_LETTERS
    )
      return;
    const common = (bits[last]! & WORD_COMMON) !== 0;
    // "thanks so drew" ends in no name.
    if (common && (to - from > MOST_POLITE || h1[last - 1] === SO)) return;
    let polite = false;
    for (let word = from; word < last; word++) {
      if (POLITE.has(h1[word]!)) polite = true;
      else if (common && !ALSO_POLITE.has(h1[word]!)) return;
    }
    if (!polite || ADDRESSED.has(h1[last]!) || !/^[a-z ]+$/.test(this.scan.foldedText(member).text)) return;
    const candidate = this.candidate(member, last, to);
    if (!found.some((other) => other.start < candidate.end && other.end > candidate.start))
      add(member, candidate);
  }

  private isValue(member: number, found: readonly Finding[]): boolean {
    const words = this.scan.endWordOf(member) - this.scan.firstWordOf(member);
    return words <= MOST_NUMBER && found.length > 0 && found.every(({ type }) => VALUES.has(type));
  }

  /** One short word that no list knows is a name before a booking alone: "nivi", and then "kd 64 j 2". */
  private isToldBefore(member: number, found: readonly Finding[]): boolean {
    const { start, end, bits } = this.scan.words;
    const word = this.scan.firstWordOf(member);
    if (this.scan.endWordOf(member) - word > 1 || (bits[word]! & (WORD_GIVEN | WORD_SURNAME)) !== 0)
      return true;
    const { text } = this.scan.foldedText(member);
    return (
      found.some(({ type }) => type === 'ORDER') ||
      mayBeUnknownName(text.slice(start[word], end[word]), this.lookup)
    );
  }

  private greets(member: number): boolean {
    const first = this.scan.firstWordOf(member);
    return first < this.scan.endWordOf(member) && GREETINGS.has(this.scan.words.h1[first]!);
  }

  /** "quastla thulin": two words that are nothing else, of which a list of names knows one at least. */
  private isPair(member: number): boolean {
    const { bits, h1, start, end } = this.scan.words;
    const from = this.scan.firstWordOf(member);
    if (this.scan.endWordOf(member) - from !== 2 || !PAIR.test(this.scan.foldedText(member).text))
      return false;
    const { text } = this.scan.foldedText(member);
    let named = false;
    for (const word of [from, from + 1]) {
      if ((bits[word]! & (WORD_COMMON | WORD_PLACE)) !== 0 || isMake(h1[word]!) || FIRMS.has(h1[word]!))
        return false;
      if (GREETINGS.has(h1[word]!) || REPLY_WORDS.has(h1[word]!) || talkFlags(h1[word]!) !== 0) return false;
      if ((bits[word]! & (WORD_GIVEN | WORD_SURNAME)) !== 0) named = true;
      else if (!mayBeUnknownName(text.slice(start[word], end[word]), this.lookup)) return false;
    }
    return named;
  }

  private mayBeName(member: number): boolean {
    const { bits, h1, start, end } = this.scan.words;
    const from = this.scan.firstWordOf(member);
    const to = this.scan.endWordOf(member);
    if (to === from || to - from > MOST_WORDS || this.scan.isProtectedIn(member)) return false;
    const { text } = this.scan.foldedText(member);
    if (!/^[a-z ]+$/.test(text)) return false;
    let strong = false;
    for (let word = from; word < to; word++) {
      if ((bits[word]! & WORD_HAS_DIGIT) !== 0 || REPLY_WORDS.has(h1[word]!) || talkFlags(h1[word]!) !== 0)
        return false;
      if (GREETINGS.has(h1[word]!) || FIRMS.has(h1[word]!)) return false;
      const common = (bits[word]! & WORD_COMMON) !== 0;
      const name = (bits[word]! & (WORD_GIVEN | WORD_SURNAME)) !== 0;
      if (common && !name) return false;
      if (end[word]! - start[word]! < LEAST_LETTERS) continue;
      const spelled = text.slice(start[word], end[word]);
      // One short word is told apart by what comes next.
      if (name) strong ||= !common || to - from > 1;
      else if (to - from === 1 && spelled.length > LEAST_LETTERS) strong = /[aeiouy]/.test(spelled);
      else strong ||= mayBeUnknownName(spelled, this.lookup);
      if (!name && !common && (bits[word]! & WORD_PLACE) !== 0 && to - from === 1) return false;
    }
    return strong;
  }

  private candidate(member: number, first: number, to: number): Candidate {
    const { start, end } = this.scan.words;
    const span = sourceSpan(this.scan.foldedText(member), start[first]!, end[to - 1]!);
    return bareAnswer(this.scan, member, span, 'PERSON', SCORE);
  }
}
