/** A container may run under a number that the system has no name for. */
import { expect, it, vi } from 'vitest';

vi.mock('node:os', async (load) => ({
  ...(await load<typeof import('node:os')>()),
  userInfo: () => {
    throw new Error('ENOENT: no such user');
  },
}));

const { run } = await import('../../src/pipeline/run.ts');
const { systemUser } = await import('../../src/keys/audit/system-user.ts');
const { Bed, redactFile } = await import('./bed.ts');

it('redacts without keys, and asks for a name where one is needed', async () => {
  const bed = await Bed.make();
  const input = await bed.write('a.jsonl', '{"id":"1","messages":[{"text":"hello"}]}\n');
  const { summary } = await redactFile(bed, run, input);
  expect(summary.files[0]?.status).toBe('done');
  await bed.remove();
  expect(systemUser).toThrow(expect.objectContaining({ code: 'USAGE' }));
});
