/**
 * Which room of `src/` may import which, and where each third-party package may be imported: the table of
 * ARCHITECTURE.md as data. `layers.test.ts` holds every import against it.
 *
 * A file belongs to the room of its first folder; files directly under `src/` are rooms of their own.
 * Type-only imports count like any other: a type that two rooms need belongs to `model`.
 */
export interface Room {
  /** Folder of `src/`, or a file directly under it. */
  readonly name: string;
  /** Rooms import rooms of a lower rank only, themselves aside. */
  readonly rank: number;
  readonly mayImport: readonly string[];
}

const BELOW_ENGINE = [
  'model',
  'text',
  'config',
  'keys',
  'rules',
  'formats',
  'detect',
  'operators',
  'policy',
] as const;

export const ROOMS: readonly Room[] = [
  { name: 'model', rank: 0, mayImport: [] },
  { name: 'text', rank: 1, mayImport: ['model'] },
  { name: 'config', rank: 1, mayImport: ['model'] },
  { name: 'keys', rank: 2, mayImport: ['model', 'config'] },
  { name: 'rules', rank: 2, mayImport: ['model', 'text', 'config'] },
  { name: 'formats', rank: 2, mayImport: ['model', 'text', 'config'] },
  { name: 'detect', rank: 3, mayImport: ['model', 'text', 'rules'] },
  { name: 'operators', rank: 3, mayImport: ['model', 'text', 'keys'] },
  { name: 'policy', rank: 4, mayImport: ['model', 'config', 'operators'] },
  { name: 'engine', rank: 5, mayImport: BELOW_ENGINE },
  { name: 'pipeline', rank: 6, mayImport: ['model', 'formats', 'engine', 'keys'] },
  { name: 'reports', rank: 6, mayImport: ['model'] },
  {
    name: 'governance',
    rank: 7,
    mayImport: ['model', 'config', 'keys', 'engine', 'pipeline', 'reports'],
  },
  {
    name: 'index.ts',
    rank: 8,
    mayImport: [...BELOW_ENGINE, 'engine', 'pipeline', 'reports', 'governance'],
  },
  { name: 'cli', rank: 9, mayImport: ['index.ts'] },
];

/** Home of each third-party package: files, or folders with a closing slash, relative to `src/`. */
export const PACKAGE_HOMES: Readonly<Record<string, readonly string[]>> = {
  re2: ['rules/regex.ts'],
  yaml: ['config/'],
  zod: ['config/'],
  'fast-csv': ['config/', 'reports/'],
  'libphonenumber-js': ['detect/validators/'],
  stdnum: ['detect/validators/'],
  'better-sqlite3': ['keys/'],
  pg: ['keys/'],
  '@noble/ciphers': ['keys/', 'operators/'],
  piscina: ['pipeline/pool.ts'],
  commander: ['cli/main.ts', 'cli/flags.ts'],
};

/** Files, relative to `src/`, that import what they are told at run time, each with the reason. */
export const COMPUTED_IMPORTS: Readonly<Record<string, string>> = {
  'pipeline/load-performer.ts': 'tests of the pipeline stand a toy engine in for the real one',
};

/** Names that say nothing about what is inside. */
export const FORBIDDEN_NAMES: readonly string[] = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'misc',
  'shared',
];
