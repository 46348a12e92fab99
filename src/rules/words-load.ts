/**
 * Reads a folder of dictionaries. A dictionary is two files: `<name>.txt`, one word or phrase a line, UTF-8, sorted;
 * and `<name>.source.yaml`, which says where the words come from, under which licence, and which classes they get.
 * Every list needs its source, every source its list. Errors are DICTIONARY_INVALID with file and line.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Checker } from '../config/checked-value.ts';
import { readYaml } from '../config/yaml.ts';
import { ChatveilError } from '../model/errors.ts';
import { foldWord, splitWords } from '../text/word-hash.ts';
import { PLACE_BEGINS, PLACE_CITY, PLACE_CODE, PLACE_REGION, PLACE_TOWN } from './places.ts';
import {
  WORD_COMMON,
  WORD_COMMON_ABROAD,
  WORD_FAMILIAR_GIVEN,
  WORD_FAMILIAR_SURNAME,
  WORD_GIVEN,
  WORD_PLACE,
  WORD_SURNAME,
  WORD_WEAK,
  WORD_WORDY_GIVEN,
  type WordEntry,
} from './words.ts';

/** Class names of `<name>.source.yaml` → bits in the word table, and in the table of places; 0 is not in it. */
const CLASSES = {
  given: [WORD_GIVEN, 0],
  surname: [WORD_SURNAME, 0],
  common: [WORD_COMMON, 0],
  'common-abroad': [WORD_COMMON_ABROAD, 0],
  place: [WORD_PLACE, 0],
  weak: [WORD_WEAK, 0],
  'familiar-given': [WORD_FAMILIAR_GIVEN, 0],
  'familiar-surname': [WORD_FAMILIAR_SURNAME, 0],
  'wordy-given': [WORD_WORDY_GIVEN, 0],
  city: [0, PLACE_CITY],
  town: [0, PLACE_TOWN],
  region: [0, PLACE_REGION],
  'region-code': [0, PLACE_CODE],
} as const;
type ClassName = keyof typeof CLASSES;
const CLASS_NAMES = [
  'given',
  'surname',
  'common',
  'common-abroad',
  'place',
  'weak',
  'familiar-given',
  'familiar-surname',
  'wordy-given',
  'city',
  'town',
  'region',
  'region-code',
] as const satisfies readonly ClassName[];

/** UTF-16 units of one line; the longest place names stay far below. */
const MAX_LINE = 128;

/** What `<name>.source.yaml` says. */
export interface DictionarySource {
  readonly name: string;
  readonly title: string;
  readonly classes: readonly string[];
  readonly origins: readonly DictionaryOrigin[];
  /** How the list was made from its origins. */
  readonly method: string;
  /** The day it was built, as YYYY-MM-DD. */
  readonly built: string;
}

export interface DictionaryOrigin {
  /** A package with its version, or `chatveil` for words written for this project. */
  readonly source: string;
  readonly licence: string;
}

/** All words and phrases of all dictionaries in `folder`, list by list; a word may come up in several. */
export function* readDictionaries(folder: string): Generator<WordEntry> {
  yield* readClasses(folder, 0);
}

/**
 * Places of all dictionaries in `folder`, the words of each written as one, for the table of places; and how those of
 * several words begin, so that a reader can stop where no place goes on.
 */
export function* readPlaces(folder: string): Generator<WordEntry> {
  for (const [phrase, bits] of readClasses(folder, 1)) {
    yield [foldWord(phrase), bits];
    for (const { end } of splitWords(phrase).slice(0, -1))
      yield [foldWord(phrase.slice(0, end)), PLACE_BEGINS];
  }
}

function* readClasses(folder: string, table: 0 | 1): Generator<WordEntry> {
  for (const name of dictionaryNames(folder)) {
    const source = readDictionarySource(folder, name);
    const bits = CLASS_NAMES.filter((known) => source.classes.includes(known)).reduce(
      (joined, known) => joined | CLASSES[known][table],
      0,
    );
    if (bits === 0) continue;
    for (const word of readWords(join(folder, `${name}.txt`))) yield [word, bits];
  }
}

/** Names of the dictionaries in `folder`, sorted. */
export function dictionaryNames(folder: string): string[] {
  let files: string[];
  try {
    files = readdirSync(folder);
  } catch {
    throw invalid('the folder cannot be read', folder);
  }
  const lists = files.filter((file) => file.endsWith('.txt')).map((file) => file.slice(0, -'.txt'.length));
  for (const file of files) {
    const name = file.replace(/\.(txt|source\.yaml)$/, '');
    if (name === file) throw invalid('only .txt and .source.yaml files belong here', join(folder, file));
    const partner = file.endsWith('.txt') ? `${name}.source.yaml` : `${name}.txt`;
    if (!files.includes(partner)) throw invalid(`its partner ${partner} is missing`, join(folder, file));
  }
  return lists.sort();
}

export function readDictionarySource(folder: string, name: string): DictionarySource {
  const file = join(folder, `${name}.source.yaml`);
  const { value, lineOf } = readYaml(file, 'DICTIONARY_INVALID');
  const check = new Checker({ code: 'DICTIONARY_INVALID', subject: name, file, lineOf });
  const fields = check.object(value, [], 'title: Given names');
  const known = ['title', 'classes', 'origins', 'method', 'built'];
  for (const field of Object.keys(fields)) {
    if (!known.includes(field)) check.unknown(field, [field], 'field', known);
  }
  const classes = check
    .strings(fields['classes'], ['classes'])
    .map((word, i) => check.name(word, ['classes', i], 'class', CLASS_NAMES));
  if (classes.length === 0) check.fail(['classes'], 'classes must name at least one class');
  const origins: unknown = fields['origins'];
  if (!Array.isArray(origins) || origins.length === 0) {
    return check.fail(['origins'], 'origins must be a list of source and licence');
  }
  const built = check.string(fields['built'], ['built']);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(built)) check.fail(['built'], 'built must be a day such as 2026-01-31');
  return {
    name,
    title: check.string(fields['title'], ['title']),
    classes,
    origins: origins.map((origin: unknown, i) => {
      const of = check.object(origin, ['origins', i], 'source: package 1.0.0');
      return {
        source: check.string(of['source'], ['origins', i, 'source']),
        licence: check.string(of['licence'], ['origins', i, 'licence']),
      };
    }),
    method: check.string(fields['method'], ['method']),
    built,
  };
}

function* readWords(file: string): Generator<string> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch {
    throw invalid('the file cannot be read as UTF-8', file);
  }
  if (!text.endsWith('\n')) throw invalid('the last line must end in a line end', file);
  let line = 0;
  let previous = '';
  for (const word of text.slice(0, -1).split('\n')) {
    line++;
    if (word.length > MAX_LINE) throw invalid('the line is too long for a word', file, line);
    if (foldWord(word) === '' || word.trim() !== word) {
      throw invalid('every line must be a word or phrase without outer blanks', file, line);
    }
    // Sorted by code units, so that a change shows as the lines that changed.
    if (word <= previous) throw invalid('lines must be sorted and each stand once', file, line);
    previous = word;
    yield word;
  }
}

function invalid(message: string, file: string, line?: number): ChatveilError {
  const place = line === undefined ? { file } : { file, line };
  return new ChatveilError('DICTIONARY_INVALID', message, { subject: basename(file), ...place });
}
