/**
 * How ordinals and labels are written, `[PERSON_1]` and `[EMAIL]`, and finding them in input, so that what was
 * redacted before is left alone. It costs one `indexOf` where a text holds no bracket, which is nearly always.
 */
import { ENTITY_TYPES, type EntityType, isEntityType } from '../model/entity-types.ts';
import { findPartialMasks, type PartialShape } from './partial-mask.ts';

/**
 * Digits of a number that is taken for an ordinal. Longer ones are read like any other text: `[ORDER_10045678]`
 * is more likely a customer's order than the ten-millionth order of one conversation.
 */
export const ORDINAL_DIGITS = 6;

/** The first ordinal or label in a text: group 1 is the type, group 2 the number of an ordinal. */
export const ORDINAL_PATTERN: RegExp = new RegExp(
  `\\[(${ENTITY_TYPES.join('|')})(?:_([1-9][0-9]{0,${ORDINAL_DIGITS - 1}}))?\\]`,
);

export function ordinalText(type: EntityType, n: number): string {
  return `[${type}_${n}]`;
}

export function labelText(type: EntityType): string {
  return `[${type}]`;
}

/** Text that stands for a value already. Offsets are UTF-16 code units. */
export interface OrdinalSpan {
  start: number;
  end: number;
  /** Missing for a partial mask, which does not say its type. */
  type?: EntityType;
  /** The ordinal; 0 for a label or a partial mask. */
  n: number;
}

const NONE: readonly OrdinalSpan[] = [];
const BRACKET_END = 93;
const UNDERSCORE = 95;
const LONGEST_TYPE = Math.max(...ENTITY_TYPES.map((type) => type.length));

/**
 * Ordinals, labels and partial masks of the given shapes in `text`, ascending and disjoint. The shapes are those of
 * the policy in force: a shape that nobody writes would only hide letters and digits from the detector.
 */
export function findOrdinals(text: string, shapes: readonly PartialShape[] = []): readonly OrdinalSpan[] {
  const bracket = text.indexOf('[');
  let found = bracket < 0 ? NONE : findBracketed(text, bracket);
  for (const shape of shapes) {
    const masks = findPartialMasks(text, shape);
    if (masks.length > 0) found = merge([...found, ...masks.map((span) => ({ ...span, n: 0 }))]);
  }
  return found;
}

function findBracketed(text: string, first: number): readonly OrdinalSpan[] {
  let found: OrdinalSpan[] | undefined;
  for (let start = first; start >= 0; start = text.indexOf('[', start + 1)) {
    const span = bracketedAt(text, start);
    if (span === undefined) continue;
    if (found === undefined) found = [];
    found.push(span);
  }
  return found ?? NONE;
}

function bracketedAt(text: string, start: number): OrdinalSpan | undefined {
  let at = start + 1;
  const typeEnd = at + LONGEST_TYPE;
  while (at <= typeEnd && isCapital(text.charCodeAt(at))) at++;
  const type = text.slice(start + 1, at);
  if (!isEntityType(type)) return undefined;
  const after = text.charCodeAt(at);
  if (after === BRACKET_END) return { start, end: at + 1, type, n: 0 };
  if (after !== UNDERSCORE) return undefined;
  let n = 0;
  const digitsEnd = at + 1 + ORDINAL_DIGITS;
  for (at++; at < digitsEnd; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9) || (n === 0 && digit === 0)) break;
    n = n * 10 + digit;
  }
  return n > 0 && text.charCodeAt(at) === BRACKET_END ? { start, end: at + 1, type, n } : undefined;
}

const isCapital = (unit: number): boolean => unit >= 65 && unit <= 90;

/** Overlapping spans become one, so that each character is protected once. */
function merge(spans: OrdinalSpan[]): OrdinalSpan[] {
  spans.sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: OrdinalSpan[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last === undefined || span.start >= last.end) {
      merged.push(span);
      continue;
    }
    if (span.end > last.end) last.end = span.end;
    if (last.type === undefined && span.type !== undefined) {
      last.type = span.type;
      last.n = span.n;
    }
  }
  return merged;
}
