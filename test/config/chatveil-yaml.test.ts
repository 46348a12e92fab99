import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fromJSONSchema } from 'zod';
import { initTemplate, loadConfig, SETTINGS } from '../../src/config/chatveil-yaml.ts';
import { ChatveilError } from '../../src/model/errors.ts';
import { CONFIG_SCHEMA } from './config-schema.ts';

const SCHEMA = new URL('../../schemas/config.schema.json', import.meta.url);
const schema = fromJSONSchema(JSON.parse(readFileSync(SCHEMA, 'utf8')));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chatveil-config-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const load = (text: string): ReturnType<typeof loadConfig> => {
  writeFileSync(join(folder, 'chatveil.yaml'), text);
  return loadConfig(folder);
};

/** Name, whether only the reader can see it, text, line, words of the message. */
const REFUSED: readonly (readonly [name: string, text: string, line: number, words: string])[] = [
  ['an unknown setting', 'policy: mask\nworker: 3\n', 2, 'unknown setting "worker": did you mean workers?'],
  ['an unknown format', 'format: jsnol\n', 1, 'unknown format "jsnol": did you mean jsonl?'],
  ['an unknown type', 'fail_on:\n  - CARD\n  - EMIAL\n', 3, 'did you mean EMAIL?'],
  ['an unknown meaning', 'columns:\n  Body: text\n  Who: speeker\n', 3, 'did you mean speaker?'],
  ['columns that are no mapping', 'columns: Body\n', 1, 'columns must be a mapping'],
  ['no workers', 'workers: 0\n', 1, 'workers must be a whole number from 1'],
  ['half a worker', 'workers: 1.5\n', 1, 'whole number'],
  ['a score in percent', 'min_score: 50\n', 1, 'from 0 to 1'],
  ['an empty policy', 'policy: ""\n', 1, 'policy must be a text'],
  ['a list that holds no path', 'allow: [a.csv, 7]\n', 1, 'allow.1'],
  ['a word for a switch', 'quiet: sometimes\n', 1, 'quiet must be true or false'],
  ['a list', '- policy\n', 1, 'must be a mapping'],
  ['__proto__', '__proto__: { quiet: true }\n', 1, 'unknown setting'],
];

describe('loadConfig', () => {
  it('finds nothing where there is no file', () => {
    expect(loadConfig(folder)).toBeUndefined();
  });

  it('reads every setting, with paths that start at the folder', () => {
    const settings = load(
      [
        'output: out/',
        'policy: policies/eu.yaml',
        'format: csv',
        'columns: { Body: text, Contact: EMAIL }',
        'rules: own-rules',
        'min_score: 0.6',
        'allow: [lists/a.csv, /srv/b.txt]',
        'deny: [c.csv]',
        'workers: 2',
        'limit: 10',
        'fail_on: [CARD, any]',
        'findings: f.jsonl',
        'report: r.csv',
        'quiet: true',
        'keys: keys/store.db',
        'key_file: /etc/chatveil/kek',
        'domain: support-eu',
      ].join('\n'),
    );
    expect(settings).toEqual({
      output: join(folder, 'out/'),
      policy: join(folder, 'policies/eu.yaml'),
      format: 'csv',
      columns: { Body: 'text', Contact: 'EMAIL' },
      rules: [join(folder, 'own-rules')],
      min_score: 0.6,
      allow: [join(folder, 'lists/a.csv'), '/srv/b.txt'],
      deny: [join(folder, 'c.csv')],
      workers: 2,
      limit: 10,
      fail_on: ['CARD', 'any'],
      findings: join(folder, 'f.jsonl'),
      report: join(folder, 'r.csv'),
      quiet: true,
      keys: join(folder, 'keys/store.db'),
      key_file: '/etc/chatveil/kek',
      domain: 'support-eu',
    });
    expect(Object.keys(settings ?? {}).sort()).toEqual(SETTINGS.map((row) => row.key).sort());
  });

  it('leaves the URL of a key store as it is', () => {
    expect(load('keys: postgres://db.example.com/keys\n')).toEqual({
      keys: 'postgres://db.example.com/keys',
    });
  });

  it('leaves preset names and standard output as they are', () => {
    expect(load('policy: pci\noutput: "-"\n')).toEqual({ policy: 'pci', output: '-' });
  });

  it('takes a file of nothing but comments for one that says nothing', () => {
    expect(load('# nothing\n')).toEqual({});
    expect(load('')).toEqual({});
  });

  it.each(REFUSED)('refuses %s', (_, text, line, words) => {
    const error = ((): unknown => {
      try {
        return load(text);
      } catch (thrown) {
        return thrown;
      }
    })();
    if (!(error instanceof ChatveilError)) throw error;
    expect(error.code).toBe('CONFIG_INVALID');
    expect(error.message).toContain(words);
    expect(error.place).toMatchObject({ file: join(folder, 'chatveil.yaml'), line });
  });
});

describe('the file that init writes', () => {
  it('loads as it is and says nothing', () => {
    expect(load(initTemplate())).toEqual({});
  });

  it.each(SETTINGS)(
    '$key loads when its comment is taken away, alone and with all others',
    ({ key, flag }) => {
      const lines = initTemplate().split('\n');
      const on = lines.map((line) => (line.startsWith(`# ${key}: `) ? line.slice(2) : line)).join('\n');
      expect(Object.keys(load(on) ?? {})).toEqual([key]);
      expect(schema.safeParse(parse(on)).error).toBeUndefined();
      expect(initTemplate()).toContain(`(${flag})`);

      const all = lines.map((line) => line.replace(/^# ([a-z_]+: )/, '$1')).join('\n');
      expect(load(all)).toHaveProperty([key]);
    },
  );
});

describe('the table of settings', () => {
  it.each(SETTINGS)('$key is named like its flag and explained', ({ key, flag, describe: words }) => {
    expect(flag).toBe(`--${key.replace('_', '-')}`);
    expect(words).toMatch(/^[A-Z].*\.$/);
  });

  it('names each setting once', () => {
    expect(new Set(SETTINGS.map((row) => row.key)).size).toBe(SETTINGS.length);
  });
});

describe('schemas/config.schema.json', () => {
  it('says what the table says', async () => {
    await expect(`${JSON.stringify(CONFIG_SCHEMA, null, 2)}\n`).toMatchFileSnapshot(fileURLToPath(SCHEMA));
  });

  it.each(REFUSED)('refuses %s', (_, text) => {
    expect(schema.safeParse(parse(text)).success).toBe(false);
  });
});
