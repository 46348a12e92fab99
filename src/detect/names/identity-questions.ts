/**
 * Questions that ask who somebody is without the word for a name: "Und Sie sind?", "Usted es?", "Grazie, signora ...?". Only as the
 * last short sentence of a message, since the same words begin many others.
 */
import { wordSet } from '../../text/word-hash.ts';
import { GAP_COMMA, GAP_LINE, GAP_QUESTION, GAP_STOP, type NameWords } from './name-words.ts';
import { NO_NAMES } from './no-names.ts';

const TITLES = wordSet(
  'mr mrs ms herr frau monsieur madame mademoiselle mme señor señora señorita signor signore signora sig meneer mevrouw mijnheer pan pani ' +
    'senhor senhora dona herrn',
);
/** Whom one asks, before the verb or behind it. */
const YOU = wordSet('sie vous usted lei u jij je senhor senhora pan pani du ni tu chama se');
const ARE = wordSet(
  'sind êtes es è bent ben é to är heißen heissen heißt heisst heet llama chiama chama se nazywa heter appelez appelles',
);
const WHERE = wordSet(
  'wo où dónde dove waar gdzie onde var wie como cómo come hoe jak hur wann quand cuándo quando wanneer kiedy när',
);
/** "au nom de ?", with the name left out. */
const NAME = wordSet('nom nombre nome naam namen nome');
const OF = wordSet('de di van von');
const AND = wordSet('und et y e en i a och and');
const MOST_JOINED = 5;
/** Words of such a question. */
const MOST_WORDS = 4;

/** Whether the message that is read ends by asking who its reader is. */
export function asksWhoYouAre(words: NameWords): boolean {
  const last = words.to - 1;
  const gap = words.gapAfter(last);
  if ((gap & GAP_QUESTION) === 0) return false;
  let first = last;
  while (first > words.from && (words.gapBefore(first) & (GAP_STOP | GAP_LINE | GAP_QUESTION)) === 0) first--;
  const count = last + 1 - first;
  if (TITLES.has(words.hash(last)) && count <= MOST_WORDS)
    // "Sí, señora?" speaks to her; "Frau ...?" leaves the name open.
    return (gap & GAP_STOP) !== 0 || (words.gapBefore(last) & GAP_COMMA) === 0;
  // "Y su marido?", "und der Fahrer?"
  if (NO_NAMES.has(words.hash(last)) && AND.has(words.hash(first)) && count <= MOST_JOINED) return count > 1;
  if (OF.has(words.hash(last)) && count > 1 && NAME.has(words.hash(last - 1))) return true;
  if (count < 2 || count > MOST_WORDS || !ARE.has(words.hash(last)) || WHERE.has(words.hash(first)))
    return false;
  return (
    YOU.has(words.hash(last - 1)) ||
    NO_NAMES.has(words.hash(last - 1)) ||
    (count > 2 && YOU.has(words.hash(last - 2)))
  );
}
