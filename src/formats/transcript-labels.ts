import { JOINING_WORDS, ROLE_WORDS, THING_WORDS } from './label-words.ts';
import { isBlankByte } from './transcript-framer.ts';
import { isTime, MAX_TIME, skipBlanks, TimeReader } from './transcript-times.ts';
import { RangeDecoder } from './utf8.ts';

/**
 * What begins a line of a plain-text transcript: a time, a speaker's label, both or neither. Whether a label that
 * only may be one is taken is decided over the whole conversation.
 */

/** How much a label looks like one. */
export const NO_LABEL = 0;
/** A lower-case word: taken if it comes twice. */
export const WEAK_LABEL = 1;
/** Capitalised words: taken if they come twice or the conversation begins with a label. */
export const FAIR_LABEL = 2;
/** A role word, or after a time. */
export const SURE_LABEL = 3;

const MAX_LABEL_UNITS = 40;
const MAX_LABEL_WORDS = 4;
/** 40 units of at most three bytes. */
const MAX_LABEL_BYTES = 120;

const COLON = 0x3a;

/** 1: may not stand in a label. */
const NOT_IN_LABEL: Uint8Array = (() => {
  const table = new Uint8Array(256);
  for (const c of ',;?!"=<>{}[]\\*:') table[c.charCodeAt(0)] = 1;
  table.fill(1, 0, 0x20);
  return table;
})();

/** What a label's words say of it. */
interface LabelShape {
  /** Without a time before it. */
  readonly strength: number;
  /** Short enough, and no number: a label if a time stands before it. */
  readonly isLabel: boolean;
  /** The role word in the label, from and to its byte; equal if it holds none. */
  readonly roleStart: number;
  readonly roleEnd: number;
}

interface LabelClass extends LabelShape {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly sameHash: LabelClass | undefined;
}

const MAX_KEPT = 4096;

/** Reads line beginnings; the results of the last `read` stand in its fields. */
export class LineReader {
  /** Byte ranges; start -1: none. */
  timeStart = -1;
  timeEnd = -1;
  labelStart = -1;
  labelEnd = -1;
  /** Where the text begins. */
  textStart = 0;
  strength = NO_LABEL;
  /** The time alone begins a message. */
  isStamped = false;
  /** Number of the label's class. */
  labelClass = -1;
  /** Classes of the labels met, by number. */
  readonly classes: LabelClass[] = [];

  readonly #time = new TimeReader();
  readonly #decoder = new RangeDecoder();
  readonly #byHash = new Map<number, LabelClass>();

  read(bytes: Uint8Array, start: number, end: number): void {
    this.timeStart = -1;
    this.labelStart = -1;
    this.strength = NO_LABEL;
    let pos = skipMarks(bytes, start, end);
    this.textStart = pos;
    pos = this.#time.read(bytes, pos, end);
    const { start: timeStart, end: timeEnd, isStamp } = this.#time;
    this.timeStart = timeStart;
    this.timeEnd = timeEnd;
    this.isStamped = isStamp;
    const inAngles = pos < end && bytes[pos] === 0x3c;
    if (inAngles) this.#angle(bytes, pos, end);
    else this.#colon(bytes, pos, end);
    if (this.labelStart >= 0) {
      const known = this.#classOf(bytes, this.labelStart, this.labelEnd);
      this.labelClass = known.number;
      this.strength = known.isLabel ? this.#atLeast(known.strength, inAngles) : NO_LABEL;
    }
    if (this.strength !== NO_LABEL) {
      this.textStart = skipBlanks(bytes, this.textStart, end);
      return;
    }
    this.labelStart = -1;
    this.timeStart = this.isStamped ? timeStart : -1;
    this.timeEnd = timeEnd;
    if (this.isStamped) this.textStart = pos;
  }

  /** A time before a label, or angles around it, make up for how it looks. */
  #atLeast(strength: number, inAngles: boolean): number {
    if (this.timeStart >= 0) return SURE_LABEL;
    return inAngles ? Math.max(strength, FAIR_LABEL) : strength;
  }

  /** Forgets labels once there are many; before a record, since numbers of classes hold within one. */
  beginRecord(): void {
    if (this.classes.length <= MAX_KEPT) return;
    this.classes.length = 0;
    this.#byHash.clear();
  }

  #classOf(bytes: Uint8Array, start: number, end: number): LabelClass {
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    const first = this.#byHash.get(hash);
    for (let known = first; known !== undefined; known = known.sameHash)
      if (sameBytes(known.bytes, bytes, start, end)) return known;
    const label = bytes.slice(start, end);
    const made: LabelClass = {
      ...classify(this.#decoder.utf8(bytes, start, end), end - start),
      number: this.classes.length,
      bytes: label,
      sameHash: first,
    };
    this.classes.push(made);
    this.#byHash.set(hash, made);
    return made;
  }

  /** `<Name> text`. */
  #angle(bytes: Uint8Array, pos: number, end: number): void {
    let at = pos + 1;
    const stop = Math.min(end, at + MAX_LABEL_BYTES);
    while (at < stop && NOT_IN_LABEL[bytes[at]!] === 0) at++;
    if (at >= stop || bytes[at] !== 0x3e || at === pos + 1) return;
    if (at + 1 < end && !isBlankByte(bytes[at + 1]!)) return;
    if (bytes[pos + 1] === 0x2f) return;
    this.labelStart = pos + 1;
    this.labelEnd = at;
    this.textStart = at + 1;
  }

  /** `Name: text`, `Name (time): text`. */
  #colon(bytes: Uint8Array, pos: number, end: number): void {
    const stop = Math.min(end, pos + MAX_LABEL_BYTES + MAX_TIME);
    let at = pos;
    while (at < stop && (NOT_IN_LABEL[bytes[at]!] === 0 || bytes[at] === 0x2c)) {
      if (bytes[at] === 0x2c) return;
      if (bytes[at] === 0x28 && at > pos && this.timeStart < 0) {
        let close = at + 1;
        while (close < stop && bytes[close] !== 0x29) close++;
        if (close < stop && isTime(bytes, at + 1, close)) {
          const colon = skipBlanks(bytes, close + 1, end);
          if (bytes[colon] !== COLON || colon >= end) return;
          this.timeStart = at + 1;
          this.timeEnd = close;
          this.#label(bytes, pos, at, colon, end);
          return;
        }
      }
      at++;
    }
    if (at < stop && bytes[at] === COLON) this.#label(bytes, pos, at, at, end);
  }

  #label(bytes: Uint8Array, from: number, to: number, colon: number, end: number): void {
    if (colon + 1 < end && !isBlankByte(bytes[colon + 1]!)) return;
    let last = to;
    while (last > from && isBlankByte(bytes[last - 1]!)) last--;
    if (last === from) return;
    this.labelStart = from;
    this.labelEnd = last;
    this.textStart = colon + 1;
  }
}

function classify(label: string, length: number): LabelShape {
  const none: LabelShape = { strength: NO_LABEL, isLabel: false, roleStart: 0, roleEnd: 0 };
  const words = label.split(/\s+/);
  if (label.length > MAX_LABEL_UNITS || words.length > MAX_LABEL_WORDS || !/\p{L}|^\+\d/u.test(label))
    return none;
  const some: LabelShape = { ...none, isLabel: true };
  const plain = fold(label);
  if (ROLE_WORDS.has(plain)) return { ...some, strength: SURE_LABEL, roleEnd: length };
  const inBrackets = /\(([^()]+)\)\s*$/.exec(label);
  if (inBrackets !== null && ROLE_WORDS.has(fold(inBrackets[1]!))) {
    const before = Buffer.byteLength(label.slice(0, inBrackets.index + 1));
    const inside = Buffer.byteLength(inBrackets[1]!);
    return { ...some, strength: SURE_LABEL, roleStart: before, roleEnd: before + inside };
  }
  const first = words[0]!;
  const last = fold(words[words.length - 1]!);
  // "IPv4 Address . . : x": dots that lead to a value
  if (/^[.·_-]+$/.test(last)) return none;
  if (THING_WORDS.has(last.replace(/\.+$/, '')) || THING_WORDS.has(plain)) return some;
  if (ROLE_WORDS.has(fold(first)) && words.length > 1)
    return { ...some, strength: SURE_LABEL, roleEnd: Buffer.byteLength(first) };
  if (!/^[\p{L}+@]/u.test(label)) return some;
  const joins = (i: number): boolean => i > 0 && i < words.length - 1 && JOINING_WORDS.has(fold(words[i]!));
  if (words.every((word, i) => !/^\p{Ll}/u.test(word) || joins(i))) return { ...some, strength: FAIR_LABEL };
  return words.length === 1 ? { ...some, strength: WEAK_LABEL } : some;
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/ł/g, 'l')
    .toLowerCase();
}

/** Past blanks, byte order marks and direction marks at the start of a line. */
function skipMarks(bytes: Uint8Array, from: number, to: number): number {
  let pos = from;
  while (pos < to) {
    if (isBlankByte(bytes[pos]!)) pos++;
    else if (
      pos + 2 < to &&
      bytes[pos] === 0xe2 &&
      bytes[pos + 1] === 0x80 &&
      (bytes[pos + 2]! & 0xfe) === 0x8e
    )
      pos += 3;
    else if (pos + 2 < to && bytes[pos] === 0xef && bytes[pos + 1] === 0xbb && bytes[pos + 2] === 0xbf)
      pos += 3;
    else break;
  }
  return pos;
}

function sameBytes(own: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (own.length !== end - start) return false;
  for (let i = 0; i < own.length; i++) if (own[i] !== bytes[start + i]) return false;
  return true;
}
