/** Signs right before a word that say what it is, or that it is led to, and the first two digits of a year. */
import type { ConversationScan } from '../scan.ts';

const COLON = 0x3a;
const QUOTES: ReadonlySet<number> = new Set([0x22, 0x201c, 0x201e, 0xab]);

/** Whether a colon stands before the word: "zip: 10003". */
export function isBehindColon(scan: ConversationScan, member: number, word: number): boolean {
  const from = scan.words.end[word - 1]!;
  return scan.unitAt(member, from) === COLON && scan.words.start[word]! - from <= 2;
}

/** Whether a blank and a quotation mark stand before the word. */
export function isBehindQuote(scan: ConversationScan, member: number, word: number): boolean {
  const from = scan.words.end[word - 1]!;
  return scan.words.start[word]! - from === 2 && QUOTES.has(scan.unitAt(member, from + 1));
}

/** Whether a number begins as years of this century and the last do. */
export function isCentury(scan: ConversationScan, member: number, word: number): boolean {
  const start = scan.words.start[word]!;
  const century = scan.unitAt(member, start) * 256 + scan.unitAt(member, start + 1);
  return century === 0x3139 || century === 0x3230;
}

/** Whether only blanks, and with `label` a colon and the like, stand before the word. */
export function leadsTo(scan: ConversationScan, member: number, word: number, label: boolean): boolean {
  const from = scan.words.end[word - 1]!;
  const to = scan.words.start[word];
  if (to === undefined || to - from > 3 || to <= from) return false;
  for (let at = from; at < to; at++) {
    const unit = String.fromCharCode(scan.unitAt(member, at));
    if (!(label ? ' :=-"\n(' : ' "').includes(unit)) return false;
  }
  return true;
}
