/**
 * Build step: checks and compiles the built-in rules and dictionaries and writes them to `dist/packs`. Run after the
 * compiler: `node dist/engine/build-packs.js`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { bindValidators, VALIDATOR_NAMES } from '../detect/validators/index.ts';
import { buildPack, PACK_FILE, PLACES_FILE, WORDS_FILE } from '../rules/builtin.ts';

const { pack, rules } = buildPack(VALIDATOR_NAMES);
for (const rule of rules.rules) {
  bindValidators(rule.file.validators);
  void rule.matcher;
}
mkdirSync(new URL('.', PACK_FILE), { recursive: true });
writeFileSync(WORDS_FILE, new Uint8Array(rules.words.toBuffer()));
writeFileSync(PLACES_FILE, new Uint8Array(rules.places.toBuffer()));
writeFileSync(PACK_FILE, JSON.stringify(pack));
process.stdout.write(
  `packs: ${rules.rules.length} rules, ${pack.cues.length} cue lists, ${rules.words.size} words, ${rules.places.size} places\n`,
);
