/**
 * The JSON Schema of chatveil.yaml, made from the table of settings. The schema that ships is compared with it;
 * `npx vitest run test/config/chatveil-yaml.test.ts -u` writes it anew.
 */
import {
  COLUMN_MEANINGS,
  FAIL_ON,
  FORMATS,
  SETTINGS,
  type SettingRow,
} from '../../src/config/chatveil-yaml.ts';
import { ENTITY_TYPES } from '../../src/model/entity-types.ts';

type Schema = { readonly [key: string]: unknown };

const text: Schema = { type: 'string', minLength: 1 };
const oneOrMore = (item: Schema): Schema => ({ anyOf: [item, { type: 'array', items: item }] });

const BY_KIND: Readonly<Record<SettingRow['kind'], Schema>> = {
  path: text,
  paths: oneOrMore(text),
  output: text,
  policy: text,
  store: text,
  text,
  format: { enum: FORMATS },
  columns: { type: 'object', additionalProperties: { enum: [...COLUMN_MEANINGS, ...ENTITY_TYPES] } },
  types: oneOrMore({ enum: FAIL_ON }),
  share: { type: 'number', minimum: 0, maximum: 1 },
  count: { type: 'integer', minimum: 1 },
  boolean: { type: 'boolean' },
};

export const CONFIG_SCHEMA: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'chatveil.yaml',
  description:
    'Settings of chatveil for the transcripts in a folder; a flag on the command line goes before them.',
  type: ['object', 'null'],
  properties: Object.fromEntries(
    SETTINGS.map(({ key, kind, describe }) => [key, { description: describe, ...BY_KIND[kind] }]),
  ),
  additionalProperties: false,
};
