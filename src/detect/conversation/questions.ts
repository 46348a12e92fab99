/**
 * What a message asks for, in the order of its words: the types of the cues that stand in a sentence that asks. A
 * sentence asks if it ends with a question mark or a colon, holds a word of asking, or is the whole of a short message.
 * A sentence that asks for an amount, a size or a model asks for OTHER, which takes an answer too.
 */
import type { EntityType } from '../../model/entity-types.ts';
import type { CuePhrase, CueTable } from '../../rules/cue-table.ts';
import { WORD_COMMON } from '../../rules/words.ts';
import { spokenWords } from '../../text/spoken-words.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import {
  ANY_NUMBER_WORD,
  ASKS,
  CODE_WORD,
  JOINING_WORD,
  OTHER_WORD,
  PART_WORD,
  SENDING_WORD,
  SHORT_WORD,
  talkFlags,
} from './question-words.ts';

/** ANY: a number of some kind; CODE: one that was sent; OTHER: nothing of a person's. */
export type AskedType = EntityType | 'ANY' | 'CODE' | 'OTHER';

export interface Asked {
  readonly type: AskedType;
  /** The message that asks. */
  readonly message: number;
  /** Cue group, for the explanation; -1 for those that are no entity type. */
  readonly group: number;
  /** Whether an answer has been found for it. */
  answered: boolean;
  /** Only some of its digits are asked for. */
  readonly part: boolean;
  /** Nobody asked: who sent the message may go on with it, as after a card number. */
  readonly unasked: boolean;
}

/** A message of so few words asks by naming what it wants ("Order number"). */
const BRIEF_WORDS = 5;
/** The same from whoever serves, if no number is told: "votre numéro de contrat madame Quastl", as calls are written down. */
const BRIEF_ASKING_WORDS = 7;
/** Longer messages are texts to read, not questions; only their last words count. */
const MOST_WORDS = 80;

/** "and your …", as the next thing that is asked for. */
const AND = hashWord('and').h1;
const YOURS = wordSet('your a the');

const OPEN = { answered: false, unasked: false, part: false } as const;

const LINE_END = 0x0a;
const DOT = 0x2e;
const COLON = 0x3a;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
const LIST_SIGNS: ReadonlySet<number> = new Set([...',&/+;'].map((sign) => sign.charCodeAt(0)));
/** Words behind a comma that are a clause of their own: ", so that I can find your booking". */
const LONG_CLAUSE = 5;

/** Words that are numbers of somebody's in German, Dutch and Swedish, and such of things and houses. */
const COMPOUND = /^\p{L}{3,}(?:nummer|numret|kennung)$/u;
const NO_ONES =
  /^(?:ha?us|huis|zimmer|raum|kamer|seri|artik|model|typ|teil|onderdeel|sach|char|linie|zug|trein|flug|vlucht|rums|del|frame|rahmen|chassis)/;
const LEAST_COMPOUND = 9;

/** Cue lists whose phrases name the value itself. */
const EXACT_LISTS: ReadonlySet<string> = new Set(
  'account-number order-number iban imei cvv expiry tax-id vin birthdate postcode national-id bank-account sort-code'.split(
    ' ',
  ),
);

/** Cue lists whose single words name what the conversation is about, and a value only if nothing else is asked for. */
const TOPICS: ReadonlySet<string> = new Set([
  'account',
  'order',
  'booking',
  'card',
  'health',
  'bank-account',
]);

export class Questions {
  private readonly scan: ConversationScan;
  private readonly cues: CueTable;
  private readonly types: readonly (EntityType | undefined)[];

  /** By cue group: whether its phrases name a value and no mere topic ("order number", not "order"). */
  private readonly exact: readonly boolean[];

  /** By cue group: whether its words may be a mere topic. */
  private readonly topic: readonly boolean[];

  constructor(scan: ConversationScan, types: readonly (EntityType | undefined)[], cues: CueTable) {
    this.scan = scan;
    this.cues = cues;
    this.types = types;
    this.exact = cues.groups.map((name) => EXACT_LISTS.has(name));
    this.topic = cues.groups.map((name) => TOPICS.has(name));
  }

  /**
   * Adds what the member asks for; the member is a message's text. Whoever serves asks for a value by its topic; with
   * `exact` only its own words count, as customers ask about their orders all the time.
   */
  read(member: number, message: number, exact: boolean, into: Asked[]): void {
    const to = this.scan.endWordOf(member);
    const from = Math.max(this.scan.firstWordOf(member), to - MOST_WORDS);
    const brief =
      to - from <= BRIEF_WORDS || (!exact && to - from <= BRIEF_ASKING_WORDS && !this.holdsNumber(from, to));
    let cue = this.scan.firstCueOf(member);
    const endCue = this.scan.endCueOf(member);
    while (cue < endCue && this.scan.cues.firstWord[cue]! < from) cue++;
    for (let word = from; word < to; ) {
      const end = this.sentenceEnd(member, word, to);
      let nextCue = cue;
      while (nextCue < endCue && this.scan.cues.firstWord[nextCue]! < end) nextCue++;
      const asks = this.asks(member, word, end) || (!exact && this.requests(word, end));
      if (!asks && !exact && this.sendsCode(word, end)) {
        into.push({ type: 'CODE', message, group: -1, ...OPEN });
      } else if (asks || brief) {
        const known = into.length;
        const isExact = this.readSentence(member, word, end, cue, nextCue, message, into);
        if (asks && into.length === known && this.namesAcronym(word, end)) {
          into.push({ type: 'ANY', message, group: -1, ...OPEN });
        }
        if (exact && !isExact) into.length = known;
        // "Take your time" asks for nothing.
        if (!asks && into.at(-1)?.type === 'OTHER') into.length = known;
      }
      cue = nextCue;
      word = end;
    }
  }

  /** Exclusive; a dot within a word or number ends no sentence. */
  private sentenceEnd(member: number, word: number, to: number): number {
    const { start, end } = this.scan.words;
    for (let at = word; at + 1 < to; at++) {
      const gapEnd = start[at + 1]!;
      for (let i = end[at]!; i < gapEnd; i++) {
        const unit = this.scan.unitAt(member, i);
        if (unit === LINE_END || unit === QUESTION || unit === EXCLAMATION) return at + 1;
        if (unit === DOT && (talkFlags(this.scan.words.h1[at]!) & SHORT_WORD) !== 0) continue;
        if ((unit === DOT || unit === COLON) && gapEnd - i > 1) return at + 1;
      }
    }
    return to;
  }

  /** "I've texted you a code": whoever serves waits for it to be read back. */
  private sendsCode(word: number, end: number): boolean {
    const { h1 } = this.scan.words;
    let flags = 0;
    for (let at = word; at < end; at++) flags |= talkFlags(h1[at]!);
    return (flags & SENDING_WORD) !== 0 && (flags & CODE_WORD) !== 0;
  }

  private asks(member: number, word: number, end: number): boolean {
    const { h1, start, end: ends } = this.scan.words;
    const stop = end < this.scan.endWordOf(member) ? start[end]! : ends[end - 1]! + 3;
    for (let i = ends[end - 1]!; i < stop; i++) {
      const unit = this.scan.unitAt(member, i);
      if (unit === QUESTION || unit === COLON) return true;
    }
    for (let at = word; at < end; at++) if ((talkFlags(h1[at]!) & ASKS) !== 0) return true;
    return false;
  }

  private holdsNumber(from: number, to: number): boolean {
    const { bits } = this.scan.words;
    for (let word = from; word < to; word++) if ((bits[word]! & WORD_HAS_DIGIT) !== 0) return true;
    return false;
  }

  /** As calls are written down, without a sign: "and a good number to reach you", "… the last four of your social". */
  private requests(word: number, end: number): boolean {
    const { h1, bits } = this.scan.words;
    if (word + 1 < end && h1[word] === AND && YOURS.has(h1[word + 1]!)) return true;
    let part = false;
    for (let at = word; at < end; at++) {
      if ((bits[at]! & WORD_HAS_DIGIT) !== 0) return false;
      if (this.isPartAt(at, end)) part = true;
    }
    return part;
  }

  /** Whether something in it names a value or a number. */
  private readSentence(
    member: number,
    word: number,
    end: number,
    cue: number,
    endCue: number,
    message: number,
    into: Asked[],
  ): boolean {
    const { h1 } = this.scan.words;
    const known = into.length;
    let other = false;
    let any = false;
    let code = false;
    let exact = false;
    let part = false;
    // End of the last cue for a value, as long as no "and" or comma stands behind it.
    let specific = -1;
    for (let at = word; at < end; at++) if (this.isPartAt(at, end)) part = true;
    for (let at = word, next = cue; at < end; at++) {
      // Cues that begin inside the one that was read.
      while (next < endCue && this.scan.cues.firstWord[next]! < at) next++;
      if (next < endCue && this.scan.cues.firstWord[next] === at) {
        const found = this.scan.cues.phrase[next]!;
        const phrase = this.longerWithin(at, found, end) ?? found;
        next++;
        if (phrase.groups.some((group) => this.exact[group])) exact = true;
        // "The password on the account", "your date of birth, so that I can find the booking"
        if (specific >= 0 && this.isTopic(phrase) && !this.isListed(member, specific, at)) continue;
        const type = this.push(phrase.groups, message, part, known, into);
        if (type) {
          if (!this.isTopic(phrase)) specific = at + phrase.words;
          at += found.words - 1;
          continue;
        }
      }
      const flags = talkFlags(h1[at]!);
      if (flags === 0 && this.isNumberCompound(member, at)) any = true;
      if ((flags & OTHER_WORD) !== 0) other = true;
      else if ((flags & CODE_WORD) !== 0) code = true;
      else if ((flags & ANY_NUMBER_WORD) !== 0) any = true;
    }
    // "How many are in your order?" asks for no order.
    if (other && !exact) into.length = known;
    if (other) into.push({ type: 'OTHER', message, group: -1, ...OPEN });
    else if ((any || code || part) && into.length === known)
      into.push({ type: code && !part ? 'CODE' : 'ANY', message, group: -1, ...OPEN, part });
    return exact || any || code;
  }

  /** "Leihnummer", "stallingsnummer": a number of whatever, in one word that no cue list holds. */
  private isNumberCompound(member: number, word: number): boolean {
    const { start, end } = this.scan.words;
    if (end[word]! - start[word]! < LEAST_COMPOUND) return false;
    const text = this.scan.foldedText(member).text.slice(start[word], end[word]).toLowerCase();
    return COMPOUND.test(text) && !NO_ONES.test(text);
  }

  private isTopic({ words, groups }: CuePhrase): boolean {
    return words === 1 && groups.every((group) => this.topic[group] || this.types[group] === undefined);
  }

  /** Whether an "and", an "or" or a sign for them stands between the words `[.., from)` and `[to, ..)`. */
  private isListed(member: number, from: number, to: number): boolean {
    const { h1, start, end } = this.scan.words;
    for (let at = from; at < to; at++) if ((talkFlags(h1[at]!) & JOINING_WORD) !== 0) return true;
    for (let i = end[from - 1]!; i < start[to]!; i++) {
      if (LIST_SIGNS.has(this.scan.unitAt(member, i)) && to - from < LONG_CLAUSE) return true;
    }
    return false;
  }

  /** In "your number of client" the cue "your number" ends inside "number of client", which says more. */
  private longerWithin(word: number, { words }: CuePhrase, end: number): CuePhrase | undefined {
    const { h1 } = this.scan.words;
    if (words < 2 || (talkFlags(h1[word + words - 1]!) & ANY_NUMBER_WORD) === 0) return undefined;
    const last = word + words - 1;
    if (last + 1 >= end) return undefined;
    return this.cues.startingWith(h1[last]!, h1[last + 1]!).find((phrase) => {
      if (phrase.words < 2 || last + phrase.words > end) return false;
      for (let i = 1; i < phrase.words; i++) if (h1[last + i] !== phrase.hashes[2 * i]) return false;
      return true;
    });
  }

  /** "QVX?", "Und die MSID?": short and with an abbreviation that is no word. */
  private namesAcronym(word: number, end: number): boolean {
    const { bits, start, end: ends } = this.scan.words;
    if (end - word > BRIEF_WORDS) return false;
    for (let at = word; at < end; at++) {
      const length = ends[at]! - start[at]!;
      if ((bits[at]! & (WORD_UPPER | WORD_COMMON)) === WORD_UPPER && length > 2 && length < 6) return true;
    }
    return false;
  }

  /** "last four", "letzten 3 Ziffern", "derniers chiffres". */
  private isPartAt(word: number, end: number): boolean {
    const { h1, bits } = this.scan.words;
    if ((talkFlags(h1[word]!) & PART_WORD) === 0) return false;
    for (let at = word + 1; at < end && at <= word + 2; at++) {
      if ((bits[at]! & WORD_HAS_DIGIT) !== 0 || (talkFlags(h1[at]!) & ANY_NUMBER_WORD) !== 0) return true;
      if (spokenWords(h1[at]!).some(({ kind }) => kind === 'digit')) return true;
    }
    return false;
  }

  /** Whether one of the groups asks for something. A sentence asks for each type once ("order, order number"). */
  private push(
    groups: readonly number[],
    message: number,
    part: boolean,
    known: number,
    into: Asked[],
  ): boolean {
    for (const group of groups) {
      const type = this.types[group];
      if (type === undefined) continue;
      for (let i = known; i < into.length; i++) if (into[i]!.type === type) return true;
      into.push({ type, message, group, ...OPEN, part });
      return true;
    }
    return false;
  }
}
