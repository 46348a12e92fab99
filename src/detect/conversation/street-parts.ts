/**
 * Parts of a known street line by which people name it again: number and name without the kind of street ("48 Tannery" of
 * "48 Tannery Court"), and the street or building without its number.
 */

/** A street's name by which it is known without its kind. */
const LEAST_UNITS = 4;
/** Words of a street that is looked for without its number. */
const MOST_WORDS = 3;
const NUMBER = /^\d{1,5}[a-z]?$/;
const LETTERS = /^\p{L}+$/u;

export interface StreetPart {
  readonly words: readonly string[];
  readonly needsCapital: boolean;
}

/** `texts` are the words of the line in folded letters. */
export function streetParts(texts: readonly string[], isCommon: (word: string) => boolean): StreetPart[] {
  const at = texts.findIndex((word) => NUMBER.test(word));
  const street = texts.slice(at + 1);
  if (at < 0 || at > 1 || street.length < 2) return [];
  const parts: StreetPart[] = [];
  const isName = (word: string): boolean => LETTERS.test(word) && !isCommon(word);
  if (street.length <= MOST_WORDS && street.some(isName)) parts.push({ words: street, needsCapital: true });
  const [name = ''] = street;
  if (name.length >= LEAST_UNITS && isName(name))
    parts.push({ words: [texts[at] ?? '', name], needsCapital: false });
  return parts;
}
