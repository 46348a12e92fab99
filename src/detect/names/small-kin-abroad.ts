/**
 * Names in small letters behind somebody's own kin in languages other than English, where the sentence goes on behind them:
 * "von meinem freund tarek 0152 …", "mon coloc yanis peut ouvrir", "da minha filha quastane q o meu".
 *
 * Contract: behind a possessive and a relation, or a relation and "dele" and the like; a name of any list that is no word, before
 * a verb, a relative, a number or the end of the clause; what nobody knows and may be a name only before a number or "q", since
 * adjectives and verbs stand there too ("mia madre anziana vive sola"). PERF: asked about behind phrases of relations alone.
 */
import { WORD_GIVEN, WORD_SURNAME } from '../../rules/words.ts';
import { hashWord, wordSet } from '../../text/word-hash.ts';
import { WORD_HAS_DIGIT } from '../word-columns.ts';
import { GAP_CLAUSE, GAP_COMMA, type NameWords } from './name-words.ts';
import { REPLY_WORDS } from './reply-words.ts';
import { INFLECTED } from './small-titled-names.ts';
import { type Lookup, mayBeUnknownName } from './unknown-words.ts';

const OWN = wordSet(
  'mein meine meinen meinem meiner meines dein deine deinem deiner sein seine seinem seiner ihr ihre ihrem ihrer unser unsere unserem unserer ' +
    'mon ma ton ta son sa notre votre mi tu su nuestro nuestra mio mia tuo tua suo sua nostro nostra vostro vostra ' +
    'mijn mn jouw zijn haar onze ons mój moja mojego mojej mojemu moją nasz nasza naszego naszej swojego swojej ' +
    'meu minha teu tua seu nosso nossa min mitt din vår vårt hans hennes',
);
/** The same behind the relation. */
const OWN_BEHIND = wordSet('dele dela deles delas');
/** What people are called beside a name, behind their relation. */
const SAID_OF_KIN = wordSet(
  'aîné aînée ainé ainée cadet cadette malade actuel actuelle décédé décédée defunt défunt défunte mineur mineure majeur majeure handicapé handicapée unique jumeau jumelle ' +
    'mayor menor mediana mediano pequeño pequeña enfermo enferma actual difunto difunta fallecido fallecida único única gemelo gemela ' +
    'maggiore minore piccolo piccola malato malata defunto defunta attuale minorenne unico unica gemello gemella grande ' +
    'velho velha novo nova doente falecido falecida atual único pequeno pequena caçula gêmeo gêmea gémeo gémea ' +
    'político política adoptivo adoptiva adottivo adottiva adotivo adotiva mayorcito chiquita chiquito ' +
    'italiano italiana español española francés francesa alemán alemana romano romana russo russa ruso rusa polacco polacca inglés inglesa inglese autónomo autónoma',
);
/** What people do and have, behind a name, and what goes on from one. */
const GOES_ON = wordSet(
  'ist hat kann wird hatte soll will nimmt macht wohnt arbeitet holt kommt ruft muss möchte braucht heißt ' +
    'est a peut va vient habite sera avait doit veut était qui prend passe a-t reçoit travaille ' +
    'está tiene puede va viene vive quiere abre tenía recoge recibe trabaja ' +
    'è ha può va viene abita vive deve vuole aveva era apre ritira riceve lavora ' +
    'is heeft kan gaat komt woont moet wil had haalt doet werkt ' +
    'jest ma może będzie miał miała chce mieszka odbierze odbiera przyjdzie był była otworzy pracuje ' +
    'é está tem pode vai vem mora vive quer tinha recebe estava trabalha q que ' +
    'är har kan ska bor vill hade kommer var hämtar tar som jobbar ' +
    'che który która',
);
/** Participles, which stand where a name would and before the same words. */
const PARTICIPLE =
  /(?:ado|ada|ido|ida|ato|ata|uto|uta|ait|ent|ant|ung|tet|ou|eu|iu|ndo|nte|ale|ais|eux|euse)$/;
/** Between a given name and a surname. */
const PARTICLES = wordSet('van von der den de het la le da do dos das di del el al af ter ten ben');
const MOST_PARTICLES = 3;
const AGES = wordSet(
  'twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien',
);
/** Short for "que". */
const Q = hashWord('q').h1;
const LEAST_UNITS = 4;
const LEAST_DIGITS = 3;

/** Where such a name begins: behind "dele" and the like. */
export function kinNameStart(words: NameWords, word: number): number {
  return OWN_BEHIND.has(words.hash(word)) ? word + 1 : word;
}

/** Where such a name ends that begins at `word`, right behind the phrase that begins at `phrase`; `word` if none does. */
export function kinNameEnd(words: NameWords, lookup: Lookup, phrase: number, word: number): number {
  if (word >= words.to) return word;
  const behind = OWN_BEHIND.has(words.hash(word));
  const name = behind ? word + 1 : word;
  if (name >= words.to || (words.gapBefore(name) & ~(behind ? GAP_COMMA : 0)) !== 0) return word;
  const own = OWN.has(words.hash(phrase)) || (phrase > words.from && OWN.has(words.hash(phrase - 1)));
  if ((!behind && !own) || !mayBe(words, name)) return word;
  const plain = words.plain(name);
  const likely = words.isLikely(name) && words.is(name, WORD_GIVEN);
  if (!likely && !(words.isUnknown(name) && mayBeUnknownName(plain, lookup))) return word;
  const next = name + 1;
  if ((words.gapAfter(name) & GAP_CLAUSE) !== 0)
    return (likely || behind) && !INFLECTED.test(plain) ? next : word;
  if (next >= words.to || words.gapBefore(next) !== 0) return word;
  const counted = words.isNumber(next) && words.length(next) >= LEAST_DIGITS;
  if (counted) return INFLECTED.test(plain) ? word : next;
  if (!likely && words.hash(next) !== Q) return word;
  const surname = likely ? surnameEnd(words, lookup, next) : next;
  if (surname > next) return surname;
  return GOES_ON.has(words.hash(next)) && !PARTICIPLE.test(plain) ? next : word;
}

/** "mein bruder jan quastowski wohnt …", "… jan van der quast woont": where the surname behind the given name ends. */
function surnameEnd(words: NameWords, lookup: Lookup, first: number): number {
  const last = pastParticles(words, first);
  if (last >= words.to || !mayBe(words, last) || words.gapBefore(last) !== 0) return first;
  // "kleindochter fenna van elf"
  if (last > first && AGES.has(words.hash(last))) return first;
  const plain = words.plain(last);
  const known = words.isLikely(last) || (last > first && words.is(last, WORD_SURNAME));
  if (!known && !(words.isUnknown(last) && !INFLECTED.test(plain) && mayBeUnknownName(plain, lookup)))
    return first;
  const next = last + 1;
  if ((words.gapAfter(last) & GAP_CLAUSE) !== 0) return next;
  return next < words.to && words.gapBefore(next) === 0 && GOES_ON.has(words.hash(next)) ? next : first;
}

function pastParticles(words: NameWords, first: number): number {
  let last = first;
  while (last < words.to && last - first < MOST_PARTICLES && PARTICLES.has(words.hash(last))) last++;
  return last;
}

function mayBe(words: NameWords, word: number): boolean {
  if (words.isCapital(word) || words.is(word, WORD_HAS_DIGIT) || words.length(word) < LEAST_UNITS)
    return false;
  // "unser enkel holt es ab": most short verbs are names by some weak list.
  if (GOES_ON.has(words.hash(word))) return false;
  return !words.isCommon(word) && !REPLY_WORDS.has(words.hash(word)) && !SAID_OF_KIN.has(words.hash(word));
}
