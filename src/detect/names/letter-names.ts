/**
 * Names spelled out by what letters are called: "esse come Savona, o, ti, i", "be de Burgos, i, ele". Many letters are
 * called like short words ("de", "te", "ci"), so a row counts if words explain its letters, or with letters whose names
 * are hardly words.
 */
import { wordSet } from '../../text/word-hash.ts';
import { GAP_COMMA, GAP_DASH, type NameWords } from './name-words.ts';

const LETTERS = wordSet(
  'be ce de efe ge hache jota ca ka ele elle eme ene pe cu erre ere ese te uve ve equis ye zeta bi ci di effe gi acca cappa ' +
    'emme enne pi qu esse ti vu ics ipsilon bê cê dê agá jotá cá pê quê tê vê xis zê',
);
/** Letters whose names are hardly words. */
const SURE = wordSet('efe hache jota equis zeta uve erre effe acca emme enne eme agá xis ics');
const DOUBLE = wordSet('doble doppia doppio double dubbel dubbele doppel dobrado');
/** Words of a message before a row that begins with such a name. */
const FIRST_WORDS = 4;
/** Of such a name, the longest that begins a row. */
const MOST_UNITS = 5;
const LEAST_LETTERS = 3;
const LEAST_SURE = 4;

/** Whether a row may begin with such a letter at `word`. */
export function isLetterName(words: NameWords, word: number): boolean {
  return word - words.from < FIRST_WORDS && words.length(word) <= MOST_UNITS && LETTERS.has(words.hash(word));
}

/** The end of the row of letters from `word` on, if it is a name spelled out; else `word`. `explained` reads "come Savona". */
export function endOfLetterNames(
  words: NameWords,
  word: number,
  explained: (word: number) => number,
): number {
  let letters = 0;
  let sure = 0;
  let told = 0;
  let end = word;
  for (let at = word; at < words.to; ) {
    if (at > word && (words.gapBefore(at) & ~(GAP_COMMA | GAP_DASH)) !== 0) break;
    const hash = words.hash(at);
    if (letters > 0 && DOUBLE.has(hash)) {
      at++;
      continue;
    }
    if (words.isNumber(at) || (words.length(at) > 1 && !LETTERS.has(hash))) break;
    letters++;
    if (SURE.has(hash)) sure++;
    at++;
    end = explained(at);
    if (end > at) told++;
    at = end;
  }
  if (told > 1 && letters >= LEAST_LETTERS) return end;
  return letters >= LEAST_SURE && sure > 0 && told + sure > 1 ? end : word;
}
