/** Names that are verbs as well, where they stand as verbs: "thanks, May be …", "ok, Will you …". */
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { GAP_SENTENCE, type NameWords } from './name-words.ts';

const VERBS = wordSet('may will');
const BEHIND_VERBS = wordSet('be i you we they he she it not have do get need try the this that');
/** Surnames in small letters that are forms of everyday verbs, and no given name anywhere: "mein Sohn holt es". */
const EVERYDAY = wordSet(
  'holt hört sloot sème manda pica roba rueda hala goni robi traci aluga solta ' +
    'figura cambia trae vivió cierra cerró ganó buscó toma tomó cree sube murió cayó maneja złamał dostał musiał miał mangia crede torna ' +
    'acha sobe ging nahm brach rief casse mange reist köper stänger reser äter kör föll körde',
);
/** German nouns that good lists take for given names, behind their article: "in der Reha", "die Lage". */
const NOUNS = wordSet('reha lage');
const ARTICLES = wordSet(
  'der die das den dem des ein eine einer eines mein meine meiner deine seine ihre ihrer unsere unserer zur in auf nach vor keine',
);
const KEN: number = hashWord('ken').h1;
const IK: number = hashWord('ik').h1;
const MADAM = wordSet('ma');
const AM: number = hashWord('am').h1;
const APOSTROPHES = [0x27, 0x2019];
const JAI: number = hashWord('jai').h1;

export function isVerb(words: NameWords, word: number): boolean {
  const next = word + 1;
  if (isEveryday(words, word)) return true;
  if (NOUNS.has(words.hash(word)) && word > words.from && ARTICLES.has(words.hash(word - 1))) return true;
  // "ken ik niet"
  if (words.hash(word) === KEN && next < words.to && words.hash(next) === IK) return true;
  if (next >= words.to || !VERBS.has(words.hash(word)) || words.gapBefore(next) !== 0) return false;
  return BEHIND_VERBS.has(words.hash(next)) && !words.isCapital(next);
}

/** Where the sentence goes on from it, with no name: not "mein Sohn holt." and not "mi hijo manda quastelez". */
function isEveryday(words: NameWords, word: number): boolean {
  const next = word + 1;
  if (!EVERYDAY.has(words.hash(word))) return false;
  // "Manda seu localizador"
  if (words.isCapital(word) && (words.gapBefore(word) & GAP_SENTENCE) === 0) return false;
  return (
    next < words.to &&
    words.gapBefore(next) === 0 &&
    (words.isCommon(next) || !words.isLikely(next)) &&
    !words.isCapital(next)
  );
}

/** "bonjour jai pas reçu …": a verb with its pronoun, run together; "Ma'am". */
export function isContraction(words: NameWords, word: number): boolean {
  if (MADAM.has(words.hash(word))) {
    const am = word + 1;
    return am < words.to && words.hash(am) === AM && APOSTROPHES.includes(words.unitAfter(word));
  }
  return words.hash(word) === JAI && !words.isCapital(word) && words.gapAfter(word) === 0;
}
