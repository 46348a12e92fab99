/** On the built code, where the dictionaries are compiled: every rule gets an engine of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lintRules, listRules } from 'chatveil';
import { expect, it, onTestFinished } from 'vitest';

const rule = (ignored: string): string => `
type: ACCOUNT
title: Loyalty card
source: https://example.com/loyalty
pattern: '\\bLC-(\\d{4} ?\\d{4})\\b'
score: 0.6
match: ['my loyalty card is LC-[[4411 2087]]']
ignore: ['${ignored}']
`;

// Minutes on a busy machine: hundreds of engines.
it('lintRules measures every rule, and names twins and examples that do not hold', {
  timeout: 400_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chatveil-lint-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'twin-a.yaml'), rule('part number LD-4411 2087'));
  writeFileSync(join(folder, 'twin-b.yaml'), rule('part number LC-4411 2087'));
  const rows = await lintRules([folder]);
  expect(rows).toHaveLength(listRules().length + 2);
  expect(rows.every(({ microseconds }) => microseconds > 0)).toBe(true);
  // How long a hit takes is the machine's affair too.
  const wrong = rows.filter(
    ({ id, problems }) => !id.startsWith('twin-') && problems.some((problem) => !problem.startsWith('slow')),
  );
  expect(wrong).toEqual([]);
  const problemsOf = (id: string): readonly string[] | undefined =>
    rows.find((row) => row.id === id)?.problems;
  expect(problemsOf('twin-a')).not.toContain('1 example does not hold');
  expect(problemsOf('twin-b')).toEqual(
    expect.arrayContaining(['same type, pattern and validators as twin-a', '1 example does not hold']),
  );
});
