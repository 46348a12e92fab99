/**
 * Places, with the streets and postcodes beside them, from the word stream. Runs after rules and names, since what these found is
 * evidence: a town beside a street, a number beside a town. One order of steps for every member:
 *
 * 1. street lines that no rule knows
 * 2. postcodes with their town in small letters, then places and postcodes beside what was found so far
 * 3. towns by themselves behind an address, a birth date or a full name
 * 4. behind phrases and prepositions, before states and countries
 * 5. messages that are a place and little else
 * 6. places in replies that say more
 * 7. letters of provinces and states behind towns
 */
import type { Candidate } from '../../model/finding.ts';
import type { CompiledRules } from '../../rules/compile.ts';
import type { ConversationView } from '../conversation-view.ts';
import type { CueContext } from '../cue-context.ts';
import type { ConversationScan } from '../scan.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { BesideAddress } from './beside-address.ts';
import { PlacesInText } from './in-text.ts';
import { PlaceFindings } from './place-findings.ts';
import { PlaceReplies } from './place-replies.ts';
import { PlaceWords } from './place-words.ts';
import { RegionCodes } from './region-codes.ts';
import { ShortMessages } from './short-messages.ts';
import { SmallPostcodes } from './small-postcodes.ts';
import { Streets } from './streets.ts';
import { TownsBehindFindings } from './towns-behind-findings.ts';

export class PlaceCandidates {
  private readonly scan: ConversationScan;
  private readonly findings: PlaceFindings;
  private readonly streets: Streets;
  private readonly smallPostcodes: SmallPostcodes;
  private readonly beside: BesideAddress;
  private readonly towns: TownsBehindFindings;
  private readonly inText: PlacesInText;
  private readonly short: ShortMessages;
  private readonly replies: PlaceReplies;
  private readonly codes: RegionCodes;

  constructor(rules: CompiledRules, scan: ConversationScan, cues: CueContext) {
    this.scan = scan;
    const read = new PlaceWords(scan, rules.places);
    this.findings = new PlaceFindings(scan);
    this.streets = new Streets(rules, scan, cues, read, this.findings);
    this.smallPostcodes = new SmallPostcodes(scan, read, this.findings);
    this.beside = new BesideAddress(scan, read, this.findings);
    this.towns = new TownsBehindFindings(scan, read, this.findings);
    this.inText = new PlacesInText(rules, scan, read, this.findings);
    this.short = new ShortMessages(rules, scan, cues, read, this.findings);
    this.replies = new PlaceReplies(rules, scan, cues, read, this.findings);
    this.codes = new RegionCodes(rules, scan, cues, read, this.findings);
  }

  /** Forgets the conversation before. */
  begin(): void {
    this.streets.begin();
    this.short.begin();
  }

  /** Adds to the candidates of a member, in the order of the messages. */
  add(view: ConversationView, member: number, into: Candidate[]): void {
    const from = this.scan.firstWordOf(member);
    const to = this.scan.endWordOf(member);
    if (from === to) return;
    this.findings.begin(member, into);
    const numbers = this.hasNumbers(from, to);
    this.streets.add(view, member, from, to, numbers);
    if (numbers) this.smallPostcodes.add(member, from, to);
    this.beside.add(member, from, to, numbers);
    this.towns.add(member, from, to);
    this.inText.add(member, from, to);
    this.streets.learnLate(view, member, from, to);
    this.short.add(view, member, from, to);
    this.replies.add(member, from, to);
    this.codes.add(member, from, to);
    if (this.findings.hasStreetAlone()) this.short.street(view.slots.message[this.scan.slotOf(member)]!);
  }

  private hasNumbers(from: number, to: number): boolean {
    const { bits } = this.scan.words;
    for (let word = from; word < to; word++) if ((bits[word]! & WORD_HAS_DIGIT) !== 0) return true;
    return false;
  }
}
