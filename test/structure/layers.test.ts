import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMPUTED_IMPORTS, FORBIDDEN_NAMES, PACKAGE_HOMES, ROOMS } from './layers.ts';
import { filesUnder, importsOf, read } from './sources.ts';

const rooms = new Map(ROOMS.map((room) => [room.name, room]));

/** Room of a path relative to `src/`. */
const roomOf = (path: string): string => path.split('/')[0] ?? path;

const packageOf = (target: string): string =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');

/** What is wrong with one source's imports, one line each. `path` is relative to `src/`. */
function offences(path: string, source: string): string[] {
  const room = rooms.get(roomOf(path));
  if (room === undefined) return [`${path}: stands in no room of the table`];
  const wrong: string[] = [];
  for (const { target, line } of importsOf(source)) {
    const where = `${path}:${line}`;
    if (target === undefined) {
      if (!(path in COMPUTED_IMPORTS)) wrong.push(`${where}: computed import, which nobody can check`);
    } else if (target.startsWith('node:')) continue;
    else if (target.startsWith('.')) {
      const reached = posix.normalize(posix.join(posix.dirname(path), target));
      if (reached.startsWith('..')) wrong.push(`${where}: leaves src: ${target}`);
      else if (!/\.[jt]s$/.test(target)) wrong.push(`${where}: import without its ending: ${target}`);
      else if (roomOf(reached) !== room.name && !room.mayImport.includes(roomOf(reached)))
        wrong.push(`${where}: ${room.name} may not import ${roomOf(reached)} (${target})`);
    } else {
      const name = packageOf(target);
      const homes = PACKAGE_HOMES[name];
      if (homes === undefined) wrong.push(`${where}: package ${name} has no home in the table`);
      else if (!homes.some((home) => (home.endsWith('/') ? path.startsWith(home) : path === home)))
        wrong.push(`${where}: ${name} may be imported only in ${homes.join(', ')}`);
    }
  }
  return wrong;
}

describe('the table', () => {
  it('lets rooms import lower ranks only, and names rooms that exist in it', () => {
    for (const room of ROOMS)
      for (const name of room.mayImport) {
        const other = rooms.get(name);
        expect(other, `${room.name} → ${name}`).toBeDefined();
        expect(other?.rank, `${room.name} → ${name}`).toBeLessThan(room.rank);
      }
  });
});

describe('src', () => {
  const files = filesUnder('src', '.ts').map((file) => file.slice('src/'.length));

  it('imports along the table', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap((file) => offences(file, read(`src/${file}`)))).toEqual([]);
  });

  it('lists no computed import that is not there', () => {
    const computed = files.filter((file) =>
      importsOf(read(`src/${file}`)).some(({ target }) => target === undefined),
    );
    expect(Object.keys(COMPUTED_IMPORTS)).toEqual(computed);
  });

  it('uses names that say something, in kebab-case', () => {
    const parts = [...new Set(files.flatMap((file) => file.replace(/(\.d)?\.ts$/, '').split('/')))];
    expect(parts.filter((part) => FORBIDDEN_NAMES.includes(part))).toEqual([]);
    expect(parts.filter((part) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part))).toEqual([]);
  });

  it('throws only ChatveilError, or what extends it, on purpose', () => {
    const sources = files.map((file) => [file, read(`src/${file}`)] as const);
    const own = sources.flatMap(([, source]) =>
      [...source.matchAll(/class (\w+) extends ChatveilError\b/g)].map((match) => match[1] ?? ''),
    );
    const offenders = sources.flatMap(([file, source]) =>
      [...source.matchAll(/throw\s+new\s+(\w*Error)\b/g)]
        .filter((match) => ![...own, 'ChatveilError'].includes(match[1] ?? ''))
        .map((match) => `${file}: ${match[1]}`),
    );
    expect(offenders).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    ["import { x } from '../detect/scan.ts';", 'model may not import detect'],
    ["import type { X } from '../engine/types.ts';", 'model may not import engine'],
    ["export * from '../cli/main.ts';", 'model may not import cli'],
    ["export type { X } from '../rules/pack.ts';", 'model may not import rules'],
    ["type X = import('../text/fold.ts').Fold;", 'model may not import text'],
    ["const x = await import('../text/fold.ts');", 'model may not import text'],
    ['const x = await import(name);', 'computed import'],
    ["const x = require('re2');", 're2 may be imported only in rules/regex.ts'],
    ["const u = new URL('../pipeline/worker.js', import.meta.url);", 'model may not import pipeline'],
    ["import RE2 from 're2';", 're2 may be imported only in rules/regex.ts'],
    ["import x from 'left-pad/deep';", 'package left-pad has no home'],
    ["import x from '../../bench/run.ts';", 'leaves src'],
    ["import { x } from './slots';", 'without its ending'],
  ])('names %s', (source, reason) => {
    expect(offences('model/slots.ts', source).join('\n')).toContain(reason);
  });

  it.each([
    "import { readFile } from 'node:fs/promises';",
    "import { y } from './limits.ts';",
    "// import { x } from '../cli/main.ts'\nconst text = \"import x from '../cli/main.ts'\";",
    "const data = new URL('../../rules/', import.meta.url);",
  ])('passes %s', (source) => {
    expect(offences('model/slots.ts', source)).toEqual([]);
  });
});
