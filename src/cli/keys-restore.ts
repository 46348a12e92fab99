/** `chatveil keys restore`: repeats erasures that a store from a backup does not know of, and opens it by that. */
import { restoreErasures } from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { KeyCall } from './key-call.ts';

export async function run(call: Call): Promise<ExitCode> {
  const keys = new KeyCall(call);
  const erasures = await restoreErasures(keys.places, keys.act);
  call.terminal.out(`The store knows all ${erasures} erasures of the journal and is open again.\n`);
  return EXIT.done;
}
