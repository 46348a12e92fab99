import { eachRun } from './characters.ts';
import { isLowSurrogate } from './utf.ts';

/**
 * What folding does with each UTF-16 unit, as a class and, where one unit becomes one other, the unit. Built at
 * load from the engine's Unicode data; nobody may write to the tables.
 */

export const FOLD_STAYS = 0;
/** Becomes FOLD_UNIT. */
export const FOLD_MAPS = 1;
/** Invisible: goes. */
export const FOLD_REMOVED = 2;
/** Goes too, but belongs to the character before it. */
export const FOLD_SELECTOR = 3;
/** Becomes several units: `foldExpansion`. */
export const FOLD_EXPANDS = 4;
/** U+20E3, which makes a key of the digit before it. */
export const FOLD_KEYCAP = 5;
/** Looks like the Latin letter FOLD_UNIT, which it becomes or not by what stands beside it. */
export const FOLD_CONFUSABLE = 6;
/** An accent that may join the letter before it. */
export const FOLD_COMPOSES = 7;
/** The first half of a surrogate pair: `foldAstral`. */
export const FOLD_HIGH = 8;

export const FOLD_CLASS: Uint8Array = new Uint8Array(65536);
export const FOLD_UNIT: Uint16Array = new Uint16Array(65536);

const EXPANSIONS = new Map<number, string>();

/** What a unit of class FOLD_EXPANDS becomes. */
export function foldExpansion(unit: number): string {
  return EXPANSIONS.get(unit) ?? '';
}

/** Blocks that hold every character whose compatibility form is ASCII (a test goes through the whole plane). */
const COMPATIBILITY_BLOCKS: readonly (readonly [from: number, to: number])[] = [
  [0xa0, 0x100],
  [0x130, 0x180],
  [0x1c0, 0x200],
  [0x2b0, 0x300],
  [0x370, 0x380],
  [0x1d2c, 0x1dc0],
  [0x1fe0, 0x2000],
  [0x2000, 0x2190],
  [0x2460, 0x2500],
  [0x2a74, 0x2a77],
  [0x2c7c, 0x2c7e],
  [0x3000, 0x3001],
  [0x3200, 0x3400],
  [0xa7f0, 0xa7f5],
  [0xfb00, 0xfb07],
  [0xfb29, 0xfb2a],
  [0xfe10, 0xfe70],
  [0xff00, 0xfff0],
];

/** Signs that stay though they have an ASCII form: the dots end a sentence, the marks are no letters of a name. */
const KEPT = '…™℠';

/** One character becomes another; listed by what they become. */
const MAPPED: readonly (readonly [to: string, from: string])[] = [
  ['-', '\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u208b\u2212\u02d7\ufe58\ufe63\uff0d'],
  [
    ' ',
    '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u2800\u3000',
  ],
  ["'", '\u00b4\u02b9\u02bb\u02bc\u02bd\u02ca\u02cb\u2018\u2019\u201a\u201b\u2032\u2035\uff07'],
  ['"', '\u02ba\u201c\u201d\u201e\u201f\u2033\u2036\uff02'],
  ['.', '\u3002\uff61\u2024'],
  [',', '\u3001\uff64'],
  ['/', '\u2044\u2215'],
  [':', '\u2236'],
  ['\n', '\u0085\u2028\u2029'],
];

/** Invisible characters: zero-width, soft hyphen, bidi controls, invisible operators, fillers. */
const REMOVED: readonly (readonly [from: number, to: number])[] = [
  [0xad, 0xae],
  [0x34f, 0x350],
  [0x61c, 0x61d],
  [0x115f, 0x1161],
  [0x17b4, 0x17b6],
  [0x180e, 0x180f],
  [0x200b, 0x2010],
  [0x202a, 0x202f],
  [0x2060, 0x2070],
  [0x3164, 0x3165],
  [0xfeff, 0xff00],
  [0xffa0, 0xffa1],
];

const SELECTORS: readonly (readonly [from: number, to: number])[] = [
  [0x180b, 0x180e],
  [0x180f, 0x1810],
  [0xfe00, 0xfe10],
];

/** Runs of numbered signs without a compatibility form: the first unit, its number, how many there are. */
const NUMBERED: readonly (readonly [first: number, number: number, count: number])[] = [
  [0x24eb, 11, 10],
  [0x24f5, 1, 10],
  [0x24ff, 0, 1],
  [0x2776, 1, 10],
  [0x2780, 1, 10],
  [0x278a, 1, 10],
];

const CONFUSABLES: readonly (readonly [foreign: string, latin: string])[] = [
  // Cyrillic
  ['авеёзікмнорстухѕјһԁԛԝӏґ', ''],
  ['АВЕКМНОРСТУХЅІЈԚԜӀЁЇ', 'ABEKMHOPCTYXSIJQWIËÏ'],
  ['асеорухѕіјһԁԛԝӏкёї', 'aceopyxsijhdqwlkëï'],
  // Greek
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['αοινρυκχ', 'aoivpukx'],
];

for (const [from, to] of COMPATIBILITY_BLOCKS) {
  for (let unit = from; unit < to; unit++) {
    const plain = String.fromCharCode(unit).normalize('NFKC');
    if (isAsciiText(plain) && !KEPT.includes(String.fromCharCode(unit))) setFold(unit, plain);
  }
}
// Unicode keeps decimal digits in unbroken blocks from 0 to 9.
eachRun(/\p{Nd}+/gu, (from, to) => {
  for (let unit = from; unit < to; unit++) setFold(unit, String((unit - from) % 10));
});
for (const [first, number, count] of NUMBERED) {
  for (let i = 0; i < count; i++) setFold(first + i, String(number + i));
}
for (const [to, units] of MAPPED) {
  for (const unit of units) setFold(unit.charCodeAt(0), to);
}
for (const [from, to] of REMOVED) FOLD_CLASS.fill(FOLD_REMOVED, from, to);
for (const [from, to] of SELECTORS) FOLD_CLASS.fill(FOLD_SELECTOR, from, to);
for (const [foreign, latin] of CONFUSABLES) {
  for (let i = 0; i < latin.length; i++) {
    FOLD_CLASS[foreign.charCodeAt(i)] = FOLD_CONFUSABLE;
    FOLD_UNIT[foreign.charCodeAt(i)] = latin.charCodeAt(i);
  }
}
FOLD_CLASS.fill(FOLD_COMPOSES, 0x300, 0x34f);
FOLD_CLASS.fill(FOLD_COMPOSES, 0x350, 0x370);
FOLD_CLASS.fill(FOLD_COMPOSES, 0x3099, 0x309b);
// The one accent that stands for two; split before accents join, so that joining never lengthens.
setFold(0x344, '\u0308\u0301');
FOLD_CLASS[0x20e3] = FOLD_KEYCAP;
FOLD_CLASS.fill(FOLD_HIGH, 0xd800, 0xdc00);

function setFold(unit: number, text: string): void {
  if (text.length === 1) {
    FOLD_CLASS[unit] = FOLD_MAPS;
    FOLD_UNIT[unit] = text.charCodeAt(0);
  } else {
    FOLD_CLASS[unit] = FOLD_EXPANDS;
    EXPANSIONS.set(unit, text);
  }
}

function isAsciiText(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return text.length > 0;
}

const REGIONAL_FIRST = 0x1f1e6;
const REGIONAL_LAST = 0x1f1ff;

/**
 * What the surrogate pair at `at` becomes: '' where it is invisible, undefined where it stays (as emoji, flags
 * and lone halves do).
 */
export function foldAstral(text: string, at: number): string | undefined {
  if (at + 1 >= text.length || !isLowSurrogate(text.charCodeAt(at + 1))) return undefined;
  const point = text.codePointAt(at) ?? 0;
  // Emoji first: most pairs in chats are emoji.
  if (point >= 0x1f200 && point < 0x1fbf0) return undefined;
  if (point >= 0xe0000 && point < 0xe0200) return '';
  if (point >= REGIONAL_FIRST && point <= REGIONAL_LAST) return undefined;
  const circled = circledLetter(point);
  if (circled !== undefined) return circled;
  const pair = text.slice(at, at + 2);
  const plain = pair.normalize('NFKC');
  if (isAsciiText(plain)) return plain;
  return /\p{Nd}/u.test(pair) ? String(astralDigit(point)) : undefined;
}

/** White letters on black discs and squares have no compatibility form. */
function circledLetter(point: number): string | undefined {
  for (const first of [0x1f150, 0x1f170]) {
    if (point >= first && point < first + 26) return String.fromCharCode(0x41 + point - first);
  }
  return undefined;
}

/** Decimal digits stand in blocks of ten, some blocks side by side. */
function astralDigit(point: number): number {
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before++;
  return before % 10;
}
