import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { systemReason } from '../../src/model/system-reason.ts';

it('says in words what the system says in code, and never quotes its message', () => {
  let error: unknown;
  try {
    readFileSync('no-such-folder/LEAK');
  } catch (thrown) {
    error = thrown;
  }
  expect(systemReason(error)).toBe('no such file or folder (ENOENT)');
  expect(systemReason({ code: 'EXDEV' })).toBe('EXDEV');
});

it.each([new Error('LEAK'), { code: 'some LEAK' }, { code: 7 }, { code: 'constructor' }, 'LEAK', null])(
  'tells nothing of %j',
  (error) => {
    expect(systemReason(error)).toBe('unknown error');
  },
);
