/** `chatveil keys set`: changes what a domain is for; what is not named stays. */
import { ChatveilError, changeDomain } from '../index.ts';
import type { Call } from './commands.ts';
import { settingsFrom } from './domain-flags.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { KeyCall } from './key-call.ts';

export async function run(call: Call): Promise<ExitCode> {
  const keys = new KeyCall(call);
  const domain = keys.needed('domain');
  const change = settingsFrom(keys);
  if (Object.keys(change).length === 0)
    throw new ChatveilError('USAGE', 'name what changes, such as --reveal controlled');
  await keys.withKeys(({ manager }) => changeDomain(manager, domain, change, keys.act));
  call.terminal.out(`Domain ${domain} is changed.\n`);
  return EXIT.done;
}
