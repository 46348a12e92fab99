import { expect, it } from 'vitest';
import { filesUnder, importsOf, read } from './sources.ts';

interface Manifest {
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
}
interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string;
        readonly resolved?: string;
        readonly hasInstallScript?: boolean;
        readonly optionalDependencies?: Readonly<Record<string, string>>;
      }
    >
  >;
}

const manifest: Manifest = JSON.parse(read('package.json'));
const lock: Lock = JSON.parse(read('package-lock.json'));

/** Builds natively and is tied to Node versions, so only named versions are allowed. */
const EXACT = ['re2', 'better-sqlite3'];

/** Used without an import: run by scripts, or known to the compiler by its types alone. */
const TOOLS = ['@biomejs/biome', '@types/better-sqlite3', '@types/node', '@types/pg', 'typescript'];

const imported = (folders: readonly string[]): Set<string> =>
  new Set(
    folders
      .flatMap((folder) => [...filesUnder(folder, '.ts'), ...filesUnder(folder, '.mjs')])
      .filter((file) => !file.includes('node_modules/'))
      .flatMap((file) => importsOf(read(file)))
      .flatMap(({ target }) => (target === undefined || /^(\.|node:)/.test(target) ? [] : [target]))
      .map((target) =>
        target
          .split('/')
          .slice(0, target.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
  );

it('pins what builds natively and holds the rest to one major version', () => {
  const ranges = Object.entries({
    ...manifest.dependencies,
    ...manifest.optionalDependencies,
    ...manifest.devDependencies,
  });
  const wrong = ranges.filter(([name, range]) =>
    EXACT.includes(name) ? !/^\d+\.\d+\.\d+$/.test(range) : !/^[\^~]\d+\.\d+\.\d+$/.test(range),
  );
  expect(wrong).toEqual([]);
});

it('imports every runtime dependency in src', () => {
  const used = imported(['src']);
  const needed = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
  expect(needed.filter((name) => !used.has(name))).toEqual([]);
});

it('uses every development dependency', () => {
  const used = imported(['src', 'test', 'bench', 'scripts']);
  for (const target of ['vitest.config.ts'].flatMap((file) => importsOf(read(file)))) {
    if (target.target !== undefined) used.add(target.target.split('/')[0] ?? '');
  }
  const unused = Object.keys(manifest.devDependencies).filter(
    (name) => !used.has(name) && !TOOLS.includes(name),
  );
  expect(unused).toEqual([]);
});

it('locks versions without saying where they were downloaded', () => {
  const entries = Object.entries(lock.packages);
  expect(entries.length).toBeGreaterThan(10);
  expect(entries.filter(([, entry]) => entry.resolved !== undefined).map(([name]) => name)).toEqual([]);
});

it('lets install scripts run only for the packages that need them', () => {
  const withScripts = Object.entries(lock.packages)
    .filter(([name, entry]) => name !== '' && entry.hasInstallScript === true)
    .map(([name]) => name.slice(name.lastIndexOf('node_modules/') + 13));
  // By name: npm matches a version only where the lock file says where the package came from. The pin is above.
  const allowed = Object.keys(manifest.allowScripts ?? {});
  // fsevents is optional, for macOS alone, and works without its script.
  expect(withScripts.filter((name) => name !== 'fsevents').sort()).toEqual(allowed.sort());
  expect(allowed.filter((name) => !EXACT.includes(name))).toEqual([]);
});

it('locks the builds of every platform, so that npm ci takes the lock file anywhere', () => {
  const optional = Object.values(lock.packages).flatMap((entry) =>
    Object.entries(entry.optionalDependencies ?? {}),
  );
  expect(optional.length).toBeGreaterThan(20);
  const missing = optional.filter(([name]) => lock.packages[`node_modules/${name}`]?.version === undefined);
  expect(missing).toEqual([]);
});

it('asks for the Node version that the tests run on, or an older one', () => {
  const asked = /^>=(\d+)\.(\d+)$/.exec(manifest.engines.node);
  expect(asked).not.toBeNull();
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantMajor, wantMinor] = [Number(asked?.[1]), Number(asked?.[2])];
  expect((major ?? 0) * 1000 + (minor ?? 0)).toBeGreaterThanOrEqual(wantMajor * 1000 + wantMinor);
});
