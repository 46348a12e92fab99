/**
 * What a reader of a report must know of a policy: what is done with each type, and where the policy lets
 * personal data through. The second is never left to the reader to work out from the first.
 */
import { ENTITY_TYPES, type EntityType } from '../model/entity-types.ts';
import type { Policy } from '../model/policy.ts';
import { ROLES } from '../model/roles.ts';
import type { SealedFor } from './summary-input.ts';

/** A place where a policy leaves some or all of a value to be read. */
export interface Loosening {
  /** Missing for a field. */
  readonly type?: EntityType;
  /** Only what this role says. */
  readonly role?: string;
  readonly field?: string;
  /** `whole`: the value stays. `ends`: some letters or digits, or the value's length, can be seen. */
  readonly left: 'whole' | 'ends';
}

/** Longer lists of types are told by what is missing from them. */
const TYPES_LISTED = 12;

/** `mask`, or `mask (agent: keep)` where roles differ. */
export function actionLabel(policy: Policy, type: EntityType): string {
  const base = (policy.types[type] ?? policy.default).action;
  const others = ROLES.flatMap((role) => {
    const action = policy.roles[role]?.[type]?.action;
    return action === undefined || action === base ? [] : [`${role}: ${action}`];
  });
  return others.length === 0 ? base : `${base} (${others.join(', ')})`;
}

/** One clause for each way in which personal data stays to be read; empty for a strict policy. */
export function looseClauses(policy: Policy, loosened: readonly Loosening[]): string[] {
  const clauses: string[] = [];
  const verbs = { whole: 'keeps', ends: 'shows parts of' } as const;
  for (const left of ['whole', 'ends'] as const) {
    const here = loosened.filter((one) => one.left === left);
    const everywhere = typesOf(here.filter((one) => one.role === undefined));
    if (everywhere.length > 0) clauses.push(`${verbs[left]} ${typeList(everywhere)}`);
    for (const role of ROLES) {
      const own = typesOf(here.filter((one) => one.role === role)).filter(
        (type) => !everywhere.includes(type),
      );
      if (own.length > 0) clauses.push(`${verbs[left]} ${typeList(own)} of role ${role}`);
    }
    const fields = here.flatMap(({ field }) => (field === undefined ? [] : [field]));
    if (fields.length > 0) clauses.push(`${verbs[left]} what stands in ${fields.join(', ')}`);
  }
  const allowed = policy.allow.length;
  if (allowed > 0) clauses.push(`leaves ${allowed} allowed ${allowed === 1 ? 'value' : 'values'} alone`);
  return clauses;
}

/** What tokens mean to whoever gets them: they are personal data still. */
export function sealedClause({ domain, purpose }: Pick<SealedFor, 'domain' | 'purpose'>): string {
  return `writes tokens that the keys of ${domain} (${purpose}) turn back`;
}

/** `0.5 (PLACE 0.7)` */
export function scoreLabel(policy: Policy): string {
  const { default: base, ...own } = policy.minScore;
  const others = Object.entries(own).map(([type, score]) => `${type} ${score}`);
  return others.length === 0 ? `${base}` : `${base} (${others.join(', ')})`;
}

function typesOf(loosened: readonly Loosening[]): EntityType[] {
  return loosened.flatMap(({ type }) => (type === undefined ? [] : [type]));
}

function typeList(types: readonly EntityType[]): string {
  if (types.length <= TYPES_LISTED) return types.join(', ');
  const others = ENTITY_TYPES.filter((type) => !types.includes(type));
  return others.length === 0 ? 'every type' : `every type but ${others.join(', ')}`;
}
