/**
 * What stands around a message without being part of it: space, the ">" of a quote, the dash of a list, a time in brackets, quotes
 * or stars around the whole, and smileys behind it. Who asks whether a message is nothing but a name must not see them.
 *
 * Contract: `[from, to)` of a folded text, a part of it that no wrapping stands around. Quotes and stars go only in pairs: a
 * password may end with a star.
 */
import { isLowSurrogate } from './utf.ts';

const LEADING = /^(?:\s+|>\s?|[-–—•·]\s+|[[(]\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?[\])]\s*[-:]?)+/iu;
const PAIRS: Readonly<Record<string, string>> = { '"': '"', "'": "'", '*': '*', '`': '`', '«': '»' };
/** Wrappings within wrappings; a bound, so that a text of quotes takes no longer than others. */
const MOST_LAYERS = 4;
const TRAILING = /\s|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f/u;

export function unwrapped(text: string): { readonly from: number; readonly to: number } {
  let from = 0;
  let to = text.length;
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const before = to - from;
    from += LEADING.exec(text.slice(from, to))?.[0].length ?? 0;
    while (to > from) {
      const width = to - from > 1 && isLowSurrogate(text.charCodeAt(to - 1)) ? 2 : 1;
      if (!TRAILING.test(text.slice(to - width, to))) break;
      to -= width;
    }
    if (to - from > 2 && PAIRS[text.charAt(from)] === text.charAt(to - 1)) {
      from++;
      to--;
    }
    if (to - from === before) break;
  }
  return { from, to };
}

/** ASCII code → 1 if a plain text that begins, or ends, with it may be wrapped. */
export const WRAPS_BEFORE: Uint8Array = codesOf(' \t\n\r\f\v>-["\'*`(');
export const WRAPS_BEHIND: Uint8Array = codesOf(' \t\n\r\f\v');

function codesOf(signs: string): Uint8Array {
  const codes = new Uint8Array(128);
  for (const sign of signs) codes[sign.charCodeAt(0)] = 1;
  return codes;
}
