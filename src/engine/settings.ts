/** What a caller of the library says of an engine, checked, as the plain data that engines are made from. */
import type { Policy } from '../model/policy.ts';
import { loadPolicy } from '../policy/load.ts';
import type { PolicyFile } from '../policy/policy-file.ts';
import { checkChoice, checkPaths } from './options.ts';
import type { EngineSettings } from './types.ts';

export interface EngineOptions {
  /**
   * Preset name, path of a policy file, the policy itself, or what `loadPolicy` returned; `mask` if absent. Paths
   * start at the working folder.
   */
  readonly policy?: string | PolicyFile | Policy;
  /** Files or folders of further rules, read after the built-in ones. */
  readonly rules?: readonly string[];
  /** `mask`: masks stand where the policy writes tokens, and no keys are needed. Without it such a policy is refused. */
  readonly tokens?: 'mask';
}

export const ENGINE_OPTIONS = [
  'policy',
  'rules',
  'tokens',
] as const satisfies readonly (keyof EngineOptions)[];

/** @throws ChatveilError POLICY_INVALID, LIST_INVALID, USAGE */
export async function settingsOf({
  policy = 'mask',
  rules = [],
  tokens,
}: EngineOptions): Promise<EngineSettings> {
  checkPaths('options', 'rules', rules);
  if (tokens !== undefined) checkChoice('options', 'tokens', tokens, ['mask']);
  const settings = { policy: await loadPolicy(policy), rulePaths: [...rules] };
  return tokens === undefined ? settings : { ...settings, tokens };
}
