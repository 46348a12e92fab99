import { createHash } from 'node:crypto';
import { VALIDATOR_NAMES } from '../detect/validators/index.ts';
import type { Policy } from '../model/policy.ts';
import { loadBuiltinRules } from '../rules/builtin.ts';
import { type CompiledRules, compileRules } from '../rules/compile.ts';
import { loadRuleFiles } from '../rules/load.ts';
import type { EngineSettings } from './types.ts';
import { VERSION } from './version.ts';

/**
 * The built-in rules and those of `rulePaths`, compiled.
 * @throws ChatveilError RULE_INVALID, RULE_UNSAFE
 */
export function loadRules({ rulePaths }: Pick<EngineSettings, 'rulePaths'>): CompiledRules {
  const { rules, cues, words, wordsFingerprint } = loadBuiltinRules(VALIDATOR_NAMES);
  if (rulePaths.length === 0) return compileRules(rules, cues, words, wordsFingerprint);
  const added = loadRuleFiles(rulePaths, VALIDATOR_NAMES, { rules, cues });
  return compileRules([...rules, ...added.rules], [...cues, ...added.cues], words, wordsFingerprint);
}

/** Changes with anything that could change findings or replacements. */
export function fingerprintOf(rules: CompiledRules, policy: Policy): string {
  return createHash('sha256')
    .update(JSON.stringify({ version: VERSION, rules: rules.fingerprint, policy }))
    .digest('hex')
    .slice(0, 16);
}
