import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fromJSONSchema } from 'zod';
import { PRESETS } from '../../src/policy/presets.ts';
import { POLICY_SCHEMA } from './policy-schema.ts';

const SCHEMA = new URL('../../schemas/policy.schema.json', import.meta.url);
const FIXTURES = new URL('../fixtures/policies/', import.meta.url);
const filesIn = (folder: string): string[] =>
  readdirSync(new URL(folder, FIXTURES)).filter((name) => /\.(yaml|json)$/.test(name));
const read = (path: string): unknown => parse(readFileSync(new URL(path, FIXTURES), 'utf8'));

/** What only the loader can see: other files, the syntax of YAML, and parameters that do not go together. */
const ONLY_LOADER = [
  'bad-base.yaml',
  'circle-a.yaml',
  'circle-b.yaml',
  'duplicate.yaml',
  'fixed-ordinal.yaml',
  'fixed-without-text.yaml',
  'list-type.yaml',
  'missing-base.yaml',
  'missing-list.yaml',
  'token-length.yaml',
  'token-scope.yaml',
  'wrong-style-parameter.yaml',
  'yaml.yaml',
];

describe('schemas/policy.schema.json', () => {
  const schema = fromJSONSchema(JSON.parse(readFileSync(SCHEMA, 'utf8')));

  it('says what the tables say', async () => {
    await expect(`${JSON.stringify(POLICY_SCHEMA, null, 2)}\n`).toMatchFileSnapshot(fileURLToPath(SCHEMA));
  });

  it.each(filesIn('valid/'))('accepts %s', (name) => {
    expect(schema.safeParse(read(`valid/${name}`)).error).toBeUndefined();
  });

  it.each(Object.entries(PRESETS))('accepts the preset %s', (_, preset) => {
    expect(schema.safeParse(preset).error).toBeUndefined();
  });

  it.each(filesIn('invalid/').filter((name) => !ONLY_LOADER.includes(name)))('refuses %s', (name) => {
    expect(schema.safeParse(read(`invalid/${name}`)).success).toBe(false);
  });
});
