/** `chatveil grant keygen`: a key pair for signing; the private half for its owner alone. */
import { rmSync, writeFileSync } from 'node:fs';
import { ChatveilError, newSigningKey } from '../index.ts';
import type { Call } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { KeyCall } from './key-call.ts';

export async function run(call: Call): Promise<ExitCode> {
  const file = new KeyCall(call).needed('output');
  const publicFile = `${file.replace(/\.pem$/, '')}.pub.pem`;
  const { privatePem, publicPem } = newSigningKey();
  write(file, privatePem, 0o600);
  try {
    write(publicFile, publicPem, 0o644);
  } catch (error) {
    // Half a pair is of no use, and would stand in the way of the next.
    rmSync(file);
    throw error;
  }
  call.terminal.out(`Private key   ${file} (stays with whoever signs)\nPublic key    ${publicFile}\n`);
  return EXIT.done;
}

/** Never over another key. */
function write(file: string, pem: string, mode: number): void {
  try {
    writeFileSync(file, pem, { mode, flag: 'wx', flush: true });
  } catch {
    throw new ChatveilError('OUTPUT_FAILED', 'the key cannot be written, or is there already', { file });
  }
}
