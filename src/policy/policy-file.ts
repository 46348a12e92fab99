/**
 * A policy as people write it, in YAML or as an object: what the fields are called and which preset or file it
 * builds on. The loaded form is model/policy.ts.
 */
import type { EntityType } from '../model/entity-types.ts';
import type { Action, EpochLength } from '../model/policy.ts';
import type { Role } from '../model/roles.ts';

export interface PolicyFile {
  /** Version of this form; must be there in files. */
  readonly version?: 1;
  readonly name?: string;
  /** A preset, or a policy file; relative paths start at this policy's folder. Without it everything is masked. */
  readonly extends?: string;
  /** What is done to types not named. */
  readonly default?: Action;
  readonly types?: Readonly<Partial<Record<EntityType, Action>>>;
  /**
   * By the role of whom a value is about, told by labels and participants, else of who says it; goes before `types`.
   * What is replaced once in a conversation is replaced everywhere in it, whoever says it.
   */
  readonly roles?: Readonly<Partial<Record<Role, Readonly<Partial<Record<EntityType, Action>>>>>>;
  /**
   * By field path, such as `/visitor/notes`, with `*` for array positions or any one name; goes before everything
   * else. `mask` and `drop` are done to the whole field whatever it holds, `keep` leaves all but passwords and the
   * like.
   */
  readonly fields?: Readonly<Record<string, Action>>;
  readonly min_score?: Readonly<Partial<Record<EntityType | 'default', number>>>;
  /** List files; relative paths start at this policy's folder. */
  readonly allow?: readonly string[];
  readonly deny?: readonly string[];
  readonly numbers?: 'string' | 'zero';
  /**
   * Whose data a conversation holds, for tokens: paths of the customer's and the agent's handle (a customer number, not
   * an id that only this conversation knows), and the domain whose keys seal it. Without a handle the conversation is
   * the subject. With an `epoch` a subject has another key in each year, quarter or month of the conversations' own times.
   */
  readonly subject?: {
    readonly path?: string;
    readonly agent_path?: string;
    readonly domain?: string;
    readonly epoch?: EpochLength;
  };
}

/** Fields of a policy file, in the order in which they are documented. */
export const POLICY_FIELDS = [
  'version',
  'name',
  'extends',
  'default',
  'types',
  'roles',
  'fields',
  'min_score',
  'allow',
  'deny',
  'numbers',
  'subject',
] as const satisfies readonly (keyof PolicyFile)[];

export const SUBJECT_FIELDS = ['path', 'agent_path', 'domain', 'epoch'] as const;

export const NUMBER_FORMS = ['string', 'zero'] as const;
