import type { EntityType } from './entity-types.ts';

/** What an operator may know of the value it replaces. */
export interface OperatorContext {
  readonly type: EntityType;
  /**
   * The ordinal of this value in its conversation: equal values, and a name with its parts, share one.
   * Asked lazily, so that only operators that show ordinals use one up.
   */
  ordinal(): number;
}

/** Parameter of an operator as a table row, checked when a policy is loaded. */
export interface OperatorParameter {
  readonly kind: 'string' | 'integer' | 'boolean' | 'choice';
  readonly choices?: readonly string[];
  readonly required?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly describe: string;
}

/** One row of the operator table. */
export interface Operator {
  readonly name: string;
  readonly describe: string;
  readonly parameters: Readonly<Record<string, OperatorParameter>>;
  /** Leaves the value in the output; such an action must be written out and shows in the report. */
  readonly keeps?: boolean;
  apply(
    value: string,
    parameters: Readonly<Record<string, string | number | boolean>>,
    context: OperatorContext,
  ): string;
}
