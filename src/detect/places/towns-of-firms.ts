/**
 * Towns told by what stands beside them where no preposition does: by what a firm has one of in each ("the Quimbleford
 * branch"), by words of sending and going before "to" and "from" ("do you ship to Quimbleford"), and towns that are
 * words, in small letters, where somebody lives and says no more ("i live in hull").
 *
 * Contract: English, and towns that people know alone. PERF: a look at the words beside a word that may be a place.
 */
import { WORD_COMMON, WORD_GIVEN, WORD_SURNAME, WORD_WEAK } from '../../rules/words.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import type { PlaceFindings } from './place-findings.ts';
import { BY_ITSELF, type PlaceForms } from './place-forms.ts';
import { CITY_HAS } from './place-lists.ts';
import type { PlaceWords } from './place-words.ts';

/** What a firm has in a town, and hardly a brand or a product: "the Mobile team". */
const BRANCHES = wordSet(
  'branch branches depot clinic surgery showroom warehouse hub campus dealership salon hospital store shop office',
);
/** Of those what nothing but a firm in a town has. */
const BRANCH = wordSet('branch branches depot');
const BRANCH_WORD: number = hashWord('branch').h1;
const FIRM_WORDS: ReadonlySet<number> = new Set([...CITY_HAS, ...BRANCHES]);
const OWNERS = wordSet('the your our my their this that ur a one from at');
/** Towns that shops and banks are called by. */
const FIRMS = wordSet(
  'santander halifax argos orange mobile toyota coles rogers temple emerald beacon sterling fountain ios',
);
const GOING = wordSet(
  'ship ships shipping shipped deliver delivers delivery deliveries delivered delivering send sends sent sending post posted posting courier ' +
    'fly flying flew flight flights travel travelling traveling travelled traveled drive driving drove move moves moving moved ' +
    'back return returning returned train trains bus coach ferry commute commuting parcel parcels package packages postage freight dispatch dispatched route',
);
const WAYS = wordSet('to from');
/** What people live in, too. */
const LIVED_IN = wordSet(
  'hope paradise normal mobile independence liberty sunshine temple canyon spring springs celebration beer stone trail',
);
const LEAST_SMALL = 5;
const TOLD = 0.6;

export class TownsOfFirms {
  private readonly read: PlaceWords;
  private readonly findings: PlaceFindings;
  private readonly forms: PlaceForms;

  constructor(read: PlaceWords, findings: PlaceFindings, forms: PlaceForms) {
    this.read = read;
    this.findings = findings;
    this.forms = forms;
  }

  /** "the Quimbleford branch", where `firm` is what a firm has in a town; in small letters only where all of a short message is. */
  addBefore(member: number, firm: number, from: number): void {
    if (!FIRM_WORDS.has(this.read.h1(firm))) return;
    const word = this.townBefore(member, firm, from);
    if (word === firm || this.findings.isTaken(word, firm)) return;
    if (this.read.isCapital(word) || this.forms.isAllSmall(member))
      this.findings.push(word, firm, 'PLACE', 'town-of-firm', TOLD);
  }

  /** "ship to quimbleford", where all of a short message is in small letters. */
  addSmallWay(member: number, word: number, from: number, to: number): void {
    if (!this.isWay(word, from)) return;
    const end = this.read.knownFrom(member, word, to);
    if (end === word || !this.isSmallTown(word, end)) return;
    if (this.forms.isAllSmall(member) && !this.findings.isTaken(word, end))
      this.findings.push(word, end, 'PLACE', 'place-in-text', BY_ITSELF);
  }

  /** First word of the town before what a firm has there, "the Quimbleford branch"; `firm` itself if none stands there. */
  private townBefore(member: number, firm: number, from: number): number {
    const { read } = this;
    if (!read.joins(member, firm)) return firm;
    const word = read.knownBefore(member, firm, from);
    if (word === firm || word === from || !(read.isCity() || read.isTown())) return firm;
    if (!OWNERS.has(read.h1(word - 1)) || !read.joins(member, word)) return firm;
    // "from Santa Fe Depot": a name of its own.
    if (read.isCapital(firm) && !(read.h1(firm) === BRANCH_WORD || read.isUpper(word))) return firm;
    return firm - word > 1 || this.mayBeTown(word, firm) ? word : firm;
  }

  /** Of towns of one word that are names or words besides, only what is hardly called by those. */
  private mayBeTown(word: number, firm: number): boolean {
    const { read } = this;
    if (FIRMS.has(read.h1(word))) return false;
    const branch = BRANCH.has(read.h1(firm));
    const small = !read.isCapital(word);
    if (read.isCommon(word)) return !small && BRANCHES.has(read.h1(firm));
    if (read.is(word, WORD_GIVEN) && !read.is(word, WORD_WEAK)) return branch;
    return !small || (read.length(word) >= LEAST_SMALL && (read.isCity() || BRANCHES.has(read.h1(firm))));
  }

  /** "ship to Quimbleford", "flights from …": before a word that is nobody's name, or by weak lists alone. */
  isWay(word: number, from: number): boolean {
    const { read } = this;
    if (word - 2 < from || !WAYS.has(read.h1(word - 1)) || !GOING.has(read.h1(word - 2))) return false;
    return !read.is(word, WORD_GIVEN | WORD_SURNAME) || read.is(word, WORD_WEAK);
  }

  private isSmallTown(word: number, end: number): boolean {
    const { read } = this;
    if (!(read.isCity() || read.isTown())) return false;
    return end - word > 1 || (!read.is(word, WORD_COMMON) && read.length(word) >= LEAST_SMALL);
  }

  /** "i live in hull": the word ends its clause, and is no state of things that people live in. */
  isWordyHome(member: number, word: number, to: number): boolean {
    if (LIVED_IN.has(this.read.h1(word)) || !this.read.ends(member, word + 1, to)) return false;
    return this.forms.isAllSmall(member);
  }
}
