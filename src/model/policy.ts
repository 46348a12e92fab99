import type { EntityType } from './entity-types.ts';
import type { Role } from './roles.ts';

/** What is done with a finding: an operator's name and its parameters, checked against the operator table. */
export interface Action {
  readonly action: string;
  readonly [parameter: string]: string | number | boolean;
}

/** A policy after loading, with everything it extends merged in. */
export interface Policy {
  readonly version: 1;
  readonly name: string;
  /** Every preset and file this one extends, nearest first; reports name them. */
  readonly extends: readonly string[];
  /** Types not named in `types`. */
  readonly default: Action;
  readonly types: Readonly<Partial<Record<EntityType, Action>>>;
  readonly roles: Readonly<Partial<Record<Role, Readonly<Partial<Record<EntityType, Action>>>>>>;
  /** By field path; the action is done to the whole slot, found or not. */
  readonly fields: Readonly<Record<string, Action>>;
  readonly minScore: { readonly default: number } & Readonly<Partial<Record<EntityType, number>>>;
  readonly allow: readonly string[];
  readonly deny: readonly DenyTerm[];
  /** What a masked JSON number becomes: a string with the mask, or `0`. */
  readonly numbers: 'string' | 'zero';
  readonly subject: SubjectRule;
}

/** Where a record says whom it is about, and which domain holds their keys. */
export interface SubjectRule {
  /** Field path of the customer's handle in the tenant's own systems. */
  readonly path?: string;
  /** The same for the agent. */
  readonly agentPath?: string;
  readonly domain?: string;
  /** How long keys of one subject are the same; none: always. */
  readonly epoch?: EpochLength;
}

/** Calendar spans in UTC, by which a subject's keys may differ, so that they can end with their time. */
export const EPOCH_LENGTHS = ['none', 'year', 'quarter', 'month'] as const;
export type EpochLength = (typeof EPOCH_LENGTHS)[number];

export interface DenyTerm {
  readonly term: string;
  readonly type: EntityType;
}
