/**
 * Words by which people say digits and letters aloud, in the languages of support chats: digits, numbers below a
 * hundred, hundreds, "double", spelling alphabets, signs, and the sounds between. A word may mean different things in
 * different languages, so each entry says in which; a stretch of spoken words must make sense in one of them.
 *
 * Compared by hash on the word stream, without case and accents.
 */
import { hashWord } from './word-hash.ts';

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv'] as const;
type Language = (typeof LANGUAGES)[number];
export const ALL_LANGUAGES: number = (1 << LANGUAGES.length) - 1;

/** - `digit`: 0 to 9; `teen`: 10 to 19; `tens`: 20, 30 …; `pair`: 21 to 99 in one word
 * - `hundred`: times a hundred; `times`: the next digit twice or three times
 * - `letter`: a letter of a spelling alphabet; `sign`: a dash or slash; `joint`: "and", a sound of thinking */
export type SpokenKind =
  | 'digit'
  | 'teen'
  | 'tens'
  | 'pair'
  | 'hundred'
  | 'times'
  | 'letter'
  | 'sign'
  | 'joint';

export interface SpokenWord {
  readonly kind: SpokenKind;
  readonly value: number;
  /** The letter or sign that it stands for. */
  readonly unit: string;
  /** Bits by the position in LANGUAGES. */
  readonly languages: number;
}

const UNITS: Readonly<Record<Language, string>> = {
  en: 'zero/oh/o/nought/naught/nil one two three four five six seven eight nine',
  de: 'null eins/ein zwei/zwo drei vier fünf/fuenf sechs sieben acht neun',
  fr: 'zéro un/une deux trois quatre cinq six sept huit neuf',
  es: 'cero uno/una/un dos tres cuatro cinco seis siete ocho nueve',
  it: 'zero uno/una due tre quattro cinque sei sette otto nove',
  nl: 'nul een/één twee drie vier vijf zes zeven acht negen',
  pl: 'zero jeden/jedna/raz dwa/dwie trzy cztery pięć sześć siedem osiem dziewięć',
  pt: 'zero um/uma dois/duas três quatro cinco seis/meia sete oito nove',
  sv: 'noll ett/en två tre fyra fem sex sju åtta nio',
};

/** Ten to nineteen. */
const TEENS: Readonly<Record<Language, string>> = {
  en: 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  de: 'zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
  fr: 'dix onze douze treize quatorze quinze seize dixsept dixhuit dixneuf',
  es: 'diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve',
  it: 'dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
  nl: 'tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien',
  pl: 'dziesięć jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście',
  pt: 'dez onze doze treze catorze/quatorze quinze dezasseis/dezesseis dezassete/dezessete dezoito dezanove/dezenove',
  sv: 'tio elva tolv tretton fjorton femton sexton sjutton arton nitton',
};

/** Twenty to ninety. */
const TENS: Readonly<Record<Language, string>> = {
  en: 'twenty thirty forty/fourty fifty sixty seventy eighty ninety',
  de: 'zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig',
  fr: 'vingt/vingts trente quarante cinquante soixante septante huitante/octante nonante',
  es: 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
  it: 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta',
  nl: 'twintig dertig veertig vijftig zestig zeventig tachtig negentig',
  pl: 'dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt',
  pt: 'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
  sv: 'tjugo trettio fyrtio femtio sextio sjuttio åttio nittio',
};

const HUNDREDS: Readonly<Record<Language, string>> = {
  en: 'hundred',
  de: 'hundert',
  fr: 'cent cents',
  es: 'cien ciento',
  it: 'cento',
  nl: 'honderd',
  pl: 'sto',
  pt: 'cem cento',
  sv: 'hundra',
};

/** A hundred to nine hundred in one word, where a language has such words of its own. */
const WHOLE_HUNDREDS: Partial<Readonly<Record<Language, string>>> = {
  es: 'doscientos/doscientas trescientos/trescientas cuatrocientos quinientos seiscientos setecientos ochocientos novecientos',
  it: 'duecento trecento quattrocento cinquecento seicento settecento ottocento novecento',
  pl: 'dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset',
  pt: 'duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos',
  de: 'zweihundert dreihundert vierhundert fünfhundert sechshundert siebenhundert achthundert neunhundert',
  nl: 'tweehonderd driehonderd vierhonderd vijfhonderd zeshonderd zevenhonderd achthonderd negenhonderd',
  sv: 'tvåhundra trehundra fyrahundra femhundra sexhundra sjuhundra åttahundra niohundra',
};

/** Twice / three times. */
const TIMES: Readonly<Record<Language, readonly [twice: string, thrice: string]>> = {
  en: ['double dbl', 'treble triple'],
  de: ['doppel doppelt zweimal', 'dreifach dreimal'],
  fr: ['double', 'triple'],
  es: ['doble', 'triple'],
  it: ['doppio doppia', 'triplo tripla'],
  nl: ['dubbel dubbele', 'driedubbel driemaal'],
  pl: ['podwójne podwójna podwójny dwukrotnie', 'potrójne'],
  pt: ['duplo dobro', 'triplo'],
  sv: ['dubbel dubbelt', 'trippel'],
};

const SIGNS: Readonly<Record<string, string>> = {
  '-': 'dash hyphen minus strich bindestrich tiret guion guión trattino streepje myślnik kreska traço hífen streck bindestreck',
  '/': 'slash stroke schrägstrich barra ukośnik snedstreck',
  '.': 'dot punkt punto ponto punt kropka',
};

/** What stands between spoken digits and means nothing. */
const JOINTS: Readonly<Record<Language, string>> = {
  en: 'and then uh um uhm erm er hmm pause space gap followed by',
  de: 'und dann die äh ähm öhm hm pause leerzeichen',
  fr: 'et puis euh hum ensuite espace',
  es: 'y luego eh este em espacio después',
  it: 'e poi ehm eh spazio',
  nl: 'en dan eh uh ehm spatie',
  pl: 'i potem yyy eee hmm spacja',
  pt: 'e depois hum ahn espaço',
  sv: 'och sen sedan eh öh hm mellanslag',
};

/** Spelling alphabets, a to z; a slash parts variants. */
const ALPHABETS: readonly string[] = [
  'alpha/alfa bravo charlie delta echo foxtrot/fox golf hotel india juliet/juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey/whisky xray yankee zulu',
  'anton berta cäsar dora emil friedrich gustav heinrich ida julius kaufmann/konrad ludwig martha nordpol otto paula quelle richard samuel/siegfried theodor ulrich viktor wilhelm xanthippe ypsilon zacharias/zeppelin',
  'anatole berthe célestin désiré eugène françois gaston henri irma joseph kléber louis marcel nicolas oscar pierre quintal raoul suzanne thérèse ursule victor william xavier yvonne zoé',
  'ancona bologna/bari como domodossola empoli firenze genova hotel imola jolly kappa livorno milano napoli otranto palermo quarto roma savona torino udine venezia washington xeres york zara',
  'antonio burgos carmen dolores enrique francia gerona historia inés josé kilo lorenzo madrid navarra oviedo parís queso ramón sábado toledo ulises valencia washington xilófono yegua zaragoza',
  'anton bernhard cornelis dirk eduard ferdinand gerard hendrik izaak johan karel lodewijk maria nico otto pieter quirinus richard simon theodoor utrecht victor willem xantippe ypsilon zaandam',
  'adam barbara celina dorota ewa franciszek genowefa henryk irena jadwiga karol leon maria natalia olga paweł quebec roman stanisław tadeusz urszula violetta wacław xawery ypsilon zygmunt',
  'adam bertil cesar david erik filip gustav helge ivar johan kalle ludvig martin niklas olof petter qvintus rudolf sigurd tore urban viktor wilhelm xerxes yngve zäta',
];

const BY_HASH = new Map<number, SpokenWord[]>();

build();

/** What the word of this hash may stand for; empty for nearly all words. */
export function spokenWords(h1: number): readonly SpokenWord[] {
  return BY_HASH.get(h1) ?? NONE;
}

/** Digits that are articles and the like in running text, mostly of another language. */
const EVERYDAY: ReadonlySet<number> = new Set(
  'ein un une una uno um uma een en ett o sei once raz'.split(' ').map((word) => hashWord(word).h1),
);

/** Whether the word says a digit in one language and is an everyday word of another. */
export function isEverydayDigit(h1: number): boolean {
  return EVERYDAY.has(h1);
}

/** Whether the word says a number in some language, or part of one. */
export function isNumberWord(h1: number): boolean {
  return spokenWords(h1).some(({ kind }) => NUMBERS.has(kind));
}

/** Hashes of the words that say a digit, a number or a letter and seldom anything else. */
export function digitWordHashes(): number[] {
  return [...BY_HASH]
    .filter(
      ([h1, words]) => !EVERYDAY.has(h1) && words.some(({ kind }) => kind !== 'joint' && kind !== 'sign'),
    )
    .map(([h1]) => h1);
}

const NONE: readonly SpokenWord[] = [];
const NUMBERS: ReadonlySet<SpokenKind> = new Set<SpokenKind>(['digit', 'teen', 'tens', 'pair', 'hundred']);

function build(): void {
  LANGUAGES.forEach((language, index) => {
    const bit = 1 << index;
    const each = (list: string, kind: SpokenKind, value: (at: number) => number): void => {
      list.split(' ').forEach((variants, at) => {
        for (const word of variants.split('/')) add(word, kind, value(at), '', bit);
      });
    };
    each(UNITS[language], 'digit', (at) => at);
    each(TEENS[language], 'teen', (at) => 10 + at);
    each(TENS[language], 'tens', (at) => 20 + 10 * at);
    each(HUNDREDS[language], 'hundred', () => 1);
    const hundreds = WHOLE_HUNDREDS[language];
    if (hundreds !== undefined) each(hundreds, 'hundred', (at) => 200 + 100 * at);
    TIMES[language].forEach((list, at) => {
      for (const word of list.split(' ')) add(word, 'times', 2 + at, '', bit);
    });
    for (const word of JOINTS[language].split(' ')) add(word, 'joint', 0, '', bit);
  });
  addPairs();
  for (const [sign, words] of Object.entries(SIGNS)) {
    for (const word of words.split(' ')) add(word, 'sign', 0, sign, ALL_LANGUAGES);
  }
  for (const alphabet of ALPHABETS) {
    alphabet.split(' ').forEach((variants, at) => {
      const letter = String.fromCharCode(0x61 + at);
      for (const word of variants.split('/')) add(word, 'letter', 0, letter, ALL_LANGUAGES);
    });
  }
}

/** Numbers that a language writes as one word: einundzwanzig, eenentwintig, tjugoett, veintiuno, ventuno. */
function addPairs(): void {
  const list = (text: string): string[] => text.split(' ').map((variants) => variants.split('/')[0]!);
  const pair = (language: Language, join: (unit: string, ten: string) => string): void => {
    const bit = 1 << LANGUAGES.indexOf(language);
    const units = list(UNITS[language]);
    const below = new Map<number, string>();
    for (let u = 1; u < 10; u++) below.set(u, units[u]!);
    list(TEENS[language]).forEach((teen, t) => {
      below.set(10 + t, teen);
    });
    list(TENS[language]).forEach((ten, t) => {
      below.set(20 + 10 * t, ten);
      for (let u = 1; u < 10; u++) {
        const word = join(units[u]!, ten);
        below.set(20 + 10 * t + u, word);
        add(word, 'pair', 20 + 10 * t + u, '', bit);
      }
    });
    addThreeDigits(language, below);
  };
  pair('de', (unit, ten) => `${unit === 'eins' ? 'ein' : unit}und${ten}`);
  pair('nl', (unit, ten) => `${unit}en${ten}`);
  pair('sv', (unit, ten) => `${ten}${unit}`);
  pair('it', (unit, ten) => `${unit === 'uno' || unit === 'otto' ? ten.slice(0, -1) : ten}${unit}`);
  const spanish =
    'veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve';
  spanish.split(' ').forEach((word, at) => {
    add(word, 'pair', 21 + at, '', 1 << LANGUAGES.indexOf('es'));
  });
}

/** "femhundrafemtiofem", "fünfhundertvierzehn", "vijfhonderdachttien", "cinquecentodue": a number of three digits in one word. */
function addThreeDigits(language: Language, below: ReadonlyMap<number, string>): void {
  const bit = 1 << LANGUAGES.indexOf(language);
  const hundreds = [HUNDREDS[language], ...(WHOLE_HUNDREDS[language] ?? '').split(' ')];
  hundreds.forEach((hundred, at) => {
    for (const [value, word] of below) add(hundred + word, 'pair', 100 * (at + 1) + value, '', bit);
  });
}

function add(word: string, kind: SpokenKind, value: number, unit: string, languages: number): void {
  const { h1 } = hashWord(word);
  const list = BY_HASH.get(h1);
  if (list === undefined) {
    BY_HASH.set(h1, [{ kind, value, unit, languages }]);
    return;
  }
  const at = list.findIndex((other) => other.kind === kind && other.value === value && other.unit === unit);
  if (at < 0) list.push({ kind, value, unit, languages });
  else list[at] = { kind, value, unit, languages: list[at]!.languages | languages };
}
