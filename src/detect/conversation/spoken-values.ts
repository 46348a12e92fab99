/**
 * Values said aloud: a stretch of spoken digits or letters is one value. Its type is what was asked for or what a cue
 * nearby names; without either only a long stretch is a value. Who goes on in the next messages goes on with the same
 * value: its parts share a group.
 */
import type { EntityType } from '../../model/entity-types.ts';
import type { Candidate, Evidence } from '../../model/finding.ts';
import { sourceSpan } from '../../text/fold.ts';
import { digitWordHashes } from '../../text/spoken-words.ts';
import type { CueContext } from '../cue-context.ts';
import type { ConversationScan } from '../scan.ts';
import { digitList, luhn } from '../validators/checksums.ts';
import type { Answers } from './answers.ts';
import { talkFlags, UNIT_WORD } from './question-words.ts';
import type { Asked } from './questions.ts';
import type { Speakers } from './speakers.ts';
import { SpokenStretches, type Stretch } from './spoken-stretch.ts';

/** Digits and letters that a value has: without any evidence, with some, and in what goes on. */
const LEAST_BARE = 7;
const LEAST_TOLD = 4;
const LEAST_PART = 3;
/** Digits of a phone number, where it is asked for together with other numbers. */
const PHONE_DIGITS = 9;
/** Messages after which nobody goes on. */
const REACH = 3;
/** Words beside a part in a message that goes on. */
const PART_TALK = 4;
const SCORES = { question: 0.8, cue: 0.72, 'goes-on': 0.7, 'spoken-run': 0.62 } as const;
/** The longest postcode that anybody says: eight digits, in Brazil. */
const POSTCODE_LENGTH = 8;
const COUNTING = '01234567890123456789';
/** Words between two of a stretch, sounds and linking words. */
const NEAR = 4;

/** Low half of a word's first hash → 1 if it may be said in a number. PERF: a false yes costs a look into the set. */
const MAY_BE_SPOKEN = new Uint8Array(65536);
const SPOKEN: ReadonlySet<number> = new Set(digitWordHashes());
for (const h1 of SPOKEN) MAY_BE_SPOKEN[h1 & 0xffff] = 1;

interface Told {
  readonly kind: keyof typeof SCORES;
  readonly type: EntityType;
  readonly detail?: string;
  readonly asked?: Asked;
}

export class SpokenValues {
  private readonly scan: ConversationScan;
  private readonly cues: CueContext;
  private readonly speakers: Speakers;
  private readonly answers: Answers;
  private readonly stretches: SpokenStretches;
  private readonly types: readonly (EntityType | undefined)[];
  private readonly groups: readonly string[];
  /** Cue groups that name a type. */
  private readonly typed: readonly number[];
  private last: { readonly message: number; readonly type: EntityType; readonly group: number } | undefined;
  private readonly nextGroup: () => number;

  constructor(
    scan: ConversationScan,
    cues: CueContext,
    speakers: Speakers,
    answers: Answers,
    types: readonly (EntityType | undefined)[],
    groups: readonly string[],
    nextGroup: () => number,
  ) {
    this.scan = scan;
    this.cues = cues;
    this.speakers = speakers;
    this.answers = answers;
    this.stretches = new SpokenStretches(scan);
    this.types = types;
    this.groups = groups;
    this.nextGroup = nextGroup;
    this.typed = groups.map((_, group) => group).filter((group) => types[group] !== undefined);
  }

  begin(): void {
    this.last = undefined;
  }

  /** A masked value may have come between. */
  close(): void {
    this.last = undefined;
  }

  /** Whether the member may hold a spoken value: two words of numbers close together, or three single letters on end. */
  mayHold(member: number): boolean {
    const { h1, start, end } = this.scan.words;
    const to = this.scan.endWordOf(member);
    let letters = 0;
    let before = Number.NEGATIVE_INFINITY;
    for (let word = this.scan.firstWordOf(member); word < to; word++) {
      letters = end[word]! - start[word]! === 1 ? letters + 1 : 0;
      if (letters === LEAST_PART) return true;
      if (MAY_BE_SPOKEN[h1[word]! & 0xffff] === 0 || !SPOKEN.has(h1[word]!)) continue;
      if (word - before <= NEAR) return true;
      before = word;
    }
    return false;
  }

  /** Reads the next message's text; the answers have not read it yet. */
  add(member: number, message: number, into: Candidate[]): void {
    for (const stretch of this.stretches.read(member)) {
      if (stretch.spoken + stretch.said.letters < 2 || this.isQuantity(member, stretch)) continue;
      if (stretch.spoken === 0 && stretch.grouped && !stretch.spelled) continue;
      const told = this.told(member, message, stretch);
      if (told === undefined) continue;
      if (told.asked !== undefined) told.asked.answered = true;
      const score = SCORES[told.kind];
      const evidence: Evidence[] = [
        { kind: 'spoken', gain: 0, detail: `${stretch.said.value.length} digits or letters` },
        { kind: told.kind, gain: score, ...(told.detail === undefined ? {} : { detail: told.detail }) },
      ];
      const { start, end } = this.spanOf(member, stretch);
      const slot = this.scan.slotOf(member);
      const group = told.kind === 'goes-on' && this.last !== undefined ? this.last.group : this.nextGroup();
      into.push({ slot, start, end, type: told.type, rule: 'spoken', score, evidence, group });
      this.last = { message, type: told.type, group };
    }
  }

  private told(member: number, message: number, stretch: Stretch): Told | undefined {
    const { said, firstWord, endWord, spoken } = stretch;
    const size = said.value.length;
    if (size < LEAST_PART) return undefined;
    const byOnes = said.digits + said.letters + said.written >= LEAST_PART;
    const protectedIn = this.scan.isProtectedIn(member);
    const words = this.scan.endWordOf(member) - this.scan.firstWordOf(member);
    const talk = words - (endWord - firstWord);
    if (!protectedIn && (size >= LEAST_TOLD || talk <= PART_TALK) && (byOnes || size > LEAST_TOLD)) {
      const asked = askedFor(this.answers.openFor(message), said.value);
      if (asked !== undefined) {
        const detail = asked.group < 0 ? 'number' : this.groups[asked.group]!;
        return { kind: 'question', type: typeOf(asked.type, stretch), detail, asked };
      }
    }
    if (size >= LEAST_TOLD && (byOnes || size > LEAST_TOLD)) {
      const cue = this.cues.nearest(member, firstWord, endWord, this.typed);
      const type = cue === undefined ? undefined : this.types[cue.group];
      if (cue !== undefined && type !== undefined && suits(type, said.value)) {
        return { kind: 'cue', type, detail: this.groups[cue.group]! };
      }
    }
    const { last } = this;
    if (
      last !== undefined &&
      message - last.message <= REACH &&
      !protectedIn &&
      talk <= PART_TALK &&
      byOnes
    ) {
      if (message === last.message || this.speakers.same(last.message, message)) {
        return { kind: 'goes-on', type: last.type };
      }
    }
    return (spoken > 0 || stretch.spelled) && isPlain(stretch)
      ? { kind: 'spoken-run', type: typeOf('ANY', stretch) }
      : undefined;
  }

  private isQuantity(member: number, { endWord }: Stretch): boolean {
    if (endWord >= this.scan.endWordOf(member)) return false;
    return (talkFlags(this.scan.words.h1[endWord]!) & UNIT_WORD) !== 0;
  }

  private spanOf(member: number, { firstWord, endWord }: Stretch): { start: number; end: number } {
    const { start, end } = this.scan.words;
    return sourceSpan(this.scan.foldedText(member), start[firstWord]!, end[endWord - 1]!);
  }
}

/** The open question that the value suits; of those in one message a phone number's, if the value is as long as one. */
function askedFor(open: readonly Asked[], value: string): Asked | undefined {
  const first = open.find(({ type }) => suits(type, value));
  if (first === undefined || !isDigits(value) || value.length < PHONE_DIGITS) return first;
  return open.find(({ type, message }) => type === 'PHONE' && message === first.message) ?? first;
}

/** Whether something of this length can be what was asked for. */
function suits(type: Asked['type'], value: string): boolean {
  const { length } = value;
  switch (type) {
    case 'BIRTHDATE':
      return isDigits(value) && (length === 6 || length === 8);
    case 'OTHER':
    case 'EXPIRY':
      return false;
    case 'CVV':
      return length <= 4 && isDigits(value);
    case 'CARD':
    case 'BANK':
      return isDigits(value);
    case 'POSTCODE':
      return length <= POSTCODE_LENGTH;
    case 'PIN':
    case 'CODE':
    case 'PLATE':
      return length <= 10;
    case 'PHONE':
      return length >= 5 && isDigits(value);
    default:
      return true;
  }
}

function isDigits(value: string): boolean {
  return /^\d+$/.test(value);
}

/** Whether the stretch is a value by itself: long, said digit by digit, and no counting. */
function isPlain({ said, spelled, listed }: Stretch): boolean {
  const { value, digits, numbers, letters } = said;
  if (/^[a-z]+$/.test(value)) return value.length >= LEAST_TOLD && (spelled || (letters > 5 && !listed));
  if (value.length < LEAST_BARE || COUNTING.includes(value)) return false;
  return digits + letters >= numbers && digits + numbers + letters >= 5;
}

function typeOf(asked: Asked['type'], { said }: Stretch): EntityType {
  if (asked === 'CODE') return 'PIN';
  if (asked !== 'ANY' && asked !== 'OTHER') return asked;
  const { value } = said;
  if (/^[a-z]+$/.test(value)) return 'PERSON';
  if (!isDigits(value)) return 'ACCOUNT';
  if (value.length >= 13 && value.length <= 19 && luhn(digitList(value))) return 'CARD';
  return value.length <= 13 ? 'PHONE' : 'ACCOUNT';
}
