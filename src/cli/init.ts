/** `chatveil init`: writes a commented chatveil.yaml into the working folder. */
import { writeFileSync } from 'node:fs';
import { ChatveilError, initTemplate } from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { FlagValues } from './flag-values.ts';

const FILE = 'chatveil.yaml';

export async function run({ raw, terminal }: Call): Promise<ExitCode> {
  const force = new FlagValues(raw).switch('force');
  try {
    writeFileSync(FILE, initTemplate(), { mode: 0o644, flag: force ? 'w' : 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new ChatveilError('USAGE', `${FILE} is already here; edit it, or replace it with --force`);
    throw new ChatveilError('OUTPUT_FAILED', `${FILE} could not be written in this folder`);
  }
  terminal.err(
    [
      `Wrote ${FILE}. Every setting in it is commented out, so it changes nothing yet.`,
      'Next:',
      '  1. open it and set what you need; flags on the command line win over it',
      '  2. chatveil redact FILE --preview 3      look at what would change; nothing is written',
      '  3. chatveil redact FILE -o OUT           write the result',
      '',
    ].join('\n'),
  );
  return EXIT.done;
}
