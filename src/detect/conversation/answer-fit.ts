/**
 * How well a piece of an answer has the shape of what was asked for: 0 (not at all) to 1 (hardly anything else).
 * Loose on purpose: the question says what it is, the shape only keeps quantities and other answers apart.
 */
import type { Asked } from './questions.ts';

interface Shape {
  readonly text: string;
  readonly digits: number;
  readonly letters: number;
  readonly all: number;
  /** Runs of digits or letters between separators. */
  readonly parts: readonly string[];
}

const NUMERIC_DATE =
  /^(?:\d{1,2}[-./ ]{1,3}\d{1,2}[-./ ]{1,3}'?(?:\d{2}|\d{4})|\d{4}[-./]\d{1,2}[-./]\d{1,2})$/;
const MONTH_YEAR = /^(?:0?[1-9]|1[0-2]) ?[-./ ] ?(?:\d{2}|20\d{2})$/;
const MONTH_YEAR_RUN = /^(?:0[1-9]|1[0-2])\d{2}$/;
const HOUSE_NUMBER = /^\d{1,4} ?[a-z]$/i;
/** A day of the month, a floor, a grade. */
const ORDINAL = /^\d{1,3}(?:st|nd|rd|th|er|ère|ème|[ºª°])(?:,? (?:19|20)\d\d)?$/i;
const YEAR = /^(?:19|20)\d{2}$/;

export function answerFit({ type, part }: Pick<Asked, 'type' | 'part'>, text: string): number {
  const shape = shapeOf(text);
  if (part && isPart(shape) && !(type === 'ANY' && YEAR.test(text))) return 0.8;
  const date = NUMERIC_DATE.test(text);
  if (type === 'BIRTHDATE') return date ? 1 : isDateRun(shape) ? 0.9 : YEAR.test(text) ? 0.6 : 0;
  if (ORDINAL.test(text)) return 0;
  if (type === 'OTHER') return shape.letters === 0 && shape.all <= 6 ? 0.6 : 0.3;
  if (YEAR.test(text) && type !== 'PIN' && type !== 'NATIONALID') return 0;
  if (/^\d{1,3}\.\d{3}$/.test(text) && type !== 'POSTCODE') return 0;
  // A date with its separators is none of the rest, whatever was asked for.
  if (date && /[./]/.test(text)) return type === 'EXPIRY' ? 0.5 : 0;
  return byType(type, shape);
}

function byType(type: Asked['type'], shape: Shape): number {
  const { digits, letters, all, text } = shape;
  switch (type) {
    case 'ACCOUNT':
    case 'ORDER':
    case 'HEALTHID':
      // Six letters and digits are a booking, even with one digit among them.
      if (digits === 1) return type === 'ORDER' && all === 6 && text.length === 6 ? 0.7 : 0;
      return all < 4 || digits < 2 || all > 34 ? 0 : all < 6 ? 0.6 : 0.8;
    case 'ANY':
      return all < 5 || digits < 3 || all > 34 ? 0 : all < 7 ? 0.4 : 0.6;
    case 'CODE':
      return digits < 2 || all < 4 || all > 12 ? 0 : 0.6;
    case 'NATIONALID':
    case 'TAXID':
      return digits < 3 || all < 4 || all > 26 ? 0 : all < 6 ? 0.6 : 0.8;
    case 'PASSPORT':
    case 'LICENCE':
      return digits < 3 || all < 6 || all > 20 ? 0 : 0.8;
    case 'BANK':
      return letters > 6 || digits < 4 || digits > 34 ? 0 : 0.75;
    case 'IBAN':
      return all < 10 || all > 34 ? 0 : 0.8;
    case 'PHONE':
      return letters > 0 || digits < 6 || digits > 15 ? 0 : digits < 8 ? 0.6 : 0.85;
    case 'CARD':
      return letters > 0 || digits < 4 || digits > 19 ? 0 : digits > 12 ? 0.9 : 0.6;
    case 'CVV':
      return letters > 0 || digits < 3 || digits > 4 || /\D/.test(text) ? 0 : 0.9;
    case 'EXPIRY':
      return MONTH_YEAR.test(text) ? 0.95 : MONTH_YEAR_RUN.test(text) ? 0.8 : 0;
    case 'PIN':
      return digits < 2 || all < 3 || all > 10 ? 0 : all < 9 ? 0.75 : 0.6;
    case 'POSTCODE':
      if (HOUSE_NUMBER.test(text)) return 0;
      return digits < 2 || all < 4 || all > 8 || /[./]/.test(text) ? 0 : 0.75;
    case 'PLATE':
      return digits < 1 || letters < 1 || all < 4 || all > 9 ? 0 : 0.8;
    case 'VIN':
      return all >= 11 && all <= 17 && digits > 2 ? 0.9 : 0;
    case 'IMEI':
      return letters === 0 && digits >= 14 && digits <= 17 ? 0.95 : 0;
    case 'PASSWORD':
      return digits < 2 || all < 4 ? 0 : 0.6;
    case 'USERNAME':
      return letters < 2 || all < 4 ? 0 : 0.6;
    default:
      return 0;
  }
}

/** Some of a number's digits: three or four, seldom more. */
function isPart({ digits, all, text }: Shape): boolean {
  return digits === all && digits >= 2 && digits <= 6 && text.length === digits;
}

function isDateRun({ digits, letters, all }: Shape): boolean {
  return letters === 0 && (digits === 6 || digits === 8) && all === digits;
}

function shapeOf(text: string): Shape {
  let digits = 0;
  let letters = 0;
  for (const unit of text) {
    if (unit >= '0' && unit <= '9') digits++;
    else if (unit.toLowerCase() !== unit.toUpperCase()) letters++;
  }
  return { text, digits, letters, all: digits + letters, parts: text.split(/[^\p{L}\p{N}]+/u) };
}
