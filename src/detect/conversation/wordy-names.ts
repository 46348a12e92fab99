/**
 * Whether a common word that is part of a known name ("Summer", "Grace") stands for the person where it comes up again: by
 * its capital amid a sentence, spoken to, said to be somebody, or as all that a message says. And whether a town that is a
 * word ("Phoenix") is meant in small letters.
 *
 * Contract: a word that goes on like a word is none ("Will you …", "grace period").
 */
import { WORD_COMMON } from '../../rules/words.ts';
import { wordSet } from '../../text/word-hash.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_CAPITAL, WORD_HAS_DIGIT, WORD_UPPER } from '../word-columns.ts';
import { ADDRESSING, HERE, HOLDING } from './addressing-words.ts';
import { ROLE_NAMES } from './role-words.ts';

/** Units after which a sentence begins; NO_UNIT stands for the beginning of the text. */
const NO_UNIT = 0;
const SPACE = 0x20;
const SENTENCE_ENDS: readonly number[] = [NO_UNIT, 0x2e, 0x21, 0x3f, 0x0a];
const CLAUSE_ENDS: readonly number[] = [...SENTENCE_ENDS, 0x2c];

const ROLES = wordSet(ROLE_NAMES.join(' '));

/** Before a name that ends its clause: "he is king", "thats rusty", "ask joy". */
const SAYING = wordSet('is its im am hes shes thats was called ask tell for and with from to or s m');
/** Behind a name that is spoken to, where another question or sentence begins: "thank you june can i have …". */
const OPENING = wordSet(
  'what whats can could may is are do did would will i im let lets how and but before just when which your for please sorry one ill we great good nice',
);
/** Words of a greeting or of thanks that hold back nothing before a name: not "for your help grace period". */
const SPEAKING = wordSet(
  'hi hello hey hiya thanks thank you thx ty cheers ta sorry that okay ok right great perfect lovely',
);

/** Words of a message before a name that ends it, without a greeting. */
const LEAST_BEFORE = 2;
const I = wordSet('i im ive');
/** Words that are names and stand before "i" as words: "will i get it", "hope i am right", "in may i paid". */
const BEFORE_I = wordSet('will may can hope guess wish bet say grant hell art see');

/** Before a town in small letters, and behind it where its clause goes on. */
const TOWARDS = wordSet('in to from near around hit reach visit via leaving departing');
const GOING_ON = wordSet(
  'on at around for by this next and or with leaving arriving departing from to today tomorrow',
);

export class WordyNames {
  private readonly scan: ConversationScan;

  constructor(scan: ConversationScan) {
    this.scan = scan;
  }

  /** "agent" as all that a field says is a role, though the bot is called "Agent Quastl". */
  isRole(member: number, word: number, endWord: number): boolean {
    return (
      endWord - word === 1 &&
      word === this.scan.firstWordOf(member) &&
      endWord === this.scan.endWordOf(member) &&
      ROLES.has(this.scan.words.h1[word]!)
    );
  }

  isName(member: number, word: number, endWord: number): boolean {
    return (
      this.standsAsName(member, word) ||
      this.isAddressed(member, word, endWord) ||
      this.endsMessage(member, word, endWord) ||
      this.begins(member, word, endWord) ||
      this.isAlone(member, word, endWord)
    );
  }

  /** "to phoenix on march 9th" where Phoenix is known, no "in mobile data"; a capital tells wherever it stands. */
  isTown(member: number, word: number, endWord: number): boolean {
    const { h1, start, end, bits } = this.scan.words;
    if ((bits[word]! & (WORD_CAPITAL | WORD_UPPER)) === WORD_CAPITAL) return true;
    if (word === this.scan.firstWordOf(member) || !TOWARDS.has(h1[word - 1]!)) return false;
    if (start[word]! - end[word - 1]! !== 1) return false;
    if (CLAUSE_ENDS.includes(this.scan.unitAt(member, end[endWord - 1]!))) return true;
    const next = endWord < this.scan.endWordOf(member) && start[endWord]! - end[endWord - 1]! === 1;
    return next && GOING_ON.has(h1[endWord]!);
  }

  /** "joy" where "joy okafor" was told, and "hes king" at the end of a clause. */
  private isAlone(member: number, word: number, endWord: number): boolean {
    const { words } = this.scan;
    const first = this.scan.firstWordOf(member);
    const last = this.scan.endWordOf(member);
    if (this.scan.isProtectedIn(member)) return false;
    if (word === first) return endWord === last;
    if (!SAYING.has(words.h1[word - 1]!) || words.start[word]! - words.end[word - 1]! !== 1) return false;
    return CLAUSE_ENDS.includes(this.scan.unitAt(member, words.end[endWord - 1]!));
  }

  /** "confirm this plan drew", in a message of small letters. */
  private endsMessage(member: number, word: number, endWord: number): boolean {
    const { bits, h1, start, end } = this.scan.words;
    if (endWord !== this.scan.endWordOf(member) || this.scan.isProtectedIn(member)) return false;
    const first = this.scan.firstWordOf(member);
    if (word - first < LEAST_BEFORE || start[word]! - end[word - 1]! !== 1) return false;
    if (HOLDING.has(h1[word - 1]!) || (bits[word - 1]! & WORD_HAS_DIGIT) !== 0) return false;
    for (let i = first; i < endWord; i++) if ((bits[i]! & (WORD_CAPITAL | WORD_UPPER)) !== 0) return false;
    return true;
  }

  /** "drew i found issues": nothing but a name stands before "i" there, unless it is a verb of its own. */
  private begins(member: number, word: number, endWord: number): boolean {
    const { h1, start, end } = this.scan.words;
    if (word !== this.scan.firstWordOf(member) || endWord === this.scan.endWordOf(member)) return false;
    return (
      I.has(h1[endWord]!) && start[endWord]! - end[endWord - 1]! === 1 && !BEFORE_I.has(h1[endWord - 1]!)
    );
  }

  /** "thanks summer", "hoi fleur hier": behind a word of greeting or thanks, where the clause ends, or before "here". */
  private isAddressed(member: number, word: number, endWord: number): boolean {
    const { h1, start, end } = this.scan.words;
    const first = this.scan.firstWordOf(member);
    const last = this.scan.endWordOf(member);
    if (word - first <= 1 && endWord < last && HERE.has(h1[endWord]!)) return true;
    if (word === first || start[word]! - end[word - 1]! > 2) return false;
    const speaking = SPEAKING.has(h1[word - 1]!) && start[word]! - end[word - 1]! === 1;
    if (speaking && endWord < last && start[endWord]! - end[endWord - 1]! === 1 && OPENING.has(h1[endWord]!))
      return true;
    return ADDRESSING.has(h1[word - 1]!) && CLAUSE_ENDS.includes(this.scan.unitAt(member, end[endWord - 1]!));
  }

  /** A common word is a name with a capital, unless it begins a sentence and goes on like a word ("Will you ..."). */
  private standsAsName(member: number, word: number): boolean {
    const { bits, start, end } = this.scan.words;
    if ((bits[word]! & WORD_CAPITAL) === 0 || (bits[word]! & WORD_UPPER) !== 0) return false;
    const first = this.scan.firstWordOf(member);
    const before = word === first ? NO_UNIT : this.scan.unitAt(member, end[word - 1]!);
    if (!SENTENCE_ENDS.includes(before)) return true;
    const next = word + 1;
    if (next === this.scan.endWordOf(member) || start[next]! - end[word]! !== 1) return true;
    // "Will you", "May I"
    const isWord = (bits[next]! & WORD_COMMON) !== 0;
    const wordly = isWord && ((bits[next]! & WORD_CAPITAL) === 0 || end[next]! - start[next]! === 1);
    return !(wordly && this.scan.unitAt(member, end[word]!) === SPACE);
  }
}
