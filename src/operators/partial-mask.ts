/**
 * Masks that show a few letters or digits at the ends: `**** **** **** 1111`. All or nothing: where the wanted ends
 * would be more than half of the letters and digits, or the value is laid out too widely to be recognised again,
 * nothing is shown. So a mask of a given shape always shows exactly as many characters as the shape says, and can be
 * told from `**bold**` and from stars that somebody typed.
 */
import type { EntityType } from '../model/entity-types.ts';
import type { ParameterValues } from './operator-row.ts';

/** Letters and digits that may be shown at either end. */
export const MAX_KEPT = 4;

/** What a partial mask may write. A closed list, since redacted text must be recognised. */
export const MASK_CHARACTERS = ['*', '#', '•', '█'] as const;

/** UTF-16 units of separators in a row within a value; wider values are masked whole. */
const MAX_GAP = 3;

/** Types whose values are digits. Written out in words, their ends would say nothing useful and are hidden. */
const DIGIT_TYPES: ReadonlySet<EntityType> = new Set<EntityType>(['CARD', 'PHONE', 'IMEI', 'BANK']);

export interface PartialShape {
  readonly keepFirst: number;
  readonly keepLast: number;
  /** One UTF-16 unit. */
  readonly with: string;
  /** Only decimal digits are shown. */
  readonly digits: boolean;
}

/** The shape that checked parameters of a partial mask ask for. */
export function partialShape(type: EntityType, parameters: ParameterValues): PartialShape {
  const { keep_first = 0, keep_last = 0, with: character = MASK_CHARACTERS[0] } = parameters;
  return {
    keepFirst: Number(keep_first),
    keepLast: Number(keep_last),
    with: String(character),
    digits: DIGIT_TYPES.has(type),
  };
}

// Classes of code points, each decided once: separators stay, marks go with what they stand on, format characters
// go, letters and digits are masked and may be shown, and all the rest (symbols, emoji, halves of pairs) is masked.
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const DECIMAL = /\p{Nd}/u;
const SEPARATOR = /[\s\p{P}\p{Z}+]/u;
const MARK = /\p{M}/u;
const FORMAT = /\p{Cf}/u;

/** Hides letters and digits by code point; the result is well-formed Unicode whatever the value is. */
export function partialMask(value: string, shape: PartialShape): string {
  const characters = [...value];
  const total = countShowable(characters, shape);
  const first = total > 0 ? shape.keepFirst : 0;
  const last = total > 0 ? total - shape.keepLast : Number.POSITIVE_INFINITY;
  let result = '';
  let seen = 0;
  let shown = false;
  for (const character of characters) {
    if (FORMAT.test(character)) continue;
    if (MARK.test(character)) {
      if (shown) result += character;
      continue;
    }
    shown = false;
    if (LETTER_OR_DIGIT.test(character)) {
      shown = seen < first || seen >= last;
      result += shown ? character : shape.with;
      seen++;
    } else result += SEPARATOR.test(character) ? character : shape.with;
  }
  return result;
}

/** Letters and digits of a value whose ends may be shown; 0 where it is masked whole. */
function countShowable(characters: readonly string[], shape: PartialShape): number {
  let total = 0;
  let gap = 0;
  for (const character of characters) {
    if (FORMAT.test(character) || MARK.test(character)) continue;
    if (LETTER_OR_DIGIT.test(character)) {
      if (gap > MAX_GAP && total > 0) return 0;
      if (shape.digits && !DECIMAL.test(character)) return 0;
      total++;
      gap = 0;
      continue;
    }
    // Masked symbols, brackets and mask characters of the value's own would make the shape hard to tell.
    if (!isGap(character, shape)) return 0;
    gap += character.length;
  }
  return (shape.keepFirst + shape.keepLast) * 2 <= total ? total : 0;
}

/** Masks of exactly this shape in a text, ascending and disjoint; offsets are UTF-16 units. Linear time. */
export function findPartialMasks(text: string, shape: PartialShape): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const kept = shape.keepFirst + shape.keepLast;
  if (kept === 0) return found;
  let consumed = 0;
  let at = text.indexOf(shape.with);
  while (at >= 0) {
    const run = maskRun(text, at, shape);
    if (run.masks >= kept) {
      const start = keptBefore(text, at, consumed, shape);
      const end = start < 0 ? -1 : keptAfter(text, run.end, shape);
      if (end >= 0) {
        found.push({ start, end });
        consumed = end;
      }
    }
    at = text.indexOf(shape.with, run.end);
  }
  return found;
}

/** Mask characters from `from` on, with separators between them. */
function maskRun(text: string, from: number, shape: PartialShape): { masks: number; end: number } {
  let masks = 0;
  let end = from;
  let at = from;
  while (at < text.length && at - end <= MAX_GAP) {
    const character = text[at]!;
    if (character === shape.with) {
      masks++;
      end = at + 1;
    } else if (!isGap(character, shape)) break;
    at++;
  }
  return { masks, end };
}

/** Start of the shown beginning that ends before `from`, or -1. */
function keptBefore(text: string, from: number, floor: number, shape: PartialShape): number {
  let start = from;
  let at = from;
  for (let count = 0; count < shape.keepFirst; ) {
    if (at <= floor) return -1;
    const character = codePointBefore(text, at);
    at -= character.length;
    if (shows(character, shape)) {
      count++;
      start = at;
    } else if (!MARK.test(character) && !(isGap(character, shape) && start - at <= MAX_GAP)) return -1;
  }
  if (start === 0) return start;
  const before = codePointBefore(text, start);
  return shape.keepFirst > 0 && (LETTER_OR_DIGIT.test(before) || before === shape.with) ? -1 : start;
}

/** End of the shown end that starts after `from`, or -1. */
function keptAfter(text: string, from: number, shape: PartialShape): number {
  let end = from;
  let at = from;
  let count = 0;
  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    at += character.length;
    if (MARK.test(character) && count > 0) end = at;
    else if (count === shape.keepLast) {
      return LETTER_OR_DIGIT.test(character) || character === shape.with ? -1 : end;
    } else if (shows(character, shape)) {
      count++;
      end = at;
    } else if (!isGap(character, shape) || at - end > MAX_GAP) return -1;
  }
  return count === shape.keepLast ? end : -1;
}

const shows = (character: string, shape: PartialShape): boolean =>
  (shape.digits ? DECIMAL : LETTER_OR_DIGIT).test(character);

/** What may stand between the characters of one mask; brackets belong to ordinals. */
const isGap = (character: string, shape: PartialShape): boolean =>
  character !== shape.with && character !== '[' && character !== ']' && SEPARATOR.test(character);

function codePointBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  if (low >= 0xdc00 && low <= 0xdfff && at > 1) {
    const high = text.charCodeAt(at - 2);
    if (high >= 0xd800 && high <= 0xdbff) return text.slice(at - 2, at);
  }
  return text[at - 1] ?? '';
}
