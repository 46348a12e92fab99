/**
 * Names in small letters right behind a relation, that need more than a list to be told: an initial and a surname ("signed
 * for by p. quastl"), and a name that is a place too, where the relation is somebody's own ("my daughter florence").
 */
import { WORD_COMMON, WORD_CUE, WORD_GIVEN, WORD_PLACE, WORD_WEAK } from '../../rules/words.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { ApposedNames } from './apposed-names.ts';
import type { NameReader } from './name-reader.ts';
import type { NameSink } from './name-sink.ts';
import { GAP_CLAUSE, GAP_COMMA, type NameWords } from './name-words.ts';
import { givenOfCase } from './polish-given-names.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { kinNameEnd, kinNameStart } from './small-kin-abroad.ts';
import { INFLECTED } from './small-titled-names.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

const OWN = wordSet(
  'my his her our your their mein meine meinen meinem meiner sein seine ihr ihre unser unsere mon ma son sa notre votre mi mis su nuestro ' +
    'mio mia suo sua nostro nostra nuestra mijn zijn haar onze ons mój moja moją nasz nasza meu minha seu nosso nossa min mitt vår vårt hans hennes',
);
/** Where verbs behind them are words that no weak list takes for names. */
const ENGLISH_OWN = wordSet('my his her our their your');
/** What people are to each other, in English, where nothing else is called so. */
const KIN = wordSet(
  'husband hubby wife wifey missus missis son daughter mum mom mam mother dad father brother sister bro sis uncle aunt auntie cousin nephew niece ' +
    'nan nana gran granny grandma grandad grandson granddaughter partner boyfriend girlfriend bf gf fiance fiancee flatmate roommate ' +
    'roomate housemate friend mate neighbour neighbor carer guardian bloke fella lad lass flattie stepson stepdaughter stepdad stepmum',
);
/** First words of phrases that nothing but a name ends: "getekend door …", "una tal …". */
const TELLING = wordSet(
  'getekend ondertekend afgetekend signé signée firmado firmada firmato firmata unterschrieben unterzeichnet podpisane podpisana assinado assinada ' +
    'signerat undertecknat niejaki niejaka buonanima',
);
/** Last words of phrases for somebody unknown. */
const CERTAIN = wordSet(
  'certo certa tale tal cierto cierta gewisser gewisse gewissen zekere certain certaine niejaki niejaka viss namens',
);
/** What people do, behind a name. */
const DOES = wordSet(
  'is was has had will can could would wants needs says said paid signed lives works called came did does goes took gave told sent and or who to at gets comes just usually left picked wont didnt hasnt isnt doesnt won didn hasn use uses used he she hes shes also',
);
/** Before an initial without a full stop. */
const CALLED = wordSet('called named');
/** Before names of those who come to a house or serve there, and "with". */
const TRADES = wordSet(
  'plumber electrician driver engineer nurse carer builder gardener cleaner vet dentist teacher manager with',
);
/** Behind a name that is a word as well. */
const GOES_ON = wordSet('and or will can read took gave sent lives works who');
/** Behind a name, where no word of that kind goes on so: "my other half will is on it". */
const HAS = wordSet(
  'is was has had said says told paid signed needs wants ordered bought came called rang booked',
);
/** Given names that are words of any sentence, behind a relation too. */
const WORDY = wordSet(
  'may will can art bill love dear sunny happy lucky guy man price case early long young',
);
/** Ends of English words that are said of people before what they do ("my landlord constantly is …"). */
const INFLECTED_ENGLISH = /(?:ed|ing|ly|s|er|ment)$/;
const UNDER = hashWord('under').h1;
/** Behind the name that something is booked under. */
const BEHIND_BOOKED = wordSet('might or and i but for on at my he she not dob with from maybe could in');
/** Before "under" and a name. */
const TRY = wordSet('try it down filed saved listed registered probably maybe or be look check');
/** Kin that one has one of: "the wife quastlee". */
const THE: number = hashWord('the').h1;
const ONE_KIN = wordSet(
  'wife missus missis husband hubby mother father mam mum mom dad eldest youngest girlfriend boyfriend bf gf',
);
const DETAILS = wordSet(
  'pan aadhar aadhaar adhar dob age aged passport mobile phone ph mob no number licence license ssn nhs id',
);
const LEAST_SURNAME = 3;
const LEAST_GIVEN = 4;
const LEAST_INFLECTED = 4;
const LEAST_LIKELY = 6;
const SHORT_GIVEN = 3;
const DOT = 0x2e;

export class SmallRelatedNames {
  readonly apposed: ApposedNames;
  private readonly words: NameWords;
  private readonly reader: NameReader;
  private readonly sink: NameSink;
  private readonly lookup: Lookup;

  constructor(words: NameWords, reader: NameReader, sink: NameSink, lookup: Lookup) {
    this.words = words;
    this.lookup = lookup;
    this.reader = reader;
    this.sink = sink;
    this.apposed = new ApposedNames(words, sink, lookup);
  }

  /** Whether such a name stands at `word`, right behind the phrase that begins at `phrase`; then it is pushed. */
  add(phrase: number, word: number): boolean {
    const { words } = this;
    if (word >= words.to || words.gapBefore(word) !== 0 || words.isCapital(word)) return false;
    const one = this.isPlaceToo(phrase, word) || this.isInCase(word) || this.isWordyOwn(phrase, word);
    const end = this.isInitialled(word) ? word + 2 : one ? this.surnameEnd(word) : word;
    if (end > word) this.sink.push(word, end, 'after-relation');
    return end > word;
  }

  /** The same for names that only a relation vouches for, and no mere introduction. */
  addToldOf(phrase: number, word: number): boolean {
    const { words } = this;
    if (word < words.to && words.hash(word - 1) === UNDER)
      return phrase === word - 1 ? this.addUnder(word) : this.addBooked(word);
    if (word >= words.to || words.gapBefore(word) !== 0 || words.isCapital(word)) return false;
    const next = word + 1;
    const kin = kinNameEnd(words, this.lookup, phrase, word);
    if (kin > word) this.sink.push(kinNameStart(words, word), kin, 'after-relation');
    else if (this.isCertain(word)) this.sink.push(word, this.pairEnd(word), 'after-relation');
    else if (this.isLastLikely(word)) this.sink.push(word, next, 'after-relation');
    else if (this.isOwnUnknown(phrase, word)) {
      const surname = next < words.to && this.reader.joined(next) && words.isLikely(next);
      this.sink.push(word, surname ? next + 1 : next, 'after-relation');
    } else return false;
    return true;
  }

  /** "un certo quastin odalys credo", "una signora tale odalys quastl abita …": somebody whom nobody here knows, by any list. */
  private isCertain(word: number): boolean {
    const { words } = this;
    if (!CERTAIN.has(words.hash(word - 1)) || words.length(word) < LEAST_GIVEN) return false;
    if (words.isLikely(word)) return true;
    const paired = words.isUnknown(word) && this.pairEnd(word) > word + 1;
    return paired && mayBeUnknownName(words.plain(word), this.lookup);
  }

  /** With another name by any list behind it. */
  private pairEnd(word: number): number {
    const next = word + 1;
    const pair = next < this.words.to && this.reader.joined(next) && this.words.isLikely(next);
    return pair ? next + 1 : next;
  }

  /** "its under quastlee might be …": a name by any list or by its letters. Firms and settings have a capital there. */
  private addBooked(word: number): boolean {
    const { words } = this;
    if (words.gapBefore(word) !== 0 || words.isCapital(word)) return !words.isLikely(word);
    const next = word + 1;
    const pair = next < words.to && this.reader.joined(next) && this.isBookedName(next);
    const end = pair ? next + 1 : next;
    const ends = (words.gapAfter(end - 1) & GAP_CLAUSE) !== 0;
    const goesOn = end < words.to && (BEHIND_BOOKED.has(words.hash(end)) || words.isNumber(end));
    if (this.isBookedName(word) && (ends || goesOn)) this.sink.push(word, end, 'after-relation');
    return true;
  }

  /** "yes, under Quastlin", "try under Quastlin": without a word for what is booked, a capital that some list knows. */
  private addUnder(word: number): boolean {
    const { words } = this;
    const under = word - 1;
    const begins = (words.gapBefore(under) & GAP_CLAUSE) !== 0 || TRY.has(words.hash(under - 1));
    const ends = (words.gapAfter(word) & GAP_CLAUSE) !== 0 && words.gapBefore(word) === 0;
    if (begins && ends && words.isCapital(word) && words.isLikely(word))
      this.sink.push(word, word + 1, 'after-relation');
    return true;
  }

  private isBookedName(word: number): boolean {
    const { words } = this;
    if (REPLY_WORDS.has(words.hash(word)) || words.is(word, WORD_HAS_DIGIT) || words.length(word) < 3)
      return false;
    if (words.isLikely(word)) return true;
    return (
      words.isUnknown(word) && (this.isShortName(word) || mayBeUnknownName(words.plain(word), this.lookup))
    );
  }

  /** "mum is lorraine", "her name is joy": behind what only a name of theirs can follow, where the clause ends. */
  addCalled(word: number): boolean {
    const { words } = this;
    if (word >= words.to || words.gapBefore(word) !== 0 || words.isCapital(word)) return false;
    if (!words.is(word, WORD_GIVEN) || words.is(word, WORD_COMMON | WORD_WEAK) || !words.is(word, WORD_PLACE))
      return false;
    if ((words.gapAfter(word) & GAP_CLAUSE) === 0 || words.asks()) return false;
    this.sink.push(word, word + 1, 'after-relation');
    return true;
  }

  /** "im destiny his mom": a name by any list before what the person is to another. */
  addBeforeKin(word: number): boolean {
    const { words } = this;
    const kin = word + 2;
    if (kin >= words.to || words.isCapital(word) || !words.isNamed(word) || words.length(word) < 3)
      return false;
    if (REPLY_WORDS.has(words.hash(word)) || words.is(word, WORD_HAS_DIGIT)) return false;
    const own = word + 1;
    if ((words.gapBefore(own) & ~GAP_COMMA) !== 0 || words.gapBefore(kin) !== 0) return false;
    if (!ENGLISH_OWN.has(words.hash(own)) || !KIN.has(words.hash(kin))) return false;
    this.sink.push(word, own, 'after-introduction');
    return true;
  }

  /** "my bloke storm", "my sister april and …", "my husband rich said": a given name that is a word as well. */
  private isWordyOwn(phrase: number, word: number): boolean {
    const { words } = this;
    if (this.isShortOwn(phrase, word)) return true;
    if (!words.isCommonGiven(word) || (REPLY_WORDS.has(words.hash(word)) && !WORDY.has(words.hash(word))))
      return false;
    const own = phrase > words.from && ENGLISH_OWN.has(words.hash(phrase - 1));
    if (!own && !ENGLISH_OWN.has(words.hash(phrase))) return false;
    const wordy = WORDY.has(words.hash(word));
    const next = word + 1;
    if ((words.gapAfter(word) & GAP_CLAUSE) !== 0) return !wordy && !words.asks();
    if (next >= words.to || words.gapBefore(next) !== 0) return false;
    return HAS.has(words.hash(next)) || (!wordy && GOES_ON.has(words.hash(next)));
  }

  /** "min bror ali,": a given name of three letters that is a word somewhere, where the clause ends. */
  private isShortOwn(phrase: number, word: number): boolean {
    const { words } = this;
    if (
      words.length(word) !== SHORT_GIVEN ||
      !words.is(word, WORD_GIVEN) ||
      words.is(word, WORD_PLACE | WORD_WEAK)
    )
      return false;
    const own = OWN.has(words.hash(phrase)) || (phrase > words.from && OWN.has(words.hash(phrase - 1)));
    if (!own || REPLY_WORDS.has(words.hash(word))) return false;
    return (words.gapAfter(word) & GAP_CLAUSE) !== 0 && !words.asks();
  }

  /** "my dad wendell quastin": with the surname behind it, where the clause ends there. */
  private surnameEnd(word: number): number {
    const { words } = this;
    const next = word + 1;
    if (next >= words.to || words.gapBefore(next) !== 0 || (words.gapAfter(next) & GAP_CLAUSE) === 0)
      return next;
    if (words.isCapital(next) || words.is(next, WORD_HAS_DIGIT | WORD_COMMON | WORD_PLACE)) return next;
    return words.isNamed(next) || mayBeUnknownName(words.plain(next), this.lookup) ? next + 1 : next;
  }

  private isInitialled(word: number): boolean {
    const { words } = this;
    const next = word + 1;
    if (words.length(word) !== 1 || next >= words.to) return false;
    // "a payment to some fella called d quastlin"
    const called = CALLED.has(words.hash(word - 1)) && words.isLikely(next);
    if (words.unitAfter(word) !== DOT && !called) return false;
    return this.reader.joined(next) && !words.isCommon(next) && words.length(next) >= LEAST_SURNAME;
  }

  /** "bij fysio quastelboer": a name by any list, long enough to be no slip, where the message or clause ends. */
  private isLastLikely(word: number): boolean {
    const { words } = this;
    const next = word + 1;
    // "my sister tabs to post it", "plumber col said 600", "leave with nev at …"
    const told = KIN.has(words.hash(word - 1)) || TRADES.has(words.hash(word - 1));
    if (next < words.to && told && DOES.has(words.hash(next)) && this.isShortName(word)) return true;
    // "her fella jordz, gone to …", "my flattie quasi 027 …"
    const own =
      word - 2 >= words.from && ENGLISH_OWN.has(words.hash(word - 2)) && KIN.has(words.hash(word - 1));
    if (own && this.isSetOff(word) && this.isShortName(word)) return true;
    if (!words.isLikely(word) || words.length(word) < LEAST_LIKELY) return false;
    // "my mate jessikah is …", "call my neighbour paulina 020 …"
    const does = next < words.to && (DOES.has(words.hash(next)) || words.isNumber(next));
    return (words.gapAfter(word) & GAP_CLAUSE) !== 0 || (does && KIN.has(words.hash(word - 1)));
  }

  /** Before a comma that others follow behind, or a number. */
  private isSetOff(word: number): boolean {
    const { words } = this;
    const next = word + 1;
    if (next >= words.to) return false;
    return (words.gapAfter(word) & GAP_COMMA) !== 0 || (words.isNumber(next) && words.length(next) > 2);
  }

  /** "tabs", "col", "gwil": in some list of names, or in none at all with a vowel to speak it by. */
  private isShortName(word: number): boolean {
    const { words } = this;
    if (REPLY_WORDS.has(words.hash(word)) || words.is(word, WORD_HAS_DIGIT) || words.length(word) < 3)
      return false;
    if (words.isLikely(word)) return true;
    return (
      words.isUnknown(word) &&
      words.length(word) < LEAST_LIKELY &&
      /^[a-z]*[aeiouy][a-z]*$/.test(words.plain(word)) &&
      !/(?:s|ed|ing|ly|nt)$/.test(words.plain(word))
    );
  }

  /** "meu genro cleiton quastel": nobody knows it, but the relation is somebody's own and a surname or a pause follows. */
  private isOwnUnknown(phrase: number, word: number): boolean {
    const { words } = this;
    if (!words.isUnknown(word) || words.length(word) < LEAST_INFLECTED) return false;
    if (
      !OWN.has(words.hash(phrase)) &&
      !TELLING.has(words.hash(phrase)) &&
      !(phrase > words.from && OWN.has(words.hash(phrase - 1))) &&
      !(phrase === words.from && KIN.has(words.hash(word - 1))) &&
      !(phrase > words.from && words.hash(phrase - 1) === THE && ONE_KIN.has(words.hash(word - 1))) &&
      !this.isBeforeDetail(word)
    )
      return false;
    const next = word + 1;
    const surname = next < words.to && this.reader.joined(next) && words.isLikely(next);
    const goesOn = next < words.to && words.gapBefore(next) === 0;
    const does =
      goesOn && (DOES.has(words.hash(next)) || this.isBeforeDetail(word) || this.isEnglishOwn(phrase, word));
    if (!surname && !does && (words.gapAfter(word) & GAP_CLAUSE) === 0) return false;
    const plain = words.plain(word);
    if (TELLING.has(words.hash(phrase)))
      return !words.is(word, WORD_CUE) && mayBeUnknownName(plain, this.lookup);
    const inflected = does ? INFLECTED_ENGLISH : INFLECTED;
    return !inflected.test(plain) && mayBeUnknownName(plain, this.lookup);
  }

  /** "wife quastlee dob …", "son quastlee aadhar …": kin, and what is told of them next. */
  private isBeforeDetail(word: number): boolean {
    const { words } = this;
    const next = word + 1;
    if (next + 1 >= words.to || words.gapBefore(next) !== 0 || !KIN.has(words.hash(word - 1))) return false;
    return DETAILS.has(words.hash(next));
  }

  /** "his sis quastlee same time": whatever follows, where nothing else is called so. */
  private isEnglishOwn(phrase: number, word: number): boolean {
    const { words } = this;
    if (!KIN.has(words.hash(word - 1)) || words.length(word) < LEAST_LIKELY) return false;
    const own = phrase === word - 1 ? phrase - 1 : phrase;
    return own >= words.from && ENGLISH_OWN.has(words.hash(own));
  }

  /** "moja mame bozene": a Polish case of a given name that is nothing else. */
  private isInCase(word: number): boolean {
    const { words } = this;
    if (!words.isUnknown(word) || words.length(word) < LEAST_INFLECTED) return false;
    return givenOfCase(words.plain(word)).some((name) => {
      const { h1, h2 } = hashWord(name);
      const bits = this.lookup(h1, h2);
      return (bits & (WORD_GIVEN | WORD_COMMON | WORD_WEAK | WORD_PLACE)) === WORD_GIVEN;
    });
  }

  private isPlaceToo(phrase: number, word: number): boolean {
    const { words } = this;
    if (!words.is(word, WORD_GIVEN)) return false;
    const own = OWN.has(words.hash(phrase)) || (phrase > words.from && OWN.has(words.hash(phrase - 1)));
    // "my dad wendel paid it": by weak lists, and no word.
    const english =
      ENGLISH_OWN.has(words.hash(phrase)) || (phrase > words.from && ENGLISH_OWN.has(words.hash(phrase - 1)));
    if (english && words.isLikely(word) && words.length(word) >= LEAST_GIVEN) return true;
    return words.is(word, WORD_PLACE) && words.isStrong(word) && (own || phrase === words.from);
  }
}
