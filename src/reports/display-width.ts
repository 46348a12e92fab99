/**
 * How many terminal cells a text takes: wide characters (CJK, full-width, emoji) take two, combining marks none.
 * Counted by grapheme, since a family emoji of seven code points is one picture. Terminals differ on a few
 * newer emoji; a table is then off by one cell, never wrong in content.
 */

const ASCII = /^[\x20-\x7e]*$/;
const NO_WIDTH = /^[\p{Mark}\p{Cf}\p{Cc}]+$/u;
const EMOJI = /^\p{Emoji_Presentation}|\ufe0f/u;
/** East Asian Wide and Fullwidth blocks (Unicode UAX #11), joined where only unassigned code points lie between. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]/u;

let segmenter: Intl.Segmenter | undefined;

/** Cells that `text` takes on a terminal; `text` must hold no control characters (see printable.ts). */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += graphemeWidth(segment);
  return width;
}

function graphemeWidth(grapheme: string): number {
  if (NO_WIDTH.test(grapheme)) return 0;
  return EMOJI.test(grapheme) || WIDE.test(grapheme) ? 2 : 1;
}

/** `text` with spaces added on its left or right until it takes `width` cells. */
export function pad(text: string, width: number, side: 'left' | 'right'): string {
  const spaces = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return side === 'left' ? spaces + text : text + spaces;
}
