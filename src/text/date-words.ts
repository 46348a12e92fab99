/**
 * Words by which people say a day aloud: months, ordinals up to thirty-first, thousands and years in one word, in the
 * languages of support chats. Numbers below a hundred are in `spoken-words.ts`. Compared by hash on the word stream,
 * without case and accents.
 */
import { hashWord } from './word-hash.ts';

/** - `link`: "of", "the", what stands between and tells nothing; `number`: a thousand, an ordinal of a year */
export type DateWord = 'month' | 'ordinal' | 'number' | 'link';

const MONTHS = [
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept oct nov dec',
  'januar jänner februar märz mai juni juli oktober dezember',
  'janvier février mars avril juin juillet août septembre octobre novembre décembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre',
  'gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre',
  'januari februari maart mei augustus',
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
  'janeiro fevereiro março maio junho julho setembro outubro novembro dezembro',
  'maj augusti',
];

const ORDINALS = [
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth',
  'erster zweiter dritter vierter fünfter sechster siebter achter neunter zehnter elfter zwölfter dreizehnter vierzehnter fünfzehnter sechzehnter siebzehnter achtzehnter neunzehnter zwanzigster dreißigster',
  'ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten elften zwölften dreizehnten vierzehnten fünfzehnten sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten dreißigsten',
  'erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte',
  'einundzwanzigster zweiundzwanzigster dreiundzwanzigster vierundzwanzigster fünfundzwanzigster sechsundzwanzigster siebenundzwanzigster achtundzwanzigster neunundzwanzigster einunddreißigster',
  'einundzwanzigsten zweiundzwanzigsten dreiundzwanzigsten vierundzwanzigsten fünfundzwanzigsten sechsundzwanzigsten siebenundzwanzigsten achtundzwanzigsten neunundzwanzigsten einunddreißigsten',
  'premier primero primo primeiro eerste',
  'tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde',
  'pierwszego drugiego trzeciego czwartego piątego szóstego siódmego ósmego dziewiątego dziesiątego jedenastego dwunastego trzynastego czternastego piętnastego szesnastego siedemnastego osiemnastego dziewiętnastego dwudziestego trzydziestego',
  'pierwszy drugi trzeci czwarty piąty szósty siódmy ósmy dziewiąty dziesiąty jedenasty dwunasty trzynasty czternasty piętnasty szesnasty siedemnasty osiemnasty dziewiętnasty dwudziesty trzydziesty',
  'första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde trettionde',
  'tjugoförsta tjugoandra tjugotredje tjugofjärde tjugofemte tjugosjätte tjugosjunde tjugoåttonde tjugonionde trettioförsta',
  'dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste eenentwintigste tweeëntwintigste drieëntwintigste vierentwintigste vijfentwintigste zesentwintigste zevenentwintigste achtentwintigste negenentwintigste dertigste eenendertigste',
];

const NUMBERS = [
  'thousand tausend mille mil duizend tysiąc tysiące tusen',
  'czterdziesty pięćdziesiąty sześćdziesiąty siedemdziesiąty osiemdziesiąty dziewięćdziesiąty',
  'czterdziestego pięćdziesiątego sześćdziesiątego siedemdziesiątego osiemdziesiątego dziewięćdziesiątego',
];

const LINKS = [
  'of the and de del do da dos di des den der du le el il la am im und et y e en och em o i uh um erm ähm euh eh',
];

/** "neunzehnhundertsechzig", "negentientweeënzeventig", "millenovecentottanta", "negentienhonderdzestig", "nittonhundrasextio" */
const YEAR_WORD =
  /^(?:neunzehnhundert|zweitausend|negentien(?:honderd|een|twee|drie|vier|vijf|zes|zeven|acht|negen|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|neunzehn(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)|tweeduizend|millenovecento?|duemila|nittonhundra|tvåtusen|tjugohundra)[\p{L}]{0,24}$/u;

const BY_HASH = new Map<number, DateWord>();
for (const [lists, kind] of [
  [LINKS, 'link'],
  [NUMBERS, 'number'],
  [ORDINALS, 'ordinal'],
  [MONTHS, 'month'],
] as const) {
  for (const word of lists.flatMap((list) => list.split(' '))) BY_HASH.set(hashWord(word).h1, kind);
}

/** What the word of this hash is in a date that is said; undefined for nearly all words. */
export function dateWord(h1: number): DateWord | undefined {
  return BY_HASH.get(h1);
}

/** Whether a word is a whole year of one word; asked only where a date is being read. */
export function isYearWord(text: string): boolean {
  return text.length > 6 && YEAR_WORD.test(text);
}

/** Hashes of the words without which nobody says a date. */
export function dateWordHashes(): number[] {
  return [...BY_HASH].filter(([, kind]) => kind === 'month' || kind === 'ordinal').map(([h1]) => h1);
}
