/**
 * Which operator a finding gets. All choices are made when the policy is compiled; a call is two look-ups. Holds
 * operators, which are functions: it is made in each worker from the policy, which is plain data.
 */
import { ENTITY_TYPES, type EntityType, NEVER_KEYED_TYPES } from '../model/entity-types.ts';
import type { Operator } from '../model/operator.ts';
import type { Action, Policy } from '../model/policy.ts';
import { ROLES, type Role } from '../model/roles.ts';
import type { OperatorRow, ParameterValues } from '../operators/operator-row.ts';
import { type PartialShape, partialShape } from '../operators/partial-mask.ts';
import { mayLeave, operatorNamed } from './check-action.ts';
import { FieldRules } from './field-rules.ts';

export interface Decision {
  /** The operator's name. */
  readonly name: string;
  readonly operator: Operator;
  readonly parameters: ParameterValues;
}

export interface Decider {
  /** For a finding. `fieldPath` is the path of the field it stands in, as in the FieldTable. */
  decide(type: EntityType, role: Role, fieldPath: string): Decision;
  /** Whether a field rule keeps findings of this type, whoever they are about. */
  keepsInField(type: EntityType, fieldPath: string): boolean;
  /**
   * For a whole slot, before anything is looked for in it: its text is replaced by what the operator makes of it.
   * Undefined where the policy leaves the field to its findings; a field that it keeps is left to `decide`, since
   * passwords and the like are masked there too. The operator shows no ordinal and no type.
   */
  fieldAction(fieldPath: string): Decision | undefined;
  /** Whether some decision needs keys. */
  readonly isKeyed: boolean;
  /** The partial masks that this policy writes, for finding them in its own output. */
  readonly partialShapes: readonly PartialShape[];
}

export function compilePolicy(policy: Policy): Decider {
  const fields = new FieldRules(policy.fields, decisionOf);
  const byRole = new Map<Role, ReadonlyMap<EntityType, Decision>>();
  for (const role of ROLES)
    byRole.set(role, new Map(ENTITY_TYPES.map((type) => [type, choose(policy, type, role)])));

  const lookUp = (type: EntityType, role: Role): Decision => byRole.get(role)?.get(type) ?? MASK;
  const keptAt = (type: EntityType, fieldPath: string): Decision | undefined => {
    const rule = fields.at(fieldPath);
    return rule?.operator.keeps === true && !NEVER_KEYED_TYPES.has(type) ? rule : undefined;
  };
  return {
    decide: fields.isEmpty
      ? lookUp
      : (type, role, fieldPath) => keptAt(type, fieldPath) ?? lookUp(type, role),
    keepsInField: (type, fieldPath) => keptAt(type, fieldPath) !== undefined,
    fieldAction: (fieldPath) => {
      const rule = fields.at(fieldPath);
      return rule?.operator.keeps === true ? undefined : rule;
    },
    isKeyed: [...byRole.values()].some((decisions) =>
      [...decisions.values()].some(({ operator }) => operator.keyed === true),
    ),
    partialShapes: shapesOf(byRole),
  };
}

/** What is done where an operator cannot do its work. */
export const MASK: Decision = decisionOf({ action: 'mask' });

/** What is done with text that only looks like a token, whatever the policy says of its type. */
export const SEAL: Decision = decisionOf({ action: 'token' });

function decisionOf(action: Action): Decision {
  const { action: name, ...parameters } = action;
  const operator: OperatorRow = operatorNamed(name);
  return { name: operator.name, operator, parameters };
}

function choose(policy: Policy, type: EntityType, role: Role): Decision {
  const decision = decisionOf(policy.roles[role]?.[type] ?? policy.types[type] ?? policy.default);
  // The loader refuses this; a policy object that did not come from it must not get through either.
  const { operator, parameters } = decision;
  return NEVER_KEYED_TYPES.has(type) && mayLeave(operatorNamed(operator.name), parameters) ? MASK : decision;
}

function shapesOf(byRole: ReadonlyMap<Role, ReadonlyMap<EntityType, Decision>>): PartialShape[] {
  const shapes = new Map<string, PartialShape>();
  for (const decisions of byRole.values()) {
    for (const [type, { parameters }] of decisions) {
      const { style } = parameters;
      if (style !== 'partial') continue;
      const shape = partialShape(type, parameters);
      if (shape.keepFirst + shape.keepLast > 0) shapes.set(JSON.stringify(shape), shape);
    }
  }
  return [...shapes.values()];
}
