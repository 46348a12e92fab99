/** `chatveil keys hold`: keeps the keys of a subject from being destroyed, or ends that. */
import { ChatveilError, holdSubject } from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { KeyCall } from './key-call.ts';

export async function run(call: Call): Promise<ExitCode> {
  const keys = new KeyCall(call);
  const domain = keys.needed('domain');
  const basis = keys.text('basis');
  const lift = keys.switch('lift');
  if (lift === (basis !== undefined))
    throw new ChatveilError('USAGE', 'say why with --basis, or end the hold with --lift');
  const handle = await keys.handle();
  await keys.withKeys(({ manager }) => holdSubject(manager, domain, handle, basis ?? null, keys.act));
  call.terminal.out(
    lift ? 'The hold is lifted.\n' : 'The hold stands: neither erase nor expire destroys the keys.\n',
  );
  return EXIT.done;
}
