/** `chatveil audit verify`: whether the chain of entries holds. */
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { KeyCall } from './key-call.ts';

export async function run(call: Call): Promise<ExitCode> {
  const { seq, hash } = await new KeyCall(call).withKeys(({ manager }) => manager.audit.verify());
  call.terminal.out(`The audit holds: ${seq} entries, the last with the hash ${hash}.\n`);
  return EXIT.done;
}
