/**
 * Reads a policy with everything it extends and every list it names, checks it, and merges it into one plain object
 * that crosses to worker threads as it is. A policy that passes can be carried out: nothing is checked later.
 */
import { realpath } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { Checker, type Origin } from '../config/checked-value.ts';
import { readAllowList, readDenyList } from '../config/lists.ts';
import { unknownName } from '../config/nearest.ts';
import { type EntityType, NEVER_KEYED_TYPES } from '../model/entity-types.ts';
import { ChatveilError } from '../model/errors.ts';
import type { Action, DenyTerm, Policy, SubjectRule } from '../model/policy.ts';
import { ROLES, type Role } from '../model/roles.ts';
import { cardsOf } from './cards.ts';
import { mayLeave, operatorNamed, parametersOf } from './check-action.ts';
import { type CheckedPolicy, checkPolicy } from './check-policy.ts';
import { PRESET_NAMES, PRESETS } from './presets.ts';

export interface LoadOptions {
  /** Where relative paths start that stand in `source` itself or in these options; the working folder by default. */
  readonly folder?: string;
  /** Replaces the policy's default score, not the scores it sets by type. */
  readonly minScore?: number;
  /** List files read on top of the policy's own. */
  readonly allow?: readonly string[];
  readonly deny?: readonly string[];
}

/** One policy of a chain, with paths made absolute. */
interface Link {
  readonly name: string;
  /** How the one that extends it calls it. */
  readonly calledAs: string;
  readonly checked: CheckedPolicy;
  readonly allow: readonly string[];
  readonly deny: readonly string[];
}

/** What holds where no policy of the chain says otherwise: everything is masked. */
const BARE = { default: { action: 'mask' }, minScore: 0.5, numbers: 'string' } as const;

/** What was returned once, so that it is known again: a policy that is loaded looks much like one that is to be. */
const LOADED = new WeakSet<object>();

const isLoaded = (source: string | object): source is Policy =>
  typeof source === 'object' && LOADED.has(source);

/**
 * Loads a policy by preset name, from a YAML file, or from an object of the same form (`PolicyFile`). One that was
 * returned before is returned again as it stands.
 * @throws ChatveilError POLICY_INVALID with file, line, field and the nearest valid name; LIST_INVALID; USAGE for
 * options beside a policy that is loaded already.
 */
export async function loadPolicy(source: string | object, options: LoadOptions = {}): Promise<Policy> {
  if (isLoaded(source)) {
    if (Object.keys(options).length > 0)
      throw new ChatveilError('USAGE', 'loadPolicy: a policy that is loaded already takes no options');
    return source;
  }
  const folder = resolve(options.folder ?? '.');
  const chain = await readChain(source, folder);
  const from = (paths: readonly string[] = []): string[] => paths.map((path) => resolve(folder, path));
  const policy = await merge(chain, options.minScore, from(options.allow), from(options.deny));
  LOADED.add(policy);
  return policy;
}

/** The policy and everything it extends, nearest first. */
async function readChain(source: string | object, folder: string): Promise<Link[]> {
  const chain: Link[] = [];
  const seen = new Set<string>();
  let next: { source: string | object; folder: string; from?: Checker } | undefined = { source, folder };
  while (next !== undefined) {
    const { link, key, check, base } = await readLink(next.source, next.folder, next.from);
    if (key !== undefined && seen.has(key)) {
      (next.from ?? check).fail(['extends'], 'the policies extend each other in a circle');
    }
    if (key !== undefined) seen.add(key);
    chain.push(link);
    const parent = link.checked.extends;
    next = parent === undefined ? undefined : { source: parent, folder: base, from: check };
  }
  return chain;
}

interface ReadLink {
  readonly link: Link;
  /** The same for the same preset or file. */
  readonly key?: string;
  readonly check: Checker;
  /** Folder in which its relative paths start. */
  readonly base: string;
}

async function readLink(source: string | object, folder: string, from?: Checker): Promise<ReadLink> {
  if (typeof source !== 'string') {
    const check = new Checker({ code: 'POLICY_INVALID', subject: 'policy' });
    return { link: makeLink(source, 'custom', 'custom', check, folder), check, base: folder };
  }
  if (Object.hasOwn(PRESETS, source)) {
    const check = new Checker({ code: 'POLICY_INVALID', subject: source });
    return {
      link: makeLink(PRESETS[source], source, source, check, folder),
      key: source,
      check,
      base: folder,
    };
  }
  if (!looksLikePath(source)) {
    const message = unknownName('preset', source, PRESET_NAMES);
    const hint = `presets are ${PRESET_NAMES.join(', ')}; a policy file ends in .yaml`;
    if (from !== undefined) from.fail(['extends'], `${message} (${hint})`);
    throw new ChatveilError('POLICY_INVALID', `${message} (${hint})`);
  }
  const path = resolve(folder, source);
  const { readYaml } = await import('../config/yaml.ts');
  const yaml = readYaml(path, 'POLICY_INVALID');
  const origin: Origin = { code: 'POLICY_INVALID', file: path, lineOf: yaml.lineOf };
  const check = new Checker(origin);
  const name = basename(path, extname(path));
  const link = makeLink(yaml.value, name, source, check, dirname(path));
  if (link.checked.version === undefined) check.fail([], 'version: 1 is missing');
  return { link, key: await realpath(path), check, base: dirname(path) };
}

const looksLikePath = (source: string): boolean => /[\\/]/.test(source) || /\.(ya?ml|json)$/i.test(source);

function makeLink(value: unknown, name: string, calledAs: string, check: Checker, folder: string): Link {
  const checked = checkPolicy(check, value);
  return {
    name: checked.name ?? name,
    calledAs,
    checked,
    allow: checked.allow.map((path) => resolve(folder, path)),
    deny: checked.deny.map((path) => resolve(folder, path)),
  };
}

async function merge(
  chain: readonly Link[],
  minScore: number | undefined,
  allowFiles: readonly string[],
  denyFiles: readonly string[],
): Promise<Policy> {
  const types: Partial<Record<EntityType, Action>> = {};
  const roles: { -readonly [R in Role]?: Partial<Record<EntityType, Action>> } = {};
  const fields: Record<string, Action> = {};
  const scores: { default: number } & Partial<Record<EntityType, number>> = { default: BARE.minScore };
  const allow = new Set<string>();
  const deny = new Map<string, DenyTerm>();
  let byDefault: Action = BARE.default;
  let numbers: Policy['numbers'] = BARE.numbers;
  let subject: SubjectRule = {};

  // Farthest first, so that what is nearer replaces it.
  for (const { checked, allow: allowed, deny: denied } of [...chain].reverse()) {
    byDefault = checked.default ?? byDefault;
    numbers = checked.numbers ?? numbers;
    subject = { ...subject, ...checked.subject };
    Object.assign(types, checked.types);
    for (const role of ROLES) {
      if (checked.roles[role] !== undefined) roles[role] = { ...roles[role], ...checked.roles[role] };
    }
    for (const [path, action] of Object.entries(checked.fields)) {
      delete fields[path];
      fields[path] = action;
    }
    Object.assign(scores, checked.minScore);
    await addLists(allow, deny, allowed, denied);
  }
  await addLists(allow, deny, allowFiles, denyFiles);
  if (minScore !== undefined) scores.default = minScore;
  if (mayLeave(operatorNamed(byDefault.action), parametersOf(byDefault))) {
    for (const type of NEVER_KEYED_TYPES) types[type] ??= { action: 'mask' };
  }

  const [own, ...extended] = chain;
  const policy: Policy = {
    version: 1,
    name: own?.name ?? 'custom',
    extends: extended.map((link) => link.calledAs),
    default: byDefault,
    types,
    roles,
    fields,
    minScore: scores,
    allow: [...allow],
    deny: [...deny.values()],
    numbers,
    subject,
  };
  cardsOf(policy);
  return policy;
}

async function addLists(
  allow: Set<string>,
  deny: Map<string, DenyTerm>,
  allowFiles: readonly string[],
  denyFiles: readonly string[],
): Promise<void> {
  for (const file of allowFiles) for (const term of await readAllowList(file)) allow.add(term);
  for (const file of denyFiles) for (const term of await readDenyList(file)) deny.set(term.term, term);
}
