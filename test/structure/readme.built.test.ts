/**
 * The README's code really runs: `sh` blocks line by line against the built command line, `ts` blocks compiled and
 * run. A `text` block directly after a block is what it prints. Everything happens in a copy, so that nothing is
 * written into the checkout.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { performanceSection, withSection } from '../../bench/readme-table.ts';
import { newestRecord } from '../../bench/record.ts';
import { ENTITY_TYPES } from '../../src/model/entity-types.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { filesUnder, ROOT, read } from './sources.ts';

interface Block {
  readonly language: string;
  readonly code: string;
  readonly line: number;
  /** What it prints, if the README says. */
  readonly prints: string | undefined;
}

const readme = read('README.md');

/** Commands that stand in the README and are not run here, with the reason. */
const NOT_RUN: Readonly<Record<string, string>> = {
  'npm ci': 'installs; continuous integration runs it in a clean clone',
  'npm test': 'runs this test',
};

function blocks(markdown: string): Block[] {
  const found: Block[] = [];
  for (const match of markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$(?:\n\n```text\n([\s\S]*?)^```$)?/gm)) {
    const [, language = '', code = '', prints] = match;
    found.push({ language, code, prints, line: markdown.slice(0, match.index).split('\n').length });
  }
  return found;
}

const ofLanguage = (language: string): Block[] =>
  blocks(readme).filter((block) => block.language === language);

let copy = '';

/** A package like the checkout: its own examples, the built code and dependencies by link, and its command. */
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'chatveil-readme-'));
  for (const name of ['dist', 'node_modules', 'rules', 'schemas'])
    symlinkSync(join(ROOT, name), join(copy, name), 'dir');
  cpSync(join(ROOT, 'package.json'), join(copy, 'package.json'));
  cpSync(join(ROOT, 'examples'), join(copy, 'examples'), { recursive: true });
  mkdirSync(join(copy, 'blocks'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(command: string, args: readonly string[]) {
  return spawnSync(command, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', npm_config_offline: 'true', XDG_CONFIG_HOME: join(copy, 'config') },
  });
}

describe('README', () => {
  it('has code to run', () => {
    expect(ofLanguage('sh').length).toBeGreaterThan(1);
    expect(ofLanguage('ts').length).toBeGreaterThan(1);
  });

  const commands = ofLanguage('sh').flatMap((block) =>
    block.code
      .split('\n')
      .map((line) => line.replace(/\s+#\s.*$/, '').trim())
      .filter((line) => line !== '' && !(line in NOT_RUN)),
  );

  it.each(commands)('runs: %s', (command) => {
    // `npx chatveil` is the built command of this package; a shell function saves npx its look-up.
    const npx = `npx() { [ "$1" = chatveil ] || return 9; shift; node dist/cli/main.js "$@"; }; `;
    const result = run('bash', ['-euo', 'pipefail', '-c', npx + command]);
    expect(result.status, `${command}\n${result.stdout}\n${result.stderr}`).toBe(0);
  });

  it('names a command that the package really has', () => {
    const manifest: { bin: Record<string, string> } = JSON.parse(read('package.json'));
    expect(Object.keys(manifest.bin)).toEqual(['chatveil']);
  });

  it.each(ofLanguage('ts').map((block) => [block.line, block] as const))(
    'runs the code of line %i',
    (line, block) => {
      const name = `blocks/line-${line}`;
      writeFileSync(join(copy, `${name}.ts`), block.code);
      const options = [
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2023',
        '--skipLibCheck',
        '--types',
        'node',
      ];
      const compiled = run(process.execPath, ['node_modules/typescript/bin/tsc', ...options, `${name}.ts`]);
      expect(compiled.stdout).toBe('');
      const result = run(process.execPath, [`${name}.js`]);
      expect(result.stderr).toBe('');
      expect(block.prints, 'say in a text block what it prints').toBeDefined();
      expect(result.stdout).toBe(block.prints);
    },
  );

  it.each(ofLanguage('yaml').map((block) => [block.line, block] as const))(
    'shows a policy that loads, in line %i',
    async (_, { code }) => {
      const policy: unknown = parse(code);
      expect(policy).toHaveProperty('version');
      await expect(loadPolicy(policy ?? {})).resolves.toBeDefined();
    },
  );

  it('maps every type of finding', () => {
    const section = readme.slice(readme.indexOf('## What it finds'), readme.indexOf('## How it decides'));
    const rows = [...section.matchAll(/^\| ([A-Z]+) \|/gm)].map((match) => match[1]);
    expect(rows).toEqual(ENTITY_TYPES.filter((type) => type !== 'SUBJECT'));
  });

  it('shows the speed of the newest record', () => {
    const record = newestRecord(new URL('../../bench/records/', import.meta.url));
    expect(record, 'npm run bench -- --record').toBeDefined();
    if (record !== undefined)
      expect(withSection(readme, performanceSection(record)) === readme, 'npm run bench:readme').toBe(true);
  });

  it('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect(() => read(link), link).not.toThrow();
  });
});

describe('examples/', () => {
  // show.mjs is `npm run example`, which the README runs.
  const programs = filesUnder('examples', '.mjs').filter((file) => !file.endsWith('/show.mjs'));
  it.each(programs)('%s runs, and shows no value that it has redacted', (program) => {
    const result = run(process.execPath, [program]);
    expect(result).toMatchObject({ status: 0, stderr: '' });
    expect(result.stdout).toMatch(/\[EMAIL_1\]/);
    expect(result.stdout).not.toMatch(/[\w.]@example|900123|DE89/);
  });
});

describe('CONTRIBUTING', () => {
  it('shows a rule whose examples hold', () => {
    const rule = blocks(read('CONTRIBUTING.md')).find((block) => block.code.includes('loyalty-card.yaml'));
    writeFileSync(join(copy, 'loyalty-card.yaml'), rule?.code ?? '');
    const result = run(process.execPath, ['dist/cli/main.js', 'rules', 'test', 'loyalty-card.yaml']);
    expect(result.status, result.stdout + result.stderr).toBe(0);
  });
});
