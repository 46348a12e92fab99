import { COMBINING, WORD_FOLD } from './characters.ts';
import { FOLD_CLASS, FOLD_CONFUSABLE, FOLD_UNIT } from './fold-tables.ts';

/**
 * Cyrillic and Greek letters that pass for Latin ones become Latin, but only where a Cyrillic or Greek word can't
 * be meant. A token is a run without white space, a run is letters in a row:
 * - a run that holds Latin letters too: its look-alikes become Latin (`exаmple` with a Cyrillic а)
 * - a run of look-alikes only: Latin if its token holds a Latin letter, a digit, `@`, or a full stop between
 *   other characters (`АВ123456`, `сор@mail.example`)
 * Every other run stays: a wholly Cyrillic or Greek word is one.
 */

const SPACE = 1;
const LATIN = 2;
const FOREIGN = 3;
const DIGIT = 4;
const AT = 5;
const STOP = 6;
const MARK = 7;
const OTHER = 0;

/** Spaces beyond ASCII are folded before anybody asks. */
function kindOf(unit: number): number {
  if (unit <= 0x20) return SPACE;
  if (unit === 0x40) return AT;
  if (unit === 0x2e) return STOP;
  const folded = WORD_FOLD[unit]!;
  if (folded === 0) return OTHER;
  if (folded >= 0x30 && folded <= 0x39) return DIGIT;
  if (COMBINING[unit] === 1) return MARK;
  return unit < 0x250 || (unit >= 0x1e00 && unit < 0x1f00) ? LATIN : FOREIGN;
}

/** Whether some token holds both a look-alike and something that could make it Latin. Never false by mistake. */
export function mayHoldConfusables(text: string): boolean {
  let confusable = false;
  let reason = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (FOLD_CLASS[unit] === FOLD_CONFUSABLE) confusable = true;
    else {
      const kind = kindOf(unit);
      if (kind === SPACE) {
        confusable = reason = false;
        continue;
      }
      if (kind === LATIN || kind === DIGIT || kind === AT) reason = true;
      else if (kind === STOP && i + 1 < text.length && kindOf(text.charCodeAt(i + 1)) !== SPACE)
        reason = true;
    }
    if (confusable && reason) return true;
  }
  return false;
}

/** Folds look-alikes among the first `length` units in place, one unit for one. */
export function foldConfusables(units: Uint16Array, length: number): void {
  for (let start = 0; start < length; ) {
    if (kindOf(units[start]!) === SPACE) {
      start++;
      continue;
    }
    let end = start;
    let latin = false;
    let confusable = false;
    for (; end < length; end++) {
      const unit = units[end]!;
      if (FOLD_CLASS[unit] === FOLD_CONFUSABLE) {
        confusable = true;
        continue;
      }
      const kind = kindOf(unit);
      if (kind === SPACE) break;
      if (kind === LATIN || kind === DIGIT || kind === AT) latin = true;
      else if (kind === STOP && end > start && end + 1 < length && kindOf(units[end + 1]!) !== SPACE)
        latin = true;
    }
    if (confusable && latin) foldToken(units, start, end);
    start = end;
  }
}

function foldToken(units: Uint16Array, from: number, to: number): void {
  for (let start = from; start < to; ) {
    let end = start;
    let latin = false;
    let foreign = false;
    for (; end < to; end++) {
      const unit = units[end]!;
      const kind = kindOf(unit);
      if (kind === LATIN) latin = true;
      else if (kind === FOREIGN) {
        if (FOLD_CLASS[unit] !== FOLD_CONFUSABLE) foreign = true;
      } else if (kind !== MARK) break;
    }
    if (latin || !foreign) {
      for (let i = start; i < end; i++) {
        if (FOLD_CLASS[units[i]!] === FOLD_CONFUSABLE) units[i] = FOLD_UNIT[units[i]!]!;
      }
    }
    start = Math.max(end, start + 1);
  }
}
