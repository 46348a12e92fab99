/**
 * Found spans against marked spans. The definitions:
 *
 * - span recall: counted gold spans every letter and digit of which lies in found spans of any type
 * - typed recall: the same, and a found span of the gold span's type overlaps it; a birth date and a date are one
 *   type here, since corpora differ in telling them apart
 * - char recall: letters and digits of counted gold spans that lie in found spans, over all such
 * - strict precision: found spans that overlap a counted gold span, over all found spans; those that overlap
 *   only neutral gold count on neither side
 * - leaks: counted gold spans that are not wholly covered
 *
 * A gold span is neutral, and not counted, if it is marked optional. A gold span without any letter or digit
 * counts all its units.
 */
import { entry, type FoundSpan, type GoldConversation, type GoldSpan } from './gold.ts';

export interface Tally {
  spans: number;
  found: number;
  typed: number;
  partial: number;
  chars: number;
  charsFound: number;
}

export interface TypeOfFound {
  predicted: number;
  falsePositives: number;
  onNeutralOnly: number;
}

/** One span that was not found, or found without being marked. Holds text of the transcript. */
export interface Sample {
  readonly conversation: string;
  readonly message: number;
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** Letters and digits of a missed span that are still to be read. */
  readonly left?: number;
  /** Of a false one, where they are known. */
  readonly rule?: string | undefined;
  readonly score?: number | undefined;
}

export interface Score {
  conversations: number;
  messages: number;
  overall: Tally;
  byType: Map<string, Tally>;
  predicted: number;
  falsePositives: number;
  /** Found spans that overlap neutral gold alone. */
  onNeutralOnly: number;
  byFoundType: Map<string, TypeOfFound>;
  /** Found spans whose message does not exist; counted as predicted, hence as false. */
  outOfRange: number;
  /** Conversations with findings that the gold does not know. */
  unknownConversations: number;
  missed: Sample[];
  falseOnes: Sample[];
}

export const emptyTally = (): Tally => ({
  spans: 0,
  found: 0,
  typed: 0,
  partial: 0,
  chars: 0,
  charsFound: 0,
});

export const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
export const recall = (tally: Tally): number | null => ratio(tally.found, tally.spans);
export const typedRecall = (tally: Tally): number | null => ratio(tally.typed, tally.spans);
export const charRecall = (tally: Tally): number | null => ratio(tally.charsFound, tally.chars);
export const leaks = (tally: Tally): number => tally.spans - tally.found;
export const leaksPer1000 = (score: Score): number | null =>
  ratio(1000 * leaks(score.overall), score.messages);
export const strictPrecision = (of: TypeOfFound): number | null =>
  ratio(of.predicted - of.falsePositives - of.onNeutralOnly, of.predicted - of.onNeutralOnly);

export function score(
  gold: readonly GoldConversation[],
  found: ReadonlyMap<string, readonly FoundSpan[]>,
): Score {
  const known = new Set(gold.map((conversation) => conversation.id));
  const result: Score = {
    conversations: gold.length,
    messages: 0,
    overall: emptyTally(),
    byType: new Map(),
    predicted: 0,
    falsePositives: 0,
    onNeutralOnly: 0,
    byFoundType: new Map(),
    outOfRange: 0,
    unknownConversations: [...found.keys()].filter((id) => !known.has(id)).length,
    missed: [],
    falseOnes: [],
  };
  for (const conversation of gold) scoreConversation(conversation, found.get(conversation.id) ?? [], result);
  return result;
}

function scoreConversation(gold: GoldConversation, found: readonly FoundSpan[], result: Score): void {
  result.messages += gold.messages.length;
  const strays = found.filter((span) => gold.messages[span.message] === undefined).length;
  result.outOfRange += strays;
  result.predicted += strays;
  result.falsePositives += strays;
  gold.messages.forEach((message, index) => {
    const marked = gold.spans.filter((span) => span.message === index);
    const here = found.filter((span) => span.message === index);
    if (marked.length === 0 && here.length === 0) return;
    const place = { conversation: gold.id, message: index };
    for (const span of marked) {
      if (span.optional === true) continue;
      const { complete, counted, covered } = scoreMarked(span, here, message.text, result);
      const { type, start, end } = span;
      if (!complete) result.missed.push({ ...place, type, start, end, left: counted - covered });
    }
    for (const span of here) {
      const right = scoreFound(span, marked, result);
      if (!right) result.falseOnes.push({ ...span, ...place });
    }
  });
}

/** How much of a marked span the found spans of its message cover. */
export interface Cover {
  /** Counted units, and those of them that are covered. */
  readonly counted: number;
  readonly covered: number;
  readonly complete: boolean;
  readonly typed: boolean;
}

export function coverOf(span: GoldSpan, here: readonly FoundSpan[], text: string): Cover {
  const counted = countedUnits(text, span.start, Math.min(span.end, text.length));
  const covered = counted.filter((unit) => here.some((f) => f.start <= unit && unit < f.end)).length;
  const complete = covered === counted.length;
  const typed = complete && here.some((f) => sameType(f.type, span.type) && overlap(f, span));
  return { counted: counted.length, covered, complete, typed };
}

function scoreMarked(span: GoldSpan, here: readonly FoundSpan[], text: string, result: Score): Cover {
  const cover = coverOf(span, here, text);
  const { counted, covered, complete, typed } = cover;
  for (const tally of [result.overall, entry(result.byType, span.type, emptyTally)]) {
    tally.spans++;
    tally.chars += counted;
    tally.charsFound += covered;
    if (complete) tally.found++;
    if (typed) tally.typed++;
    if (covered > 0 && !complete) tally.partial++;
  }
  return cover;
}

function scoreFound(span: FoundSpan, marked: readonly GoldSpan[], result: Score): boolean {
  const hit = marked.filter((gold) => overlap(gold, span));
  const row = entry(result.byFoundType, span.type, () => ({
    predicted: 0,
    falsePositives: 0,
    onNeutralOnly: 0,
  }));
  result.predicted++;
  row.predicted++;
  if (hit.length === 0) {
    result.falsePositives++;
    row.falsePositives++;
  } else if (hit.every((gold) => gold.optional === true)) {
    result.onNeutralOnly++;
    row.onNeutralOnly++;
  }
  return hit.length > 0;
}

/** Units of `[start, end)` that belong to a letter or digit; all of them where there is none. */
function countedUnits(text: string, start: number, end: number): number[] {
  const all: number[] = [];
  const counted: number[] = [];
  for (let i = start; i < end; i++) {
    all.push(i);
    if (isLetterOrDigit(text, i)) counted.push(i);
  }
  return counted.length > 0 ? counted : all;
}

/** Whether the character that unit `i` belongs to, be it half of a surrogate pair, is a letter or a number. */
export function isLetterOrDigit(text: string, i: number): boolean {
  const unit = text.charCodeAt(i);
  const isLow = unit >= 0xdc00 && unit <= 0xdfff;
  return /^[\p{L}\p{N}]/u.test(isLow && i > 0 ? text.slice(i - 1, i + 1) : text.slice(i, i + 2));
}

const sameType = (a: string, b: string): boolean => a === b || (isDate(a) && isDate(b));
const isDate = (type: string): boolean => type === 'DATE' || type === 'BIRTHDATE';

export const overlap = (a: FoundSpan | GoldSpan, b: FoundSpan | GoldSpan): boolean =>
  a.start < b.end && b.start < a.end;
