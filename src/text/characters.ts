/**
 * What each UTF-16 unit is to the scanner, to word hashing and to folding, as tables indexed by the unit.
 * Built once at load from the engine's own Unicode data (10 to 20 ms); nobody may write to them.
 * Surrogates are nothing here: characters beyond U+FFFF are never letters or words to the scanner.
 */

/** Scan codes of units beyond ASCII; an ASCII unit is its own scan code. */
export const SCAN_LETTER = 128;
export const SCAN_DIGIT = 129;
export const SCAN_OTHER = 130;
/** Number of scan codes: every entry of SCAN_CODE is below it. */
export const SCAN_CODES = 131;

/** UTF-16 unit → scan code. Combining marks count as letters, so that no word ends inside a character. */
export const SCAN_CODE: Uint8Array = new Uint8Array(65536);

/**
 * UTF-16 unit → the unit that words are compared by, or 0 where the unit can't be part of a word. Lower case;
 * Latin letters without accents, letters beyond Latin lower-cased only; digits of any script as ASCII digits.
 * Apostrophes and hyphens end a word.
 */
export const WORD_FOLD: Uint16Array = new Uint16Array(65536);

/** 1 for every combining mark (Unicode M): it belongs to the character before it. */
export const COMBINING: Uint8Array = new Uint8Array(65536);

/** Latin letters whose base letter Unicode does not give by decomposition. */
const LATIN_BASE: readonly (readonly [string, string])[] = [
  ['ßẞſ', 's'],
  ['æÆǽǼ', 'a'],
  ['œŒ', 'o'],
  ['øØǿǾ', 'o'],
  ['łŁŀĿ', 'l'],
  ['đĐðÐ', 'd'],
  ['þÞŧŦ', 't'],
  ['ħĦ', 'h'],
  ['ıİ', 'i'],
  ['ŋŊŉ', 'n'],
  ['ĸ', 'k'],
];

/** Letters by Unicode that people type as apostrophes (ʹ ʻ ʼ ʽ): they end a word. */
const APOSTROPHE_LETTERS = 'ʹʻʼʽ';

/** Blocks that hold letters only, without case. */
const PLAIN_LETTERS: readonly (readonly [from: number, to: number])[] = [
  [0x3400, 0x4dc0],
  [0x4e00, 0xa000],
  [0xac00, 0xd7a4],
];

/**
 * The other units of the basic plane, without ASCII, surrogates and private use, as texts in which one regular
 * expression finds a whole property. PERF: leaving the plain blocks out about halves the time to build the tables.
 */
const PLANE_PARTS = [
  [0x80, 0x3400],
  [0x4dc0, 0x4e00],
  [0xa000, 0xac00],
  [0xd7a4, 0xd800],
  [0xf900, 0x10000],
].map(([from, to]) => [from!, unitRange(from!, to!)] as const);

function unitRange(from: number, to: number): string {
  const units = new Uint16Array(to - from);
  for (let i = 0; i < units.length; i++) units[i] = from + i;
  return Buffer.from(units.buffer).toString('utf16le');
}

/**
 * Calls `visit` with each run [from, to) of units that `runs` (a global expression) matches, outside ASCII,
 * surrogates, private use and the plain letters.
 */
export function eachRun(runs: RegExp, visit: (from: number, to: number) => void): void {
  for (const [first, units] of PLANE_PARTS) {
    for (const match of units.matchAll(runs)) {
      visit(first + match.index, first + match.index + match[0].length);
    }
  }
}

function setLetters(from: number, to: number): void {
  SCAN_CODE.fill(SCAN_LETTER, from, to);
  for (let unit = from; unit < to; unit++) WORD_FOLD[unit] = unit;
}

SCAN_CODE.fill(SCAN_OTHER);
for (const [from, to] of PLAIN_LETTERS) setLetters(from, to);
for (let unit = 0; unit < 128; unit++) {
  SCAN_CODE[unit] = unit;
  const char = String.fromCharCode(unit);
  if (/[0-9A-Za-z]/.test(char)) WORD_FOLD[unit] = char.toLowerCase().charCodeAt(0);
}
eachRun(/[\p{L}\p{Mn}\p{Mc}]+/gu, setLetters);
eachRun(/\p{N}+/gu, (from, to) => {
  SCAN_CODE.fill(SCAN_DIGIT, from, to);
});
// Unicode keeps decimal digits in unbroken blocks from 0 to 9.
eachRun(/\p{Nd}+/gu, (from, to) => {
  for (let unit = from; unit < to; unit++) WORD_FOLD[unit] = 0x30 + ((unit - from) % 10);
});
eachRun(/\p{M}+/gu, (from, to) => {
  COMBINING.fill(1, from, to);
});
// Variation selectors say how to draw a character and are no part of it.
SCAN_CODE.fill(SCAN_OTHER, 0xfe00, 0xfe10);
WORD_FOLD.fill(0, 0xfe00, 0xfe10);
eachRun(/[\p{Lu}\p{Lt}]+/gu, (from, to) => {
  for (let unit = from; unit < to; unit++) {
    const lower = String.fromCharCode(unit).toLowerCase();
    if (lower.length === 1) WORD_FOLD[unit] = lower.charCodeAt(0);
  }
});
eachRun(/[\p{Script=Latin}]+/gu, (from, to) => {
  for (let unit = from; unit < to; unit++) {
    if (SCAN_CODE[unit] !== SCAN_LETTER) continue;
    const base = String.fromCharCode(WORD_FOLD[unit]!).normalize('NFKD').charAt(0).toLowerCase();
    if (base.length === 1) WORD_FOLD[unit] = base.charCodeAt(0);
  }
});
for (const [letters, base] of LATIN_BASE) {
  for (const letter of letters) WORD_FOLD[letter.charCodeAt(0)] = base.charCodeAt(0);
}
for (const letter of APOSTROPHE_LETTERS) WORD_FOLD[letter.charCodeAt(0)] = 0;
// Letters whose base has a base of its own (ǣ, æ, a).
for (let unit = 0x80; unit < 65536; unit++) WORD_FOLD[unit] = WORD_FOLD[WORD_FOLD[unit]!]!;
WORD_FOLD[0x3c2] = 0x3c3; // ς is σ at the end of a word
