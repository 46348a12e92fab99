/** The public face: what package.json points to, what index.ts names, what the README lists. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, read } from './sources.ts';

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly files: readonly string[];
}

const manifest: Manifest = JSON.parse(read('package.json'));
const index = read('src/index.ts');

describe('package.json', () => {
  it('points to files that the build writes', () => {
    const targets = [
      ...Object.values(manifest.bin),
      ...Object.values(manifest.exports).flatMap((target) =>
        typeof target === 'string' ? [target] : Object.values(target),
      ),
    ];
    expect(targets.length).toBeGreaterThan(3);
    expect(targets.filter((target) => !existsSync(join(ROOT, target)))).toEqual([]);
  });

  it('starts the command with node', () => {
    for (const target of Object.values(manifest.bin))
      expect(readFileSync(join(ROOT, target), 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
  });

  it('publishes what the code reads at run time, and what a user should read', () => {
    expect(manifest.files).toEqual(
      expect.arrayContaining(['dist', 'rules', 'schemas', 'README.md', 'LICENSE']),
    );
    expect(manifest.files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it('opens nothing but the index and itself', () => {
    expect(Object.keys(manifest.exports)).toEqual(['.', './package.json']);
  });
});

describe('index.ts', () => {
  it('names what it gives, one by one', () => {
    expect(index).not.toMatch(/export \*/);
    expect(index).not.toMatch(/export default/);
  });

  it('gives what the README lists', async () => {
    const readme = read('README.md');
    const section = readme.slice(readme.indexOf('## As a library'), readme.indexOf('## On the command line'));
    const listed = [...section.matchAll(/^\| `(\w+)(?:\([^`]*\))?` \|/gm)].map((match) => match[1] ?? '');
    const given = Object.keys(await import('chatveil'));
    expect(listed.length).toBeGreaterThan(2);
    expect(listed.filter((name) => !given.includes(name))).toEqual([]);
  });
});
