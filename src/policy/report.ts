import { ENTITY_TYPES, type EntityType, NEVER_KEYED_TYPES } from '../model/entity-types.ts';
import type { Action, Policy } from '../model/policy.ts';
import { ROLES, type Role } from '../model/roles.ts';
import { operatorNamed, parametersOf } from './check-action.ts';

/** One place where a policy leaves some or all of a value to be read. */
export interface Loosened {
  /** Missing for a field rule, which stands for all types but those that are only ever masked. */
  readonly type?: EntityType;
  /** Only what this role says; missing for all roles that have no rule of their own. */
  readonly role?: Role;
  readonly field?: string;
  /** `whole`: the value stays. `ends`: some letters or digits, or the value's length, can be seen. */
  readonly left: 'whole' | 'ends';
}

export interface PolicyReport {
  readonly name: string;
  /** What the policy builds on, nearest first. */
  readonly extends: readonly string[];
  /** In the order of types, then roles, then fields. */
  readonly loosened: readonly Loosened[];
}

/** What a report says about the policy it ran under. */
export function policyReport(policy: Policy): PolicyReport {
  const loosened: Loosened[] = [];
  const note = (action: Action, place: Omit<Loosened, 'left'>): void => {
    const operator = operatorNamed(action.action);
    if (place.type !== undefined && NEVER_KEYED_TYPES.has(place.type)) return;
    if (operator.keeps === true) loosened.push({ ...place, left: 'whole' });
    else if (operator.shows(parametersOf(action))) loosened.push({ ...place, left: 'ends' });
  };
  for (const type of ENTITY_TYPES) note(policy.types[type] ?? policy.default, { type });
  for (const role of ROLES) {
    for (const type of ENTITY_TYPES) {
      const action = policy.roles[role]?.[type];
      if (action !== undefined) note(action, { type, role });
    }
  }
  for (const [field, action] of Object.entries(policy.fields)) note(action, { field });
  return { name: policy.name, extends: policy.extends, loosened };
}
