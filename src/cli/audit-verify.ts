/** `chatveil audit verify`: whether the chain of entries holds, and goes on from a signed head that was kept elsewhere. */
import { ChatveilError, checkpointOf, publicKeyOf, verifyAgainst } from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { KeyCall, readKeyText } from './key-call.ts';

export async function run(call: Call): Promise<ExitCode> {
  const keys = new KeyCall(call);
  const file = keys.text('checkpoint');
  const pem = keys.text('public-key');
  if ((file === undefined) !== (pem === undefined))
    throw new ChatveilError(
      'USAGE',
      '--checkpoint and --public-key go together: a head is believed by its signature',
    );
  const checkpoint = file === undefined ? undefined : checkpointOf(readKeyText(file));
  const publicKey = pem === undefined ? '' : publicKeyOf(readKeyText(pem));
  const { seq, hash } = await keys.withAudit((audit) =>
    checkpoint === undefined ? audit.verify() : verifyAgainst(audit, checkpoint, publicKey),
  );
  const since =
    checkpoint === undefined ? '' : `, and goes on from entry ${checkpoint.seq} of the checkpoint`;
  call.terminal.out(`The audit holds${since}: ${seq} entries, the last with the hash ${hash}.\n`);
  return EXIT.done;
}
