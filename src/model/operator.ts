import type { EntityType } from './entity-types.ts';

/** How far equal values have equal short tokens. */
export const TOKEN_SCOPES = ['conversation', 'subject', 'domain'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** How a value becomes a token: sealed in it (d), or named by it (v). */
export type Sealing = { readonly form: 'd' } | { readonly form: 'v'; readonly scope: TokenScope };

/** What an operator may know of the value it replaces. */
export interface OperatorContext {
  readonly type: EntityType;
  /**
   * The ordinal of this value in its conversation: equal values, and a name with its parts, share one.
   * Asked lazily, so that only operators that show ordinals use one up.
   */
  ordinal(): number;
  /** The value's token, or undefined where it may not be sealed. Only there if the engine has keys. */
  seal?(how: Sealing): string | undefined;
  /** A keyed hash of the value, however it is spelled; undefined where its subject was erased. As `seal`. */
  hash?(): string | undefined;
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
  /** Needs keys; refused without them, and for types that are never keyed. */
  readonly keyed?: boolean;
  /** The replacement; undefined where there can be none of this kind, and the value has to be masked. */
  apply(
    value: string,
    parameters: Readonly<Record<string, string | number | boolean>>,
    context: OperatorContext,
  ): string | undefined;
}
