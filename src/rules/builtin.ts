/**
 * The rules, cue lists and dictionaries that come with chatveil. The build writes them into two files that load in
 * milliseconds; where these are missing (running from source) the YAML and the word lists are read instead.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CueFile, RuleFile } from '../model/rule.ts';
import { loadRuleFiles } from './load.ts';
import { WordTable } from './words.ts';
import { readDictionaries } from './words-load.ts';

const PACK_FILE: URL = new URL('../packs/rules.json', import.meta.url);
const WORDS_FILE: URL = new URL('../packs/words.bin', import.meta.url);
const RULES_FOLDER: string = fileURLToPath(new URL('../../rules', import.meta.url));

export interface BuiltinRules {
  readonly rules: readonly RuleFile[];
  readonly cues: readonly CueFile[];
  readonly words: WordTable;
  readonly wordsFingerprint: string;
}

interface PackFile {
  readonly rules: readonly RuleFile[];
  readonly cues: readonly CueFile[];
  readonly wordsFingerprint: string;
}

/** @throws ChatveilError RULE_INVALID, RULE_UNSAFE or DICTIONARY_INVALID when read from source */
export function loadBuiltinRules(knownValidators: ReadonlySet<string>): BuiltinRules {
  return existsSync(PACK_FILE) ? readPack() : readSources(knownValidators);
}

function readPack(): BuiltinRules {
  // Written by the build from checked sources, so it is trusted as it is.
  const pack: PackFile = JSON.parse(readFileSync(PACK_FILE, 'utf8'));
  const bytes = readFileSync(WORDS_FILE);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  return { ...pack, words: WordTable.fromBuffer(buffer) };
}

/** Reads and checks the sources of all built-in rules. */
export function readSources(knownValidators: ReadonlySet<string>): BuiltinRules {
  const { rules, cues } = loadRuleFiles([RULES_FOLDER], knownValidators);
  const words = WordTable.build(readDictionaries(`${RULES_FOLDER}/dictionaries`));
  const wordsFingerprint = createHash('sha256')
    .update(new Uint8Array(words.toBuffer()))
    .digest('hex')
    .slice(0, 16);
  return { rules, cues, words, wordsFingerprint };
}

export { PACK_FILE, WORDS_FILE };
