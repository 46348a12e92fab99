import { createHash } from 'node:crypto';
import { bindValidators, VALIDATOR_NAMES } from '../detect/validators/index.ts';
import type { Policy } from '../model/policy.ts';
import { loadBuiltinRules } from '../rules/builtin.ts';
import type { CompiledRules } from '../rules/compile.ts';
import { loadRuleFiles } from '../rules/load.ts';
import type { EngineSettings } from './types.ts';
import { VERSION } from './version.ts';

/**
 * The built-in rules and those of `rulePaths`, compiled.
 * @throws ChatveilError RULE_INVALID, RULE_UNSAFE
 */
export function loadRules({ rulePaths }: Pick<EngineSettings, 'rulePaths'>): CompiledRules {
  const builtin = loadBuiltinRules(VALIDATOR_NAMES);
  if (rulePaths.length === 0) return builtin.compiled();
  const added = loadRuleFiles(rulePaths, VALIDATOR_NAMES, builtin);
  // Built-in rules were checked at build; an argument that does not fit must not come up in the middle of a run.
  for (const rule of added.rules) bindValidators(rule.validators);
  return builtin.compile([...builtin.rules, ...added.rules], [...builtin.cues, ...added.cues]);
}

/** Changes with anything that could change findings or replacements. */
export function fingerprintOf(rules: CompiledRules, policy: Policy, keys?: string): string {
  return createHash('sha256')
    .update(JSON.stringify({ version: VERSION, rules: rules.fingerprint, policy, keys }))
    .digest('hex')
    .slice(0, 16);
}
