/** Holds what people wrote as a policy against the tables: fields, types, roles, operators. Reads no files. */
import type { Checker, FieldPath } from '../config/checked-value.ts';
import { ENTITY_TYPES, type EntityType } from '../model/entity-types.ts';
import { type Action, EPOCH_LENGTHS, type Policy, type SubjectRule } from '../model/policy.ts';
import { ROLES, type Role } from '../model/roles.ts';
import { checkAction, checkFieldAction } from './check-action.ts';
import { NUMBER_FORMS, POLICY_FIELDS, SUBJECT_FIELDS } from './policy-file.ts';

type TypeActions = Partial<Record<EntityType, Action>>;

/** One policy by itself: nothing it extends is merged in, its lists are not read. */
export interface CheckedPolicy {
  version?: 1;
  name?: string;
  extends?: string;
  default?: Action;
  readonly types: TypeActions;
  readonly roles: Partial<Record<Role, TypeActions>>;
  readonly fields: Record<string, Action>;
  readonly minScore: Partial<Record<EntityType | 'default', number>>;
  readonly allow: string[];
  readonly deny: string[];
  numbers?: Policy['numbers'];
  subject?: SubjectRule;
}

const SCORED = ['default', ...ENTITY_TYPES] as const;
const ACTION_EXAMPLE = '{ EMAIL: { action: mask } }';

/** Checks a whole policy. @throws ChatveilError as the checker makes it. */
export function checkPolicy(check: Checker, value: unknown): CheckedPolicy {
  const policy: CheckedPolicy = { types: {}, roles: {}, fields: {}, minScore: {}, allow: [], deny: [] };
  const example = '{ version: 1, extends: mask }';
  for (const [field, inner] of check.entries(value, [], 'policy field', POLICY_FIELDS, example)) {
    const path = [field];
    switch (field) {
      case 'version':
        if (inner !== 1) check.fail(path, 'version must be 1');
        policy.version = 1;
        break;
      case 'name':
        policy.name = checkName(check, inner, path);
        break;
      case 'extends':
        policy.extends = check.string(inner, path);
        break;
      case 'default':
        policy.default = checkAction(check, inner, path);
        break;
      case 'types':
        Object.assign(policy.types, checkTypes(check, inner, path));
        break;
      case 'roles':
        for (const [role, actions] of check.entries(inner, path, 'role', ROLES, '{ agent: … }')) {
          policy.roles[role] = checkTypes(check, actions, [...path, role]);
        }
        break;
      case 'fields':
        for (const [at, action] of Object.entries(check.object(inner, path, '{ /visitor/notes: … }'))) {
          if (!at.startsWith('/'))
            check.fail([...path, at], 'a field path starts with /, such as /visitor/notes');
          policy.fields[at] = checkFieldAction(check, action, [...path, at]);
        }
        break;
      case 'min_score':
        for (const [name, score] of check.entries(inner, path, 'type', SCORED, '{ default: 0.5 }')) {
          policy.minScore[name] = check.number(score, [...path, name], 0, 1);
        }
        break;
      case 'allow':
      case 'deny':
        policy[field].push(...check.strings(inner, path));
        break;
      case 'numbers':
        policy.numbers = check.name(inner, path, 'form of numbers', NUMBER_FORMS);
        break;
      case 'subject':
        policy.subject = checkSubject(check, inner, path);
        break;
    }
  }
  return policy;
}

function checkTypes(check: Checker, value: unknown, path: FieldPath): TypeActions {
  const actions: TypeActions = {};
  for (const [type, action] of check.entries(value, path, 'type', ENTITY_TYPES, ACTION_EXAMPLE)) {
    actions[type] = checkAction(check, action, [...path, type], type);
  }
  return actions;
}

function checkSubject(check: Checker, value: unknown, path: FieldPath): SubjectRule {
  const given = new Map(
    check.entries(value, path, 'field of subject', SUBJECT_FIELDS, '{ path: /customer/id }'),
  );
  const fieldPath = (name: (typeof SUBJECT_FIELDS)[number]): string | undefined => {
    if (!given.has(name)) return undefined;
    const at = check.string(given.get(name), [...path, name]);
    if (!at.startsWith('/')) check.fail([...path, name], 'a field path starts with /, such as /customer/id');
    return at;
  };
  const customer = fieldPath('path');
  const agentPath = fieldPath('agent_path');
  const domain = given.has('domain') ? check.string(given.get('domain'), [...path, 'domain']) : undefined;
  const epoch = given.has('epoch')
    ? check.name(given.get('epoch'), [...path, 'epoch'], 'epoch', EPOCH_LENGTHS)
    : undefined;
  return {
    ...(customer === undefined ? {} : { path: customer }),
    ...(agentPath === undefined ? {} : { agentPath }),
    ...(domain === undefined ? {} : { domain }),
    ...(epoch === undefined ? {} : { epoch }),
  };
}

/** Names stand in reports, manifests and file names. */
function checkName(check: Checker, value: unknown, path: FieldPath): string {
  const name = check.string(value, path);
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name)) {
    check.fail(path, 'name must be letters, digits, dots, hyphens and underscores, at most 64');
  }
  return name;
}
