/**
 * Build step: checks the sources of the built-in rules and writes them, with the dictionaries as one table, to
 * `dist/packs`. Run after the compiler: `node dist/engine/build-packs.js`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { VALIDATOR_NAMES } from '../detect/validators/index.ts';
import { PACK_FILE, readSources, WORDS_FILE } from '../rules/builtin.ts';
import { compileRules } from '../rules/compile.ts';

const { rules, cues, words, wordsFingerprint } = readSources(VALIDATOR_NAMES);
const compiled = compileRules(rules, cues, words, wordsFingerprint);
for (const rule of compiled.rules) void rule.matcher;
mkdirSync(new URL('.', PACK_FILE), { recursive: true });
rmSync(PACK_FILE, { force: true });
writeFileSync(WORDS_FILE, new Uint8Array(compiled.words.toBuffer()));
writeFileSync(PACK_FILE, JSON.stringify({ rules, cues, wordsFingerprint }));
process.stdout.write(
  `packs: ${rules.length} rules, ${cues.length} cue lists, ${compiled.words.size} words\n`,
);
