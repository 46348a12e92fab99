/**
 * Whether digits are a piece of something longer that is no number of a person: the places behind a decimal point, a group of
 * a UUID. One in ten of such pieces would pass some country's check digit. Only what touches the value counts.
 */

/** Units of a UUID. */
const UUID_UNITS = 36;
const UUID = /(?<![\p{L}\p{N}])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\p{L}\p{N}])/giu;
/**
 * Before the value: `0.`, `12.`, `0,`. A number with a point that begins a line counts the items of a list; behind other
 * digits a comma parts them.
 */
const WHOLE_PART = /(?:^|[^\p{L}\p{N}.,])0[.,]$|[^\p{L}\p{N}.,\n\r]\d{1,3}\.$/u;
const WHOLE_PART_UNITS = 5;
const HYPHEN = 0x2d;

/** The same written in one. */
const DECIMAL = /^\d{1,3}\.\d{6,64}$/;

/** `value` stands at `start` of `text`. */
export function isPieceOfOther(value: string, text: string, start: number): boolean {
  const end = start + value.length;
  if (DECIMAL.test(value) || isFraction(value, text, start)) return true;
  if (text.charCodeAt(start - 1) !== HYPHEN && text.charCodeAt(end) !== HYPHEN) return false;
  const from = Math.max(0, start - UUID_UNITS);
  for (const { index } of text.slice(from, end + UUID_UNITS).matchAll(UUID)) {
    if (from + index <= start && end <= from + index + UUID_UNITS) return true;
  }
  return false;
}

function isFraction(value: string, text: string, start: number): boolean {
  if (start < 2 || !/^\d{1,64}$/.test(value)) return false;
  return WHOLE_PART.test(text.slice(Math.max(0, start - WHOLE_PART_UNITS), start));
}
