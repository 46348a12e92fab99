/** Holds one action of a policy against the operator table. */
import type { CheckedObject, Checker, FieldPath } from '../config/checked-value.ts';
import { type EntityType, NEVER_KEYED_TYPES } from '../model/entity-types.ts';
import type { OperatorParameter } from '../model/operator.ts';
import type { Action } from '../model/policy.ts';
import { mask } from '../operators/mask.ts';
import type { OperatorRow, ParameterValues } from '../operators/operator-row.ts';
import { OPERATORS } from '../operators/table.ts';

export const ACTION_NAMES: readonly string[] = Object.keys(OPERATORS);

/** The text that stands for a whole field where the policy gives none. */
export const FIELD_TEXT = '[REDACTED]';

/** Checks an action; with `type`, also whether that type may be treated so. */
export function checkAction(check: Checker, value: unknown, path: FieldPath, type?: EntityType): Action {
  const { action, ...given } = check.object(value, path, '{ action: mask }');
  if (action === undefined) {
    check.fail(path, `no action is named; known are ${ACTION_NAMES.join(', ')}`);
  }
  const name = check.name(action, [...path, 'action'], 'action', ACTION_NAMES);
  const operator = operatorNamed(name);
  const parameters = checkParameters(check, operator, given, path, type);
  if (type !== undefined && NEVER_KEYED_TYPES.has(type) && mayLeave(operator, parameters)) {
    check.fail(path, `${type} may only be dropped or masked without showing any of it, not even its length`);
  }
  return { action: name, ...parameters };
}

/**
 * Checks an action for a whole field. Nothing is known of what the field holds, so it has no type and no ordinal:
 * it is kept, dropped, or replaced by a fixed text, never sealed.
 */
export function checkFieldAction(check: Checker, value: unknown, path: FieldPath): Action {
  const action = checkAction(check, value, path);
  if (operatorNamed(action.action).keyed === true)
    check.fail(
      path,
      'a whole field has no type to be sealed as; give the column a type, or its subject a path',
    );
  if (action.action !== 'mask') return action;
  const { style } = action;
  if (style === undefined) return { ...action, style: 'fixed', text: FIELD_TEXT };
  if (style !== 'fixed') {
    check.fail(
      path,
      `a field is masked whole: its style can only be fixed, with a text or with ${FIELD_TEXT}`,
    );
  }
  return action;
}

/** Whether anything of the value is left, to be read or to be opened. Never for what is never keyed. */
export function mayLeave(operator: OperatorRow, parameters: ParameterValues): boolean {
  return operator.keyed === true || operator.shows(parameters);
}

/** The operator of a checked action; mask where a policy that was never checked names something else. */
export function operatorNamed(name: string): OperatorRow {
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  return operator ?? mask;
}

/** The parameters of an action, without its name. */
export function parametersOf(action: Action): Readonly<Record<string, string | number | boolean>> {
  const { action: _, ...parameters } = action;
  return parameters;
}

function checkParameters(
  check: Checker,
  operator: OperatorRow,
  given: CheckedObject,
  path: FieldPath,
  type: EntityType | undefined,
): Record<string, string | number | boolean> {
  const names = Object.keys(operator.parameters);
  const parameters: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(given)) {
    const parameter = Object.hasOwn(operator.parameters, name) ? operator.parameters[name] : undefined;
    if (parameter === undefined) {
      if (names.length === 0) check.fail([...path, name], `${operator.name} takes no parameters`);
      return check.unknown(name, [...path, name], `parameter of ${operator.name}`, names);
    }
    parameters[name] = checkParameter(check, parameter, value, [...path, name]);
  }
  for (const name of names) {
    if (operator.parameters[name]?.required === true && parameters[name] === undefined) {
      check.fail(path, `${operator.name} needs ${name}`);
    }
  }
  const problem = operator.check?.(parameters, type);
  if (problem !== undefined)
    check.fail([...path, problem.parameter], `${problem.parameter} ${problem.reason}`);
  return parameters;
}

function checkParameter(
  check: Checker,
  parameter: OperatorParameter,
  value: unknown,
  path: FieldPath,
): string | number | boolean {
  const { kind, choices = [], min = 0, max = Number.MAX_SAFE_INTEGER } = parameter;
  switch (kind) {
    case 'choice':
      return check.name(value, path, String(path.at(-1)), choices);
    case 'integer':
      return check.integer(value, path, min, max);
    case 'boolean':
      return check.boolean(value, path);
    case 'string': {
      const text = check.string(value, path);
      if (text.length < min || text.length > max) {
        check.fail(path, `${path.at(-1)} must have from ${min} to ${max} characters`);
      }
      return text;
    }
  }
}
