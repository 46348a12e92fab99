/**
 * The one pass over a conversation's text. For each slot it leaves integers only: which rules may match, the
 * words, and the cue phrases. All of it is scratch, reused for conversation after conversation.
 *
 * Contract: a rule that RE2 would match in a slot's folded text is among the slot's hits.
 */

import { LIMITS } from '../model/limits.ts';
import { SLOT_KEY } from '../model/slots.ts';
import type { CompiledRules } from '../rules/compile.ts';
import { TriggerScanner } from '../rules/trigger-automaton.ts';
import type { TriggerRoute } from '../rules/trigger-routes.ts';
import { SCAN_CODE } from '../text/characters.ts';
import type { Folded } from '../text/fold.ts';
import { readText } from '../text/reading.ts';
import { WRAPS_BEFORE, WRAPS_BEHIND } from '../text/wrapping.ts';
import type { ConversationView, Span } from './conversation-view.ts';
import { FoundCues } from './found-cues.ts';
import { QuietLabels } from './quiet-labels.ts';
import { QuietTexts } from './quiet-texts.ts';
import { isPlain, SHORT_BYTES, ShortSlots } from './short-slots.ts';
import { SlotHits } from './slot-hits.ts';
import { roomierThan, WordColumns, widened } from './word-columns.ts';

/** Stands for a protected span while reading: no letter, no digit, matched by no rule. */
export const PROTECTED_UNIT = '\ufffc';
export const PROTECTED_CODE = 0xfffc;
/** States of one cue group's automaton: there are dozens of them, each seldom used. */
const WAITING_STATES = 16_384;

export class ConversationScan {
  readonly words: WordColumns = new WordColumns();
  /** Members: the slots of the view scanned last that were read, in order. */
  count = 0;
  protectedSpans = 0;
  protected readonly rules: CompiledRules;
  private readonly scanners: readonly Route[];
  private readonly waitingScanners = new Map<number, TriggerScanner>();
  private readonly waiting: SlotHits;
  private readonly waitingHits: number[] = [];
  private view: ConversationView | undefined;
  private slots: Int32Array = new Int32Array(64);
  private readonly quiet = new QuietTexts();
  /** By member: where its words, hits and cues begin; the next member's value is where they end. */
  private wordFrom: Int32Array = new Int32Array(64);
  private hitFrom: Int32Array = new Int32Array(64);
  private cueFrom: Int32Array = new Int32Array(64);
  protected digits: Int32Array = new Int32Array(64);
  protected readonly hits: number[] = [];
  readonly cues: FoundCues;
  /** By member; undefined where the slot is plain ASCII and its text was not asked for. */
  protected readonly folded: (Folded | undefined)[] = [];
  /** By long member: rule → places. */
  private readonly places = new Map<number, Map<number, number[]>>();
  private readonly short = new ShortSlots();
  readonly labels: QuietLabels = new QuietLabels(this.short);
  private readonly sink: SlotHits;
  private codes: Uint8Array = new Uint8Array(4096);
  private units: Uint16Array = new Uint16Array(4096);

  constructor(rules: CompiledRules) {
    this.rules = rules;
    this.cues = new FoundCues(rules.cues);
    this.scanners = rules.routes.open.map((route) => ({
      ...route,
      scanner: new TriggerScanner(route.automaton),
    }));
    this.waiting = new SlotHits(rules.rules.length);
    this.sink = new SlotHits(rules.rules.length + 1);
  }

  /**
   * Slots that nothing can be found in are left out: those that `skip` says yes to, and with `skipQuiet` keys without hits
   * and labels that name nobody, unless a value found elsewhere is one of their words (see `labels`).
   */
  scan(view: ConversationView, skipQuiet = false, skip?: (slot: number) => boolean): void {
    this.view = view;
    this.count = 0;
    this.protectedSpans = 0;
    this.words.clear();
    this.hits.length = 0;
    this.cues.clear();
    this.labels.clear();
    this.folded.length = 0;
    if (this.places.size > 0) this.places.clear();
    this.quiet.begin(view.fields);
    for (let k = 0; k < view.members.length; k++) {
      const slot = view.members[k]!;
      const isKey = skipQuiet && view.slots.kind[slot] === SLOT_KEY;
      if (isKey && this.quiet.has(view.slots.repeat[slot]!)) continue;
      if (skip?.(slot) === true) continue;
      if (skipQuiet && this.labels.leavesOut(view, slot)) continue;
      this.readMember(view, slot, isKey);
    }
    this.wordFrom[this.count] = this.words.count;
    this.hitFrom[this.count] = this.hits.length;
    this.cueFrom[this.count] = this.cues.count;
  }

  private readMember(view: ConversationView, slot: number, onlyForHits: boolean): void {
    const member = this.count;
    // The end of the last member stands behind it.
    if (member + 1 === this.wordFrom.length) this.grow(roomierThan(member + 1));
    this.slots[member] = slot;
    this.wordFrom[member] = this.words.count;
    this.hitFrom[member] = this.hits.length;
    this.cueFrom[member] = this.cues.count;
    this.digits[member] = 0;
    this.scanMember(view, member);
    if (onlyForHits && this.hits.length === this.hitFrom[member]) {
      // What holds ordinals is read each time, since they must be reserved.
      if (this.folded[member] === undefined) this.quiet.add(view.slots.repeat[slot]!);
      this.words.count = this.wordFrom[member]!;
      this.folded.length = member;
      return;
    }
    this.count++;
    if (mayHoldCues(view, slot)) this.cues.find(this.words, this.wordFrom[member]!);
  }

  slotOf(member: number): number {
    return this.slots[member]!;
  }

  firstWordOf(member: number): number {
    return this.wordFrom[member]!;
  }

  /** Exclusive. */
  endWordOf(member: number): number {
    return this.wordFrom[member + 1]!;
  }

  /** The first word of the member that ends after `offset` of its folded text; the end of its words if none does. */
  wordEndingAfter(member: number, offset: number): number {
    let low = this.wordFrom[member]!;
    let high = this.wordFrom[member + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words.end[middle]! > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Indexes of the rules that may match in the member. */
  *hitsOf(member: number): Iterable<number> {
    for (let i = this.hitFrom[member]!; i < this.hitFrom[member + 1]!; i++) yield this.hits[i]!;
  }

  hasHits(member: number): boolean {
    return this.hitFrom[member]! < this.hitFrom[member + 1]!;
  }

  /** Digits in the member's folded text, or more. */
  digitsOf(member: number): number {
    return this.digits[member]!;
  }

  /** Whether some rule waits for the group's cues, and the member has the digits that it needs. */
  mayHoldWaiting(member: number, group: number): boolean {
    return (
      this.digits[member]! >= (this.rules.routes.byCue.get(group)?.minDigits ?? Number.POSITIVE_INFINITY)
    );
  }

  /** Rules that wait for the group's cues and may match in the member; valid until the next call. */
  waitingHitsOf(member: number, group: number): readonly number[] {
    const scanner = this.waitingScanner(group);
    this.waitingHits.length = 0;
    const folded = this.folded[member];
    const { bytes, slots } = this.view!;
    const slot = this.slots[member]!;
    const base = folded === undefined ? slots.start[slot]! : 0;
    this.waiting.begin(this.waitingHits, base, this.places.get(member));
    if (folded === undefined) {
      scanner.scan(bytes, base, slots.end[slot]!, this.waiting);
    } else {
      this.encode(folded.text);
      scanner.scan(this.codes, 0, folded.text.length, this.waiting);
    }
    return this.waitingHits;
  }

  private waitingScanner(group: number): TriggerScanner {
    let scanner = this.waitingScanners.get(group);
    if (scanner === undefined) {
      scanner = new TriggerScanner(this.rules.routes.byCue.get(group)!.automaton, WAITING_STATES);
      this.waitingScanners.set(group, scanner);
    }
    return scanner;
  }

  /** Index of the member's first cue in `cues`. */
  firstCueOf(member: number): number {
    return this.cueFrom[member]!;
  }

  /** Exclusive. */
  endCueOf(member: number): number {
    return this.cueFrom[member + 1]!;
  }

  /** Where a rule may match in a long member, as `ruleMatches` takes it. */
  placesOf(member: number, rule: number): readonly number[] | undefined {
    return this.places.get(member)?.get(rule);
  }

  /** Folded text of a member, protected spans blanked. */
  foldedText(member: number): Folded {
    let folded = this.folded[member];
    if (folded === undefined) {
      // Only plain ASCII gets here: it is its own folded text.
      folded = { text: this.view!.text(this.slotOf(member)), toSource: undefined, sourceEnd: undefined };
      this.folded[member] = folded;
    }
    return folded;
  }

  /** Whether a protected span stands in `[from, to)` of the member's folded text. */
  isProtectedIn(member: number, from = 0, to: number = Number.MAX_SAFE_INTEGER): boolean {
    const at = this.folded[member]?.text.indexOf(PROTECTED_UNIT, from) ?? -1;
    return at >= 0 && at < to;
  }

  /** UTF-16 unit of a member's folded text; 0 beyond its ends. */
  unitAt(member: number, offset: number): number {
    const folded = this.folded[member];
    if (folded !== undefined) return folded.text.charCodeAt(offset) || 0;
    const { bytes, slots } = this.view!;
    const slot = this.slots[member]!;
    const at = slots.start[slot]! + offset;
    return offset >= 0 && at < slots.end[slot]! ? bytes[at]! : 0;
  }

  protected scanMember(view: ConversationView, member: number): void {
    const { slots } = view;
    const slot = this.slots[member]!;
    if (isPlain(slots, slot)) this.scanPlain(view, member, slot);
    else this.scanText(view, member, view.text(slot), false);
    if (this.hits.length > this.hitFrom[member]!) this.forgetMasks(member);
  }

  private forgetMasks(member: number): void {
    const at = this.hits.indexOf(this.rules.maskTrigger, this.hitFrom[member]);
    if (at >= 0) this.hits.splice(at, 1);
  }

  private scanPlain(view: ConversationView, member: number, slot: number): void {
    const { bytes } = view;
    const from = view.slots.start[slot]!;
    const to = view.slots.end[slot]!;
    if (to > from && (WRAPS_BEFORE[bytes[from]!]! | WRAPS_BEHIND[bytes[to - 1]!]!) !== 0) {
      this.scanText(view, member, view.text(slot), false);
      return;
    }
    const short = to - from <= SHORT_BYTES && !view.oddMasks;
    if (short) {
      const digits = this.short.replay(bytes, from, to, this.words);
      if (digits >= 0) {
        this.digits[member] = digits;
        return;
      }
    }
    this.sink.begin(this.hits, from, this.newPlaces(member, to - from));
    this.digits[member] = this.words.addWords(bytes, from, to, this.rules.words);
    this.trigger(member, bytes, from, to);
    if (view.oddMasks || this.sink.has(this.rules.maskTrigger)) {
      this.scanText(view, member, view.text(slot), true);
    } else if (short && this.hits.length === this.hitFrom[member]) {
      this.short.remember(bytes, from, to, this.words, this.wordFrom[member]!, this.digits[member]!);
    }
  }

  /** Scans a text that is no plain byte range. With `unlessPlain` does nothing if it is read as it stands. */
  private scanText(view: ConversationView, member: number, text: string, unlessPlain: boolean): void {
    const spans = view.protectedSpans(text);
    const folded = readText(blank(text, spans));
    if (unlessPlain && spans.length === 0 && folded.text === text) return;
    this.protectedSpans += spans.length;
    this.folded[member] = folded;
    const { length } = folded.text;
    this.encode(folded.text);
    this.hits.length = this.hitFrom[member]!;
    this.words.count = this.wordFrom[member]!;
    this.sink.begin(this.hits, 0, this.newPlaces(member, length));
    this.digits[member] = this.words.addWords(this.units, 0, length, this.rules.words);
    this.trigger(member, this.codes, 0, length);
  }

  /** Where the hits of a long member are kept; one that is searched whole needs no places. */
  private newPlaces(member: number, length: number): Map<number, number[]> | undefined {
    if (length <= LIMITS.wholeSlotUnits) return undefined;
    const places = new Map<number, number[]>();
    this.places.set(member, places);
    return places;
  }

  private encode(text: string): void {
    const { length } = text;
    if (length > this.codes.length) {
      this.codes = new Uint8Array(length * 2);
      this.units = new Uint16Array(length * 2);
    }
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      this.units[i] = unit;
      this.codes[i] = SCAN_CODE[unit]!;
    }
  }

  /** Runs the routes over a slot whose words are read. */
  private trigger(member: number, codes: Uint8Array, from: number, to: number): void {
    const digits = this.digits[member]!;
    for (const { scanner, minDigits } of this.scanners) {
      if (digits >= minDigits) scanner.scan(codes, from, to, this.sink);
    }
  }

  private grow(size: number): void {
    this.slots = widened(this.slots, size);
    this.wordFrom = widened(this.wordFrom, size);
    this.hitFrom = widened(this.hitFrom, size);
    this.cueFrom = widened(this.cueFrom, size);
    this.digits = widened(this.digits, size);
  }
}

/** Labels and ids announce nothing: a role `customer` is no cue for a customer number. */
function mayHoldCues({ slots, fields }: ConversationView, slot: number): boolean {
  const { meaning } = fields.at(slots.field[slot]!);
  return slots.kind[slot] !== SLOT_KEY && (meaning === 'text' || meaning === 'other');
}

/** The text with spans made unreadable, at the same offsets. */
export function blank(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  let out = '';
  let at = 0;
  for (const { start, end } of spans) {
    out += text.slice(at, start) + PROTECTED_UNIT.repeat(end - start);
    at = end;
  }
  return out + text.slice(at);
}

interface Route extends TriggerRoute {
  readonly scanner: TriggerScanner;
}
