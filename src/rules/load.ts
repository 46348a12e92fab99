/**
 * Reads rule packs: folders of YAML, one rule a file, the file's name being the rule's id; files in a folder named
 * `cues` are cue lists, folders named `dictionaries` are not rules and are passed over.
 *
 * Everything is checked before anything is returned; the result does not depend on the order in which the file
 * system lists names. Reading is synchronous, since it happens once, at start.
 */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readYaml } from '../config/yaml.ts';
import { ChatveilError } from '../model/errors.ts';
import type { CueFile, RuleFile } from '../model/rule.ts';
import { checkCueFile, checkRule } from './check.ts';

export interface LoadedRules {
  /** Ascending by id. */
  readonly rules: RuleFile[];
  /** Ascending by id. */
  readonly cues: CueFile[];
}

const CUE_FOLDER = 'cues';
const PASSED_OVER: ReadonlySet<string> = new Set(['dictionaries', 'node_modules']);
/** Folders nested deeper than this are a mistake or a loop of links. */
const MAX_DEPTH = 8;

/** Rules and cue lists that are there already: their cue groups may be used, their ids are taken. */
export type RulesBefore = Readonly<Record<keyof LoadedRules, readonly { readonly id: string }[]>>;

const NOTHING_BEFORE: RulesBefore = { rules: [], cues: [] };

/**
 * @param paths folders or single files; all are read as one set, so that ids and cue groups are shared
 * @param knownValidators names that rules may use
 * @throws ChatveilError RULE_INVALID or RULE_UNSAFE, naming rule, field, file and line
 */
export function loadRuleFiles(
  paths: readonly string[],
  knownValidators: ReadonlySet<string>,
  before: RulesBefore = NOTHING_BEFORE,
): LoadedRules {
  const files = paths.flatMap((path) => listFiles(path, 0));
  const seen = new Map<string, string>([
    ...before.rules.map(({ id }) => [`rule ${id}`, 'a built-in rule'] as const),
    ...before.cues.map(({ id }) => [`cue ${id}`, 'a built-in cue list'] as const),
  ]);
  const named = files.map((file) => {
    const id = basename(file).replace(/\.ya?ml$/, '');
    const isCue = basename(dirname(file)) === CUE_FOLDER;
    const key = `${isCue ? 'cue' : 'rule'} ${id}`;
    const other = seen.get(key);
    if (other !== undefined)
      throw new ChatveilError('RULE_INVALID', `the id is taken by ${other}`, { subject: id, file });
    seen.set(key, file);
    return { id, file, isCue };
  });
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
    a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  const cues = named
    .filter((entry) => entry.isCue)
    .map(({ id, file }) => checkCueFile(id, readYaml(file, 'RULE_INVALID')))
    .sort(byId);
  const known = {
    validators: knownValidators,
    cueGroups: new Set([...before.cues, ...cues].map((cue) => cue.id)),
  };
  const rules = named
    .filter((entry) => !entry.isCue)
    .map(({ id, file }) => checkRule(id, readYaml(file, 'RULE_INVALID'), known))
    .sort(byId);
  return { rules, cues };
}

function listFiles(path: string, depth: number): string[] {
  if (depth > MAX_DEPTH)
    throw new ChatveilError('RULE_INVALID', 'folders are nested too deep', { file: path, limit: MAX_DEPTH });
  let entries: Dirent[];
  try {
    if (!statSync(path).isDirectory()) return [path];
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    throw new ChatveilError('RULE_INVALID', 'the file or folder cannot be read', { file: path });
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.name.startsWith('.') || PASSED_OVER.has(entry.name)) return [];
      const inner = join(path, entry.name);
      if (entry.isDirectory()) return listFiles(inner, depth + 1);
      return /\.ya?ml$/.test(entry.name) ? [inner] : [];
    });
}
