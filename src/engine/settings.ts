/** What a caller of the library says of an engine, checked, as the plain data that engines are made from. */
import { loadPolicy } from '../policy/load.ts';
import type { PolicyFile } from '../policy/policy-file.ts';
import { checkPaths } from './options.ts';
import type { EngineSettings } from './types.ts';

export interface EngineOptions {
  /** Preset name, path of a policy file, or the policy itself; `mask` if absent. Paths start at the working folder. */
  readonly policy?: string | PolicyFile;
  /** Files or folders of further rules, read after the built-in ones. */
  readonly rules?: readonly string[];
}

export const ENGINE_OPTIONS = ['policy', 'rules'] as const satisfies readonly (keyof EngineOptions)[];

/** @throws ChatveilError POLICY_INVALID, LIST_INVALID, USAGE */
export async function settingsOf({ policy = 'mask', rules = [] }: EngineOptions): Promise<EngineSettings> {
  checkPaths('options', 'rules', rules);
  return { policy: await loadPolicy(policy), rulePaths: [...rules] };
}
