import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { placeWith } from './start.ts';

it('writes a file that everybody may read, changes nothing, and says what comes next', async () => {
  const { folder, chatveil } = placeWith();
  const { code, stdout, stderr } = await chatveil(['init']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toContain('Wrote chatveil.yaml');
  expect(stderr).toContain('--preview 3');
  expect(statSync(join(folder, 'chatveil.yaml')).mode & 0o777).toBe(0o644 & ~process.umask());
  const lines = readFileSync(join(folder, 'chatveil.yaml'), 'utf8').split('\n');
  expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  expect(lines.length).toBeGreaterThan(20);
});

it('replaces nothing unless told to', async () => {
  const { folder, chatveil } = placeWith({ 'chatveil.yaml': 'policy: pci\n' });
  const { code, stderr } = await chatveil(['init']);
  expect(code).toBe(2);
  expect(stderr).toContain('already here; edit it, or replace it with --force');
  expect(readFileSync(join(folder, 'chatveil.yaml'), 'utf8')).toBe('policy: pci\n');

  expect((await chatveil(['init', '--force'])).code).toBe(0);
  expect(readFileSync(join(folder, 'chatveil.yaml'), 'utf8')).toContain('# policy:');
});
