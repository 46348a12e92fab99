/** What is written behind a name and belongs to it: "Jr.", "MD", "Ph.D", "M.D". */
import { wordSet } from '../../text/word-hash.ts';
import { WORD_UPPER } from '../word-columns.ts';
import type { NameWords } from './name-words.ts';

/** Written behind a name. */
const SUFFIXES = wordSet(
  'jr sr jun sen junior senior ii iii iv phd md do dds mba mph esq obe rn np pa dvm mms msc bsc facs',
);
/** Suffixes of two letters and more with full stops: each letter is a word. */
const DOTTED = wordSet('m d o p h s');
const SPACE = 0x20;
const DOT = 0x2e;
const COMMA = 0x2c;

/** The end of a name with what is written behind it: "Ann Lee, MD" from "Ann Lee". */
export function suffixEnd(words: NameWords, end: number): number {
  let last = end;
  for (let next = end; next < words.to; next++) {
    const start = words.columns.end[next - 1]!;
    const gap = words.columns.start[next]! - start;
    const known = SUFFIXES.has(words.hash(next));
    if (gap > 2 || (!words.is(next, WORD_UPPER) && words.length(next) > 2 && !known)) break;
    const unit = words.scan.unitAt(words.member, start);
    if (unit !== SPACE && unit !== COMMA && unit !== DOT) break;
    if (known && words.isCapitalised(next)) {
      last = next + 1;
      continue;
    }
    const dotted = words.isInitial(next) && DOTTED.has(words.hash(next));
    if (!dotted || words.unitAfter(next) !== DOT) break;
    if (unit === DOT && gap === 1) last = next + 1;
  }
  return last;
}
