/** `chatveil keys rotate`: a new key-encryption key. May be stopped between its steps; the next run ends what was begun. */
import { type RotationStep, rotateKeys } from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { KeyCall } from './key-call.ts';

const SAYS: Readonly<Record<RotationStep, string>> = {
  added: 'A new generation is in the key file.',
  rewrapped: 'All keys of the store are wrapped with it.',
  forgotten: 'The old generation is out of the key file.',
};

export async function run(call: Call): Promise<ExitCode> {
  const { terminal } = call;
  const keys = new KeyCall(call);
  const rotation = rotateKeys(keys.places, keys.act, terminal.stop);
  for (;;) {
    const { done, value } = await rotation.next();
    if (done === true) {
      const { keyFile, generation, ended } = value;
      terminal.out(
        [
          `Generation ${generation} wraps all keys now; ended: ${ended.join(', ')}. Tokens stay as they are.`,
          `Back up ${keyFile} anew, and take it to other machines that use this store.`,
          'Backups of the store from before can no longer be read once every copy of the old key file is destroyed:',
          'keep one only as long as you must be able to restore them, since subjects erased since are readable there.',
          '',
        ].join('\n'),
      );
      return EXIT.done;
    }
    terminal.err(`${SAYS[value]}\n`);
  }
}
