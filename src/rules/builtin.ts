/**
 * The rules, cue lists and dictionaries that come with chatveil. The build compiles them into three files that load in
 * milliseconds; where these are missing (running from source) the YAML and the word lists are read instead.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CueFile, RuleFile } from '../model/rule.ts';
import { type CompiledRules, compileRules } from './compile.ts';
import { type LoadedRules, loadRuleFiles } from './load.ts';
import { packRules, type RulePack, unpackRules } from './pack.ts';
import { WORD_NO_PLACE, WordTable } from './words.ts';
import { readDictionaries, readPlaces } from './words-load.ts';

/** Where the build puts what it compiled: beside the compiled code. */
export const PACK_FILE: URL = new URL('../packs/rules.json', import.meta.url);
export const WORDS_FILE: URL = new URL('../packs/words.bin', import.meta.url);
export const PLACES_FILE: URL = new URL('../packs/places.bin', import.meta.url);
const RULES_FOLDER: string = fileURLToPath(new URL('../../rules', import.meta.url));

/** What `PACK_FILE` holds. */
export interface BuiltinPack {
  readonly compiled: RulePack;
  readonly cues: readonly CueFile[];
  readonly wordsFingerprint: string;
}

export interface BuiltinRules {
  readonly rules: readonly RuleFile[];
  readonly cues: readonly CueFile[];
  /** The built-in rules alone. */
  compiled(): CompiledRules;
  /** These rules and cue lists over the built-in dictionaries. */
  compile(rules: readonly RuleFile[], cues: readonly CueFile[]): CompiledRules;
}

/** @throws ChatveilError RULE_INVALID, RULE_UNSAFE or DICTIONARY_INVALID when read from source */
export function loadBuiltinRules(knownValidators: ReadonlySet<string>): BuiltinRules {
  return existsSync(PACK_FILE) ? readPack() : readSources(knownValidators);
}

function readPack(): BuiltinRules {
  // Written by the build from checked sources, so it is trusted as it is.
  const { compiled, cues, wordsFingerprint }: BuiltinPack = JSON.parse(readFileSync(PACK_FILE, 'utf8'));
  const table = (file: URL): WordTable => {
    const bytes = readFileSync(file);
    return WordTable.fromBuffer(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  };
  let read: { readonly words: WordTable; readonly places: WordTable } | undefined;
  const tables = () => (read ??= { words: table(WORDS_FILE), places: table(PLACES_FILE) });
  return {
    rules: compiled.rules.map((rule) => rule.file),
    cues,
    compiled: () => unpackRules(compiled, tables().words, tables().places),
    compile: (rules, cueFiles) =>
      compileRules(rules, cueFiles, tables().words, wordsFingerprint, tables().places),
  };
}

function readSources(knownValidators: ReadonlySet<string>): BuiltinRules {
  const { rules, cues }: LoadedRules = loadRuleFiles([RULES_FOLDER], knownValidators);
  const compile = (files: readonly RuleFile[], cueFiles: readonly CueFile[]): CompiledRules => {
    const { words, places } = readTables();
    return compileRules(files, cueFiles, words, fingerprintOf(words, places), places);
  };
  return { rules, cues, compiled: () => compile(rules, cues), compile };
}

/** Reads the sources and compiles them, for the build to write. */
export function buildPack(knownValidators: ReadonlySet<string>): { pack: BuiltinPack; rules: CompiledRules } {
  const { rules: files, cues } = loadRuleFiles([RULES_FOLDER], knownValidators);
  const { words, places } = readTables();
  const wordsFingerprint = fingerprintOf(words, places);
  const rules = compileRules(files, cues, words, wordsFingerprint, places);
  words.markMissing(places, WORD_NO_PLACE);
  return { pack: { compiled: packRules(rules), cues, wordsFingerprint }, rules };
}

function readTables(): { words: WordTable; places: WordTable } {
  const folder = `${RULES_FOLDER}/dictionaries`;
  return { words: WordTable.build(readDictionaries(folder)), places: WordTable.build(readPlaces(folder)) };
}

function fingerprintOf(words: WordTable, places: WordTable): string {
  return words.fingerprint + places.fingerprint;
}
