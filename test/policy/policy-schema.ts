/**
 * The JSON Schema of policy files, made from the tables that the loader checks against. The schema that ships is
 * compared with it; `npx vitest run test/policy/schema.test.ts -u` writes it anew.
 */
import { ENTITY_TYPES, NEVER_KEYED_TYPES } from '../../src/model/entity-types.ts';
import type { OperatorParameter } from '../../src/model/operator.ts';
import { EPOCH_LENGTHS } from '../../src/model/policy.ts';
import { ROLES } from '../../src/model/roles.ts';
import type { OperatorRow } from '../../src/operators/operator-row.ts';
import { OPERATORS } from '../../src/operators/table.ts';
import { mayLeave } from '../../src/policy/check-action.ts';
import { NUMBER_FORMS, type POLICY_FIELDS, type SUBJECT_FIELDS } from '../../src/policy/policy-file.ts';
import { PRESET_NAMES } from '../../src/policy/presets.ts';

export type Schema = { readonly [key: string]: unknown };

const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

const closed = (properties: Schema, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
  additionalProperties: false,
});

function parameterSchema(
  { kind, choices = [], min, max, describe }: OperatorParameter,
  allows: (choice: string) => boolean,
): Schema {
  const description = describe;
  switch (kind) {
    case 'choice':
      return { description, enum: choices.filter(allows) };
    case 'integer':
      return { description, type: 'integer', minimum: min, maximum: max };
    case 'boolean':
      return { description, type: 'boolean' };
    case 'string':
      return { description, type: 'string', minLength: min, maxLength: max };
  }
}

function operatorSchema(
  operator: OperatorRow,
  allows: (parameters: Record<string, string>) => boolean = () => true,
): Schema {
  const properties = Object.fromEntries(
    Object.entries(operator.parameters).map(([name, row]) => [
      name,
      parameterSchema(row, (choice) => allows({ [name]: choice })),
    ]),
  );
  return {
    title: operator.name,
    description: operator.describe,
    ...closed({ action: { const: operator.name }, ...properties }, ['action']),
  };
}

const operators = Object.values(OPERATORS);
const hiding = operators.filter((operator) => !mayLeave(operator, {}));
const unkeyed = operators.filter((operator) => operator.keyed !== true);

const byType: Schema = closed(
  Object.fromEntries(
    ENTITY_TYPES.map((type) => [type, ref(NEVER_KEYED_TYPES.has(type) ? 'hidingAction' : 'action')]),
  ),
);

const score: Schema = { type: 'number', minimum: 0, maximum: 1 };
const files = (description: string): Schema => ({
  description,
  anyOf: [
    { type: 'string', minLength: 1 },
    { type: 'array', items: { type: 'string', minLength: 1 } },
  ],
});

const properties: Record<(typeof POLICY_FIELDS)[number], Schema> = {
  version: { description: 'Version of this form.', const: 1 },
  name: {
    description: 'Stands in reports and manifests; the name of the file if not given.',
    type: 'string',
    pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
  },
  extends: {
    description:
      'What this policy builds on: a preset, or a policy file, relative to this one. Without it everything is masked.',
    anyOf: [
      { enum: PRESET_NAMES },
      { type: 'string', pattern: '[\\\\/]|\\.([yY][aA]?[mM][lL]|[jJ][sS][oO][nN])$' },
    ],
  },
  default: { description: 'What is done to types not named.', ...ref('action') },
  types: { description: 'What is done to each type.', ...ref('byType') },
  roles: {
    description: 'What is done by who speaks; goes before types.',
    ...closed(Object.fromEntries(ROLES.map((role) => [role, ref('byType')]))),
  },
  fields: {
    description:
      'What is done by field path, with * for array positions or any one name; goes before everything else. mask and drop are done to the whole field, whatever it holds; keep leaves all but security codes, PINs, passwords and secrets.',
    type: 'object',
    propertyNames: { pattern: '^/' },
    additionalProperties: ref('fieldAction'),
  },
  min_score: {
    description: 'Findings with a lower score are left alone.',
    ...closed({ default: score, ...Object.fromEntries(ENTITY_TYPES.map((type) => [type, score])) }),
  },
  allow: files('Lists of terms that are never replaced, relative to this file: one term a line, or CSV.'),
  deny: files(
    'Lists of terms that are always found, relative to this file: one term a line, or CSV with the columns term and type.',
  ),
  numbers: { description: 'What a masked JSON number becomes: a string, or 0.', enum: NUMBER_FORMS },
  subject: {
    description:
      'Whose data a conversation holds, for tokens: where the handles of customer and agent stand, and the domain whose keys seal it.',
    ...closed({
      path: { type: 'string', pattern: '^/' },
      agent_path: { type: 'string', pattern: '^/' },
      domain: { type: 'string', minLength: 1 },
      epoch: {
        description: "A subject has another key in each calendar span (UTC) of the conversations' own times.",
        enum: EPOCH_LENGTHS,
      },
    } satisfies Record<(typeof SUBJECT_FIELDS)[number], unknown>),
  },
};

export const POLICY_SCHEMA: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'chatveil policy',
  description: 'What is done with each kind of personal data that is found.',
  ...closed(properties, ['version']),
  $defs: {
    action: { anyOf: operators.map((operator) => operatorSchema(operator)) },
    hidingAction: {
      description: 'For what is never shown: not even the length of the value may be left.',
      anyOf: hiding.map((operator) => operatorSchema(operator, (parameters) => !operator.shows(parameters))),
    },
    fieldAction: {
      anyOf: unkeyed.map((operator) =>
        operatorSchema(operator, ({ style }) => style === undefined || style === 'fixed'),
      ),
    },
    byType,
  },
};
