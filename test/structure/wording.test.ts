import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesUnder, ROOT, read } from './sources.ts';

/** What no committed text may hold, each written so that this file does not hold it itself. */
const FORBIDDEN: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['a path of one machine', /(?<![\w.\])}])\/(?:ho[m]e|ro[o]t|wo[r]k|fa[r]m|Use[r]s|tm[p])\//],
  ['a Windows path', /\b[A-Z]:\\(?:Use[r]s|te[m]p)\b/i],
  ['a package registry', /https?:\/\/(?:registry|deb)\.[a-z]/],
  ['an unfinished mark', /\b(?:TO[D]O|FIX[M]E|XX[X]|HA[C]K)\b/],
  ['a switched-off check', /@ts-(?:ig[n]ore|ex[p]ect-error|no[c]heck)/],
  // Not in comments, where the word may stand for itself.
  ['a silenced type', /(?<!^\s*(?:\/?\*|\/\/).*)(?:\bas a[n]y\b|: a[n]y\b)/],
  ['a skipped test', /\b(?:it|test|describe)\.(?:ski[p]|onl[y]|tod[o])\(/],
];

const SOURCES = ['src', 'test', 'bench', 'scripts', 'rules', 'schemas', 'examples', '.ci'];
const TEXT = /\.(?:ts|mjs|js|json|jsonl|yaml|yml|md|txt|csv|c)$|\/run$/;

const texts = [
  ...SOURCES.filter((folder) => existsSync(`${ROOT}/${folder}`)).flatMap((folder) => filesUnder(folder, '')),
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'NOTICE'].filter(
    (file) => existsSync(`${ROOT}/${file}`),
  ),
  'package.json',
  'vitest.config.ts',
  '.npmrc',
].filter((file) => (TEXT.test(file) || !file.includes('/')) && !file.includes('node_modules/'));

describe('every text in the repository', () => {
  it.each(FORBIDDEN)('is free of %s', (_name, pattern) => {
    expect(texts.length).toBeGreaterThan(20);
    const offenders = texts.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}`] : [])),
    );
    expect(offenders).toEqual([]);
  });

  it.each([
    ['a path of one machine', `see ${'/'}home/ann/chats`],
    ['a path of one machine', `"${'/'}work/main"`],
    ['a package registry', `https:${'//'}registry.npmjs.example`],
    ['an unfinished mark', `// TO${'DO'} later`],
    ['a switched-off check', `// @ts-${'ignore'}`],
    ['a silenced type', `const x = y as ${'any'};`],
    ['a skipped test', `it.${'only'}('x')`],
  ])('would be found to hold %s in %j', (name, line) => {
    const pattern = FORBIDDEN.find((row) => row[0] === name)?.[1];
    expect(pattern?.test(line)).toBe(true);
  });
});
