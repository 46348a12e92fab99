import type { EntityType } from '../model/entity-types.ts';
import type { Operator } from '../model/operator.ts';

export type ParameterValues = Readonly<Record<string, string | number | boolean>>;

export interface ParameterProblem {
  readonly parameter: string;
  /** A clause that follows the parameter's name: "needs …", "is only for …". */
  readonly reason: string;
}

/** One row of the operator table: the contract that engines call, and what a policy check asks on top of it. */
export interface OperatorRow extends Operator {
  /**
   * What the parameter table cannot say: which parameters go together, and which go with a type (undefined where the
   * action is for several). Called with checked single parameters.
   */
  check?(parameters: ParameterValues, type?: EntityType): ParameterProblem | undefined;
  /**
   * Whether anything of the value is left to see with these parameters, its length included.
   * Such an action is refused for types that are only ever masked.
   */
  shows(parameters: ParameterValues): boolean;
}
