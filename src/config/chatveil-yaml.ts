/**
 * `chatveil.yaml`: the settings of a folder, each the same as a command-line flag. The table below is the one list
 * of them: the check, the file that `chatveil init` writes and the JSON Schema follow it.
 */
import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { ENTITY_TYPES, type EntityType } from '../model/entity-types.ts';
import { FORMAT_NAMES, type FormatName } from '../model/format.ts';
import type { FieldMeaning } from '../model/slots.ts';
import { Checker, type FieldPath } from './checked-value.ts';
import { readYaml } from './yaml.ts';

export const CONFIG_FILE = 'chatveil.yaml';

/**
 * Settings as read, by the names they have in the file; what it does not say is missing. Relative paths stay as
 * written where the file lies in the working folder, else they start with its folder.
 */
export type Settings = {
  output?: string;
  policy?: string;
  format?: FormatName | 'auto';
  columns?: Readonly<Record<string, FieldMeaning | EntityType>>;
  rules?: readonly string[];
  min_score?: number;
  allow?: readonly string[];
  deny?: readonly string[];
  workers?: number;
  limit?: number;
  fail_on?: readonly (EntityType | 'any')[];
  findings?: string;
  report?: string;
  quiet?: boolean;
  keys?: string;
  key_file?: string;
  domain?: string;
};

export interface SettingRow {
  readonly key: keyof Settings;
  readonly flag: string;
  /**
   * - `path`, `paths`: files or folders; `output`: such a path or `-`
   * - `store`: such a path, or a URL
   * - `policy`: a preset's name or such a path
   * - `columns`: a mapping of column names to what they hold
   */
  readonly kind:
    | 'path'
    | 'paths'
    | 'output'
    | 'policy'
    | 'store'
    | 'text'
    | 'format'
    | 'columns'
    | 'types'
    | 'share'
    | 'count'
    | 'boolean';
  readonly describe: string;
  /** YAML of a value, for the written file. */
  readonly example: string;
}

/** What `columns` may say of a column, besides an entity type. */
export const COLUMN_MEANINGS = [
  'text',
  'speaker',
  'role',
  'conversation-id',
  'message-id',
  'other',
] as const satisfies readonly FieldMeaning[];

export const FORMATS = ['auto', ...FORMAT_NAMES] as const;

/** What `fail_on` may name: a type, or all of them. */
export const FAIL_ON = ['any', ...ENTITY_TYPES] as const;

export const SETTINGS: readonly SettingRow[] = [
  {
    key: 'output',
    flag: '--output',
    kind: 'output',
    describe: 'Where the result goes: a file, a folder, or - for standard output.',
    example: 'redacted/',
  },
  {
    key: 'policy',
    flag: '--policy',
    kind: 'policy',
    describe: 'What is done with what is found: a preset (mask, pci, pseudonymise, …) or a policy file.',
    example: 'mask',
  },
  {
    key: 'format',
    flag: '--format',
    kind: 'format',
    describe: 'The format of the transcripts: auto looks at each file.',
    example: 'auto',
  },
  {
    key: 'columns',
    flag: '--columns',
    kind: 'columns',
    describe: 'What the columns of CSV files hold, where their names do not tell: a meaning or a type.',
    example: '{ Body: text, Author: speaker, Ticket: conversation-id, Contact: EMAIL }',
  },
  {
    key: 'rules',
    flag: '--rules',
    kind: 'paths',
    describe: 'Files or folders with rules of your own, on top of the built-in ones.',
    example: '[rules/]',
  },
  {
    key: 'min_score',
    flag: '--min-score',
    kind: 'share',
    describe: 'Findings below this score are left alone, unless the policy sets a score for their type.',
    example: '0.5',
  },
  {
    key: 'allow',
    flag: '--allow',
    kind: 'paths',
    describe: 'Lists of terms that are never replaced, one a line.',
    example: '[lists/public-numbers.csv]',
  },
  {
    key: 'deny',
    flag: '--deny',
    kind: 'paths',
    describe: 'Lists of terms that are always found, one a line; in CSV files with a type after a comma.',
    example: '[lists/names.csv]',
  },
  {
    key: 'workers',
    flag: '--workers',
    kind: 'count',
    describe: 'Worker threads; as many as there are processors if not given.',
    example: '4',
  },
  {
    key: 'limit',
    flag: '--limit',
    kind: 'count',
    describe: 'Stop after so many conversations of each input.',
    example: '1000',
  },
  {
    key: 'findings',
    flag: '--findings',
    kind: 'path',
    describe: 'Write one line of JSON for each finding: where it is and what it is, not its text.',
    example: 'findings.jsonl',
  },
  {
    key: 'report',
    flag: '--report',
    kind: 'path',
    describe: 'Write the summary of a run: JSON with everything counted, CSV with counts by type and rule.',
    example: 'report.json',
  },
  {
    key: 'fail_on',
    flag: '--fail-on',
    kind: 'types',
    describe: 'Types whose presence makes `chatveil scan` end with exit code 1; `any` for every type.',
    example: '[CARD, CVV]',
  },
  {
    key: 'quiet',
    flag: '--quiet',
    kind: 'boolean',
    describe: 'Print errors only.',
    example: 'false',
  },
  {
    key: 'keys',
    flag: '--keys',
    kind: 'store',
    describe: 'The key store for policies that write tokens: a file, or the URL of a PostgreSQL.',
    example: 'keys/support.db',
  },
  {
    key: 'key_file',
    flag: '--key-file',
    kind: 'path',
    describe: 'Where the key-encryption key lies, if not at its usual place; never beside the store.',
    example: '/etc/chatveil/support.kek',
  },
  {
    key: 'domain',
    flag: '--domain',
    kind: 'text',
    describe: 'Whose keys seal, where the store has several domains.',
    example: 'support-eu',
  },
];

const KEYS = SETTINGS.map((row) => row.key);

/**
 * Settings of `folder`'s chatveil.yaml, or undefined where it has none.
 * @throws ChatveilError CONFIG_INVALID with file, line, field and the nearest valid name.
 */
export function loadConfig(folder: string): Settings | undefined {
  const file = join(folder, CONFIG_FILE);
  if (!existsSync(file)) return undefined;
  const yaml = readYaml(file, 'CONFIG_INVALID');
  // A file of nothing but comments says nothing.
  if (yaml.value === null) return {};
  const check = new Checker({ code: 'CONFIG_INVALID', file, lineOf: yaml.lineOf });
  const settings: Settings = {};
  for (const [key, value] of check.entries(yaml.value, [], 'setting', KEYS, 'policy: mask')) {
    const row = SETTINGS.find((candidate) => candidate.key === key);
    if (row !== undefined) Object.assign(settings, { [key]: readSetting(check, row, value, folder) });
  }
  return settings;
}

function readSetting(
  check: Checker,
  row: SettingRow,
  value: unknown,
  folder: string,
): Settings[keyof Settings] {
  const at: FieldPath = [row.key];
  switch (row.kind) {
    case 'path':
      return pathFrom(folder, check.string(value, at));
    case 'paths':
      return check.strings(value, at).map((path) => pathFrom(folder, path));
    case 'output': {
      const output = check.string(value, at);
      return output === '-' ? output : pathFrom(folder, output);
    }
    case 'policy': {
      const policy = check.string(value, at);
      return /[\\/]|\.(ya?ml|json)$/i.test(policy) ? pathFrom(folder, policy) : policy;
    }
    case 'store': {
      const store = check.string(value, at);
      return /^postgres(?:ql)?:\/\//.test(store) ? store : pathFrom(folder, store);
    }
    case 'text':
      return check.string(value, at);
    case 'format':
      return check.name(value, at, 'format', FORMATS);
    case 'columns':
      return readColumns(check, value, at);
    case 'types':
      return check.strings(value, at).map((type, i) => check.name(type, [...at, i], 'type', FAIL_ON));
    case 'share':
      return check.number(value, at, 0, 1);
    case 'count':
      return check.integer(value, at, 1, Number.MAX_SAFE_INTEGER);
    case 'boolean':
      return check.boolean(value, at);
  }
}

/** `join` keeps a closing slash, which says that the path is a folder. */
const pathFrom = (folder: string, path: string): string =>
  isAbsolute(path) || resolve(folder) === process.cwd() ? path : join(folder, path);

function readColumns(
  check: Checker,
  value: unknown,
  at: FieldPath,
): Readonly<Record<string, FieldMeaning | EntityType>> {
  const known = [...COLUMN_MEANINGS, ...ENTITY_TYPES];
  const columns = check.object(value, at, '{ Body: text, Author: speaker }');
  return Object.fromEntries(
    Object.entries(columns).map(([name, meaning]) => [
      name,
      check.name(meaning, [...at, name], 'meaning or type', known),
    ]),
  );
}

/** The chatveil.yaml that `chatveil init` writes: every setting explained and commented out. */
export function initTemplate(): string {
  const head =
    '# Settings of chatveil for the transcripts in this folder: take away the # in front of those you need. A flag\n' +
    '# on the command line goes before a setting here. Relative paths start at this folder.\n';
  const parts = SETTINGS.map(
    ({ key, flag, describe, example }) => `# ${describe} (${flag})\n# ${key}: ${example}\n`,
  );
  return [head, ...parts].join('\n');
}
