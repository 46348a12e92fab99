/** `chatveil grant enroll`: who may grant, and no more. */
import { ChatveilError, enrollApprover, removeApprover } from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { KeyCall, readKeyText } from './key-call.ts';

export async function run(call: Call): Promise<ExitCode> {
  const keys = new KeyCall(call);
  const approver = keys.needed('approver');
  const pem = keys.text('public-key');
  if (keys.switch('remove') === (pem !== undefined))
    throw new ChatveilError(
      'USAGE',
      'give the key with --public-key, or take the approver away with --remove',
    );
  if (pem === undefined) {
    await keys.withKeys(({ manager }) => removeApprover(manager, approver, keys.act));
    call.terminal.out('The approver is taken away.\n');
    return EXIT.done;
  }
  const text = readKeyText(pem);
  const key = await keys.withKeys(({ manager }) => enrollApprover(manager, approver, text, keys.act));
  call.terminal.out(`Enrolled with the key ${key}. Compare it with its owner.\n`);
  return EXIT.done;
}
