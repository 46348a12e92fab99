/**
 * Makes text from outside (file names, chat text) safe to print: a terminal obeys control characters and
 * reorders by bidi controls, so a transcript could hide or fake what its preview shows. They become visible
 * signs instead. Zero-width characters are shown too, as they are how values get hidden from a reader.
 */

const UNSAFE = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\p{Cs}/gu;

/** `text` on one line, every control, bidi and zero-width character replaced by a visible sign. */
export function printable(text: string): string {
  return text.replace(UNSAFE, visible);
}

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
