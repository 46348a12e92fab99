import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../.ci/count.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'chatveil-count-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function count(result: unknown): { last: string; status: number | null } {
  const file = join(folder, 'result.json');
  writeFileSync(file, JSON.stringify(result));
  const { stdout, status } = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
  return { last: stdout.trimEnd(), status };
}

const base = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

it.each([
  [base, '3 passed, 0 failed', 0],
  [{ ...base, numPendingTests: 2 }, '3 passed, 0 failed, 2 skipped', 0],
  [{ ...base, numFailedTests: 1 }, '3 passed, 1 failed', 1],
  [{ ...base, testResults: [{ status: 'failed', assertionResults: [] }] }, '3 passed, 1 failed', 1],
])('prints the count of %j', (result, line, status) => {
  expect(count(result)).toEqual({ last: line, status });
});

it('fails where the tests never ran', () => {
  const { stdout, status } = spawnSync(process.execPath, [script, join(folder, 'none.json')], {
    encoding: 'utf8',
  });
  expect(stdout).toContain('no test result');
  expect(status).toBe(1);
});
