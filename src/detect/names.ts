/**
 * Names of persons from the word stream: dictionaries, spelling, and the phrases around them. Works on integers;
 * a candidate costs memory, a word does not. What each way of finding a name asks for stands in the files of
 * `names/`.
 */
import type { Candidate } from '../model/finding.ts';
import { type Field, SLOT_VALUE } from '../model/slots.ts';
import type { CompiledRules } from '../rules/compile.ts';
import type { ConversationView } from './conversation-view.ts';
import type { CueContext } from './cue-context.ts';
import { ApposedNames } from './names/apposed-names.ts';
import { CredentialedNames } from './names/credentialed-names.ts';
import { asksWhoYouAre } from './names/identity-questions.ts';
import { ListedPersons } from './names/listed-persons.ts';
import { MakesAndFirms } from './names/makes-and-firms.ts';
import { NameAnswers } from './names/name-answers.ts';
import { NamePhrases } from './names/name-phrases.ts';
import { NameReader } from './names/name-reader.ts';
import { BY_ITSELF, NameSink } from './names/name-sink.ts';
import { NamesInText } from './names/name-text.ts';
import { NameWords } from './names/name-words.ts';
import { NamedThings } from './names/named-things.ts';
import { NamesAtBells } from './names/names-at-bells.ts';
import { NamesBeforeLabels } from './names/names-before-labels.ts';
import { NamesBehindNumbers } from './names/names-behind-numbers.ts';
import { NamesInFrames } from './names/names-in-frames.ts';
import { NamesWithAges } from './names/names-with-ages.ts';
import { OnOffer } from './names/on-offer.ts';
import { PolishCaseNames } from './names/polish-case-names.ts';
import { SignedLines } from './names/signed-lines.ts';
import { SpelledNames } from './names/spelled-names.ts';
import { asksForChoice, asksNameOfThing } from './names/thing-questions.ts';
import type { ConversationScan } from './scan.ts';

/** Told by nothing but standing alone in a message, or behind words that tell things as well ("it is …"). */
const ANSWERS: ReadonlySet<string> = new Set(['whole-message', 'unknown-word', 'after-introduction']);

export class NameCandidates {
  private readonly scan: ConversationScan;
  private readonly words: NameWords;
  private readonly sink: NameSink;
  private readonly phrases: NamePhrases;
  private readonly answers: NameAnswers;
  private readonly text: NamesInText;
  private readonly spelled: SpelledNames;
  private readonly signed: SignedLines;
  private readonly listed: ListedPersons;
  private readonly apposed: ApposedNames;
  private readonly aged: NamesWithAges;
  private readonly credentialed: CredentialedNames;
  private readonly bells: NamesAtBells;
  private readonly polish: PolishCaseNames;
  private readonly behindNumbers: NamesBehindNumbers;
  private readonly beforeLabels: NamesBeforeLabels;
  private readonly frames: NamesInFrames;
  private readonly offer: OnOffer;
  private readonly nobody: MakesAndFirms;
  /** The message that was read last, and whether it asked something. */
  private lastMessage = -1;
  private asked = false;
  /** Whether it asked for the name of a thing. */
  private askedThing = false;
  private askedChoice = false;
  /** Whether it ended with "name?" and nothing more ("Got it. Name?"), or with "and you are?" in other languages. */
  private askedName = false;

  constructor(rules: CompiledRules, scan: ConversationScan, cues: CueContext) {
    this.scan = scan;
    this.words = new NameWords(scan);
    const reader = new NameReader(this.words);
    this.nobody = new MakesAndFirms(scan);
    this.sink = new NameSink(this.words, reader);
    this.offer = new OnOffer(this.words, reader, new NamedThings(this.words, reader));
    this.phrases = new NamePhrases(rules, this.words, reader, this.sink, this.offer);
    this.answers = new NameAnswers(rules, this.words, reader, this.sink, cues);
    const lookup = (h1: number, h2: number): number => rules.words.lookup(h1, h2);
    this.text = new NamesInText(this.words, reader, this.sink, this.offer, lookup);
    this.behindNumbers = new NamesBehindNumbers(this.words, this.sink, lookup);
    this.beforeLabels = new NamesBeforeLabels(this.words, reader, this.sink);
    this.frames = new NamesInFrames(this.words, reader, this.sink, lookup);
    this.spelled = new SpelledNames(this.words, this.sink, lookup);
    this.listed = new ListedPersons(rules, this.words, reader, this.sink);
    this.apposed = new ApposedNames(this.words, this.sink, lookup);
    this.aged = new NamesWithAges(this.words, this.sink);
    this.signed = new SignedLines(this.words, this.sink);
    this.credentialed = new CredentialedNames(this.words, reader, this.sink);
    this.bells = new NamesAtBells(this.words, this.sink, lookup);
    this.polish = new PolishCaseNames(this.words, this.sink, lookup);
  }

  /** Forgets the conversation before. */
  begin(): void {
    this.lastMessage = -1;
    this.asked = false;
    this.askedName = false;
    this.askedThing = false;
    this.askedChoice = false;
    this.offer.begin();
    this.text.begin();
    this.nobody.begin();
  }

  /** Whether names are looked for in slots of this field and kind. */
  static reads(field: Field, kind: number): boolean {
    return kind === SLOT_VALUE && (field.meaning === 'text' || field.meaning === 'other');
  }

  add(view: ConversationView, member: number, into: Candidate[]): void {
    const message = view.slots.message[this.scan.slotOf(member)]!;
    const questioned = this.asked && this.lastMessage === message - 1;
    const named = this.askedName && this.lastMessage === message - 1;
    const ofThing = this.askedThing && this.lastMessage === message - 1;
    const ofChoice = this.askedChoice && this.lastMessage === message - 1;
    if (message !== this.lastMessage) {
      this.asked = false;
      this.askedThing = false;
      this.askedChoice = false;
      this.askedName = false;
    }
    this.lastMessage = message;
    if (!this.words.begin(member)) {
      this.asked = true;
      return;
    }
    if (this.words.asks()) this.asked = true;
    if (this.words.endsWithNameQuestion() || asksWhoYouAre(this.words)) this.askedName = true;
    if (this.asked && asksNameOfThing(this.words)) this.askedThing = true;
    if (asksForChoice(this.words)) this.askedChoice = true;
    this.sink.begin(into);
    this.phrases.add();
    this.listed.add();
    this.aged.add();
    this.apposed.addLast();
    if (message >= 0) {
      this.answers.add(questioned, named, ofThing, ofChoice);
      this.signed.add();
    }
    this.text.add(questioned);
    this.spelled.add();
    this.credentialed.add();
    this.polish.add();
    this.bells.add();
    this.behindNumbers.add();
    this.beforeLabels.add();
    this.frames.add();
  }

  /**
   * What tells names by lists and capitals alone that were on offer in a later message than they were read in, or that are
   * those of makes and firms.
   */
  withdrawn(view: ConversationView): (candidate: Candidate) => boolean {
    const { offer } = this;
    return ({ type, rule, slot, start, end }) => {
      if (type !== 'PERSON') return false;
      const listed = BY_ITSELF.has(rule);
      if (!listed && !ANSWERS.has(rule)) return false;
      const whole = view.text(slot);
      const text = whole.slice(start, end);
      return (listed && offer.holdsAll(text)) || this.nobody.isNobody(text, whole.slice(0, start));
    };
  }
}
