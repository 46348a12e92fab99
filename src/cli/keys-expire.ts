/** `chatveil keys expire`: destroys keys that are past their domain's retention. */
import { expireKeys } from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { KeyCall } from './key-call.ts';

export async function run(call: Call): Promise<ExitCode> {
  const keys = new KeyCall(call);
  const { kids, vaultRows, places } = await keys.withKeys(({ manager }) => expireKeys(manager, keys.act));
  call.terminal.out(`Destroyed: ${kids.length} keys, ${vaultRows} values, ${places} places.\n`);
  return EXIT.done;
}
