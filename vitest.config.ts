import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that start the built command line or worker threads; `npm run build` comes before them. */
const NEEDS_BUILD = [
  'test/cli/**/*.test.ts',
  'test/contracts/**/*.test.ts',
  'test/pool*/**/*.test.ts',
  'test/pipeline/pool*.test.ts',
  'test/**/*.built.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...NEEDS_BUILD],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'built',
          include: NEEDS_BUILD,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each test here starts processes or threads of its own.
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
});
